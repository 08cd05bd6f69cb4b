# SPDX-License-Identifier: MIT
"""What came of tests."""


def _own(file):
    """True for the files of this package."""
    return file.startswith("unittest/") or "/unittest/" in file


def _frames(test, error, frames):
    """Without the frames that ran the test and those of the assert method."""
    start = 0
    while start < len(frames) and _own(frames[start].filename):
        start += 1
    end = len(frames)
    if isinstance(error, test.failureException):
        while end > start and _own(frames[end - 1].filename):
            end -= 1
    return frames[start:end]


class TestResult:
    """Counts and lists; a runner's result prints besides."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.testsRun = 0
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.collectedDurations = []

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def printErrors(self):
        pass

    def _text(self, err, test):
        """The traceback, without what is not the test's own."""
        from traceback import _whole
        return "".join(_whole(err[1], None, True,
                              lambda error, frames: _frames(
                                  test, error, frames), []))

    def addError(self, test, err):
        self.errors.append((test, self._text(err, test)))
        self._failed()

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err, test)))
        self._failed()

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        place = (self.failures if issubclass(err[0], test.failureException)
                 else self.errors)
        place.append((subtest, self._text(err, test)))
        self._failed()

    def _failed(self):
        if self.failfast:
            self.stop()

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._failed()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} run={self.testsRun} "
                f"errors={len(self.errors)} failures={len(self.failures)}>")
