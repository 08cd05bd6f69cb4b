# __call__ of types and functions, __get__ of what classes bind, by name.
class Meta(type):
    made = []

    def __call__(cls, *args, **keywords):
        made = super().__call__(*args, **keywords)
        Meta.made.append((cls.__name__, args, sorted(keywords.items())))
        return made


class Point(metaclass=Meta):
    def __init__(self, x, y=0):
        self.x = x
        self.y = y


class Named(Point):
    def __new__(cls, *args, **keywords):
        made = super().__new__(cls)
        made.name = 'named'
        return made


p, q = Point(1, y=2), Named(3)
print(p.x, p.y, q.x, q.y, q.name, Meta.made)
print([Point(i).x for i in range(3)], [o.x for o in map(Point, range(2))])
try:
    Point()
except TypeError as e:
    print('TypeError', 'missing 1 required positional argument' in str(e))


class Singleton(type):
    def __init__(cls, name, bases, dict):
        super().__init__(name, bases, dict)
        cls.instance = None

    def __call__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__call__(*args)
        return cls.instance


class One(metaclass=Singleton):
    def __init__(self, value):
        self.value = value


print(One(1) is One(2), One(3).value)


class Refuse(type):
    def __call__(cls, *args):
        raise TypeError('no instances of ' + cls.__name__)


class None_(metaclass=Refuse):
    pass


try:
    None_()
except TypeError as e:
    print(e)
made = type.__call__(None_)
print(type(made) is None_, isinstance(made, None_))
print(type.__call__(Point, 7).x, type.__call__(int, '12'), type.__call__(list, 'ab'))
print(type.__call__(type, 5), type.__call__(Meta, 'M', (), {}).__name__)
try:
    type.__call__(5)
except TypeError as e:
    print('TypeError')


# Functions and methods.
def add(a, b=10, *rest, c=0, **more):
    return a, b, rest, c, sorted(more)


print(add.__call__(1), add.__call__(1, 2, 3, c=4, d=5))
print(add.__call__.__call__(1), len.__call__([1, 2]), [].__len__.__call__())
print([3, 1].index.__call__(1), p.__init__.__call__(8), p.x)


def gen(n):
    yield from range(n)


print(list(gen.__call__(3)), [*map(add.__call__, [1, 2])])
total = 0
for i in range(2000):
    total += len.__call__('ab') + add.__call__(i)[0]
print(total)
print(sorted([3, 1, 2], key=(lambda x: -x).__call__))


# What binds.
class Any:
    label = 'any'


any_ = Any()
bound = add.__get__(any_)
print(bound()[0] is any_, bound.__self__ is any_, bound.__func__ is add)
print(add.__get__(None, Any) is add, add.__get__(5, int)(6))
shown = property(lambda self: self.label)
print(shown.__get__(any_), shown.__get__(any_, Any), shown.__get__(None, Any) is shown)
print(classmethod(lambda cls, n: (cls.__name__, n)).__get__(any_)(1))
print(classmethod(lambda cls, n: (cls.__name__, n)).__get__(None, Any)(2))
print(staticmethod(add).__get__(any_)(3), staticmethod(add).__get__(None, Any)(4))
for o in add, shown:
    try:
        o.__get__(None, None)
    except TypeError as e:
        print(e)
try:
    property(None, print).__get__(any_)
except AttributeError as e:
    print('AttributeError')


class Lazy:
    """A descriptor that binds by hand."""

    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return self.function.__get__(instance, owner)


class Uses:
    def __init__(self):
        self.n = 4

    @Lazy
    def triple(self):
        return self.n * 3


print(Uses().triple(), isinstance(Uses.triple, Lazy))


def partial_method(name):
    def call(self, *args):
        return getattr(type(self), name).__get__(self, type(self))(*args)
    return call


Uses.thrice = partial_method('triple')
try:
    Uses().thrice()
except TypeError as e:
    print('TypeError')
print(hasattr(5, '__get__'), hasattr(add, '__get__'), hasattr(object(), '__call__'),
      hasattr(len, '__call__'), hasattr(Any, '__call__'))
