# SPDX-License-Identifier: MIT
a = 3 ** 3000
b = 7 ** 1500
while True:
    c = a * b
    d = c // a
    e = c % b
    f = pow(a, 3, b)
    g = (c << 77) >> 13
    s = str(b)
    h = int(s)
    k = a ^ c & b | -a
