# Methods and attributes are found along the chain of bases.
class Animal:
    legs = 4
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " says " + self.sound

    def describe(self):
        return self.speak() + " on %d legs" % self.legs


class Dog(Animal):
    sound = "woof"


class Puppy(Dog):
    sound = "yip"

    def speak(self):
        return Dog.speak(self).upper()


class Bird(Animal):
    legs = 2

    def __init__(self, name, can_fly=True):
        Animal.__init__(self, name)
        self.can_fly = can_fly


for a in (Animal("a"), Dog("d"), Puppy("p"), Bird("b", can_fly=False)):
    print(a.describe(), isinstance(a, Dog))
print(Bird("x").can_fly)
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy),
      issubclass(Dog, Dog))
print(issubclass(Dog, object), isinstance(Dog("z"), (int, Animal)))
print(issubclass(bool, int), issubclass(Dog, (int, str)), isinstance(True, int))
print(Puppy.__bases__ == (Dog,), Dog.__bases__[0].__name__)
Animal.legs = 6
print(Dog("q").legs, Bird("q").legs)
