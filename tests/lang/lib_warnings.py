import warnings


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(DeprecationWarning("third"))
    print([(str(w.message), w.category.__name__) for w in seen])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(lambda: warnings.warn("raised", DeprecationWarning))
    warnings.filterwarnings("ignore", category=UserWarning)
    attempt(lambda: warnings.warn("ignored"))
    warnings.filterwarnings("error", "spec", UserWarning)
    attempt(lambda: warnings.warn("special"))
    attempt(lambda: warnings.warn("other"))
attempt(lambda: warnings.warn("x", int))
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("once")
    for i in range(3):
        warnings.warn("again")
    print(len(seen))


def inner(level):
    warnings.warn("place", stacklevel=level)


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("default")
    for i in range(2):
        inner(1)
        inner(2)
        inner(3)
    print([(w.filename.split("/")[-1], w.lineno) for w in seen])
    print(warnings.formatwarning("text", UserWarning, "file.py", 3, "x = 1"))
    warnings.warn_explicit("explicit", DeprecationWarning, "f.py", 7)
    print(seen[-1].lineno, seen[-1].message, seen[-1].category.__name__)
