# Thousands of items in at one end and out at the other.
from collections import deque

MANY = 6000
SOME = 2000

d = deque(range(MANY - SOME))
for i in range(MANY - SOME, MANY):
    d.append(i)
print(len(d), d[0], d[MANY // 2], d[-1], list(d) == list(range(MANY)))
print(all(d.popleft() == i for i in range(SOME)), len(d))
d.extendleft(range(SOME))
d.rotate(5345)
print(d[0], d[5344], d[5345], d[-1], sum(d))
d.reverse()
print(d[0], d[-1], d.index(0), d.count(3), len(d.copy()))
for i in range(SOME):
    d.pop()
print(d[-1], len(d))
d.clear()
print(d)
