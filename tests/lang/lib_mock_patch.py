import sys
import types
import unittest
from unittest import mock
from unittest.mock import ANY, DEFAULT, MagicMock, Mock, PropertyMock, call, mock_open, patch, sentinel


def attempt(action):
    try:
        print(action())
    except (Exception, AssertionError) as error:
        print(type(error).__name__, error)


class Robot:
    speed = 3

    def go(self, far):
        return far * 2

    @property
    def name(self):
        return "bob"


here = sys.modules[__name__]
value = 1


def read():
    return value


with patch("__main__.value", 2):
    print(read())
print(read())
with patch("__main__.read") as fake:
    fake.return_value = 7
    print(read())
print(read())
with patch.object(Robot, "go", return_value="patched") as go:
    print(Robot().go(1), go.call_count)
print(Robot().go(1))
robot = Robot()
table = {"a": 1}
with patch.object(robot, "speed", 99):
    print(robot.speed)
print(robot.speed, "speed" in robot.__dict__)
with patch.object(Robot, "name", new_callable=PropertyMock, return_value="prop") as name:
    print(Robot().name, name.call_count)
print(Robot().name)
attempt(lambda: patch.object(table, "nothing").__enter__())

with patch.dict(table, {"b": 2}):
    print(table)
with patch.dict(table, clear=True, c=3):
    print(table)
print(table)


@patch("__main__.value", 10)
def decorated():
    return value


@patch("__main__.read")
@patch.object(Robot, "go")
def both(first, second):
    return first is Robot.go, second is read


print(decorated(), both(), value)
p = patch("__main__.value", 20)
p.start()
print(value)
p.stop()
print(value)
print(ANY == 3, call(1, ANY) == call(1, 2), sentinel.x is sentinel.x, sentinel.x, call(1, b=2), call.a.b(3))


class Case(unittest.TestCase):
    @patch.object(Robot, "go")
    def test_patched(self, go):
        Robot().go(2)
        go.assert_called_once_with(2)


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(result)
print(result.testsRun, result.wasSuccessful())
