# Handlers match by class, in order; builtin exceptions have their parents.
pairs = [
    (IndexError, LookupError), (KeyError, LookupError),
    (LookupError, Exception),
    (ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError),
    (NotImplementedError, RuntimeError), (RecursionError, RuntimeError),
    (UnicodeError, ValueError), (ImportError, Exception), (OSError, Exception),
    (StopIteration, Exception), (AssertionError, Exception),
    (AttributeError, Exception), (MemoryError, Exception),
    (NameError, Exception),
    (SyntaxError, Exception), (TypeError, Exception), (EOFError, Exception),
    (IndentationError, SyntaxError), (ModuleNotFoundError, ImportError),
    (Exception, BaseException), (KeyboardInterrupt, BaseException),
    (SystemExit, BaseException), (GeneratorExit, BaseException),
]
for sub, sup in pairs:
    print(sub.__name__, issubclass(sub, sup))
print(issubclass(SystemExit, Exception), issubclass(KeyboardInterrupt,
                                                    Exception))


def which(exc):
    try:
        raise exc
    except ArithmeticError:
        return "arith"
    except (LookupError, OSError):
        return "lookup or os"
    except Exception:
        return "exception"
    except BaseException:
        return "base"


for e in (ZeroDivisionError(), KeyError(1), OSError(5), ValueError,
          SystemExit(3), GeneratorExit):
    print(which(e))
try:
    try:
        raise ValueError
    except "not a class":
        pass
except TypeError:
    print("TypeError for a bad handler")
classes = (KeyError, (IndexError, ValueError)) if False else (KeyError,
                                                              ValueError)
try:
    int("x")
except classes as e:
    print(type(e).__name__)
