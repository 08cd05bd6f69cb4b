# StringIO and BytesIO, and files in a folder that is removed in the end.
import io
import os

FOLDER = os.getenv("TMPDIR", "/tmp") + "/io_test_" + os.urandom(6).hex()
PATH = FOLDER + "/text.txt"
os.mkdir(FOLDER)
p = PATH
with open(p, 'w') as f:
    print(f.write('line 1\nline 2\n\u00e9\u20ac\U0001f600\nlast'), f.tell(), f.name == p, f.mode, f.closed)
    print('printed', 5, file=f)
print(f.closed)
with open(p) as f:
    print(f.readline(), f.read(3), f.readlines(), f.read(), f.readline() == '')
with open(p) as f:
    print([l for l in f])
with open(p, 'rb') as f:
    print(f.read(5), f.tell(), f.seek(-4, 2), f.read(), f.read())
    f.seek(0); b = bytearray(4); print(f.readinto(b), b, f.readline())
with open(p, 'a') as f: print(f.tell()); f.write('appended')
with open(p, 'r+') as f:
    print(f.read(4)); f.seek(0); f.write('LINE'); f.seek(0); print(f.readline())
for bad in (lambda: open('/none/x'), lambda: open(FOLDER), lambda: open(p, 'q'), lambda: open(p, 'rw'), lambda: open(p, 'bt'), lambda: open(p, 'rb', encoding='utf8'), lambda: f.read(), lambda: open(p).write('x'), lambda: open(p, 'w').read(), lambda: open(p, 'wb').write('x'), lambda: open(p,'w').write(b'x'), lambda: open(p, 'x')):
    try: print(bad())
    except Exception as e: print(isinstance(e, OSError), isinstance(e, ValueError), str(e).replace(FOLDER, 'F'))
try: open('/none/x')
except OSError as e: print(e.errno, e.args[:2], e.filename)
open(p, 'w').write('never closed'); print(open(p).read())
s = io.StringIO()
print(s.write('abc\ndef'), s.getvalue(), s.tell(), s.read())
s.seek(0); print(s.readline(), s.read(1), s.read()); s.seek(1); s.write('XY'); print(repr(s.getvalue()))
s.seek(2); s.truncate(); print(repr(s.getvalue())); s.seek(5); s.write('z'); print(repr(s.getvalue()))
s.close()
try: s.read()
except ValueError as e: print(e)
b = io.BytesIO(b'hello\nworld'); print(b.read(3), b.readline(), list(b), b.getvalue(), b.seek(20), b.write(b'x'), b.getvalue())
with io.StringIO('a\nb\n') as s: print(s.readlines(), list(s))
print(io.StringIO('a\r\nb\rc', newline=None).read(), io.StringIO('a\r\nb\rc', newline='').readlines(), repr(io.StringIO('a\nb', newline='\r\n').getvalue()))
os.mkdir(FOLDER + '/d'); open(FOLDER + '/d/f', 'w').close(); print(os.listdir(FOLDER + '/d'), os.path.exists(FOLDER + '/d/f'), os.path.isdir(FOLDER + '/d'), os.stat(FOLDER + '/d/f')[6])
os.rename(FOLDER + '/d/f', FOLDER + '/d/g'); os.remove(FOLDER + '/d/g'); os.rmdir(FOLDER + '/d')
print(os.path.join('a', 'b', '/c', 'd'), os.path.split('/a/b'), os.path.splitext('x.tar.gz'), os.path.splitext('.rc'), os.path.normpath('/a/../b//c/.'), os.path.basename('a/b/'), os.path.dirname('/a'))
print(len(os.urandom(8)), os.getenv('NOPE', 'd'), os.sep)
with open(p, "w", newline="\r\n") as f:
    f.write("a\nb\n")
with open(p, "rb") as f:
    print(f.read())
with open(p) as f:
    print(f.read(), f.seek(0), f.read(2), f.tell())
with open(p, newline="") as f:
    print(f.readlines())
with open(p, "wb") as f:
    f.write(bytes(range(256)) * 40)
    print(f.tell())
with open(p, "rb") as f:
    f.seek(9000)
    print(f.read(3), len(f.read()), f.tell())
with open(p, "w") as f:
    f.writelines(["long line %d\n" % i for i in range(300)])
with open(p) as f:
    print(sum(len(line) for line in f))
with open(p, "r+b") as f:
    f.truncate(7)
    print(f.read(), f.seek(0, 2))


class Upper(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        part = self.data[:len(buffer)].upper()
        self.data = self.data[len(buffer):]
        buffer[:len(part)] = part
        return len(part)


print(Upper(b"abc def").read(3), Upper(b"x" * 9000).readall()[-2:])
print(io.TextIOWrapper(io.BytesIO("h\xe9\u20ac".encode() * 3)).read(7))
os.remove(p)
os.rmdir(FOLDER)
try:
    os.listdir(FOLDER)
except OSError as e:
    print(e.errno == 2)
