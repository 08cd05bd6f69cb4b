from pprint import pprint, pformat, PrettyPrinter, pp, saferepr, isreadable, isrecursive
from collections import OrderedDict, defaultdict, Counter, deque, namedtuple
from dataclasses import dataclass
import io

small = {"b": 1, "a": [1, 2], "c": (3,)}
pprint(small)
pp(small)
wide = {f"key{i}": list(range(i * 3)) for i in range(9)}
pprint(wide)
pprint(wide, width=40)
pprint(wide, width=40, compact=True)
pprint(list(range(60)))
pprint(list(range(60)), compact=True)
pprint(tuple("abcdefghij" * 4), width=30, compact=True)
pprint({"nested": {"deep": {"deeper": ["x" * 30, "y" * 30, "z" * 30]}}, "other": ("a" * 40, "b" * 40)})
pprint({"nested": {"deep": {"deeper": [1, [2, [3, (4,)]]]}}}, depth=2)
pprint(small, indent=4, width=10)
pprint([small, small], indent=3, width=20)
pprint(set(range(40)))
pprint(frozenset(range(40)))
text = "the quick brown fox jumps over the lazy dog " * 4
pprint(text)
pprint([text, "short"])
pprint({"a": text})
pprint("line one\nline two\nline three " * 3, width=30)
pprint(OrderedDict((f"key number {i}", i) for i in range(6)))
pprint(defaultdict(list, {f"key number {i}": [i] for i in range(6)}))
pprint(Counter("the quick brown fox jumps over the lazy dog"))
pprint(deque(range(40)))
Point = namedtuple("Point", "x y")
pprint([Point(1, 2)] * 9)


@dataclass
class Robot:
    name: str
    sensors: list
    limits: dict


pprint(Robot("bob", ["gyro", "wheel"], {"a": 1}))
pprint(Robot("bob" * 20, ["gyro"] * 12, {"a": 1}))
loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable(small), isreadable(object), saferepr(small))
print(pformat(loop).startswith("[1, <Recursion on list with id="))
out = io.StringIO()
pprint([1, 2], out)
PrettyPrinter(width=5, stream=out).pprint(["ab", "cd"])
print(out.getvalue())
print(pformat([]), pformat({}), pformat(()), pformat("x"), pformat(None), pformat((1,)))
pprint([1000000, 2000000], underscore_numbers=True)
pprint([[1, 2, 3], ["a" * 70], [], {}])
