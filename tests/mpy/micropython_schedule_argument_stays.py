# What a scheduled call was given stays whole while its place in the queue is
# taken by others and the collector runs.
import micropython

seen = []


def nothing(argument):
    pass


def check(argument):
    for _ in range(7):
        micropython.schedule(nothing, [1])
    churn = [[i] for i in range(40)]
    for _ in range(40):
        churn = [[i] for i in range(8)]
    seen.append(argument == [[3, 4], 'text' * 3] and len(churn) == 8)


def begin():
    micropython.schedule(check, [[3, 4], 'text' * 3])


for _ in range(30):
    begin()
    for _ in range(10):
        pass
print(len(seen), all(seen))
