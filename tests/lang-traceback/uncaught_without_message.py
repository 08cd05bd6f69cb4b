# An exception without arguments prints only its name.
def f():
    raise KeyError


f()
