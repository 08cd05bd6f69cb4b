# SPDX-License-Identifier: MIT
# object.__getattribute__, __setattr__ and __delattr__ see properties.


class Watched:
    def __init__(self):
        self._x = 0

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, v):
        self._x = v * 2

    @x.deleter
    def x(self):
        print("deleter")

    def __setattr__(self, name, v):
        print("set", name)
        super().__setattr__(name, v)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)

    def __getattribute__(self, name):
        return super().__getattribute__(name)


w = Watched()
w.x = 5
print(w.x, w._x)
del w.x
del w._x
for f in lambda: w.x, lambda: delattr(w, "nothing"):
    try:
        f()
    except AttributeError as e:
        print(e)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, "_target"), name)

    def __setattr__(self, name, v):
        setattr(object.__getattribute__(self, "_target"), name, v)


class Fallback:
    def __getattribute__(self, name):
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return name + "!"


target = Fallback()
proxy = Proxy(target)
proxy.a = 1
print(target.a, proxy.a, proxy.b)


class Meta(type):
    def __setattr__(cls, name, v):
        print("class", name)
        super().__setattr__(name, v)

    def __getattribute__(cls, name):
        return 7 if name == "seven" else super().__getattribute__(name)


class Made(metaclass=Meta):
    pass


Made.a = 1
print(Made.a, Made.seven)
