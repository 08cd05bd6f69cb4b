# globals() is the module's dictionary.
a = 1
g = globals()
print(g["a"], "b" in g)
b = 2
print(g["b"], g["__name__"])
g["c"] = 3
print(c)
del g["c"]
try:
    c
except NameError as e:
    print(e)


def f(x):
    globals()["from_f"] = x
    return globals() is g


print(f(9), from_f)
g["f"] = lambda x: "replaced"
print(f(1))
len = lambda x: "shadowed len"
print(len("abc"))
del len
print(len("abc"))


def use_print(print=print):
    print("parameter named like a builtin")


use_print()
list_before = list
list = "no longer a type"
print(list)
del list
print(list("ab"), list is list_before)
