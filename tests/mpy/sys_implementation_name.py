# Libraries branch on these names.
import sys
print(sys.implementation.name)
print(sys.implementation[0] == sys.implementation.name)
print(isinstance(sys.implementation.version, tuple),
      len(sys.implementation.version) >= 3)
print(isinstance(sys.platform, str), sys.version_info[0])
print(hasattr(sys, "maxsize"), sys.byteorder in ("little", "big"))
