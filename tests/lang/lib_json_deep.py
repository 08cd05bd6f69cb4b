# Nesting ends in RecursionError, never in a crash, and what is not so deep is
# read and written.
import json

for n in (1, 10, 300):
    for text in ("[" * n + "]" * n, '{"a":' * n + "1" + "}" * n,
                 '[{"b":' * n + "[]" + "}]" * n):
        v = json.loads(text)
        print(n, json.dumps(v, separators=(",", ":")) == text, len(text))
        print(len(json.dumps(v, indent=1)))

for text in ("[" * 200000, '{"a":' * 200000, '[{"b":' * 200000,
             "[" * 200000 + "]" * 200000):
    try:
        json.loads(text)
    except RecursionError:
        print("RecursionError")

deep = []
for i in range(200000):
    deep = [deep]
for options in ({}, {"check_circular": False}):
    try:
        json.dumps(deep, **options)
    except RecursionError:
        print("RecursionError")
loop = {}
loop["a"] = [loop]
try:
    json.dumps(loop, check_circular=False)
except RecursionError:
    print("RecursionError")


def wrap(v):
    return [v.__class__()]


class Again:
    pass


try:
    json.dumps(Again(), default=wrap)
except RecursionError:
    print("RecursionError")


def nested(v):
    return json.dumps(v, default=nested)


try:
    json.dumps(Again(), default=nested)
except RecursionError:
    print("RecursionError")
while deep:
    deep = deep[0]
print("usable", json.loads("[1]"))
