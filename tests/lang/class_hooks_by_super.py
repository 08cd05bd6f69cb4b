# __init_subclass__ and __class_getitem__ are class methods without being told:
# super() and the class itself bind them to the class.
class Base:
    def __init_subclass__(cls, **more):
        print("Base", cls.__name__, sorted(more))
        super().__init_subclass__()

    def __class_getitem__(cls, key):
        return (cls.__name__, key)


class Middle(Base):
    def __init_subclass__(cls, tag=None, **more):
        print("Middle", cls.__name__, tag)
        super().__init_subclass__(**more)

    def __class_getitem__(cls, key):
        return ["middle", super().__class_getitem__(key)]


class Other:
    tag = 1


class Low(Other, Middle, tag="low"):
    def get(self):
        return super().__class_getitem__(5)

    @classmethod
    def made(cls):
        return super().__class_getitem__(6)


print(Base[1], Middle[2], Low[3], Low().get(), Low.made())
print(type(Base.__dict__["__init_subclass__"]).__name__)
print(type(Base.__dict__["__class_getitem__"]).__name__)
print(Base.__init_subclass__.__self__ is Base)
print(Base.__class_getitem__(7), Low().__class_getitem__(8))


class Explicit:
    @classmethod
    def __init_subclass__(cls):
        print("explicit", cls.__name__)


class Under(Explicit):
    pass
