# SPDX-License-Identifier: MIT
"""Finds tests: in classes, modules, by name and in folders."""
import sys

from unittest.case import FunctionTestCase, TestCase
from unittest.suite import BaseTestSuite, TestSuite


class _Failed(TestCase):
    """A test in place of a module that could not be imported."""

    def __init__(self, name, error):
        self._error = error
        setattr(self, name, self._raise)
        super().__init__(name)

    def _raise(self):
        raise self._error


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = None
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        """The names of the tests of a class, sorted."""
        return sorted([
            name for name in dir(testCaseClass)
            if name.startswith(self.testMethodPrefix) and
            callable(getattr(testCaseClass, name)) and
            self._wanted(testCaseClass, name)])

    def _wanted(self, cls, name):
        if not self.testNamePatterns:
            return True
        whole = f"{cls.__module__}.{cls.__qualname__}.{name}"
        return any([_matches(whole, p) for p in self.testNamePatterns])

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. "
                            "Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *ignored, pattern=None):
        tests = [self.loadTestsFromTestCase(item)
                 for item in [getattr(module, name) for name in dir(module)]
                 if isinstance(item, type) and issubclass(item, TestCase) and
                 item not in (TestCase, FunctionTestCase)]
        made = self.suiteClass(tests)
        rule = getattr(module, "load_tests", None)
        return made if rule is None else rule(self, made, pattern)

    def loadTestsFromName(self, name, module=None):
        """module, module.Class, module.Class.method or module.function."""
        parts, parent = name.split("."), None
        if module is None:
            module, parts, failed = _imported(parts)
            if failed is not None:
                return self.suiteClass([failed])
        item = module
        for part in parts:
            parent = item
            if not hasattr(item, part):
                return self.suiteClass([_Failed(part, _missing(item, part))])
            item = getattr(item, part)
        return self._from_item(item, parent, parts)

    def _from_item(self, item, parent, parts):
        if type(item) is type(sys):
            return self.loadTestsFromModule(item)
        if isinstance(item, type) and issubclass(item, TestCase):
            return self.loadTestsFromTestCase(item)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(item, BaseTestSuite):
            return item
        if callable(item):
            made = item()
            if isinstance(made, BaseTestSuite):
                return made
            if isinstance(made, TestCase):
                return self.suiteClass([made])
            raise TypeError(f"calling {item} returned {made}, not a test")
        raise TypeError(f"don't know how to make test from: {item}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module)
                                for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of the files below a folder whose names fit."""
        top = (top_level_dir or start_dir).rstrip("/") or "."
        if top not in sys.path:
            sys.path.insert(0, top)
        return self.suiteClass(self._in_folder(
            start_dir.rstrip("/") or ".", top, pattern))

    def _in_folder(self, folder, top, pattern):
        import os
        found = []
        for name in sorted(os.listdir(folder)):
            path = f"{folder}/{name}"
            if os.path.isdir(path):
                if os.path.exists(path + "/__init__.py"):
                    found += self._in_folder(path, top, pattern)
            elif name.endswith(".py") and _matches(name, pattern):
                dotted = path[len(top) + 1:-3].replace("/", ".")
                found.append(self.loadTestsFromName(dotted))
        return found


def _missing(item, part):
    try:
        getattr(item, part)
    except AttributeError as error:
        return error


def _imported(parts):
    """(module, the names within it, a failing test or None)."""
    error = None
    for count in range(len(parts), 0, -1):
        name = ".".join(parts[:count])
        try:
            __import__(name)
            return sys.modules[name], parts[count:], None
        except ImportError as raised:
            if error is None or name not in str(raised):
                error = raised
        except Exception as raised:
            error = raised
            break
    text = f"Failed to import test module: {parts[-1]}\n{error!r}"
    return None, parts, _Failed(parts[-1], ImportError(text))


def _matches(name, pattern):
    """Whether a name fits a pattern with * and ?."""
    if "*" not in pattern and "?" not in pattern:
        return name == pattern
    places = {0}
    for at, sign in enumerate(pattern):
        if sign == "*":
            places = set(range(min(places), len(name) + 1)) if places else ()
        else:
            places = {p + 1 for p in places if p < len(name) and
                      (sign == "?" or name[p] == sign)}
    return len(name) in places


defaultTestLoader = TestLoader()
