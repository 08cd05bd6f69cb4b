# round() to even, with digits, and the conversion of floats to text.
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6, -2.4, 1e15)])
print([round(x, 1) for x in (0.25, 0.35, 1.05, -0.25, 2.0)], round(2.675, 2),
      round(1.005, 2))
print(round(1234.5678, -2), round(5, 2), round(1234, -2), round(-1250, -2),
      round(1350, -2), round(5), type(round(2.5)).__name__)
print(round(3.14159, 3), round(1e22, 2), round(0.1, 20), round(2.5, None),
      round(True))
for x in (0.0, 1.0, 123.456, 1e-7, 98765432.1, -0.00012345):
    print("%f %.0f %.3f %e %.1e %g %.3g %.12g" % ((x,) * 8))
print("%.20f" % 0.1, "%.15g %.17g" % (0.1, 0.1), "%.1f" % 0.25, "%.1f" % 0.35,
      "%.2f" % 1.005)
print("%.0e" % 15.0, "%#.0f" % 3.0, "%g" % 1e5, "%g" % 1e6, "%g" % 123456.0,
      "%g" % 1234567.0, "%g" % 1e-4, "%g" % 1e-5)
print("{:.3f} {:10.2e}| {:<10.3g}| {:+.0f} {:%} {:.1%}".format(
    2.0005, 12345.678, 0.00001234, 2.5, 0.125, 0.9999))
print("{:,.2f} {:_.1f} {:012.3f} {:+012.3f} {:>12.1f}|{:^12.1f}|".format(
    1234567.891, 1e6, -3.14159, 3.14159, 2.5, 2.5))
print("%.3f" % 1e15, "%.2f" % 1e22, "%d" % 1e15, "%.10f" % (1 / 3),
      "%5.1f|%-7.2f|" % (9.96, 9.999))
print((2.0).is_integer(), (2.5).is_integer(), (-0.0).is_integer(),
      float("inf").is_integer())
print((0.75).as_integer_ratio(), (10.0).as_integer_ratio())
