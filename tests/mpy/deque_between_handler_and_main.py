# A hard handler puts in what main takes out, and the reverse: nothing is lost,
# and everything comes in order.
import time
from collections import deque
from machine import Timer

MANY = 300

timer = Timer(-1)
queue = deque()
made = 0


def put(t):
    global made
    if made < MANY and len(queue) < 40:
        queue.append(made)
        made += 1


taken = []
timer.init(freq=1000, hard=True, callback=put)
while len(taken) < MANY:
    while queue:
        taken.append(queue.popleft())
    time.sleep_ms(3)
timer.deinit()
print(made, taken == list(range(MANY)), len(queue))

expected = 0
wrong = 0


def take(t):
    global expected, wrong
    if queue:
        if queue.popleft() != expected:
            wrong += 1
        expected += 1


timer.init(freq=2000, hard=True, callback=take)
for i in range(MANY):
    queue.append(i)
    if i % 50 == 0:
        time.sleep_ms(10)
while queue:
    time.sleep_ms(1)
timer.deinit()
print(expected, wrong, len(queue))

queue = deque((), 8, 1)
refused = 0


def fill(t):
    global refused
    try:
        queue.append(1)
    except IndexError:
        refused += 1


timer.init(freq=1000, hard=True, callback=fill)
time.sleep_ms(100)
timer.deinit()
print(len(queue), refused > 50)
