# SPDX-License-Identifier: MIT
"""Valid Python programs from a seed, one feature a section.

Where programs.py mixes everything with everything, a section here goes into the
depth of one feature: it draws classes, flows, formats or arguments and prints
what each use of them gives, errors included. `data.py` has the sections about
numbers, texts and containers.
"""

import random

import data

OPERATORS = (("+", "add"), ("-", "sub"), ("*", "mul"), ("/", "truediv"),
             ("//", "floordiv"), ("%", "mod"), ("**", "pow"), ("@", "matmul"),
             ("&", "and"), ("|", "or"), ("^", "xor"), ("<<", "lshift"),
             (">>", "rshift"))
COMPARISONS = (("<", "lt"), ("<=", "le"), ("==", "eq"), ("!=", "ne"),
               (">", "gt"), (">=", "ge"))
UNARY = (("-{}", "neg"), ("+{}", "pos"), ("~{}", "invert"), ("abs({})", "abs"),
         ("bool({})", "bool"), ("len({})", "len"), ("int({})", "int"),
         ("float({})", "float"), ("round({})", "round"), ("hash({}) == 5", "hash"),
         ("[7, 8, 9][{}]", "index"), ("str({})", "str"), ("list({})", "iter"),
         ("{}(1, k=2)", "call"), ("{}['x']", "getitem"), ("3 in {}", "contains"),
         ("format({}, 'spec')", "format"), ("complex({})", "complex"),
         ("bytes({})", "bytes"), ("list(reversed({}))", "reversed"))
VALUES = ("1", "'s'", "2.5", "None", "[1]", "(1, 2)", "True", "-3", "''",
          "{'k': 1}", "b'x'", "10**20")
ERRORS = ("ValueError", "KeyError", "TypeError", "IndexError", "StopIteration",
          "ZeroDivisionError", "RuntimeError", "LookupError")


