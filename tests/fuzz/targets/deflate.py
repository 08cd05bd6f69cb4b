# SPDX-License-Identifier: MIT
"""What was compressed comes out as it was, however it went in."""
import zlib

WBITS = (-15, 15, 31, -9, 9, 25, -12, 12)
FLUSHES = (zlib.Z_NO_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH)


def spread(data):
    """Longer than the input: an instruction copies what was before."""
    out = bytearray()
    i = 0
    while i + 2 < len(data) and len(out) < 6000:
        if data[i] >= 192 and out:
            at = len(out) - 1 - (data[i + 1] * 16) % len(out)
            out += out[at:at + 4 + data[i] % 64 * 4]
            i += 2
        else:
            out.append(data[i])
            i += 1
    return bytes(out)


def fuzz(data):
    if len(data) < 3:
        return
    wbits, level = WBITS[data[0] & 7], data[1] % 11 - 1
    step = data[1] // 11 + 1
    text = spread(data[2:])
    packed = zlib.compress(text, level, wbits)
    assert len(packed) <= len(text) + len(text) // 64 + 64
    assert zlib.decompress(packed, wbits) == text
    stream = zlib.compressobj(level, zlib.DEFLATED, wbits)
    out = b""
    for i in range(0, len(text), step * 16):
        out += stream.compress(text[i:i + step * 16])
        if data[0] & 8:
            out += stream.flush(FLUSHES[i // step % 3])
    out += stream.flush()
    assert zlib.decompress(out, wbits) == text
    assert zlib.crc32(text[7:], zlib.crc32(text[:7])) == zlib.crc32(text)
    assert zlib.adler32(text[7:], zlib.adler32(text[:7])) == zlib.adler32(text)
    damaged = packed[:len(packed) // 2]
    try:
        zlib.decompress(damaged, wbits)
        assert not damaged
    except zlib.error:
        pass


for sample in (b"\x00\x06abcabcabcabc", b"\x0a\x20aaaaaaaaaab\xff\x01\x02"):
    fuzz(sample)
