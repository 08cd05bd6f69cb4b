# The methods that bytes share with str, and hex.
b = b"one,two,,three"
print(b.split(b","), b.split(b",", 1), b" a b ".split(), b.rsplit(b",", 1))
print(b.find(b"two"), b.rfind(b","), b.index(b"t"), b.count(b","),
      b.find(b"zz"), b.find(b"o", 1))
print(b.startswith(b"one"), b.endswith(b"three"), b.startswith((b"x", b"o")))
print(b.replace(b",", b"; "), b.replace(b",", b"", 2), b"aXbX".lower(),
      b"aXb".upper())
print(b"  x ".strip(), b"xxaxx".strip(b"x"), b" l".lstrip(), b"r ".rstrip())
print(b",".join([b"a", b"b"]), b"".join([]), b"k=v".partition(b"="),
      b"kv".rpartition(b"="))
print(b"ab".hex(), bytes.fromhex("00ff10"), bytes.fromhex("de ad be ef"),
      b"".hex())
print(b"12".isdigit(), b"ab".isalpha(), b" ".isspace(), b"AB".isupper(),
      b"ab".islower())
print(b"abc".find(98), b"abc".count(97), b"ab".center(6, b"."))
try:
    b.index(b"zz")
except ValueError as e:
    print(type(e).__name__)
for bad in (lambda: b.split("x"), lambda: b.find("x"), lambda: b",".join(["a"]),
            lambda: b.replace("a", "b")):
    try:
        bad()
    except TypeError:
        print("TypeError")
print(b"%d %s" % (5, b"x"), b"%x" % 255)
