# Strings as sequences of characters.
s = "Hello, Wörld"
print(len(s), s[0], s[-1], s[8], s[-4], s[3:9])
for bad in (lambda: s[12], lambda: s[-13], lambda: s["a"], lambda: s[1.0]):
    try:
        bad()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
print([c for c in "aé€"], list("xyz"), tuple("pq"), "".join(sorted("banana")))
print("a" < "b", "a" < "A", "abc" < "abd", "ab" < "abc", "" < "a", "Z" < "a",
      "é" > "z")
print("abc" == "abc", "abc" != "abd", "1" == 1, max("hello"), min("hello"))
print("a" * 0, "ab" * -1 == "", 3 * "xy", "a" + "" + "b")
print("ell" in s, "xyz" not in s, "ö" in s, s.count("l"), len("€" * 10))
for bad in (lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b",
            lambda: "a" - "b", lambda: "a" < 1):
    try:
        bad()
    except TypeError as e:
        print(e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
print(hash("abc") == hash("ab" + "c"), {"é": 1}["\u00e9"])
big = "x" * 1000
print(len(big + big), (big + "y").index("y"), big[500:505], big.count("xx"))
t = ""
for i in range(200):
    t += chr(97 + i % 26)
print(t[25:30], t[-5:], len(t))
