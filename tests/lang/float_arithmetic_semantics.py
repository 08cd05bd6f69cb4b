# Division, floor division, modulo and power of floats, with signs and errors.
for a in (7.5, -7.5):
    for b in (2.0, -2.0):
        print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
print(1 / 3, 7 // 2.0, 7 % 2.5, -7 % 2.5, 7.0 // 0.1, 1e300 * 1e10,
      -1e300 * 1e10)
print(2.0 ** 3, 2 ** 0.5, 4 ** -0.5, (-8.0) ** 2, 0.0 ** 0, 1e200 ** 0.5,
      2.0 ** -1074)
print(5.0 % -3, -5.0 % 3, 5.5 // 1, -0.5 // 1, 0.0 // 5, -0.0 + 0.0, -0.0 * 1)
for bad in (lambda: 1.0 / 0, lambda: 1 // 0.0, lambda: 1.0 % 0,
            lambda: 0.0 ** -1, lambda: divmod(1.0, 0.0), lambda: 10.0 ** 400):
    try:
        bad()
    except (ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__)
print(abs(-2.5), -(-2.5), +1.5, not 0.0, bool(-0.0), bool(1e-300))
print(1.0 == 1, 1.5 > 1, 0.1 < 1, 2.0 in [1, 2], max(1, 1.5), min(0.5, 0))
print(1 + 1.0, 2 * 0.5, 5 - 0.5, 7 / 2, 8 / 2, type(8 / 2).__name__, True + 0.5)
x = 1.0
x += 1; x *= 3; x -= 0.5; x /= 2; x **= 2; x //= 1; x %= 4
print(x)
s = 0.0
for i in range(10):
    s += 0.1
print(s, s == 1.0, sum([0.5] * 4), sum([1, 2.5]), {1.0: "a"}[1])
print(1e308 + 1e308, -1e308 - 1e308, 5e-324 / 2, 5e-324 * 0.5, 1e-200 * 1e-200)
