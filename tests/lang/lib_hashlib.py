# hashlib: digests of all lengths around a block, in pieces, and copies.
import hashlib

names = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
data = bytes([(i * 7 + (i >> 8)) & 255 for i in range(1200)])


def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


for name in names:
    make = getattr(hashlib, name)
    h = make()
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
    print(make(b"abc").hexdigest(), make(b"abc").digest()[:4])
    whole = make()
    for n in (0, 1, 3, 55, 56, 57, 63, 64, 65, 111, 112, 113, 127, 128, 129,
              200, 256, 1000):
        whole.update(make(data[:n]).digest())
    print(whole.hexdigest())
    pieces = make()
    at = 0
    for n in (1, 0, 2, 61, 64, 65, 128, 127, 200, 300):
        pieces.update(data[at:at + n])
        at += n
        other = pieces.copy()
        other.update(b"tail")
        assert pieces.digest() == make(data[:at]).digest()
        assert other.digest() == make(data[:at] + b"tail").digest()
    print(pieces.hexdigest(), pieces.hexdigest() == pieces.digest().hex())
    print(hashlib.new(name, data).hexdigest() == make(data).hexdigest())
    print(name in hashlib.algorithms_available,
          name in hashlib.algorithms_guaranteed)

print(hashlib.sha256(bytearray(b"ab")).hexdigest()[:16])
print(hashlib.sha256(memoryview(b"xab")[1:]).hexdigest()[:16])
print(hashlib.sha256(string=b"a").hexdigest()[:8],
      hashlib.new("SHA256", data=b"a").name,
      hashlib.md5(b"a", usedforsecurity=False).hexdigest()[:8])
attempt(hashlib.sha256, "text")
attempt(hashlib.sha256, 5)
attempt(hashlib.sha256().update, "text")
attempt(hashlib.sha256().update, None)
attempt(hashlib.new, "unknown")
attempt(hashlib.new, 5)
h = hashlib.sha1(b"one")
before = h.digest()
try:
    h.update(3.5)
except TypeError:
    print(h.digest() == before)
print(h.update(b"two"), h.digest() == hashlib.sha1(b"onetwo").digest())
