# hmac: codes, copies, errors.
import hashlib
import hmac

for name in ("md5", "sha1", "sha256", "sha512"):
    for key in (b"", b"key", b"k" * 64, b"k" * 65, b"k" * 200):
        h = hmac.new(key, b"message", name)
        print(name, len(key), h.hexdigest())
        other = h.copy()
        other.update(b" and more")
        print(other.digest() == hmac.digest(key, b"message and more", name),
              h.digest() == hmac.new(key, b"message", name).digest(),
              h.name, h.digest_size, h.block_size)
h = hmac.new(b"key", digestmod=hashlib.sha256)
h.update(b"mess")
h.update(bytearray(b"age"))
print(h.hexdigest() == hmac.new(b"key", b"message", "sha256").hexdigest())
print(hmac.HMAC(bytearray(b"key"), b"m", "sha1").hexdigest())


def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


attempt(hmac.new, b"k")
attempt(hmac.new, "k", b"", "sha256")
attempt(hmac.new, b"k", "text", "sha256")
for a, b in ((b"ab", b"ab"), (b"ab", b"ac"), (b"ab", b"a"), ("a", "a"),
             ("a", "b"), (b"", b""), (bytearray(b"a"), b"a"), ("a", b"a"),
             ("é", "é"), (5, b"a")):
    attempt(hmac.compare_digest, a, b)
