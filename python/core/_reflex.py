# SPDX-License-Identifier: MIT
"""Reflex and State: what a control loop and the brain share.

A reflex exists twice. `tick` runs on a plain inner instance, whose attributes
are the reflex's own copy and as quick as any others; the program holds the
outer object, whose fields are properties that read and write the other copy.
An rt.Link exchanges them whole, in both directions, once a tick. Rejected: one
object with locked attributes, since a tick must not wait for the brain.
"""
import rt

_CODES = {int: "i", float: "d", bool: "?", rt.float32: "f",
          "int": "i", "float": "d", "bool": "?", "float32": "f",
          "rt.float32": "f"}
_ZERO = {"i": 0, "d": 0.0, "?": False, "f": 0.0}
_OWN = ("tick", "every", "stop", "snapshot")
_HIDDEN = ("__dict__", "__init_subclass__", "_initial", "_names", "_codes",
           "_index", "_inner_class", "_link")
_LEVEL = 3  # the highest of interpreted handlers


def _fields(cls):
    """Annotated names of the class and its bases: {name: code}."""
    fields = {}
    for base in reversed(cls.__mro__):
        annotations = base.__dict__.get("__annotations__", {})
        for name, kind in annotations.items():
            if kind not in _CODES:
                raise TypeError(
                    "%s.%s: a reflex's field is int, float, rt.float32 or "
                    "bool, not %r; keep other things in the brain"
                    % (cls.__name__, name, kind))
            if name in _OWN:
                raise TypeError("%s.%s: the name is taken; choose another"
                                % (cls.__name__, name))
            fields[name] = _CODES[kind]
    return fields


def _field(index):
    return property(lambda self: self._link.read(index))


def _setter(output):
    """How a safe value reaches an output: PWM by duty, else by call."""
    for name in ("duty_u16", "value"):
        method = getattr(output, name, None)
        if method is not None:
            return method
    if not callable(output):
        raise TypeError("safe: %r is no pin, PWM or function" % (output,))
    return output


class Reflex:
    def __init_subclass__(cls):
        fields = _fields(cls)
        if len(fields) > 64:
            raise TypeError("%s: a reflex has at most 64 fields"
                            % cls.__name__)
        plain = {}
        for base in reversed(cls.__mro__):
            if base is not object and base is not Reflex:
                for name, v in base.__dict__.items():
                    if name not in _HIDDEN:
                        plain[name] = v
        if not callable(plain.get("tick")):
            raise TypeError("%s: a reflex has a method tick(self)"
                            % cls.__name__)
        initial = dict(getattr(cls, "_initial", {}))
        for name, code in fields.items():
            if not isinstance(plain.get(name), property):
                initial[name] = plain.get(name, _ZERO[code])
            plain.pop(name, None)
        cls._initial = initial
        cls._names = tuple(fields)
        cls._codes = "".join(fields.values())
        cls._index = {name: i for i, name in enumerate(cls._names)}
        cls._inner_class = type(cls.__name__, (), plain)
        for index, name in enumerate(cls._names):
            setattr(cls, name, _field(index))

    def __init__(self):
        cls = type(self)
        if cls is Reflex:
            raise TypeError("derive a class from rt.Reflex and make that")
        values = tuple([cls._initial[name] for name in cls._names])
        inner = object.__new__(cls._inner_class)
        for name, v in zip(cls._names, values):
            setattr(inner, name, v)
        self._inner = inner
        self._link = rt.Link(cls._names, cls._codes, cls.__name__, values)
        self._timer = None
        self._safe = ()
        self.fault = None

    def __setattr__(self, name, v):
        index = self._index.get(name)
        if index is not None:
            self._link.write(index, v)
        elif name[0] == "_" or name == "fault":
            object.__setattr__(self, name, v)
        else:
            raise AttributeError(
                "%s has no field %r; declare it in the class: %s: float = 0.0"
                % (type(self).__name__, name, name))

    def every(self, us, safe=None):
        """Ticks every `us` microseconds, hard; `safe` maps outputs to what
        drives them when a tick raises."""
        if self._timer is not None:
            self.stop()
        self._safe = tuple([(_setter(output), v)
                            for output, v in (safe or {}).items()])
        self.fault = None
        run = self._runner()
        self._timer = rt.every(us=us, hard=True, priority=_LEVEL)(run)
        return self

    def _runner(self):
        link, inner, fail = self._link, self._inner, self._fail
        enter, leave, tick = link.enter, link.leave, inner.tick

        def run():
            try:
                enter(inner)
                tick()
                leave(inner)
            except BaseException as e:
                fail(e)
                raise

        run.__name__ = type(self).__name__
        return run

    def _fail(self, e):
        """In the handler, within the tick: outputs first, then the rest. One
        output that refuses must not keep the others from being safe."""
        for drive, v in self._safe:
            try:
                drive(v)
            except BaseException:
                pass
        self.fault = e
        if self._timer is not None:
            self._timer.halt()

    def stop(self):
        """Ends the ticks; outputs stay as they are."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def snapshot(self):
        """All fields as the reflex left them after one and the same tick."""
        return self._link.snapshot()

    def __enter__(self):
        self._link.begin()
        return self

    def __exit__(self, kind, e, trace):
        self._link.end(kind is None)


class State:
    """Typed fields with one writer and any number of readers, at any level.

    An update is one tuple and one store, so a reader has a whole one. Several
    writes become one update inside `with`.
    """

    def __init_subclass__(cls):
        fields = _fields(cls)
        initial = dict(getattr(cls, "_initial", {}))
        for name, code in fields.items():
            v = cls.__dict__.get(name, _ZERO[code])
            if not isinstance(v, property):
                initial[name] = v
        cls._initial = initial
        cls._names = tuple(fields)
        cls._codes = "".join(fields.values())
        for index, name in enumerate(cls._names):
            setattr(cls, name, _shared(index))

    def __init__(self):
        cls = type(self)
        values = [cls._initial[name] for name in cls._names]
        # A link checks types and knows the error texts; nothing else is used.
        rt.Link(cls._names, cls._codes, cls.__name__, tuple(values))
        self._whole = tuple(values)
        self._group = None

    def snapshot(self):
        whole = self._whole
        return dict(zip(self._names, whole))

    def __enter__(self):
        self._group = list(self._whole)
        return self

    def __exit__(self, kind, e, trace):
        group = self._group
        self._group = None
        if kind is None:
            self._whole = tuple(group)


def _shared(index):
    def load(self):
        return self._whole[index]

    def store(self, v):
        v = _convert(type(self), index, v)
        if self._group is not None:
            self._group[index] = v
            return
        whole = self._whole
        self._whole = whole[:index] + (v,) + whole[index + 1:]

    return property(load, store)


def _convert(cls, index, v):
    code = cls._codes[index]
    if code == "?" and isinstance(v, bool):
        return v
    number = isinstance(v, (int, float)) and not isinstance(v, bool)
    if code == "i" and number and isinstance(v, int):
        if not -0x80000000 <= v < 0x80000000:
            raise OverflowError("%s.%s = %d does not fit 32 bits"
                                % (cls.__name__, cls._names[index], v))
        return v
    if code in "df" and number:
        return rt.float32(v) if code == "f" else float(v)
    raise TypeError("%s.%s does not take %s: convert it or change the "
                    "annotation" % (cls.__name__, cls._names[index],
                                    type(v).__name__))
