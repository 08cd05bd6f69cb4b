# @micropython.viper: machine words that wrap, and conversions at the border.
import micropython
import sys

BITS = 64 if sys.maxsize > 1 << 32 else 32


@micropython.viper
def add(a: int, b: int) -> int:
    return a + b


@micropython.viper
def mix(a: int, b: int) -> int:
    t = a * b - (a ^ b) + (a | 3) - (b & 7)
    t += a // 3
    t -= b % 5
    return -t + ~a


@micropython.viper
def unsigned(a: uint) -> uint:
    return ~a


@micropython.viper
def left(a: int, n: int) -> int:
    return a << n


@micropython.viper
def right(a: int, n: int) -> int:
    return a >> n


@micropython.viper
def hash_of(n: int) -> int:
    h = 5381
    i = 0
    while i < n:
        h = (h << 5) + h + i
        i += 1
    return h & 0xFFFFFF


@micropython.viper
def count(n: int) -> int:
    total = 0
    for i in range(n):
        if i == 3:
            continue
        if i == 8:
            break
        total += i
    else:
        total = -1
    return total


@micropython.viper
def compare(a: int, b: int) -> bool:
    return a < b and not a == 5


@micropython.viper
def objects(x, y):
    z = x + y
    z = [z, int(len(x)) * 2]
    return z


@micropython.viper
def ends(x: int) -> int:
    pass


@micropython.viper
def casts(x) -> int:
    n = int(x)
    u = uint(n)
    if bool(n):
        return int(u) + 1
    return 0


@micropython.viper
def by_default(a: int, b=3, *rest) -> object:
    return a, b, rest


top = (1 << BITS - 1) - 1
print(add(1, 2), add(top, 1) == -top - 1, add(1 << BITS, 5), add(True, 1))
print(mix(7, -9), unsigned(0) == (1 << BITS) - 1, unsigned(-1))
print(left(3, 4), left(1, BITS - 1) == -top - 1, right(-16, 2))
print(hash_of(100), count(5), count(100), compare(1, 2), compare(5, 6))
print(objects("ab", "cd"), ends(3), casts(41), casts(0), casts(True))
print(by_default(1), by_default(1, 2, 3, 4))


@micropython.native
def native(a, *b, c=3):
    return a, b, c


@micropython.bytecode
def plain(a):
    return a


class A:
    @micropython.viper
    def method(self, x: int) -> int:
        self.x = x << 1
        return int(self.x) + 1


print(native(1, 2), plain(4), A().method(4))

_SIZE = micropython.const(7)


@micropython.viper
def constant(x: int) -> int:
    return x * _SIZE


print(constant(6))
for bad in ("a", 1.5, None, []):
    try:
        add(bad, 1)
    except TypeError as e:
        print(e)
