# SPDX-License-Identifier: MIT
"""unittest.main and `-m unittest`."""
import sys

from unittest.runner import TextTestRunner

_HELP = """\
usage: {} [-h] [-v] [-q] [-f] [-k TESTNAMEPATTERN] [tests ...]
       {} discover [-s START] [-p PATTERN] [-t TOP]

tests are names of modules, classes, methods or files; without any, those of
the program or of the files test*.py below this folder."""


def _dotted(name):
    """a/b.py as the module a.b."""
    if name.endswith(".py"):
        name = name[:-3]
        if name.startswith("./"):
            name = name[2:]
        if name.startswith("/"):
            folder, _, name = name.rpartition("/")
            sys.path.insert(0, folder)
        name = name.replace("/", ".")
    return name


class TestProgram:
    def __init__(self, module, defaultTest, argv, testRunner, testLoader,
                 exit, verbosity, failfast):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        self.module, self.exit = module, exit
        self.verbosity, self.failfast = verbosity, bool(failfast)
        self.testLoader = testLoader
        self.patterns = []
        self.folder = {"-s": ".", "-p": "test*.py", "-t": None}
        names = self._read(list(sys.argv if argv is None else argv))
        self._find(names, defaultTest)
        self._run(testRunner)

    def _read(self, argv):
        """The names of tests; what the options say is set."""
        self.name = argv[0].rsplit("/", 1)[-1] if argv else "unittest"
        names, rest = [], argv[1:]
        while rest:
            word = rest.pop(0)
            if word in ("-v", "--verbose"):
                self.verbosity = 2
            elif word in ("-q", "--quiet"):
                self.verbosity = 0
            elif word in ("-f", "--failfast"):
                self.failfast = True
            elif word in ("-b", "--buffer", "-c", "--catch", "--locals"):
                pass
            elif word == "-k" and rest:
                pattern = rest.pop(0)
                self.patterns.append(pattern if "*" in pattern
                                     else f"*{pattern}*")
            elif word in self.folder and rest:
                self.folder[word] = rest.pop(0)
            elif word in ("-h", "--help"):
                print(_HELP.format(self.name, self.name))
                sys.exit(0)
            elif word.startswith("-"):
                sys.stderr.write(f"{self.name}: error: unrecognized "
                                 f"arguments: {word}\n")
                sys.exit(2)
            else:
                names.append(word)
        return names

    def _find(self, names, default):
        load = self.testLoader
        if self.patterns:
            load.testNamePatterns = self.patterns
        if self.module is None and (not names or names[0] == "discover"):
            for option, word in zip(("-s", "-p", "-t"), names[1:]):
                self.folder[option] = word
            self.test = load.discover(self.folder["-s"], self.folder["-p"],
                                      self.folder["-t"])
        elif names:
            self.test = load.loadTestsFromNames(
                [_dotted(name) for name in names], self.module)
        elif default is None:
            self.test = load.loadTestsFromModule(self.module)
        else:
            if isinstance(default, str):
                default = [default]
            self.test = load.loadTestsFromNames(default, self.module)

    def _run(self, runner):
        if runner is None or isinstance(runner, type):
            runner = (runner or TextTestRunner)(
                verbosity=self.verbosity, failfast=self.failfast)
        self.result = runner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())
