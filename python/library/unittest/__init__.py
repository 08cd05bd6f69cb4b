# SPDX-License-Identifier: MIT
"""Tests as classes: cases, suites, a loader and a runner that prints."""
from unittest.case import (FunctionTestCase, SkipTest, TestCase,
                           addModuleCleanup, doModuleCleanups, expectedFailure,
                           skip, skipIf, skipUnless)
from unittest.loader import TestLoader, defaultTestLoader
from unittest.result import TestResult
from unittest.runner import TextTestResult, TextTestRunner
from unittest.suite import TestSuite

__all__ = ["TestResult", "TestCase", "TestSuite", "TextTestRunner",
           "TestLoader", "FunctionTestCase", "main", "defaultTestLoader",
           "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure",
           "TextTestResult", "addModuleCleanup", "doModuleCleanups"]


def main(module="__main__", defaultTest=None, argv=None, testRunner=None,
         testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None,
         catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
    """Runs a module's tests as the command line says."""
    from unittest.program import TestProgram
    return TestProgram(module, defaultTest, argv, testRunner, testLoader,
                       exit, verbosity, failfast)
