# uctypes: every kind of field, in all byte orders.
import uctypes

NAMES = ["UINT8", "INT8", "UINT16", "INT16", "UINT32", "INT32", "UINT64",
         "INT64", "FLOAT32", "FLOAT64", "SHORT", "USHORT", "INT", "UINT",
         "LONGLONG", "ULONGLONG"]
data = bytearray(range(0xF0, 0x100))
for layout in (uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN):
    for name in NAMES:
        if name.startswith("FLOAT"):
            continue
        s = uctypes.struct(uctypes.addressof(data),
                           {"f": 1 | getattr(uctypes, name)}, layout)
        print(name, s.f, uctypes.sizeof({"f": 1 | getattr(uctypes, name)}, layout))

buf = bytearray(16)
layout = {
    "a": 0 | uctypes.UINT16,
    "low": 0 | uctypes.BFUINT16 | 0 << uctypes.BF_POS | 5 << uctypes.BF_LEN,
    "mid": 0 | uctypes.BFUINT16 | 5 << uctypes.BF_POS | 6 << uctypes.BF_LEN,
    "signed": 0 | uctypes.BFINT16 | 11 << uctypes.BF_POS | 5 << uctypes.BF_LEN,
    "bytes": (2 | uctypes.ARRAY, 3 | uctypes.UINT8),
    "words": (2 | uctypes.ARRAY, 2 | uctypes.INT16),
    "inner": (6, {"x": 0 | uctypes.INT8, "y": 1 | uctypes.UINT8,
                  "deep": (2, {"z": 0 | uctypes.UINT8})}),
    "items": (10 | uctypes.ARRAY, 2, {"k": 0 | uctypes.UINT8, "v": 1 | uctypes.UINT16}),
}
for order in (uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN):
    for i in range(16):
        buf[i] = 0
    s = uctypes.struct(uctypes.addressof(buf), layout, order)
    s.low, s.mid, s.signed = 31, 0x2A, -3
    print(hex(s.a), s.low, s.mid, s.signed, bytes(buf[:2]))
    s.mid = 0x1FF
    print(s.low, s.mid, s.signed)
    s.words[1] = -2
    print(s.words[0], s.words[1], s.bytes, len(s.bytes))
    s.inner.x = -1
    s.inner.deep.z = 0x155
    print(s.inner.x, s.inner.y, s.inner.deep.z)
    for i in range(2):
        s.items[i].k = i + 1
        s.items[i].v = 0x100 * i + 7
    print([(s.items[i].k, s.items[i].v) for i in range(2)], bytes(buf))
    print(uctypes.sizeof(s), uctypes.sizeof(s.inner), uctypes.sizeof(s.items),
          uctypes.sizeof(s.words), uctypes.sizeof(s.bytes))

f = uctypes.struct(uctypes.addressof(buf), {"s": 0 | uctypes.FLOAT32,
                                            "d": 8 | uctypes.FLOAT64},
                   uctypes.LITTLE_ENDIAN)
f.s, f.d = 1.5, -0.1
print(f.s, f.d, bytes(f) == bytes(buf))
f.s = 3
print(f.s, buf[:4])

native = {"a": 0 | uctypes.UINT32, "b": 4 | uctypes.UINT8}
print(uctypes.sizeof(native), uctypes.sizeof(native, uctypes.LITTLE_ENDIAN))
print(uctypes.UINT8, uctypes.VOID, hex(uctypes.BFUINT8), uctypes.ARRAY, uctypes.PTR,
      uctypes.NATIVE, uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN)
