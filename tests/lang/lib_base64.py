# base64: bases 64, 32 and 16, whole and damaged.
import base64
import binascii


def attempt(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


for n in list(range(14)) + [60, 200]:
    data = bytes([(i * 37 + n * 11 + 250) & 255 for i in range(n)])
    for encode, decode in ((base64.b64encode, base64.b64decode),
                           (base64.standard_b64encode,
                            base64.standard_b64decode),
                           (base64.urlsafe_b64encode,
                            base64.urlsafe_b64decode),
                           (base64.b32encode, base64.b32decode),
                           (base64.b32hexencode, base64.b32hexdecode),
                           (base64.b16encode, base64.b16decode),
                           (base64.encodebytes, base64.decodebytes)):
        text = encode(data)
        print(text[:70])
        assert decode(text) == data
        if encode is not base64.encodebytes:
            assert decode(text.decode()) == data

attempt(base64.b64encode, "a")
attempt(base64.b64encode, b"\xff\xfe", b"-_")
attempt(base64.b64encode, b"\xff\xfe", b"-_x")
attempt(base64.b64decode, "__4=", b"-_")
attempt(base64.b64decode, "__4=", "-_")
for text in ("a", "YWI", "YW#Jj", "é", b"\xe9", "YWJj====", ""):
    attempt(base64.b64decode, text)
attempt(base64.b64decode, "YW#Jj", validate=True)
attempt(base64.b64decode, "YWJj\n", validate=True)
attempt(base64.b64decode, 5)
for text in ("MZXW6===", "MZXW61==", "ME======", "ME=====", "mzxw6===", "M1XW6===",
             "MZXW6YTB", "MZXW6Y=B", "========", "", "A=======", "MZXW0==="):
    attempt(base64.b32decode, text)
    attempt(base64.b32decode, text, True)
    attempt(base64.b32decode, text, map01="L")
    attempt(base64.b32hexdecode, text, casefold=True)
for text in (b"AB", b"ab", b"A", b"GG", "a0"):
    attempt(base64.b16decode, text)
    attempt(base64.b16decode, text, True)
attempt(base64.encodebytes, "a")
attempt(base64.decodebytes, "a")
print(base64.encodebytes(bytes(120)))
print(base64.b64encode(bytearray(b"ab")), base64.b64encode(memoryview(b"ab")))
print(issubclass(binascii.Error, ValueError))
