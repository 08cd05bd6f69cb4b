# Text processing: counting, sorting, formatting.
text = """the quick brown fox jumps over the lazy dog
The dog sleeps; the fox runs. A quick dog?
no end, no start: the fox, the dog"""
counts = {}
lengths = {}
for line in text.split("\n"):
    for word in line.split():
        word = word.strip(".,;:?").lower()
        counts[word] = counts.get(word, 0) + 1
        lengths.setdefault(len(word), []).append(word)
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:6]:
    print("%-6s %2d %s" % (word, n, "*" * n))
for n in sorted(lengths):
    print(n, sorted(set(lengths[n])))
print(sum(counts.values()), len(counts), max(counts, key=counts.get))
print(" ".join(w[::-1] for w in text.split()[:5]),
      "|".join(l[:8] for l in text.splitlines()))


def caesar(s, k):
    out = []
    for c in s:
        if c.islower():
            c = chr((ord(c) - 97 + k) % 26 + 97)
        elif c.isupper():
            c = chr((ord(c) - 65 + k) % 26 + 65)
        out.append(c)
    return "".join(out)


e = caesar("Hello, World!", 3)
print(e, caesar(e, -3))


def rle(s):
    out, prev, n = [], None, 0
    for c in s + "\0":
        if c == prev:
            n += 1
        else:
            if prev is not None:
                out.append(prev + (str(n) if n > 1 else ""))
            prev, n = c, 1
    return "".join(out)


print(rle("aaabccdddd"), rle("abc"), rle("zzzzzzzzzzzz"), repr(rle("")))
print({c: text.count(c) for c in "aeiou"}, [w for w in counts if w == w[::-1]])
csv = "name,x,y\nleft,1,2.5\nright,-3,4"
head, *rows = [l.split(",") for l in csv.split("\n")]
print([dict(zip(head, r)) for r in rows], sum(float(r[1]) for r in rows))
