# What import raises, and what a failed import leaves behind.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")

try:
    import no_such_module
except ImportError as e:
    print(type(e).__name__, e)
try:
    from plain import no_such_name
except ImportError as e:
    print(type(e).__name__)
try:
    import plain.nested
except ImportError as e:
    print(type(e).__name__)
for i in range(2):
    try:
        import failing
    except ValueError as e:
        print(e, "failing" in sys.modules)
try:
    import badsyntax
except SyntaxError:
    print("SyntaxError in a module")
try:
    from pack import absent
except ImportError:
    print("ImportError")
try:
    import pack.absent
except ModuleNotFoundError as e:
    print(e)
try:
    failing
except NameError:
    print("name not bound")
try:
    from . import plain
except ImportError:
    print("no relative import outside a package")
