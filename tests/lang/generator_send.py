# send() makes its argument the value of the yield expression.
def echo():
    got = []
    while True:
        x = yield got
        if x is None:
            continue
        if x == "stop":
            return "final %d" % len(got)
        got.append(x)


g = echo()
print(next(g))
print(g.send(1), g.send("two"), next(g))
try:
    g.send("stop")
except StopIteration as e:
    print(e.value)


def average():
    total = n = 0
    avg = None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n


a = average()
a.send(None)
print(a.send(10), a.send(20), a.send(0))
g = echo()
try:
    g.send(5)
except TypeError as e:
    print(e)


def expr():
    r = (yield 1) + (yield 2) * (yield 3)
    yield r
    yield [(yield "a"), (yield "b")]


e = expr()
print(next(e), e.send(10), e.send(20), e.send(30))
print(next(e), e.send("x"), e.send("y"))


def machine():
    state = "idle"
    while state != "done":
        event = yield state
        if state == "idle" and event == "go":
            state = "run"
        elif state == "run" and event == "halt":
            state = "done"


m = machine()
next(m)
print([m.send(e) for e in ("x", "go", "y")])
try:
    m.send("halt")
except StopIteration:
    print("machine over")
