# Several mappings as one.
from collections import ChainMap


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
attempt(lambda: (m, m['a'], m['b'], list(m), len(m), m.parents,
                 m.new_child({'z': 1}), m.new_child(a=5), list(m.items()),
                 list(m.keys()), list(m.values()), m.get('q', 1), 'b' in m,
                 bool(ChainMap()), m.maps))
attempt(lambda: m['q'])
attempt(lambda: m.pop('b'))
attempt(lambda: (m.pop('a'), m))
attempt(lambda: m.popitem())
attempt(lambda: (m.setdefault('b', 9), m.setdefault('c', 9), m))
attempt(lambda: (m | {'x': 1}, {'x': 1} | m))
m |= {'y': 2}
attempt(lambda: m)
attempt(lambda: m.__delitem__('b'))
attempt(lambda: (m.copy(), m == dict(m), m != 5, ChainMap.fromkeys('ab', 1)))
