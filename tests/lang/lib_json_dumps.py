# json.dumps and dump: values, options, errors.
import io
import json
from collections import OrderedDict, defaultdict, namedtuple


def attempt(*args, **keywords):
    try:
        print(ascii(json.dumps(*args, **keywords)))
    except Exception as e:
        print(type(e).__name__, e)


class Int(int):
    def __repr__(self):
        return "never"


class Float(float):
    def __repr__(self):
        return "never"


class Str(str):
    pass


class List(list):
    pass


class Dict(dict):
    pass


Point = namedtuple("Point", "x y")
values = [None, True, False, 0, -1, 2**47 - 1, -2**47, 2**47, 2**200, -10**30,
          0.0, -0.0, 1.5, 0.1, 1e16, 1e-7, 1e22, 1.7976931348623157e308,
          5e-324, float("nan"), float("inf"), -float("inf"), "", "abc",
          '"\\/\b\f\n\r\t', "\x00\x1f\x7f\x80", "é€😀", "\ud800", "a" * 300,
          [], [1], [[], [[]]], (), (1, "a"), {}, {"a": 1}, {"a": {"b": []}},
          Int(5), Float(2.5), Str("s\n"), List([1, 2]), Dict(k="v"), Point(1, 2),
          OrderedDict([("z", 1), ("a", 2)]), defaultdict(int, q=3),
          {1: 1, 2.5: 2, True: 3, None: 4, "x": 5, False: 6, 2**60: 7},
          {float("nan"): 1, float("inf"): 2}, {Int(9): 0, Str("t"): 1}]
for v in values:
    attempt(v)
    attempt(v, ensure_ascii=False, separators=(",", ":"))
    attempt(v, indent=1)
    attempt(v, allow_nan=False)

nested = {"b": [1, {"d": None, "c": []}], "a": {}, "é": "ü", "0": [[1], [2]]}
for options in ({"indent": 0}, {"indent": 4}, {"indent": "\t"}, {"indent": ""},
                {"indent": "é"}, {"indent": -1}, {"indent": True},
                {"sort_keys": True}, {"sort_keys": True, "indent": 2},
                {"separators": (", ", "=")}, {"separators": ["", ""]},
                {"indent": 1, "separators": ("; ", " = ")},
                {"ensure_ascii": False}, {"check_circular": False}):
    attempt(nested, **options)

attempt({(1, 2): 3})
attempt({(1, 2): 3, "a": 1, b"": 2, "b": 4}, skipkeys=True)
attempt({(1, 2): 3}, skipkeys=True)
attempt({(1, 2): 3}, skipkeys=True, indent=2)
attempt({1: 1, "a": 2}, sort_keys=True)
attempt({10: 1, 9: 2, -1: 3}, sort_keys=True)
for v in (object(), {1, 2}, b"bytes", bytearray(b"x"),
          range(3), len, Exception("e"), [1, {"a": print}], Point):
    try:
        json.dumps(v)
    except TypeError as e:
        print(str(e).replace("builtin_function_or_method", "function"))


def default(v):
    if isinstance(v, (set, frozenset)):
        return sorted(v)
    if isinstance(v, bytes):
        return v.decode()
    if isinstance(v, type):
        return {"type": v.__name__}
    raise TypeError("cannot write " + type(v).__name__)


attempt([{3, 1}, b"text", {"t": int}], default=default)
attempt({"k": {(2)}}, default=default, indent=1, sort_keys=True)
attempt(range(3), default=default)
attempt({1}, default=lambda v: v)
attempt({1}, default=lambda v: {"again": v})
attempt({1}, default=lambda v: object() if isinstance(v, set) else 7)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, range):
            return list(o)
        return super().default(o)


attempt({"r": range(3)}, cls=Encoder)
attempt({"r": {1}}, cls=Encoder)
attempt([range(2)], cls=Encoder, indent=1)
print(Encoder(sort_keys=True).encode({"b": 1, "a": range(1)}))
print("".join(json.JSONEncoder(indent=1).iterencode([1, {"a": 2}])))

loop = []
loop.append(loop)
attempt(loop)
loop = {"a": [1]}
loop["a"].append((loop,))
attempt(loop)
attempt(loop, indent=1)
chain = top = []
for i in range(200):
    chain.append([])
    chain = chain[0]
chain.append(top)
attempt(top)
same = [1]
attempt([same, same, {"a": same, "b": same}])

out = io.StringIO()
print(json.dump(nested, out, indent=2, sort_keys=True), out.getvalue())
out = io.StringIO()
json.dump(list(range(3000)), out)
print(len(out.getvalue()), out.getvalue() == json.dumps(list(range(3000))))
out = io.StringIO()
json.dump([range(2)], out, cls=Encoder)
print(out.getvalue())


class Failing:
    def write(self, text):
        raise OSError(5, "full")


try:
    json.dump([1], Failing())
except OSError as e:
    print(e)
attempt([1], separators=(",",))
attempt([1], separators=(1, 2))
attempt([1], nothing=1)
attempt([1], indent=1.5)
