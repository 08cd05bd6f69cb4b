# SPDX-License-Identifier: MIT
# re: what is wrong with a pattern, and where.
import re

BAD = r"""* a** a{3,2} ( (a a) [a [] [^ [z-a] [\w-a] [a-\w] \q \x0 \xg \u12 \U0000
\U11111111 \777 \8 \1 (\1) (?P=x) (?P<x>a)(?P<x>b) (?P<1a>b) (?P<>b) (?P<a (?P<a)
(?P= (?P=a (?P=) (?P=1) (?Pz (?P (? (?z) (?<z) (?< (?# (?#abc (?i (?i- (?i-)
(?-i) (?i-i:a) (?-:a) (?iz) (?i: a(?i) (?ia (?- (?-a:b) (?au:b) (?L:a) (?-u:a)
(?(1)a|b|c) (?(1)a) (?(0)a) (?(x)a) (?(1 (?()a) (?(a (a)(?(1)b|c (?<=a+)
(?<!a|bc) (?<=(a)\1) (?=a (?>a (?:a a*+* a{1}{2} a|* (*) ^* \b* (?i)* {1} [\q]
[\xz] \N [\8] [\777] \18 \400 \Z* [a--b] (?P<a.b>c) (?<a>b) (?P>a) (?+) (?*) (?)
(?#a)* a?* a?+? a+?+ |(?i)a ((?i)a) (?LI) (?au) (?P<a>\1) (?P<a>(?P=a)) \g \A*
(?(99999)a) (?P<a-b>c) (?P<a>b)(?P=a-b) (?(a-b)c) (?i-s-m:a) (?-i-s:a) (?t:a)
(?-t:a) [a-\x41] [\d-z] (?<=a{2,3}) (a)(?<=(?(1)aa|b)) (?<=a*) (é \é[ é** (?P<é""".split()
for pattern in BAD + ["\\", "a\n*)", "a\n(", "[\n", "(?x:a #)", "\né\n**"]:
    for form in (pattern, pattern.encode()):
        try:
            print(form, re.compile(form).groups)
        except re.error as e:
            print(form, e, "|", e.msg, e.pos, e.lineno, e.colno,
                  e.pattern == form)
for call in (lambda: re.compile("a", re.L), lambda: re.compile(b"a", re.U),
             lambda: re.compile("a", re.A | re.U), lambda: re.compile("(?u)", re.A),
             lambda: re.compile(b"a", re.A | re.L), lambda: re.compile("a{4294967295}"),
             lambda: re.compile("a{99999999999}")):
    try:
        print(call())
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
try:
    raise re.error("mine")
except re.error as e:
    print(e, e.msg, e.pattern, e.pos, e.lineno, e.colno, e.args)
print(issubclass(re.error, Exception), re.error.__name__, re.error.__module__)
