# SPDX-License-Identifier: MIT
"""Rows for the library's modules in C: re, weakref, uctypes, zlib."""
import gc
from _re import Engine
from _weakref import ref
from _zlib import Deflate, Inflate
import uctypes

CACHED = 64  # patterns that re keeps


engine = Engine(ValueError)


# --- re: a pattern that the cache alone holds, and the cache is left ---

def purge(unused):
    pattern = engine.compile('row a+')
    engine.purge()
    return pattern


def overflow(unused):
    pattern = engine.compile('row 0')
    engine.compile('row beyond')
    return pattern


def full_cache():
    engine.purge()
    for i in range(CACHED):
        engine.compile('row %d' % i)


def one_cached():
    engine.purge()
    engine.compile('row a+')


barrier('re.purge', one_cached, purge)
barrier('a full cache of re', full_cache, overflow)


def purged():
    first = engine.compile('row b')
    kept = engine.compile('row b') is first
    engine.purge()
    return kept, engine.compile('row b') is first


def begun_anew():
    full_cache()
    first = engine.compile('row new')
    return engine.compile('row new') is first, engine.compile('row 0') is engine.compile('row 0')


stored('re.purge', purged, (True, False))
stored('a full cache of re', begun_anew, (True, True))


# --- weakref ---

class Target:
    pass


class Told:
    """A callback that only its reference holds."""

    def __init__(self, keeps):
        self.keeps = keeps

    def __call__(self, reference):
        w['n'] += 1
        if self.keeps:
            w['also'] = [self]


def alone():
    """A reference to an object that nothing else holds."""
    return ref(Target())


def dead(keeps=True):
    w['n'] = 0
    reference = ref(Target(), Told(keeps))
    for _ in range(3):
        gc.collect()
    return reference


barrier('weak reference', alone, lambda owner: owner())
barrier('callback of a weak reference', dead, lambda owner: owner())


def twice():
    reference = dead(False)
    alive = reference() is not None
    reference()
    return 1 if alive else w['n']


stored('callback of a weak reference', twice, 1)


def prepare_dead():
    w['owner'] = dead(False)


def look():
    w['owner']()


def told():
    return None if w['n'] <= 2 else 'told %d times' % w['n']


conflict('callback of a weak reference', prepare_dead, look, look, told)


# --- uctypes: bytes that nothing but a number leads to ---

barrier('address of forgotten bytes', lambda: uctypes.addressof(bytearray(64)),
        lambda address: uctypes.struct(address, {}))


# --- zlib: what is known of the stream before ---

NOISE = bytes((i * i * 7919 >> 3) & 255 for i in range(600))


def repeated():
    z = Deflate(6, 32768)
    first = z.step(NOISE, 1)
    again = z.step(NOISE, 2)
    text = Inflate(0).step(first + again, 2000)[0]
    return len(again) < 60, text == NOISE + NOISE


stored('history of zlib', repeated, (True, True))
