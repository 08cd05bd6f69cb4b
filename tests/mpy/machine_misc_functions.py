# Small functions of machine: types only.
import machine

print(isinstance(machine.freq(), int), machine.freq() > 0)
print(isinstance(machine.unique_id(), bytes), len(machine.unique_id()) > 0)
print(isinstance(machine.reset_cause(), int))
print(machine.idle())
