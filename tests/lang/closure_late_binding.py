# A closure sees the variable, not the value it had when it was made.
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])


def make():
    out = []
    for k in range(4):
        out.append(lambda: k)
    k = "after"
    return out


print([f() for f in make()])


def bound():
    return [lambda k=k: k for k in range(4)]


print([f() for f in bound()])


def outer():
    def show():
        return x
    x = 1
    a = show()
    x = 2
    return a, show()


print(outer())


def unset():
    def show():
        return y
    try:
        show()
    except NameError as e:
        print("NameError", e)
    y = 3
    return show()


print(unset())
