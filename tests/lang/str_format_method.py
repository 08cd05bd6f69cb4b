# str.format: positions, names, attributes, items, nested specifications.
print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{0}{0}".format("x"))
print("{a} {b}".format(a=1, b="z"), "{0} {k}".format(5, k=6),
      "{{}} {{{}}}".format(7))
print("{!r} {!s}".format("q", "q"), "{0!r:>5}|".format("q"))
print("{:5}|{:<5}|{:>5}|{:^5}|".format(1, 2, 3, 4), "{:*^9}".format("mid"))
print("{:d} {:x} {:X} {:o} {:b} {:c}".format(10, 255, 255, 8, 5, 65))
print("{:#x} {:#o} {:#b} {:08.3f} {:+d} {: d}".format(255, 8, 5, 3.14159, 3, 3))
print("{:f} {:.1f} {:e} {:g} {:G} {:%}".format(1.5, 2.25, 12345.678, 0.0001,
                                               1e20, 0.25))
print("{:{}}|{:{w}.{p}f}|".format("a", 4, 3.14159, w=8, p=2))
print("{0[1]} {0[k]}".format({1: "one", "k": "kay"}), "{[0]}".format([9, 8]))


class P:
    x = 3
    name = "pn"


print("{0.x} {p.name}".format(P, p=P()), "{0.name[0]}".format(P))
print("{:>{w}}|{:,}|{:_}".format("r", 1234567, 1234567, w=3))
print("{:s} {:.3s} {:10.2s}|".format("abc", "abcdef", "xyz"))
print("{:n}".format(5), "{}".format(None), "{}".format([1, "a"]),
      "{:}".format("e"))
for bad in ("{}", "{1}", "{k}", "{", "}", "{0} {}", "{!x}", "{:d}"):
    try:
        print(bad.format(*(["s"] if "d" in bad else []
                           if bad == "{}" else [1])))
    except (IndexError, KeyError, ValueError) as e:
        print(bad, type(e).__name__)
print(format(3.14159, ".2f"), format(5), format("x", ">3"), format(255, "x"),
      format(True))
