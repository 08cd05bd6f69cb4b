# Constructors that are handed what they must not take.
class Meta(type):
    pass


for call in (lambda: type("A", 3, {}), lambda: type("A", (), 3),
             lambda: object.__new__(Meta), lambda: object.__new__(type),
             lambda: type.__new__(int, "A", (), {}),
             lambda: BaseException.__new__(int),
             lambda: type("A", (3,), {}),
             lambda: b"ab".hex(1), lambda: b"ab".hex("::"),
             lambda: object.__new__(3)):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__)


class Space(dict):
    def __setitem__(self, key, item):
        if not key.startswith("__"):
            print("set", key)
        super().__setitem__(key, item)


class Recorded(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Space()

    def __new__(meta, name, bases, space):
        print(type(space).__name__, [k for k in space if k[0] != "_"])
        return super().__new__(meta, name, bases, space)


class Thing(metaclass=Recorded):
    a = 1

    def b(self):
        return self.a


print(Thing().b(), Thing.__name__, b"abcd".hex("-", 2))
