# Encodings beyond UTF-8, float.hex and fromhex, unions of types.
texts = ('abc', 'caf\xe9', '\u20ac5', '\U0001f600x', '')
for name in ('latin-1', 'latin1', 'ISO-8859-1', 'iso8859_1', 'ascii', 'utf-8', 'UTF8', 'utf_8', 'utf-16-le',
             'utf-16-be', 'utf-16', 'utf-32-le', 'utf-32', 'utf-8-sig', 'us-ascii'):
    for text in texts:
        for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace'):
            try:
                data = text.encode(name, errors)
            except UnicodeEncodeError as e:
                print(name, errors, e)
                continue
            back = data.decode(name)
            if errors == 'strict' or back != text:
                print(name, errors, data, back == text, back.encode())
for data in (b'abc', b'\xe9a', b'\xff\xfea\0', b'\xfe\xff\0a', b'a\0b', b'\0\xd8a\0', b'\0\xdc', b'\xef\xbb\xbfx'):
    for name in ('latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-8-sig'):
        for errors in ('strict', 'ignore', 'replace'):
            try:
                print(data, name, errors, data.decode(name, errors).encode())
            except UnicodeDecodeError as e:
                print(data, name, errors, 'UnicodeDecodeError')
print(str(b'\xe9', 'latin-1').encode(), bytes('\xe9', 'latin-1'), bytearray('\xe9', 'latin1'))
for call in (lambda: 'a'.encode('nonsense'), lambda: b'a'.decode('nonsense'), lambda: '\xe9'.encode('ascii', 'odd'),
             lambda: b'\xff'.decode('utf-8', 'odd'), lambda: b'\xe9'.decode('ascii', 'odd')):
    try:
        call()
    except LookupError as e:
        print(e)

for x in (0.0, -0.0, 1.5, -2.0, 3.14159, 1e300, 5e-324, 2.2250738585072014e-308, 1e-310, float('inf'), float('-inf'),
          float('nan'), 0.1):
    print(x.hex(), float.fromhex(x.hex()))
for text in ('0x1.8p3', '1.8p-3', ' -0X.8P0 ', 'ff', '0x1p1023', 'inf', '-Infinity', 'nan', '0x1.fffffffffffff8p0',
             '0x1.fffffffffffff7p0', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x3p-1076', '0x1.00000000000008p0',
             '0x1.000000000000080000001p0', '1p99999', 'p3', '', 'x', '0x', '1.2.3', '0x1p', '0x1.fffffffffffff8p1023'):
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as e:
        print(repr(text), type(e).__name__, e)


class Mine(float):
    pass


print(type(Mine.fromhex('0x1p1')) is Mine, Mine(2.5).hex())

both = int | str
print(both, isinstance(3, both), isinstance('', both), isinstance(2.5, both), issubclass(bool, both))
print(int | None, None | int, int | str | float, both | None, int | int, (int | str) == (str | int), hash(both) == hash(str | int))


class A:
    pass


print(isinstance(A(), A | int), isinstance(None, A | None), A | None)


def f(a: int | None, b: 'str | int' = 3) -> list[int] | None:
    return a


print(f(5), both.__args__)
for call in (lambda: int | 3, lambda: 'a' | int, lambda: isinstance(3, int | 4)):
    try:
        call()
    except TypeError as e:
        print(e)
match 5:
    case int() | str():
        print('either')
