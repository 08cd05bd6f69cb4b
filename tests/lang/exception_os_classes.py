# OSError by its number, and classes of errors and warnings.
try: open('/nonexistent')
except FileNotFoundError as e: print(type(e).__name__, e.errno, e)
try: raise OSError(13, 'x')
except PermissionError as e: print(repr(e), isinstance(e, OSError), e.strerror)
print(repr(OSError(2)), repr(OSError(9999, 'q')), repr(ConnectionRefusedError(1, 'a')), issubclass(BrokenPipeError, ConnectionError))
print(repr(OSError(110, 't')), repr(IOError(17, 'a', 'f')), str(OSError(17, 'a', 'f')))
for w in (BytesWarning, FutureWarning, TabError, RuntimeWarning): print(w.__name__, w.__mro__[1].__name__)
for number in range(1, 120):
    kind = type(OSError(number, 'text'))
    if kind is not OSError and number not in (100, 107):
        print(number, kind.__name__, kind.__bases__[0].__name__)


class Mine(OSError):
    pass


print(type(Mine(2, 'x')) is Mine, type(OSError(2)) is OSError, type(OSError('2', 'x')) is OSError)
for path in ('/nonexistent/file', '/'):
    try:
        open(path)
    except (FileNotFoundError, IsADirectoryError) as e:
        print(type(e).__name__, e.errno, e.filename)
try:
    import os
    os.remove('/nonexistent')
except FileNotFoundError as e:
    print(e.errno)
import builtins
print(builtins.FileExistsError is FileExistsError, 'BlockingIOError' in dir(builtins))
FileNotFoundError = 5
print(FileNotFoundError)
del FileNotFoundError
print(FileNotFoundError)
