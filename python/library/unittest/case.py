# SPDX-License-Identifier: MIT
"""One test: what runs it, and what it may ask for."""
from unittest.compare import Comparisons


class SkipTest(Exception):
    """Raised by a test that is not to run."""


class _Passed(Exception):
    """Ends a subtest's block after a failure with failfast."""


_module_cleanups = []


def addModuleCleanup(function, /, *arguments, **keywords):
    _module_cleanups.append((function, arguments, keywords))


def doModuleCleanups():
    """Calls them, last first; raises the first error of theirs."""
    errors = []
    while _module_cleanups:
        function, arguments, keywords = _module_cleanups.pop()
        try:
            function(*arguments, **keywords)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _mark_skipped(item, reason):
    item.__unittest_skip__ = True
    item.__unittest_skip_why__ = reason
    return item


def skip(reason):
    """A decorator of tests and classes that are not to run."""
    def decorate(item):
        if isinstance(item, type):
            return _mark_skipped(item, reason)

        def skipped(*arguments, **keywords):
            raise SkipTest(reason)

        skipped.__name__ = item.__name__
        skipped.__doc__ = item.__doc__
        return _mark_skipped(skipped, reason)

    if callable(reason) and not isinstance(reason, (str, type)):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else _as_it_is


def skipUnless(condition, reason):
    return _as_it_is if condition else skip(reason)


def _as_it_is(item):
    return item


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _SubTest:
    """A failed block of subTest, as a result lists it."""

    failureException = AssertionError

    def __init__(self, case, message, parameters):
        self.test_case, self._message = case, message
        self.params = parameters

    def _text(self):
        parts = []
        if self._message is not _NOTHING:
            parts.append(f"[{self._message}]")
        if self.params:
            said = ", ".join([f"{k}={v!r}" for k, v in self.params.items()])
            parts.append(f"({said})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._text()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._text()}"


_NOTHING = object()


class _SubTestBlock:
    def __init__(self, case, sub):
        self._case, self._sub = case, sub

    def __enter__(self):
        self._outer = self._case._subtest
        self._case._subtest = self._sub

    def __exit__(self, kind, error, trace):
        case, outcome = self._case, self._case._outcome
        case._subtest = self._outer
        if outcome is None:
            return False
        if error is None:
            outcome.result.addSubTest(case, self._sub, None)
            return False
        if isinstance(error, (KeyboardInterrupt, SystemExit, _Passed)):
            return False
        outcome.success = False
        if isinstance(error, SkipTest):
            outcome.result.addSkip(self._sub, str(error))
        elif outcome.expecting:
            outcome.expected = _info(error)
        else:
            outcome.result.addSubTest(case, self._sub, _info(error))
            if outcome.result.failfast:
                raise _Passed
        return True


def _info(error):
    return type(error), error, error.__traceback__


class _Outcome:
    def __init__(self, result, expecting):
        self.result, self.expecting = result, expecting
        self.success, self.expected = True, None

    def part(self, case, function, expecting=False):
        """Runs a part of a test; what it raises goes into the result."""
        held, self.expecting = self.expecting, expecting
        try:
            function()
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.success = False
            self.result.addSkip(case, str(error))
        except _Passed:
            pass
        except BaseException as error:
            self.success = False
            if expecting:
                self.expected = _info(error)
            elif isinstance(error, case.failureException):
                self.result.addFailure(case, _info(error))
            else:
                self.result.addError(case, _info(error))
        finally:
            self.expecting = held


class TestCase(Comparisons):
    """A class of tests: each method whose name begins with `test`."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _classSetupFailed = False
    _class_cleanups = None
    _outcome = _subtest = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: "
                             f"{methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.result import TestResult
        return TestResult()

    def id(self):
        return f"{_class_name(type(self))}.{self._testMethodName}"

    def shortDescription(self):
        """The first line of the method's text."""
        text = self._testMethodDoc
        return text.strip().split("\n")[0].strip() if text else None

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self).__name__, self._testMethodName))

    def __str__(self):
        return (f"{self._testMethodName} ({_class_name(type(self))}."
                f"{self._testMethodName})")

    def __repr__(self):
        return (f"<{_class_name(type(self))} "
                f"testMethod={self._testMethodName}>")

    def __call__(self, *arguments, **keywords):
        return self.run(*arguments, **keywords)

    def run(self, result=None):
        """Runs the test; what comes of it goes into the result."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            self._run_in(result)
        finally:
            result.stopTest(self)
            if own:
                result.stopTestRun()
        return result

    def _run_in(self, result):
        method = getattr(self, self._testMethodName)
        for marked in (type(self), _function(method)):
            if getattr(marked, "__unittest_skip__", False):
                result.addSkip(self, getattr(
                    marked, "__unittest_skip_why__", ""))
                return
        expecting = (getattr(self, "__unittest_expecting_failure__", False) or
                     getattr(_function(method),
                             "__unittest_expecting_failure__", False))
        outcome = self._outcome = _Outcome(result, False)
        outcome.part(self, self.setUp)
        if outcome.success:
            outcome.part(self, method, expecting)
            outcome.part(self, self.tearDown)
        self.doCleanups()
        self._outcome = None
        if outcome.success:
            if expecting:
                result.addUnexpectedSuccess(self)
            else:
                result.addSuccess(self)
        elif outcome.expected is not None:
            result.addExpectedFailure(self, outcome.expected)

    def addCleanup(self, function, /, *arguments, **keywords):
        """A call for after tearDown, last first."""
        self._cleanups.append((function, arguments, keywords))

    def enterContext(self, manager):
        return _enter(manager, self.addCleanup)

    @classmethod
    def enterClassContext(cls, manager):
        return _enter(manager, cls.addClassCleanup)

    def doCleanups(self):
        outcome = self._outcome or _Outcome(self.defaultTestResult(), False)
        while self._cleanups:
            function, arguments, keywords = self._cleanups.pop()
            outcome.part(self, lambda: function(*arguments, **keywords))
        return outcome.success

    @classmethod
    def addClassCleanup(cls, function, /, *arguments, **keywords):
        if cls.__dict__.get("_class_cleanups") is None:
            cls._class_cleanups = []
        cls._class_cleanups.append((function, arguments, keywords))

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        held = cls.__dict__.get("_class_cleanups") or []
        while held:
            function, arguments, keywords = held.pop()
            try:
                function(*arguments, **keywords)
            except Exception as error:
                cls.tearDown_exceptions.append(_info(error))

    def debug(self):
        """Runs the test and lets its exceptions through."""
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        while self._cleanups:
            function, arguments, keywords = self._cleanups.pop()
            function(*arguments, **keywords)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def subTest(self, msg=_NOTHING, **params):
        """A block whose failure does not end the test."""
        outer = self._subtest
        if outer is not None:
            params = {**params, **{key: item for key, item in
                                   outer.params.items() if key not in params}}
        return _SubTestBlock(self, _SubTest(self, msg, params))


def _enter(manager, add):
    kind = type(manager)
    if not hasattr(kind, "__enter__") or not hasattr(kind, "__exit__"):
        raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does "
                        "not support the context manager protocol")
    made = kind.__enter__(manager)
    add(kind.__exit__, manager, None, None, None)
    return made


def _function(method):
    return getattr(method, "__func__", method)


def _class_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._text = testFunc, description
        self._before, self._after = setUp, tearDown

    def setUp(self):
        if self._before is not None:
            self._before()

    def tearDown(self):
        if self._after is not None:
            self._after()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{_class_name(type(self))} ({self._function.__name__})"

    def shortDescription(self):
        text = self._text or self._function.__doc__
        return text.split("\n")[0].strip() if text else None
