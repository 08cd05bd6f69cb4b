# SPDX-License-Identifier: MIT
"""Keyed hashes (RFC 2104) of hashlib's digests."""
import hashlib

digest_size = None


def _begin(digestmod):
    if callable(digestmod):
        return digestmod()
    if isinstance(digestmod, str):
        return hashlib.new(digestmod)
    return digestmod.new()


def _padded(key, size, with_byte):
    return bytes([c ^ with_byte for c in key]) + bytes([with_byte]) * (
        size - len(key))


class HMAC:
    """A message's code that only who has the key can make."""
    blocksize = 64

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("key: expected bytes or bytearray, but got %r"
                            % type(key).__name__)
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        self._outer, self._inner = _begin(digestmod), _begin(digestmod)
        self.digest_size = self._inner.digest_size
        self.block_size = self._inner.block_size
        if len(key) > self.block_size:
            short = _begin(digestmod)
            short.update(key)
            key = short.digest()
        self._outer.update(_padded(key, self.block_size, 0x5C))
        self._inner.update(_padded(key, self.block_size, 0x36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        """As `hmac-sha256`."""
        return "hmac-" + self._inner.name

    def update(self, msg):
        """Goes on with more of the message."""
        self._inner.update(msg)

    def copy(self):
        """Another one that has seen the same."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size, other.block_size = self.digest_size, self.block_size
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def _finished(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer

    def digest(self):
        """The code so far."""
        return self._finished().digest()

    def hexdigest(self):
        """The same in hexadecimal."""
        return self._finished().hexdigest()


def new(key, msg=None, digestmod=""):
    """An HMAC object; `digestmod` is a name, a function or a module."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The code of a message that is at hand as a whole."""
    return HMAC(key, msg, digest).digest()


def _bytes_of(v):
    try:
        return bytes(memoryview(v))
    except TypeError:
        raise TypeError("a bytes-like object is required, not %r"
                        % type(v).__name__) from None


def compare_digest(a, b):
    """a == b, in a time that does not tell where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is "
                            "not supported")
        a, b = a.encode(), b.encode()
    a, b = _bytes_of(a), _bytes_of(b)
    differ = len(a) ^ len(b)
    for x, y in zip(a, b):
        differ |= x ^ y
    return differ == 0
