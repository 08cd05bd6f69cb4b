# from x import * takes the public names, or those of __all__.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")

from plain import *
print(value, items, callable(bump), Thing.made)
try:
    _private
except NameError:
    print("_private stays")
from listed import *
print(shown, _also_shown)
try:
    not_shown
except NameError:
    print("not_shown stays")
from star_pack import *
print(one())
try:
    flag
except NameError:
    print("flag stays")
from math import *
print(sqrt(9), floor(2.5))
