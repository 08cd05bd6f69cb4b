# What programs read from sys.
import sys

print(sys.byteorder, sys.version_info[0] == 3, sys.version_info[1] >= 4,
      sys.maxsize > 2 ** 30)
print("sys" in sys.modules, sys.modules["sys"] is sys,
      isinstance(sys.path, list), isinstance(sys.argv, list))
print(isinstance(sys.platform, str), isinstance(sys.version, str),
      isinstance(sys.implementation.name, str))
sys.stdout.write("written\n")
sys.stderr.write("to stderr\n")
import math
print("math" in sys.modules, sys.modules["math"] is math)
print(__name__)
import sys as again
from sys import exit, modules
print(again is sys, modules is sys.modules, callable(exit))
try:
    sys.nothing_here
except AttributeError:
    print("AttributeError")
