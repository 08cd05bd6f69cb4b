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


opened = mock_open(read_data="line 1\nline 2\n")
with patch("__main__.open", opened, create=True):
    with open("nothing.txt") as f:
        print(f.read())
    print(open("again").readline())
opened.assert_any_call("nothing.txt")
m = Mock()
del m.gone
print(hasattr(m, "gone"), hasattr(m, "there"))