class Writer:
    """Lines of one program."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.depth = 0
        self.serial = 0

    def pick(self, items):
        return self.random.choice(items)

    def some(self, items, least=1, most=None):
        most = len(items) if most is None else min(most, len(items))
        return self.random.sample(items, self.random.randint(least, most))

    def chance(self, share):
        return self.random.random() < share

    def below(self, n):
        return self.random.randrange(n)

    def line(self, *texts):
        for text in texts:
            self.lines.append("    " * self.depth + text)

    def fresh(self, stem):
        self.serial += 1
        return f"{stem}{self.serial}"

    def show(self, expression):
        self.line(f"show(lambda: ({expression}))")

    def indented(self, function, *arguments):
        self.depth += 1
        function(*arguments)
        self.depth -= 1


# --- operators and attributes

def operators(w):
    """Reflection, subclasses first, NotImplemented, in place, comparison."""
    names = [w.fresh("Op") for _ in range(3)]
    for i, name in enumerate(names):
        base = w.pick(["", names[0], names[0]]) if i else ""
        w.line(f"class {name}({base}):")
        w.line("    def __init__(self, v): self.v = v",
               f"    def __repr__(self): return f'{name}<{{self.v}}>'")
        for _, stem in w.some(OPERATORS, 2, 6) + w.some(COMPARISONS, 0, 3):
            for kind in w.some(["", "r", "i"], 1):
                if kind and stem in ("lt", "le", "eq", "ne", "gt", "ge"):
                    continue
                result = w.pick((f"('{kind}{stem}', '{name}', o)",
                                 f"('{kind}{stem}', o)", "NotImplemented",
                                 f"{name}('{stem}')"))
                w.line(f"    def __{kind}{stem}__(self, o):",
                       f"        return {result}")
        if w.chance(0.3):
            w.line("    def __hash__(self): return 5")
    for _ in range(10):
        sign, _ = w.pick(OPERATORS + COMPARISONS)
        pair = [f"{w.pick(names)}({w.below(3)})",
                w.pick([f"{w.pick(names)}({w.below(3)})", w.pick(VALUES)])]
        w.random.shuffle(pair)
        w.show(f"{pair[0]} {sign} {pair[1]}")
    for _ in range(3):
        sign, _ = w.pick(OPERATORS)
        w.line(f"x = {w.pick(names)}(4)", "try:", f"    x {sign}= "
               f"{w.pick(VALUES)}", "    print(x)",
               "except TypeError as e: print(e)")


def unary(w):
    """Special methods that give right and wrong results."""
    name = w.fresh("Un")
    chosen = w.some(UNARY, 4, 10)
    w.line(f"class {name}:")
    for _, stem in chosen:
        takes = {"call": ", *a, **k", "getitem": ", i", "contains": ", i",
                 "format": ", s"}.get(stem, "")
        result = w.pick(VALUES + ("iter([1, 2])", "NotImplemented", "5", "7",
                                  "self", "'text'", "3.5", "1j"))
        w.line(f"    def __{stem}__(self{takes}):")
        if stem == "getitem": # or list() takes all memory
            w.line("        if i == 3: raise IndexError")
        w.line(f"        return {result}")
    for form, _ in chosen + w.some(UNARY, 1, 4):
        w.show(f"type({form.format(name + '()')})")


def descriptors(w):
    name, user = w.fresh("Desc"), w.fresh("Uses")
    w.line(f"class {name}:",
           "    def __set_name__(self, owner, n): self.n = n; "
           "print('named', n, owner.__name__)",
           "    def __get__(self, o, t=None):",
           "        return ('get', self.n, o is None, t.__name__)")
    if w.chance(0.6):
        w.line("    def __set__(self, o, v): o.__dict__[self.n] = ('set', v); "
               "print('set', v)")
    if w.chance(0.4):
        w.line("    def __delete__(self, o): print('delete', self.n)")
    w.line(f"class {user}:", f"    d = {name}()", "    p = 1",
           "    @property", "    def q(self): return ('q', self.p)")
    if w.chance(0.5):
        w.line("    @q.setter", "    def q(self, v): self.p = v")
    for method in w.some([
            ("    def __getattr__(self, n):",
             "        if n == 'lost': raise AttributeError('gone')",
             "        return ('getattr', n)"),
            ("    def __setattr__(self, n, v):",
             "        print('setattr', n); object.__setattr__(self, n, v)"),
            ("    def __delattr__(self, n):",
             "        print('delattr', n); object.__delattr__(self, n)"),
            ("    def __getattribute__(self, n):",
             "        if n == 'no': raise AttributeError(n)",
             "        return object.__getattribute__(self, n)"),
            ("    @classmethod", "    def c(cls, *a): return (cls.__name__, a)"),
            ("    @staticmethod", "    def s(*a): return a")], 0, 4):
        w.line(*method)
    if w.chance(0.4):
        w.line(f"class Sub{user}({user}):", "    def q(self): return 'sub'",
               "    d = 5")
        user = w.pick((user, "Sub" + user))
    w.line(f"o = {user}()")
    for _ in range(9):
        attribute = w.pick(("d", "p", "q", "c", "s", "no", "lost", "new"))
        use = w.pick((f"o.{attribute}", f"{user}.{attribute}",
                      f"setattr(o, '{attribute}', {w.pick(VALUES)})",
                      f"delattr(o, '{attribute}')", f"o.{attribute}()",
                      f"hasattr(o, '{attribute}')", f"sorted(vars(o).items())",
                      f"getattr(o, '{attribute}', 'default')"))
        w.show(f"shown({use})")


def inheritance(w):
    """Diamonds, super() along them, __init_subclass__, metaclasses."""
    made = []
    for _ in range(w.random.randint(3, 6)):
        name = w.fresh("In")
        bases = w.some(made, 0, 3) if made else []
        meta = ["metaclass=Meta"] if w.chance(0.15) else []
        w.line("try:")
        w.line(f"    class {name}({', '.join(bases + meta)}):")
        w.line("        def __init_subclass__(cls, **k): print('sub', "
               "cls.__name__, k); super().__init_subclass__()"
               if w.chance(0.3) else f"        tag = '{name}'")
        for method in w.some(("f", "g", "h"), 0, 3):
            call = w.pick((f"super().{method}()", "'-'",
                           f"getattr(super(), '{method}', str)()",
                           f"super({name}, self).{method}()"))
            w.line(f"        def {method}(self): return '{name}.{method}>' + "
                   f"{call}")
        w.line(f"    print([c.__name__ for c in {name}.__mro__])",
               "except TypeError as e:", f"    {name} = object",
               "    print('TypeError', e)")
        made.append(name)
    for _ in range(6):
        a, b = w.pick(made), w.pick(made)
        w.show(w.pick((f"{a}().{w.pick('fgh')}()", f"issubclass({a}, {b})",
                       f"isinstance({a}(), {b})", f"{a}.tag",
                       f"type({a}()).__name__", f"{a}.{w.pick('fgh')}({b}())",
                       f"type('T', ({a}, {b}), {{}}).__mro__[1].__name__")))


# --- flow

def flow_block(w, budget, in_loop):
    for _ in range(w.random.randint(1, 2)):
        mark = w.fresh("m")
        kind = w.below(10) if budget > 0 else 9
        if kind < 4:
            w.line("try:")
            w.indented(flow_block, w, budget - 1, in_loop)
            ways = w.some(("except", "finally"), 1)
            if "except" in ways:
                w.line(f"except {w.pick(ERRORS + ('Exception',))} as e:",
                       f"    log('{mark}', e, e.__context__, e.__cause__)")
                w.indented(flow_block, w, budget - 1, in_loop)
                if w.chance(0.2):
                    w.line("else:")
                    w.indented(flow_block, w, budget - 1, in_loop)
            if "finally" in ways:
                w.line("finally:")
                w.line(f"    log('{mark} finally')")
                w.indented(flow_block, w, budget - 1, in_loop)
        elif kind == 4:
            w.line(f"for {mark} in range({w.random.randint(1, 3)}):")
            w.indented(flow_block, w, budget - 1, True)
            if w.chance(0.4):
                w.line("else:", f"    log('{mark} else')")
        elif kind == 5:
            w.line(f"with Guard('{mark}', {w.below(4)}):")
            w.indented(flow_block, w, budget - 1, in_loop)
        elif kind == 6:
            w.line(f"if a > {w.below(4)}:")
            w.indented(flow_block, w, budget - 1, in_loop)
        else:
            leave = [f"raise {w.pick(ERRORS)}({w.below(9)})", f"return '{mark}'",
                     f"raise {w.pick(ERRORS)}('{mark}') from KeyError(1)",
                     f"a += {w.below(3)}; log(a)", f"log('{mark}')",
                     "raise" if budget < 2 else "pass"]
            leave += ["break", "continue"] * in_loop
            w.line(w.pick(leave))


def flows(w):
    name = w.fresh("flow")
    w.line(f"def {name}(a):")
    w.indented(flow_block, w, 3, False)
    for a in range(3):
        w.show(f"{name}({a})")


def generator_body(w, budget):
    for _ in range(w.random.randint(1, 3)):
        kind = w.below(8)
        if kind < 3 or budget <= 0:
            w.line(w.pick((f"x = yield {w.below(50)}; log('got', x)",
                           f"yield {w.below(50)}", "yield x")))
        elif kind == 3:
            w.line("try:")
            w.indented(generator_body, w, budget - 1)
            w.line(w.pick(("finally:", f"except {w.pick(ERRORS)} as e:",
                           "except GeneratorExit:")),
                   f"    log('leave {w.fresh('g')}')")
            if w.chance(0.4):
                w.indented(generator_body, w, budget - 1)
        elif kind == 4:
            w.line(f"x = yield from {w.pick(('inner(x)', '[1, 2]', 'iter(())'))}",
                   "log('from', x)")
        elif kind == 5:
            w.line(f"for i in range({w.below(4)}):")
            w.indented(generator_body, w, budget - 1)
        elif kind == 6:
            w.line(f"if x: return {w.pick(VALUES)}")
        else:
            w.line(f"if x == 3: raise {w.pick(ERRORS)}('own')")


def generators(w):
    w.line("def inner(x):", "    try:", "        y = yield ('inner', x)",
           "        while y: y = yield y", "        return 'done'",
           f"    except {w.pick(ERRORS)} as e: yield 'caught'; return e.args",
           "    finally: log('inner ends')")
    name = w.fresh("gen")
    w.line(f"def {name}(x=None):")
    w.indented(generator_body, w, 2)
    w.line("    yield 'last'")
    for _ in range(2):
        w.line(f"g = {name}({w.pick(('', '1', '3', '[]'))})")
        for _ in range(w.random.randint(3, 7)):
            w.show(w.pick(("next(g)", "next(g)", "g.send(None)", "g.send(1)",
                           "g.send(3)", f"g.throw({w.pick(ERRORS)}('in'))",
                           "g.close()", "next(g, 'default')", "list(g)",
                           f"g.throw({w.pick(ERRORS)})")))
        w.show("g.close()")


def coroutines(w):
    name = w.fresh("co")
    w.line("class Wait:",
           "    def __init__(self, v): self.v = v",
           "    def __await__(self):",
           "        x = yield self.v", "        return x",
           f"class Aman:",
           "    async def __aenter__(self): log('in'); return await Wait('e')",
           "    async def __aexit__(self, t, v, b):",
           f"        log('out', t and t.__name__); return {w.pick(('True', '0'))}",
           "async def count(n):",
           "    try:",
           "        for i in range(n):",
           f"            {w.pick(('await Wait(i)', 'pass', 'log(i)'))}",
           "            yield i",
           "    finally: log('count ends')")
    w.line(f"async def {name}(n):")
    body = [["x = await Wait(n)", "log('x', x)"],
            ["async with Aman() as a:", "    log(a)",
             f"    {w.pick(('raise KeyError(n)', 'await Wait(2)', 'pass'))}"],
            ["async for i in count(n):", "    log('for', i)",
             f"    if i == 1: {w.pick(('continue', 'await Wait(9)'))}"],
            ["log([i async for i in count(n) if i != 1])"],
            ["log({i: await Wait(i) for i in range(n)})"],
            ["try: await Wait(7)", "except ValueError as e: log('caught', e)"],
            [f"if n > 1: return await {name}(n - 1)"]]
    for part in w.some(body, 2, 5):
        w.line(*("    " + text for text in part))
    w.line(f"    return ('end', n)")
    w.line(f"drive({name}({w.below(4)}), {w.pick(('None', '5', 'ValueError(1)'))}"
           ")")


def managers(w):
    items = [f"Guard('{c}', {w.below(4)}) as {c}"
             for c in "abcd"[:w.random.randint(1, 4)]]
    name = w.fresh("man")
    w.line(f"def {name}():", f"    with ({', '.join(items)}):" if w.chance(0.5)
           else f"    with {', '.join(items)}:",
           f"        log('body')",
           "        " + w.pick((f"raise {w.pick(ERRORS)}('body')", "return 1",
                                "a.x = 1", "pass", "undefined")),
           "    return 'after'")
    w.show(f"{name}()")


# --- functions

def signature(w):
    """(text of the parameters, names that may be given by keyword)."""
    names = list("abcdef")
    parts, keywords, default = [], [], False
    for section in ("only", "both"):
        for _ in range(w.below(3)):
            name = names.pop(0)
            default = default or w.chance(0.3)
            parts.append(name + (f"={w.below(9)}" if default else ""))
            if section == "both":
                keywords.append(name)
        if section == "only" and parts and w.chance(0.7):
            parts.append("/")
        elif section == "only":
            keywords += [p[0] for p in parts]
    star = w.pick(("", "*rest", "*"))
    only = [names.pop(0) for _ in range(w.below(3))]
    if star == "*" and not only:
        star = ""
    if star:
        parts.append(star)
        for name in only:
            parts.append(name + (f"={w.below(9)}" if w.chance(0.5) else ""))
        keywords += only
    if w.chance(0.4):
        parts.append("**more")
    return ", ".join(parts), keywords


def call_arguments(w, keywords):
    parts = [w.pick(("1", "'p'", "*[2, 3]", "*()", "*'xy'", "*range(2)"))
             for _ in range(w.below(4))]
    names = w.some(keywords + ["zz"], 0, 3)
    for name in names:
        parts.append(w.pick((f"{name}=4", f"{name}='k'",
                             f"**{{'{name}': 5}}")))
    if w.chance(0.15):
        parts.append(w.pick(("**{}", "**{'y': 1}", "**{'a': 6}", "**{1: 2}",
                             "*None", "**None", "**[]", "*5")))
    stars = [p for p in parts if p.startswith("**")]
    return ", ".join([p for p in parts if not p.startswith("**")
                      and "=" not in p] +
                     [p for p in parts if "=" in p] + stars)


def calls(w):
    for _ in range(2):
        text, keywords = signature(w)
        name = w.fresh("call")
        if w.chance(0.3):
            w.line(f"class K{name}:", f"    def __init__(self, {text}):",
                   "        print(sorted((k, v) for k, v in locals().items() "
                   "if k != 'self'))")
            name = "K" + name
        else:
            w.line(f"def {name}({text}):", "    return sorted((k, sorted("
                   "v.items()) if isinstance(v, dict) else v) "
                   "for k, v in locals().items())")
        for _ in range(5):
            w.show(f"plain({name}({call_arguments(w, keywords)}))")


def closures(w):
    name = w.fresh("outer")
    w.line(f"def {name}(a, b={w.below(9)}):", "    t = []",
           "    def add(x):", f"        nonlocal {w.pick(('a', 'b', 'a, b'))}",
           f"        {w.pick(('a', 'b'))} {w.pick(('+=', '-=', '*='))} x"
           if w.chance(0.5) else "        b = x; t.append(b)",
           "        t.append((a, x)); return t",
           "    def deep():",
           f"        def deeper(): return ({w.pick(('a', 'b', 't'))}, "
           f"{w.pick(('late', 'a', 'len(t)'))})",
           "        return deeper",
           f"    fs = [lambda{w.pick(('', ' i=i'))}: (i, a) for i in range(3)]",
           "    class C:", f"        a = {w.pick(('a', '7', 'b'))}",
           f"        def m(self): return ({w.pick(('a', 'self.a', 'C.a'))}, b)",
           "        z = [a for _ in range(2)]",
           f"    {w.pick(('late = 5', 'del a', 'late = t', 'pass; late = a'))}",
           "    return add, deep(), fs, C")
    w.line(f"add, deep, fs, C = {name}({w.below(9)})")
    for use in w.some(("plain(add(2))", "deep()", "[f() for f in fs]", "C().m()",
                       "C.z", "add('s')", "add(1)[-1]"), 3, 6):
        w.show(use)


# --- match, comprehensions, exceptions

def pattern(w, deep, names):
    kinds = ["value", "value", "capture", "wild"]
    if deep > 0:
        kinds += ["sequence", "sequence", "mapping", "class", "point", "or"]
    kind = w.pick(kinds)
    if kind == "value":
        return w.pick(("0", "1", "-1", "'s'", "None", "True", "2.5", "b'x'",
                       "Consts.ONE", "''", "1+2j"))
    if kind in ("capture", "wild") or (kind == "point" and not names):
        return names.pop() if kind == "capture" and names else "_"
    if kind == "sequence":
        parts = [pattern(w, deep - 1, names) for _ in range(w.below(4))]
        if w.chance(0.4):
            star = names.pop() if names and w.chance(0.6) else "_"
            parts.insert(w.below(len(parts) + 1), "*" + star)
        return "[" + ", ".join(parts) + "]"
    if kind == "mapping":
        parts = [f"{key}: {pattern(w, deep - 1, names)}"
                 for key in w.some(["'k'", "1", "Consts.ONE"], 0, 1)]
        if names and w.chance(0.4):
            parts.append("**" + names.pop())
        return "{" + ", ".join(parts) + "}"
    if kind == "class":
        return (f"{w.pick(('int', 'str', 'list', 'dict', 'float', 'bool'))}("
                f"{pattern(w, deep - 1, names) if w.chance(0.5) else ''})")
    if kind == "point":
        return f"Point({w.pick(('', 'x='))}{names.pop()}, y=_)"
    return "(" + " | ".join(pattern(w, 0, []).replace("_", "5")
                            for _ in range(2)) + ")"


def matches(w):
    name = w.fresh("match")
    w.line(f"def {name}(v):", "    match v:")
    for i in range(w.random.randint(2, 4)):
        names = ["m", "n", "o", "p"]
        text = pattern(w, 2, names)
        bound = [c for c in "mnop" if c not in names]
        if text in ("_", *bound) and not text.startswith("["):
            text = f"({text}, 1)"
        if w.chance(0.2):
            text, bound = f"{text} as q", bound + ["q"]
        guard = f" if {bound[0]} != 1" if bound and w.chance(0.3) else ""
        w.line(f"        case {text}{guard}:",
               f"            return ({i}, {', '.join(bound)})")
    w.line("    return 'none'")
    w.line(f"for v in (0, 1, True, 's', [1], [1, 2], (0, [1, 's']), {{'k': 1}}, "
           f"{{1: [2], 'x': 0}}, Point(1, 2), None, [], 'ab', b'x', 2.5, {{}}, "
           f"[[], {{}}], range(2), 3, [1, 2, 3, 4]):")
    w.line(f"    show(lambda: {name}(v))")


def comprehensions(w):
    opens, closes = w.pick(("[]", ("sorted({", "})"), ("list(", ")"),
                            ("sorted(", ")")))
    inner = w.pick(("(x, y)", "x * y", "x + y", "(lambda: x)()", "str(x)",
                    "[y for _ in range(2)]", "(z := x)", "x if y else -x"))
    clauses = [f"for x in {w.pick(('range(4)', 'data', '(3, 1)', 'data[1:]'))}"]
    if w.chance(0.5):
        clauses.append(f"if x {w.pick(('!= 1', '% 2', 'in data', '> 0'))}")
    clauses.append(f"for y in {w.pick(('range(x)', 'data', '[x, 0]', '(x,)'))}")
    if w.chance(0.4):
        clauses.append(f"if (w := y) {w.pick(('!= 2', '< 3', ''))}")
    w.line(f"data = {[w.below(5) for _ in range(w.below(5))]}")
    w.show(f"{opens}{inner} {' '.join(clauses)}{closes}")
    w.show(f"{{x: {inner.replace('z', 'zz')} {' '.join(clauses)}}}")
    w.show(f"list({inner.replace('z', 'zzz')} {' '.join(clauses)})")


def exceptions(w):
    name = w.fresh("Error")
    base = w.pick(ERRORS + ("Exception", "OSError", "ArithmeticError"))
    w.line(f"class {name}({base}):")
    w.line(*w.pick((("    pass",), ("    def __str__(self): return 'own'",),
                    ("    def __init__(self, a, b=2): super().__init__(a); "
                     "self.b = b",), ("    def __repr__(self): return 'R'",))))
    given = ", ".join(w.pick(VALUES) for _ in range(w.below(4)))
    make = w.pick((f"{name}({given})", f"{base}({given})"))
    for form in w.some((f"repr({make})", f"str({make})", f"{make}.args",
                        f"isinstance({make}, LookupError)",
                        f"chain(lambda: throw({make}))",
                        f"chain(lambda: throw({make}, {base}('cause')))",
                        f"chain(lambda: throw({make}, None))",
                        f"chain(lambda: throw({name}))",
                        f"chain(lambda: throw({w.pick(VALUES)}))",
                        f"chain(lambda: throw({make}, {w.pick(VALUES)}))",
                        f"{make} == {make}", f"{make}.with_traceback(None).args",
                        f"[{make}]", f"f'{{{make}}} {{{make}!r}}'"), 4, 8):
        w.show(form)


SECTIONS = (operators, unary, descriptors, inheritance, flows, flows, generators,
            generators, coroutines, managers, calls, calls, closures, matches,
            comprehensions, exceptions)
PRELUDE = '''def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def log(*a):
    print('-', *[repr(x) for x in a])
def plain(x):
    return x
def shown(x):
    return type(x).__name__ if callable(x) else x
class Guard:
    def __init__(self, name, how): self.name, self.how = name, how
    def __enter__(self):
        log('enter', self.name)
        if self.how == 3: raise ValueError(self.name)
        return self
    def __exit__(self, t, v, b):
        log('exit', self.name, t and t.__name__, v)
        if self.how == 2: raise KeyError(self.name)
        return self.how == 1
class Meta(type):
    def __new__(m, name, bases, d):
        log('new', name, len(bases))
        return super().__new__(m, name, bases, d)
    def __call__(c, *a): log('made', c.__name__); return super().__call__(*a)
class Consts:
    ONE = 1
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return 'P'
def drive(co, sent):
    for turn in range(40):
        try:
            if isinstance(sent, Exception) and turn == 2:
                log('thrown', co.throw(sent))
            else:
                log('sent', co.send(None if turn == 0 else sent))
        except StopIteration as e:
            return log('result', e.value)
        except Exception as e:
            return log('error', e)
    co.close()
def throw(e, *cause):
    if cause: raise e from cause[0]
    raise e
def chain(f):
    try:
        try:
            f()
        except Exception as e:
            try:
                raise IndexError('second')
            finally:
                log('finally', e)
    except Exception as e:
        out = []
        while e is not None and len(out) < 5:
            out.append((type(e).__name__, e.args, e.__suppress_context__))
            e = e.__cause__ or e.__context__
        return out
'''


def program(seed):
    """The text of program number `seed`."""
    w = Writer(seed)
    for _ in range(w.random.randint(4, 8)):
        w.pick(SECTIONS + data.SECTIONS)(w)
    return "\n".join(w.lines) + "\n"
