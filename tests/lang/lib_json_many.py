# Documents made from a seed, whole and damaged: values, errors, and text again.
import json

state = 12345


def below(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n


def number():
    kind = below(5)
    if kind == 0:
        return str(below(10 ** (1 + below(6))) * 10 ** below(20))
    if kind == 1:
        return "-%d.%d" % (below(1000), below(10 ** (1 + below(6))))
    if kind == 2:
        return "%d.%de%d" % (below(10), below(99999), below(40) - 20)
    return str(below(2000) - 1000)


def string():
    parts = ["abc", "\\n", "\\u00e9", "é", '\\"', "x", "\\ud83d\\ude00", "€",
             "longer text without anything", "\\\\", " ", "\\u20ac", "/"]
    return '"' + "".join([parts[below(13)] for i in range(below(6))]) + '"'


def make(depth):
    kind = below(8) if depth < 4 else below(4)
    if kind < 2:
        return number()
    if kind < 4:
        return string() if below(4) else ("true", "null", "false")[below(3)]
    if kind < 6:
        return "[" + ", ".join([make(depth + 1) for i in range(below(5))]) + "]"
    return "{" + ",".join([string() + ": " + make(depth + 1)
                           for i in range(below(5))]) + "}"


def damage(text):
    at = below(len(text))
    kind = below(3)
    if kind == 0:
        return text[:at] + text[at + 1:]
    if kind == 1:
        return text[:at] + '[]{},:"\\ 0-.eé'[below(14)] + text[at:]
    return text[:at]


for i in range(120):
    text = make(0)
    if i % 3:
        text = damage(text)
    try:
        v = json.loads(text)
    except ValueError as e:
        print(i, e)
        continue
    print(i, ascii(v))
    print(json.dumps(v), ascii(json.dumps(v, ensure_ascii=False, indent=1)))
    assert json.loads(json.dumps(v, sort_keys=True)) == v
