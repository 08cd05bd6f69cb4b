# SPDX-License-Identifier: MIT
"""json: what is read writes and reads back as the same, and what cannot be
read is a ValueError at a place inside the text."""
import json


def same(a, b):
    if isinstance(a, float) and a != a:
        return b != b
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    return type(a) is type(b) and a == b and repr(a) == repr(b)


def fuzz(data):
    if not data:
        return
    how, text = data[0], data[1:]
    if how & 1:
        text = text.decode("utf-8", "ignore")
    try:
        read = json.loads(text)
    except UnicodeError:
        return
    except json.JSONDecodeError as error:
        assert 0 <= error.pos <= len(text) and error.lineno >= 1
        return
    compact = json.dumps(read)
    assert same(json.loads(compact), read)
    assert json.dumps(json.loads(compact)) == compact
    assert compact.isascii()
    options = {"indent": how >> 5 if how & 2 else None,
               "sort_keys": bool(how & 4), "ensure_ascii": bool(how & 8),
               "separators": (",", ":") if how & 16 else None}
    other = json.dumps(read, **options)
    again = json.loads(other)
    assert same(again, read) or how & 4
    assert json.dumps(again, **options) == other
    assert json.dumps(json.loads(other, parse_int=float,
                                 object_pairs_hook=list))


for sample in (b"\x00x\x00", b"\x00[1, 2.5, \"a\", null]",
               b"\x0f{\"a\": {\"b\": []}}"):
    fuzz(sample)
