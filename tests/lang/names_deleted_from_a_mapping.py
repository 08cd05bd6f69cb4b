# exec and class bodies delete names, and import *, from what is no dict.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")


class Mapping:
    def __init__(self):
        self.inner = {}

    def __getitem__(self, key):
        return self.inner[key]

    def __setitem__(self, key, value):
        print("set", key)
        self.inner[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.inner[key]


class Dict(dict):
    pass


class Prepared(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Dict()


def tried(text, space):
    try:
        exec(text, {}, space)
        print("done", text)
    except (NameError, TypeError) as e:
        print(type(e).__name__, e)


for make in (Mapping, Dict, dict):
    for text in ("del zz", "a = 1; del a; del a", "import math\ndel math"):
        tried(text, make())
    names = make()
    tried("from listed import *", names)
    print(len(list(names.inner if make is Mapping else names)))
tried("a = 1; del a", [])


class A(metaclass=Prepared):
    x = 1
    y = 2
    del x


print(sorted(k for k in A.__dict__ if k in "xy"))
try:
    class B(metaclass=Prepared):
        del x
except NameError as e:
    print(e)
