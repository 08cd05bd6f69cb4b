# Bit work as drivers do it: masks, sign extension, CRC, packing.
def sign_extend(v, bits):
    sign = 1 << (bits - 1)
    return (v & (sign - 1)) - (v & sign)


print([sign_extend(v, 16) for v in (0, 1, 0x7FFF, 0x8000, 0xFFFF)])
print([sign_extend(v, 12) for v in (0x7FF, 0x800, 0xFFF)])


def crc8(data):
    crc = 0xFF
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = ((crc << 1) ^ 0x31 if crc & 0x80 else crc << 1) & 0xFF
    return crc


def crc32(data):
    crc = 0xFFFFFFFF
    for b in data:
        crc ^= b
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 & -(crc & 1))
    return crc ^ 0xFFFFFFFF


print(crc8(b"\xbe\xef"), hex(crc32(b"123456789")), crc32(b""))


def popcount(x):
    n = 0
    while x:
        x &= x - 1
        n += 1
    return n


print([popcount(x) for x in (0, 1, 255, 0xAAAA, 2 ** 80 - 1)])


def gray(n):
    return n ^ (n >> 1)


print([bin(gray(i))[2:] for i in range(8)])


def lcg(seed, n):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return seed


print(lcg(42, 1000), lcg(1, 5))


def xorshift(x):
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    return x


v = 2463534242
for _ in range(100):
    v = xorshift(v)
print(v)
reg = 0b0000_0000
reg |= 1 << 3
reg &= ~(1 << 1)
reg ^= 0b1010
print(bin(reg), (reg >> 1) & 1, "{:08b}".format(reg))
print((0x12 << 8 | 0x34), 0x1234 >> 8 & 0xFF, (300 * 65536) // 1000, -5 >> 1,
      -5 // 2, -5 % 4)
