# One-way constraints kept by local propagation: a graph of variables and
# constraints with strengths, planned once and then executed many times.
import sys

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)
NONE, FORWARD, BACKWARD = 0, 1, -1


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stays = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def is_input(self):
        return False

    def add(self, planner):
        self.add_to_graph()
        planner.incremental_add(self)

    def satisfy(self, mark, planner):
        self.choose(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise ValueError("a required constraint fails")
            return None
        for v in self.inputs():
            v.mark = mark
        out = self.output()
        before = out.by
        if before is not None:
            before.unsatisfy()
        out.by = self
        if not planner.propagate(self, mark):
            raise ValueError("a cycle")
        out.mark = mark
        return before

    def ready(self, mark):
        for v in self.inputs():
            if not (v.mark == mark or v.stays or v.by is None):
                return False
        return True


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.out = variable
        self.satisfied = False
        self.add(planner)

    def add_to_graph(self):
        self.out.constraints.append(self)
        self.satisfied = False

    def remove_from_graph(self):
        self.out.constraints.remove(self)
        self.satisfied = False

    def choose(self, mark):
        self.satisfied = (self.out.mark != mark
                          and self.strength < self.out.strength)

    def is_satisfied(self):
        return self.satisfied

    def unsatisfy(self):
        self.satisfied = False

    def inputs(self):
        return ()

    def output(self):
        return self.out

    def recalculate(self):
        self.out.strength = self.strength
        self.out.stays = not self.is_input()
        if self.out.stays:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self):
        return True


class Binary(Constraint):
    def __init__(self, a, b, strength, planner):
        super().__init__(strength)
        self.a = a
        self.b = b
        self.direction = NONE
        self.add(planner)

    def add_to_graph(self):
        self.a.constraints.append(self)
        self.b.constraints.append(self)
        self.direction = NONE

    def remove_from_graph(self):
        self.a.constraints.remove(self)
        self.b.constraints.remove(self)
        self.direction = NONE

    def choose(self, mark):
        a, b = self.a, self.b
        if a.mark == mark:
            ok = b.mark != mark and self.strength < b.strength
            self.direction = FORWARD if ok else NONE
        elif b.mark == mark:
            ok = a.mark != mark and self.strength < a.strength
            self.direction = BACKWARD if ok else NONE
        elif a.strength > b.strength:
            self.direction = BACKWARD if self.strength < a.strength else NONE
        else:
            self.direction = FORWARD if self.strength < b.strength else NONE

    def is_satisfied(self):
        return self.direction != NONE

    def unsatisfy(self):
        self.direction = NONE

    def input(self):
        return self.a if self.direction == FORWARD else self.b

    def inputs(self):
        return (self.input(),)

    def output(self):
        return self.b if self.direction == FORWARD else self.a

    def recalculate(self):
        source, out = self.input(), self.output()
        out.strength = max(self.strength, source.strength)
        out.stays = source.stays
        if out.stays:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    def __init__(self, a, scale, offset, b, strength, planner):
        self.scale = scale
        self.offset = offset
        super().__init__(a, b, strength, planner)

    def inputs(self):
        return (self.input(), self.scale, self.offset)

    def execute(self):
        if self.direction == FORWARD:
            self.b.value = self.a.value * self.scale.value + self.offset.value
        else:
            self.a.value = ((self.b.value - self.offset.value)
                            // self.scale.value)


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        over = constraint.satisfy(mark, self)
        while over is not None:
            over = over.satisfy(mark, self)

    def incremental_remove(self, constraint):
        out = constraint.output()
        constraint.unsatisfy()
        constraint.remove_from_graph()
        lost = self.forget_downstream(out)
        lost.sort(key=lambda c: c.strength)
        for c in lost:
            self.incremental_add(c)

    def forget_downstream(self, out):
        out.by = None
        out.strength = WEAKEST
        out.stays = True
        lost = []
        todo = [out]
        while todo:
            v = todo.pop()
            for c in v.constraints:
                if not c.is_satisfied():
                    lost.append(c)
            for c in self.consumers(v):
                c.recalculate()
                todo.append(c.output())
        return lost

    def consumers(self, v):
        return [c for c in v.constraints
                if c is not v.by and c.is_satisfied()]

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            if c.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            c.recalculate()
            todo.extend(self.consumers(c.output()))
        return True

    def plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = [c for c in sources if c.is_input() and c.is_satisfied()]
        while todo:
            c = todo.pop()
            if c.output().mark != mark and c.ready(mark):
                plan.append(c)
                c.output().mark = mark
                todo.extend(self.consumers(c.output()))
        return plan


def change(planner, v, value):
    edit = Edit(v, MEDIUM, planner)
    plan = planner.plan([edit])
    for i in range(5):
        v.value = value + i
        for c in plan:
            c.execute()
    edit.out.value = value
    for c in plan:
        c.execute()
    planner.incremental_remove(edit)


def chain(n):
    planner = Planner()
    line = [Variable("v%d" % i) for i in range(n + 1)]
    for a, b in zip(line, line[1:]):
        Equal(a, b, REQUIRED, planner)
    Stay(line[-1], STRONG, planner)
    edit = Edit(line[0], 0.5, planner)
    plan = planner.plan([edit])
    for value in range(20):
        line[0].value = value
        for c in plan:
            c.execute()
        assert line[-1].value == value
    planner.incremental_remove(edit)
    return line[-1].value


def projection(n):
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    targets = []
    for i in range(n):
        source = Variable("source", i)
        target = Variable("target", i)
        Stay(source, WEAK, planner)
        Scale(source, scale, offset, target, REQUIRED, planner)
        targets.append(target)
    change(planner, source, 17)
    a = target.value
    change(planner, target, 1050)
    b = source.value
    change(planner, scale, 5)
    c = sum([t.value for t in targets[:-1]])
    change(planner, offset, 2000)
    return a, b, c, sum([t.value for t in targets[:-1]])


def main(n):
    print("deltablue", chain(n), *projection(n))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
