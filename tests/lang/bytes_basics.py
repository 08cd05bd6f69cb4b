# bytes: construction, indexing, iteration, comparison, concatenation.
b = b"abc\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], list(b), b[::-1])
print(bytes(3), bytes([1, 2, 255]), bytes("hé", "utf-8"), bytes(b"x"),
      bytes(range(3)), bytes())
print(bytes(x * 2 for x in (1, 2)), bytes((65, 66)), bytes(bytearray(b"q")))
print(b"a" + b"b", b"ab" * 3, 2 * b"-", b"a" == b"a", b"a" < b"b", b"ab" < b"a",
      b"a" != "a")
print(97 in b, b"bc" in b, b"x" in b, 0 in b, 300 in [300])
for bad in (
    lambda: bytes([256]), lambda: bytes([-1]), lambda: b[10],
    lambda: b"a" + "a",
    lambda: bytes("x"), lambda: bytes(-1), lambda: b"\xff".decode(),
):
    try:
        bad()
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__)
try:
    b[0] = 1
except TypeError as e:
    print(e)
print(b"caf\xc3\xa9".decode(), b"abc".decode("utf-8"), str(b"abc", "utf-8"),
      "é".encode())
print(repr(b"'"), repr(b'"'), repr(b"'\""), repr(b"\\\n\t\r\x07"), str(b"s"))
print({b"k": 1}[b"k"], hash(b"ab") == hash(b"a" + b"b"), bool(b""), bool(b"\0"))
print(max(b"az"), min(b"az"), sum(b"\x01\x02"), sorted(b"cab"),
      [hex(x) for x in b"\x0f\xf0"])
print(isinstance(b, bytes), isinstance(b, str), type(b[0:1]) is bytes)
