# SPDX-License-Identifier: MIT
"""Messages with levels: loggers in a tree, handlers, formatters."""
import sys
import time as _time

CRITICAL = FATAL = 50
ERROR, WARNING, INFO, DEBUG, NOTSET = 40, 30, 20, 10, 0
WARN = WARNING
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG",
          0: "NOTSET"}
_numbers = {"FATAL": 50, "WARN": 30}
raiseExceptions = True
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_start = _time.time()
_state = {"disabled": 0, "placed": False}  # placed: some format names places


def getLevelName(level):
    """The name of a number, the number of a name."""
    if level in _names:
        return _names[level]
    for number, name in _names.items():
        if name == level:
            return number
    return _numbers.get(level, f"Level {level}")


def addLevelName(level, levelName):
    _names[level] = levelName


def getLevelNamesMapping():
    return {**{name: number for number, name in _names.items()}, **_numbers}


def _level_of(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    found = getLevelName(level)
    if not isinstance(found, int):
        raise ValueError(f"Unknown level: {level!r}")
    return found


class LogRecord:
    """One message, with what formatters may show."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info,
                 func=None, sinfo=None):
        if len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name, self.msg, self.args = name, msg, args
        self.levelno, self.levelname = level, getLevelName(level)
        self.pathname, self.lineno, self.funcName = pathname, lineno, func
        self.filename = pathname.rsplit("/", 1)[-1]
        self.module = self.filename.rsplit(".", 1)[0]
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.created = _time.time()
        self.msecs = int(self.created % 1 * 1000) + 0.0
        self.relativeCreated = (self.created - _start) * 1000
        self.thread, self.threadName = 0, "MainThread"
        self.process, self.processName = 0, "MainProcess"

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text

    def __repr__(self):
        return (f"<LogRecord: {self.name}, {self.levelno}, {self.pathname}, "
                f'{self.lineno}, "{self.msg}">')


def makeLogRecord(dict):
    made = LogRecord("", 0, "", 0, "", (), None)
    for name, item in dict.items():
        setattr(made, name, item)
    return made


_PLACES = ("pathname", "filename", "module", "lineno", "funcName")


class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"
    converter = _time.localtime

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *,
                 defaults=None):
        if style not in ("%", "{", "$"):
            raise ValueError("Style must be one of: %,{,$")
        plain = {"%": "%(message)s", "{": "{message}", "$": "${message}"}
        self._fmt, self._style = fmt or plain[style], style
        self.datefmt, self._defaults = datefmt, defaults or {}
        if any([name in self._fmt for name in _PLACES]):
            _state["placed"] = True

    def usesTime(self):
        return "asctime" in self._fmt

    def formatTime(self, record, datefmt=None):
        now = _time.localtime(int(record.created))
        if datefmt:
            from datetime import datetime
            return datetime(*now[:6], int(record.msecs) * 1000).strftime(
                datefmt)
        text = "%04d-%02d-%02d %02d:%02d:%02d" % tuple(now[:6])
        return self.default_msec_format % (text, record.msecs)

    def formatException(self, ei):
        from traceback import format_exception
        return "".join(format_exception(*ei)).rstrip("\n")

    def formatStack(self, stack_info):
        return stack_info

    def formatMessage(self, record):
        held = {**self._defaults, **record.__dict__}
        if self._style == "%":
            return self._fmt % held
        if self._style == "{":
            return self._fmt.format(**held)
        from string import Template
        return Template(self._fmt).substitute(held)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info):
            if more:
                text += ("" if text.endswith("\n") else "\n") + more
        return text


_default_formatter = Formatter()


class Filter:
    """Lets through what comes from a logger or from below it."""

    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or (
            record.name.startswith(self.name + "."))


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for rule in self.filters:
            if not (rule.filter(record) if hasattr(rule, "filter")
                    else rule(record)):
                return False
        return True


_handlers = []  # open ones, for shutdown()


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level, self.formatter, self.name = _level_of(level), None, None

    def setLevel(self, level):
        self.level = _level_of(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def set_name(self, name):
        self.name = name

    def get_name(self):
        return self.name

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler "
                                  "subclasses")

    def handle(self, record):
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    def handleError(self, record):
        if raiseExceptions and sys.stderr:
            from traceback import format_exc
            sys.stderr.write("--- Logging error ---\n" + format_exc() +
                             f"Message: {record.msg!r}\n"
                             f"Arguments: {record.args}\n")

    def acquire(self):
        pass

    release = createLock = flush = acquire

    def close(self):
        if self in _handlers:
            _handlers.remove(self)

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """To a stream, sys.stderr if none is given."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def setStream(self, stream):
        if stream is self.stream:
            return None
        old, self.stream = self.stream, stream
        return old

    def flush(self):
        if self.stream and hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def __repr__(self):
        name = getattr(self.stream, "name", "")
        return (f"<{type(self).__name__} {name}{' ' if name else ''}"
                f"({getLevelName(self.level)})>")


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False,
                 errors=None):
        self.baseFilename, self.mode = filename, mode
        super().__init__(None if delay else open(filename, mode))
        if delay:
            self.stream = None
        _handlers.append(self)

    def emit(self, record):
        if self.stream is None:
            self.stream = open(self.baseFilename, self.mode)
        super().emit(record)

    def close(self):
        if self.stream is not None:
            self.stream.close()
            self.stream = None
        super().close()


class NullHandler(Handler):
    def handle(self, record):
        pass

    emit = handle


class _LastResort(StreamHandler):
    """What prints for a program that set nothing up."""

    def emit(self, record):
        self.stream = sys.stderr
        super().emit(record)


lastResort = _LastResort()
lastResort.setLevel(WARNING)


