# SPDX-License-Identifier: MIT
"""Coverage of offsets by operation, from what the rigs print: `coverage NAME`
and lines `c INDEX EXECUTED VISITED MASKED`, words in hexadecimal whose bits are
the halfwords of the runtime's code."""


class Coverage:
    """Of one image: {operation: {index: [executed, visited, masked]}}."""

    def __init__(self):
        self.operations = {}

    def add(self, text):
        words = {}
        for line in text.splitlines():
            if line.startswith("coverage "):
                words = self.operations.setdefault(line[9:], {})
            elif line.startswith("c "):
                index, *bits = (int(word, 16) for word in line.split()[1:])
                old = words.setdefault(index, [0, 0, 0])
                words[index] = [a | b for a, b in zip(old, bits)]

    def counts(self):
        """[(operation, visited, executed, masked)]; visited are those of the
        executed: a path that only an interrupt opens is no offset of it."""
        rows = []
        for name, words in sorted(self.operations.items()):
            rows.append((name, *(sum(bin(value).count("1") for value in part)
                                 for part in zip(*(
                                     (e & v, e, e & m)
                                     for e, v, m in words.values())))))
        return [row for row in rows if len(row) == 4 and row[2] != 0]


def table(columns):
    """Lines: a row an operation, and the sums; columns is {title: Coverage}.
    A cell is "visited of executed, masked"."""
    cells = {}
    for title, coverage in columns.items():
        for name, visited, executed, masked in coverage.counts():
            cells.setdefault(name, {})[title] = (visited, executed, masked)
    lines = ["  ".join(f"{title:>22}" for title in columns) + "  operation"]
    sums = {title: [0, 0, 0] for title in columns}
    for name in sorted(cells):
        row = []
        for title in columns:
            counts = cells[name].get(title)
            row.append(cell(counts))
            if counts:
                sums[title] = [a + b for a, b in zip(sums[title], counts)]
        lines.append("  ".join(row) + "  " + name)
    lines.append("  ".join(cell(sums[title]) for title in columns) + "  all")
    return lines


def cell(counts):
    if not counts or counts[1] == 0:
        return " " * 22
    return f"{counts[0]:>6} of {counts[1]:>6}, {counts[2]:>5}"
