# memoryview: a window on a bytearray that shares its bytes.
buf = bytearray(range(8))
m = memoryview(buf)
m[2] = 200
m[4:6] = b"\x01\x02"
print(buf, len(m), m[2], list(m[4:6]), bytes(m[:2]))
big = bytearray(b"0123456789")
head = memoryview(big)[:4]
head[0] = 65
print(big, bytes(head), head[-1], len(head[1:3]))
for x in head:
    print(x, end=" ")
print()
print(head == b"A123", b"12" == head[1:3], list(memoryview(b"ro")))
try:
    memoryview(b"ro")[0] = 1
except TypeError:
    print("read-only")
try:
    head[4]
except IndexError:
    print("IndexError")
try:
    head[0:2] = b"too long"
except ValueError:
    print("ValueError")
