# SPDX-License-Identifier: MIT
"""struct: format up to a newline, then data. Unpacked and packed again it is
the same, but for what has many spellings: padding, truth, NaN."""
import struct

EXACT = "bBhHiIlLqQnNc0123456789<>=!@"


def repeats(layout, data, size):
    if size == 0 or len(data) % size:
        return
    for i, items in enumerate(struct.iter_unpack(layout, data)):
        assert repr(items) == repr(struct.unpack_from(layout, data, i * size))


def fuzz(data):
    head, _, data = data.partition(b"\n")
    try:
        layout = head.decode()
    except UnicodeError:
        return
    try:
        size = struct.calcsize(layout)
    except (struct.error, ValueError):
        return
    assert size >= 0
    if size > 65536:
        return
    data = (data * (size // (len(data) or 1) + 1) + bytes(size))[:size]
    assert len(data) == size
    items = struct.unpack(layout, data)
    packed = struct.pack(layout, *items)
    assert len(packed) == size
    assert repr(struct.unpack(layout, packed)) == repr(items)
    if all(c in EXACT for c in layout):
        if layout[:1] in "<>=!":
            assert packed == data
    room = bytearray(size + 9)
    struct.pack_into(layout, room, 4, *items)
    assert room[4:4 + size] == packed and not any(room[:4] + room[4 + size:])
    assert repr(struct.unpack_from(layout, room, 4)) == repr(items)
    repeats(layout, bytes(data) * 3, size)
    for wrong in (items + (1,), items[1:], ("x",) * len(items)):
        try:
            struct.pack(layout, *wrong)
        except struct.error:
            pass


for sample in (b"<ihb\nabcdefgh", b"3s2xd\n1234567890", b"e?P4p\nab"):
    fuzz(sample)
