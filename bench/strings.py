# Text made, split, joined, formatted and searched, as telemetry does it.
import sys


def frame(i):
    return "$IMU,%d,%.3f,%s,%s" % (i, i * 0.25, hex(i & 255), "ok" * (i & 3))


def parse(line):
    kind, seq, value, flags, tail = line[1:].split(",")
    return kind.lower(), int(seq), float(value), int(flags, 16), len(tail)


def main(n):
    check = 0
    total = 0.0
    lines = []
    for i in range(n):
        s = frame(i)
        c = 0
        for ch in s:
            c ^= ord(ch)
        lines.append("%s*%02X" % (s, c))
        if len(lines) == 50:
            text = "\n".join(lines)
            lines = []
            for line in text.split("\n"):
                body, _, sum_ = line.partition("*")
                kind, seq, value, flags, tail = parse(body)
                total += value
                check = (check * 5 + seq + flags + tail + int(sum_, 16)
                         + text.find(kind.upper())) % 1000003
            check += text.count("ok") + len(text.replace(",", ", "))
    print("strings", check, "%.2f" % total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
