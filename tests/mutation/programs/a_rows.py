# SPDX-License-Identifier: MIT
"""What the other programs build their rows with.

A value that only its owner leads to is moved out of it while the collector
marks: into a list that is new, so black, so never looked into. If nothing
shades it, it is freed, and the walker finds a slot that leads to no object.
"""
w = {'owner': None, 'held': None, 'seen': None, 'also': None, 'n': 0}
OLD = None
NEW = [1]


def nothing():
    pass


def good():
    return None


def barrier(name, make, take):
    """take(owner) returns what make() hid in owner, and removes it there."""
    def prepare():
        w['held'] = w['also'] = None
        w['owner'] = make()

    def operation():
        w['held'] = [take(w['owner'])]

    rows.append(('barrier: ' + name, prepare, operation, None, good))


def torn(name, make, write, read, old=OLD, new=NEW):
    """write(owner) stores `new` where `old` was; a handler sees one of them."""
    def prepare():
        w['owner'] = make()
        w['seen'] = old

    def handler():
        w['seen'] = read(w['owner'])

    def check():
        seen = w['seen']
        if read(w['owner']) is not new:
            return 'not stored'
        if seen is old or seen is new:
            return None
        return 'neither the old nor the new value'

    def operation():
        write(w['owner'])

    rows.append(('torn: ' + name, prepare, operation, handler, check))


def conflict(name, prepare, operation, handler, check):
    """Two changes of one thing; check knows what may come of them."""
    rows.append(('conflict: ' + name, prepare, operation, handler, check))
