# None, True and False as patterns: the compiler must not copy their nodes,
# which are shorter than others (address sanitizer builds see it).

TEXT = """
def name(x):
    match x:
        case None:
            return 'none'
        case True:
            return 'true'
        case False:
            return 'false'
        case [None, True]:
            return 'pair'
    return 'other'
"""


def names(text):
    space = {}
    exec(text, space)
    return [space['name'](x) for x in (None, True, False, 1, 0, [None, True])]


print(names(TEXT))
