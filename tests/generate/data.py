# SPDX-License-Identifier: MIT
"""Sections of features.py about numbers, texts and containers. Each takes the
writer of a program."""

import struct

INTS = (0, 1, -1, 2, 7, 10, -13, 255, 256, 2**31 - 1, -2**31, 2**47, -2**47 - 1,
        2**48, 2**63, 2**64 - 1, 10**15, 10**20)
TEXTS = ("", "a", "abc", "Hello World", "  pad ", "\u00e9t\u00e9", "\u20ac5", "a,b,,c",
         "x\ty", "l1\nl2\r\nl3", "ABC", "123", "-7", "\U0001f600x",
         "aaaa", "it's", '"q"', "\\", "\x00\x7f", "stra\u00dfe", "tItLe cAsE")
RAW = (b"", b"a", b"abc", b"\x00\xff", b"a,b,,c", b" x ", b"aaaa", b"Hello",
       b"\xc3\xa9", b"12", b"l1\nl2", bytes(range(120, 135)))
SIGNS = ("", "", "+", "-", " ")


def integer(w):
    kind = w.below(4)
    if kind == 0:
        return str(w.pick(INTS))
    if kind == 1:
        return str(w.random.randint(-50, 50))
    n = w.random.getrandbits(w.pick((20, 40, 64, 100, 300, 1500)))
    n = n >> w.below(n.bit_length() + 1) << w.pick((0, 0, 3, 60))
    return str(-n if w.chance(0.4) else n)


def real(w):
    kind = w.below(4)
    if kind == 0:
        return w.pick(("0.0", "-0.0", "1.0", "0.5", "1e16", "1e22", "1e-7", "2.5",
                       "float('inf')", "float('nan')", "5e-324", "0.1",
                       "1.7976931348623157e308", "9007199254740993.0", "1e23"))
    if kind == 1:
        return repr(round(w.random.uniform(-1000, 1000), w.below(6)))
    if kind == 2:
        x = w.random.random() * 10.0 ** w.random.randint(-20, 20)
        return repr(-x if w.chance(0.5) else x)
    x, = struct.unpack("<d", struct.pack("<Q", w.random.getrandbits(64)))
    return repr(x) if x - x == 0 else "1e300"


def text(w):
    if w.chance(0.7):
        return w.pick(TEXTS)
    return "".join(w.pick("ab ,.-1\u00e9\u20acZ") for _ in range(w.below(9)))


def big_integers(w):
    for _ in range(6):
        a, b = integer(w), integer(w)
        w.show(w.pick((
            f"({a}) + ({b})", f"({a}) - ({b})", f"({a}) * ({b})",
            f"({a}) // ({b})", f"({a}) % ({b})", f"divmod({a}, {b})",
            f"({a}) & ({b})", f"({a}) | ({b})", f"({a}) ^ ({b})",
            f"({a}) << {w.below(200)}", f"({a}) >> {w.below(200)}",
            f"({a}) ** {w.below(12)}", f"pow({a}, {w.below(300)}, {b})",
            f"pow({w.pick(INTS)}, -1, {w.below(1000)})", f"({a}) < ({b})",
            f"({a}) / ({b})", f"hex({a})", f"bin({a})[:60]", f"oct({a})",
            f"({a}).bit_length(), ({a}).bit_count()", f"str({a})[::-7]",
            f"math.gcd({a}, {b})", f"math.isqrt(abs({a}))", f"hash({a}) == hash(({a}) + 0)",
            f"round({a}, -{w.below(25)})", f"float({a})", f"({a}) == float({a})",
            f"({a}).to_bytes({w.below(40)}, {w.pick(('big', 'little'))!r}"
            f"{w.pick(('', ', signed=True'))})", f"~({a})", f"abs({a})",
            f"int.from_bytes(({a}).to_bytes(200, 'big', signed=True), 'big', "
            "signed=True)", f"int(str({a}), {w.pick((10, 16, 36, 0, 11))})",
            f"math.lcm({a}, {b})", f"math.comb({w.below(60)}, {w.below(60)})",
            f"({a}) * 1.5", f"({a}) // 2.5", f"({a}) % 7.5",
            f"({a}) == ({b}), ({a}) >= ({b})", f"[10, 20, 30][({a}) % 3]",
            f"-({a}) // ({b}), -({a}) % ({b})", f"bool({a})")))


