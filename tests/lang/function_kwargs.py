# **kwargs collects names into a new dict in call order.
def f(**kw):
    return kw


def g(a, b=2, **kw):
    kw["seen"] = True
    return a, b, kw


print(f(), f(x=1), f(z=1, y=2, x=3))
print(list(f(c=1, a=2, b=3)))
print(g(1), g(1, c=3), g(b=1, a=2, d=4))

d = {"p": 1, "q": 2}
r = f(**d)
r["p"] = 100
print(d, r)
print(f(**d, s=3), f(o=0, **d), f(**d, **{"t": 4}))

for bad in (lambda: f(1), lambda: f(**d, p=3), lambda: f(**{1: 2}),
            lambda: f(**5)):
    try:
        bad()
        print("no error")
    except TypeError:
        print("TypeError")


def forward(fn, *args, **kwargs):
    return fn(*args, **kwargs)


print(forward(g, 7, e=5))
print(forward(forward, f, k=1))
