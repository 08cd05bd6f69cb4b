# Methods that programs for CPython use beside MicroPython's.
print("hello world".title(), "hELLO".capitalize(), "Swap Case".swapcase())
print("42".zfill(5), "-42".zfill(6), "abc".zfill(2), "+7".zfill(4))
print("ab".ljust(5) + "|", "ab".rjust(5) + "|", "ab".ljust(5, "."),
      "ab".rjust(6, "*"))
print("a1".isalnum(), "a 1".isalnum(), "".isalnum())
print("a\tb".expandtabs(4), "\t".expandtabs(2) == "  ")
print("prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"),
      "x".removeprefix("y"))
print("name_1".isidentifier(), "1name".isidentifier(), "Title Case".istitle())
print("é".upper(), "ÀÉ".lower())
print("ABC".casefold(), "x".isascii(), "é".isascii())
