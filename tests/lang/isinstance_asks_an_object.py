# What stands for classes may be any object whose class has the methods.


class Even:
    def __instancecheck__(self, item):
        return item % 2 == 0

    def __subclasscheck__(self, cls):
        return cls.__name__.startswith("b")


even = Even()
print(isinstance(2, even), isinstance(3, even), isinstance(3, (str, even)))
print(isinstance(4, (str, even)), issubclass(bool, even), issubclass(int, even))


class Raises:
    def __instancecheck__(self, item):
        raise KeyError(item)


for classes in (3, Raises(), (int, 3), ("", int), None):
    try:
        print(isinstance("text", classes))
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
    try:
        print(issubclass(str, classes))
    except TypeError as error:
        print("TypeError")
