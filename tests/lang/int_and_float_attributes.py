# SPDX-License-Identifier: MIT
# real, imag, numerator and denominator are attributes, not methods.

for n in 5, -3, True, 2**70:
    print(n.real, n.imag, n.numerator, n.denominator, n.conjugate())
for x in 2.5, -0.0:
    print(x.real, x.imag, x.conjugate())
print("{0.real} {0.imag}".format(3))
try:
    (5).real = 1
except AttributeError:
    print("AttributeError")
