# SPDX-License-Identifier: MIT
"""Compressed data (RFC 1950, 1951, 1952): heads and checks around the raw
streams of _zlib."""
from _zlib import Deflate, Inflate, adler32, crc32, error

DEFLATED = 8
MAX_WBITS = 15
DEF_MEM_LEVEL = 8
DEF_BUF_SIZE = 16384
Z_DEFAULT_COMPRESSION, Z_NO_COMPRESSION = -1, 0
Z_BEST_SPEED, Z_BEST_COMPRESSION = 1, 9
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH = range(5)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"

_RAW, _ZLIB, _GZIP, _AUTO = range(4)
_HEAD, _BODY, _TAIL, _END = range(4)
_PIECE = 65536  # gathered before it is compressed
_NO_LIMIT = 0xFFFFFFFF


def _bytes_of(data):
    """The data, where nobody changes it."""
    if isinstance(data, bytes):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("a bytes-like object is required, not %r"
                        % type(data).__name__) from None


def _format_of(wbits, lowest):
    """(format, bits of the window), or None."""
    if -15 <= wbits <= -lowest:
        return _RAW, -wbits
    for form, base in ((_ZLIB, 0), (_GZIP, 16), (_AUTO, 32)):
        if base + lowest <= wbits <= base + 15:
            return form, wbits - base
        if wbits == base and lowest == 8:
            return form, 15
    return None


def _wrong(why):
    return error("Error -3 while decompressing data: " + why)


def _gzip_text(data, at):
    end = data.find(b"\0", at)
    return end + 1 if end >= 0 else len(data) + 1


def _gzip_head(data):
    """The length of a gzip head, or None if it is not complete."""
    if len(data) > 1 and data[:2] != b"\x1f\x8b":
        raise _wrong("incorrect header check")
    if len(data) > 2 and data[2] != 8:
        raise _wrong("unknown compression method")
    if len(data) < 10:
        return None
    flags, at = data[3], 10
    if flags & 0xE0:
        raise _wrong("unknown header flags set")
    if flags & 4:
        at += 2 + int.from_bytes(data[10:12], "little")
    if flags & 8:
        at = _gzip_text(data, at)
    if flags & 16:
        at = _gzip_text(data, at)
    if flags & 2:
        at += 2
        if at <= len(data) and (int.from_bytes(data[at - 2:at], "little")
                                != crc32(data[:at - 2]) & 0xFFFF):
            raise _wrong("header crc mismatch")
    return at if at <= len(data) else None


def _zlib_head(data, bits):
    if len(data) < 2:
        return None
    if (data[0] << 8 | data[1]) % 31:
        raise _wrong("incorrect header check")
    if data[0] & 15 != 8:
        raise _wrong("unknown compression method")
    if (data[0] >> 4) + 8 > bits:
        raise _wrong("invalid window size")
    if data[1] & 32:
        raise error("Error 2 while decompressing data")
    return 2


class _Decompress:
    """What decompressobj() gives."""

    def __init__(self, form, bits, whole=False):
        self._form, self._bits = form, bits
        self._inflate = Inflate(0 if whole else 1 << bits)
        self._stage = _BODY if form == _RAW else _HEAD
        self._held = b""  # input that is no whole symbol yet
        self._ready = b""  # output beyond a limit
        self._sum, self._size = int(form != _GZIP), 0
        self.unused_data = self.unconsumed_tail = b""
        self.eof = False

    def _head(self, data):
        if self._form == _AUTO:
            if not data:
                return data
            self._form = _GZIP if data[0] == 0x1F else _ZLIB
            self._sum = int(self._form == _ZLIB)
        length = (_gzip_head(data) if self._form == _GZIP
                  else _zlib_head(data, self._bits))
        if length is None:
            return data
        self._stage = _BODY
        return data[length:]

    def _body(self, data, limit):
        out, used, done = self._inflate.step(data, limit)
        if self._form == _GZIP:
            self._sum = crc32(out, self._sum)
            self._size += len(out)
        elif self._form == _ZLIB:
            self._sum = adler32(out, self._sum)
        self._ready = self._ready + out if self._ready else out
        if done:
            self._stage = _END if self._form == _RAW else _TAIL
        return data[used:]

    def _tail(self, data):
        size = 8 if self._form == _GZIP else 4
        order = "little" if self._form == _GZIP else "big"
        if len(data) < 4:
            return data
        if int.from_bytes(data[:4], order) != self._sum:
            raise _wrong("incorrect data check")
        if len(data) < size:
            return data
        if size == 8 and (int.from_bytes(data[4:8], order)
                          != self._size & 0xFFFFFFFF):
            raise _wrong("incorrect length check")
        self._stage = _END
        return data[size:]

    def _run(self, data, limit):
        """Takes what it can of the input, and returns the rest."""
        if self._stage == _HEAD:
            data = self._head(data)
        if self._stage == _BODY and len(self._ready) < limit:
            data = self._body(data, limit - len(self._ready))
        if self._stage == _TAIL:
            data = self._tail(data)
        if self._stage == _END and not self.eof:
            self.eof = True
            self.unused_data, data = data, b""
        return data

    def _take(self, limit):
        out = self._ready
        if len(out) <= limit:
            self._ready = b""
            return out
        self._ready = out[limit:]
        return out[:limit]

    def decompress(self, data, max_length=0):
        """The output of more input, at most `max_length` bytes of it."""
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        data = _bytes_of(data)
        limit = max_length or _NO_LIMIT
        if self.eof:
            self.unused_data += data
            return self._take(limit)
        held = self._held + data if self._held else data
        rest = self._run(held, limit)
        out = self._take(limit)
        stopped = self._ready or len(out) == limit
        self.unconsumed_tail = rest if stopped else b""
        self._held = b"" if stopped else rest
        return out

    def flush(self, length=DEF_BUF_SIZE):
        """All output that is still to be had."""
        if length <= 0:
            raise ValueError("length must be greater than zero")
        tail, self.unconsumed_tail = self.unconsumed_tail, b""
        return self.decompress(tail)


