# % of text and bytes: precision with zeros and #, mappings, a percent sign
# among flags, characters, what implements __int__ and __bytes__.
class Items:
    def __getitem__(self, key):
        return key


class Int:
    def __int__(self):
        return 42


class Bytes:
    def __bytes__(self):
        return b"bytes"


def show(form, given):
    try:
        print(repr(form), repr(form % given))
    except Exception as error:
        print(repr(form), type(error).__name__, error)


for form in ("%08.3d", "%+08.3d", "%-08.3d|", "%8.3d|", "% .5d", "%.0d",
             "%#08.5x", "%#.5x", "%#.5X", "%#.5o", "%+#.5x", "%#10.5x",
             "%-#10.5x|", "%08.3x", "%5%", "%-5%|", "%.2%", "%%", "%l%"):
    for number in 5, -255, 0:
        show(form, number)
    show(form, ())
for given in (1, "a", b"a", [1], (), (1,), {}, {1: 2}, {1}, None, range(3),
              bytearray(b"a"), Items(), 1.5):
    for form in ("abc", "%s", "%(a)s", "%s %s", "%%"):
        if given is not None and not isinstance(given, Items):
            show(form, given)
    show(b"abc", given)
show("abc", Items())
show("%(a)s %(b)s", Items())
show("%(a)s %s", {"a": 1})
show("%(a)*d", {"a": 3})
show("%(a)s", {"a": (1, 2)})
show("%(a", {})
show("%(a", 1)
show("%.*f|%*.*f", (-2, 1.5, 10, 2, 2.25))
show("%d %i %u", (Int(), Int(), 3.99))
show("%x", Int())
for form in (b"%c", b"%5c|", b"%-5c|"):
    for given in (97, 200, 256, -1, b"a", bytearray(b"b"), b"ab", "a", 1.5):
        show(form, given)
for form in (b"%s", b"%b", b"%7s|", b"%-7s|", b"%.2s"):
    for given in (b"\xc3\xa9", bytearray(b"xyz"), memoryview(b"view"),
                  Bytes(), "text", 5):
        show(form, given)
show(b"%a %r %d %(x)s", {b"x": b"y"})
show(b"%(x)s %(x)5s", {b"x": b"y"})
show("%c%5c|%-3c|", ("é", 0x20AC, "z"))
show("%5s|%.1s|%-4s|", ("é€", "é€", "é"))
