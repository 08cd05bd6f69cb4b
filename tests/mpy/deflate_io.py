# deflate.DeflateIO, as MicroPython's reference shows it: formats, windows,
# streams that go on behind the compressed data, errors.
import deflate
import io

text = b"the cat sat on the mat; the mat sat still. " * 20

for form in (deflate.RAW, deflate.ZLIB, deflate.GZIP):
    for wbits in (0, 5, 9, 15):
        stream = io.BytesIO()
        with deflate.DeflateIO(stream, form, wbits) as d:
            print(d.write(text), end=" ")
            d.write(b"the end")
        packed = stream.getvalue()
        print(form, wbits, len(packed) < len(text) // 4, packed[:1])
        with deflate.DeflateIO(io.BytesIO(packed), form, wbits) as d:
            print(d.read(7), d.readline(5), len(d.read()), d.read())
        if form != deflate.RAW:
            with deflate.DeflateIO(io.BytesIO(packed)) as d:
                print(d.read() == text + b"the end")

d = deflate.DeflateIO(io.BytesIO(packed + b"behind"))
buffer = bytearray(20)
print(d.readinto(buffer), buffer)
rest = d.read()
print(len(rest), rest[-7:], d._stream.read())

closed = []


class Stream(io.BytesIO):
    def close(self):
        closed.append(self.getvalue()[:2])


for close in (False, True):
    with deflate.DeflateIO(Stream(), deflate.ZLIB, 10, close) as d:
        d.write(text)
    print(close, closed)

for data, form in ((b"nonsense", deflate.ZLIB), (b"\xff" * 9, deflate.RAW),
                   (packed[:-8] + bytes(8), deflate.GZIP),
                   (packed[:-9], deflate.GZIP), (b"", deflate.ZLIB)):
    try:
        print(deflate.DeflateIO(io.BytesIO(data), form).read())
    except (OSError, EOFError) as e:
        print(repr(e))
d.close()
try:
    d.read()
except OSError as e:
    print(repr(e))
for args in ((9,), (deflate.ZLIB, 3), (deflate.ZLIB, 16)):
    try:
        deflate.DeflateIO(io.BytesIO(), *args)
    except ValueError as e:
        print(repr(e))
