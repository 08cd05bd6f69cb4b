# and/or give back one of their operands and skip the rest.
def t(x):
    print("t", repr(x))
    return x


print(t(0) and t(1))
print(t(1) and t(2))
print(t("") or t([]) or t({}))
print(t(None) or t("x") or t("y"))
print(1 and 2 or 3, 0 and 2 or 3, (1 or 0) and 0)
print(not 0, not 1, not "", not [0], not None)
print(not not 5)
print((1 if 0 else 2 if 0 else 3))
x = None
print(x and x.attr, x is None or x.attr)
print(bool(0 and 1 / 0), bool(1 or 1 / 0))
if t(0) or t(1) and t(0):
    print("yes")
else:
    print("no")
while t(0) and t(1):
    pass
a = [] or "default"
b = "given" or "default"
print(a, b)
print(True and (), False or (), () or False)
print(True + True, True == 1, False < True, True & False, True ^ True)
