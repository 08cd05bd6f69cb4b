# deque(iterable, maxlen, flags) as MicroPython has it: with flags 1 a full one
# refuses what would push an item out, and stays as it was.
from ucollections import deque

d = deque((), 4, 1)
for i in range(4):
    d.append(i)
for refused in d.append, d.appendleft:
    try:
        refused(9)
        print("taken")
    except IndexError as e:
        print("IndexError:", e)
print(list(d), len(d), bool(d))
print(d.popleft())
d.append(7)
print(list(d))
try:
    d.extend([8])
except IndexError as e:
    print("IndexError:", e, list(d))

d = deque((), 2)
for i in range(5):
    d.append(i)
print(list(d), d.maxlen)
d = deque((), 2, 0)
d.extend(range(5))
print(list(d))
try:
    deque((), 0, 1).append(1)
except IndexError as e:
    print("IndexError:", e)
try:
    deque((), 2).popleft()
except IndexError as e:
    print("IndexError:", e)
