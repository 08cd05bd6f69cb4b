# The program itself is __main__; modules have their own names and globals.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")

import plain
value = "main's own"
print(plain.get(), value, __name__, plain.__name__)
if __name__ == "__main__":
    print("run as a program")


def get():
    return "main get"


print(get(), plain.get())
plain.get = lambda: "patched"
print(plain.get(), plain.bump())
from plain import get
print(get())
globals()["made"] = 5
print(made, "value" in globals(), "nope" in globals())
