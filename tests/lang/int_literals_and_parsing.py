# Literals in every base and int(text, base).
print(0x1F, 0XfF, 0o17, 0b1011, 1_000_000, 0x_ff, 0b1_0, 0, 00)
print(int("42"), int("-42"), int("+7"), int("  12\n"), int("0"), int("007"),
      int("1_000"))
print(int("ff", 16), int("0xff", 16), int("FF", 16), int("-0x1f", 0),
      int("0b101", 0), int("0o17", 0), int("z", 36))
print(int("101", 2), int("777", 8), int("0b11", 2), int("10", 5), int("12", 0))
print(int(3.9), int(-3.9), int(True), int(), int(b"12"), int(2.0 ** 60))
for bad in ("", "x", "1.5", "--1", "1 2", "0x10", "_1", "1__0", "+", "12a"):
    try:
        int(bad)
        print("no error", bad)
    except ValueError as e:
        print(e)
for bad in (lambda: int("9", 8), lambda: int("1", 1), lambda: int("1", 37),
            lambda: int("ff", 0)):
    try:
        bad()
    except ValueError as e:
        print("ValueError")
for bad in (lambda: int(None), lambda: int([]), lambda: int(5, 10)):
    try:
        bad()
    except TypeError:
        print("TypeError")
for bad in (float("inf"), float("nan")):
    try:
        int(bad)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(hex(255), hex(-1), hex(0), oct(8), oct(-9), bin(5), bin(-5), bin(0),
      str(-0), repr(10))
print(int("123456789012345678901234567890"), int("-ffffffffffffffffffff", 16),
      hex(10 ** 20))
