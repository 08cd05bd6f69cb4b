from itertools import *

print(list(islice(count(3, 2), 4)), list(islice(count(1.5), 2)))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(1, 3)))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], max)))
print(list(accumulate([1, 2], initial=10)), list(accumulate([])))
print(list(accumulate([2, 3, 4], lambda a, b: a * b)))
print(list(chain("ab", [1], ())), list(chain.from_iterable([[1], "x"])))
print(list(compress("abcdef", [1, 0, 1, 0, 1])))
print(list(dropwhile(lambda x: x < 3, [1, 5, 2])))
print(list(takewhile(lambda x: x < 3, [1, 2, 5, 1])))
print(list(filterfalse(None, [0, 1, "", "a"])))
print(list(filterfalse(lambda x: x & 1, range(6))))
print([(k, list(g)) for k, g in groupby("aaabbca")])
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x & 1)])
print([k for k, g in groupby("aabbc")])
groups = groupby("aabb")
k1, g1 = next(groups)
k2, g2 = next(groups)
print(k1, list(g1), k2, list(g2), list(groups))
for limits in ((3,), (1, 3), (1, None), (0, 7, 3), (0,), (2, 2), (None, 4, 2)):
    print(limits, list(islice("abcdefgh", *limits)))
for limits in ((-1,), (1, 2, 0), (1, -1)):
    try:
        print(list(islice("abc", *limits)))
    except ValueError as error:
        print(limits, error)
rest = iter(range(10))
print(list(islice(rest, 2, 6, 3)), next(rest))
print(list(pairwise("abcd")), list(pairwise("a")))
print(list(starmap(pow, [(2, 3), (3, 2)])))
a, b = tee(iter("abc"))
print(next(a), next(a), list(b), list(a))
print(len(tee([1], 3)), tee([], 0))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()))
print(list(product("ab", [1, 2])), list(product([1, 2], repeat=2)))
print(list(product()), list(product("ab", [])), list(product(repeat=3)))
print(list(permutations("abc", 2)), len(list(permutations(range(5)))))
print(list(permutations([1, 2], 3)), list(permutations([], 0)))
print(list(combinations("abcd", 2)), list(combinations([1], 2)))
print(list(combinations_with_replacement("abc", 2)))
for function in (permutations, combinations):
    try:
        list(function("ab", -1))
    except ValueError as error:
        print(error)
