# gc.collect() frees what functions that have returned held, though registers
# of theirs may still lie in memory.
import gc


def fill():
    d = {i: i for i in range(1500)}


def freed(f):
    f()
    gc.collect()
    before = gc.mem_alloc()
    f()
    gc.collect()
    return gc.mem_alloc() - before < 4000


print(freed(fill))

gc.collect()
base = gc.mem_alloc()
fill()
gc.collect()
print(gc.mem_alloc() - base < 4000)
