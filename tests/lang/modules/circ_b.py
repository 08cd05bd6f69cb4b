print("circ_b starts")
import circ_a
print("circ_b has", circ_a.early, hasattr(circ_a, "late"))


def f():
    return "b sees " + circ_a.late
