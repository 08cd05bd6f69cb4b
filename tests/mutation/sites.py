# SPDX-License-Identifier: MIT
"""Where the protections stand, and what a mutant has instead (window.h)."""
import dataclasses
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ["src/base", "src/heap", "src/value", "src/vm", "src/rt",
           "src/machine", "src/modules", "src/boards/sim"]
# The walker is a test itself; slot.h and isa/ define what is removed.
NO_SITES = {"src/heap/walk.c", "src/heap/slot.h"}

# (name, pattern, replacement): one protection each.
OPERATORS = [
    ("store without barrier", r"\bslot_store\(", "mutation_store_bare("),
    ("store in halves", r"\bslot_store\(", "mutation_store_torn("),
    ("pointer store without barrier", r"\bslot_store_pointer\(",
     "mutation_store_pointer_bare("),
    ("not stored", r"\bslot_store\(", "mutation_store_none("),
    ("not stored", r"\bslot_store_pointer\(", "mutation_store_pointer_none("),
    ("not committed", r"\bslot_commit\(", "mutation_store_none("),
    ("no mask", r"= isa_mask_(handlers|all)\(\);", "= mutation_mask();"),
    ("no shade", r"^(\s+)(heap_shade\w*\([^;{]*\));",
     r"\1false ? \2 : mutation_reach();"),
    ("weak read as strong", r"\bheap_weak_read\((?!const)",
     "mutation_weak_read("),
    ("no look at the colour", r"if \(is_white\(object\)\)$",
     "if (mutation_true(is_white(object)))"),
    ("no shade", r"^(\s+)(slot_shade\([^;{]*\));",
     r"\1false ? \2 : mutation_reach();"),
    ("not mirrored", r"^(\s+)(rebuild_(?:changed|moved|bytes)\([^;{]*\));",
     r"\1false ? \2 : mutation_reach();"),
    ("not mirrored", r"^(\s+)mirrors_of\(place, &m\);",
     r"\1m.count = 0, mutation_reach();"),
    ("not announced", r"^(\s+)(rebuild_begin\(&r\));",
     r"\1false ? \2 : mutation_reach();"),
    ("ends late", r"^(\s+)rebuild_end\((&?r)\);\s*/\* B4 \*/",
     r"\1mutation_later(&value_state.rebuild, (\2)->outer);"),
    ("not scanned", r"^(\s+)(heap_scan_words\([^;]*\)|vm_scan_return\(ctx\));",
     r"\1false ? \2 : mutation_reach();"),
    ("vacated slot not looked at", r"LIKELY\(v != VALUE_UNSET\)",
     "mutation_true(v != VALUE_UNSET)"),
    ("deleted key not looked at", r"candidate == VALUE_UNSET(?=\) /\* D2)",
     "mutation_false(candidate == VALUE_UNSET)"),
    ("end not looked at", r"(?<=if \()!value_is_kind\(owner, KIND_\w+\)",
     r"mutation_false(\g<0>)"),
    ("end not looked at", r"!value_is_str\(owner\)", r"mutation_false(\g<0>)"),
    ("entered twice", r"return (!running|state != GENERATOR_RUNNING) \|\|",
     r"return mutation_true(\1) ||"),
    ("expected item not looked at", r"\(expect == 0 \|\| item == expect\)",
     r"mutation_true(\g<0>)"),
    ("expected item not looked at", r"done = (e->expect == 0 \|\| .*);",
     r"done = mutation_true(\1);"),
    ("expected item not looked at", r"!take\((s, b->at \+ s->low)\)",
     r"!mutation_true(take(\1))"),
    ("expected item not looked at", r"!as_expected\(e, &s\)\)$",
     r"mutation_false(!as_expected(e, &s)))"),
    ("begin not looked at", r"bool good = (holds\(.*\)|buffer_of\(.*);",
     r"bool good = mutation_true(\1);"),
    ("length not looked at", r"if \((s\.b->length != s\.n)\)",
     r"if (mutation_false(\1))"),
    ("owner not looked at", r"\breturn (slot_pointer\(owner\) == "
     r"(?:r->source|\(void \*\)place->table))", r"return mutation_true(\1)"),
    ("owner not looked at", r"(slot_pointer\(owner\) != r->source)",
     r"mutation_false(\1)"),
    ("version not checked", r"^(\s+)(place->version == place->table->version);",
     r"\1mutation_true(\2);"),
    ("cursor not looked at", r"(r->cursor == length) && r->high <= length;",
     r"mutation_true(\1) && r->high <= length;"),
    ("height not looked at", r"r->cursor == length && (r->high <= length);",
     r"r->cursor == length && mutation_true(\1);"),
    ("not scrubbed", r"^(\s+)(value_rebuild_scrub\(&r\));",
     r"\1false ? \2 : mutation_reach();"),
    ("watch ignored", r"\br->watch\b", "mutation_false(r->watch)"),
    ("broken ignored", r"\br->broken \|\|", "mutation_false(r->broken) ||"),
    ("broken ignored", r"!r(\.|->)broken\b", r"mutation_true(!r\1broken)"),
    ("version not checked", r"\*again = (.*);", r"*again = mutation_false(\1);"),
    ("version not checked", r"while \((t->version != version)\);",
     r"while (mutation_false(\1));"),
    ("table not read again", r"\b(slot_pointer\(owner\) != "
     r"\(void \*\)place->table)", r"mutation_false(\1)"),
    ("place not checked", r"while \(!(place_holds\(.*\))\);",
     r"while (!mutation_true(\1));"),
    ("place not checked", r"LIKELY\((place_holds\(.*\))\)\) {",
     r"mutation_true(\1)) {"),
]


