# AES-128 in counter mode, byte by byte: tables, lists, shifts and masks.
import sys


def make_tables():
    box = [0] * 256
    p = q = 1
    while True:
        p = (p ^ (p << 1) ^ (0x1B if p & 0x80 else 0)) & 0xFF
        q ^= q << 1
        q ^= q << 2
        q ^= q << 4
        q &= 0xFF
        if q & 0x80:
            q ^= 0x09
        x = q
        for s in (1, 2, 3, 4):
            x ^= (q << s | q >> (8 - s)) & 0xFF
        box[p] = x ^ 0x63
        if p == 1:
            break
    box[0] = 0x63
    twice = bytes([(i << 1 ^ (0x1B if i & 0x80 else 0)) & 0xFF
                   for i in range(256)])
    return bytes(box), twice


BOX, TWICE = make_tables()
SHIFT = (0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11)


class AES:
    def __init__(self, key):
        words = [list(key[i:i + 4]) for i in range(0, 16, 4)]
        rcon = 1
        for i in range(4, 44):
            w = words[i - 1]
            if i % 4 == 0:
                w = [BOX[w[1]] ^ rcon, BOX[w[2]], BOX[w[3]], BOX[w[0]]]
                rcon = TWICE[rcon]
            words.append([a ^ b for a, b in zip(words[i - 4], w)])
        self.keys = []
        for i in range(0, 44, 4):
            self.keys.append(sum(words[i:i + 4], []))

    def encrypt(self, block):
        s = [a ^ b for a, b in zip(block, self.keys[0])]
        for turn in range(1, 10):
            s = self.mix([BOX[s[i]] for i in SHIFT])
            key = self.keys[turn]
            for i in range(16):
                s[i] ^= key[i]
        key = self.keys[10]
        return bytes([BOX[s[SHIFT[i]]] ^ key[i] for i in range(16)])

    def mix(self, s):
        out = []
        for i in (0, 4, 8, 12):
            a, b, c, d = s[i:i + 4]
            t = a ^ b ^ c ^ d
            out += (a ^ t ^ TWICE[a ^ b], b ^ t ^ TWICE[b ^ c],
                    c ^ t ^ TWICE[c ^ d], d ^ t ^ TWICE[d ^ a])
        return out


def counter_mode(cipher, nonce, data):
    out = bytearray(data)
    for n, at in enumerate(range(0, len(data), 16)):
        pad = cipher.encrypt(nonce + n.to_bytes(8, "big"))
        for i in range(at, min(at + 16, len(data))):
            out[i] ^= pad[i - at]
    return out


def main(n):
    # FIPS 197, appendix C.1.
    cipher = AES(bytes(range(16)))
    block = bytes([i * 17 for i in range(16)])
    assert cipher.encrypt(block).hex() == "69c4e0d86a7b0430d8cdb78070b4c55a"
    data = bytes([(i * 7) & 0xFF for i in range(16 * n)])
    coded = counter_mode(cipher, b"Robot 17", data)
    assert counter_mode(cipher, b"Robot 17", coded) == data
    print("aes", len(coded), coded[-4:].hex())


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
