# SPDX-License-Identifier: MIT
# Deleting an attribute that is not there names the object and the attribute.


class A:
    pass


a = A()
a.here = 1
del a.here
for f in lambda: delattr(a, "here"), lambda: delattr(A, "here"):
    try:
        f()
    except AttributeError as e:
        print(e)
