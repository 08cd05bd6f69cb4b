# zlib: streams made by another compressor, our own, whole, in pieces, damaged.
import zlib

dynamic = bytes.fromhex(
    "78da6dd13b0a03310c84e1abf808b646da876f9332a40bb93f11781576985446e22f"
    "f4e13edb98aff7e3f969b6de35e036ac8dcf1657b9ddcb5dca63b6f32a47bfa76348"
    "3b2c0f40d54e7568bd65bd577d507d4a6d7d36fbe98867eab3045a098d88a6464ba4"
    "9512a4842a914a9412a4842a914a9412a4842a3d955e4a27a5fff9c5547a299d94ae"
    "4a4fa597324819aa8c5446298394a1ca486594324819aafc028dabe8db")
fixed = bytes.fromhex(
    "1f8b080000000000020333b05230b4ca2e4acc2c513082d0108e311207226262a560"
    "0a556986acd21c43a58595822554a5a101b25243430cb58646400718c3549ba0a836"
    "c5546d06546d0e536d81240f007ff221c6c8000000")
state = 7


def below(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 12) % n


def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


text = zlib.decompress(dynamic)
print(len(text), text[:40], zlib.crc32(text), zlib.adler32(text))
print(zlib.decompress(fixed, 31), zlib.decompress(fixed, wbits=47)[:5])
noise = bytes([below(256) for i in range(700)])
samples = [b"", b"a", b"ab", b"abc", b"a" * 1000, text, noise, text[:99] * 9,
           bytes(5000), noise[:40] * 30 + text, bytearray(b"bytearray")]
for level in range(-1, 10):
    for data in samples:
        assert zlib.decompress(zlib.compress(data, level)) == data
for wbits in (9, 12, 15, -9, -15, 25, 31):
    for data in samples:
        assert zlib.decompress(zlib.compress(data, wbits=wbits), wbits) == data
print(zlib.compress(text)[:2], zlib.compress(b"", 9)[:2],
      zlib.compress(b"", 1)[:2], zlib.compress(b"", 3, 9)[:2])
print(len(zlib.compress(bytes(5000))) < 60, len(zlib.compress(text)) < 260,
      len(zlib.compress(noise)) < 730, len(zlib.compress(text, 0)) > len(text))

for wbits in (15, -15, 31):
    c = zlib.compressobj(6, zlib.DEFLATED, wbits)
    out = b""
    for i, data in enumerate(samples):
        out += c.compress(data)
        if i % 2:
            out += c.flush(zlib.Z_SYNC_FLUSH)
    out += c.flush()
    d = zlib.decompressobj(wbits)
    whole = b"".join([bytes(s) for s in samples])
    got = b""
    for i in range(0, len(out), 7):
        got += d.decompress(out[i:i + 7])
    got += d.flush()
    print(got == whole, d.eof, d.unused_data, d.unconsumed_tail)
    d = zlib.decompressobj(wbits)
    got = d.decompress(out + b"behind")
    print(got == whole, d.eof, d.unused_data, d.decompress(b"more"),
          d.unused_data)

d = zlib.decompressobj()
data, pieces = zlib.compress(text * 5), []
while data:
    pieces.append(d.decompress(data, 100))
    data = d.unconsumed_tail
print(max([len(p) for p in pieces]), b"".join(pieces) + d.flush() == text * 5)

for i in range(0, len(dynamic), 9):
    attempt(zlib.decompress, dynamic[:i])
    damaged = bytearray(dynamic)
    damaged[i] ^= 1 << below(8)
    try:
        print(zlib.crc32(zlib.decompress(damaged)))
    except zlib.error as e:
        print(i, e)
for i in range(len(fixed)):
    try:
        print(zlib.crc32(zlib.decompress(fixed[:i] + b"\xff" + fixed[i + 1:], 31)))
    except zlib.error as e:
        print(i, e)
for raw in (b"", b"\x03\x00", b"\x07", b"\x05" * 9, b"\x01\x00\x00\x00\x00",
            b"\x01\x00\x00\xff\xff", b"\x01\x02\x00\xfd\xffab", b"\x4b\x04\x23",
            b"\x63\x00\x02\x00"):
    attempt(zlib.decompress, raw, -15)

for args in (("a",), (b"", 15), (b"x",), (b"x\x9c",), (b"\x78\x9d1234",),
             (b"\x79\x9c1234",), (b"\x78\xbb12345678",), (b"a", 77), (5,),
             (b"\x1f\x8b\x09abcdefgh", 31), (b"\x1f\x8c", 31),
             (zlib.compress(text), 9)):
    attempt(zlib.decompress, *args)
for args in (("a",), (b"a", 77), (b"a", -2), (5,)):
    attempt(zlib.compress, *args)
for options in ({"level": 77}, {"wbits": 77}, {"wbits": 0}, {"method": 7}):
    attempt(zlib.compressobj, **options)
attempt(zlib.decompressobj, 77)
attempt(zlib.decompressobj().decompress, b"", -1)
attempt(zlib.decompressobj().flush, 0)
attempt(zlib.decompressobj().decompress, "text")
for data in (b"", b"abc", bytes(10000), bytes([255]) * 6000, noise):
    print(zlib.adler32(data), zlib.crc32(data), zlib.adler32(data, 7),
          zlib.crc32(data, 7), zlib.adler32(data[5:], zlib.adler32(data[:5])))
print(issubclass(zlib.error, Exception), zlib.MAX_WBITS, zlib.DEFLATED,
      zlib.Z_FINISH, zlib.Z_BEST_COMPRESSION)
try:
    raise zlib.error("made here")
except zlib.error as e:
    print(repr(e))
