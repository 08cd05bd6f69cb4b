# A state machine and a builder: ordinary program style.
class Query:
    def __init__(self):
        self.parts = []

    def where(self, **kw):
        for k in sorted(kw):
            self.parts.append("%s=%r" % (k, kw[k]))
        return self

    def order(self, *names):
        self.parts.append("order by " + ",".join(names))
        return self

    def __str__(self):
        return " | ".join(self.parts)


print(Query().where(a=1, b="x").order("c", "d").where(z=None))


class Machine:
    IDLE, RUN, FALLEN = range(3)
    NAMES = ("idle", "run", "fallen")

    def __init__(self):
        self.state = self.IDLE
        self.trace = []
        self.table = {
            self.IDLE: self.on_idle,
            self.RUN: self.on_run,
            self.FALLEN: self.on_fallen,
        }

    def on_idle(self, tilt):
        return self.RUN if abs(tilt) < 5 else self.IDLE

    def on_run(self, tilt):
        return self.FALLEN if abs(tilt) > 40 else self.RUN

    def on_fallen(self, tilt):
        return self.IDLE

    def step(self, tilt):
        self.state = self.table[self.state](tilt)
        self.trace.append(self.NAMES[self.state])


m = Machine()
for tilt in (10, 3, -20, 41, 0, 2, 2):
    m.step(tilt)
print(m.trace)
