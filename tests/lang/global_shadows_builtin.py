# A builtin that was used through a name is another after a global of that name
# came, and the builtin again after it went, however it came and went.


def use(x):
    return abs(x), len((x,))


def shadow(x):
    return "mine"


print(use(-3), use(-4))
abs = shadow
print(use(-3))
del abs
print(use(-3))
globals()["le" + "n"] = shadow
print(use(-3))
len = max
try:
    print(use(-3))
except TypeError as e:
    print(type(e).__name__)
del globals()["len"]
print(use(-3))
vars_of_mine = globals()
vars_of_mine.update(abs=shadow, len=shadow)
print(use(-3))
vars_of_mine.pop("abs")
vars_of_mine.pop("len")
print(use(-3))

# The same code with other globals.
code = compile("out = [abs(-1) for i in range(2)]", "x", "exec")
for space in ({}, {"abs": shadow}, {}):
    exec(code, space)
    print(space["out"])

# Stored, deleted and stored again by the same instruction.
def store(x):
    global stored
    stored = x


for i in range(4):
    store(i)
    print(stored)
    if i % 2:
        del stored
try:
    stored
except NameError as e:
    print(e)


# A store goes where the name is, though the table is another by now.
def count():
    global counted
    counted += 1


counted = 0
for i in range(40):
    count()
    globals()["filler%d" % i] = i
    if i > 20:
        del globals()["filler%d" % (i - 20)]
print(counted)


# An import, a class and a loop shadow as well.
def value():
    return min(1, 2)


print(value())
for min in (shadow and (lambda *a: a),):
    print(value())
del min
print(value())


class min:
    def __new__(cls, *args):
        return "class"


print(value())
from math import sqrt as min

try:
    value()
except TypeError:
    print("takes one")
del min
print(value())
