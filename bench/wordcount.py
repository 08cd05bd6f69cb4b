# Words of a text counted, ranked and indexed by their first letters.
import sys

SYLLABLES = ("ro", "bot", "mo", "tor", "sen", "sor", "arm", "leg", "wheel",
             "grip", "per", "bat", "tle", "ry")


def text(n):
    x = 1
    lines = []
    for _ in range(n):
        words = []
        for _ in range(8):
            x = (x * 69069 + 5) & 0xFFFFFFFF
            k = x >> 16
            w = SYLLABLES[k % 14] + SYLLABLES[(k >> 5) % 7]
            words.append(w.capitalize() if k % 9 == 0 else w)
        lines.append("  " + " ".join(words) + ".")
    return "\n".join(lines)


def clean(word):
    return word.strip(".,;").lower()


def main(n):
    counts = {}
    index = {}
    letters = 0
    for number, line in enumerate(text(n).splitlines()):
        for raw in line.split():
            word = clean(raw)
            letters += len(word)
            counts[word] = counts.get(word, 0) + 1
            if word.startswith(("mo", "se")) or word.endswith("bot"):
                index.setdefault(word[:2], []).append(number)
    ranked = sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    top = ", ".join(["%s %d" % pair for pair in ranked[:3]])
    check = sum([len(v) * (ord(k[0]) - 96) for k, v in index.items()])
    print("wordcount", letters, len(ranked), check, top)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