class Logger(Filterer):
    root = None
    _loggers = {}

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level = name, _level_of(level)
        self.parent, self.propagate = None, True
        self.handlers, self.disabled = [], False

    def setLevel(self, level):
        self.level = _level_of(level)

    def getEffectiveLevel(self):
        at = self
        while at is not None:
            if at.level:
                return at.level
            at = at.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _state["disabled"] and (
            level >= self.getEffectiveLevel())

    def debug(self, msg, *args, **keywords):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **keywords)

    def info(self, msg, *args, **keywords):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **keywords)

    def warning(self, msg, *args, **keywords):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **keywords)

    warn = warning

    def error(self, msg, *args, **keywords):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **keywords)

    def exception(self, msg, *args, exc_info=True, **keywords):
        self.error(msg, *args, exc_info=exc_info, **keywords)

    def critical(self, msg, *args, **keywords):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **keywords)

    fatal = critical

    def log(self, level, msg, *args, **keywords):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **keywords)

    def _log(self, level, msg, args, exc_info=None, extra=None,
             stack_info=False, stacklevel=1):
        file, line, function = "", 0, ""
        if _state["placed"]:
            file, line, function = _caller(stacklevel)
        if isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
        elif exc_info and not isinstance(exc_info, tuple):
            error = sys.exc_info()[1]
            exc_info = (type(error), error,
                        getattr(error, "__traceback__", None))
        stack = None
        if stack_info:
            from traceback import format_stack
            stack = "Stack (most recent call last):\n" + "".join(
                format_stack()).rstrip("\n")
        record = self.makeRecord(self.name, level, file, line, msg, args,
                                 exc_info, function, extra, stack)
        self.handle(record)

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None,
                   extra=None, sinfo=None):
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func,
                           sinfo)
        for key, item in (extra or {}).items():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            setattr(record, key, item)
        return record

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        at, found = self, False
        while at is not None:
            for handler in at.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            at = at.parent if at.propagate else None
        if not found and lastResort and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        at = self
        while at is not None:
            if at.handlers:
                return True
            at = at.parent if at.propagate else None
        return False

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def __repr__(self):
        level = getLevelName(self.getEffectiveLevel())
        return f"<{type(self).__name__} {self.name} ({level})>"


class RootLogger(Logger):
    def __init__(self, level):
        super().__init__("root", level)


def _caller(level):
    """(file, line, function) of who called a method of this module."""
    from _inspect import frames
    places = [p for p in frames() if p[0] != "logging.py"]
    return places[-min(max(level, 1), len(places))]


root = Logger.root = RootLogger(WARNING)
_class = [Logger]


def getLogger(name=None):
    """The logger of a name, made when it is asked for first."""
    if not name or name == "root":
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    known = Logger._loggers
    if name in known:
        return known[name]
    made = known[name] = _class[0](name)
    made.parent = _above(name)
    for other in known.values():  # those below it hang from it now
        if other.name.startswith(name + "."):
            if other.parent is made.parent:
                other.parent = made
    return made


def _above(name):
    while "." in name:
        name = name.rpartition(".")[0]
        if name in Logger._loggers:
            return Logger._loggers[name]
    return root


def setLoggerClass(klass):
    _class[0] = klass


def getLoggerClass():
    return _class[0]


class LoggerAdapter:
    """A logger that gives each record more attributes."""

    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **keywords):
        if self.logger.isEnabledFor(level):
            msg, keywords = self.process(msg, keywords)
            self.logger.log(level, msg, *args, **keywords)

    def debug(self, msg, *args, **keywords):
        self.log(DEBUG, msg, *args, **keywords)

    def info(self, msg, *args, **keywords):
        self.log(INFO, msg, *args, **keywords)

    def warning(self, msg, *args, **keywords):
        self.log(WARNING, msg, *args, **keywords)

    def error(self, msg, *args, **keywords):
        self.log(ERROR, msg, *args, **keywords)

    def exception(self, msg, *args, exc_info=True, **keywords):
        self.log(ERROR, msg, *args, exc_info=exc_info, **keywords)

    def critical(self, msg, *args, **keywords):
        self.log(CRITICAL, msg, *args, **keywords)

    def __getattr__(self, name):
        return getattr(self.logger, name)


def basicConfig(**given):
    """A handler for the root logger, unless it has one."""
    if given.pop("force", False):
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    given.pop("encoding", None)
    given.pop("errors", None)
    if root.handlers:
        return
    handlers, stream = given.pop("handlers", None), given.pop("stream", None)
    filename = given.pop("filename", None)
    mode = given.pop("filemode", "a")
    if stream is not None and filename is not None:
        raise ValueError("'stream' and 'filename' should not be specified "
                         "together")
    if handlers is None:
        handlers = [FileHandler(filename, mode) if filename is not None
                    else StreamHandler(stream)]
    style = given.pop("style", "%")
    plain = {"%": BASIC_FORMAT, "{": "{levelname}:{name}:{message}",
             "$": "${levelname}:${name}:${message}"}
    form = Formatter(given.pop("format", plain.get(style)),
                     given.pop("datefmt", None), style)
    level = given.pop("level", None)
    if given:
        raise ValueError("Unrecognised argument(s): " + ", ".join(given))
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(form)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def _rooted(name):
    def function(msg, *args, **keywords):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(msg, *args, **keywords)

    function.__name__ = name
    return function


debug, info, warning = _rooted("debug"), _rooted("info"), _rooted("warning")
error, critical = _rooted("error"), _rooted("critical")
exception, warn, fatal = _rooted("exception"), warning, critical


def log(level, msg, *args, **keywords):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **keywords)


def disable(level=CRITICAL):
    """Nothing of this level or below is let through any more."""
    _state["disabled"] = _level_of(level)


def shutdown():
    for handler in _handlers[:]:
        handler.flush()
        handler.close()
