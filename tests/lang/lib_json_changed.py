# Containers that the functions given to json change while it writes or reads.
import json


class Item:
    pass


def attempt(v, default, **options):
    try:
        print(json.dumps(v, default=default, **options))
    except Exception as e:
        print(type(e).__name__, e)


def appends(v):
    if len(items) < 6:
        items.append(len(items))
    return "item"


items = [Item(), 1, Item(), 2]
attempt(items, appends)


def removes(v):
    items.pop()
    return "item"


items = [Item(), 1, Item(), 2, 3, 4]
attempt(items, removes)


def clears(v):
    items.clear()
    return [1]


items = [1, Item(), 2]
attempt(items, clears)
items = [[Item(), 5], Item(), 7]
attempt(items, clears, indent=1)


def adds(v):
    for i in range(20):
        members["new%d" % i] = i
    members["a"] = "changed"
    return None


members = {"k": Item(), "a": 1, "b": 2}
attempt(members, adds)
print(len(members))


def empties(v):
    members.clear()
    return {}


members = {"k": Item(), "a": Item(), "b": 2}
attempt(members, empties)
members = {"k": Item(), "b": 2, "a": 1}
attempt(members, empties, sort_keys=True)


class Items(dict):
    def items(self):
        return [("made", 1), ("up", [2])]


print(json.dumps(Items(a=1)), json.dumps(Items()))


class Wrong(dict):
    def items(self):
        return [(1, 2, 3)]


try:
    json.dumps(Wrong(a=1))
except ValueError as e:
    print(e)

seen = []


def keep(pairs):
    seen.append(pairs)
    pairs.append(("more", 1))
    return dict(pairs)


print(json.loads('{"a": {"b": 1}, "c": [{}]}', object_pairs_hook=keep))
print(seen)


def forget(d):
    d.clear()
    return d


print(json.loads('[{"a": 1, "b": {"c": 2}}]', object_hook=forget))
