# sys.exit() is success, also from inside functions and loops.
import sys


def main():
    for i in range(10):
        if i == 3:
            sys.exit()
        print(i)


main()
