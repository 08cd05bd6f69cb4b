# Sample buffers: fixed arrays filled in place.
import array

buf = array.array("h", [0] * 8)
for i in range(8):
    buf[i] = (i - 4) * 100
print(buf, len(buf), min(buf), max(buf))
f = array.array("f", (0.5, 1.5))
f[0] += 1
print(f[0], f[1], list(f))
b = array.array("B", b"\x01\x02")
b.append(255)
b.extend(array.array("B", [3]))
print(b, bytes(b), sum(b))
mv = memoryview(buf)
mv[1] = 7
print(buf[1], len(mv), list(mv[0:3]))
print(list(array.array("i", range(3))), array.array("H", [65535])[0],
      array.array("q", [2 ** 40])[0])
