# while with else, break, continue and complicated conditions.
n = 0
while n < 3:
    n += 1
else:
    print("else", n)

while True:
    n += 1
    if n % 2:
        continue
    if n > 8:
        break
else:
    print("never")
print(n)

while False:
    print("never")
else:
    print("else at once")


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print([collatz(i) for i in range(1, 12)])

i = j = 0
while i < 5 and not (j > 6 or i == 4):
    i, j = i + 1, j + 2
print(i, j)

a, b = 1071, 462
while b:
    a, b = b, a % b
print(a)

out = []
i = 0
while i < 3:
    j = 0
    while True:
        j += 1
        if j > i:
            break
        out.append((i, j))
    else:
        out.append("never")
    i += 1
print(out)
