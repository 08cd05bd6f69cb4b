# None, True and False as patterns: the compiler must not copy their nodes,
# which are shorter than others (tests/lang-parse sees it).


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


print([name(x) for x in (None, True, False, 1, 0, [None, True])])
