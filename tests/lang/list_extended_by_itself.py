# A list that is extended by itself, by way of its own __iter__ or not; names
# that a mapping cannot delete; a module's names by `*`, each once.


class Fixed(list):
    def __iter__(self):
        return iter([0, 1, 2])


class Plain(list):
    pass


class Tenfold(list):
    def __iter__(self):
        for i in range(len(self)):
            yield self[i] * 10


for kind in (Fixed, Plain, Tenfold, list):
    a = kind([9, 8])
    a.extend(a)
    print([a[i] for i in range(len(a))])


class Names(dict):
    error = KeyError

    def __delitem__(self, name):
        raise self.error(name)

    def __setitem__(self, name, item):
        stored.append(name)


for error in (KeyError, LookupError, ValueError):
    Names.error = error
    try:
        exec("del x", {}, Names(x=1))
    except NameError as e:
        print(e)

for module in ("math", "errno", "string"):
    stored = []
    exec("from %s import *" % module, {}, Names())
    print(module, len(stored) == len(set(stored)), "pi" in stored,
          "ENOENT" in stored, "digits" in stored)
