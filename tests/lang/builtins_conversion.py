# chr, ord, hex, oct, bin, int, float, str, bool, list, tuple, dict, repr.
print(chr(65), chr(0x20AC), ord("A"), ord("€"), ord(b"a"), chr(0) == "\0",
      ord("\n"))
print(hex(255), hex(-255), oct(8), bin(10), bin(-2), hex(2 ** 70), bin(2 ** 50))
print(str(12), str(1.5), str(None), str([1, "a"]), str({"k": "v"}), repr("s"),
      repr([repr("x")]))
print(list("ab"), tuple([1]), dict([("a", 1)]), list({1: 2}), tuple({"z": 0}),
      list(b"ab"), set([1]) == {1})
print(int("5") + float("2.5"), str(5) + "5", int(str(10 ** 15)),
      float(str(0.1)), bool("x"), int(True))
for bad in (lambda: chr(-1), lambda: chr(0x110000)):
    try:
        bad()
    except ValueError:
        print("ValueError")
for bad in (lambda: ord("ab"), lambda: ord(""), lambda: ord(5),
            lambda: hex("a"), lambda: hex(1.5), lambda: chr("a"),
            lambda: list(5), lambda: str(1, 2, 3, 4)):
    try:
        bad()
    except TypeError:
        print("TypeError")
print("".join(chr(ord(c) + 1) for c in "HAL"), [ord(c) for c in "añ€"],
      chr(ord("é")))
print(callable(len), callable("x"), callable(lambda: 0), callable(type),
      callable(callable))
print(id(None) == id(None), id([]) is not None, hash("x") == hash("x"),
      hash(5) == hash(5.0), hash(-3) == hash(-3))
print(len("abc"), len([1]), len({}), len(range(7)), len(b"ab"), len((1, 2)))
