"""A module with state."""
print("plain is loading as", __name__)
value = 10
_private = "hidden by *"
items = []


def bump(n=1):
    global value
    value += n
    return value


def get():
    return value


class Thing:
    made = 0

    def __init__(self):
        Thing.made += 1
