# Arithmetic, text and comparison of complex numbers.
print(complex(1, 2), 1j*1j, (1+2j).conjugate(), abs(3+4j), 2j.imag, -1j, +1j, (1+2j).real)
print((-8) ** (1/3), (1+2j)**2, (1+2j)**-1, (1+2j)**0.5, 2**1j, 0j**0, 1j**1j, (0j)**2)
print(repr(complex('1+2j')), complex('-j'), complex(' ( 3.5e1-2J ) '), complex('nan+infj'), complex('1'), complex('1_0j'))
for s in ('', 'a', '1+', '1+2', '1 +2j', 'j1', '(1+2j', '++1j', '1j+2', '+', '1jj'):
    try: print(s, complex(s))
    except ValueError as e: print(s, e)
print(1j == 1j, 1 == 1+0j, 1+0j == 1.0, 1j != 1, hash(1+0j) == hash(1), {1: 2}[1+0j], 1j in [1j])
for f in (lambda: 1j < 2, lambda: 1j // 1, lambda: 1j % 2, lambda: int(1j), lambda: float(1j), lambda: 1j/0, lambda: 0j**-1, lambda: complex('1', 2), lambda: complex(1, '2'), lambda: complex([]), lambda: complex(1, []), lambda: round(1j), lambda: 1j + 'a', lambda: complex(1,2,3), lambda: (1e308+1e308j)**9, lambda: abs(complex(1.7e308, 1.7e308)), lambda: ~1j, lambda: divmod(1j, 1), lambda: __import__('math').sqrt(1j), lambda: complex(x=1), lambda: 10**400 + 1j):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print('{:.2f} {:>20} {:<12}| {:+.1e} {: } {:,.2f} {:g}'.format(1.234+5.678j, 1+2j, 3j, 1+1j, 2+1j, 12345.678+1j, 1.5j), f'{1j!r} {1+1j:^15}|', '%s %r' % (1j, 2j))
for s in ('=10', '010', 'd', 'x'):
    try: print(format(1j, s))
    except ValueError as e: print(e)
print(sum([1j, 2, 3.5]), bool(0j), bool(1j), type(1j), isinstance(1j, complex), 1+2j-1, 3-1j, 2*1j, 1j/2, 4/2j, True+1j)
print(complex(1j, 2j), complex(real=3), complex(imag=2), complex(), complex(1.5), complex(2, 0.0), -0j, complex(-0.0, -0.0), 0j*-1, -(0j))
class C:
    def __complex__(self): return 3+4j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
print(complex(C()), complex(F()), complex(I(), I()), complex(F(), 1))
class D(complex):
    def __add__(self, o): return 'added'
    x = 3
d = D(1, 2)
print(d, d + 1, d.x, d * 2, d.real, type(d), isinstance(d, complex), d == 1+2j, abs(D(3, 4)))
print(1e16j, 1e-5j, 1.5e300+2j, complex('inf'), complex(float('nan'), 1), 123456789012345678j)
match 1+2j:
    case 1+2j: print('matched')
x = 1j; x += 1; x *= 2; x -= 1j; x /= 2; x **= 2; print(x)
print((1+2j).__abs__(), (1+2j).__add__(1), complex.conjugate(2j), 1j.__class__, sorted([2j, 1], key=abs))
print(pow(1j, 2), 10j.imag, .5j, 1_0j, 0J, [1j, (2j,)], {1j: 3})
