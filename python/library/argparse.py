# SPDX-License-Identifier: MIT
"""Command lines: positional arguments and options, with help.

Absent: argument_default, conflict handlers, mutually required parents of
parents, formatter classes other than the plain one.
"""
import sys as _sys

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "?", "*", "+"
REMAINDER, PARSER = "...", "A..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else argument._title()
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class HelpFormatter:
    pass


RawDescriptionHelpFormatter = RawTextHelpFormatter = HelpFormatter
ArgumentDefaultsHelpFormatter = MetavarTypeHelpFormatter = HelpFormatter


class Namespace:
    """What was read, as attributes."""

    def __init__(self, **given):
        for name, item in given.items():
            setattr(self, name, item)

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __contains__(self, name):
        return name in self.__dict__

    def __repr__(self):
        inner = ", ".join([f"{k}={v!r}" for k, v in self.__dict__.items()])
        return f"Namespace({inner})"


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, name):
        if name == "-":
            return _sys.stdin if "r" in self._mode else _sys.stdout
        try:
            return open(name, self._mode)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{name}': {error}") from None


class Action:
    """One argument: its names, and what is done with what it is given."""

    def __init__(self, option_strings, dest, nargs=None, const=None,
                 default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        self.option_strings, self.dest = option_strings, dest
        self.nargs, self.const, self.default = nargs, const, default
        self.type, self.choices, self.required = type, choices, required
        self.help, self.metavar = help, metavar

    def _title(self):
        if self.option_strings:
            return "/".join(self.option_strings)
        if isinstance(self.metavar, str):
            return self.metavar
        return self.dest if self.dest not in (None, SUPPRESS) else None

    def _name(self):
        """What stands for its value in usage and help."""
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join([str(c) for c in self.choices]) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _shape(self):
        """Its values in usage: "X", "[X ...]", "X [X ...]"."""
        name = self._name()
        names = name if isinstance(name, tuple) else (name,) * 9
        if self.nargs is None:
            return names[0]
        if isinstance(self.nargs, int):
            return " ".join(names[:self.nargs])
        return {"?": f"[{names[0]}]", "*": f"[{names[0]} ...]",
                "+": f"{names[0]} [{names[0]} ...]", "...": "...",
                "A...": f"{names[0]} ..."}[self.nargs]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _Store(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _Flag(Action):
    """An option without values."""

    def __init__(self, option_strings, dest, const=None, **given):
        super().__init__(option_strings, dest, nargs=0, const=const, **given)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrue(_Flag):
    def __init__(self, option_strings, dest, default=False, **given):
        super().__init__(option_strings, dest, True, default=default, **given)


class _StoreFalse(_Flag):
    def __init__(self, option_strings, dest, default=True, **given):
        super().__init__(option_strings, dest, False, default=default, **given)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, **given):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        super().__init__(names, dest, nargs=0, **given)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


def _longer(namespace, dest, items):
    setattr(namespace, dest, list(getattr(namespace, dest, None) or []) +
            items)


class _Append(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        _longer(namespace, self.dest, [values])


class _Extend(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        _longer(namespace, self.dest, list(values))


class _AppendConst(_Flag):
    def __call__(self, parser, namespace, values, option_string=None):
        _longer(namespace, self.dest, [self.const])


class _Count(_Flag):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest,
                (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(_Flag):
    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(_Flag):
    def __init__(self, option_strings, dest, version=None, **given):
        given.setdefault("help", "show program's version number and exit")
        super().__init__(option_strings, SUPPRESS, default=SUPPRESS, **given)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        print(self.version.replace("%(prog)s", parser.prog))
        parser.exit()


class _Commands(Action):
    """The argument that names a parser for all that follows."""

    def __init__(self, parser, dest, title, description, required, metavar,
                 help):
        super().__init__([], dest, nargs=PARSER, required=required,
                         metavar=metavar, help=help)
        self._parser, self.title, self.description = parser, title, description
        self.choices, self._texts = {}, []

    def add_parser(self, name, *, help=None, aliases=(), **given):
        given.setdefault("prog", f"{self._parser._prefix()} {name}")
        made = ArgumentParser(**given)
        for word in (name, *aliases):
            self.choices[word] = made
        if help is not None:
            self._texts.append((name + (f" ({', '.join(aliases)})"
                                        if aliases else ""), help))
        return made

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if name not in self.choices:
            words = ", ".join([repr(c) for c in self.choices])
            raise ArgumentError(
                self, f"invalid choice: {name!r} (choose from {words})")
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        found, left = self.choices[name].parse_known_args(rest)
        for key, item in found.__dict__.items():
            setattr(namespace, key, item)
        if left:
            _longer(namespace, "_left_over", left)


_ACTIONS = {None: _Store, "store": _Store, "store_const": _Flag,
            "store_true": _StoreTrue, "store_false": _StoreFalse,
            "append": _Append, "append_const": _AppendConst, "count": _Count,
            "extend": _Extend, "help": _Help, "version": _Version}


class _Group:
    """A heading in the help, or arguments that exclude each other."""

    def __init__(self, parser, title=None, description=None, exclusive=False,
                 required=False):
        self._parser, self.title, self.description = parser, title, description
        self.exclusive, self.required, self._actions = exclusive, required, []

    def add_argument(self, *names, **given):
        made = self._parser._made(names, given)
        self._actions.append(made)
        self._parser._actions.append(made)
        if not self.exclusive:
            self._parser._shown.setdefault(id(self), (self, []))[1].append(
                made)
        return made

    def add_mutually_exclusive_group(self, *, required=False):
        return self._parser.add_mutually_exclusive_group(required=required)


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None,
                 parents=(), formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None,
                 conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        if prog is None:
            prog = (_sys.argv[0] if _sys.argv else "").rsplit("/", 1)[-1]
        self.prog, self.usage, self.description = prog, usage, description
        self.epilog, self._raw = epilog, formatter_class is not HelpFormatter
        self.exit_on_error, self._abbreviates = exit_on_error, allow_abbrev
        self.argument_default = argument_default
        self._actions, self._defaults, self._groups = [], {}, []
        self._shown = {}
        if add_help:
            self.add_argument("-h", "--help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            self._actions += [a for a in parent._actions
                              if not isinstance(a, _Help)]
            self._defaults.update(parent._defaults)

    def _made(self, names, given):
        kind = given.pop("action", None)
        kind = _ACTIONS[kind] if kind in _ACTIONS else kind
        if isinstance(kind, str):
            raise ValueError(f'unknown action "{kind}"')
        if names and names[0].startswith("-"):
            dest = given.pop("dest", None)
            if dest is None:
                long = [n for n in names if n.startswith("--")] or names
                dest = long[0].lstrip("-").replace("-", "_")
            return kind(list(names), dest, **given)
        if "dest" in given:
            if names:
                raise ValueError("dest supplied twice for positional argument")
            names = (given.pop("dest"),)
        if given.pop("required", None) is not None:
            raise TypeError("'required' is an invalid argument for "
                            "positionals")
        needed = given.get("nargs") not in ("?", "*", REMAINDER, 0)
        return kind([], names[0], required=needed, **given)

    def add_argument(self, *names, **given):
        made = self._made(names, given)
        self._actions.append(made)
        return made

    def add_argument_group(self, title=None, description=None):
        return _Group(self, title, description)

    def add_mutually_exclusive_group(self, *, required=False):
        made = _Group(self, exclusive=True, required=required)
        self._groups.append(made)
        return made

    def add_subparsers(self, *, title=None, description=None, dest=SUPPRESS,
                       required=False, metavar=None, help=None, prog=None,
                       parser_class=None):
        self._sub_prog = prog
        made = _Commands(self, dest, title, description, required, metavar,
                         help)
        self._actions.append(made)
        return made

    def set_defaults(self, **given):
        self._defaults.update(given)
        for action in self._actions:
            if action.dest in given:
                action.default = given[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # ---- Reading

    def parse_args(self, args=None, namespace=None):
        found, left = self.parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        words = list(_sys.argv[1:] if args is None else args)
        found = Namespace() if namespace is None else namespace
        for action in self._actions:
            if SUPPRESS not in (action.dest, action.default) and (
                    not hasattr(found, action.dest)):
                default = action.default
                if default is None:
                    default = self.argument_default
                if default is not SUPPRESS:
                    setattr(found, action.dest, default)
        for name, item in self._defaults.items():
            if not hasattr(found, name):
                setattr(found, name, item)
        try:
            left = _Reading(self, words, found).run()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(found, "_left_over"):
            left += found._left_over
            del found._left_over
        return found, left

    parse_intermixed_args = parse_args

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    # ---- Help

    def _prefix(self):
        """What the name of a parser of add_subparsers begins with."""
        if getattr(self, "_sub_prog", None):
            return self._sub_prog
        words = [self.prog] + [a._shape() for a in self._actions
                               if not a.option_strings and
                               not isinstance(a, _Commands)]
        return " ".join(words)

    def _usage_words(self):
        options, rest = [], []
        for action in self._actions:
            if action.help is SUPPRESS:
                continue
            if not action.option_strings:
                rest.append(action._shape())
                continue
            text = (" | ".join(action.option_strings)
                    if isinstance(action, BooleanOptionalAction)
                    else action.option_strings[0])
            if action.nargs != 0:
                text += " " + action._shape()
            options.append((action, text))
        return self._grouped(options), rest

    def _grouped(self, options):
        words = []
        for action, text in options:
            group = next((g for g in self._groups if action in g._actions),
                         None)
            if group is None:
                words.append(text if action.required else f"[{text}]")
                continue
            held = [t for a, t in options if a in group._actions]
            if action is group._actions[0]:
                both = " | ".join(held)
                words.append(f"({both})" if group.required else f"[{both}]")
        return words

    def format_usage(self):
        if self.usage is not None:
            return f"usage: {self.usage.replace('%(prog)s', self.prog)}\n"
        options, rest = self._usage_words()
        text = " ".join([f"usage: {self.prog}"] + options + rest)
        if len(text) <= 78:
            return text + "\n"
        indent = " " * (len(self.prog) + 8)
        if len(indent) > 58:
            indent = " " * 24
        lines = _filled(options, len(indent)) + _filled(rest, len(indent))
        return f"usage: {self.prog} " + ("\n" + indent).join(lines) + "\n"

    def _rows(self, actions):
        """(what it is called, help) of each action."""
        rows = []
        for action in actions:
            if action.help is SUPPRESS:
                continue
            if isinstance(action, _Commands):
                rows.append((action._name(), action.help or ""))
                rows += [("  " + name, text) for name, text in action._texts]
                continue
            shape = "" if action.nargs == 0 else " " + action._shape()
            title = (", ".join([n + shape for n in action.option_strings])
                     if action.option_strings else
                     action._name() if isinstance(action._name(), str)
                     else " ".join(action._name()))
            rows.append((title, self._expanded(action)))
        return rows

    def _expanded(self, action):
        text = action.help or ""
        if "%" not in text:
            return text
        held = {k: v for k, v in action.__dict__.items() if v is not SUPPRESS}
        held["prog"] = self.prog
        if action.choices is not None:
            held["choices"] = ", ".join([str(c) for c in action.choices])
        if callable(action.type):
            held["type"] = getattr(action.type, "__name__", action.type)
        return text % held

    def format_help(self):
        taken = [a for _, actions in self._shown.values() for a in actions]
        free = [a for a in self._actions if a not in taken]
        commands = [a for a in free if isinstance(a, _Commands) and (
            a.title or a.description)]
        sections = [("positional arguments", None, [
            a for a in free if not a.option_strings and a not in commands]),
            ("options", None, [a for a in free if a.option_strings])]
        sections += [(a.title or "subcommands", a.description, [a])
                     for a in commands]
        sections += [(g.title, g.description, actions)
                     for g, actions in self._shown.values()]
        sections = [(t, d, self._rows(a)) for t, d, a in sections]
        widest = max([len(name) for _, _, rows in sections
                      for name, _ in rows] + [0])
        column = min(widest + 4, 24)
        parts = [self.format_usage()]
        if self.description:
            parts.append(self._paragraph(self.description))
        for title, description, rows in sections:
            if rows or description:
                text = f"{title}:\n"
                if description:
                    text += f"  {description}\n" + ("\n" if rows else "")
                parts.append(text + "".join([_row(name, said, column)
                                             for name, said in rows]))
        if self.epilog:
            parts.append(self._paragraph(self.epilog))
        return "\n".join(parts)

    def _paragraph(self, text):
        text = text.replace("%(prog)s", self.prog)
        if self._raw:
            return text.rstrip("\n") + "\n"
        return "\n".join(_filled(text.split(), 0)) + "\n"

    def print_usage(self, file=None):
        (_sys.stdout if file is None else file).write(self.format_usage())

    def print_help(self, file=None):
        (_sys.stdout if file is None else file).write(self.format_help())


def _filled(words, indent):
    """The words in lines that fit beside an indentation."""
    lines, now = [], ""
    for word in words:
        if now and indent + len(now) + 1 + len(word) > 78:
            lines.append(now)
            now = word
        else:
            now = f"{now} {word}" if now else word
    return lines + ([now] if now else [])


def _row(name, said, column):
    if not said:
        return f"  {name}\n"
    lines = _filled(said.split(), column)
    indent = " " * column
    if len(name) > column - 4:
        return f"  {name}\n" + "".join([f"{indent}{x}\n" for x in lines])
    head = f"  {name}".ljust(column)
    return head + ("\n" + indent).join(lines) + "\n"


class _Reading:
    """One command line."""

    def __init__(self, parser, words, found):
        self.parser, self.words, self.found = parser, words, found
        self.seen, self.left = [], []
        self.waiting = [a for a in parser._actions if not a.option_strings]
        self.by_name = {name: a for a in parser._actions
                        for name in a.option_strings}
        self.numbers = any([name[1:].replace(".", "").isdigit()
                            for name in self.by_name])

    def run(self):
        """Reads all words; returns those that nobody wants."""
        plain, at, ended = [], 0, False
        while at < len(self.words):
            word = self.words[at]
            if not ended and word == "--":
                ended = True
                at += 1
            elif not ended and self.is_option(word):
                plain = self.take(plain, False)
                at = self.option(at)
            else:
                plain.append(word)
                at += 1
                if self.waiting and self.waiting[0].nargs in (
                        PARSER, REMAINDER):
                    plain += self.words[at:]
                    at = len(self.words)
        self.left += self.take(plain, True)
        self.finish()
        return self.left

    def is_option(self, word):
        if not word.startswith("-") or word == "-":
            return False
        if word in self.by_name:
            return True
        if not self.numbers and _is_number(word):
            return False
        return " " not in word

    def find(self, word):
        """(action, name, value or None) of an option."""
        if word in self.by_name:
            return self.by_name[word], word, None
        name, equals, value = word.partition("=")
        if equals and name in self.by_name:
            return self.by_name[name], name, value
        if word.startswith("--"):
            fits = [n for n in self.by_name if n.startswith(name)] if (
                self.parser._abbreviates) else []
            if len(fits) > 1:
                raise ArgumentError(
                    None, f"ambiguous option: {word} could match "
                    f"{', '.join(fits)}")
            if fits:
                return self.by_name[fits[0]], fits[0], (
                    value if equals else None)
        elif word[:2] in self.by_name:
            return self.by_name[word[:2]], word[:2], word[2:]
        return None, word, None

    def option(self, at):
        """Reads the option at a place; returns where the next word is."""
        word = self.words[at]
        action, name, value = self.find(word)
        at += 1
        if action is None:
            self.left.append(word)
            return at
        if value is not None and action.nargs == 0:
            if name.startswith("--"):
                raise ArgumentError(action, "ignored explicit argument "
                                    f"{value!r}")
            self.call(action, [], name)
            self.words.insert(at, "-" + value)  # -vx is -v -x
            return at
        values = [] if value is None else [value.removeprefix("=")
                                           if name == word[:2] and
                                           name != word else value]
        if not values:
            most = _most(action.nargs)
            while at < len(self.words) and len(values) < most and (
                    self.words[at] != "--" and (
                        action.nargs == REMAINDER or
                        not self.is_option(self.words[at]))):
                values.append(self.words[at])
                at += 1
        if len(values) < _least(action.nargs):
            raise ArgumentError(action, _expects(action.nargs))
        self.call(action, values, name)
        return at

    def take(self, plain, last):
        """Gives words to positional arguments; returns those left over."""
        while self.waiting and (plain or last):
            action = self.waiting[0]
            least = _least(action.nargs)
            if len(plain) < least or not last and not plain:
                break
            later = sum([_least(a.nargs) for a in self.waiting[1:]])
            count = max(least, min(_most(action.nargs), len(plain) - later))
            self.waiting.pop(0)
            self.call(action, plain[:count], None)
            plain = plain[count:]
        return plain

    def call(self, action, words, name):
        parser = self.parser
        if words or name is not None or action.required:
            for group in parser._groups:
                for other in group._actions:
                    if action in group._actions and other is not action and (
                            other in self.seen):
                        raise ArgumentError(
                            action, "not allowed with argument "
                            f"{other._title()}")
            self.seen.append(action)
        action(parser, self.found, self.values(action, words), name)

    def values(self, action, words):
        nargs = action.nargs
        if nargs == "?" and not words:
            item = action.const if action.option_strings else action.default
            return self.converted(action, item) if isinstance(
                item, str) else item
        if nargs == "*" and not words and not action.option_strings:
            return [] if action.default is None else action.default
        if nargs == PARSER:
            return words
        items = [self.converted(action, word) for word in words]
        if action.choices is not None and nargs != REMAINDER:
            for item in items:
                if item not in action.choices:
                    said = ", ".join([repr(c) for c in action.choices])
                    raise ArgumentError(
                        action, f"invalid choice: {item!r} (choose from "
                        f"{said})")
        return items[0] if nargs in (None, "?") else items

    def converted(self, action, word):
        if action.type is None:
            return word
        try:
            return action.type(word)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: "
                                f"{word!r}") from None

    def finish(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(action._title() or action._name())
            elif isinstance(action.default, str) and action.type and (
                    getattr(self.found, action.dest, None) is action.default):
                setattr(self.found, action.dest,
                        self.converted(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: "
                                + ", ".join(missing))
        for group in self.parser._groups:
            if group.required and not any([a in self.seen
                                           for a in group._actions]):
                names = " ".join([a._title() for a in group._actions])
                raise ArgumentError(None, f"one of the arguments {names} is "
                                    "required")


def _is_number(word):
    try:
        float(word)
    except ValueError:
        return False
    return True


def _least(nargs):
    return {None: 1, "?": 0, "*": 0, "+": 1, REMAINDER: 0, PARSER: 1}.get(
        nargs, nargs)


def _most(nargs):
    return {None: 1, "?": 1, "*": 1 << 30, "+": 1 << 30, REMAINDER: 1 << 30,
            PARSER: 1 << 30}.get(nargs, nargs)


def _expects(nargs):
    if nargs is None:
        return "expected one argument"
    if nargs == "+":
        return "expected at least one argument"
    return f"expected {nargs} argument{'' if nargs == 1 else 's'}"
