# random: ranges and repeatability by seed, never values.
import random

random.seed(42)
a = [random.random() for _ in range(20)]
random.seed(42)
b = [random.random() for _ in range(20)]
print(a == b, all(0 <= x < 1 for x in a), len({x for x in a}) > 15)
r = [random.randint(3, 7) for _ in range(300)]
print(min(r), max(r), sorted(set(r)))
r = [random.randrange(5) for _ in range(200)]
print(sorted(set(r)))
r = [random.randrange(10, 20, 3) for _ in range(200)]
print(sorted(set(r)))
u = [random.uniform(-2.5, 2.5) for _ in range(200)]
print(all(-2.5 <= x <= 2.5 for x in u), min(u) < -1, max(u) > 1)
c = [random.choice("abc") for _ in range(100)]
print(sorted(set(c)), random.choice([7]), random.choice((1, 1)))
bits = [random.getrandbits(8) for _ in range(300)]
print(min(bits) >= 0, max(bits) < 256, max(bits) > 200,
      random.getrandbits(1) in (0, 1), random.getrandbits(30) < 2 ** 30)
mean = sum(random.random() for _ in range(2000)) / 2000
print(0.45 < mean < 0.55)
for bad in (lambda: random.randint(5, 1), lambda: random.randrange(0)):
    try:
        bad()
    except ValueError:
        print("ValueError")
try:
    random.choice([])
except IndexError:
    print("IndexError")
random.seed(1)
x = random.random()
random.seed(2)
print(x != random.random())
