# Branches by truth of every builtin type.
def truth(x):
    if x:
        return "T"
    else:
        return "F"


for x in (0, 1, -1, 0.0, 0.1, "", "0", [], [0], (), (0,), {}, {0: 0}, None,
          b"", b"0", range(0), range(1), True, False, object, 10 ** 30, -0.0):
    print(truth(x), end=" ")
print()


def grade(n):
    if n >= 90:
        return "A"
    elif n >= 80:
        return "B"
    elif n >= 70:
        pass
    else:
        return "F"
    return "C"


print([grade(n) for n in (95, 85, 75, 5)])
if 1: print("one line"); print("two statements")
if False:
    x = 1
elif None:
    x = 2
elif []:
    x = 3
else:
    x = 4
print(x)
if not (1 and 0) and (2 or 1 / 0):
    print("ok")
