# SPDX-License-Identifier: MIT
"""MicroPython's compressed streams: DeflateIO over any stream.

Input is read ahead by up to 256 bytes. What lies behind the end of the
compressed data is given back by seek(), if the stream has it.
"""
import io
import zlib

AUTO, RAW, ZLIB, GZIP = range(4)
_EINVAL = 22
_AHEAD = 256


class DeflateIO(io.IOBase):
    """Decompresses what is read, compresses what is written."""

    def __init__(self, stream, format=AUTO, wbits=0, close=False, /):
        if format not in (AUTO, RAW, ZLIB, GZIP):
            raise ValueError("format")
        if wbits != 0 and not 5 <= wbits <= 15:
            raise ValueError("wbits")
        self._stream, self._format = stream, format
        self._wbits, self._close = wbits, close
        self._reader = self._writer = None

    def _begin_reading(self):
        wbits = {AUTO: 47, RAW: -15, ZLIB: 15, GZIP: 31}[self._format]
        self._reader = zlib.decompressobj(wbits)

    def _begin_writing(self):
        bits = max(self._wbits, 8)
        form = {AUTO: 0, RAW: 0, ZLIB: 1, GZIP: 2}[self._format]
        self._writer = zlib._Compress(form, bits, 6)

    def _more(self, limit):
        """The next bytes of output; empty at the end."""
        reader = self._reader
        while True:
            data = reader.unconsumed_tail
            if not data and not reader.eof and not reader._ready:
                data = self._stream.read(_AHEAD)
                if not data:
                    raise EOFError
            try:
                out = reader.decompress(data, limit)
            except zlib.error as e:
                raise OSError(_EINVAL) from e
            if reader.eof and reader.unused_data:
                self._give_back(len(reader.unused_data))
                reader.unused_data = b""
            if out or reader.eof:
                return out

    def _give_back(self, count):
        seek = getattr(self._stream, "seek", None)
        if seek is not None:
            seek(-count, 1)

    def _check(self):
        if self._stream is None:
            raise OSError(_EINVAL)
        if self._reader is None:
            self._begin_reading()

    def read(self, size=-1):
        """Up to `size` bytes, or all."""
        self._check()
        if size is None or size < 0:
            size = 0xFFFFFFFF
        pieces, have = [], 0
        while have < size:
            piece = self._more(size - have)
            if not piece:
                break
            pieces.append(piece)
            have += len(piece)
        return b"".join(pieces)

    def readinto(self, buf):
        """Fills a buffer as far as there is something."""
        data = self.read(len(buf))
        buf[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        """Up to the next line's end."""
        line = bytearray()
        while size < 0 or len(line) < size:
            byte = self.read(1)
            line += byte
            if not byte or byte == b"\n":
                break
        return bytes(line)

    def write(self, buf):
        """Compresses a buffer."""
        if self._stream is None:
            raise OSError(_EINVAL)
        if self._writer is None:
            self._begin_writing()
        out = self._writer.compress(buf)
        if out:
            self._stream.write(out)
        return len(buf)

    def close(self):
        """Writes the end; closes the stream if so told."""
        stream, self._stream = self._stream, None
        if stream is None:
            return
        if self._writer is not None:
            stream.write(self._writer.flush())
        if self._close:
            stream.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
