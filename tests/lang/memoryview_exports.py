# What a memoryview looks at cannot be resized; a view that nobody holds any
# more, or that was released, locks nothing.
import array

c = bytearray(b"xyz")
m = memoryview(c)


def attempt(name, change):
    try:
        change()
        print(name, "done", c)
    except BufferError as e:
        print(name, "refused:", e)


def delete():
    del c[0]


def replace(text):
    c[0:1] = text


def grow():
    global c
    c += b"1"


def double():
    global c
    c *= 2


attempt("append", lambda: c.append(1))
attempt("extend", lambda: c.extend(b"aa"))
attempt("extend by nothing", lambda: c.extend(b""))
attempt("pop", lambda: c.pop())
attempt("remove", lambda: c.remove(120))
attempt("insert", lambda: c.insert(0, 1))
attempt("clear", lambda: c.clear())
attempt("del", delete)
attempt("other length", lambda: replace(b"zz"))
attempt("same length", lambda: replace(b"w"))
attempt("+=", grow)
attempt("*=", double)
c[0] = 65
m[1] = 66
print(c, bytes(m), m.obj is c)
m.release()
m.release()
attempt("append", lambda: c.append(1))
for use in (lambda: m[0], lambda: len(m), lambda: m.tobytes(), lambda: bytes(m)):
    try:
        use()
    except ValueError as e:
        print(e)


def forgotten():
    return bytes(memoryview(c)[1:3])


print(forgotten())
c.append(2)
print(bytes(memoryview(c)[1:2]))
del c[0]
memoryview(c)[0:2] = b"--"
c.extend(b"!")
print(c)


def held():
    view = memoryview(c)
    attempt("while a local holds it", lambda: c.append(3))
    return view[1:]


part = held()
attempt("while a slice of it lives", lambda: c.append(3))
part = None
attempt("afterwards", lambda: c.append(3))
kept = [{"view": memoryview(c)}]
attempt("in a list", lambda: c.append(4))
kept[0]["view"].release()
attempt("released", lambda: c.append(4))

a = array.array("H", [1, 2])
with memoryview(a) as q:
    for change in (lambda: a.append(3), lambda: a.pop(), lambda: a.extend(a)):
        try:
            change()
        except BufferError as e:
            print(e)
    q[0] = 9
a.append(3)
print(a)
twin = c
c *= 2
print(c is twin, len(c))
