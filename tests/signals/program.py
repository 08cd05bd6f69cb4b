# SPDX-License-Identifier: MIT
# What the signals interrupt: tokens wander between containers, moved by this
# program and by its handler, while the program collects, grows, sorts and
# prints. Nobody may lose or double one, and what is read is whole.
import gc
import machine

TOKENS = 60


class Token:
    def __init__(self, number):
        self.number = number
        self.check = [number, number * number, "token %d" % number]


class Box:
    pass


left_list = [Token(i) for i in range(TOKENS)]
right_list = []
drawers = {i: (i, i * i) for i in range(40)}
box = Box()
box.count = 0
box.bad = 0
box.empty = 0
box.held = None
box.text = "x"
fresh = [None] * 32
grown = []
letters = bytearray(64)


def whole(token):
    n = token.number
    check = token.check
    return check[0] == n and check[1] == n * n


def handler(_):
    n = box.count + 1
    box.count = n
    try:
        if n & 1:
            source, target = left_list, right_list
        else:
            source, target = right_list, left_list
        if box.held is not None or source:
            token = box.held  # the reserve was empty when it had been taken
            if token is None:
                token = box.held = source.pop()
            if not whole(token):
                box.bad += 1
            if n & 2:
                target.append(token)
            else:
                target.insert(n % 5, token)
            box.held = None
        key = n % 40
        pair = drawers[key]
        if pair[1] != key * key:
            box.bad += 1
        drawers[key] = (key, key * key)
        if n % 7 == 0:
            drawers[n % 97 + 100] = (n % 97 + 100, (n % 97 + 100) ** 2)
        old = fresh[n & 31]
        if old is not None and old[0] + 0.5 != old[1]:
            box.bad += 1
        fresh[n & 31] = [n, n + 0.5, str(n)]
        if n % 11 == 0:
            grown.append(n)
        if n % 13 == 0:
            setattr(box, "extra%d" % (n % 20), n)
        letters[n % len(letters)] = n & 255
        box.text = "handler %d" % n
    except MemoryError:
        box.empty += 1


def check():
    state = machine.disable_irq()
    tokens = left_list + right_list
    if box.held is not None:
        tokens.append(box.held)
    keys = list(drawers)
    machine.enable_irq(state)
    numbers = sorted(t.number for t in tokens)
    assert numbers == list(range(TOKENS)), numbers
    assert all(whole(t) for t in tokens)
    assert box.bad == 0, box.bad
    for key in keys:
        pair = drawers.get(key)
        if pair is not None:
            assert pair == (key, key * key), (key, pair)
    for item in fresh:
        if item is not None:
            assert item[2] == str(item[0])


def move():
    if left_list:
        try:
            token = left_list.pop(0)
        except IndexError:  # the handler was quicker
            return
        right_list.append(token)
    if right_list:
        try:
            token = right_list.pop(len(right_list) // 2)
        except IndexError:
            return
        left_list.insert(3, token)


def sort():
    try:
        left_list.sort(key=lambda t: t.number)
        grown.sort(reverse=True)
    except ValueError:  # modified during sort
        box.modified = getattr(box, "modified", 0) + 1


def grow(turn):
    table = {}
    items = []
    for i in range(200):
        items.append([i, turn])
        table[i * 7 % 211] = items[-1]
    items[20:100] = [None] * 5
    del items[::3]
    for key in range(100, 197):
        drawers.pop(key, None)
    letters.extend(b"abcdefgh")
    if len(letters) > 2000:
        letters[:] = bytes(64)
    if len(grown) > 500:
        del grown[:]
    setattr(box, "own%d" % (turn % 30), turn)
    return len(table)


def numbers():
    i = 0
    while i < 50:
        yield i
        i += 1


def main():
    turn = 0
    text = ""
    while left() > 0:
        turn += 1
        move()
        sort()
        assert grow(turn) == 200
        assert sum(numbers()) == 1225
        text = (text + "line %d " % turn)[-200:]
        check()
        if turn % 16 == 0:
            gc.collect()
            walk()
        if turn % 50 == 0:
            print("turn", turn, "count", box.count, text[-20:], box.text[:7])
    check()
    walk()
    print("turns", turn > 0, "tokens", TOKENS, "empty", box.empty)
