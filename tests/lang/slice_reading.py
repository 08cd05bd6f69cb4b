# Slices of every sequence type, with every sign of start, stop and step.
bounds = (None, 0, 1, 3, 6, 9, -1, -3, -6, -9)
steps = (None, 1, 2, 3, -1, -2, -7)
base = "abcdef"
check = 0
for seq in (base, list(base), tuple(base), base.encode(),
            bytearray(base.encode())):
    for a in bounds:
        for b in bounds:
            for c in steps:
                r = seq[a:b:c]
                if type(r) is not type(seq):
                    print("type", type(r))
                first = r[0] if r else 0
                if isinstance(first, str):
                    first = ord(first)
                check = (check * 31 + len(r) * 7 + first) % 1000003
print(check)
print(base[1:4], base[:], base[::2], base[::-1], base[4:1], base[4:1:-1],
      base[-2:], base[:-2])
print([1, 2, 3][5:], (1, 2, 3)[:0], "x"[1:], b"abc"[-100:100])
r = range(10)
print(r[2:8], r[::-1], r[::3], r[8:2:-2], r[-3:], list(r[1:9:3]), r[5:2])
for bad in (lambda: base[::0], lambda: base["a":], lambda: [1][1.0:]):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
s = slice(1, 5, 2)
print(base[s], list(base)[s], s.start, s.stop, s.step, s)
x = 2
print(base[x:x + 2], base[-x:][0], base[:x][::-1])
big = 10 ** 20
print(base[-big:big], base[big:], base[:-big])
