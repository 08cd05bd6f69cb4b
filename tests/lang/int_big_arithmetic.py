# Integers of any size: every operator around and beyond 2**48 and 2**64.
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, a * b)
print(b // a, b % a, -b // a, -b % a, b // -a, b % -a, divmod(-a, 1000000007))
print(a ** 3)
print(2 ** 100, -(2 ** 100), 2 ** 200 - 1, 10 ** 40)
for e in (31, 32, 47, 48, 49, 62, 63, 64, 65):
    n = 1 << e
    print(e, n - 1, n, -n, -n - 1, n * n, (n * n) // n == n, n + n - n == n, ~n)
x = 1
for i in range(1, 31):
    x *= i
print(x, x // (2 ** 20), x % (10 ** 9 + 7))
for i in range(1, 31):
    x //= i
print(x, type(x) is int)
print(a & b, a | b, a ^ b, ~a, a & -1 == a, -a & b, -a | b, -a ^ -b)
print(a << 70, a >> 40, -a >> 40, a << 0, (a << 100) >> 100 == a, -1 >> 200)
print(a < b, a == a + 0, a > 5, 5 < a, -a < 5, a != b, a == float(a),
      hash(a) == hash(a + 1 - 1))
print(a / b, float(2 ** 70), 2 ** 70 / 2 ** 69, a * 0.5, int(1e25),
      10 ** 25 == 1e25)
print(pow(3, 200, a), pow(a, b, 1000003), pow(2, 300) % 97, abs(-a), bool(a),
      -(-a) == a)
print(str(a)[::-1], len(str(7 ** 200)), int(str(7 ** 100)) == 7 ** 100,
      "%d %x" % (a, a), f"{a:,}")
print({2 ** 64: "big"}[2 ** 64], sorted([2 ** 65, -2 ** 65, 0, 2 ** 64]),
      max(a, b, 1))
print(140737488355327 + 1, -140737488355328 - 1, 140737488355328 - 1,
      16777216 * 16777216, -(-140737488355328))
print(281474976710655 * 281474976710657, 4294967296 * 4294967296,
      99999999 * 99999999)
