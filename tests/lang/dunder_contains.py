# `in` uses __contains__, else iteration, else __getitem__.
class C:
    def __contains__(self, x):
        print("asked", x)
        return x == 1


class I:
    def __iter__(self):
        return iter([1, 2, 3])


class G:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(1 in C(), 2 in C(), 1 not in C())
print(2 in I(), 9 in I())
print(10 in G(), 15 in G(), 20 not in G())
print(1 in [1, 2], 3 in (1, 2), "b" in "abc", "" in "", "bc" in "abc",
      "ac" in "abc")
print("k" in {"k": 1}, 1 in {"k": 1}, 3 in range(5), 3 in range(0, 10, 2))
print(1 in [True], 1.0 in (1,), None in [0, None])
print(97 in b"abc", b"bc" in b"abc")


class Weird:
    def __contains__(self, x):
        return "truthy"


print(0 in Weird())
nan = float("nan")
print(nan in [nan], nan == nan)
try:
    1 in 5
except TypeError as e:
    print(e)
try:
    1 in "abc"
except TypeError:
    print("TypeError")
