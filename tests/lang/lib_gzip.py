# gzip: whole files, several members, file objects, damage.
import gzip
import io

text = b"first line\nsecond line\n" * 50 + b"no end"


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


packed = gzip.compress(text)
print(packed[:4], gzip.decompress(packed) == text)
print(gzip.decompress(packed + gzip.compress(b"more", 1))[-8:])
print(gzip.decompress(packed + bytes(7)) == text, gzip.decompress(b""))
print(gzip.compress(b"x", mtime=0x01020304)[4:8])
attempt(gzip.decompress, b"no gzip")
attempt(gzip.decompress, packed[:-3])
attempt(gzip.decompress, packed[:20])
attempt(gzip.decompress, packed + b"xy")
with gzip.GzipFile(fileobj=io.BytesIO(packed)) as f:
    print(f.read(5), f.readline(), f.readline(), len(f.read()), f.read())
with gzip.GzipFile(fileobj=io.BytesIO(packed)) as f:
    lines = [line for line in f]
    print(len(lines), lines[-1])
out = io.BytesIO()
with gzip.GzipFile(fileobj=out, mode="wb") as f:
    print(f.write(text), f.write(b""))
    f.write(b"!")
print(gzip.decompress(out.getvalue()) == text + b"!")
with gzip.open(io.BytesIO(packed)) as f:
    buffer = bytearray(10)
    print(f.readinto(buffer), buffer)
print(issubclass(gzip.BadGzipFile, OSError))
