# SPDX-License-Identifier: MIT
# re: sub, subn, split, findall, finditer, escape.
import re

for pattern, repl, text in (
        ("a", "b", "banana"), ("", "-", "abc"), ("x*", "-", "abxd"),
        (r"(\w+) (\w+)", r"\2 \1", "hello world again now"),
        (r"(?P<a>\d)(?P<b>\d)?", r"<\g<b>\g<a>\g<0>>", "12 3"),
        ("a", r"\\ \n \t \. \-", "xax"), ("(a)|b", r"[\1]", "ab"),
        ("a", r"\0\07\101\1010", "a"), ("(.)" * 11, r"\11\10\g<1>0", "abcdefghijkl"),
        (r"\s+", " ", " a  b\t\nc "), ("^", "> ", "one\ntwo"),
        ("(?m)^", "> ", "one\ntwo"), ("$", "!", "end\n"), (r"\b", "|", "a bc"),
        ("(?i)B", "x", "abAB"), ("b|", "-", "abc"), ("é", "e", "café olé"),
        (".", r"\g<0>\g<0>", "aé€"), ("zz", "y", "none")):
    print(pattern, re.sub(pattern, repl, text), re.subn(pattern, repl, text))
print(re.sub("a", "b", "aaaa", 2), re.sub("a", "b", "aaaa", count=1),
      re.subn("a", "", "aaaa", count=3), re.sub("A", "b", "aA", flags=re.I),
      re.sub("a", "b", "aa", -1), re.compile("a").sub("b", "aaa", 1))


def number(m):
    return str(int(m.group()) * 2)


print(re.sub(r"\d+", number, "1 20 300"), re.sub("a", lambda m: "", "banana"))
print(re.sub("x*", lambda m: "<%d,%d>" % m.span(), "axxb"))
print(re.sub("(a)(b)?", lambda m: repr(m.groups()), "aab"))
print(re.sub("a", lambda m: None, "banana"), re.sub(b"a", lambda m: b"x", b"ba"))
print(re.sub("a", lambda m: re.sub("b", "c", m.string), "ab"))


def fails(m):
    raise KeyError(m.start())


for call in (lambda: re.sub("n", fails, "banana"),
             lambda: re.sub("a", lambda m: 5, "banana"),
             lambda: re.sub(b"a", lambda m: "x", b"banana")):
    try:
        print(call())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
for repl in (r"\1", r"\g<1>", r"\g<x>", r"\g", r"\g<", r"\g<>", r"\g<a b>",
             r"\q", "x\\", r"\400", r"\99", r"\g<0", r"\g<99999999999>"):
    try:
        print(re.sub("a", repl, "a"))
    except (re.error, IndexError) as e:
        print(repl, type(e).__name__, e, getattr(e, "pos", "-"))

for pattern, text in (("[,;]", "a,b;c"), ("([,;])", "a,b;c"), ("", "abc"),
                      ("x*", "axbc"), ("(x)|(-)", "axb-c"), (r"\W+", "Words, words."),
                      (r"\b", "a bc"), ("(?m)^", "a\nb"), ("b", ""), ("$", "a\n"),
                      ("é", "aébéc"), (b",", b"a,b")):
    print(pattern, re.split(pattern, text), re.split(pattern, text, 1),
          re.compile(pattern).split(text, maxsplit=2))
print(re.split("A", "bab", flags=re.I), re.split("a", "bab", -1))

for pattern, text in (("a", "banana"), ("(a)", "banana"), ("(a)(n)?", "banana"),
                      ("", "ab"), ("a*", "baac"), ("(a)|(b)", "ab"),
                      (r"(\w+)=(\d+)", "a=1, bc=22"), (".", "é€x"),
                      (r"\d*?", "12"), ("a|ab", "abab"), (b"a", b"banana"),
                      ("(?<=a)b", "abbab"), ("a(?=b)", "abaac")):
    print(pattern, re.findall(pattern, text),
          [m.span() for m in re.finditer(pattern, text)])
p = re.compile("a")
print(p.findall("aaaa", 1), p.findall("aaaa", 1, 3), p.findall("aaaa", endpos=2),
      [m.start() for m in p.finditer("aaaa", 2)])
walk = p.finditer("aba")
print(iter(walk) is walk, next(walk).span(), next(walk).span(), next(walk, None),
      next(walk, None))

print(re.escape("a.b*c [x] é_-~\n\0"), re.escape(b"a.b"), re.escape(""))
print(re.sub(re.escape("."), r"\.", "a.b"))
re.purge()
for i in range(200):  # more than are kept
    assert re.match("a{%d}$" % i, "a" * i)
print(re.match("a{7}$", "a" * 7))
