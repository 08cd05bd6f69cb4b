# CPython refuses to resize a bytearray that a memoryview looks at (BufferError).
# Here the resize goes through and the view keeps the old bytes, whole.
# Cause: no reference counts; a view that nobody holds any more would lock its
# bytearray until the next collection. Workaround: make the view after resizing.
b = bytearray(b"abcd")
m = memoryview(b)
try:
    b.extend(b"efgh" * 8)
    b[0] = 65
    print(len(b), b[:5], len(m), bytes(m))
except BufferError as e:
    print("BufferError")
# CPython:
# BufferError
