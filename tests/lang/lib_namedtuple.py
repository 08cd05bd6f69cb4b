# Named tuples: names, defaults, errors, subclasses.
from collections import namedtuple


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


P = namedtuple('P', 'x,y z', defaults=[3])
p = P(1, 2)
attempt(lambda: (p, p._fields, P._fields, P._field_defaults, p._asdict(),
                 p._replace(y=9, z=0), P._make(iter('abc')), p + (1,), p[-1],
                 p[1:], p.index(2), p.count(1)))
attempt(lambda: (P.__doc__, P.x.__doc__, P.__name__, repr(P), P.__slots__))
attempt(lambda: (p == P(1, 2, 3), p < P(1, 3), hash(p) == hash((1, 2, 3)),
                 {p: 1}[1, 2, 3], p != (1, 2, 4)))
attempt(lambda: namedtuple('A', ['x', 'class', 'y', 'x', '_z', 'ok'], rename=True)._fields)
attempt(lambda: namedtuple('A', 'x', defaults=(1, 2)))
attempt(lambda: namedtuple('A', 'x x'))
attempt(lambda: namedtuple('A b', 'x'))
attempt(lambda: namedtuple('class', 'x'))
attempt(lambda: namedtuple('A', '')())
attempt(lambda: namedtuple('A', ('a', 'b'))(b=1, a=2))
attempt(lambda: namedtuple('_A', 'a')(1))
attempt(lambda: p._replace(q=1))
attempt(lambda: P._make([1, 2]))
attempt(lambda: P(*range(4)))
attempt(lambda: P())
attempt(lambda: P(1, 2, 3, w=4))
attempt(lambda: P(1, x=2))


class S(P):
    __slots__ = ()

    def s(self):
        return self.x + self.y

    def __new__(cls, a):
        return super().__new__(cls, a, a)


attempt(lambda: (S(4), S(4).s(), S(4)._replace, isinstance(S(1), P)) and (S(4), S(4).s()))


class T(namedtuple('T', 'a b')):

    @property
    def sum(self):
        return self.a + self.b

    def __str__(self):
        return 'T!'


attempt(lambda: (str(T(1, 2)), repr(T(1, 2)), T(1, 2).sum, '%s' % (T(1, 2),)))
a, b, c = p
print(a, b, c, *p, len(p), bool(p), list(p), max(p), p * 2)
attempt(lambda: namedtuple('A', [1, 2]))
attempt(lambda: namedtuple('A', 5))
attempt(lambda: namedtuple('A', 'a b')._make({'k': 1, 'l': 2}))
attempt(lambda: (isinstance(p, tuple), type(p) is P,
                 type(p._replace(x=1)) is P, p._replace() == p,
                 p._replace() is p))
attempt(lambda: P(x=1, y=2, **{'z': 5}))
attempt(lambda: namedtuple('A', 'a b', module='mm').__module__)
attempt(lambda: sorted([P(2, 1), P(1, 2)]))
attempt(lambda: '%(x)s' % p._asdict())
