# SPDX-License-Identifier: MIT
"""Objects that take any call and remember it, and patches."""
import sys

__all__ = ["Mock", "MagicMock", "AsyncMock", "patch", "sentinel", "DEFAULT",
           "ANY", "call", "mock_open", "PropertyMock", "NonCallableMock"]


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __getattr__(self, name):
        made = _Sentinel(name)
        setattr(self, name, made)
        return made


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __hash__ = object.__hash__

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call(tuple):
    """(name, args, keywords); compared, a missing name fits all."""

    def __new__(cls, name="", args=(), kwargs=None):
        made = tuple.__new__(cls, (name, tuple(args), dict(kwargs or {})))
        made._path = name
        return made

    @property
    def args(self):
        return self[1]

    @property
    def kwargs(self):
        return self[2]

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return False
        a, b = _parts(self), _parts(other)
        return (not a[0] or not b[0] or a[0] == b[0]) and a[1:] == b[1:]

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    def __call__(self, *args, **kwargs):
        return _Call(self._path, args, kwargs)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return _Call(f"{self._path}.{name}" if self._path else name)

    def count(self, *args, **kwargs):
        return self.__getattr__("count")(*args, **kwargs)

    def index(self, *args, **kwargs):
        return self.__getattr__("index")(*args, **kwargs)

    def __repr__(self):
        dot = "." if self[0] and not self[0].startswith("()") else ""
        name = f"call{dot}{self[0]}"
        return name + _arguments(self[1], self[2])


def _parts(item):
    """(name, args, keywords) of what may leave some of them out."""
    if isinstance(item, _Call):
        return tuple(item)
    name, args, kwargs = "", (), {}
    for part in item:
        if isinstance(part, str):
            name = part
        elif isinstance(part, dict):
            kwargs = part
        else:
            args = part
    return name, args, kwargs


def _arguments(args, kwargs):
    return "(" + ", ".join([repr(a) for a in args] + [
        f"{k}={v!r}" for k, v in kwargs.items()]) + ")"


call = _Call()


class _Calls(list):
    """Calls in order; contains a run of calls too."""

    def __contains__(self, item):
        if not isinstance(item, list):
            return any([held == item for held in self])
        return any([list(self[i:i + len(item)]) == item
                    for i in range(len(self) - len(item) + 1)])


_OWN = ("return_value", "side_effect", "called", "call_count", "call_args",
        "call_args_list", "mock_calls", "method_calls")


_put = object.__setattr__  # past the mock's own rules


class _Held:
    """The mock's own attributes, to be set by name."""

    def __init__(self, mock):
        self._mock = mock

    def __setitem__(self, name, item):
        _put(self._mock, name, item)


