# gc.collect() frees what a function that has returned held, though registers
# of its may still lie in memory.
import gc


def fill():
    d = {i: i for i in range(1500)}


gc.collect()
base = gc.mem_alloc()
fill()
gc.collect()
print(gc.mem_alloc() - base < 4000)
