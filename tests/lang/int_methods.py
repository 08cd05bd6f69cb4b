# to_bytes, from_bytes, bit_length and big shifts.
for n in (0, 1, 255, 256, 65535, 2 ** 31, 2 ** 64, -1, -256):
    print(n, n.bit_length())
print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"),
      (0).to_bytes(1, "big"), (255).to_bytes(1, "little"))
print((2 ** 70 + 5).to_bytes(10, "big"), (2 ** 70 + 5).to_bytes(10, "little"))
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"),
      int.from_bytes(b"", "big"))
print(int.from_bytes(b"\xff" * 9, "big"), int.from_bytes(bytes(range(12)),
                                                         "little"))
print(int.from_bytes(bytearray(b"\x00\x10"), "big"),
      int.from_bytes([1, 0], "big"))
for bad in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big"),
            lambda: (2 ** 64).to_bytes(8, "little")):
    try:
        bad()
    except OverflowError as e:
        print("OverflowError")
for n in (0, 7, 1234567, 2 ** 40 + 3, 2 ** 63, 3 ** 50):
    size = (n.bit_length() + 7) // 8
    for order in ("big", "little"):
        print(int.from_bytes(n.to_bytes(size, order), order) == n, end=" ")
print()
print((-2).to_bytes(2, "little", signed=True),
      int.from_bytes(b"\xfe\xff", "little", signed=True))
print((5).__class__.__name__, (1).bit_length(),
      int.from_bytes(b"\x80", "big", signed=True))
