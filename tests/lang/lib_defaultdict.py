# A dict that makes what it misses.
from collections import defaultdict


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


d = defaultdict(list)
d['a'].append(1)
d['b']
attempt(lambda: (d, d['a'], d.get('q'), 'q' in d, d.default_factory, len(d))) if 0 else attempt(lambda: (dict(d), d['a'], d.get('q'), 'q' in d, len(d), repr(d).startswith("defaultdict(<class 'list'>, {")))
attempt(lambda: d)
attempt(lambda: (defaultdict(int), defaultdict(None), defaultdict(),
                 defaultdict(None, {1: 2}, a=3)))
attempt(lambda: defaultdict()['x'])
attempt(lambda: defaultdict(3))
attempt(lambda: defaultdict([1]))
attempt(lambda: (d.copy(), type(d.copy()).__name__, d.copy() == d,
                 d == dict(d), d | {'z': 1}, {'z': 1} | d,
                 type({'z': 1} | d).__name__))
d.default_factory = None
attempt(lambda: d['new'])
d.default_factory = lambda: 5
attempt(lambda: d['new'])


def bad():
    raise ValueError('f')


d.default_factory = bad
attempt(lambda: d['n2'])
attempt(lambda: 'n2' in d)


class DD(defaultdict):

    def __missing__(self, k):
        self[k] = k * 2
        return self[k]


attempt(lambda: (DD()['ab'], DD(int)['q']))
attempt(lambda: defaultdict(int).__missing__('k'))
attempt(lambda: defaultdict(list, [('a', [1])])['a'])
r = defaultdict(int)
for ch in 'mississippi':
    r[ch] += 1
attempt(lambda: (sorted(r.items()), r.pop('m'), r.setdefault('zz', 4), r))
n = defaultdict(lambda: defaultdict(int))
n['a']['b'] += 1
attempt(lambda: n['a']['b'])
attempt(lambda: defaultdict(default_factory=int))
r.clear()
attempt(lambda: r)
attempt(lambda: defaultdict(int, 5))
attempt(lambda: defaultdict(int, {}, {}))
