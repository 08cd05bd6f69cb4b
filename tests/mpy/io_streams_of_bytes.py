# A stream of bytes is an io.IOBase with write(buf) or readinto(buf): print(),
# json and sys.print_exception give it bytes, read() and lines use readinto.
import io
import json
import sys


class Sink(io.IOBase):
    def __init__(self):
        self.got = b""
        self.kinds = set()

    def write(self, buf):
        self.kinds.add(type(buf).__name__)
        self.got += bytes(buf)
        return len(buf)


class Source(io.IOBase):
    def __init__(self, data):
        self.data = data

    def readinto(self, buf):
        n = min(len(buf), len(self.data))
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n


sink = Sink()
print("a\u00e9", 1, None, sep="-", end="!\n", file=sink)
json.dump({"k": [1, 2.5]}, sink)
sys.print_exception(ValueError("bad"), sink)
print(sink.got, sink.kinds)


class Full(io.IOBase):
    def write(self, buf):
        raise OSError(28)


class Silent(io.IOBase):
    pass


for stream in Full(), Silent():
    try:
        print("text", file=stream)
    except (OSError, AttributeError) as e:
        print(type(e).__name__)


class Text:
    def write(self, text):
        sys.stdout.write("%s %r\n" % (type(text).__name__, text))


print("plain", file=Text(), end="")


class Lines(io.TextIOBase):
    def write(self, text):
        sys.stdout.write("%s %r\n" % (type(text).__name__, text))


print("text", file=Lines(), end="")
b = io.BytesIO()
print("to bytes", file=b)
print(b.getvalue())

print(json.load(Source(b'{"a": [1, null]}')))
print(Source(b"one\ntwo").readline(), Source(b"").readline(), list(
    Source(b"1\n\n2")))
print(Source(b"abcdef").read(4), Source(b"abc").read(), Source(b"").read(2))
