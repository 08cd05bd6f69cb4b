# The AttributeError that __getattribute__ or a property raises is what the
# program sees, whether the attribute is read or called, unless __getattr__ has
# the last word.
class Own:
    def __getattribute__(self, name):
        if name == "no":
            raise AttributeError("own " + name)
        return object.__getattribute__(self, name)

    @property
    def failing(self):
        raise AttributeError("inside")

    def method(self):
        return "method"


class Hooked(Own):
    def __getattr__(self, name):
        if name == "never":
            raise AttributeError("hook " + name)
        return lambda *a: (name, a)


def report(call):
    try:
        got = call()
        print("a function" if callable(got) else got)
    except AttributeError as e:
        print("AttributeError", e)


for thing in (Own(), Hooked()):
    for _ in range(3):
        report(lambda: thing.no)
        report(lambda: thing.no())
        report(lambda: thing.failing)
        report(lambda: thing.failing(1))
        report(lambda: thing.method())
        report(lambda: thing.never)
        report(lambda: thing.never(2))
        report(lambda: getattr(thing, "no"))
        report(lambda: getattr(thing, "no", "default"))
        report(lambda: hasattr(thing, "failing"))
