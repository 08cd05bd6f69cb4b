# SPDX-License-Identifier: MIT
"""JSON (RFC 8259, and NaN and Infinity) to objects and back; the work is done
by _json, in C. MicroPython's four functions, and the rest of CPython's."""
import _json

_BOM = "Unexpected UTF-8 BOM (decode using utf-8-sig)"


class JSONDecodeError(ValueError):
    """Text that is no JSON: msg, doc, pos, and lineno and colno from 1."""
    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)"
                         % (msg, self.lineno, self.colno, pos))
        self.msg, self.doc, self.pos = msg, doc, pos


# As _json takes them.
_READ = (JSONDecodeError, None, None, None, None, None, True)
_WRITE = (False, True, True, True, False, None, None, ": ", ", ")


def detect_encoding(b):
    """The encoding of JSON in bytes, by where its first zeros are."""
    start = bytes(b[:4])
    if start in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32"
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if start[:3] == b"\xef\xbb\xbf":
        return "utf-8-sig"
    if len(start) >= 2 and not start[0]:
        return "utf-16-be" if start[1] else "utf-32-be"
    if len(start) >= 2 and not start[1]:
        wide = len(start) == 4 and not start[2] and not start[3]
        return "utf-32-le" if wide else "utf-16-le"
    return "utf-8"


def _text_of(s):
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError(_BOM, s, 0)
        return s
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError("the JSON object must be str, bytes or bytearray, not "
                        + type(s).__name__)
    encoding = detect_encoding(s)
    if encoding == "utf-8-sig":
        return s[3:].decode()
    return s.decode(encoding)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
          parse_constant=None, object_pairs_hook=None, **kw):
    """The object of a JSON text."""
    s = _text_of(s)
    if cls is None and not kw:
        if (object_hook is None and object_pairs_hook is None
                and parse_float is None and parse_int is None
                and parse_constant is None):
            return _json.loads(s, _READ)
        return _json.loads(s, (JSONDecodeError, object_hook, object_pairs_hook,
                               parse_float, parse_int, parse_constant, True))
    given = (("object_hook", object_hook), ("parse_float", parse_float),
             ("parse_int", parse_int), ("parse_constant", parse_constant),
             ("object_pairs_hook", object_pairs_hook))
    kw.update((name, hook) for name, hook in given if hook is not None)
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    """The object of the JSON text that a file holds."""
    return loads(fp.read(), **kw)


def _unit(indent):
    if indent is None or isinstance(indent, str):
        return indent
    return " " * indent


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True,
          allow_nan=True, cls=None, indent=None, separators=None, default=None,
          sort_keys=False, **kw):
    """The JSON text of an object."""
    if (cls is None and indent is None and separators is None
            and default is None and ensure_ascii and allow_nan and not kw
            and not skipkeys and check_circular and not sort_keys):
        return _json.dumps(obj, _WRITE)
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii,
        check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys,
        **kw).encode(obj)


def dump(obj, fp, *, cls=None, **kw):
    """Writes the JSON text of an object to a file, in pieces."""
    encoder = (cls or JSONEncoder)(**kw)
    write = fp._print if hasattr(type(fp), "_print") else fp.write
    if cls is None:
        _json.dumps(obj, encoder._options(), write)
    else:
        for piece in encoder.iterencode(obj):
            write(piece)


class JSONDecoder:
    """Text to objects, with options kept."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict

    def _options(self):
        return (JSONDecodeError, self.object_hook, self.object_pairs_hook,
                self.parse_float, self.parse_int, self.parse_constant,
                self.strict)

    def decode(self, s):
        """The object of a text."""
        return _json.loads(s, self._options())

    def raw_decode(self, s, idx=0):
        """The object that begins at an index, and the index behind it."""
        return _json.scan(s, self._options(), idx)


class JSONEncoder:
    """Objects to text; a subclass may have a `default` of its own."""
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True,
                 check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What stands for an object that JSON does not know."""
        raise TypeError("Object of type " + type(o).__name__
                        + " is not JSON serializable")

    def _options(self):
        default = self.default
        if getattr(default, "__func__", None) is JSONEncoder.default:
            default = None
        return (self.skipkeys, self.ensure_ascii, self.check_circular,
                self.allow_nan, self.sort_keys, default, _unit(self.indent),
                self.key_separator, self.item_separator)

    def encode(self, o):
        """The text of an object."""
        return _json.dumps(o, self._options())

    def iterencode(self, o):
        """The text in pieces; here it is one."""
        yield self.encode(o)