def floats(w):
    for _ in range(6):
        a, b = real(w), w.pick((real(w), real(w), integer(w)))
        w.show(w.pick((
            a, f"{a} + {b}", f"{a} - {b}", f"{a} * {b}", f"{a} / {b}",
            f"{a} // {b}", f"{a} % {b}", f"divmod({a}, {b})", f"{a} < {b}",
            f"{a} == {b}", f"round({a}, {w.random.randint(-5, 18)})",
            f"round({a})", f"int({a})", f"({a}).hex()",
            f"({a}).as_integer_ratio()", f"({a}).is_integer()",
            f"math.floor({a}), math.ceil({a})", f"math.trunc({a})",
            f"math.frexp({a})", f"math.modf({a})", f"math.fmod({a}, {b})",
            f"math.ldexp({a}, {w.random.randint(-1100, 1100)})",
            f"math.sqrt({a})", f"math.copysign({a}, {b})", f"str({a})",
            f"float.fromhex(({a}).hex())", f"complex({a}, {b})",
            f"math.isclose({a}, {b})", f"max({a}, {b}), min({a}, {b})",
            f"math.fsum([{a}, {b}, 1e-9])", f"abs({a}), -({a})",
            f"float({repr(a)})", f"{{{a}: 1, {b}: 2}}", f"sum([{a}, {b}, 1])",
            f"({a}) ** 2", f"({a}) ** -1", f"math.hypot({a}, {b}) >= 0",
            f"({a}).__class__({b})", f"complex({a}, {b}) * 2j")))


def specification(w):
    out = w.pick(("", "", "", "*", "0", "\u20ac", "<"))
    align = w.pick(("", "<", ">", "^", "="))
    out = (out if align else "") + align + w.pick(SIGNS)
    out += w.pick(("", "", "#"))
    if not align: # beside an alignment the zero is one thing too many
        out += w.pick(("", "", "0"))
    out += w.pick(("", str(w.below(25))))
    precision = w.pick(("", "", f".{w.below(20)}"))
    if w.chance(0.15):
        return out + precision
    letter = w.pick("bcdoxXeEfFgGn%s" + 6 * "d" + 4 * "f" + 4 * "g" + "?")
    if letter in "deEfFgG":
        out += w.pick(("", "", ",", "_"))
    return out + precision + letter


def conversion(w):
    out = "%" + w.pick(("", "-", "+", " ", "0", "#", "-+"))
    out += w.pick(("", "5", "12", "*")) + w.pick(("", "", ".2", ".0", ".10"))
    return out + w.pick("diouxXeEfFgGcrsa")


def formats(w):
    for _ in range(6):
        v = w.pick((integer(w), real(w), real(w), repr(text(w)), "True", "None",
                    "[1, 's']", repr(w.pick(RAW)), "Point(1, 2)"))
        kind = w.below(5)
        if kind < 2:
            w.show(f"format({v}, {specification(w)!r})")
        elif kind == 2:
            how = "".join(w.pick(("<", "", "%%")) + conversion(w)
                          for _ in range(w.random.randint(1, 2)))
            w.show(f"{how!r} % ({v}, {integer(w)}, {real(w)})"
                   [:None if "*" in how else None])
            w.show(f"{conversion(w).replace('*', '3')!r} % ({v},)")
        elif kind == 3:
            field = w.pick(("{}", "{0}", "{x}", "{0!r}", "{!s:>9}", "{x!a:^12}",
                            "{:{}}", "{0:{w}.{p}}", "{{}}", "{0.real}", "{x[0]}",
                            "{1}", "{y}", "{", "}", "{0!z}", "{:d}", "{x.no}"))
            w.show(f"{field * w.random.randint(1, 2)!r}.format({v}, {w.below(9)},"
                   f" x={v}, w=8, p=3)")
        else:
            how = specification(w).replace("<", ">")
            w.line(f"v, n = {v}, {w.below(15)}")
            w.show(f"f'{{v!r}}|{{v:{how}}}|{{n:>{{n}}}}|{{n=}}'")


def bound(w):
    return w.pick(("", "", str(w.random.randint(-6, 6)), "None", "10**20",
                   "-10**20"))


