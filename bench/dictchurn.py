# Dictionaries that fill, empty and are searched: integers and strings.
import sys


def main(n):
    live = {}
    words = {}
    x = 1
    hits = 0
    for i in range(n):
        x = (x * 69069 + 1) & 0xFFFFFF
        key = x >> 12
        if key in live:
            hits += 1
            live[key] += 1
            if live[key] > 3:
                del live[key]
        else:
            live[key] = 1
        w = "w%d" % (x % 509)
        words[w] = words.get(w, 0) + 1
        if i % 1000 == 999:
            words = {k: v for k, v in words.items() if v > 2}
    total = 0
    for k, v in live.items():
        total = (total * 3 + k * v) % 1000003
    print("dictchurn", hits, len(live), total, sum(words.values()))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20000)
