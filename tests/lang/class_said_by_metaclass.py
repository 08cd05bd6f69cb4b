# What a metaclass says of its classes where C code asks: truth, hash, text
# inside containers. Properties' words, slips of descriptors, super's fields.
class Meta(type):
    def __bool__(cls):
        return cls.__name__ != "Falsy"

    def __hash__(cls):
        return 55

    def __eq__(cls, other):
        return cls is other or other == cls.__name__

    def __repr__(cls):
        return "<" + cls.__name__ + ">"


class Truthy(metaclass=Meta):
    pass


class Falsy(metaclass=Meta):
    pass


print(bool(Truthy), bool(Falsy), not Falsy, [c for c in (Truthy, Falsy) if c])
print(list(filter(None, [Falsy, Truthy])), any([Falsy]), all([Truthy, Falsy]))
print(hash(Truthy), {Truthy: 1, Falsy: 2}[Truthy], {Truthy, Falsy} > {Falsy})
print([Truthy], {"k": Falsy}, (Truthy,), str(Falsy), f"{Truthy!r} {Falsy}")
print("Truthy" in [Truthy], [Falsy].index("Falsy"), Truthy == "Truthy",
      [1, Truthy].count("Truthy"))


class NoHash(type):
    def __eq__(cls, other):
        return True


class Bare(metaclass=NoHash):
    pass


try:
    print({Bare})
except TypeError as error:
    print(error)


class Gauge:
    def read(self):
        "What it reads."
        return 5

    both = property(read)
    said = property(read, doc="Said.")
    blind = property(None, lambda self, v: None)
    none = property()


gauge = Gauge()
print(Gauge.both.__doc__, Gauge.said.__doc__, Gauge.blind.__doc__)
for text in ("gauge.blind", "gauge.none", "gauge.both = 1", "del gauge.said",
             "del gauge.blind"):
    try:
        exec(text)
    except AttributeError as error:
        print(text, "-", error)


class OnlySet:
    def __set__(self, instance, value):
        print("set", value)


class OnlyDelete:
    def __delete__(self, instance):
        print("delete")


class Holder:
    kept = OnlySet()
    dropped = OnlyDelete()


holder = Holder()
holder.kept = 1
del holder.dropped
for text in "del holder.kept", "holder.dropped = 1":
    try:
        exec(text)
    except AttributeError as error:
        print(text, "-", error)


class Stubborn:
    def __set_name__(self, owner, name):
        raise self.what


for what in ValueError("no"), KeyboardInterrupt("stop"):
    Stubborn.what = what
    try:
        class Owner:
            field = Stubborn()
    except RuntimeError as error:
        print(error, repr(error.__cause__), error.__suppress_context__)
    except KeyboardInterrupt as error:
        print(repr(error))


class Base:
    pass


class Derived(Base):
    def fields(self):
        return super()


fields = Derived().fields()
print(fields.__thisclass__, fields.__self_class__, fields.__self__ is not None)
for wrong in 5, None, "text":
    try:
        holder.__class__ = wrong
    except TypeError as error:
        print(error)


def numbers():
    yield 1
    yield from (x for x in "ab")


running = numbers()
print(running.gi_suspended, running.gi_yieldfrom, running.gi_code.co_name,
      running.gi_frame is not None, running.gi_running)
next(running)
print(running.gi_frame.f_code is numbers.__code__, running.gi_frame.f_lineno)
next(running)
print(running.gi_suspended, type(running.gi_yieldfrom).__name__)
print(list(running), running.gi_frame, running.gi_yieldfrom,
      running.gi_suspended)
running = numbers()
next(running)
try:
    running.throw(ValueError("a"), "b")
except TypeError as error:
    print(error)
print(next(running))
for wrong in (int, str, list):
    try:
        match wrong():
            case wrong(1, 2):
                pass
    except TypeError as error:
        print(error)
print(OSError("text").errno, OSError(2, "x").errno, OSError().errno)
