# find, rfind, index, rindex, count, startswith, endswith with bounds.
s = "one two one two one"
print(s.find("one"), s.find("one", 1), s.find("one", 1, 10), s.find("x"),
      s.find(""))
print(s.rfind("one"), s.rfind("one", 0, 18), s.rfind("x"), s.rfind("", 3),
      s.rfind("two", -8))
print(s.index("two"), s.rindex("two"), s.index("one", -3))
print(s.count("one"), s.count("o"), s.count("one", 1), s.count("x"),
      "aaaa".count("aa"), "abc".count(""))
print(s.startswith("one"), s.startswith("two", 4), s.startswith(("x", "on")),
      s.startswith(""))
print(s.endswith("one"), s.endswith("two"), s.endswith(("a", "e")),
      s.endswith("two", 0, 7))
for bad in (lambda: s.index("zzz"), lambda: s.rindex("zzz")):
    try:
        bad()
    except ValueError as e:
        print(e)
u = "añb€c€"
print(u.find("€"), u.rfind("€"), u.index("b"), u.find("€", 4), u.count("€"),
      u.startswith("€", 3))
print("abc".find("c", -1), "abc".find("a", -1), "abc".find("b", 5), "".find(""),
      "".find("a"))
for bad in (lambda: s.find(1), lambda: s.count(None), lambda: s.startswith(5)):
    try:
        bad()
    except TypeError:
        print("TypeError")
