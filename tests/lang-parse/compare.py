# SPDX-License-Identifier: MIT
"""Compares trees of whole files with those of CPython's ast, and scopes with
those of its symtable.

usage: compare.py DUMP FILE...
"""
import ast
import re
import subprocess
import symtable
import sys

SKIPPED = {"ctx", "type_comment", "kind", "type_ignores", "is_async"}


class Mangler:
    """CPython keeps private names as written; the tree has them mangled."""

    def __init__(self):
        self.classes = []

    def name(self, text):
        private = text.startswith("__") and not text.endswith("__")
        if not self.classes or not private or "." in text:
            return text
        stem = self.classes[-1].lstrip("_")
        return "_" + stem + text if stem else text


def constant(value):
    if isinstance(value, str):
        return "s'" + value.encode("utf-8", "surrogatepass").hex() + "'"
    if isinstance(value, bytes):
        return "b'" + value.hex() + "'"
    if isinstance(value, (int, float, complex)) and not isinstance(value, bool):
        return "#" + repr(value) + "#"
    return repr(value)


class Dumper:
    def __init__(self):
        self.mangler = Mangler()
        self.in_format = 0

    def place(self, node):
        if self.in_format or not hasattr(node, "lineno"):
            return ""
        return "@%d:%d" % (node.lineno, node.col_offset)

    def field(self, node, name):
        value = getattr(node, name)
        if isinstance(node, ast.Constant):
            return constant(value)
        if isinstance(node, ast.MatchSingleton):
            return constant(value)
        if isinstance(value, list):
            return "[" + "".join(self.item(node, name, v) for v in value) + "]"
        return self.item(node, name, value)

    def item(self, node, name, value):
        if value is None:
            plain = ("name", "asname", "module", "arg", "rest")
            named = isinstance(node, (ast.MatchAs, ast.MatchStar,
                                      ast.MatchMapping, ast.alias,
                                      ast.ImportFrom, ast.keyword,
                                      ast.ExceptHandler))
            return " -" if named and name in plain else "-"
        if isinstance(value, str):
            own = isinstance(node, (ast.keyword, ast.alias, ast.ImportFrom))
            if own and name in ("arg", "name", "module"):
                return " " + value
            return " " + self.mangler.name(value)
        if isinstance(value, int):
            return " %d " % value if name == "conversion" else " %d" % value
        if isinstance(value, (ast.operator, ast.unaryop, ast.boolop,
                              ast.cmpop)):
            return type(value).__name__ + " "
        return self.node(value)

    def node(self, node):
        fields = [f for f in node._fields if f not in SKIPPED]
        out = "(" + type(node).__name__
        if type(node).__name__ not in ("comprehension", "withitem", "alias",
                                       "arguments", "match_case"):
            out += self.place(node)
        if type(node).__name__ != "alias":
            out += " "
        if isinstance(node, ast.JoinedStr):
            self.in_format += 1
        for field in fields:
            inside = isinstance(node, ast.ClassDef) and field == "body"
            if inside:
                self.mangler.classes.append(node.name)
            out += self.field(node, field)
            if inside:
                self.mangler.classes.pop()
        if isinstance(node, ast.comprehension):
            out += " %d" % node.is_async
        if isinstance(node, ast.JoinedStr):
            self.in_format -= 1
        return out + ")"


def reference(source):
    tree = ast.parse(source)
    dumper = Dumper()
    return [dumper.node(s) for s in tree.body]


KINDS = {1: "L", 2: "G", 3: "G", 4: "F", 5: "C"}


def tables(table, out):
    """One line a scope: its kind and its variables with theirs."""
    for child in table.get_children():
        names = ["%s=%s" % (s.get_name(), KINDS[s._Symbol__scope])
                 for s in child.get_symbols()
                 if not s.get_name().startswith(".")]
        out.append(" ".join([child.get_type()] + sorted(names)))
        tables(child, out)
    return out


def own_scopes(lines):
    out = []
    for line in lines:
        kind, *names = line.split()[1:]
        out.append(" ".join([kind] + sorted(names)))
    return sorted(out)


def own(text):
    number = lambda m: "#" + repr(ast.literal_eval(number_text(m[1]))) + "#"
    return re.sub(r"#([^#]*)#", number, text)


def number_text(text):
    return re.sub(r"^0[0_]*(?=[0-9])(?=[0-9_]*(j|J)$)", "", text)


def run(tool, path):
    done = subprocess.run([tool, path], capture_output=True)
    text = done.stdout.decode("utf-8", "replace")
    if b"ERROR" in done.stderr or b"runtime error" in done.stderr:
        sys.stderr.write(done.stderr.decode())
        return ["!sanitizer"], [], 0
    lines = text.split("\n")
    peak = int(re.search(r"%peak (\d+)", text)[1])
    scopes = [l for l in lines if l.startswith("%scope")]
    return [l for l in lines if l and not l.startswith("%")], scopes, peak


def check(tool, path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = reference(source)
    except (SyntaxError, ValueError):
        return "skipped", "CPython refuses it"
    if re.search(rb"^\s*except\s*\*", source, re.M):
        return "skipped", "except*"
    if re.search(rb"\\N\{", source):
        return "skipped", "\\N{name}"
    lines, scopes, peak = run(tool, path)
    if lines and lines[-1].startswith("!"):
        return "failed", lines[-1]
    for ours, theirs in zip(map(own, lines), tree):
        if ours != theirs:
            at = next((i for i, (a, b) in enumerate(zip(ours, theirs))
                       if a != b), min(len(ours), len(theirs)))
            at = max(at - 60, 0)
            return "failed", "\n  ours   %s\n  theirs %s" % (
                ours[at:at + 160], theirs[at:at + 160])
    if len(lines) != len(tree):
        return "failed", "%d statements, not %d" % (len(lines), len(tree))
    theirs = sorted(tables(symtable.symtable(source, path, "exec"), []))
    for ours, wanted in zip(own_scopes(scopes), theirs):
        if ours != wanted:
            return "failed", "scope\n  ours   %s\n  theirs %s" % (ours, wanted)
    if len(scopes) != len(theirs):
        return "failed", "%d scopes, not %d" % (len(scopes), len(theirs))
    return "passed", peak


def main():
    sys.setrecursionlimit(10000)
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    largest = (0, "")
    for path in sys.argv[2:]:
        state, detail = check(sys.argv[1], path)
        counts[state] += 1
        if state == "passed":
            largest = max(largest, (detail, path))
        elif state == "failed":
            print("FAIL", path, detail)
    print("largest peak of the syntax tree: %d bytes in %s" % largest)
    print("%(passed)d passed, %(failed)d failed, %(skipped)d skipped" % counts)
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
