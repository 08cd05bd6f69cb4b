# Records, calls, strings and branches in the mix of an old systems program.
import sys


class Record:
    def __init__(self, kind=0, value=0, text="", link=None):
        self.kind = kind
        self.value = value
        self.text = text
        self.link = link

    def copy(self):
        return Record(self.kind, self.value, self.text, self.link)


class World:
    def __init__(self):
        self.flag = False
        self.total = 0
        self.row = [0] * 51
        self.table = [[0] * 51 for _ in range(51)]
        self.head = Record(1, 40, "HEAD OF THE LIST",
                           Record(2, 10, "SECOND IN LINE"))

    def link_up(self, rec):
        new = rec.copy()
        rec.value = 5
        new.value = rec.value
        new.link = self.pick(rec.link, new)
        if new.kind == 1:
            new.value = self.adjust(6, new.kind)
            new.text = rec.text
        else:
            new = rec
        return new

    def pick(self, rec, other):
        if rec is not None:
            return rec
        return other

    def adjust(self, base, kind):
        if kind == 1:
            return base + 12
        elif kind == 2:
            return base * 2 if base > 100 else base
        return -base

    def fill(self, a, b):
        at = a + 5
        self.row[at] = b
        self.row[at + 1] = self.row[at]
        self.row[at + 30] = at
        for i in range(at, at + 2):
            self.table[at][i] = at
        self.table[at][at - 1] += 1
        self.table[at % 20][at] = self.row[at]
        self.total += self.row[at]


def same_letter(a, b):
    return a == b


def later(s, t):
    i = 2
    while i <= 2:
        if same_letter(s[i], t[i + 1]):
            i += 1
        else:
            break
    return s > t


def main(n):
    w = World()
    rec = w.head
    text = "A TEXT OF SOME LENGTH"
    for i in range(n):
        a = 2 + i % 3
        b = 3
        other = "A TEXT OF LENGTH " + ("TWO" if i & 1 else "ONE")
        w.flag = not later(text, other)
        while a < b:
            c = 5 * a - b
            a += 1
            w.total += c
        w.fill(a, b)
        rec = w.link_up(rec)
        b = b * a
        c = b // a
        b = 7 * (b - c) - a
        w.total = (w.total + b + rec.value) % 1000003
    print("pystone %d %d %s" % (w.total, sum(w.row), w.flag))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20000)
