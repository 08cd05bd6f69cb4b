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


mm = MagicMock()
print(len(mm), bool(mm), list(mm), 3 in mm, int(mm))
mm.__len__.return_value = 4
mm.__getitem__.return_value = "item"
mm.__iter__.return_value = [1, 2]
print(len(mm), mm["k"], list(mm), mm.__getitem__.call_args)
with mm as inside:
    inside.work()
mm.__enter__.assert_called_once()
mm["a"] = 5
mm.__setitem__.assert_called_with("a", 5)
plain = Mock()
plain.__str__ = Mock(return_value="text")
print(str(plain))
