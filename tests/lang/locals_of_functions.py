# locals() of a function without any is empty, not the module's namespace.
def nothing():
    return locals()


def generator():
    yield sorted(locals())


def some(a, *b, c=3, **d):
    e = 5
    return sorted(locals().items(), key=str)


class Empty:
    def method(self):
        return len(locals())

    @staticmethod
    def static():
        return locals()


print(nothing(), next(generator()), some(1, 2, z=4))
print(Empty().method(), Empty.static(), (lambda: locals())())
print(locals() is globals(), "nothing" in locals())
print(eval("locals()", {"x": 1}).get("x"), eval("locals() is globals()"))
exec("print(sorted(k for k in locals() if k[0] != '_'))", {"y": 2})
