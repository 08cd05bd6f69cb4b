# String literals: quotes, escapes, raw, continuation, joining, unicode.
print('it\'s', "say \"hi\"", 'a"b', "c'd")
print(repr("\a\b\f\n\r\t\v\\\0"), len("\x41\101\u0041\U00000041"))
print("\x41\101\u0041", "\u00e9", "\u20ac", "\U0001F600" == "😀")
print(r"\n\x", r'a\'b', len(r"\\"))
print("one" "two" 'three', "a" + "b" * 3)
print("""triple
"quoted" 'text'""", '''x''y''')
print("line \
continued", ("in "
             "parens"))
print(len("""
a
"""), repr("tab	inside"))
print(repr("'"), repr('"'), repr("'\""), repr("\\"),
      repr("\x00\x1f\x7f\x80\xff"))
print(repr("é€😀"), len("é€😀"), "é€😀"[1], "é€😀"[::-1])
print("\1\12", "\09" == "\x009", "\0" "1" == "\x001")
print(b"bytes \x00\xff" == bytes([98, 121, 116, 101, 115, 32, 0, 255]), rb"\n",
      br"\x")
print("a\\nb", "end")
print(ord("é"), chr(8364), "*")
print(not "", bool(" "), "abc" "" "def")
print(repr("a" "\n" 'b'), str("x"), str(), str(5), str(b"a"))
