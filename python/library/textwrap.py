# SPDX-License-Identifier: MIT
"""Paragraphs in lines of a width."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "


def _chunks(text, hyphens):
    """Words and the white space between them; words cut behind hyphens."""
    found, at = [], 0
    while at < len(text):
        end = at
        blank = text[at] in _SPACE
        while end < len(text) and (text[end] in _SPACE) == blank:
            end += 1
        word = text[at:end]
        found += [word] if blank or not hyphens else _parts(word)
        at = end
    return found


def _parts(word):
    """A word as what may stand on lines of its own: ["well-", "known"]."""
    parts, start = [], 0
    for i in range(1, len(word) - 1):
        if word[i] != "-" or word[i - 1] == "-" and word[i + 1] != "-":
            continue
        if word[i + 1] == "-":  # a dash: stands apart from its words
            if word[i - 1] == "-" or not (word[i - 1].isalnum() or
                                          word[i - 1] in "\"',.!?"):
                continue
            end = i
            while end < len(word) and word[end] == "-":
                end += 1
            if end < len(word) and word[end].isalnum():
                parts += [word[start:i], word[i:end]]
                start = end
        elif i - start >= 2 and word[i - 1].isalpha() and (
                word[i - 2].isalpha() or i - start > 2) and (
                    word[i + 1].isalpha()) and (
                        word[i + 2:i + 3].isalpha() or i - start > 2 and
                        word[i + 2:i + 3] != ""):
            parts.append(word[start:i + 1])
            start = i + 1
    return [part for part in parts + [word[start:]] if part]


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="",
                 expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=" [...]"):
        self.width, self.tabsize = width, tabsize
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def wrap(self, text):
        """The lines, without newlines."""
        if self.expand_tabs:
            text = _expanded(text, self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if c in _SPACE else c for c in text])
        chunks = _chunks(text, self.break_on_hyphens)
        if self.fix_sentence_endings:
            _fix_endings(chunks)
        return self._lines(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))

    def _lines(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            first = (self.subsequent_indent if self.max_lines > 1
                     else self.initial_indent)
            if len(first) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks = chunks[::-1]
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._long(chunks, line, length, width)
                length = sum([len(part) for part in line])
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            if not self._last(lines, chunks, length, width):
                lines.append(indent + "".join(line))
                continue
            self._cut(lines, line, length, width, indent)
            break
        return lines

    def _last(self, lines, chunks, length, width):
        """True if what is left does not fit below and must be cut."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return False
        left = not chunks or self.drop_whitespace and len(chunks) == 1 and (
            not chunks[0].strip())
        return not (left and length <= width)

    def _cut(self, lines, line, length, width, indent):
        while line:
            if line[-1].strip() and (
                    length + len(self.placeholder) <= width):
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _long(self, chunks, line, length, width):
        """A word that is longer than a line."""
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and any([c != "-" for c in word[:hyphen]]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())


def _expanded(text, size):
    if "\t" not in text:
        return text
    made, column = [], 0
    for sign in text:
        if sign == "\t":
            count = size - column % size if size > 0 else 0
            made.append(" " * count)
            column += count
        else:
            made.append(sign)
            column = 0 if sign in "\n\r" else column + 1
    return "".join(made)


def _fix_endings(chunks):
    """Two spaces behind a sentence."""
    for i in range(len(chunks) - 1):
        word = chunks[i].rstrip("\"'")
        if chunks[i + 1] == " " and word[-1:] in (".", "!", "?") and (
                word[-2:-1].islower()):
            chunks[i + 1] = "  "


def wrap(text, width=70, **options):
    return TextWrapper(width=width, **options).wrap(text)


def fill(text, width=70, **options):
    return TextWrapper(width=width, **options).fill(text)


def shorten(text, width, **options):
    """The text on one line, its end cut off if it is too long."""
    return TextWrapper(width=width, max_lines=1, **options).fill(
        " ".join(text.strip().split()))


def dedent(text):
    """Without the white space that all lines begin with."""
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        body = line.lstrip(" \t")
        if not body:
            lines[i] = ""
            continue
        lead = line[:len(line) - len(body)]
        if margin is None:
            margin = lead
        else:
            same = 0
            while same < min(len(lead), len(margin)) and (
                    lead[same] == margin[same]):
                same += 1
            margin = margin[:same]
    cut = len(margin or "")
    return "\n".join([line[cut:] for line in lines])


def indent(text, prefix, predicate=None):
    """With a prefix before each line that is not blank."""
    return "".join([
        prefix + line if (predicate(line) if predicate else line.strip())
        else line for line in text.splitlines(True)])
