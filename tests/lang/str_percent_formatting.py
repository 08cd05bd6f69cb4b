# The % operator with all its conversions, flags, widths and errors.
print("%s %d %r" % ("a", 5, "q"), "%s" % 1, "%s" % (1,), "%%" % (), "%d%%" % 50)
print("%5d|%-5d|%05d|%+d|% d|%x|%X|%o|%#x|%#o" % (42, 42, 42, 42, 42, 255, 255,
                                                  8, 255, 8))
print("%f %.2f %8.3f|%-8.1f|%08.2f %e %.2e %g %G" % (1.5, 2.675, 3.14159, 2.5,
                                                     -1.5, 1234.5, 0.00012,
                                                     1e-5, 1e20))
print("%s %s %s" % ([1], {"k": (2,)}, None),
      "%10s|%-10s|%.2s|%5.1s|" % ("ab", "cd", "efg", "hi"))
print("%c%c" % (65, "b"), "%i %u" % (3, 4), "%d" % 3.99, "%d" % -3.99,
      "%x" % 10)
print("%(a)s %(b)03d %(a)r" % {"a": "x", "b": 7})
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159))
print("%s" % (("t", 1),), "%s and %s" % ("é", "€"), "%r" % "é")
print("%d %d" % (10 ** 20, -(10 ** 20)), "%x" % (2 ** 70), "%5s|" % True,
      "%d" % True)
print("%.3g %.10g %g %g %g" % (1234567.0, 0.1, 100000.0, 1000000.0, 0.0001))
print("%6.2f%%" % 12.345, "%+.1e" % 123.0, "%.0f %.0f" % (0.5, 1.5))
for bad in (
    lambda: "%d" % "x", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2),
    lambda: "%z" % 1,
    lambda: "%" % 1, lambda: "%(k)s" % {}, lambda: "%(k)s" % 5,
    lambda: "%c" % "ab", lambda: "x" % 1,
):
    try:
        print(bad())
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__)
print("%s" % "x" * 2, "%s-" % "y" + "z")
