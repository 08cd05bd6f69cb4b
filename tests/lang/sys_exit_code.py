# sys.exit ends the program with its code, after finally blocks.
import sys

try:
    sys.exit(3)
except SystemExit as e:
    print("caught", e.code, e.args)
try:
    raise SystemExit
except SystemExit as e:
    print(e.code)
try:
    try:
        sys.exit("text")
    except Exception:
        print("never: SystemExit is no Exception")
except BaseException as e:
    print(type(e).__name__, e.code)
try:
    print("leaving")
    sys.exit(7)
finally:
    print("finally runs")
