# SPDX-License-Identifier: MIT
"""Regular expressions that nobody wrote: patterns.py SEED COUNT.

Makes patterns of a few elements over a small alphabet, puts each to texts of it
in every way that re offers, and prints what came out. Left out is where CPython
3.11 is wrong: possessive repeats of groups may match what they cannot, and a
condition on a group inside of itself sees what a failed try left there.
"""
import re
import sys

ATOMS = ["a", "b", "c", "a", "b", "ab", "ba", ".", "\\w", "\\d", "\\s", "\\W",
         "\\D", "\\S", "[ab]", "[^a]", "[a-c]", "[^\\w]", "[^\\s,]", "[\\d-]",
         "[A-C]", "[\u00e9-\u00fc]", "\u00e9", "A", "1", "-", "_", "\\n", " ",
         "\\b", "\\B", "^", "$", "\\A", "\\Z"]
REPEATS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}", "{2,}",
           "{1,3}?", "{0}", "{,2}", "{2,3}?"]
ASSERTIONS = ["(?=", "(?!", "(?>", "(?<=", "(?<!"]
FLAGS = ["(?i:", "(?s:", "(?-i:", "(?m:", "(?x:", "(?a:"]
LETTERS = "aabbcc1- _,\nA\u00e9\u00fc"


class Maker:
    def __init__(self, seed):
        self.state = seed * 2654435761 % (1 << 32) or 1
        self.groups, self.closed = 0, []
        for _ in range(3):
            self.below(2)

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % (1 << 31)
        return (self.state >> 8) % n

    def pick(self, items):
        return items[self.below(len(items))]

    def either(self, depth):
        return self.pattern(depth) + "|" + self.pattern(depth)

    def capture(self, inside, depth):
        self.groups += 1
        number = self.groups
        out = "(" + inside(depth) + ")"
        self.closed.append(number)
        return out

    def item(self, depth):
        kind = self.below(20)
        if depth < 0 or kind < 9:
            return self.pick(ATOMS)
        if kind < 12:
            return self.capture(self.pattern, depth)
        if kind < 14:
            return "(?:" + self.pattern(depth) + ")"
        if kind == 14:
            return "(?:" + self.either(depth) + ")"
        if kind == 15:
            return self.capture(self.either, depth)
        if kind == 16:
            begin = self.pick(ASSERTIONS)
            return begin + self.pattern(0 if "<" in begin else depth) + ")"
        if kind == 17 and self.closed:
            return "\\%d" % self.pick(self.closed)
        if kind == 18 and self.closed:
            number = self.pick(self.closed)
            inside = self.pick([self.pattern, self.either])(depth)
            return "(?(%d)%s)" % (number, inside)
        return self.pick(FLAGS) + self.pattern(depth) + ")"

    def pattern(self, depth):
        out = ""
        for _ in range(self.below(4) + (depth > 2)):
            out += self.item(depth - 1)
            if self.below(3) == 0:
                out += self.pick(REPEATS)
        if depth > 1 and self.below(5) == 0:
            out += "|" + self.pattern(depth - 1)
        return out

    def text(self):
        return "".join(self.pick(LETTERS) for _ in range(self.below(9)))


def shown(m):
    return m and (m.span(), m.groups(), m.regs, m.lastindex)


def results(pattern, text):
    for call in (pattern.match, pattern.search, pattern.fullmatch):
        yield shown(call(text))
    yield [m.span() for m in pattern.finditer(text)]
    yield pattern.findall(text)
    yield pattern.split(text)
    left, right = ("<", ">") if isinstance(text, str) else (b"<", b">")
    yield pattern.sub(lambda m: left + m.group() + right, text)
    yield pattern.subn(right, text, 2)


def one(seed):
    make = Maker(seed)
    source = make.pattern(3)
    flags = make.pick([0, 0, 0, re.I, re.M, re.S, re.I | re.M, re.A, re.X])
    texts = [make.text() for _ in range(3)]
    if make.below(8) == 0:
        source, texts = source.encode(), [text.encode() for text in texts]
    yield source
    yield int(flags)
    try:
        pattern = re.compile(source, flags)
    except re.error as e:
        yield str(e)
        return
    for text in texts:
        yield text
        yield from results(pattern, text)


def main():
    first, count = int(sys.argv[1]), int(sys.argv[2])
    for seed in range(first, first + count):
        print("@@", seed)
        for line in one(seed):
            print(repr(line))


main()
