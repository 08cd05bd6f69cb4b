# split, rsplit, splitlines, partition, rpartition, join.
print("a b  c".split(), "a b  c".split(" "), "  a b ".split(), "".split(),
      "".split(","))
print("a,b,c".split(","), "a,b,c".split(",", 1), "a,b,c".split(",", 0),
      "abc".split("x"))
print("a--b--c".split("--"), "a b c d".split(None, 2),
      " a  b  c ".split(None, 1))
print("a,b,c".rsplit(",", 1), "a b c".rsplit(None, 1), "a,b,c".rsplit(","),
      "a b c".rsplit())
print("a\nb\r\nc\rd".splitlines(), "x\n".splitlines(),
      "x\n\ny".splitlines(True), "".splitlines())
print("k=v=w".partition("="), "kv".partition("="), "k=v=w".rpartition("="),
      "kv".rpartition("="))
print(",".join(["a", "b"]), "".join("abc"), "-".join([]), "-".join(["x"]),
      ", ".join(("p", "q")))
print("".join(c for c in "hello" if c != "l"), "é".join("ab"),
      "|".join({"k": 1}))
print(",".join(str(i) for i in range(20)))
for bad in (lambda: "a".split(""), lambda: "a".partition("")):
    try:
        bad()
    except ValueError as e:
        print(e)
for bad in (lambda: ",".join([1]), lambda: ",".join(5), lambda: "a".split(1)):
    try:
        bad()
    except TypeError:
        print("TypeError")
print("GPGGA,123519,4807.038,N,,".split(","), "tab\tsep x".split("\t"))
print(" \t\n a \n".split(), "a\tb\nc".split(), ",".split(","), "a,".split(","))
print("€1€2".split("€"), "x".join("€ñ"),
      dict(p.split("=") for p in "a=1;b=2".split(";")))
