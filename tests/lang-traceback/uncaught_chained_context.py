# An error inside a handler prints what was being handled first.
def f():
    try:
        {}["k"]
    except KeyError:
        [][3]


f()
