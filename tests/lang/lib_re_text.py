# SPDX-License-Identifier: MIT
# re: Unicode, bytes and bytes-like texts, case.
import re

text = "Ünï Ⅷ ΑΒγ Жук 数 ٣٤ ½ ﬁ 😀 end"
for pattern in (r"\w+", r"\W+", r"\d+", r"\D+", r"\s+", r"\S+", r"\b\w", r".",
                "[Α-Ω]+", "[^a-z ]+", "(?a)\\w+", "(?a:\\d)|\\d", "é?ï", "😀",
                "[😀数]", "Ж|n", r"\w\B", r"\u0416\w+", r"\U0001F600"):
    print(pattern, re.findall(pattern, text),
          [m.span() for m in re.finditer(pattern, text)][:6])
m = re.search("(Ж.к) (?P<han>.)", text)
print(m.span(), m.start(1), m.end("han"), m.pos, m.endpos, m, len(text))
p = re.compile(r"\w+")
print(p.search(text, 6), p.match(text, 4, 5), p.findall(text, 7, 12))
print(re.sub(r"(\w)(\w+)", r"\2\1", text), re.split(r"\s", text, 3))
for low, up in ("éÉ", "ßẞ", "σΣ", "ςΣ", "жЖ", "kK", "ſs", "iİ", "µμ", "ǆǅ", "ﬅﬆ"):
    print(low, up, [bool(re.fullmatch(a, b, re.I)) for a in (low, up)
                    for b in (low, up)],
          bool(re.fullmatch("[" + low + "]", up, re.I)),
          bool(re.fullmatch("[^" + low + "]", up, re.I)),
          bool(re.fullmatch(low, up, re.I | re.A)))
print(re.findall("[a-zé]+", "ABCÉ k", re.I), re.findall("(?ia)[a-z]+", "Kſk"))
for c in "\x1c\x85\xa0\u2003\u200b\u3000":
    print(hex(ord(c)), bool(re.match(r"\s", c)), bool(re.match(r"\s", c, re.A)))

data = bytes(range(256))
for pattern in (rb"\w+", rb"\s+", rb"\d", rb"[\x80-\xff]+", rb"[^\x00-\xfe]", rb"\xe9",
                rb"(?i)[k-m]+", rb".", rb"\W+", b"\xe9|a"):
    found = re.findall(pattern, data)
    print(pattern, len(found), found[0][:4], found[-1][-4:])
m = re.search(rb"(\x02)(.)", data)
print(m, m.groups(), m.group(2) == b"\x03", type(m.group()))
line = bytearray(b"key=42;other=7")
p = re.compile(rb"(\w+)=(\d+)")
m = p.search(line)
print(m.groups(), type(m.group()), m.string is line, p.findall(memoryview(line)))
print(p.sub(rb"\2=\1", line), p.split(line), re.sub(b"4", lambda m: b"[" + m[0] + b"]", line))
walk = p.finditer(line)
print(next(walk).span(), next(walk).span(), next(walk, None))


class Text(str):
    pass


m = re.match("a(.)", Text("abc"))
print(m.group(1), type(m.group(1)), type(m.string), re.sub("b", "x", Text("abc")))
print(re.match(Text("a"), "a"), re.escape(Text("a.b")))
