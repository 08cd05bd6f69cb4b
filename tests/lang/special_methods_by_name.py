# Special methods of builtin types, called by their names.
def show(text):
    try:
        print(text, "=", repr(eval(text)))
    except Exception as error:
        print(text, "!", type(error).__name__, error)


numbers = [1, 2]
octets = bytearray(b"ab")
letters = {"a"}
table = {1: 2}
for text in (
        "numbers.__iadd__((3, 4)), numbers", "numbers.__iadd__(5)",
        "numbers.__imul__(2), numbers", "list(numbers.__reversed__())",
        "numbers.__hash__, {}.__hash__, set().__hash__, bytearray.__hash__",
        "list.__class_getitem__(int), dict.__class_getitem__((int, str))",
        "octets.__iadd__(b'c'), octets", "octets.__imul__(2)",
        "octets.__mod__(5)", "b'%d'.__mod__(5)", "'%s'.__mod__(5)",
        "'abc'.__mod__(5)", "'a'.__rmod__('%s')", "'abc'.__str__()",
        "str.__str__('abc')", "(5).__str__(), [1].__str__(), None.__str__()",
        "{1, 2}.__and__({2}), {1}.__or__({2}), {1}.__or__([2])",
        "{1}.__sub__({1}), {1}.__rsub__({1, 2}), {1}.__xor__({2})",
        "frozenset([1]).__or__({2}), frozenset([1]).__rand__({1})",
        "letters.__ior__({'b'}) == {'a', 'b'}, letters.__iand__({'b'})",
        "letters.__isub__({'b'}), letters.__ixor__({'c'}), letters",
        "table.__or__({3: 4}), table.__ror__({3: 4}), table.__or__(5)",
        "table.__ior__([(3, 4)]), table", "list(table.__reversed__())",
        "{1: 2}.keys().__and__({1}), {1: 2}.items().__or__({3}) == {3, (1, 2)}",
        "list(range(3).__reversed__()), range(3).__bool__()",
        "(5).__divmod__(2), (5).__rdivmod__(12), (5).__divmod__('a')",
        "(5.5).__divmod__(2), (5.5).__rdivmod__(12), (5).__divmod__(0)",
        "(5).__round__(), (15).__round__(-1), (5.5).__round__()",
        "(2.567).__round__(1), (5).__trunc__(), (-5.5).__trunc__()",
        "(5.5).__int__(), (5.5).__floor__(), (5.5).__ceil__()",
        "(-5.5).__floor__(), (-5.5).__ceil__(), (5).__ceil__()",
        "True.__trunc__(), True.__round__(), float('inf').__floor__()",
        "b'a'.__bytes__()", "int(True), type(int(True))",
        "pow(base=2, exp=10), pow(2, exp=5, mod=7), pow(exp=2, base=3)",
        "round(number=2.5), round(2.567, ndigits=1), round(ndigits=0, "
        "number=1)", "pow()", "pow(2)", "round()", "pow(1, 2, 3, 4)",
        "list(enumerate(iterable='ab', start=3))",
        "list(enumerate(start=1, iterable='a'))", "enumerate('a', 'b')",
        "iter(5, 6)", "iter([1], 2)",
):
    show(text)


class Named:
    def __dir__(self):
        return ("z", "a", "m")


class Int:
    def __int__(self):
        return True


class BadIndex:
    def __index__(self):
        return [1]


class BadIndexItems(BadIndex):
    def __iter__(self):
        return iter(b"ok")


for text in ("int(BadIndex())", "[1][BadIndex()]", "bytes(BadIndexItems())",
             "bytearray(BadIndexItems())"):
    show(text)


class Power:
    def __pow__(self, other, modulus=None):
        return "pow", other, modulus

    def __rpow__(self, other, modulus=None):
        return "rpow", other, modulus


class Letters(set):
    pass


class Frozen(frozenset):
    pass


class Octets(bytearray):
    pass


print(dir(Named()), object.__dir__(Named())[:0], "count" in [].__dir__())
print(int(Int()), Power() ** 2, 3 ** Power(), pow(Power(), 2, 3))
print([Letters(), Letters([1])], str(Frozen()), repr(Frozen("a")),
      Octets(b"ab"), f"{Letters([2])}")
