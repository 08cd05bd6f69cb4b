# sys.exit("text") prints to stderr and gives code 1.
import sys

print("before")


def f():
    try:
        sys.exit("the reason")
    finally:
        print("cleanup")


f()
print("never")
