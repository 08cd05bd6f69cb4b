# str() falls back to repr(); containers use repr; format() passes its spec.
class R:
    def __repr__(self):
        return "<R>"


class S:
    def __str__(self):
        return "as str"

    def __repr__(self):
        return "as repr"


class F(S):
    def __format__(self, spec):
        return "[%s]" % spec


print(R(), str(R()), repr(R()), [R()], (R(),), {"k": R()})
print(S(), str(S()), repr(S()), [S()], "%s %r" % (S(), S()))
print("{} {!r} {!s}".format(S(), S(), S()))
print(f"{S()} {S()!r} {S()!s}")
print(format(F(), "abc"), format(F()), "{:x>3}".format(F()), f"{F():{'w'}idth}")
print("{:>10}|{!s:<8}|".format(str(S()), R()))
print(f"{S()!s:^12}|")
print(str([S(), "q"]), str(R()) + "!")


class Bad:
    def __str__(self):
        return 5


try:
    str(Bad())
except TypeError:
    print("TypeError")
try:
    format(R(), ">5")
except TypeError:
    print("object takes no spec")


class Tree:
    def __init__(self, *kids):
        self.kids = kids

    def __repr__(self):
        return "T" + repr(list(self.kids))


print(Tree(Tree(), Tree(Tree(), 1)))
