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


m = Mock()
m(1, a=2)
m.method(3)
m.method.deeper("x")
m(4)
print(m.called, m.call_count, m.call_args, m.call_args_list, m.method_calls, m.mock_calls)
print(m.call_args == call(4), m.call_args.args, m.call_args_list[0].kwargs, m.method.call_args)
m.assert_called()
m.assert_called_with(4)
m.assert_any_call(1, a=2)
m.method.assert_called_once()
m.method.assert_called_once_with(3)
m.assert_has_calls([call(1, a=2), call.method(3)])
m.assert_has_calls([call(4), call(1, a=2)], any_order=True)
m.other.assert_not_called()
attempt(lambda: m.assert_called_with(5))
attempt(lambda: m.assert_called_once())
attempt(lambda: m.assert_not_called())
attempt(lambda: m.assert_any_call(9))
attempt(lambda: m.nothing.assert_called())
attempt(lambda: m.nothing.assert_called_with(1))
attempt(lambda: m.assert_called_once_with(1))
attempt(lambda: m.assert_wrong)
m.reset_mock()
print(m.called, m.call_count, m.mock_calls, m.call_args)
m = Mock(return_value=5)
print(m(), m(1), m.return_value)
m.attr.value = 3
m.attr.func.return_value = "r"
print(m.attr.value, m.attr.func(1, 2), m.attr.func.call_args)
m = Mock(side_effect=[1, 2, ValueError("third")])
print(m(), m())
attempt(m)
m = Mock(side_effect=KeyError("always"))
attempt(m)
m = Mock(side_effect=lambda x: x * 2)
print(m(4))
m.side_effect = lambda x: DEFAULT
m.return_value = "default"
print(m(1))
m = Mock(name="robot", **{"go.return_value": 1, "speed": 9})
print(m.go(), m.speed)


class Robot:
    speed = 3

    def go(self, far):
        return far * 2

    @property
    def name(self):
        return "bob"


m = Mock(spec=Robot)
m.go(3)
print(m.go.call_args)
attempt(lambda: m.fly)
m = Mock(wraps=Robot())
print(m.go(5), m.go.call_args)
m = Mock()
m.a.b.c(1)
print(m.mock_calls, m.a.mock_calls, m.a.b.c.call_count)
m().x(2)
print(m.mock_calls)