def decompressobj(wbits=MAX_WBITS, zdict=None):
    """An object that decompresses piece by piece."""
    form = _format_of(wbits, 8)
    if form is None or zdict is not None:
        raise ValueError("Invalid initialization option")
    return _Decompress(*form)


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    """The data that was compressed."""
    data = _bytes_of(data)
    form = _format_of(wbits, 8)
    if form is None:
        raise error("Error -2 while preparing to decompress data: "
                    "inconsistent stream state")
    stream = _Decompress(*form, True)
    out = stream.decompress(data)
    if not stream.eof:
        raise error("Error -5 while decompressing data: incomplete or "
                    "truncated stream")
    return out


def _zlib_start(level, bits):
    first = bits - 8 << 4 | 8
    second = (level > 1) + (level > 5) + (level > 6) << 6
    return bytes((first, second + 31 - (first << 8 | second) % 31))


class _Compress:
    """What compressobj() gives."""

    def __init__(self, form, bits, level):
        self._form = form
        self._deflate = Deflate(level, 1 << bits)
        self._start = b""
        if form == _ZLIB:
            self._start = _zlib_start(level, bits)
        elif form == _GZIP:
            extra = 2 if level == 9 else 4 if level == 1 else 0
            self._start = (b"\x1f\x8b\x08\0\0\0\0\0" + bytes((extra, 3)))
        self._sum, self._size = int(form == _ZLIB), 0
        self._pending, self._done = [], False
        self._waiting = 0

    def _step(self, end):
        data = b"".join(self._pending)
        out = self._start + self._deflate.step(data, end)
        self._pending, self._waiting, self._start = [], 0, b""
        return out

    def compress(self, data):
        """Takes more input; gives what output there is."""
        if self._done:
            raise error("Error -2 while compressing data: "
                        "inconsistent stream state")
        data = _bytes_of(data)
        if self._form == _ZLIB:
            self._sum = adler32(data, self._sum)
        elif self._form == _GZIP:
            self._sum = crc32(data, self._sum)
        self._size += len(data)
        self._pending.append(data)
        self._waiting += len(data)
        return self._step(0) if self._waiting >= _PIECE else b""

    def flush(self, mode=Z_FINISH):
        """Output for all that was taken; by default, the end."""
        if mode == Z_NO_FLUSH:
            return b""
        if self._done:
            raise error("Error -2 while flushing: inconsistent stream state")
        if mode != Z_FINISH:
            return self._step(1)
        out = self._step(2)
        self._done = True
        if self._form == _ZLIB:
            out += self._sum.to_bytes(4, "big")
        elif self._form == _GZIP:
            out += self._sum.to_bytes(4, "little")
            out += (self._size & 0xFFFFFFFF).to_bytes(4, "little")
        return out


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS,
                memLevel=DEF_MEM_LEVEL, strategy=0, zdict=None):
    """An object that compresses piece by piece."""
    form = _format_of(wbits, 9)
    if (form is None or form[0] == _AUTO or not -1 <= level <= 9
            or method != DEFLATED or zdict is not None):
        raise ValueError("Invalid initialization option")
    return _Compress(*form, 6 if level < 0 else level)


def compress(data, /, level=-1, wbits=MAX_WBITS):
    """The data compressed."""
    data = _bytes_of(data)
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    stream = compressobj(level, wbits=wbits)
    return stream.compress(data) + stream.flush()
