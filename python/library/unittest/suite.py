# SPDX-License-Identifier: MIT
"""Tests in order, with what comes before and after a class and a module."""
import sys

from unittest.case import SkipTest, _info, doModuleCleanups


class _ErrorHolder:
    """Stands for a test where a fixture failed."""

    failureException = AssertionError

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def countTestCases(self):
        return 0


class BaseTestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self._tests == other._tests

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} "
                f"tests={self._tests}>")

    def countTestCases(self):
        return sum([test.countTestCases() for test in self])

    def run(self, result):
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, result):
        return self.run(result)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Runs fixtures of classes and modules when these change."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_in_suite", False)
        if outermost:
            result._in_suite, result._class, result._module = True, None, None
            result._module_failed = False
        for test in self:
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite):
                self._change(result, type(test))
                if getattr(type(test), "_classSetupFailed", False) or (
                        result._module_failed):
                    continue
            test(result)
        if outermost:
            self._change(result, None)
            result._in_suite = False
        return result

    def _change(self, result, cls):
        """Leaves the last test's class and module, enters these."""
        last = result._class
        if cls is last:
            return
        if last is not None and not last._classSetupFailed and (
                not result._module_failed) and not _skipped(last):
            self._fixture(result, last.tearDownClass,
                          f"tearDownClass ({_name(last)})")
        if last is not None:
            self._class_cleanups(result, last, "tearDownClass")
        module = None if cls is None else cls.__module__
        if module != result._module:
            self._change_module(result, module)
        result._class = cls
        if cls is None or result._module_failed or not hasattr(
                cls, "setUpClass"):
            return
        cls._classSetupFailed = False
        if _skipped(cls):
            return
        if not self._fixture(result, cls.setUpClass,
                             f"setUpClass ({_name(cls)})"):
            cls._classSetupFailed = True
            self._class_cleanups(result, cls, "setUpClass")

    def _class_cleanups(self, result, cls, when):
        if cls.__dict__.get("_class_cleanups"):
            cls.doClassCleanups()
            for err in cls.tearDown_exceptions:
                result.addError(_ErrorHolder(f"{when} ({_name(cls)})"), err)

    def _change_module(self, result, module):
        last = result._module
        if last is not None:
            if not result._module_failed:
                self._module_fixture(result, last, "tearDownModule")
            self._fixture(result, doModuleCleanups, f"tearDownModule ({last})")
        result._module, result._module_failed = module, False
        if module is not None and not self._module_fixture(
                result, module, "setUpModule"):
            result._module_failed = True
            self._fixture(result, doModuleCleanups, f"setUpModule ({module})")

    def _module_fixture(self, result, module, name):
        function = getattr(sys.modules.get(module), name, None)
        return function is None or self._fixture(result, function,
                                                 f"{name} ({module})")

    def _fixture(self, result, function, description):
        try:
            function()
        except SkipTest as error:
            result.addSkip(_ErrorHolder(description), str(error))
            return False
        except Exception as error:
            result.addError(_ErrorHolder(description), _info(error))
            return False
        return True


def _skipped(cls):
    return getattr(cls, "__unittest_skip__", False)


def _name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"