def slices(w):
    news = ("[7, 8]", "[]", "x", "b'yz'", "5", "range(3)")
    for _ in range(4):
        v = w.pick(("list(range(6))", "'abcdef'", "b'abcdef'", "(1, 2, 3, 4)",
                    "range(2, 20, 3)", "bytearray(b'abcdef')", "[]",
                    "memoryview(b'abcdef')", "'a\u00e9\u20acz'", "array('h', [1, 2, 3])"))
        cut = f"{bound(w)}:{bound(w)}"
        if w.chance(0.5) and "memoryview" not in v:
            cut += ":" + w.pick(("", "1", "-1", "2", "-2", "3", "0", "None"))
        w.line(f"x = {v}")
        w.show(w.pick((f"x[{cut}]", f"x[{w.random.randint(-8, 8)}]",
                       f"list(x[{cut}])", f"x[{w.pick(TEXTS[1:3])!r}]",
                       f"x[1.0]", f"x[slice({w.below(9)})]")))
        w.line("try:", "    " + w.pick((
            f"x[{cut}] = {w.pick(news)}",
            f"del x[{cut}]", f"x[{w.random.randint(-8, 8)}] = 65",
            f"del x[{w.random.randint(-8, 8)}]", "x += x[:]", "x *= 2",
            f"x[{cut}] += [1]")),
            "    print(x if not isinstance(x, memoryview) else bytes(x))",
            "except Exception as e: print(type(e).__name__, e)")
    w.show(f"slice({w.below(9)}, {w.pick(('None', '5', '-3'))}, "
           f"{w.pick(('None', '2', '-1'))}).indices({w.below(12)})")


def strings(w):
    for _ in range(6):
        a, b, c = repr(text(w)), repr(text(w)), repr(text(w))
        n, m = w.random.randint(-3, 12), w.random.randint(-9, 9)
        w.show(w.pick((
            f"{a}.split({b})", f"{a}.split(None, {n})", f"{a}.rsplit({b}, {n})",
            f"{a}.partition({b})", f"{a}.rpartition({b})",
            f"{a}.find({b}, {m}, {n})", f"{a}.rfind({b}, {m})",
            f"{a}.index({b}, {m})", f"{a}.count({b}, {m}, {n})",
            f"{a}.replace({b}, {c}, {n})", f"{a}.strip({b})", f"{a}.title()",
            f"{a}.lstrip({b}) + {a}.rstrip({b})", f"{a}.center({n}, '*')",
            f"{a}.ljust({n}, {b})", f"{a}.rjust({n})", f"{a}.zfill({n})",
            f"{a}.expandtabs({n})", f"{a}.splitlines({w.below(2)})",
            f"{a}.translate({{97: {b}, 98: None, 99: 100}})",
            f"{a}.translate(str.maketrans({b}, {b}[::-1]))",
            f"{a}.upper(), {a}.lower(), {a}.swapcase(), {a}.capitalize()",
            f"{a}.casefold()", f"{a}.startswith({b}, {m})",
            f"{a}.endswith(({b}, {c}), {m}, {n})", f"{a}.removeprefix({b})",
            f"{a}.isalpha(), {a}.isdigit(), {a}.isalnum(), {a}.isspace()",
            f"{a}.isupper(), {a}.islower(), {a}.istitle(), {a}.isidentifier()",
            f"{a}.isnumeric(), {a}.isdecimal(), {a}.isprintable(), "
            f"{a}.isascii()", f"{a}.join([{b}, {c}])", f"{a} in {b}, {a} < {b}",
            f"{a}.encode('utf-8')", f"{a}.encode('ascii', 'replace')",
            f"{a}.encode('latin-1', 'ignore')", f"repr({a}), ascii({a})",
            f"{a} * {n}", f"[*{a}][::-1]", f"{a}.join({b})", f"min({a})",
            f"int({a})", f"float({a})", f"sorted({a})", f"ord({a})",
            f"{a}.encode('utf-16-le')", f"{a}.encode('ascii', "
            "'backslashreplace')", f"str.{w.pick(('upper', 'split'))}({a})")))


