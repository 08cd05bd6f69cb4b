print("circ_a starts")
early = "a early"
import circ_b
late = "a late"


def call_b():
    return circ_b.f()
