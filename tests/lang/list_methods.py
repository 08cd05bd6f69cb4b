# Every list method, with its errors.
a = [3, 1, 2]
a.append(4)
a.extend([5, 6])
a.extend("xy")
a.extend(i for i in range(2))
print(a, len(a))
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(100, "end")
a.insert(-100, "start")
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove("first")
a.remove(1)
print(a, a.index(4), a.count(5), a.index(5, 2), a.index("x", -4, 9))
b = a.copy()
a.reverse()
print(a, b, a is b)
a.clear()
print(a, b, a == [])
for bad in (lambda: a.pop(), lambda: b.remove("zz"), lambda: b.index("zz"),
            lambda: b.pop(99), lambda: b[99], lambda: b.index(4, 3)):
    try:
        bad()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
try:
    b[99] = 1
except IndexError as e:
    print(e)
for bad in (lambda: a.extend(5), lambda: a.append(), lambda: a.insert(1),
            lambda: [1] + (2,), lambda: [1] * "a", lambda: a.nope):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
print([1] + [2], [0] * 3, 2 * [1, 2], [] * 5, [1] * -1, [1, 2] == [1, 2],
      [1] < [1, 0], [2] > [1, 5])
print(list(), list("ab"), list((1, 2)), list({"k": 1}), list(range(3)),
      2 in [1, 2], [] in [[]])
c = [1, 2]
c.append(c)
print(len(c[2]), c[2] is c)
c = []
c += [1]
c += "z"
c *= 2
print(c, [[]] * 2, sum([[1], [2]], []), max([3, 9, 4]), [1, 2, 3][-1])
