# Soft handlers run in the midst of a call: while its class is looked up, and
# where an exception goes through a builtin that has arguments left. They must
# not write where its arguments stand.
from machine import Timer

count = 0


def tick(t):
    global count
    a = b = c = d = e = count
    count += 1


class Base0:
    pass


class Base1(Base0):
    pass


class Base2(Base1):
    pass


class Base3(Base2):
    pass


class Keeps(Base3):
    def __init__(self, *args, **named):
        self.args = args
        self.named = named


class Called(Base3):
    def __call__(self, *args):
        return args


stop = StopIteration()


class Pairs:
    left = 2

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left == 0:
            raise stop
        return "x", 1


class Named(Keeps):
    def __init__(self, **named):
        self.named = named


args = tuple("v%d" % i for i in range(40))
named = {v: v for v in args}
merged = {"x": 1}
merged.update(named)
called = Called()
timer = Timer(freq=211, mode=Timer.PERIODIC, callback=tick)
wrong = 0
while count < 100:
    k = Keeps(*args)
    wrong += k.args != args
    k = Keeps(**named)
    wrong += k.named != named
    k = Named(v0=0, v1=1, v2=2, v3=3, v4=4, v5=5, v6=6, v7=7, v8=8, v9=9,
              v10=10, v11=11, v12=12, v13=13, v14=14, v15=15, v16=16,
              v17=17, v18=18, v19=19, v20=20, v21=21, v22=22, v23=23,
              v24=24, v25=25, v26=26, v27=27, v28=28, v29=29)
    wrong += list(k.named.values()) != list(range(30))
    wrong += called(*args) != args
    wrong += dict(Pairs(), **named) != merged
timer.deinit()
print("wrong", wrong)
