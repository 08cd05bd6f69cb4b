# `else` of a loop runs unless `break` left it.
def search(xs, want):
    for x in xs:
        if x == want:
            print("found", x)
            break
        if x < 0:
            continue
        print("pass", x)
    else:
        print("not found")
    return "end"


print(search([1, -1, 2, 3], 2))
print(search([], 2))
print(search([-1], 2))

for i in range(4):
    for j in range(4):
        if j == 2:
            break
        if (i + j) % 2:
            continue
        print(i, j, end="; ")
    else:
        print("inner else never")
    if i == 2:
        break
else:
    print("outer else never")
print()

primes = []
for n in range(2, 40):
    for p in primes:
        if n % p == 0:
            break
    else:
        primes.append(n)
print(primes)
for i in range(3):
    continue
else:
    print("else after continue", i)