# There the same words are no protection.
ELSEWHERE = {"vacated slot not looked at": {"src/vm/execute.c"}}


@dataclasses.dataclass(frozen=True)
class Site:
    """One line of one file, and what it becomes."""
    path: str
    function: str
    number: int  # counted from 1
    line: str    # stripped
    operator: str
    changed: str
    nth: int     # among equal lines of the function

    @property
    def key(self):
        """Names the site in survivors.txt and killed.txt."""
        line = self.line + (f" #{self.nth}" if self.nth > 1 else "")
        return f"{self.path} | {self.function} | {line} | {self.operator}"


def function_of(line):
    """The function that begins in this line, or None."""
    if not re.match(r"[A-Za-z_]", line) or line.rstrip().endswith(";"):
        return None
    names = re.findall(r"\b(\w+) ?\(", line)
    names = [n for n in names if n not in ("__attribute__", "defined")]
    return names[0] if names else None


def sites():
    """All of them, in a fixed order."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.[ch]")):
            name = str(path.relative_to(ROOT))
            if name not in NO_SITES and "/isa/" not in name:
                yield from sites_of(name, path.read_text("utf-8"))


def sites_of(name, text):
    """Those of one file."""
    function, seen, masked = "", {}, 0
    for number, line in enumerate(text.splitlines(), 1):
        function = function_of(line) or function
        if line.lstrip().startswith(("*", "/*")):
            continue
        for operator, pattern, replacement in OPERATORS:
            changed = re.sub(pattern, replacement, line, count=1)
            if changed == line or name in ELSEWHERE.get(operator, ()):
                continue
            where = (function, line.strip(), operator)
            seen[where] = seen.get(where, 0) + 1
            yield Site(name, function, number, line.strip(), operator, changed,
                       seen[where])
        masked = 4 if "= isa_mask_handlers();" in line else masked - 1
        if masked > 0:
            yield from checks_of(name, function, number, line)


def checks_of(name, function, number, line):
    """What a commit looks at again under its mask, condition by condition."""
    found = re.match(r"(\s+(?:bool )?(?:same|done|holds|claimed) = |\s+if \()"
                     r"(.*?)(\) \{|;)$", line)
    if not found or line.count("(") != line.count(")"):
        return
    parts = found[2].split(" && ")
    for n, part in enumerate(parts):
        others = [*parts[:n], f"mutation_true({part})", *parts[n + 1:]]
        if found[1].lstrip().startswith("if") and not re.search(
                r"cursor ==|\*length|gray ==|_kind\(\*out|exception_shapes", part):
            continue
        if "(" in part or "=" in part:
            yield Site(name, function, number, line.strip(),
                       f"not looked at: {part}",
                       found[1] + " && ".join(others) + found[3], 1)


def mutated(site):
    """The text of the mutated file."""
    lines = (ROOT / site.path).read_text("utf-8").splitlines()
    lines[site.number - 1] = site.changed
    return "\n".join(lines) + "\n"
