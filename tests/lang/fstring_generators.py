# An f-string's field is an expression as between parentheses: a generator
# expression needs no further ones.
y = [1, 2, 3]
print(f'{ {x for x in y} }', f'{ {x for x in y}}', f'{ {x: x for x in y} }')
print(f'{ {x for x in y}=}', f'{ {x for x in y}!r:>12}|')
print(f'{1:{ {2 for x in y}.pop() }}|', f'{[x for x in y]}')
print(f'{x for x in y}'[:24], f'{x for x in y!r:.10}')
print(f'{(x for x in y)=!s:.10}', f'{x for x in y if x > 1!s:.5}')
print(f'{x + z for x in y for z in y!r:.18}|')


def here():
    n = 4
    return f'{n + x for x in y!r:.33}'


print(here())
for text in ("f'{y for }'", "f'{for x in y}'", "f'{x for x in }'",
             "f'{x for x y}'", "f'{1, x for x in y}'", "f'{y for y in y'"):
    try:
        print(eval(text))
    except SyntaxError as e:
        print(text, 'f-string' in e.args[0])