def raw_bytes(w):
    for _ in range(6):
        a, b, c = repr(w.pick(RAW)), repr(w.pick(RAW)), repr(w.pick(RAW))
        if w.chance(0.3):
            a = f"bytearray({a})"
        n, m = w.random.randint(-3, 12), w.random.randint(-9, 9)
        w.show(w.pick((
            f"{a}.split({b})", f"{a}.rsplit(None, {n})", f"{a}.partition({b})",
            f"{a}.find({b}, {m}, {n})", f"{a}.rfind({w.below(256)})",
            f"{a}.count({b})", f"{a}.replace({b}, {c}, {n})", f"{a}.strip({b})",
            f"{a}.center({n}, b'*')", f"{a}.ljust({n})", f"{a}.zfill({n})",
            f"{a}.expandtabs({n})", f"{a}.splitlines()", f"{a}.title()",
            f"{a}.upper() + {a}.swapcase()", f"{a}.hex({w.pick(TEXTS[1:3])!r})",
            f"{a}.hex(':', {m})", f"{a}.decode()", f"{a}.decode('latin-1')",
            f"{a}.decode('ascii', 'ignore')", f"{a}.decode('utf-8', 'replace')",
            f"{a}.startswith({b})", f"{a}.isalpha(), {a}.isdigit()",
            f"{a}.join([{b}, {c}])", f"{a} + {b}, {a} < {b}", f"{w.below(256)} in {a}",
            f"{a} * {n}", f"list({a})",
            f"bytes.fromhex({w.pick(('0a fF', '0', 'zz', ''))!r})", f"bytes({n})",
            f"{a}.translate(bytes(range(255, -1, -1)))", f"{a}[{m}]",
            f"int.from_bytes({a}, 'little')", f"b'%d|%s|%5.1f' % ({n}, {b}, {m})",
            f"{a}.removesuffix({b})", f"bytes([{w.below(300)}, {w.below(200)}])",
            f"{a} == {b}, hash({b}) == hash({b} + b'')", f"{a}.index({b}, {m})",
            f"struct.unpack('<{w.pick(('h', 'HB', '2b', 'I', '3s'))}', {b})",
            f"memoryview({a})[{m}:{n}].tolist()", f"{a}.endswith(({b}, {c}))")))
    w.line("x = bytearray(b'abcdef')")
    for _ in range(3):
        w.line("try:", "    " + w.pick((
            f"x.append({w.below(300)})", f"x.extend({w.pick(RAW)!r})",
            f"x.insert({w.below(9)}, 65)", f"print(x.pop({w.below(7)}))",
            f"x.remove({w.below(200)})", "x.reverse()", "x.clear()",
            f"x += {w.pick(RAW)!r}", f"x[{w.below(5)}:] = {w.pick(RAW)!r}")),
            "except Exception as e: print(type(e).__name__, e)")
    w.show("x")


def items(w):
    return w.pick(("[3, 1, 2, 1]", "['b', 'A', 'c', '']", "[(1, 'b'), (0, 'z'), "
                   "(1, 'a')]", "[2.5, 1, True, -1]", "[]", "[[2], [1, 5], []]",
                   "range(5, 0, -1)", "'hello'", "[1, 'a', 2]", "{3: 1, 1: 2}",
                   "[None, 1]", "[b'b', b'a']", "[Point(i, i) for i in (2, 1)]"))


def sorting(w):
    keys = ("None", "len", "str", "lambda v: -v", "lambda v: v[-1]", "abs",
            "lambda v: (v is None, str(v))", "lambda v: 1 // v", "repr", "type",
            "lambda v: v[0] if isinstance(v, tuple) else 0", "bool")
    for _ in range(5):
        v, key = items(w), w.pick(keys)
        w.show(w.pick((
            f"sorted({v}, key={key}, reverse={w.below(2)})", f"sorted({v})",
            f"max({v}, key={key})", f"min({v}, key={key}, default='none')",
            f"list(reversed(sorted({v}, key={key})))", f"sum({v})",
            f"sum({v}, {w.pick(('[]', '()', '0.5', '10'))})", f"any({v}), all({v})",
            f"[*map({w.pick(keys[1:])}, {v})]", f"[*filter({key}, {v})]",
            f"dict(zip({v}, {items(w)}))", f"list(enumerate({v}, {w.below(5)}))",
            f"sorted({v}, {key})", f"functools.reduce(lambda p, q: (p, q), {v})",
            f"list(itertools.accumulate({v}))", f"bisect.bisect({v}, 2)",
            f"heapq.nsmallest(2, {v}, key={key})",
            f"[(k, list(g)) for k, g in itertools.groupby({v}, {key})]",
            f"list(itertools.permutations({v}, 2))[:5]",
            f"list(itertools.islice({v}, {w.below(4)}))",
            f"list(zip(*[iter({v})] * 2))", f"list(itertools.chain({v}, 'z'))",
            f"max({v}, {items(w)})")))
    w.line(f"x = list({items(w)})", "try:", f"    x.sort(key={w.pick(keys)})",
           "except Exception as e: print(type(e).__name__, e)", "print(len(x))")


