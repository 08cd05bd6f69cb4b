# A subclass of list keeps its behaviour and adds its own.
class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.pushes = 0

    def push(self, x):
        self.append(x)
        self.pushes += 1

    def top(self):
        return self[-1]

    def append(self, x):
        super().append(x)

    def __repr__(self):
        return "Stack" + super().__repr__()


s = Stack(1, 2)
s.push(3)
print(s, len(s), s.top(), s.pushes, s[0], s[1:])
print(isinstance(s, list), type(s) is list, s == [1, 2, 3], bool(Stack()))
s.extend([4, 5])
s[0] = "first"
del s[1]
print(s, 4 in s, s.index(5), s + ["x"], sum([x for x in s if x != "first"]))
print([x for x in reversed(s)], sorted(s[1:], reverse=True), list(s))


class Safe(list):
    def __getitem__(self, i):
        try:
            return super().__getitem__(i)
        except IndexError:
            return None

    def __len__(self):
        return 99


z = Safe([1, 2])
print(z[0], z[50], len(z), z == [1, 2])
a, b = Stack("p", "q")
print(a, b)
