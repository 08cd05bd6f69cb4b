# SPDX-License-Identifier: MIT
# A builtin type's method in a class's body binds as a function does.


class Stack(list):
    push = list.append
    __call__ = list.__getitem__


s = Stack()
s.push(5)
s.push(6)
print(s, s(1))
push = s.push
push(7)
print(s)


class Settings(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


settings = Settings(a=1)
settings.b = 2
print(settings.a, settings.b, settings)
del settings.a
print(settings)


class Other:
    upper = str.upper
    size = len
    number = int


try:
    Other().upper()
except TypeError as e:
    print(e)
print(Other().size([1, 2]), Other().number("7"), Other.upper("x"))
