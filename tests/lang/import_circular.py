# Modules that import each other see what has run so far.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")

import circ_a
print(circ_a.call_b(), circ_a.late)
import circ_b
print(circ_b.f(), circ_b.circ_a is circ_a, circ_a.circ_b is circ_b)
