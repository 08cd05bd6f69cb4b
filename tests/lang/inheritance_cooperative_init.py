# super().__init__(**kw) passes through a diamond exactly once.
log = []


class Base:
    def __init__(self, **kw):
        log.append("Base %s" % sorted(kw))


class Left(Base):
    def __init__(self, left=0, **kw):
        log.append("Left")
        super().__init__(**kw)
        self.left = left


class Right(Base):
    def __init__(self, right=0, **kw):
        log.append("Right")
        super().__init__(**kw)
        self.right = right


class Both(Left, Right):
    def __init__(self, **kw):
        log.append("Both")
        super().__init__(**kw)


b = Both(left=1, right=2)
print(b.left, b.right, log)


class Mixin:
    def greet(self):
        return "mixin:" + super().greet()


class Hello:
    def greet(self):
        return "hello"


class Loud(Mixin, Hello):
    def greet(self):
        return super().greet().upper()


print(Loud().greet())
