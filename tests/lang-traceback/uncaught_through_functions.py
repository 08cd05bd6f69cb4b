# Each frame with its line and function, the outermost first.
def a(n):
    return b(n - 1)


def b(n):
    if n:
        return a(n)
    raise ValueError("at the bottom")


def main():
    print("start")
    a(4)


main()
