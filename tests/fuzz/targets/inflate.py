# SPDX-License-Identifier: MIT
"""Hostile streams: at once, in pieces and with limits they give the same, or
each time an error; nothing grows beyond what a stream can hold."""
import zlib

WBITS = (-15, 15, 31, 47, -8, -9, 9, 25)
# At once what is out is all the window, in pieces a distance may be too far.
SMALL = (-8, -9, 9, 25)


def at_once(data, wbits):
    try:
        return zlib.decompress(data, wbits)
    except zlib.error:
        return None


def in_pieces(data, wbits, step, limit):
    """What came, and whether the stream ended well."""
    stream = zlib.decompressobj(wbits)
    out, fed = b"", 0
    try:
        while fed < len(data) and not stream.eof:
            out += stream.decompress(data[fed:fed + step], limit)
            fed += step
            while stream.unconsumed_tail and not stream.eof:
                more = stream.decompress(stream.unconsumed_tail, limit)
                assert limit == 0 or len(more) <= limit
                out += more
        out += stream.flush()
    except zlib.error:
        return out, None
    if stream.eof and limit == 0:
        assert data[:min(fed, len(data))].endswith(stream.unused_data)
    return out, stream.eof


def fuzz(data):
    if len(data) < 2:
        return
    wbits = WBITS[data[0] & 7]
    step, limit = 1 + (data[0] >> 3), data[1]
    data = data[2:]
    whole = at_once(data, wbits)
    assert whole is None or len(whole) <= 1040 * len(data)
    for arguments in ((step, 0), (step, limit), (len(data) or 1, limit)):
        out, ended = in_pieces(data, wbits, *arguments)
        if whole is None:
            assert not ended, arguments
        elif ended is None and wbits in SMALL:
            assert whole.startswith(out), arguments
        else:
            assert ended and out == whole, (ended, arguments)


for sample in (b"\x00\x10K\xca\xcc\x03\x00", b"\x01\x03x\x9cK\x4c\x02\x00",
               b"\x09\x07" + zlib.compress(b"aaaabbbbccccabcd" * 9)):
    fuzz(sample)
