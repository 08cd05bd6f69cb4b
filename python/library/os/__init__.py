# SPDX-License-Identifier: MIT
"""The system's folders and files, its environment and its random bytes.

MicroPython's functions and those of CPython's that programs use most; what
fails is an OSError with the system's number.
"""
import _files
from _files import chdir, getcwd, mkdir, remove, rename, rmdir

from . import path

name = "posix"
sep = "/"
linesep = "\n"
pathsep = ":"
curdir = "."
pardir = ".."
extsep = "."
altsep = None
devnull = "/dev/null"
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

error = OSError
unlink = remove
replace = rename


class stat_result(tuple):
    """st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size, and the
    times st_atime, st_mtime, st_ctime in seconds."""

    @property
    def st_mode(self):
        return self[0]

    @property
    def st_ino(self):
        return self[1]

    @property
    def st_size(self):
        return self[6]

    @property
    def st_mtime(self):
        return self[8]


def fspath(p):
    """The str that a path stands for; TypeError if it is none."""
    if isinstance(p, (str, bytes)):
        return p
    if hasattr(p, "__fspath__"):
        return p.__fspath__()
    raise TypeError("expected str, bytes or os.PathLike object, not "
                    + type(p).__name__)


def stat(p):
    """The system's record of a file: see stat_result."""
    numbers = _files.stat(fspath(p))
    return stat_result(numbers[:7] + tuple(t // 1000000000
                                           for t in numbers[7:]))


def listdir(p="."):
    """Names in a folder, in no order."""
    return [name for name, kind in _files.list(fspath(p))]


def ilistdir(p="."):
    """MicroPython's: tuples of name, type (0x4000 or 0x8000), inode, size."""
    of_bytes = isinstance(p, bytes)
    p = p.decode() if of_bytes else fspath(p)
    for name, kind in _files.list(p):
        size = 0 if kind == 4 else _files.stat(path.join(p, name))[6]
        yield name.encode() if of_bytes else name, kind << 12, 0, size


def makedirs(p, mode=0o777, exist_ok=False):
    """Makes a folder and those above it."""
    head, tail = path.split(p)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, mode, True)
    try:
        mkdir(p)
    except OSError:
        if not exist_ok or not path.isdir(p):
            raise


def walk(top, topdown=True):
    """(folder, names of folders, names of files) below `top`."""
    folders, files = [], []
    for name, kind in _files.list(fspath(top)):
        (folders if path.isdir(path.join(top, name)) else files).append(name)
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown)
    if not topdown:
        yield top, folders, files


def getenv(key, default=None):
    """A variable of the environment."""
    value = _files.getenv(key)
    return default if value is None else value


class _Environment:
    def __getitem__(self, key):
        value = _files.getenv(key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key, default=None):
        return getenv(key, default)

    def __contains__(self, key):
        return _files.getenv(key) is not None


environ = _Environment()


def urandom(n):
    """n bytes from the system's source of random numbers."""
    parts = []
    while n > 4096:
        parts.append(_files.urandom(4096))
        n -= 4096
    return b"".join(parts) + _files.urandom(n)


def uname():
    """(system, node, release, version, machine)"""
    import sys
    return (sys.platform, "krait", ".".join(
        str(n) for n in sys.implementation[1][:3]), sys.version, "desk")


def sync():
    """Nothing waits here: every close writes all."""
