# Counting, and arithmetic with counts.
from collections import Counter


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


c = Counter('abracadabra')
attempt(lambda: (c, c['z'], 'z' in c, c.most_common(), c.most_common(2),
                 c.most_common(0), c.most_common(None), c.most_common(100),
                 c.most_common(-1)))
attempt(lambda: (sorted(c.elements()),
                 list(Counter(a=2, b=0, c=-1).elements()), c.total(),
                 Counter({'a': 1.5, 'b': 2}).total()))
c.update('aaz')
attempt(lambda: c)
c.update({'a': -3}, z=4)
attempt(lambda: c)
c.subtract('ab')
c.subtract(Counter(r=1))
c.subtract(q=2)
attempt(lambda: c)
x, y = (Counter(a=3, b=1, n=-1), Counter(a=1, b=2, m=0))
attempt(lambda: (x + y, x - y, x & y, x | y, +x, -x, x == y, x != y, x < y,
                 x <= y, x > x, x >= x, Counter(a=0) == Counter()))
attempt(lambda: x + {'a': 1})
attempt(lambda: x == {'a': 3, 'b': 1, 'n': -1})
attempt(lambda: Counter.fromkeys('a'))
attempt(lambda: Counter(5))
attempt(lambda: Counter([[1]]))
attempt(lambda: Counter('a', 'b'))
for op in '+-|&':
    z = Counter(x)
    if op == '+':
        z += y
    elif op == '-':
        z -= y
    elif op == '|':
        z |= y
    else:
        z &= y
    attempt(lambda: z)
del x['nope']
attempt(lambda: (x, x.copy(), type(x.copy()).__name__,
                 Counter(a=1, b='x') if 0 else 1))
attempt(lambda: x.pop('nope'))
attempt(lambda: Counter(None))
attempt(lambda: Counter(a=1, iterable=3, self=2))


class C2(Counter):
    pass


attempt(lambda: (C2('ab'), C2('ab').copy(), C2('a') + C2('a'),
                 type(C2('a') + C2('b')).__name__))
attempt(lambda: Counter(dict(a=None, b=1)))
attempt(lambda: c.setdefault('new', 4))
attempt(lambda: Counter((x for x in 'aab')))
attempt(lambda: (Counter(a=1).update.__name__, dict(Counter('aab')),
                 sorted(Counter('aab').items()),
                 max(Counter('aab'), key=Counter('aab').get),
                 Counter('aab') | Counter('bbc')))
attempt(lambda: Counter('aab').most_common(1)[0])
attempt(lambda: Counter(a=2) - Counter(a=2))
attempt(lambda: c < 5)
attempt(lambda: (Counter() == 5, Counter() != 5,
                 Counter(a=1) == Counter(a=True)))
