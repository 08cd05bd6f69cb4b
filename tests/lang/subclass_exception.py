# Exceptions with fields, own __str__, hierarchies and inherited args.
class AppError(Exception):
    pass


class CodeError(AppError):
    def __init__(self, code, msg="no message"):
        super().__init__(code, msg)
        self.code = code

    def describe(self):
        return "E%d" % self.code


class Shown(AppError):
    def __str__(self):
        return "shown(%s)" % (self.args[0],)


class NoInit(ValueError):
    kind = "noinit"


try:
    raise CodeError(7, "bad thing")
except AppError as e:
    print(type(e).__name__, e.args, e.code, e.describe(), e)
try:
    raise Shown("x")
except Exception as e:
    print(str(e), repr(e), e.args)
try:
    raise NoInit("a", 1)
except ValueError as e:
    print(e.kind, e.args, repr(e))
try:
    raise NoInit
except ValueError as e:
    print(e.args, repr(e), str(e) == "")


class Quiet(Exception):
    def __init__(self, x):
        self.x = x


q = Quiet(5)
print(q.x, q.args)
print(issubclass(CodeError, Exception), isinstance(q, BaseException))


class Multi(KeyError, AppError):
    pass


for catch in (KeyError, AppError, LookupError):
    try:
        raise Multi("k")
    except catch as e:
        print(catch.__name__, e)
