# Frames of methods, lambdas and comprehensions carry their plain names.
class C:
    def __init__(self):
        self.run(lambda x: x.missing)

    def run(self, f):
        for i in range(3):
            if i == 2:
                f(i)


C()
