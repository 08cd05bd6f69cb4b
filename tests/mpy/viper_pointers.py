# Pointers of viper: loads, stores, addresses; what lies beside is an error.
import array
import micropython
import uctypes


@micropython.viper
def invert(p: ptr8, n: int):
    for i in range(n):
        p[i] ^= 0xFF


@micropython.viper
def total(p: ptr8, n: int) -> int:
    s = 0
    i = 0
    while i < n:
        s += p[i]
        i += 1
    return s


@micropython.viper
def words(p: ptr16, i: int, v: int) -> int:
    p[i] = v
    p[i] += 1
    return p[i] | p[0] << 16


@micropython.viper
def long_words(p: ptr32) -> int:
    p[0], p[1] = p[1], p[0]
    return p[1] & 0xFFFFFF


@micropython.viper
def by_address(p: ptr8) -> int:
    q = ptr8(uint(p) + uint(2))
    return q[0] + ptr16(p)[1]


@micropython.viper
def address(p: ptr8) -> uint:
    return uint(p)


@micropython.viper
def of_object(x) -> int:
    p = ptr8(x)
    return p[1]


b = bytearray(b"\x01\x02\x03\xff")
invert(b, 4)
print(b, total(b, 4), total(b"abc", 3))
a = array.array("H", [1, 2, 3])
print(words(a, 1, 0x11234), a)
w = array.array("I", [5, 6])
try:
    print(long_words(w), w)
except Exception as e:
    print(repr(e))
print(by_address(bytearray(b"\x05\x06\x07\x08")))
print(address(b) == uctypes.addressof(b), of_object(b"xyz"), of_object(b))
for use in (lambda: total(b, 5), lambda: total(12, 1), lambda: invert(b"const", 1),
            lambda: total(1.5, 1)):
    try:
        print(use())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
