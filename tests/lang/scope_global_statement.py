# `global` reaches the module from any depth; without it a name is local.
count = 0
name = "module"


def bump():
    global count
    count += 1
    return count


def shadow():
    name = "local"
    return name


def create():
    global made_here
    made_here = [1, 2]


def deep():
    def inner():
        global count, name
        count = 100
        name = "changed"
    inner()


print(bump(), bump(), count)
print(shadow(), name)
create()
print(made_here)
deep()
print(count, name)


def remove():
    global made_here
    del made_here


remove()
try:
    made_here
except NameError as e:
    print("NameError:", e)


class K:
    global from_class
    from_class = 7
    inside = 8


print(from_class, K.inside, hasattr(K, "from_class"))
