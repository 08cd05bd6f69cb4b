# SPDX-License-Identifier: MIT
"""Two steps of an asynchronous generator that begin at one moment."""


class Pause:
    def __await__(self):
        yield 'pause'


async def paused():
    while True:
        await Pause()
        yield 'item'


def two_steps():
    g = paused()
    return g.__anext__(), g.__anext__()


def begin(step):
    try:
        return step.send(None)
    except RuntimeError:
        return 'busy'


def end(step):
    try:
        return step.send(None)
    except StopIteration as e:
        return e.value
    except RuntimeError:
        return 'lost'


def prepare_steps():
    w['owner'] = two_steps()
    w['seen'] = w['held'] = w['also'] = None


def begin_first():
    w['held'] = begin(w['owner'][0])


def begin_second():
    w['seen'] = begin(w['owner'][1])


def check_steps():
    if sorted((w['held'], w['seen'])) != ['busy', 'pause']:
        return 'begun by both: %r, %r' % (w['held'], w['seen'])
    if w['also'] is None: # the check is made twice
        w['also'] = sorted(end(step) for step in w['owner'])
    if w['also'] != ['item', 'lost']:
        return 'the step that began does not go on: %r' % w['also']


conflict('a step of an asynchronous generator | another', prepare_steps,
         begin_first, begin_second, check_steps)


class Twice:
    def __await__(self): # an iterator that does not hold it
        return iter(['first', 'second'])


class Asked:
    def __anext__(self):
        return Twice()


def asked():
    return anext(Asked(), None)


def begin_asked(step):
    return [step.send(None)]


def both_of_asked():
    step = asked()
    return step.send(None), step.send(None)


barrier('what anext with a default awaits', asked, begin_asked)
stored('iterator of what anext awaits', both_of_asked, ('first', 'second'))
