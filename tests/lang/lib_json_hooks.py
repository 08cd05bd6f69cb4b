# Hooks of json.loads, strict, decoder objects, load from a file.
import io
import json

text = '{"a": [1, 2.5, {"b": null}], "c": NaN, "d": -Infinity, "a": -3}'


def show(kind):
    return lambda v: (kind, v)


for hooks in ({"object_hook": show("o")}, {"object_pairs_hook": show("p")},
              {"object_hook": show("o"), "object_pairs_hook": show("p")},
              {"parse_int": show("i")}, {"parse_float": show("f")},
              {"parse_constant": show("c")},
              {"parse_int": float, "parse_float": str},
              {"object_hook": lambda d: len(d), "parse_int": hex and str}):
    print(sorted(hooks), json.loads(text, **hooks))
    print(json.loads("[]", **hooks), json.loads("{}", **hooks))


def refuse(v):
    raise KeyError(v)


for name in ("object_hook", "object_pairs_hook", "parse_int", "parse_float",
             "parse_constant"):
    try:
        json.loads('[{"a": NaN}, 1.5, 7]', **{name: refuse})
    except KeyError as e:
        print(name, e)

print(ascii(json.loads('"a\nb\x00\\u0001"', strict=False)))
try:
    json.loads('"a\nb"', strict=True)
except ValueError as e:
    print(e)

d = json.JSONDecoder(object_hook=show("o"))
print(d.decode(' {"x": {}} '))
for text, index in (("  1 2", 2), ('é[1]x', 1), ("[1] tail", 0), ("12", 1),
                    ("1", 1), ("1", 5), ("", 0), ("é", 7), (" 1", 0)):
    try:
        print(d.raw_decode(text, index))
    except ValueError as e:
        print(e)
try:
    d.raw_decode("1", -1)
except ValueError as e:
    print(e)
print(d.raw_decode("[]"))


class Decoder(json.JSONDecoder):
    def decode(self, s):
        return super().decode(s.replace(";", ","))


print(json.loads("[1;2]", cls=Decoder))
print(json.load(io.StringIO('{"k": [true]}')))
print(json.load(io.BytesIO(b"[1, 2]"), parse_int=str))
for keywords in ({"foo": 1}, {"cls": Decoder, "foo": 1}):
    try:
        json.loads("1", **keywords)
    except TypeError:
        print("TypeError")


class Reader:
    def read(self):
        return "[null]"


print(json.load(Reader()))
