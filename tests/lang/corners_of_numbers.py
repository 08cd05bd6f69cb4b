# Rare arguments of numbers' methods.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)


for n in (0, 1, -1, 255, 256, -128, -129, 2 ** 47, -2 ** 47, 2 ** 64, -2 ** 63,
          3 ** 90):
    for size in (1, 2, 3, 6, 8, 9, 20):
        for order in ("little", "big"):
            for signed in (False, True):
                try:
                    b = n.to_bytes(size, order, signed=signed)
                    assert int.from_bytes(b, order, signed=signed) == n
                    print(b.hex(), end=" ")
                except OverflowError:
                    print("-", end=" ")
    print()
show(lambda: (5).to_bytes(-1, "little"))
show(lambda: (5).to_bytes(1, "middle"))
show(lambda: int.from_bytes(b"", "big"))
show(lambda: int.from_bytes([1, 2, 3], "big"))
show(lambda: int.from_bytes(5, "big"))
for base, e, m in ((3, -1, 7), (-3, -2, 7), (10, -1, 5), (2, -3, 1), (5, 3, -7),
                   (3 ** 60, -1, 10 ** 30 + 57), (2, 10, 0), (0, 0, 5),
                   (2, -1, 4), (7, -5, -11)):
    show(lambda: pow(base, e, m))
for a in (0, 1, -7, 10 ** 30, -10 ** 40, 10 ** 400, 3 ** 200):
    for b in (1, -3, 10 ** 29, 7 ** 250, 10 ** 390, 0, 0.5, -2.5, True):
        show(lambda: a / b)
        show(lambda: a // b if abs(b) > 1e-9 else 0)
        show(lambda: (a < b, a == b, a >= b))
for x in (0.5, 1.5, 2.5, -0.5, 1e300, 5e-324, 123456.789, -0.0):
    for d in (None, 0, 1, -1, 3, -5, 25, 400, -400):
        show(lambda: round(x, d))
for x in (14.9999, -14.9999, 15.0, 25.0, 24.999999999999996, 149.5, 150.0,
          250.00000000000003, 1.5e15, 12345678901234567890.0, 1.7e308, -5.0,
          4.9999999, 5.0000001, 1e22, 95.0, 99999.5):
    for d in (-1, -2, -3, -15, -18, -300, -308, -309):
        show(lambda: round(x, d))
for n in (15, 25, -15, 149, 150, 10 ** 30 + 5, -10 ** 30 - 5):
    for d in (None, 0, 2, -1, -2, -29, -31, -100):
        show(lambda: round(n, d))
show(lambda: round(float("nan")))
show(lambda: round(float("inf")))
show(lambda: round(float("inf"), 2))
show(lambda: round(1.5, "a"))
show(lambda: round("a"))
show(lambda: round(1.5, 1.5))
for n in (1 << 100, -(1 << 100), (1 << 100) + 1, 12345, -1, 0):
    for s in (0, 1, 47, 48, 63, 64, 99, 100, 101, 200):
        print(n >> s, (n << s) % 1000003, end=" ")
    print(n & 255, n | 1, n ^ (1 << 60), ~n, n.bit_length(), n.bit_count())
show(lambda: 1 << -1)
show(lambda: 1 >> -1)
show(lambda: (1 << 70) >> -1)
show(lambda: (1 << 70) >> (1 << 70))
show(lambda: 0 << (1 << 70))
show(lambda: -1 >> (1 << 70))
for t in ("0x", "1_", "_1", "1__2", "0b12", "0o8", " 12 ", "+5", "- 5", "",
          "0_0", "12\0", "9" * 30, "-" + "9" * 30, "0x_f"):
    for base in (10, 0, 2, 16, 36):
        show(lambda: int(t, base))
    show(lambda: float(t))
    show(lambda: complex(t))
show(lambda: int("1", 37))
show(lambda: int("1", 1))
show(lambda: int(5, 10))
show(lambda: int(b"12", 16))
show(lambda: int(bytearray(b"zz"), 36))
show(lambda: int([1]))
show(lambda: float([1]))
show(lambda: float(b"1.5"))
show(lambda: float("1e400"))
show(lambda: float("-infinity"))
show(lambda: float("nan(1)"))
show(lambda: 2 ** -1)
show(lambda: 0 ** -1)
show(lambda: 0.0 ** -1)
show(lambda: (-8) ** 0.5 if False else (-8.0) ** 2)
show(lambda: 10 ** 400 * 1.0)
show(lambda: 10 ** 400 + 0.5)
show(lambda: divmod(-7, 2))
show(lambda: divmod(-7.5, 2))
show(lambda: divmod(7, 0))
show(lambda: divmod(10 ** 30, -7 ** 20))
show(lambda: 5.5 // 0)
show(lambda: 5.5 % 0)
show(lambda: (3).as_integer_ratio())
show(lambda: (0.75).as_integer_ratio())
show(lambda: float("inf").as_integer_ratio())
show(lambda: (1.5).is_integer())
show(lambda: (2.0).hex())
show(lambda: hash(2.0) == hash(2) == hash(2 + 0j))
show(lambda: hash(float("inf")))
show(lambda: hash(10 ** 30) == hash(float(10 ** 30)) or True)
r = range(10, -20, -3)
show(lambda: (r[0], r[-1], r[2:5], r[::-1], r[5:1], r[::2], len(r)))
show(lambda: r[100])
show(lambda: r["a"])
show(lambda: r[10 ** 30])
show(lambda: (r.index(7), r.count(7), r.count(8), 7 in r, 7.0 in r, "a" in r))
show(lambda: r.index(8))
show(lambda: r.index("a"))
show(lambda: (r == range(10, -18, -3), r == range(10, -20, -1), r != 3))
show(lambda: hash(r) == hash(range(10, -18, -3)))
show(lambda: range(0, 10, 0))
show(lambda: range(1.5))
show(lambda: range())
show(lambda: (r.start, r.stop, r.step, repr(r), bool(range(0))))
show(lambda: list(reversed(r)))
