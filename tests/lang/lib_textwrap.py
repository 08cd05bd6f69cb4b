import textwrap


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


text = "The quick brown fox jumped over the lazy dog, which was a well-known half-asleep animal of the neighbourhood."
for width in (10, 20, 33, 70):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 30), "|", textwrap.shorten(text, 30, placeholder="..."), "|", textwrap.shorten("short", 30))
print(textwrap.wrap("a verylongwordthatdoesnotfit here", 8), textwrap.wrap("a verylongwordthatdoesnotfit here", 8, break_long_words=False))
print(textwrap.wrap("  tab\tand\nnewline  ", 12), textwrap.wrap("", 5), textwrap.wrap("   "), textwrap.wrap("one  two   three", 9, drop_whitespace=False))
print(textwrap.wrap(text, 25, max_lines=2), textwrap.wrap(text, 15, break_on_hyphens=False))
print(repr(textwrap.dedent("    a\n      b\n\n    c\n  \n")), repr(textwrap.dedent("a\n b")), repr(textwrap.dedent("\tx\n\t y")))
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda line: True)))
print(textwrap.fill("One sentence. And another! Really? yes.", 40, fix_sentence_endings=True))
attempt(lambda: textwrap.wrap("abc", 0))
attempt(lambda: textwrap.shorten("hello world", 3))
