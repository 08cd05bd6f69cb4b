# SPDX-License-Identifier: MIT
"""Sets of characters, capwords, Template and Formatter's basis."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """The words of s, each with a capital, joined by sep (or one space)."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    """$name and ${name} replaced; $$ is a dollar sign."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _invalid(self, at):
        lines = self.template[:at].splitlines(True) or [""]
        raise ValueError(f"Invalid placeholder in string: line {len(lines)}, "
                         f"col {len(lines[-1]) + 1}")

    def _parts(self):
        """(text before, name or None, text as written, place) in order."""
        text, at = self.template, 0
        while True:
            found = text.find(self.delimiter, at)
            if found < 0:
                yield text[at:], None, "", found
                return
            name, end = _name_at(text, found + 1)
            yield text[at:found], name, text[found:end], found
            at = end

    def _fill(self, mapping, keywords, safe):
        parts = []
        for before, name, written, at in self._parts():
            parts.append(before)
            if at < 0:
                break
            if name == self.delimiter:
                parts.append(name)
            elif name is None and not safe:
                self._invalid(at)
            elif name is None or safe and name not in keywords and (
                    name not in mapping):
                parts.append(written)
            else:
                parts.append(str(keywords[name] if name in keywords
                                 else mapping[name]))
        return "".join(parts)

    def substitute(self, mapping={}, /, **keywords):
        """KeyError for a name without a value, ValueError for a bad one."""
        return self._fill(mapping, keywords, False)

    def safe_substitute(self, mapping={}, /, **keywords):
        """What has no value stays as it is written."""
        return self._fill(mapping, keywords, True)


def _name_at(text, at):
    """(name, end) of the placeholder after a dollar sign at at - 1."""
    if text[at:at + 1] == "$":
        return "$", at + 1
    braced = text[at:at + 1] == "{"
    start = end = at + braced
    while end < len(text) and (text[end] == "_" or
                               text[end] in ascii_letters or
                               end > start and text[end] in digits):
        end += 1
    if end == start or braced and text[end:end + 1] != "}":
        return None, at
    return text[start:end], end + braced
