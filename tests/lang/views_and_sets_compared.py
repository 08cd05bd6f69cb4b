# Views are compared item by item, so values need no hash; a set that is looked
# for in a set, or taken out of one, stands for a frozenset.
a = {1: [], 2: [5]}
b = {1: [], 2: [5], 3: {}}
views = [('a', a.items()), ('b', b.items()), ('a keys', a.keys()),
         ('b keys', b.keys()), ('set', {1, 2}), ('frozen', frozenset([1])),
         ('none', {}.items()), ('other', {1: [1], 2: [5]}.items())]
for n, x in views:
    for m, y in views:
        for op in ('<', '<=', '==', '!=', '>', '>='):
            try:
                print(n, op, m, eval('x ' + op + ' y', {'x': x, 'y': y}))
            except TypeError as e:
                print(n, op, m, 'TypeError')
for y in ([1, 2], (1, 2), 'ab', None, a.values(), a):
    print(a.keys() == y, a.items() != y)
    try:
        print(a.keys() < y)
    except TypeError:
        print('TypeError')


class Odd:
    def __eq__(self, other):
        raise ValueError('odd')


try:
    print({1: Odd()}.items() == {1: Odd()}.items())
except ValueError as e:
    print(e)

s = {frozenset([1]), frozenset([2]), 3}
print({1} in s, {3} in s)
s.remove({1})
s.discard({2})
s.discard({7})
print(s)
for item in ({9}, 'gone'):
    try:
        s.remove(item)
    except KeyError as e:
        print('KeyError', e.args)
for item in ([], {}, bytearray()):
    try:
        s.discard(item)
    except TypeError:
        print('TypeError')
try:
    s.add({1})
except TypeError:
    print('TypeError')

try:
    print(int(base=3))
except TypeError as e:
    print(e)
print(int('12', base=3), eval(compile(source='1', filename='f', mode='eval')))
try:
    compile()
except TypeError:
    print('TypeError')
