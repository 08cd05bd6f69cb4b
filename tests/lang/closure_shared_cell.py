# Closures made by one call share their cell; each call makes a new one.
def account(balance):
    def deposit(x):
        nonlocal balance
        balance += x
        return balance

    def withdraw(x):
        nonlocal balance
        if x > balance:
            return "refused"
        balance -= x
        return balance

    return deposit, withdraw


d1, w1 = account(100)
d2, w2 = account(0)
print(d1(50), w1(30), d2(5), w2(6), w1(120), w1(1))


def argument_captured(a, *args, k=1, **kw):
    def show():
        return a, args, k, kw
    a += 1
    k *= 2
    return show


print(argument_captured(1, 2, 3, k=4, z=5)())


def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run


print(compose(lambda x: x + 1, lambda x: x * 10, str)(4))


def recursive_closure(n):
    def go(i):
        return [] if i == n else [i] + go(i + 1)
    return go(0)


print(recursive_closure(5))
