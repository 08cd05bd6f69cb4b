# SPDX-License-Identifier: MIT
"""Context managers from generators, and stacks of them."""

from functools import wraps as _wraps


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return None


class ContextDecorator:
    """Lets a context manager be used as a decorator."""

    def _recreate_cm(self):
        return self

    def __call__(self, function):
        @_wraps(function)
        def inner(*arguments, **keywords):
            with self._recreate_cm():
                return function(*arguments, **keywords)
        return inner


class _GeneratorManager(ContextDecorator, AbstractContextManager):
    def __init__(self, function, arguments, keywords):
        self._made_by = function, arguments, keywords
        self._generator = function(*arguments, **keywords)

    def _recreate_cm(self):
        return type(self)(*self._made_by)

    def __enter__(self):
        try:
            return next(self._generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, trace):
        if kind is None:
            try:
                next(self._generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        if error is None:
            error = kind()
        try:
            self._generator.throw(error)
        except StopIteration as stop:
            return stop is not error
        except RuntimeError as late:
            # PEP 479: what was thrown was a StopIteration that came back.
            if late is error or not (isinstance(error, StopIteration) and
                                     late.__cause__ is error):
                if late is not error:
                    raise
            return False
        except BaseException as other:
            if other is not error:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(function):
    """A generator function that yields once becomes a context manager."""
    @_wraps(function)
    def helper(*arguments, **keywords):
        return _GeneratorManager(function, arguments, keywords)
    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, kind, error, trace):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result


class ExitStack(AbstractContextManager):
    """Callbacks and context managers, left in reverse order."""

    def __init__(self):
        self._callbacks = []

    def enter_context(self, manager):
        cls = type(manager)
        if not hasattr(cls, "__enter__") or not hasattr(cls, "__exit__"):
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object "
                            "does not support the context manager protocol")
        result = cls.__enter__(manager)
        self._callbacks.append(
            lambda *found: cls.__exit__(manager, *found))
        return result

    def push(self, exit):
        leave = getattr(type(exit), "__exit__", None)
        self._callbacks.append(exit if leave is None else
                               lambda *found: leave(exit, *found))
        return exit

    def callback(self, callback, /, *arguments, **keywords):
        def leave(*found):
            callback(*arguments, **keywords)
        self._callbacks.append(leave)
        return callback

    def pop_all(self):
        other = type(self)()
        other._callbacks, self._callbacks = self._callbacks, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, error, trace):
        given = pending = error
        while self._callbacks:
            leave = self._callbacks.pop()
            try:
                if leave(None if pending is None else type(pending), pending,
                         None if pending is None else trace):
                    pending = None
            except BaseException as raised:
                if raised.__context__ is None and raised is not pending:
                    raised.__context__ = pending
                pending = raised
        if pending is not None and pending is not given:
            raise pending
        return given is not None and pending is None


class _Redirect(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._target, self._held = new_target, []

    def __enter__(self):
        import sys
        self._held.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._target)
        return self._target

    def __exit__(self, kind, error, trace):
        import sys
        setattr(sys, self._stream, self._held.pop())


class redirect_stdout(_Redirect):
    _stream = "stdout"


class redirect_stderr(_Redirect):
    _stream = "stderr"
