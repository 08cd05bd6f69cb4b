# Numbers have no identity of their own: `is` compares their values.
#
# Cause: floats and integers up to 48 bits are the 64-bit value itself, not
# objects, so equal ones cannot be told apart. CPython makes new objects.
# Workaround: none needed; compare numbers with ==.


def new_float(x):
    return x * 2.0


def new_int(x):
    return x * 1000


print(new_float(0.75) is new_float(0.75), new_int(1000) is new_int(1000))
a = new_float(1.25)
print(a is a, a == 2.5)
# CPython:
# False False
# True True
