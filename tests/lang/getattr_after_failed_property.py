# SPDX-License-Identifier: MIT
# __getattr__ is asked when a property or __getattribute__ raised
# AttributeError, by the builtins as by the dot.


class A:
    @property
    def broken(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError("custom " + name)
        return name + "!"


class B:
    @property
    def broken(self):
        raise AttributeError("inner")


a, b = A(), B()
print(a.broken, getattr(a, "broken"), getattr(a, "broken", 0))
print(hasattr(a, "broken"), hasattr(a, "nope"), hasattr(b, "broken"))
print(getattr(a, "nope", "default"), getattr(b, "broken", "default"))
for f in (
    lambda: a.nope,
    lambda: getattr(a, "nope"),
    lambda: b.broken,
    lambda: getattr(b, "broken"),
    lambda: getattr(b, "absent"),
):
    try:
        f()
    except AttributeError as e:
        print(e)
