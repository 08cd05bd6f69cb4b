# Operators and properties are frames too.
class V:
    def __add__(self, o):
        return self.p + o

    @property
    def p(self):
        return self.q

    def __getattr__(self, n):
        raise AttributeError("no " + n)


def run():
    return V() + 1


run()
