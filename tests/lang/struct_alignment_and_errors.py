# Native alignment, and what is refused.
import struct

print(struct.calcsize("bi"), struct.calcsize("@bh"), struct.calcsize("=bi"),
      struct.calcsize("<bd"), struct.calcsize("bhb"))
print(struct.pack("bi", 1, 2), struct.unpack("bi", struct.pack("bi", -1, -2)),
      struct.pack("hb", 1, 2))


def attempt(f):
    try:
        f()
        print("no error")
    except (struct.error if hasattr(struct, "error") else ValueError,
            ValueError, TypeError):
        print("refused")


attempt(lambda: struct.unpack("<h", b"\0"))
attempt(lambda: struct.pack("<h", "x"))
attempt(lambda: struct.pack("<hh", 1))
attempt(lambda: struct.pack("Z", 1))
attempt(lambda: struct.pack("<s", "text"))
attempt(lambda: struct.pack_into("<I", bytearray(2), 0, 1))
attempt(lambda: struct.unpack_from("<I", b"abc", 2))
attempt(lambda: struct.pack_into("<H", b"immutable", 0, 1))
attempt(lambda: struct.pack("<d", None))


def checksum(frame):
    kind, n = struct.unpack_from("<BH", frame)
    body = struct.unpack_from("<%dh" % n, frame, 3)
    return kind, n, body, sum(frame) & 0xFF


frame = struct.pack("<BH", 7, 4) + struct.pack("<4h", -1, 2, -300, 400)
print(len(frame), checksum(frame))
records = b"".join(struct.pack(">Bf", i, i / 4) for i in range(4))
print([struct.unpack_from(">Bf", records, 5 * i) for i in range(4)])
