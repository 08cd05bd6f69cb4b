# %a, {!a} and ascii() escape what is not ASCII; %r and {!r} do not.
for v in ("é", "\u20ac\U0001f600\x80", ["ü", b"\xff"], 5, None, "a'b\n"):
    print("%a" % (v,), "{!a}".format(v), f"{v!a}", ascii(v))
    print("%r" % (v,), "{!r}".format(v), f"{v!r}")
    print(b"%a" % (v,), b"%r" % (v,))
print("%8a|%-8a|%.2a" % ("é", "é", "é"), "{!a:>8}|".format("é"))
for call in (lambda: min(1, 2, default=3), lambda: max(1, 2, default=3, key=len),
             lambda: __import__("")):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(min([], default=4), max((), default=None, key=len))