class NonCallableMock:
    """Makes an attribute of each name that it is asked for."""

    def __new__(cls, *args, **kwargs):
        return object.__new__(type(cls.__name__, (cls,), {}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None,
                 **given):
        d = _Held(self)
        d["_parent"], d["_name"] = given.pop("parent", None), name
        d["_children"], d["_wraps"] = {}, wraps
        spec = spec_set if spec_set is not None else spec
        d["_names"] = spec if spec is None or isinstance(spec, list) else (
            dir(spec))
        d["_class"] = spec if isinstance(spec, type) else (
            None if spec is None or isinstance(spec, list) else type(spec))
        d["_strict"] = spec_set is not None
        d["_returned"] = given.pop("return_value", DEFAULT)
        d["side_effect"] = given.pop("side_effect", None)
        self._clear()
        self.configure_mock(**given)

    def _clear(self):
        d = _Held(self)
        d["called"], d["call_count"], d["call_args"] = False, 0, None
        d["call_args_list"], d["mock_calls"] = _Calls(), _Calls()
        d["method_calls"] = _Calls()

    @property
    def __class__(self):
        return self.__dict__.get("_class") or type(self)

    @property
    def return_value(self):
        if self._returned is DEFAULT:
            _put(self, "_returned", self._child("()"))
        return self._returned

    def _child(self, name, **given):
        kind = type(self).__mro__[1]
        if kind is NonCallableMock:
            kind = Mock
        return kind(name=name, parent=self, **given)

    def configure_mock(self, **given):
        for name in sorted(given, key=lambda name: name.count(".")):
            at = self
            *path, last = name.split(".")
            for part in path:
                at = getattr(at, part)
            setattr(at, last, given[name])

    def reset_mock(self, *, return_value=False, side_effect=False):
        self._clear()
        if return_value:
            _put(self, "_returned", DEFAULT)
        if side_effect:
            self.side_effect = None
        for child in self._children.values():
            if isinstance(child, NonCallableMock):
                child.reset_mock()
        if isinstance(self._returned, NonCallableMock):
            self._returned.reset_mock()

    def attach_mock(self, mock, attribute):
        _put(mock, "_parent", self)
        _put(mock, "_name", attribute)
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        _put(self, "_names", spec if isinstance(spec, list) else dir(spec))

    def __getattr__(self, name):
        if name.startswith("__") or name in ("_names", "_children"):
            raise AttributeError(name)
        if self._names is not None and name not in self._names:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if self._names is None and name.startswith(("assert", "assret",
                                                    "asert", "aseert",
                                                    "assrt")):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock "
                f"if {name!r} is meant to be an attribute.")
        children = self._children
        if name not in children:
            wraps = self._wraps
            children[name] = self._child(
                name, wraps=None if wraps is None else getattr(wraps, name))
        found = children[name]
        if found is _GONE:
            raise AttributeError(name)
        return found

    def __setattr__(self, name, item):
        if name == "return_value":
            _put(self, "_returned", item)
        elif name in _OWN:
            _put(self, name, item)
        elif name.startswith("__") and name.endswith("__"):
            _set_magic(self, name, item)
        elif self._strict and name not in self._names:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        elif isinstance(item, PropertyMock):
            setattr(type(self), name, item)
        else:
            if isinstance(item, NonCallableMock) and item._parent is None and (
                    item._name is None):
                _put(item, "_parent", self)
                _put(item, "_name", name)
            self._children[name] = item

    def __delattr__(self, name):
        if self._children.get(name) is _GONE:
            raise AttributeError(name)
        self._children[name] = _GONE

    def __dir__(self):
        return sorted({*(self._names or ()), *self._children, *_OWN})

    def _title(self):
        at, parts = self, []
        while at is not None:
            parts.append(at._name or ("mock" if at._parent is None else ""))
            at = at._parent
        text = ""
        for part in reversed(parts):
            text += part if part == "()" or not text else "." + part
        return text

    def __repr__(self):
        kind = type(self).__name__
        named = self._name is not None or self._parent is not None
        name = f" name={self._title()!r}" if named else ""
        spec = self._class
        text = f" spec={spec.__name__!r}" if spec is not None else ""
        return f"<{kind}{name}{text} id='{id(self)}'>"

    # ---- What was called

    def _fail(self, text):
        raise AssertionError(text)

    def _said(self):
        return self._name or "mock"

    def assert_called(self):
        if self.call_count == 0:
            self._fail(f"Expected '{self._said()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            self._fail(f"Expected '{self._said()}' to have been called once. "
                       f"Called {self.call_count} times.{self._list()}")

    def assert_not_called(self):
        if self.call_count:
            self._fail(f"Expected '{self._said()}' to not have been called. "
                       f"Called {self.call_count} times.{self._list()}")

    def _list(self):
        if not self.mock_calls:
            return ""
        return f"\nCalls: {list(self.mock_calls)!r}."

    def assert_called_with(self, /, *args, **kwargs):
        wanted = self._said() + _arguments(args, kwargs)
        if self.call_args is None:
            self._fail("expected call not found.\n"
                       f"Expected: {wanted}\nActual: not called.")
        if self.call_args != _Call("", args, kwargs):
            actual = self._said() + _arguments(self.call_args[1],
                                               self.call_args[2])
            self._fail("expected call not found.\n"
                       f"Expected: {wanted}\nActual: {actual}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            self._fail(f"Expected '{self._said()}' to be called once. "
                       f"Called {self.call_count} times.{self._list()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call("", args, kwargs) not in self.call_args_list:
            self._fail(f"{self._said()}{_arguments(args, kwargs)} call not "
                       "found")

    def assert_has_calls(self, calls, any_order=False):
        held = list(self.mock_calls)
        if any_order:
            missing = [c for c in calls if not any([c == h for h in held])]
            if missing:
                self._fail(f"{tuple(missing)!r} not all found in call list")
        elif calls not in self.mock_calls:
            self._fail(f"Calls not found.\nExpected: {list(calls)!r}\n"
                       f"Actual: {held!r}")


_GONE = object()


class Mock(NonCallableMock):
    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(
                    effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                found = effect(*args, **kwargs)
            else:
                if not hasattr(effect, "__next__"):
                    effect = iter(effect)
                    _put(self, "side_effect", effect)
                found = next(effect)
                if isinstance(found, BaseException) or isinstance(
                        found, type) and issubclass(found, BaseException):
                    raise found
            if found is not DEFAULT:
                return found
        if self._returned is DEFAULT and self._wraps is not None:
            return self._wraps(*args, **kwargs)
        return self.return_value

    def _note(self, args, kwargs):
        d = _Held(self)
        d["called"], d["call_count"] = True, self.call_count + 1
        made = d["call_args"] = _Call("", args, kwargs)
        self.call_args_list.append(made)
        self.mock_calls.append(made)
        at, path = self, ""
        while at._parent is not None:
            name = at._name or ""
            if path and path != "()" and not path.startswith("()"):
                path = f"{name}.{path}"
            else:
                path = name + path
            at = at._parent
            made = _Call(path, args, kwargs)
            at.mock_calls.append(made)
            if "()" not in path:
                at.method_calls.append(made)


_MAGIC = {"__len__": 0, "__contains__": False, "__int__": 1, "__float__": 1.0,
          "__bool__": True, "__index__": 1, "__exit__": False}
_FREE = ("__getitem__", "__setitem__", "__delitem__", "__enter__", "__add__",
         "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__",
         "__neg__", "__abs__")


def _set_magic(mock, name, item):
    """A special method belongs to the class: each mock has its own."""
    mock._children[name] = item
    if callable(item) and not isinstance(item, NonCallableMock):
        setattr(type(mock), name, item)
    else:
        setattr(type(mock), name,
                lambda self, /, *args: item(*args))


class MagicMock(Mock):
    """A Mock whose special methods are mocks too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cls, asked = type(self), self._names
        for name in _SPECIAL:
            if asked is None or name in asked:
                setattr(cls, name, _magic(name))

    def __getattribute__(self, name):
        if name in _SPECIAL:
            return MagicMock._special(self, name)
        return object.__getattribute__(self, name)

    def _special(self, name):
        """The mock behind a special method."""
        children, asked = self._children, self._names
        if name not in children:
            if asked is not None and name not in asked:
                raise AttributeError(name)
            given = {"return_value": _MAGIC[name]} if name in _MAGIC else {}
            children[name] = Mock(name=name, parent=self, **given)
        return children[name]


_SPECIAL = (*_MAGIC, *_FREE, "__iter__")


def _magic(name):
    """The special method that calls its mock."""
    def method(self, /, *args):
        made = MagicMock._special(self, name)
        if name == "__iter__":
            return iter([] if made._returned is DEFAULT else made())
        return made(*args)

    return method


class AsyncMock(MagicMock):
    """A mock whose calls are awaited."""

    async def _awaited(self, args, kwargs):
        _put(self, "await_count", self.__dict__.get("await_count", 0) + 1)
        return Mock.__call__(self, *args, **kwargs)

    def __call__(self, /, *args, **kwargs):
        return self._awaited(args, kwargs)


class PropertyMock(Mock):
    def __get__(self, instance, owner=None):
        return self()

    def __set__(self, instance, item):
        self(item)


_UNCHANGED = object()


class _Patch:
    """Puts an attribute in place of another for a while."""

    def __init__(self, get_target, name, new, given):
        self._get, self._name = get_target, name
        self._new, self._given = new, given

    def __enter__(self):
        target = self._target = self._get()
        name, new = self._name, self._new
        self._local = name in getattr(target, "__dict__", ())
        self._old = getattr(target, name, _UNCHANGED)
        if self._old is _UNCHANGED and not self._given.pop("create", False):
            raise AttributeError(f"{target} does not have the attribute "
                                 f"{name!r}")
        if self._local and isinstance(target, type):
            self._old = target.__dict__[name]
        given = dict(self._given)
        given.pop("create", None)
        if new is DEFAULT:
            kind = given.pop("new_callable", None) or MagicMock
            if given.pop("autospec", None) or given.get("spec") is True:
                given["spec"] = self._old
            new = kind(name=name, **given) if issubclass(
                kind, NonCallableMock) else kind(**given)
        setattr(target, name, new)
        return new

    def __exit__(self, kind, error, trace):
        if self._old is _UNCHANGED or not self._local and isinstance(
                self._target, type):
            delattr(self._target, self._name)
        elif self._local or isinstance(self._target, type(sys)):
            setattr(self._target, self._name, self._old)
        else:
            try:
                delattr(self._target, self._name)
            except AttributeError:
                setattr(self._target, self._name, self._old)

    def start(self):
        made = self.__enter__()
        _started.append(self)
        return made

    def stop(self):
        if self in _started:
            _started.remove(self)
            self.__exit__(None, None, None)

    def __call__(self, item):
        if isinstance(item, type):
            for name in dir(item):
                method = getattr(item, name)
                if name.startswith(patch.TEST_PREFIX) and callable(method):
                    setattr(item, name, self._again()(method))
            return item

        if hasattr(item, "patchings"):
            item.patchings.append(self)
            return item

        def patched(*args, **kwargs):
            entered = []
            try:
                for one in patched.patchings:
                    again = one._again()
                    made = again.__enter__()
                    entered.append(again)
                    if one._new is DEFAULT:
                        args += (made,)
                return item(*args, **kwargs)
            finally:
                for again in reversed(entered):
                    again.__exit__(None, None, None)

        patched.__name__ = item.__name__
        patched.__doc__ = item.__doc__
        patched.__wrapped__, patched.patchings = item, [self]
        return patched

    def _again(self):
        return _Patch(self._get, self._name, self._new, dict(self._given))


_started = []


def _import(path):
    """The object that a dotted path names."""
    first, *rest = path.split(".")
    found, name = __import__(first), first
    for part in rest:
        name += "." + part
        if not hasattr(found, part):
            __import__(name)
        found = getattr(found, part)
    return found


class _PatchDict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self._of, self._values = in_dict, dict(values, **kwargs)
        self._wipe = clear

    def __enter__(self):
        of = self._of = _import(self._of) if isinstance(
            self._of, str) else self._of
        self._held = dict(of)
        if self._wipe:
            of.clear()
        of.update(self._values)
        return of

    def __exit__(self, kind, error, trace):
        self._of.clear()
        self._of.update(self._held)

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, function):
        def patched(*args, **kwargs):
            with _PatchDict(self._of, self._values, self._wipe):
                return function(*args, **kwargs)

        patched.__name__ = function.__name__
        return patched


class _Patcher:
    TEST_PREFIX = "test"
    dict = _PatchDict

    def __call__(self, target, new=DEFAULT, **given):
        path, _, name = target.rpartition(".")
        if not path:
            raise TypeError("Need a valid target to patch. You supplied: "
                            f"{target!r}")
        return _Patch(lambda: _import(path), name, new, given)

    def object(self, target, attribute, new=DEFAULT, **given):
        return _Patch(lambda: target, attribute, new, given)

    def multiple(self, target, **given):
        from contextlib import ExitStack
        stack = ExitStack()
        for name, new in given.items():
            stack.enter_context(self.object(target, name, new))
        return stack

    def stopall(self):
        while _started:
            _started[-1].stop()


patch = _Patcher()


def mock_open(mock=None, read_data=""):
    """A mock in place of open() whose files give read_data."""
    def opened(*args, **kwargs):
        from io import BytesIO, StringIO
        source = StringIO(read_data) if isinstance(read_data, str) else (
            BytesIO(read_data))
        for name in ("read", "readline", "readlines"):
            getattr(handle, name).side_effect = getattr(source, name)
        handle.__iter__.return_value = source
        return DEFAULT

    mock = MagicMock(name="open") if mock is None else mock
    handle = MagicMock()
    handle.__enter__.return_value = handle
    mock.return_value, mock.side_effect = handle, opened
    return mock


def create_autospec(spec, spec_set=False, instance=False, **given):
    return MagicMock(spec=spec, **given)


def seal(mock):
    """No new attributes from here on."""
    _put(mock, "_names", [name for name in mock._children])
