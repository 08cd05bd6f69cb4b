# Floor division, modulo and powers over all signs; shifts; big results.
for a in (7, -7):
    for b in (3, -3):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
print(0 // 5, 0 % -5, -1 // 2, -1 % 2, 1 // -2, 5 % 5, -6 // 3, -6 % 3)
print(2 ** 0, 0 ** 0, (-2) ** 3, (-2) ** 4, 2 ** -1, (-2) ** -2, 10 ** 2)
print(1 << 0, 1 << 10, -1 << 4, 256 >> 4, -256 >> 4, -1 >> 10, 5 >> 100,
      -5 >> 100, 0 << 100)
print(6 & 3, 6 | 3, 6 ^ 3, ~6, ~-1, -6 & 0xFF, -6 | 3, -6 ^ 3, 6 & -2)
print(pow(3, 4), pow(3, 4, 5), pow(2, 100, 7), pow(-3, 3, 5), pow(7, 0, 1),
      pow(3, -1, 7))
print(abs(-5), abs(5), -(-5), +5, - -5, not 5, ~0)
for bad in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0),
            lambda: 0 ** -1,
            lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: 1 >> -1):
    try:
        bad()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
print(True + True, True * 5, 5 - False, -True, ~True, True // 1, True << 3)
print(10 == 10.0, 3 < 3.5, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53,
      1 < True, 0 == False)
x = 17
x += 1; x -= 3; x *= 4; x //= 7; x **= 2; x %= 50
x <<= 2; x >>= 1; x |= 3; x &= 0xFE; x ^= 5
print(x)
