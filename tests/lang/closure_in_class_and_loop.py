# A class body is no enclosing scope for its methods, but a function is.
def build(prefix):
    count = 0

    class Item:
        kind = prefix + "-item"

        def __init__(self, name):
            nonlocal count
            count += 1
            self.id = count
            self.name = name

        def label(self):
            return "%s:%s:%d" % (prefix, self.name, self.id)

    return Item, lambda: count


A, na = build("a")
B, nb = build("b")
print(A("x").label(), A("y").label(), B("z").label())
print(na(), nb(), A.kind, B.kind, A is B)

value = "global"


class Scope:
    value = "class"

    def get(self):
        return value

    copy = value


print(Scope().get(), Scope.copy, Scope.value)


def accumulate():
    total = 0

    def add(n):
        nonlocal total
        for i in range(n):
            total += i
        return total

    return [add(i) for i in range(5)]


print(accumulate())
