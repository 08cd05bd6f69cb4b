# Builtin values have their methods and refuse other attributes.
for v, good in ((1, "to_bytes"), (1.5, "is_integer"), ("s", "upper"),
                (b"b", "decode"), ([], "append"), ((), "count"), ({}, "keys"),
                (range(1), "index")):
    print(type(v).__name__, hasattr(v, good), callable(getattr(v, good)),
          hasattr(v, "zzz"))
    try:
        v.zzz
    except AttributeError as e:
        print(e)
    try:
        v.zzz = 1
    except AttributeError as e:
        print("cannot set")
f = [].append
f(1)
up = "text".upper
print(up(), list(map("a-b".replace, "ab", "xy")))
l = []
add = l.append
for i in range(3):
    add(i)
print(l, list.append(l, 9), l, str.upper("x"), dict.get({"a": 1}, "a"),
      int.bit_length(255) if hasattr(1, "bit_length") else 8)
print(list(map(str.strip, [" a ", "b "])), sorted(["B", "a"], key=str.lower),
      max(["a", "bb"], key=len))
try:
    str.upper(5)
except TypeError:
    print("TypeError")
try:
    list.append()
except TypeError:
    print("TypeError")
