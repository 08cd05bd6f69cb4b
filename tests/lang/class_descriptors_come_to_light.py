# A data descriptor that a class's own name has hidden, or that comes late, is
# found by code that has met the class before.
class A:
    x = property(lambda self: 'got', lambda self, v: print('set', v))


class B(A):
    x = 5


class Q:
    pass


def write(o):
    o.x = 1


def read(o):
    return o.x


for first in (B(), B(), Q()):
    write(first)
    print(read(first))
old = B()
write(old)
print(read(old), read(B()))
del B.x
write(B())
write(old)
print(read(old), read(B()), read(Q) if hasattr(Q, 'x') else None)


class Many:
    pass


def read_last(o):
    return o.a199


def write_last(o):
    o.a199 = 'written'


many = Many()
for i in range(200):
    setattr(many, 'a%d' % i, i)
for i in range(3):
    print(read_last(many))
    write_last(many)
Many.a199 = property(lambda self: 'got', lambda self, v: print('set', v))
print(read_last(many))
write_last(many)

# Trees of shapes with branches.
made = []
for i in range(40):
    o = Many()
    for j in range(i % 7):
        setattr(o, 'b%d' % ((i * 3 + j) % 11), j)
    o.late = i
    made.append(o)


def late(o):
    return o.late


print(sum(map(late, made)))
Many.late = property(lambda self: -1)
print(sum(map(late, made)))


# A set that is filled with what it has while it is iterated.
s = set(range(10))
for i in s:
    s.update([1, 2, 3, 4, 5, 6, 7, 8])
print(len(s))


# Each look-up asks a key once.
class K:
    count = 0

    def __init__(self, v):
        self.v = v

    def __hash__(self):
        K.count += 1
        return hash(self.v)

    def __eq__(self, other):
        return self.v == other.v


d = {K(1): 'one'}
K.count = 0
for v in (1, 2):
    try:
        print(d[K(v)], K.count)
    except KeyError as e:
        print('missing', e.args[0].v, K.count)

for call in (lambda: complex(10 ** 400), lambda: complex(1, 10 ** 400)):
    try:
        print(call())
    except OverflowError as e:
        print(e)
