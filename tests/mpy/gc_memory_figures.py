# mem_alloc and mem_free are integers that move with what is kept.
import gc

gc.collect()
a = gc.mem_alloc()
f = gc.mem_free()
print(isinstance(a, int), a > 0, isinstance(f, int), f > 0)


def hold():
    keep = [bytearray(1000) for _ in range(20)]
    gc.collect()
    return gc.mem_alloc(), len(keep)


b = hold()[0]
print(b - a >= 20000)
gc.collect()
print(gc.mem_alloc() < b, gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(isinstance(gc.threshold(), int), gc.threshold(10000), gc.threshold())
gc.threshold(-1)
