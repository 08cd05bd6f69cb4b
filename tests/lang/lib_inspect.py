import inspect
from functools import partial, wraps
from inspect import Parameter, signature


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def f(a, /, b, *c, d=1, **e):
    """Does
       something.

         Deeper.
    """


def g(x, y: int = 2, *, z: "str" = "q") -> float:
    yield x


async def h():
    return 1


async def i():
    yield 1


class C:
    """A class."""

    kind = 3

    def __init__(self, first, second=None):
        self.first = first

    def method(self, a, b=1):
        return a

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def plain(n, *rest):
        return n

    @property
    def prop(self):
        return 1


class Caller:
    def __call__(self, x, *, y):
        pass


c = C(1)
for item in (f, g, h, i, C, c.method, C.method, C.make, C.plain, Caller(), lambda q, w=(): 0, partial(f, 1), partial(g, y=5), partial(C.plain, 1)):
    print(signature(item))
for item in (f, g, h, i, C, c.method, C.make, len, [].append, c, inspect, 3, lambda: 0, C.prop):
    print([name for name in ("isfunction", "ismethod", "isclass", "ismodule", "isroutine", "isgeneratorfunction", "iscoroutinefunction",
                             "isasyncgenfunction", "isdatadescriptor", "iscode") if getattr(inspect, name)(item)])
print(inspect.isgenerator(g(1)), inspect.isgenerator(3), inspect.isbuiltin(len), inspect.isabstract(C))
print([name for name, item in inspect.getmembers(c) if not name.startswith("_")])
print([name for name, item in inspect.getmembers(C, inspect.isfunction)])
print(inspect.getdoc(f), inspect.getdoc(C), inspect.getmodule(f).__name__, inspect.getmro(C) == C.__mro__)
s = signature(g)
print(list(s.parameters), s.parameters["y"].default, s.parameters["y"].annotation, s.parameters["z"].kind, s.return_annotation, s.parameters["x"].default is Parameter.empty)
print(repr(s), repr(s.parameters["y"]), s == signature(g), s == signature(f))
b = signature(f).bind(1, 2, 3, 4, d=5, k=6)
print(b.args, b.kwargs, dict(b.arguments))
b = signature(g).bind(1)
b.apply_defaults()
print(b.args, b.kwargs, dict(b.arguments))
attempt(lambda: signature(g).bind())
attempt(lambda: signature(g).bind(1, 2, 3))
attempt(lambda: signature(g).bind(1, q=3))
attempt(lambda: signature(g).bind(1, x=3))
attempt(lambda: signature(3))
attempt(lambda: Parameter("1a", Parameter.KEYWORD_ONLY))
print(inspect.getfullargspec(g))
print(inspect.getfullargspec(f).args, inspect.getfullargspec(f).varargs, inspect.getfullargspec(f).kwonlydefaults)
print(inspect.getsource(h), inspect.getsourcelines(C.method)[0], inspect.getsourcelines(Caller)[1])
print(s.replace(return_annotation=Parameter.empty), s.replace(parameters=[]), inspect.getcallargs(C.plain, 1, 2))


@wraps(g)
def wrapper(*args, **kwargs):
    return g(*args, **kwargs)


print(signature(wrapper), inspect.unwrap(wrapper) is g, inspect.getattr_static(c, "first"), inspect.getattr_static(C, "kind"))


def where():
    return inspect.stack()[1].function, inspect.stack()[0].lineno


def caller():
    return where()


print(caller(), inspect.cleandoc("  a\n    b\n   c\n"))
