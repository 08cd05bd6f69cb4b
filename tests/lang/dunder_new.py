# __new__ makes the object; __init__ runs only on an instance of the class.
class A:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)
        self.args = args


a = A(1, 2)
print(a.args)


class Single:
    _one = None

    def __new__(cls):
        if cls._one is None:
            cls._one = object.__new__(cls)
            cls._one.n = 0
        return cls._one

    def __init__(self):
        self.n += 1


print(Single() is Single(), Single().n)


class Other:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never")


print(Other())


class B(A):
    def __init__(self, x):
        print("B init", x)


B("b")


class FromPool:
    pool = []

    def __new__(cls, v):
        if cls.pool:
            return cls.pool.pop()
        return super().__new__(cls)

    def __init__(self, v):
        self.v = v


f = FromPool(1)
FromPool.pool.append(f)
g = FromPool(2)
print(f is g, f.v)
