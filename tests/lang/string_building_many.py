# Strings made in many ways, long and short, kept and dropped.
parts = []
for i in range(500):
    parts.append("%d:%s" % (i, chr(97 + i % 26) * (i % 7)))
s = ",".join(parts)
print(len(s), s[:40], s[-30:], s.count("a"))
kept = {}
for i in range(300):
    k = "key" + str(i % 37)
    kept[k] = kept.get(k, "") + str(i)[-1]
print(len(kept), kept["key5"], kept["key36"])
t = ""
for w in s.split(",")[100:110]:
    t = w + t
print(t)
print("".join([c for c in s if c.isdigit()])[:30],
      s.replace(":", "").find("499"))
b = bytearray()
for i in range(256):
    b += bytes([i])
print(len(b), b[250:], sum(b), bytes(b[::-51]))
u = "".join(chr(0x3B1 + i % 24) for i in range(100))
print(len(u), u[10:20], u[::-25], u.count("α"), len(u.encode()))
lines = "\n".join("%3d|%-5s|%5.1f" % (i, "x" * i, i / 3) for i in range(5))
print(lines)
print(s == ",".join(s.split(",")), hash(s) == hash("".join(list(s))))
