# SPDX-License-Identifier: MIT
"""Binary heaps in lists: heap[k] <= heap[2k + 1] and heap[2k + 2].

The sift goes down to a leaf first and then up, as Knuth (TAOCP 3, 5.2.3,
exercise 18) advises: the item put at the top came from the bottom and seldom
stays high, so this saves a comparison a level.
"""


def _rise(heap, start, at):
    """Moves heap[at] up until its parent is not greater."""
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _sink(heap, at):
    """Moves heap[at] to a leaf by the smaller children, then up again."""
    end, start, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def _check(heap):
    if not isinstance(heap, list):
        raise TypeError("heap argument must be a list, not "
                        + type(heap).__name__)


def heappush(heap, item):
    _check(heap)
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    """The least item; IndexError if there is none."""
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    least, heap[0] = heap[0], last
    _sink(heap, 0)
    return least


def heapify(x):
    """Makes a heap of the list in place, O(n)."""
    _check(x)
    for at in range(len(x) // 2 - 1, -1, -1):
        _sink(x, at)


def heapreplace(heap, item):
    """heappop, then heappush, in one sift."""
    least, heap[0] = heap[0], item
    _sink(heap, 0)
    return least


def heappushpop(heap, item):
    """heappush, then heappop, in at most one sift."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


class _Entry:
    """A line of merge(): its next item, ordered by key, then by line."""

    def __init__(self, item, line, following, key, sign):
        self.item, self.line, self.following = item, line, following
        self.rank = item if key is None else key(item)
        self.key, self.sign = key, sign

    def __lt__(self, other):
        low, high = (self, other) if self.sign > 0 else (other, self)
        if low.rank < high.rank:
            return True
        return not high.rank < low.rank and self.line < other.line


def merge(*iterables, key=None, reverse=False):
    """The items of sorted iterables in order, one at a time."""
    heap = []
    for line, iterable in enumerate(iterables):
        following = iter(iterable)
        for item in following:
            heap.append(_Entry(item, line, following, key,
                               -1 if reverse else 1))
            break
    heapify(heap)
    while heap:
        top = heap[0]
        yield top.item
        try:
            item = next(top.following)
        except StopIteration:
            heappop(heap)
        else:
            heapreplace(heap, _Entry(item, top.line, top.following, key,
                                     top.sign))


def nlargest(n, iterable, key=None):
    """The n largest items, largest first, equals in their order."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    """The n smallest items, smallest first, equals in their order."""
    return sorted(iterable, key=key)[:max(n, 0)]
