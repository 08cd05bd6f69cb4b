# Lines of a log searched, matched and rewritten by regular expressions.
import re
import sys

LINE = re.compile(r"(\d+)\.(\d+) \[([A-Z]+)\] (\w+): (.*)")
PAIR = re.compile(r"(\w+)=(-?\d+)")
HEX = re.compile(r"0x[0-9a-f]+")
MAIL = re.compile(r"[\w.]+@[\w.]+\.(com|org|net)$")
KINDS = ("INFO", "WARN", "ERROR")


def line(i):
    return "%d.%03d [%s] motor%d: speed=%d torque=-%d at 0x%x by a.b%d@c.%s" % (
        i // 10, i % 1000, KINDS[i % 3], i % 4, i * 3, i % 17, i * 255, i,
        ("com", "org", "de")[i % 3])


def main(n):
    check = mails = 0
    for i in range(n):
        text = line(i)
        m = LINE.match(text)
        check += int(m.group(1)) + len(m.group(3)) + len(m.group(5))
        rest = m.group(5)
        at = 0
        while True:
            p = PAIR.search(rest[at:])
            if not p:
                break
            check += int(p.group(2))
            at += p.end()
        check += len(HEX.sub("<hex>", rest))
        if MAIL.search(text):
            mails += 1
        check = (check + len(PAIR.split(rest))) % 1000003
    print("logs", check, mails)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
