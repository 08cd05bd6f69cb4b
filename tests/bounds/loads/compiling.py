# SPDX-License-Identifier: MIT
import sys

SOURCE = """
def f(a, b=2, *c):
    total = 0
    for i in range(a):
        if i % 3 == 0:
            total += i * b
        elif i in c:
            total -= 1
    return [x for x in range(total)]


class A:
    def m(self):
        return {'a': 1, 'b': (2, 3.5), 'c': [f(3), lambda x: x + 1]}


table = [""" + ", ".join("(%d, 'name%d', %d.5)" % (i, i % 9, i)
                         for i in range(60)) + """]
"""
while True:
    exec(SOURCE, {})
    import imported
    del sys.modules["imported"]
