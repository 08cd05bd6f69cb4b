# SPDX-License-Identifier: MIT
"""Contracts as the headers state them, and the compiler's call graph."""
import dataclasses
import re

import gatelib

LEVELS = ("isr", "handler", "task", "boot")
ALLOCATION = ("no alloc", "reserve", "may alloc")
CONTRACT = re.compile(r"Contract(?: of all(?: of them)?)?:\s*([^.]*)\.")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
TYPEDEF_POINTER = re.compile(r"\(\s*\*\s*(?:const\s+)?(\w+)\s*\)\s*\(")
PROTOTYPE = re.compile(r"([A-Za-z_]\w*)\s*\(")
NODE = re.compile(r'node: \{ title: "([^"]*)" label: "([^"]*)"')
EDGE = re.compile(r'edge: \{ sourcename: "([^"]*)" targetname: "([^"]*)"'
                  r'(?: label: "([^"]*)")?')
STACK = re.compile(r"(\d+) bytes \((\w+)")
INDIRECT = "__indirect_call"


@dataclasses.dataclass
class Contract:
    """One contract line: who may call, what it allocates, how long."""
    level: str
    allocation: str
    cost: str
    raises: bool
    where: str


def parse_contract(text, where):
    """(Contract, problem) of a comment's text, either of them None."""
    text = re.sub(r"\s*\n\s*\*?\s*", " ", text.rstrip("*/ \n"))
    match = CONTRACT.search(text)
    if not match:
        return None, "its comment has no Contract line"
    words = [word.strip() for word in match[1].split(";")]
    raises = words[-1] == "raises"
    if raises:
        words.pop()
    if len(words) != 3 or words[0] not in LEVELS \
            or words[1] not in ALLOCATION \
            or not re.fullmatch(r"O\(.+\)", words[2]):
        return None, f"cannot read the contract {match[1]!r}"
    return Contract(*words, raises, where), None


def declarations(text):
    """(offset, comment above or None, code) of each declaration of a header
    at its top level. A declaration right below another shares its comment."""
    spaces = COMMENT.sub(gatelib.blank, text)
    spaces = gatelib.without_directives(spaces)
    comments = {match.end(): match[0] for match in COMMENT.finditer(text)}
    position, shared = 0, None
    for end in split_points(spaces):
        code = spaces[position:end]
        start = position + len(code) - len(code.lstrip())
        between = text[position:start]
        above = [at for at in comments if position < at <= start
                 and not text[at:start].strip()]
        if above:
            shared = comments[max(above)]
        elif between.count("\n") > 1 or COMMENT.search(between):
            shared = None
        if code.strip():
            yield start, shared, code.strip()
        position = end


def split_points(text):
    """Where top-level declarations end: at `;`, or behind a function body."""
    depth = 0
    for position, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0 and is_function_body(text, position):
                yield position + 1
        elif char == ";" and depth == 0:
            yield position + 1


def is_function_body(text, close):
    """True if the brace that closes here opened behind a parameter list."""
    depth = 0
    for position in range(close, -1, -1):
        depth += (text[position] == "}") - (text[position] == "{")
        if depth == 0:
            return text[:position].rstrip().endswith(")")
    return False


def declared_name(code):
    """(name, kind) of a declaration that needs a contract, or None."""
    if code.startswith("typedef"):
        match = TYPEDEF_POINTER.search(code)
        return (match[1], "pointer") if match else None
    if "{" in code or re.match(r"(static|struct \w+;|enum|union|_Static)\b",
                               code) or "=" in code:
        return None
    flat = re.sub(r"__attribute__\s*\(\(.*?\)\)", "", code, flags=re.S)
    match = PROTOTYPE.search(flat)
    if not match or match[1] in ("STATIC_ASSERT", "_Static_assert"):
        return None
    if flat[:match.start()].strip() == "":
        return None
    if TYPEDEF_POINTER.search(flat[:match.end() + 40]) \
            and flat[match.end():].lstrip().startswith("*"):
        return None
    # What the compiler's run-time offers has no contract of ours.
    return None if match[1].startswith("__") else (match[1], "function")


def read_headers(root):
    """({name: Contract}, [problem]) of all headers below src/."""
    contracts, errors = {}, []
    for path in gatelib.c_files(root, "src", suffixes=(".h",)):
        text = path.read_text("utf-8")
        # extern "C" blocks and include guards are not nesting of ours.
        for start, comment, code in declarations(text):
            found = declared_name(code)
            if not found:
                continue
            where = (f"{path.relative_to(root)}:"
                     f"{gatelib.line_of(text, start)}")
            if comment is None:
                errors.append(f"{where}: {found[0]} has no contract")
                continue
            contract, problem = parse_contract(comment, where)
            if problem:
                errors.append(f"{where}: {found[0]}: {problem}")
                continue
            before = contracts.setdefault(found[0], contract)
            if dataclasses.replace(before, where=where) != contract:
                errors.append(f"{where}: {found[0]} has another contract "
                              f"at {before.where}")
    return contracts, errors


@dataclasses.dataclass
class Function:
    """A node of the call graph. STACK is None where it is not ours."""
    name: str
    where: str
    stack: int | None
    calls: set


class Graph:
    """The call graph of a build folder."""

    def __init__(self, root, folder):
        self.functions = {}
        for path in sorted(folder.rglob("*.ci")):
            if gatelib.source_of(root, path, (".ci",)):
                self.read(path, str(path))

    def read(self, path, unit):
        """Adds one .ci file. A static function's title names its file only
        by its last part, so the unit is put before it."""
        def full(title):
            return f"{unit}:{title}" if ":" in title else title
        text = path.read_text("utf-8")
        for match in NODE.finditer(text):
            self.node(full(match[1]), match[2])
        for match in EDGE.finditer(text):
            target = full(match[2])
            self.node(target, target)
            self.functions[full(match[1])].calls.add(
                (target, match[3] or ""))

    def node(self, title, label):
        """Adds a node; a definition wins over a mention."""
        parts = label.split("\\n")
        stack = STACK.search(label)
        known = self.functions.get(title)
        if known is None:
            known = Function(title.split(":")[-1], "", None, set())
            self.functions[title] = known
        if stack:
            known.stack = int(stack[1])
            known.where = ":".join(parts[1].split(":")[:2])

    def worst_stack(self, title, path=()):
        """(bytes, notes) of the deepest chain of calls below a function."""
        function = self.functions.get(title)
        if function is None:
            return 0, set()
        if title in path:
            return 0, {"recursive"}
        if function.name == INDIRECT:
            return 0, {"calls through pointers not counted"}
        memo = self.__dict__.setdefault("memo", {})
        if title in memo:
            return memo[title]
        deepest, notes = 0, set()
        for callee, _ in function.calls:
            below, more = self.worst_stack(callee, path + (title,))
            deepest = max(deepest, below)
            notes |= more
        result = (function.stack or 0) + deepest, notes
        memo[title] = result
        return result
