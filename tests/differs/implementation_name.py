# sys.implementation.name is 'micropython'.
#
# Cause: libraries for microcontrollers branch on it. Krait's own version is
# in sys.implementation.krait.
# Workaround: test hasattr(sys.implementation, "krait").
import sys

print(sys.implementation.name, hasattr(sys.implementation, "krait"))
# CPython:
# cpython False
