# Packages: __init__, submodules, relative imports of all depths.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")

import pack
print(pack.version, pack.alpha.name, pack.deep_module.depth, pack.sub.level,
      hasattr(pack, "beta"))
import pack.beta
print(pack.beta.result, pack.alpha.who())
import pack.sub.deep as d
print(d.up, d.who(), d is pack.sub.deep, d.__name__)
from pack import beta, alpha as first
from pack.sub import deep, level
from pack.sub.deep import depth as how_deep
print(beta.other, first.name, deep is d, level, how_deep)
print(sorted(m for m in sys.modules if m.startswith("pack")))
pack.alpha.name = "renamed"
print(first.who(), beta.other)