def containers(w):
    keys = [w.pick(("1", "'a'", "(1, 2)", "2.0", "None", "True", "b'k'", "10**20",
                    "'b'", "3", "frozenset()", "[1]"))for _ in range(6)]
    w.line(f"d = {{{', '.join(f'{k}: {i}' for i, k in enumerate(keys[:4]) if k != '[1]')}}}")
    for _ in range(5):
        k, n = w.pick(keys), w.pick(keys)
        w.line("try:", "    " + w.pick((
            f"d[{k}] = 'new'", f"del d[{k}]", f"print(d.pop({k}))",
            f"print(d.pop({k}, 'none'))", "print(d.popitem())",
            f"print(d.setdefault({k}, 5))", f"d.update({{{n}: 7}}, z=8)",
            f"d |= {{{n}: 1}}", f"print(d.get({k}), {k} in d)", "d.clear()",
            f"d.update([({k}, {n})])", "for k in d: d[k] = 0",
            f"for k in d: d[str(k) + 'x'] = 0", "for k in list(d): del d[k]; break",
            f"d = dict.fromkeys([{k}, {n}], 3)", "d = {**d, 'last': 1}",
            f"print(d == dict(d), d != {{{k}: {n}}})")),
            "except Exception as e: print(type(e).__name__, e)")
    w.show("d")
    for form in w.some(("list(d.items())", "list(reversed(d))", "len(d.keys() & {1})",
                        "sorted(map(str, d.keys() | {5}))", "len(d.keys() - {1})",
                        "d.items() <= d.items()", "3 in d.values()",
                        "{1: 2}.keys() == {1}", "list(d.values())[-1:]"), 2, 4):
        w.show(form)
    a, b = ("{" + ", ".join(str(w.below(5)) for _ in range(w.random.randint(1, 4)))
            + "}" for _ in "ab")
    if w.chance(0.3):
        a = f"frozenset({a})"
    for _ in range(4):
        w.show(w.pick((
            f"sorted({a} {w.pick('|&-^')} {b})", f"{a} {w.pick(('<', '<=', '=='))} {b}",
            f"sorted({a}.{w.pick(('union', 'difference'))}({b}, [9]))",
            f"{a}.isdisjoint({b})", f"{a}.add(3)", f"{a}.discard([1])",
            f"sorted({a}.symmetric_difference([1, 9]))", f"{a} | [1]",
            f"len({a}), {w.below(4)} in {a}", f"type({a} & frozenset({b}))",
            f"{a}.remove(77)", f"hash(frozenset({a})) == hash(frozenset({a}))",
            f"{a}.issuperset({b})", f"{a} == frozenset({a})", f"{{*{a}, 1}} >= {b}")))


def json_texts(w):
    parts = ["1", "-0.5", "1e5", "\"a\"", "null", "true", "[1, 2]", "{}",
             '{"k": [null]}', "NaN", '"\\u00e9\\n"', "01", "'x'", "[1,]", "{1: 2}",
             '"\\ud83d\\ude00"', "[", "]", '{"a" 1}', "tru", "1.", "-", '"\\x"']
    source = w.pick(("{}", "[{}, {}]", '{{"a": {}}}', " {} ", "{}{}")).format(
        w.pick(parts), w.pick(parts))
    w.show(f"json.loads({source!r})")
    v = w.pick(("[1, 2.5, None]", "{'a': [True, {'b': ()}]}", "'\u00e9\"\\\\\\n'", "{1: 2}",
                "float('nan')", "{(1,): 2}", "{1, 2}", "[1e22, -0.0]", "{None: 1}",
                "[[], {}]", "b'x'", "{'b': 1, 'a': 2}"))
    how = w.pick(("", ", indent=1", ", indent='--'", ", sort_keys=True",
                  ", separators=(',', ':')", ", ensure_ascii=False",
                  ", default=str", ", skipkeys=True"))
    w.show(f"json.dumps({v}{how})")


SECTIONS = (big_integers, floats, floats, formats, formats, slices, strings,
            strings, raw_bytes, sorting, containers, json_texts)
IMPORTS = '''import bisect, functools, heapq, itertools, json, math, struct
from array import array
'''
