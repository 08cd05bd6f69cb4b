import operator as o

print(o.add(1, 2), o.sub(5, 3), o.mul("a", 3), o.truediv(1, 4), o.mod(7, 4))
print(o.floordiv(7, 2), o.pow(2, 5), o.neg(3), o.pos(-3), o.inv(5))
print(o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.lshift(1, 4), o.rshift(16, 2))
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 2), o.ge(1, 2), o.gt(2, 1))
print(o.not_(0), o.truth([]), o.is_(None, None), o.is_not(1, None))
print(o.contains([1, 2], 2), o.countOf([1, 2, 1], 1), o.indexOf("abc", "c"))
print(o.concat([1], [2]), o.getitem({"a": 1}, "a"), o.index(True))
d = {}
o.setitem(d, 1, 2)
print(d)
o.delitem(d, 1)
print(d, o.length_hint([1, 2]), o.length_hint(iter(()), 3) >= 0)


class P:
    def __init__(self):
        self.x, self.y = 1, "why"

    def move(self, dx, by=0):
        return (dx, by)


p = P()
p.inner = p
print(o.attrgetter("x")(p), o.attrgetter("x", "inner.y")(p))
print(o.itemgetter(1)("abc"), o.itemgetter(0, -1)([1, 2, 3]))
print(o.itemgetter(slice(1, 3))("abcd"), o.methodcaller("move", 3, by=4)(p))
print(sorted([(2, "a"), (1, "b")], key=o.itemgetter(1)))
print(o.attrgetter("a.b"), o.itemgetter(1, 2), o.methodcaller("f", 1, k=2))
a = [1]
print(o.iadd(a, [2]) is a, a, o.ior({1}, {2}), o.imul(3, 4), o.isub(3, 1))
for bad in (lambda: o.attrgetter(1), lambda: o.indexOf([], 1),
            lambda: o.concat(1, 2), lambda: o.index(1.5)):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__)
