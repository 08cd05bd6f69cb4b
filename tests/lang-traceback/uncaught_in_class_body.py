# A class body is a frame with the name of the class.
def make():
    class Broken:
        good = 1
        bad = good + undefined_name

    return Broken


make()
