# f-strings: expressions, quotes, conversions, braces, concatenation.
name, n, x = "krait", 42, 3.14159
print(f"{name} {n} {x}")
print(f"{name!r} {name!s} {n!r} {[name]!s}")
print(f"{{}} {{{n}}} {'{'}{'}'}")
print(f"{n + 1} {n * 2 - 1} {name.upper()} {len(name)} {name[1:3]}",
      f"{[i for i in range(3)]}")
print(f"{'single'} {'yes' if n else 'no'}", f'{"in"}')
print(f"a" "b" f"{n}" 'c')
print(f"{n if n > 10 else -n} {(lambda v: v + 1)(1)} { n } {n,} {n, x}")
print(f"""multi
line {name}
end""")
print(f'{name}\t{n}\n{"x" * 3}')
print(rf"\d{n}\n", fr'{n}\t')
d = {"key": "val", 1: 2}
print(f"{d['key']} {d[1]} {d}")


def f(a, b=2):
    return f"{a}-{b}"


print(f"{f(1)} {f(1, b=3)} {f(*[5, 6])}")
print(f"{n == 42} {n != 1} {n >= 2} {None} {True and 'yes'}")
print(f"{f'{f(0)}'} {f'{n}' + 'z'}")
print(f"" == "", f"plain", F"{n}")
print(f"{x:.2f}|{n:5d}|{name:>8}|{name!r:>10}|{n:#x}|{n:08b}")
