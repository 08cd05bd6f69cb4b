# bytearray's list-like methods of CPython.
a = bytearray(b"hello")
a.insert(0, 62)
print(a, a.pop(), a.pop(0), a)
a.remove(108)
print(a, a.index(b"l"))
a.reverse()
print(a)
a.clear()
print(a, len(a))
b = bytearray(b"a,b")
print(b.split(b","), b.replace(b",", b";"), b.upper(), b.startswith(b"a"),
      b.copy())
print(b.hex(), bytearray.fromhex("0aff"), b.strip(b"a"), b",".join([b, b"z"]))
try:
    a.pop()
except IndexError:
    print("IndexError")
