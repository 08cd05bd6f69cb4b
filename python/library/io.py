# SPDX-License-Identifier: MIT
"""Files and what looks like files: open(), StringIO, BytesIO, input().

Bytes come from descriptors (`_files`) through one buffer; text is UTF-8 over
bytes, with CPython's newline handling. Objects have CPython's methods; errors
of the system are OSError with its number.
"""
try:
    import _files
except ImportError: # a chip has no files
    _files = None
import sys

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do that."""


class IOBase:
    """What all streams share: lines, iteration, with, closing."""

    closed = False

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        self.closed = True

    def flush(self):
        self._open()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._open()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def _print(self, text):
        """What print() calls: as in MicroPython a stream gets bytes, if it
        is none of text."""
        return self.write(bytearray(text, "utf-8"))

    def read(self, size=-1):
        """By readinto, which is what a stream of MicroPython's has."""
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        n = self.readinto(buffer)
        return None if n is None else bytes(buffer[:n])

    def readall(self):
        parts = []
        while True:
            part = self.read(DEFAULT_BUFFER_SIZE)
            if not part:
                return b"".join(parts)
            parts.append(part)

    def readline(self, size=-1):
        line = bytearray()
        while size is None or size < 0 or len(line) < size:
            part = self.read(1)
            if not part:
                break
            line += part
            if part == b"\n":
                break
        return bytes(line)

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        """All lines left, or as many as have `hint` characters."""
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Bytes without a buffer, to derive from."""


class BufferedIOBase(IOBase):
    """Bytes, to derive from."""


class TextIOBase(IOBase):
    """Text, to derive from."""

    encoding = errors = newlines = None

    def _print(self, text):
        return self.write(text)


class BytesIO(BufferedIOBase):
    """Bytes in memory, as a file."""

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, int): # MicroPython: room to allocate
            initial_bytes = b""
        self._data = bytearray(initial_bytes)
        self._at = 0

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._open()
        return bytes(self._data)

    def getbuffer(self):
        self._open()
        return memoryview(self._data)

    def read(self, size=-1):
        self._open()
        at = self._at
        end = len(self._data)
        if size is not None and size >= 0:
            end = min(end, at + size)
        part = bytes(self._data[at:end])
        self._at = at + len(part)
        return part

    read1 = read

    def readinto(self, buffer):
        part = self.read(len(buffer))
        buffer[:len(part)] = part
        return len(part)

    readinto1 = readinto

    def readline(self, size=-1):
        self._open()
        end = self._data.find(b"\n", self._at) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        return self.read(max(end - self._at, 0))

    def write(self, data):
        self._open()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(memoryview(data))
        at = self._at
        if data and at > len(self._data):
            self._data.extend(bytes(at - len(self._data)))
        self._data[at:at + len(data)] = data
        self._at = at + len(data)
        return len(data)

    def seek(self, offset, whence=0):
        self._open()
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        if whence not in (0, 1, 2):
            raise ValueError(
                f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._at = max(0, (0, self._at, len(self._data))[whence] + offset)
        return self._at

    def tell(self):
        self._open()
        return self._at

    def truncate(self, size=None):
        self._open()
        if size is None:
            size = self._at
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size


def _line_end(text, at, newline):
    """Where the line that begins at `at` ends, behind its end mark."""
    if newline == "":
        marks = [i for i in (text.find("\n", at), text.find("\r", at))
                 if i >= 0]
        if not marks:
            return len(text)
        i = min(marks)
        return i + 2 if text[i:i + 2] == "\r\n" else i + 1
    mark = newline or "\n"
    i = text.find(mark, at)
    return len(text) if i < 0 else i + len(mark)


def _check_newline(newline):
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline!r}")


class StringIO(TextIOBase):
    """Text in memory, as a file. Positions count characters."""

    def __init__(self, initial_value="", newline="\n"):
        if isinstance(initial_value, int): # MicroPython: room to allocate
            initial_value = ""
        if not isinstance(initial_value, (str, type(None))):
            raise TypeError("initial_value must be str or None, not "
                            + type(initial_value).__name__)
        _check_newline(newline)
        self._newline = newline
        self._parts = [] # appended since _text was last joined
        self._text = ""
        self._at = 0
        self.write(initial_value or "")
        self._at = 0

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def readable(self):
        self._open()
        return True

    writable = seekable = readable

    def _join(self):
        if self._parts:
            self._parts.insert(0, self._text)
            self._text = "".join(self._parts)
            self._parts = []
        return self._text

    def getvalue(self):
        self._open()
        return self._join()

    def read(self, size=-1):
        self._open()
        text = self._join()
        at = self._at
        end = len(text)
        if size is not None and size >= 0:
            end = min(end, at + size)
        self._at = max(at, end)
        return text[at:end]

    def readline(self, size=-1):
        self._open()
        text = self._join()
        end = _line_end(text, self._at, self._newline)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = text[self._at:end]
        self._at = max(self._at, end)
        return part

    def write(self, text):
        self._open()
        if not isinstance(text, str):
            raise TypeError("string argument expected, got "
                            f"{type(text).__name__!r}")
        written = len(text)
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline not in ("", "\n"):
            text = text.replace("\n", self._newline)
        if self._at == self._grown:
            self._parts.append(text)
            self._grown = self._at = self._at + len(text)
            return written
        old = self._join()
        if self._at > len(old):
            old += "\0" * (self._at - len(old))
        end = self._at + len(text)
        self._text = old[:self._at] + text + old[end:]
        self._grown = len(self._text)
        self._at = end
        return written

    _grown = 0 # characters in all

    def seek(self, offset, whence=0):
        self._open()
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence not in (0, 1, 2):
            raise ValueError(
                f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence != 0 and offset != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = (offset, self._at, self._grown)[whence]
        return self._at

    def tell(self):
        self._open()
        return self._at

    def truncate(self, size=None):
        self._open()
        if size is None:
            size = self._at
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._text = self._join()[:size]
        self._grown = len(self._text)
        return size


# [number, dropped] of each file that is open. Those dropped are closed when
# there is no number left for another: until then the __del__ of what held one,
# which may run after the file's own, can use it.
_opened = []


class _Token:
    """Held by a file alone; found dead, it marks the file as dropped."""

    def __init__(self, opened):
        self.value = opened

    if _files:
        __del__ = _files.__del__


def _close_dropped():
    import gc
    gc.collect()
    for opened in [opened for opened in _opened if opened[1]]:
        _opened.remove(opened)
        number, opened[0] = opened[0], -1
        _files.close(number)


class _Writer(BufferedIOBase):
    """What MicroPython has as BufferedWriter: gathers for another stream."""

    def __init__(self, raw, size=DEFAULT_BUFFER_SIZE):
        if size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self.raw = raw
        self._size = size
        self._waits = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self._open()
        data = memoryview(data).cast("B")
        at = 0
        while at < len(data):
            n = min(len(data) - at, self._size - len(self._waits))
            self._waits += data[at:at + n]
            at += n
            if len(self._waits) >= self._size:
                self.flush()
                if len(self._waits) >= self._size:
                    break  # the stream takes nothing now
        return at

    def flush(self):
        self._open()
        while self._waits:
            n = self.raw.write(bytes(self._waits))
            if not n:
                return
            self._waits = self._waits[n:]

    def close(self):
        if not self.closed:
            self.flush()
        self.closed = True


class FileIO(BufferedIOBase):
    """Bytes of a file, read through a buffer. What is written is passed on at
    once: a program that leaves its files open, or fails, loses nothing."""

    def __new__(cls, file, *rest, **named):
        if hasattr(file, "write"): # BufferedWriter(stream, size)
            return _Writer(file, *rest, **named)
        return super().__new__(cls)

    def __init__(self, file, mode="r", closefd=True):
        self.mode = mode
        self.name = file
        self._closefd = closefd
        self._file = [file if isinstance(file, int) else
                      self._number(_path(file), mode), False]
        if closefd:
            _opened.append(self._file)
            self._token = _Token(self._file)
        self._ahead = b"" # read and not yet given out

    def _number(self, path, mode):
        try:
            return _files.open(path, mode)
        except OSError as e:
            if e.errno != 24: # EMFILE
                raise
        _close_dropped()
        return _files.open(path, mode)

    def readable(self):
        self._open()
        return "r" in self.mode or "+" in self.mode

    def writable(self):
        self._open()
        return "r" not in self.mode or "+" in self.mode

    def seekable(self):
        try:
            _files.seek(self._file[0], 0, 1)
        except OSError:
            return False
        return True

    def isatty(self):
        self._open()
        return _files.isatty(self._file[0])

    def fileno(self):
        self._open()
        return self._file[0]

    def _may(self, read):
        self._open()
        if not (self.readable() if read else self.writable()):
            raise UnsupportedOperation("not readable" if read else
                                       "not writable")

    def read(self, size=-1):
        self._may(True)
        parts = [self._ahead]
        have = len(self._ahead)
        wanted = size if size is not None and size >= 0 else None
        while wanted is None or have < wanted:
            part = _files.read(self._file[0], DEFAULT_BUFFER_SIZE
                                    if wanted is None else
                                    max(DEFAULT_BUFFER_SIZE, wanted - have))
            if not part:
                break
            parts.append(part)
            have += len(part)
        whole = b"".join(parts)
        if wanted is None:
            wanted = have
        self._ahead = whole[wanted:]
        return whole[:wanted]

    def read1(self, size=-1):
        self._may(True)
        if not self._ahead:
            self._ahead = _files.read(self._file[0], DEFAULT_BUFFER_SIZE)
        n = len(self._ahead) if size is None or size < 0 else size
        part = self._ahead[:n]
        self._ahead = self._ahead[n:]
        return part

    def readinto(self, buffer):
        part = self.read(len(buffer))
        buffer[:len(part)] = part
        return len(part)

    def readline(self, size=-1):
        self._may(True)
        limit = size if size is not None and size >= 0 else None
        found = -1
        while found < 0 and (limit is None or len(self._ahead) < limit):
            found = self._ahead.find(b"\n")
            if found < 0:
                part = _files.read(self._file[0], DEFAULT_BUFFER_SIZE)
                if not part:
                    break
                self._ahead += part
        end = len(self._ahead) if found < 0 else found + 1
        if limit is not None:
            end = min(end, limit)
        line = self._ahead[:end]
        self._ahead = self._ahead[end:]
        return line

    def write(self, data):
        self._may(False)
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self._ahead: # the reader's place is the writer's
            _files.seek(self._file[0], -len(self._ahead), 1)
            self._ahead = b""
        left = data = bytes(memoryview(data))
        while left:
            left = left[_files.write(self._file[0], left):]
        return len(data)

    def seek(self, offset, whence=0):
        self._open()
        if whence == 1:
            offset -= len(self._ahead)
        self._ahead = b""
        return _files.seek(self._file[0], offset, whence)

    def tell(self):
        self._open()
        return _files.seek(self._file[0], 0, 1) - len(self._ahead)

    def truncate(self, size=None):
        self._may(False)
        if size is None:
            size = self.tell()
        _files.truncate(self._file[0], size)
        return size

    def close(self):
        if not self.closed:
            self.closed = True
            number, self._file[0] = self._file[0], -1
            if self._closefd: # no other of equal number is meant by this
                _opened.remove(self._file)
                _files.close(number)

    def __repr__(self):
        return f"<_io.BufferedReader name={self.name!r}>"


BufferedReader = BufferedWriter = BufferedRandom = FileIO


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes, in UTF-8."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None,
                 line_buffering=False, write_through=False):
        _check_newline(newline)
        self.buffer = buffer
        self.encoding = encoding or "UTF-8"
        self.errors = errors or "strict"
        self._newline = newline
        self._lines = line_buffering or write_through
        self._drop()
        self._ended = False

    @property
    def name(self):
        return self.buffer.name

    @property
    def mode(self):
        return self.buffer.mode.replace("b", "")

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def isatty(self):
        return self.buffer.isatty()

    def fileno(self):
        return self.buffer.fileno()

    def _decode(self, data, final):
        cut = len(data)
        if not final: # not within a character, nor between \r and \n
            for back in range(1, min(4, cut) + 1):
                lead = data[cut - back]
                if lead >= 0xC0:
                    need = 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4
                    if need > back:
                        cut -= back
                    break
                if lead < 0x80:
                    break
            if cut and data[cut - 1] == 13:
                cut -= 1
        text = data[:cut].decode(self.encoding, self.errors)
        self._rest = data[cut:]
        self._raw += text
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._ahead += text

    def _drop(self):
        self._ahead = "" # decoded and not yet given out
        self._raw = "" # the same before its newlines were translated
        self._rest = b"" # not yet decoded: an unfinished character

    def _take(self, n):
        text = self._ahead[:n]
        i = len(text)
        if len(self._raw) != len(self._ahead):
            i = 0
            for _ in text:
                i += 2 if self._raw[i:i + 2] == "\r\n" else 1
        self._ahead = self._ahead[n:]
        self._raw = self._raw[i:]
        return text

    def _more(self):
        """Decodes another part; False at the end."""
        if self._ended:
            return False
        part = self.buffer.read1(DEFAULT_BUFFER_SIZE)
        self._ended = not part
        self._decode(self._rest + part, not part)
        return True

    def read(self, size=-1):
        self._open()
        if not self.readable():
            raise UnsupportedOperation("not readable")
        if size is None or size < 0:
            self._decode(self._rest + self.buffer.read(), True)
            return self._take(len(self._ahead))
        self._ended = False
        while len(self._ahead) < size and self._more():
            pass
        return self._take(size)

    def readline(self, size=-1):
        self._open()
        if not self.readable():
            raise UnsupportedOperation("not readable")
        limit = size if size is not None and size >= 0 else None
        self._ended = False
        mark = self._newline or "\n"
        while True:
            end = _line_end(self._ahead, 0, self._newline)
            whole = (end and self._ahead[:end].endswith(
                ("\n", "\r") if self._newline == "" else mark))
            if (whole or limit is not None and len(self._ahead) >= limit
                    or not self._more()):
                break
        if limit is not None:
            end = min(end, limit)
        return self._take(end)

    def write(self, text):
        self._open()
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not "
                            + type(text).__name__)
        if not self.writable():
            raise UnsupportedOperation("not writable")
        self._settle()
        data = text
        if self._newline not in (None, "", "\n"):
            data = text.replace("\n", self._newline)
        self.buffer.write(data.encode(self.encoding, self.errors))
        if self._lines and "\n" in text:
            self.flush()
        return len(text)

    def _settle(self):
        """The stream of bytes goes back to where the reader is."""
        if self._ahead or self._rest:
            self.buffer.seek(self.tell())
            self._drop()

    def flush(self):
        self._open()
        self.buffer.flush()

    def tell(self):
        self._open()
        return (self.buffer.tell() - len(self._rest)
                - len(self._raw.encode(self.encoding)))

    def seek(self, offset, whence=0):
        self._open()
        if whence == 1:
            if offset:
                raise UnsupportedOperation(
                    "can't do nonzero cur-relative seeks")
            offset, whence = self.tell(), 0
        elif whence == 2 and offset:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        self._drop()
        return self.buffer.seek(offset, whence)

    def truncate(self, size=None):
        self._open()
        self.flush()
        return self.buffer.truncate(self.tell() if size is None else size)

    def close(self):
        if not self.closed:
            self.closed = True
            self.buffer.close()

    def detach(self):
        self.flush()
        return self.buffer

    def __repr__(self):
        return (f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} "
                f"encoding={self.encoding!r}>")


def _path(file):
    if hasattr(file, "__fspath__"):
        file = file.__fspath__()
    return file.decode() if isinstance(file, bytes) else file


def open(file, mode="r", buffering=-1, encoding=None, errors=None,
         newline=None, closefd=True, opener=None):
    """A file as text, or as bytes with 'b' in the mode.

    mode: one of r, w, a, x, with + for both ways. OSError of the system if
    it cannot be opened; ValueError for a mode that does not exist.
    """
    if not isinstance(mode, str):
        raise TypeError("open() argument 'mode' must be str, not "
                        + type(mode).__name__)
    for letter in mode:
        if letter not in "rwaxbt+" or mode.count(letter) > 1:
            raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in mode
    if binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    kind = [letter for letter in mode if letter in "rwax"]
    if len(kind) != 1:
        raise ValueError("must have exactly one of "
                         "create/read/write/append mode")
    for what, given in (("an encoding", encoding), ("an errors", errors),
                        ("a newline", newline)):
        if binary and given is not None:
            raise ValueError(f"binary mode doesn't take {what} argument")
    raw = FileIO(file, kind[0] + "+" * ("+" in mode), closefd)
    if kind[0] == "a" and raw.seekable():
        raw.seek(0, 2)
    if binary:
        raw.mode += "b"
        return raw
    return TextIOWrapper(raw, encoding, errors, newline, buffering == 1)


def input(prompt=""):
    """Prints the prompt and returns a line, without its end; EOFError."""
    sys.stdout.write(str(prompt))
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line
