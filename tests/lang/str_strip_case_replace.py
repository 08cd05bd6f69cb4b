# strip family, case, replace, tests of character classes, center.
s = "  \t Mixed Case 12 \n"
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()))
print("xxaxx".strip("x"), "xyaxy".strip("yx"), "xxaxx".lstrip("x"),
      "xxaxx".rstrip("x"), "xx".strip("x") == "")
print("abc".upper(), "ABC".lower(), s.strip().upper())
print("a.b.c".replace(".", "-"), "a.b.c".replace(".", "", 1),
      "aaa".replace("a", "bb"), "abc".replace("x", "y"))
print("abc".replace("", "-"), "aaaa".replace("aa", "a"), "x".replace("x", ""),
      "€1".replace("€", "EUR "))
print("abc".isalpha(), "ab1".isalpha(), "".isalpha(), "12".isdigit(),
      "1.2".isdigit(), "".isdigit())
print(" \n\t".isspace(), " a".isspace(), "".isspace())
print("AB1".isupper(), "Ab".isupper(), "12".isupper(), "ab".islower(),
      "aB".islower(), "a1".islower())
print("abc".center(9) + "|", "abc".center(2), "ab".center(5) + "|",
      "abc".center(10) + "|")
print("hello".encode(), "é€".encode(), "é".encode("utf-8"), "x".encode("utf8"))
print("abc".replace("b", "\n").strip(), "  both  ".strip().center(10, "*"))
try:
    "a".replace(1, 2)
except TypeError:
    print("TypeError")
t = "no change"
print(t.strip() == t, t.replace("x", "y") == t, t.lower() == t)
