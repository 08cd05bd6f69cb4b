# A subclass of dict: __missing__, overridden access, attribute access.
class Default(dict):
    def __init__(self, factory):
        super().__init__()
        self.factory = factory

    def __missing__(self, key):
        v = self[key] = self.factory()
        return v


d = Default(list)
d["a"].append(1)
d["a"].append(2)
d["b"].append(3)
print(dict(d), len(d), d.get("zz"), "zz" in d)


class Attr(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k)

    def __setattr__(self, k, v):
        self[k] = v


a = Attr(x=1)
a.y = 2
print(a.x, a["y"], sorted(a.items()), hasattr(a, "z"))


class Upper(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.upper())


u = Upper()
u["key"] = 5
print(u["KEY"], u["Key"], list(u), isinstance(u, dict), u == {"KEY": 5})
u.update({"low": 1})
print(sorted(u.keys()))
