# Order of an OrderedDict, and what compares it.
from collections import OrderedDict


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


o = OrderedDict(a=1, b=2, c=3)
attempt(lambda: (o, list(o), list(o.items()), list(o.values()), o['a'], len(o),
                 'a' in o, o.get('z')))
o.move_to_end('a')
attempt(lambda: o)
o.move_to_end('a', False)
attempt(lambda: o)
o['b'] = 9
attempt(lambda: o)
del o['b']
o['b'] = 1
attempt(lambda: o)
attempt(lambda: (o.popitem(), o.popitem(False), o))
attempt(lambda: o.move_to_end('nope'))
attempt(lambda: OrderedDict().popitem())
attempt(lambda: OrderedDict().popitem(last=False))
A = OrderedDict([(1, 2), (3, 4)])
B = OrderedDict([(3, 4), (1, 2)])
attempt(lambda: (A == B, A != B, A == dict(B), dict(A) == B,
                 A == OrderedDict(A), A == 5, A != 5))
attempt(lambda: (OrderedDict.fromkeys('abc'), OrderedDict.fromkeys('ab', 1),
                 A.copy(), type(A.copy()).__name__, A | {9: 9}, {9: 9} | A,
                 list(reversed(A))))
A |= {7: 7}
attempt(lambda: A)
A.update({1: 0})
A.setdefault(8, 8)
attempt(lambda: (A, A.pop(1), A.pop(1, 'd'), A))
attempt(lambda: A.pop(1))


class OD(OrderedDict):
    pass


attempt(lambda: (OD(a=1), OD(a=1).copy(), OD.fromkeys('a')))
A.clear()
attempt(lambda: A)
s = OrderedDict()
s['s'] = s
attempt(lambda: s)
attempt(lambda: (list(reversed(o.items())), list(reversed(o.keys())),
                 list(reversed(o.values()))))
