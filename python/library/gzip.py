# SPDX-License-Identifier: MIT
"""Gzip files (RFC 1952) by zlib."""
import io
import zlib

_PIECE = 4096


class BadGzipFile(OSError):
    """What is no gzip file."""


def compress(data, compresslevel=9, *, mtime=None):
    """A gzip file of the data."""
    out = zlib.compress(data, compresslevel, 31)
    if mtime:
        out = out[:4] + int(mtime).to_bytes(4, "little") + out[8:]
    return out


class _Members:
    """The members of a gzip file, one behind the other."""

    def __init__(self, read):
        self._read = read
        self._data = b""
        self._stream = None

    def _begin(self):
        """False at the end of the file; zeros may fill it up."""
        if self._stream is not None:
            self._data = self._data.lstrip(b"\0")
        while len(self._data) < 2:
            more = self._read(_PIECE)
            if not more:
                break
            self._data += more
        if not self._data:
            return False
        if self._data[:2] != b"\x1f\x8b":
            raise BadGzipFile("Not a gzipped file (%r)" % self._data[:2])
        self._stream = zlib.decompressobj(31)
        return True

    def more(self, limit):
        """The next bytes, at most `limit`; empty at the end."""
        while True:
            if self._stream is None or self._stream.eof:
                if not self._begin():
                    return b""
            data = self._data or self._stream.unconsumed_tail
            if not data and not self._stream._ready:
                data = self._read(_PIECE)
                if not data:
                    raise EOFError("Compressed file ended before the "
                                   "end-of-stream marker was reached")
            self._data = b""
            out = self._stream.decompress(data, limit)
            if self._stream.eof:
                self._data = self._stream.unused_data
            if out:
                return out


def decompress(data):
    """The data of a gzip file."""
    members = _Members(io.BytesIO(data).read)
    pieces = []
    while True:
        piece = members.more(0)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)


class GzipFile(io.IOBase):
    """A gzip file that is read or written."""

    def __init__(self, filename=None, mode=None, compresslevel=9,
                 fileobj=None, mtime=None):
        if filename is not None and not isinstance(filename, (str, bytes)):
            fileobj, filename = filename, None  # MicroPython's first argument
        self._own = None
        if fileobj is None:
            kind = (mode or "rb")[0]
            fileobj = self._own = io.open(filename, kind + "b")
        self.fileobj = fileobj
        self.mode = mode or "rb"
        self._members = self._writer = None
        if self.mode[0] == "r":
            self._members = _Members(fileobj.read)
        else:
            self._writer = zlib.compressobj(compresslevel, wbits=31)
        self._ready = b""

    def read(self, size=-1):
        """Up to `size` bytes, or all."""
        pieces, have = [self._ready], len(self._ready)
        while size is None or size < 0 or have < size:
            limit = 0 if size is None or size < 0 else size - have
            piece = self._members.more(limit)
            if not piece:
                break
            pieces.append(piece)
            have += len(piece)
        data = b"".join(pieces)
        if size is None or size < 0:
            size = have
        self._ready = data[size:]
        return data[:size]

    def readinto(self, buf):
        """Fills a buffer as far as there is something."""
        data = self.read(len(buf))
        buf[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        """Up to the next line's end."""
        while b"\n" not in self._ready:
            piece = self._members.more(_PIECE)
            if not piece:
                break
            self._ready += piece
        end = self._ready.find(b"\n") + 1 or len(self._ready)
        if 0 <= size < end:
            end = size
        line, self._ready = self._ready[:end], self._ready[end:]
        return line

    def write(self, data):
        """Compresses a buffer."""
        out = self._writer.compress(data)
        if out:
            self.fileobj.write(out)
        return len(data)

    def close(self):
        """Writes the end; closes a file that it opened itself."""
        fileobj, self.fileobj = self.fileobj, None
        if fileobj is None:
            return
        if self._writer is not None:
            fileobj.write(self._writer.flush())
        if self._own is not None:
            self._own.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None,
         newline=None):
    """A gzip file by name or around a stream; a `t` in the mode for text."""
    file = GzipFile(filename, mode.replace("t", ""), compresslevel)
    if "t" in mode:
        return io.TextIOWrapper(file, encoding, errors, newline)
    return file
