import unittest


class Case(unittest.TestCase):
    maxDiff = None


case = Case()


def check(name, *args, **keywords):
    """What the method raises: the text before the diff."""
    try:
        result = getattr(case, name)(*args, **keywords)
        print(name, "ok", result)
    except AssertionError as error:
        print(name, "failed:", str(error).split("\n- ")[0])
    except Exception as error:
        print(name, type(error).__name__, error)


for a, b in ((1, 1), (1, 2), ("a", "a"), ("a", "b"), ("x\ny", "x\nz"), ([1], [1]), ([1, 2], [1, 3]), ([1], [1, 2]),
             ([1, 2, 3], [1]), ((1,), (2,)), ({"a": 1}, {"a": 1}), ({"a": 1}, {"a": 2}), ({1}, {1}), ({1, 2}, {1}),
             ({1}, {2}), (1, 1.0), ("1", 1), ([1], (1,)), (None, 0), (frozenset("a"), frozenset("b")),
             (list(range(50)), list(range(49))), ("q" * 100 + "a", "q" * 100 + "b"), (b"a", b"b"), ([], [0]), ({}, {1: 2})):
    check("assertEqual", a, b)
    check("assertNotEqual", a, b)
check("assertEqual", 1, 2, "why")
check("assertEqual", 1, 2, msg="why")
check("assertTrue", [1])
check("assertTrue", [])
check("assertTrue", 0, "message")
check("assertFalse", 0)
check("assertFalse", "x")
check("assertIs", case, case)
check("assertIs", 1, "1")
check("assertIsNot", 1, "1")
check("assertIsNot", None, None)
check("assertIsNone", None)
check("assertIsNone", 0)
check("assertIsNotNone", 0)
check("assertIsNotNone", None)
check("assertIn", 1, [1])
check("assertIn", 2, [1])
check("assertIn", "x", "abc", "msg")
check("assertNotIn", 1, [1])
check("assertNotIn", 2, [1])
check("assertIsInstance", 1, int)
check("assertIsInstance", 1, str)
check("assertIsInstance", 1, (str, list))
check("assertNotIsInstance", 1, int)
check("assertNotIsInstance", 1, str)
for name in ("assertLess", "assertLessEqual", "assertGreater", "assertGreaterEqual"):
    check(name, 1, 2)
    check(name, 2, 2)
    check(name, 3, 2)
check("assertAlmostEqual", 1.0, 1.00000001)
check("assertAlmostEqual", 1.0, 1.0001)
check("assertAlmostEqual", 1.0, 1.1, places=0)
check("assertAlmostEqual", 1.0, 1.1, places=1)
check("assertAlmostEqual", 1.0, 1.25, delta=0.5)
check("assertAlmostEqual", 1.0, 1.75, delta=0.5)
check("assertAlmostEqual", 1.0, 1.5, 3, "msg")
check("assertAlmostEqual", 1.0, 1.5, places=3, delta=1)
check("assertNotAlmostEqual", 1.0, 1.1)
check("assertNotAlmostEqual", 1.0, 1.0)
check("assertNotAlmostEqual", 1.0, 1.00000001)
check("assertNotAlmostEqual", 1.0, 1.25, delta=0.5)
check("assertNotAlmostEqual", 1.0, 1.75, delta=0.5)
check("assertCountEqual", [1, 2, 2], [2, 1, 2])
check("assertCountEqual", [1, 2, 2], [2, 1])
check("assertCountEqual", [1, [2]], [[2], 3])
check("assertCountEqual", iter("ab"), "ba")
check("assertDictEqual", {"a": 1}, {"a": 1})
check("assertDictEqual", {"a": 1}, 3)
check("assertListEqual", [1], (1,))
check("assertTupleEqual", (1,), (1, 2))
check("assertSetEqual", {1, 2}, {2, 1})
check("assertSequenceEqual", [1, 2], (1, 2))
check("assertSequenceEqual", [1, 2], (1, 3))
check("assertSequenceEqual", [1, 2], (1, 2, 3), msg="longer")
check("assertMultiLineEqual", "a", 3)
check("assertRaises", ValueError, int, "x")
check("assertRaises", ValueError, int, "1")
check("assertRaises", (ValueError, TypeError), int, None)
check("assertRaises", (ValueError, KeyError), int, 3)
check("assertRaises", KeyError, int, "x")
check("assertRaises", 3)
check("assertRaises", ValueError, 1)
check("fail")
check("fail", "said")
check("skipTest", "why")


def within(*args, action=None, **keywords):
    try:
        with case.assertRaises(*args, **keywords) as caught:
            action()
        print(repr(caught.exception))
    except AssertionError as error:
        print("failed:", error)
    except Exception as error:
        print("through", type(error).__name__, error)


within(ZeroDivisionError, action=lambda: 1 / 0)
within(ZeroDivisionError, action=lambda: 1)
within(ZeroDivisionError, action=lambda: 1, msg="here")
within((KeyError, ArithmeticError), action=lambda: 1 / 0)
within(KeyError, action=lambda: 1 / 0)


class Pair:
    def __init__(self, a):
        self.a = a

    def __eq__(self, other):
        return self.a == other.a

    def __repr__(self):
        return f"Pair({self.a})"


check("assertEqual", Pair(1), Pair(1))
check("assertEqual", Pair(1), Pair(2))


def same_pair(first, second, msg=None):
    if first.a != second.a:
        raise case.failureException(f"pairs {first} {second}")


case.addTypeEqualityFunc(Pair, same_pair)
check("assertEqual", Pair(1), Pair(2))
check("assertEqual", [Pair(1)], [Pair(2)])
case.longMessage = False
check("assertEqual", 1, 2, "only this")
check("assertIn", 1, [], "only this")
case.maxDiff = 10
try:
    case.assertEqual("abcdefghijkl", "mnopqrstuvw")
except AssertionError as error:
    print(error)
case.maxDiff = 80
try:
    case.assertEqual("a\nb\nc", "a\nx\nc")
except AssertionError as error:
    print(error)
try:
    case.assertEqual(["one"], [2])
except AssertionError as error:
    print(error)
