# Error handlers of UTF-8 and others, and what their exceptions know.
def show(text):
    try:
        print(text, "=", ascii(eval(text)))
    except Exception as error:
        print(text, "!", type(error).__name__, ascii(str(error)))
        if hasattr(error, "reason"):
            print("   ", error.encoding, ascii(error.object), error.start,
                  error.end, error.reason)


BAD = (b"\xff\x80", b"\xe2\x82", b"a\xe2\x82x", b"\xf0\x90\x80x", b"\xc0\x80",
       b"\xed\xa0\x80!", b"\xf5abc", b"\xe0\x80\x80", b"\xf4\x90\x80\x80",
       b"\xf0\x9f\x98", b"\xc3\xa9\xe2(\xa1", b"\x80\xbf", b"\xdf", b"\xf1",
       b"\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", b"ok")
HANDLERS = ("strict", "ignore", "replace", "backslashreplace",
            "surrogateescape", "surrogatepass")
for bad in BAD:
    for handler in HANDLERS:
        show(f"{bad}.decode('utf-8', {handler!r})")
show("str(b'\\xff', 'utf-8', 'replace'), str(bytearray(b'\\xe2\\x82'), 'utf8',"
     " 'ignore')")
show("b'\\xff'.decode('utf-8', 'unheard')")
for text in ("\\ud800", "a\\udc80b", "\\ud800\\udfff!", "é\\ud8ff", "é€\\U0001f600í"):
    for handler in HANDLERS + ("xmlcharrefreplace",):
        show(f"'{text}'.encode('utf-8', {handler!r})")
for encoding in "ascii", "latin-1", "utf-16-le":
    show(f"'a\\u20ac\\ud800'.encode({encoding!r})")
    show(f"b'\\x80\\xd8\\x00'.decode({encoding!r})")
show("b'\\xff\\xfe'.decode('ascii', 'backslashreplace')")
for arguments in ("('utf-8', b'abc', 1, 2, 'why')", "('utf-8', b'abc', 0, 2, "
                  "'why')", "('x')", "('a', b'b', 1, 2)"):
    show("UnicodeDecodeError" + arguments)
    show("str(UnicodeDecodeError" + arguments + ")")
show("str(UnicodeEncodeError('ascii', 'abc', 0, 1, 'why'))")
show("str(UnicodeEncodeError('ascii', 'ab\\u20acc', 1, 3, 'why'))")
show("UnicodeEncodeError('ascii', 'abc', 0, 1, 'why').args")
print(repr("\ud800 a \udfff"), ascii("\ud83d\ude00"))
print("straße".swapcase(), "ß".title(), "ß".capitalize(), "Straße".casefold(),
      "aß".title(), "ß".upper(), "ß".lower())
print(str.maketrans({"a": 1, 98: "z"}), "abc".translate({97: None, 98: "zz"}))
for text in ("str.maketrans({'ab': 1})", "'abc'.translate({97: 1.5})",
             "'abc'.translate({97: -1})", "'abc'.translate({}, 1)",
             "b'abc'.translate(None, b'b')", "b'abc'.translate(None, "
             "delete=b'ca')", "b'abc'.translate(bytes(range(256)), b'a')",
             "bytearray(b'abc').translate(None, b'')", "b'abc'.translate(None)",
             "b'abc'.translate(bytes(255))",
             "b'abc'.translate(bytes.maketrans(b'ab', b'xy'), b'b')"):
    show(text)
