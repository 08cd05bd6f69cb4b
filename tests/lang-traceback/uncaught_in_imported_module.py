# Frames of an imported module name its file.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")
import helper

print(helper.good(2))
helper.bad(0)
