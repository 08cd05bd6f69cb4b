# A folder without __init__.py is a package as well.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")

import lonely.inner
print(lonely.inner.where)
from lonely import inner
from lonely.inner import where
print(inner is lonely.inner, where)
