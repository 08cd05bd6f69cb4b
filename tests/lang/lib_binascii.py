# binascii: hexadecimal, base 64, checksums, and their errors.
import binascii
from array import array

state = 99


def some(n):
    global state
    out = bytearray()
    for i in range(n):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(state >> 16 & 255)
    return bytes(out)


def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e, isinstance(e, ValueError))


for n in list(range(12)) + [57, 255, 256, 1000]:
    data = some(n)
    text = binascii.hexlify(data)
    b64 = binascii.b2a_base64(data)
    print(n, text[:40], b64[:40])
    assert binascii.unhexlify(text) == data
    assert binascii.unhexlify(text.upper().decode()) == data
    assert binascii.a2b_base64(b64) == data
    assert binascii.a2b_base64(b64.decode()) == data
    assert binascii.b2a_base64(data, newline=False) + b"\n" == b64
    print(binascii.crc32(data), binascii.crc_hqx(data, 0),
          binascii.crc32(data[n // 2:], binascii.crc32(data[:n // 2])))

for every in (-3, -1, 0, 1, 2, 3, 10):
    print(binascii.hexlify(b"\x01\x02\xab\xcd\xef", ":", every),
          binascii.b2a_hex(b"\x01\x02\xab\xcd", sep=b"-", bytes_per_sep=every))
print(binascii.hexlify(b"", ":"), binascii.hexlify(b"a", ":"))
print(binascii.hexlify(bytearray(b"ab")), binascii.hexlify(memoryview(b"xabc")[1:]),
      binascii.hexlify(array("B", [1, 2])))
for args in (("abc",), (5,), (b"a", "--"), (b"a", 5), (b"a", ""), (b"a", [1]),
             (b"a", ":", "x")):
    attempt(binascii.hexlify, *args)
for text in (b"a", "abc", "zz", "0x", "é1", b"\xff\xff", " 11", 5, None,
             bytearray(b"4142"), ""):
    attempt(binascii.unhexlify, text)

for text in ("YWJj", "YWI=", "YQ==", "YWI", "YQ", "Y", "YWJjZ", "YW Jj\n", "=", "==",
             "YQ=", "YQ=x=", "YQ==YQ==", "YWI=YWI=", "Y=WJj", "YW=Jj", "*&^",
             "YWJj*", "-_-_", "+/+/", "é", b"\xff", "YW\0Jj", "", None, 7,
             "Y=Q==", "YQ=====", "YWJjYW=I"):
    attempt(binascii.a2b_base64, text)
    if isinstance(text, str) and text.isascii():
        attempt(binascii.a2b_base64, text, strict_mode=True)
attempt(binascii.b2a_base64, "a")
attempt(binascii.b2a_base64, b"", newline=False)
attempt(binascii.b2a_base64, bytearray(b"abc"), newline=0)

attempt(binascii.crc32, "a")
attempt(binascii.crc32, b"abc", -1)
attempt(binascii.crc32, b"abc", 2**40 + 5)
attempt(binascii.crc32, b"123456789")
attempt(binascii.crc_hqx, b"123456789", 0xFFFF)
attempt(binascii.crc_hqx, b"1", 0x12345)
attempt(binascii.crc_hqx, b"")
try:
    raise binascii.Error("made here", 2)
except ValueError as e:
    print(repr(e))
