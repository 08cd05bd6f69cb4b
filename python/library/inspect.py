# SPDX-License-Identifier: MIT
"""What live objects are: kinds, members, signatures, sources."""
import sys

from _inspect import shape as _shape

_VARARGS, _VARKEYWORDS, _GENERATOR, _COROUTINE = 1, 2, 4, 8


class _Types:
    def method(self):
        pass


async def _coroutine():
    0


async def _async_generator():
    yield


def _generator():
    yield


_function, _method, _native = type(_generator), type(_Types().method), type(len)
_module, _code = type(sys), type(_generator.__code__)
_generator_type = type(_generator())
_async_generator_type = type(_async_generator())
_made = _coroutine()
_coroutine_type = type(_made)
_made.close()
del _made
_frame = type(sys._getframe())
try:
    raise ValueError
except ValueError as _made:
    _traceback = type(_made.__traceback__)


def isfunction(object):
    return isinstance(object, _function)


def ismethod(object):
    return isinstance(object, _method) and isfunction(
        getattr(object, "__func__", None))


def isbuiltin(object):
    return isinstance(object, _native) or (
        isinstance(object, _method) and not ismethod(object))


def isroutine(object):
    return isinstance(object, (_function, _method, _native))


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, _module)


def iscode(object):
    return isinstance(object, _code)


def isgenerator(object):
    return isinstance(object, _generator_type)


def iscoroutine(object):
    return isinstance(object, _coroutine_type)


def isasyncgen(object):
    return isinstance(object, _async_generator_type)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def istraceback(object):
    return isinstance(object, _traceback)


def isframe(object):
    return isinstance(object, _frame)


def _flags(function):
    function = getattr(function, "__func__", function)
    while type(function).__name__ == "partial":
        function = function.func
    if not isfunction(function):
        return 0
    return _shape(function)[3] & (_GENERATOR | _COROUTINE)


def isgeneratorfunction(obj):
    return _flags(obj) == _GENERATOR


def iscoroutinefunction(obj):
    return _flags(obj) == _COROUTINE


def isasyncgenfunction(obj):
    return _flags(obj) == _GENERATOR | _COROUTINE


def isabstract(object):
    return isinstance(object, type) and bool(
        getattr(object, "__abstractmethods__", ()))


def isdatadescriptor(object):
    kind = type(object)
    return not isclass(object) and not isroutine(object) and (
        isinstance(object, property) or hasattr(kind, "__set__") or
        hasattr(kind, "__delete__"))


def ismethoddescriptor(object):
    kind = type(object)
    return not isclass(object) and not isroutine(object) and (
        hasattr(kind, "__get__") and not hasattr(kind, "__set__"))


def getmembers(object, predicate=None):
    """(name, value) of the attributes, sorted by name."""
    found = []
    for name in sorted(dir(object)):
        try:
            item = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(item):
            found.append((name, item))
    return found


getmembers_static = getmembers


def getmro(cls):
    return cls.__mro__


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getattr_static(obj, attr, *default):
    """The attribute as it stands in a dict, without descriptors."""
    places = [obj.__dict__] if hasattr(obj, "__dict__") else []
    kind = obj if isinstance(obj, type) else type(obj)
    for place in places + [base.__dict__ for base in kind.__mro__]:
        if attr in place:
            return place[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def cleandoc(doc):
    """A docstring without the indentation of its lines."""
    lines = doc.expandtabs().split("\n") if hasattr(
        doc, "expandtabs") else doc.replace("\t", " " * 8).split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines[1:]
               if line.strip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
    return func


# ---- Sources


def getfile(object):
    if ismodule(object) and hasattr(object, "__file__"):
        return object.__file__
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if module is not None and hasattr(module, "__file__"):
            return module.__file__
        raise OSError("source code not available")
    code = getattr(unwrap(getattr(object, "__func__", object)), "__code__",
                   object)
    if iscode(code):
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or "
                    f"code object was expected, got {type(object).__name__}")


getsourcefile = getfile


def getsourcelines(object):
    """(lines, number of the first); OSError without the file."""
    try:
        with open(getfile(object)) as source:
            lines = source.read().splitlines(True)
    except OSError:
        raise OSError("could not get source code") from None
    if ismodule(object):
        return lines, 0
    if isclass(object):
        start = _class_line(lines, object)
    else:
        code = getattr(unwrap(getattr(object, "__func__", object)),
                       "__code__", object)
        start = code.co_firstlineno - 1
    return _block(lines, start), start + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def _class_line(lines, cls):
    for i, line in enumerate(lines):
        words = line.replace("(", " ").replace(":", " ").split()
        if words[:2] == ["class", cls.__name__]:
            while i > 0 and lines[i - 1].lstrip().startswith("@"):
                i -= 1
            return i
    raise OSError("could not find class definition")


