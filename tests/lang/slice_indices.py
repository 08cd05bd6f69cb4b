# slice.indices gives what range() needs.
for s, n in (
    (slice(None), 5), (slice(1, 3), 5), (slice(None, None, -1), 5),
    (slice(-3, -1), 5),
    (slice(10, 20), 5), (slice(4, 1, -2), 5), (slice(None, 2), 1),
    (slice(-100, 100, 3), 7),
    (slice(None, None, -3), 0), (slice(2, None, 2), 9),
):
    t = s.indices(n)
    print(t, list(range(*t)), list(range(*t)) == list(range(n))[s])
print(slice(1, 2) == slice(1, 2), slice(1, 2) != slice(1, 3))
print(slice(3), repr(slice(1, 2, 3)))


class S:
    def __getitem__(self, k):
        return k


print(S()[1:2], S()[:], S()[::2], S()[1:2, 3], S()[slice(4)])
try:
    slice(1, 2, 0).indices(5)
except ValueError as e:
    print(e)
