# SPDX-License-Identifier: MIT
# re: Match objects, and where match, search and fullmatch look.
import re


def show(m):
    if m is None:
        return None
    return (m.group(), m.span(), m.groups(), m.regs, m.lastindex, m.lastgroup)


m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(-(?P<day>\d\d))?", "2026-11 x")
print(show(m))
print(m.group(0), m.group(1), m.group("month"), m.group("day"))
print(m.group("year", 2, 3), m.group(1, 1))
print(m.groups("none"), m.groups(default=0))
print(m.groupdict(), m.groupdict("?"), m.groupdict(default=None))
print(m.start(), m.end(), m.start("month"), m.end(2), m.span("day"), m.span(3))
print(m[0], m[1], m["month"], m["day"])
print(m.pos, m.endpos, m.string, m.re.pattern, bool(m))
print(m, repr(re.search("a+", "x" * 3 + "a" * 60)))
print(m.expand(r"\2/\1 \g<year> \g<0>\n[\4]\\"))
for bad in (5, -1, "nobody", 1.5, None, (1,)):
    try:
        print(m.group(bad))
    except IndexError as e:
        print(type(e).__name__, e)
for bad in (9, "nobody"):
    try:
        print(m[bad])
    except IndexError as e:
        print(type(e).__name__, e)

p = re.compile("b+")
for call in (p.match, p.search, p.fullmatch):
    print([show(call("abbb", *at)) for at in
           ((), (1,), (1, 3), (2, 2), (-5,), (0, -1), (9,), (3, 1), (1, 99))])
m = p.search("abbbb", 2, 4)
print(m.pos, m.endpos, m.span(), p.search(string="abb", pos=2).span(),
      p.match("abb", 1, endpos=2).span())

# What ^ and $ mean with pos and endpos.
for source in ("^a", "a$", r"\Aa", r"a\Z", r"\ba", r"a\b"):
    c = re.compile(source)
    print(source, show(c.search("aaa", 1)), show(c.search("aaa", 0, 2)),
          show(c.match("aa", 1)))
for source in ("(?m)^.", "(?m).$", "$", "(?m)$", r"\Z", "^"):
    print(source, [m.span() for m in re.finditer(source, "ab\ncd\n")])

# A group keeps what it had in the last turn that it took part in.
for source, text in (("(?:(a)|b)*", "ab"), ("(?:(a)|(b))*", "aba"),
                     ("(a|ab)(c|bcd)(d*)", "abcd"), ("((a)|b)+", "ab"),
                     ("(a?)*", "b"), ("(a?)+?", "aab"), ("(?:(a)?b)*", "abb"),
                     ("((((((((((a))))))))))", "a"), ("(a)(b)?(c)?", "ac"),
                     ("(?=(a))a(?!(b))", "ac"), (r"(\w)\1", "abccd"),
                     (r"(?P<q>['\"]).*?(?P=q)", "say 'it' \"now\""),
                     (r"(a)?(?(1)b|c)", "ab"), (r"(a)?(?(1)b|c)", "c"),
                     (r"(?P<x>a)?(?(x)b|c)$", "ac")):
    print(source, show(re.search(source, text)))

# Patterns as values.
p, q = re.compile("a(b)", re.I), re.compile("a(b)", re.IGNORECASE)
print(p == q, p != q, hash(p) == hash(q), p == re.compile("a(b)"), p == "a(b)")
print(p.pattern, p.flags, p.groups, dict(p.groupindex), {p: 1}[q])
print(re.compile(p) is p, repr(p), repr(re.compile("it's\n", re.M | re.S)))
print(repr(re.compile(b"x", re.X)), repr(re.compile("(?a)x")),
      repr(re.compile("a" * 300)))
print(dict(re.compile("(?P<one>a)(?P<two>b)(c)").groupindex))
for call in (lambda: re.compile(p, re.M), lambda: re.compile(5),
             lambda: re.match("a", 5), lambda: re.match("a", b"a"),
             lambda: re.match(b"a", "a"), lambda: p.match("a", "b"),
             lambda: re.match("a", None)):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e if "index" not in str(e) else "")
import copy
print(copy.copy(p) is p, copy.deepcopy(p) is p)
print(re.I | re.M, repr(re.X), re.A | re.S == 272, int(re.NOFLAG), re.I & 2,
      bool(re.I & re.M), re.I == 2, re.UNICODE.value, re.S.name)