def _block(lines, start):
    """The lines of the statement that begins at a line."""
    margin = len(lines[start]) - len(lines[start].lstrip())
    end, open_ = start, 0
    body = False
    while end < len(lines):
        line = lines[end]
        text = line.split("#")[0].rstrip()
        deep = len(line) - len(line.lstrip()) > margin
        if line.strip() and body and not deep and open_ <= 0:
            break
        open_ += sum([text.count(c) for c in "([{"]) - sum(
            [text.count(c) for c in ")]}"])
        body = body or open_ <= 0 and text.endswith(":") or (
            open_ <= 0 and not text.lstrip().startswith("@"))
        end += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return lines[start:end]


def currentframe():
    return sys._getframe(1)


class Traceback(tuple):
    """(filename, lineno, function, code_context, index)"""

    filename = property(lambda self: self[-5])
    lineno = property(lambda self: self[-4])
    function = property(lambda self: self[-3])
    code_context = property(lambda self: self[-2])
    index = property(lambda self: self[-1])


class FrameInfo(Traceback):
    """The same behind its frame."""

    frame = property(lambda self: self[0])


def getframeinfo(frame, context=1):
    """Where a frame or an entry of a traceback is."""
    if istraceback(frame):
        line, frame = frame.tb_lineno, frame.tb_frame
    elif isframe(frame):
        line = frame.f_lineno
    else:
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    code, lines, index = frame.f_code, None, None
    if context > 0:
        from traceback import _line
        text = _line(code.co_filename, line)
        if text:
            lines, index = [text + "\n"], 0
    return Traceback((code.co_filename, line, code.co_name, lines, index))


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo((frame,) + getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(FrameInfo((tb.tb_frame,) + getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """The frames that run, the caller's first."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Those between the handler and the raise."""
    return getinnerframes(sys.exc_info()[2], context)


# ---- Signatures


class _empty:
    pass


class _Kind(int):
    def __new__(cls, number, name, description):
        made = int.__new__(cls, number)
        made.name, made.description = name, description
        return made

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD",
                               "positional or keyword")
_VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _Kind(4, "VAR_KEYWORD", "variadic keyword")


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    empty = _empty
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have "
                             "default values")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self.name, self.kind = name, kind
        self.default, self.annotation = default, annotation

    def replace(self, *, name=None, kind=None, default=True, annotation=True):
        return Parameter(
            self.name if name is None else name,
            self.kind if kind is None else kind,
            default=self.default if default is True else default,
            annotation=self.annotation if annotation is True else annotation)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += f": {formatannotation(self.annotation)}"
        if self.default is not _empty:
            between = " = " if self.annotation is not _empty else "="
            text += f"{between}{self.default!r}"
        if self.kind == _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self.kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, int(self.kind)))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, p in self.signature.parameters.items():
            if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            if name not in self.arguments:
                break
            item = self.arguments[name]
            if p.kind == _VAR_POSITIONAL:
                found += item
            else:
                found.append(item)
        return tuple(found)

    @property
    def kwargs(self):
        found, late = {}, False
        for name, p in self.signature.parameters.items():
            if name not in self.arguments:
                late = True
            elif p.kind == _VAR_KEYWORD:
                found.update(self.arguments[name])
            elif p.kind == _KEYWORD_ONLY or late and (
                    p.kind == _POSITIONAL_OR_KEYWORD):
                found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        filled = {}
        for name, p in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif p.default is not _empty:
                filled[name] = p.default
            elif p.kind == _VAR_POSITIONAL:
                filled[name] = ()
            elif p.kind == _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        inner = ", ".join([f"{k}={v!r}" for k, v in self.arguments.items()])
        return f"<BoundArguments ({inner})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {p.name: p for p in parameters or ()}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **options):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=True):
        return Signature(
            self.parameters.values() if parameters is None else parameters,
            return_annotation=self.return_annotation
            if return_annotation is True else return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        found, rest, keywords = {}, list(args), None
        for name, p in self.parameters.items():
            if p.kind == _VAR_POSITIONAL:
                if rest:
                    found[name], rest = tuple(rest), []
            elif p.kind == _VAR_KEYWORD:
                keywords = name
            elif rest and p.kind != _KEYWORD_ONLY:
                if name in kwargs and p.kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = rest.pop(0)
            elif name in kwargs and p.kind != _POSITIONAL_ONLY:
                if rest:
                    raise TypeError("too many positional arguments")
                found[name] = kwargs.pop(name)
            elif p.default is _empty and not partial:
                word = "keyword-only " if p.kind == _KEYWORD_ONLY else ""
                raise TypeError(f"missing a required {word}argument: "
                                f"{name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if kwargs and keywords is None:
            raise TypeError("got an unexpected keyword argument "
                            f"{next(iter(kwargs))!r}")
        if kwargs:
            found[keywords] = kwargs
        return BoundArguments(self, found)

    def __str__(self):
        words, starred, only = [], False, False
        for p in self.parameters.values():
            if only and p.kind != _POSITIONAL_ONLY:
                words.append("/")
                only = False
            only = only or p.kind == _POSITIONAL_ONLY
            if p.kind == _VAR_POSITIONAL:
                starred = True
            elif p.kind == _KEYWORD_ONLY and not starred:
                words.append("*")
                starred = True
            words.append(str(p))
        if only:
            words.append("/")
        text = f"({', '.join(words)})"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.values()) == list(
            other.parameters.values()) and (
                self.return_annotation == other.return_annotation)


def _of_function(function):
    first, positional, late, flags = _shape(function)
    names = list(function.__code__.co_varnames)
    defaults = function.__defaults__ or ()
    by_name = function.__kwdefaults__ or {}
    said = function.__annotations__
    made = []

    def add(name, kind, default=_empty):
        made.append(Parameter(name, kind, default=default,
                              annotation=said.get(name, _empty)))

    needed = positional - len(defaults)
    for i, name in enumerate(names[:positional]):
        add(name, _POSITIONAL_ONLY if i < first else _POSITIONAL_OR_KEYWORD,
            defaults[i - needed] if i >= needed else _empty)
    rest = names[positional + late:]
    if flags & _VARARGS:
        add(rest.pop(0), _VAR_POSITIONAL)
    for name in names[positional:positional + late]:
        add(name, _KEYWORD_ONLY, by_name.get(name, _empty))
    if flags & _VARKEYWORDS:
        add(rest.pop(0), _VAR_KEYWORD)
    return Signature(made, return_annotation=said.get("return", _empty))


def _without_first(found):
    items = list(found.parameters.values())
    if items and items[0].kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
        items = items[1:]
    return found.replace(parameters=items)


def _of_partial(obj):
    found, left = signature(obj.func), []
    given = len(obj.args)
    late = False
    for p in found.parameters.values():
        if given and p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            given -= 1
            continue
        if p.name in obj.keywords and p.kind != _POSITIONAL_ONLY:
            p, late = p.replace(default=obj.keywords[p.name],
                                kind=_KEYWORD_ONLY), True
        elif late and p.kind == _POSITIONAL_OR_KEYWORD:
            p = p.replace(kind=_KEYWORD_ONLY)
        elif late and p.kind == _VAR_POSITIONAL:
            continue
        left.append(p)
    return found.replace(parameters=left)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None,
              eval_str=False):
    """How an object is called; ValueError for a native."""
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj)
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == "partial":
        return _of_partial(obj)
    if isinstance(obj, type):
        for name in ("__new__", "__init__"):
            for kind in obj.__mro__[:-1]:
                found = kind.__dict__.get(name)
                found = getattr(found, "__func__", found)
                if isfunction(found) and not hasattr(found, "_guards"):
                    return _without_first(signature(found))
        if "__module__" in obj.__dict__:
            return Signature()
    else:
        call = getattr(type(obj), "__call__", None)
        if isfunction(call):
            return _without_first(signature(call))
    raise ValueError(f"no signature found for builtin {obj!r}")


class FullArgSpec(tuple):
    _names = ("args", "varargs", "varkw", "defaults", "kwonlyargs",
              "kwonlydefaults", "annotations")

    def __getattr__(self, name):
        if name in FullArgSpec._names:
            return self[FullArgSpec._names.index(name)]
        raise AttributeError(name)

    def __repr__(self):
        return "FullArgSpec(" + ", ".join(
            [f"{n}={v!r}" for n, v in zip(FullArgSpec._names, self)]) + ")"


def getfullargspec(func):
    """The parameters as lists of names."""
    function = getattr(func, "__func__", func)
    _, positional, late, flags = _shape(function)
    names = list(function.__code__.co_varnames)
    said = function.__annotations__
    rest = names[positional + late:]
    star = rest.pop(0) if flags & _VARARGS else None
    stars = rest.pop(0) if flags & _VARKEYWORDS else None
    return FullArgSpec((names[:positional], star, stars, function.__defaults__,
                        names[positional:positional + late],
                        function.__kwdefaults__,
                        {name: said[name] for name in ["return"] + names
                         if name in said}))


def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
