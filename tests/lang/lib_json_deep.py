# Nesting ends in RecursionError (where the heap is small, in MemoryError), never
# in a crash, and what is not so deep is read and written.
import json

for n in (1, 10, 120):
    for text in ("[" * n + "]" * n, '{"a":' * n + "1" + "}" * n,
                 '[{"b":' * n + "[]" + "}]" * n):
        v = json.loads(text)
        print(n, json.dumps(v, separators=(",", ":")) == text, len(text))
        print(len(json.dumps(v, indent=1)))

for opening, closing in (("[", ""), ('{"a":', ""), ('[{"b":', ""), ("[", "]")):
    try:
        json.loads(opening * 40000 + closing * 40000)
    except (RecursionError, MemoryError):
        print("too deep")

loop = {}
loop["a"] = [loop]
try:
    json.dumps(loop, check_circular=False)
except (RecursionError, MemoryError):
    print("too deep")


def wrap(v):
    return [v.__class__()]


class Again:
    pass


try:
    json.dumps(Again(), default=wrap)
except (RecursionError, MemoryError):
    print("too deep")


def nested(v):
    return json.dumps(v, default=nested)


try:
    json.dumps(Again(), default=nested)
except (RecursionError, MemoryError):
    print("too deep")
print("usable", json.loads("[1]"))
