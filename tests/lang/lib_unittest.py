import io
import sys
import unittest
from unittest import TestCase


def shown(text):
    """What a runner wrote, without folders and times."""
    lines = []
    for line in text.splitlines():
        if '", line' in line:
            head, rest = line.split('"', 1)
            line = head + '"' + rest.split('"', 1)[0].split("/")[-1] + '"' + rest.split('"', 1)[1]
        if line.startswith("Ran "):
            line = line.split(" in ")[0]
        lines.append(line)
    return "\n".join(lines)


def run(*classes, **options):
    load = unittest.TestLoader()
    suite = unittest.TestSuite([load.loadTestsFromTestCase(cls) for cls in classes])
    out = io.StringIO()
    result = unittest.TextTestRunner(out, **options).run(suite)
    print(shown(out.getvalue()))
    return result


log = []


class Basic(TestCase):
    def setUp(self):
        log.append("setUp")

    def tearDown(self):
        log.append("tearDown")

    @classmethod
    def setUpClass(cls):
        log.append("setUpClass")

    @classmethod
    def tearDownClass(cls):
        log.append("tearDownClass")

    def test_passes(self):
        """A first line.

        And more.
        """
        self.assertEqual(1 + 1, 2)

    def test_fails(self):
        self.assertEqual(1 + 1, 3, "sum")

    def test_raises(self):
        self.value()

    def value(self):
        return {}["key"]

    def test_skipped_inside(self):
        self.skipTest("no time")

    @unittest.skip("never")
    def test_skipped(self):
        1 / 0

    @unittest.skipIf(True, "if")
    def test_if(self):
        pass

    @unittest.skipUnless(True, "unless")
    def test_unless(self):
        self.addCleanup(log.append, "cleanup")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    @unittest.expectedFailure
    def test_unexpected(self):
        """Should fail."""

    def test_sub(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertNotEqual(i % 2, 1)
        with self.subTest("named", a=1):
            with self.subTest(b="x"):
                {}["sub"]

    def not_a_test(self):
        1 / 0


r = run(Basic)
print(log)
print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), r.wasSuccessful(), r.shouldStop)
print([(t.id(), why) for t, why in r.skipped], r.failures[0][0].id())
run(Basic, verbosity=2)
run(Basic, verbosity=0)
run(Basic, failfast=True)
print(repr(Basic("test_if")), Basic("test_if") == Basic("test_if"), Basic("test_passes").shortDescription())


class BadSetUp(TestCase):
    def setUp(self):
        self.addCleanup(print, "cleanup after a bad setUp")
        raise ValueError("setUp")

    def tearDown(self):
        print("never")

    def test_one(self):
        print("never")


class BadClass(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, "class cleanup")
        raise ValueError("setUpClass")

    def test_one(self):
        print("never")


class BadEnd(TestCase):
    def tearDown(self):
        raise OSError("tearDown")

    def test_one(self):
        self.addCleanup(lambda: 1 / 0)
        self.assertTrue(False)


class SkipClass(TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("class")

    def test_one(self):
        print("never")


@unittest.skip("whole class")
class Skipped(TestCase):
    def test_one(self):
        print("never")

    def test_two(self):
        print("never")


run(BadSetUp, BadClass, BadEnd, SkipClass, Skipped)
run(Skipped, verbosity=2)


class Child(Basic):
    def test_child(self):
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError("second")


run(Child, verbosity=2)


class Nothing(TestCase):
    pass


run(Nothing)


def setUpModule():
    print("setUpModule")
    unittest.addModuleCleanup(print, "module cleanup")


def tearDownModule():
    print("tearDownModule")


class Single(TestCase):
    def runTest(self):
        print("ran")


run(Single, Nothing)
out = io.StringIO()
unittest.TextTestRunner(out).run(unittest.FunctionTestCase(lambda: print("function")))
print(shown(out.getvalue()))
load = unittest.defaultTestLoader
print(load.getTestCaseNames(Child)[:3], load.loadTestsFromTestCase(Skipped).countTestCases())
print(load.loadTestsFromName("Basic.test_if", sys.modules["__main__"]))
print(load.loadTestsFromNames(["Skipped", "Single"], sys.modules["__main__"]).countTestCases())
result = unittest.TestResult()
Basic("test_fails").run(result)
print(result.failures[0][1].splitlines()[-1], result)
try:
    Basic("missing")
except ValueError as error:
    print(error)
sys.argv = ["ut.py", "-v", "Skipped", "Single"]
program = unittest.main(exit=False, testRunner=unittest.TextTestRunner(io.StringIO()))
print(program.result.testsRun)
try:
    unittest.main(argv=["ut.py", "BadEnd"], testRunner=unittest.TextTestRunner(io.StringIO()))
except SystemExit as error:
    print("exit", error.code)
