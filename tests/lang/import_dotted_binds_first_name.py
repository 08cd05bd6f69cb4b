# `import a.b` binds a; `import a.b as c` binds the submodule.
import sys
sys.path.insert(0, sys.path[0] + "/modules" if sys.path[0] else "modules")


def f():
    import pack.sub.deep
    return pack.sub.deep.depth


def g():
    import pack.sub.deep as x
    try:
        pack
    except NameError:
        return x.depth, "pack not bound"


def h():
    from pack.sub import deep
    return deep.depth


print(f(), g(), h())
import pack.alpha, pack.sub as s, plain
print(pack.alpha.name, s.level, plain.value)
m = __import__("plain")
print(m is plain, __import__("pack.sub").__name__)
