# repr gives the shortest text that reads back; float() reads all forms.
for x in (0.0, -0.0, 1.0, 0.1, 0.2 + 0.1, 1 / 3, 2 / 3, 100.0, 1e15, 1e16,
          123456789012345680.0, 1e22, 1e23,
          1e-4, 1e-5, 5e-324, 1.7976931348623157e308, 3.14159, -2.5, 1e100,
          4.35, 0.3, 9007199254740993.0, 2.2250738585072014e-308):
    print(x, float(repr(x)) == x, end="; ")
print()
for s in ("1", "1.5", ".5", "5.", "1e3", "1E-3", "-1.5e+2", "  2.5 ", "+7",
          "1_0.5", "inf", "-INF", "Infinity", "nan", "1e400", "1e-400",
          "0.1000000000000000055511151231257827",
          "123456789012345678901234567890", "179769313486231580793e289",
          "2.4703282292062328e-324"):
    print(float(s), end=" ")
print()
for bad in ("", "x", "1.2.3", "e5", "1e", "--1", "1 2", "0x10", "."):
    try:
        float(bad)
        print("no error", bad)
    except ValueError as e:
        print(e)
print(1.5, 1e3, 1.e2, .5e1, 1_000.5, 0e0, 1E5, 0.1e-6)
print(str(1.0), repr(1.0), [0.5], (1e50,), {0.1: 0.2})
print(float(3), float(True), float(), float(2 ** 53 + 1), float("1" + "0" * 30),
      float(b"1.5"))
try:
    float(10 ** 400)
except OverflowError as e:
    print(e)
print(0.1 + 0.2 == 0.3, 0.1 + 0.2, 1e16 + 1, 1.1 * 1.1, 1 / 49 * 49, 0.1 * 3)
