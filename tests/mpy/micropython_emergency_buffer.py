# Calls that programs make for handlers' sake.
import micropython

print(micropython.alloc_emergency_exception_buf(100))
micropython.opt_level(0)
print(micropython.opt_level())
print(isinstance(micropython.stack_use(), int))
