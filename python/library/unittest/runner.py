# SPDX-License-Identifier: MIT
"""Runs tests and prints what came of them."""
import sys
import time

from unittest.case import _SubTest
from unittest.result import TestResult

_DOUBLE, _SINGLE = "=" * 70, "-" * 70


class _Stream:
    """A stream with lines."""

    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        self.stream.write(text)

    def writeln(self, text=""):
        self.stream.write(text + "\n")

    def flush(self):
        rule = getattr(self.stream, "flush", None)
        if rule is not None:
            rule()


class TextTestResult(TestResult):
    """A sign for each test, or with verbosity 2 a line."""

    separator1, separator2 = _DOUBLE, _SINGLE

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream if hasattr(stream, "writeln") else _Stream(stream)
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self.descriptions = descriptions
        self._fresh = True

    def getDescription(self, test):
        text = test.shortDescription() if self.descriptions else None
        return f"{test}\n{text}" if text else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self.stream.flush()
            self._fresh = False

    def _say(self, test, sign, word):
        if self.dots:
            self.stream.write(sign)
            self.stream.flush()
        elif self.showAll:
            inner = isinstance(test, _SubTest)
            if inner or self._fresh:
                if not self._fresh:
                    self.stream.writeln()
                self.stream.write(("  " if inner else "") +
                                  self.getDescription(test) + " ... ")
            self.stream.writeln(word)
            self.stream.flush()
            self._fresh = True

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], test.failureException):
                self._say(subtest, "F", "FAIL")
            else:
                self._say(subtest, "E", "ERROR")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._say(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._say(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(test, "F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(test, "s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._say(test, "x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._say(test, "u", "unexpected success")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(_DOUBLE)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(
                    f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
        self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(_DOUBLE)
            self.stream.writeln(f"{flavour}: {self.getDescription(test)}")
            self.stream.writeln(_SINGLE)
            self.stream.writeln(text)
            self.stream.flush()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1,
                 failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False):
        self.stream = _Stream(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity = descriptions, verbosity
        self.failfast = failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions,
                                self.verbosity)

    def run(self, test):
        """Runs a test or a suite; prints and returns the result."""
        result = self._makeResult()
        result.failfast = self.failfast
        result.startTestRun()
        start = time.time()
        try:
            test(result)
        finally:
            result.stopTestRun()
        took = time.time() - start
        result.printErrors()
        self.stream.writeln(_SINGLE)
        count = result.testsRun
        self.stream.writeln(f"Ran {count} test{'s' if count != 1 else ''} in "
                            f"{took:.3f}s")
        self.stream.writeln()
        self.stream.writeln(_verdict(result))
        self.stream.flush()
        return result


def _verdict(result):
    counts = []
    good = result.wasSuccessful()
    for name, items in (("failures", result.failures),
                        ("errors", result.errors),
                        ("skipped", result.skipped),
                        ("expected failures", result.expectedFailures),
                        ("unexpected successes", result.unexpectedSuccesses)):
        if items:
            counts.append(f"{name}={len(items)}")
    return ("OK" if good else "FAILED") + (
        f" ({', '.join(counts)})" if counts else "")
