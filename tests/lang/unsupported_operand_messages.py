# The text of TypeErrors of operators and of missing attributes.
class K:
    pass


def attempt(f):
    try:
        f()
        print("no error")
    except (TypeError, AttributeError) as e:
        print(e)


k = K()
attempt(lambda: 1 + "a")
attempt(lambda: "a" + 1)
attempt(lambda: [] + 1)
attempt(lambda: None - 1)
attempt(lambda: k * 2)
attempt(lambda: {} / 2)
attempt(lambda: 1 << 1.0)
attempt(lambda: -"a")
attempt(lambda: ~1.0)
attempt(lambda: k < k)
attempt(lambda: 1 >= None)
attempt(lambda: k[0])
attempt(lambda: k())
attempt(lambda: k.attr)
attempt(lambda: (5).attr)
attempt(lambda: "s".attr)
attempt(lambda: [].attr)
attempt(lambda: None.attr)
attempt(lambda: K.attr)
attempt(lambda: len(k))
attempt(lambda: iter(k))
attempt(lambda: [x for x in 5])
attempt(lambda: 1 in 5)
attempt(lambda: {[]: 1})
two = [1, 2]
attempt(lambda: two["a"])
attempt(lambda: int([]))
attempt(lambda: 2 ** "x")
attempt(lambda: 5 % "x")


def aug():
    x = 1
    x += "s"


attempt(aug)


def aug2():
    x = k
    x -= 1


attempt(aug2)
