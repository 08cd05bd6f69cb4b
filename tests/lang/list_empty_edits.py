x = []
del x[1:-1]
x[3:1] = ()
x += [1, 2, 3]
del x[2:1]
x[1:1] = []
print(x)
x.clear()
del x[:]
x[:] = []
print(x)
