# Line joining, semicolons, comments, deep indentation, pass, odd spacing.
a = 1; b = 2; print(a, b)
if a: pass
else: print("never")
x = (1 +
     2 +  # comment inside parentheses
     3)
y = [
    1,
    2,

    # a comment line
    3,
]
z = 1 + \
    2
print(x, y, z)
def f(a,
      b=2,
      *args,
      c=3,
      ): return (a, b, args, c)
print(f(1,), f(
    1,
    c=5,
))
if True:
  if True:
        if True:
         print("uneven but consistent")
class A: pass
class B(A): x = 1; y = 2
print(B.x+B.y, -a, - a, not(a), a if(a)else b)
for i in 1, 2: print(i, end=" "); print("-", end=" ")
print()
while a < 3: a += 1
print(a)
try: 1 / 0
except ZeroDivisionError: print("one line handler")
finally: print("one line finally")
"a string statement"
5
a, b = b, a; del[a]; a = 5
print(b, {'k':1,}, (1,), [1,][0], 1 if(True)else 2)
print(1_0, 0xA) if a else print("never")
