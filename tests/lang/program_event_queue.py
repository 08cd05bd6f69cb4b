# A small scheduler in plain Python: classes, generators, sorting.
class Event:
    def __init__(self, when, name, action):
        self.when = when
        self.name = name
        self.action = action

    def __lt__(self, other):
        return (self.when, self.name) < (other.when, other.name)


class Scheduler:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.log = []

    def at(self, delay, name, action):
        e = Event(self.now + delay, name, action)
        lo, hi = 0, len(self.queue)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.queue[mid] < e:
                lo = mid + 1
            else:
                hi = mid
        self.queue.insert(lo, e)
        return e

    def run(self, until):
        while self.queue and self.queue[0].when <= until:
            e = self.queue.pop(0)
            self.now = e.when
            try:
                e.action(self)
            except Exception as ex:
                self.log.append("%d %s failed: %s" % (self.now, e.name, ex))
        return len(self.log)


def periodic(period, name, count):
    left = [count]

    def action(s):
        s.log.append("%d %s" % (s.now, name))
        left[0] -= 1
        if left[0]:
            s.at(period, name, action)
    return action


s = Scheduler()
s.at(0, "fast", periodic(3, "fast", 5))
s.at(1, "slow", periodic(5, "slow", 3))
s.at(4, "bad", lambda s: 1 / 0)
print(s.run(8))
print(s.run(100), s.now)
print("\n".join(s.log))
