# uctypes: addresses, pointers, errors. Only bytes of living objects have an
# address here.
import sys
import uctypes

word = uctypes.UINT64 if sys.maxsize > 1 << 32 else uctypes.UINT32
target = bytearray(b"ABCDEF")
holder = bytearray(16)
d = {
    "raw": 0 | word,
    "p": (0 | uctypes.PTR, uctypes.UINT8),
    "p16": (0 | uctypes.PTR, uctypes.UINT16),
    "ps": (0 | uctypes.PTR, {"a": 0 | uctypes.UINT8, "b": 1 | uctypes.UINT8}),
}
s = uctypes.struct(uctypes.addressof(holder), d)
s.raw = uctypes.addressof(target)
print(s.p[0], s.p[5], hex(s.p16[0]), chr(s.ps[1].a), chr(s.ps[0].b))
print(int(s.p) == uctypes.addressof(target), uctypes.sizeof(s.p) == len(bytes(s)))
s.p[0] = 97
s.ps[1].b = 122
print(target, repr(s)[:16], repr(s.p)[:13], repr(s.ps[0])[:16])

at = uctypes.addressof(target)
print(uctypes.bytes_at(at + 1, 3), uctypes.bytearray_at(at, 2))
part = uctypes.bytearray_at(at + 2, 2)
part[0] = 33
whole = uctypes.bytearray_at(at, 6)
whole[5] = 46
print(part, len(part), whole, type(whole), target, uctypes.addressof(s) == uctypes.addressof(holder))


def attempt(what, use):
    try:
        print(what, use())
    except (TypeError, ValueError, KeyError, IndexError) as e:
        print(what, type(e).__name__, e)


def assign(o, name, v):
    setattr(o, name, v)


attempt("no such field", lambda: s.nothing)
attempt("no index", lambda: s[0])
attempt("beyond", lambda: uctypes.struct(at, (0 | uctypes.ARRAY, 2 | uctypes.UINT8))[2])
attempt("no fields", lambda: s.p.x)
attempt("aggregate", lambda: assign(s, "p", 1))
attempt("text", lambda: assign(s, "raw", "a"))
attempt("descriptor", lambda: uctypes.struct(at, {"a": "b"}).a)
attempt("tuple", lambda: uctypes.struct(at, {"a": (1,)}).a)
attempt("sizeof", lambda: uctypes.sizeof(5))
attempt("sizeof text", lambda: uctypes.sizeof("a"))
attempt("sizeof twice", lambda: uctypes.sizeof(s, uctypes.NATIVE))
attempt("no buffer", lambda: uctypes.addressof(5))
attempt("forged", lambda: uctypes.bytes_at(0x1000, 4))
attempt("too long", lambda: uctypes.bytes_at(at, 7))
attempt("beside", lambda: uctypes.struct(at, {"a": 5 | uctypes.UINT16}).a)
attempt("read-only", lambda: assign(uctypes.struct(uctypes.addressof(b"12"), {"a": 0}), "a", 1))
attempt("layout", lambda: uctypes.struct(at, {}, 9))
attempt("int", lambda: int(s))
