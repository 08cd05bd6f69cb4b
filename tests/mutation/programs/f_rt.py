# SPDX-License-Identifier: MIT
"""Rows for events, soft queues, errors, timers and the recorder of rt. The
names source_new, post and so on come from rig.c."""
import micropython
import rt

SOFT, LEVEL_2 = 0, 2
KEEP, DISARM = 0, 1
calls = []


def count_call(_):
    calls.append(1)


def soft_prepare(waiting, depth=8):
    def prepare():
        calls.clear()
        w['owner'] = source_new(count_call, SOFT, depth, 0, KEEP)
        hold()
        for i in range(waiting):
            post(w['owner'], i)
    return prepare


def post_one():
    post(w['owner'], 7)


def delivered(n):
    """All of them, each once."""
    def check():
        if w['owner'] is None:
            return None
        pending()
        pending()
        source_free(w['owner'])
        w['owner'] = None
        got = len(calls)
        return None if got == n else '%d events of %d' % (got, n)
    return check


conflict('soft post | soft post', soft_prepare(0), post_one, post_one,
         delivered(2))
conflict('soft delivery | soft post', soft_prepare(1), pending, post_one,
         delivered(2))
conflict('soft delivery of two | soft post', soft_prepare(2), pending,
         post_one, delivered(3))


def change_depth():
    """A smaller queue, while an event comes."""
    source_change(w['owner'], count_call, SOFT, 1, 0, KEEP)


def check_depth():
    if w['owner'] is None:
        return None
    pending()
    source_free(w['owner'])
    w['owner'] = None
    return None


conflict('smaller queue | soft post', soft_prepare(5), change_depth, post_one,
         check_depth)


def change_level():
    source_change(w['owner'], count_call, LEVEL_2, 8, 0, KEEP)


conflict('soft to hard | post', soft_prepare(0), change_level, post_one,
         check_depth)


def hard_prepare():
    calls.clear()
    w['owner'] = source_new(count_call, LEVEL_2, 8, 0, KEEP)


def change_to_soft():
    source_change(w['owner'], count_call, SOFT, 8, 0, KEEP)


conflict('hard to soft | post', hard_prepare, change_to_soft, post_one,
         check_depth)


def other_call(_):
    calls.append(2)


def change_handler():
    source_change(w['owner'], other_call, LEVEL_2, 8, 0, KEEP)


def check_freed():
    if w['owner'] is not None:
        source_free(w['owner'])
        w['owner'] = None
    return None


conflict('another handler | post', hard_prepare, change_handler, post_one,
         check_freed)


def keep_argument(argument):
    w['seen'] = argument


def bare_prepare():
    w['seen'] = None
    w['owner'] = source_new((None, None), LEVEL_2, 8, 0, KEEP)


def mute_prepare():
    w['seen'] = None
    w['owner'] = source_new((keep_argument, None), LEVEL_2, 8, 0, KEEP)


def set_both():
    source_change(w['owner'], (keep_argument, NEW), LEVEL_2, 8, 0, KEEP)


def check_argument():
    if w['seen'] is not None and w['seen'] is not NEW:
        return 'half an argument'
    if [e for _, e in rt.errors() if type(e) is not ValueError]:
        return 'half a handler'
    return check_freed()


conflict('first handler | post', bare_prepare, set_both, post_one,
         check_argument)
conflict('first argument | post', mute_prepare, set_both, post_one,
         check_argument)


def armed_prepare():
    calls.clear()
    w['owner'] = source_new(count_call, LEVEL_2, 8, 0, DISARM)


def disarm():
    keep_error(w['owner'], NEW_ERROR)


NEW_ERROR = ValueError()
conflict('disarm | post', armed_prepare, disarm, post_one, check_freed)


def free_owner():
    source_free(w['owner'])


def check_nothing():
    return None


def forget_owner():
    if w['owner'] is not None:
        w['owner'] = None
    return None


conflict('free of a source | post', hard_prepare, free_owner, post_one,
         forget_owner)


def make_source(level, reaction=KEEP):
    """Its handler is held by the source alone."""
    def make():
        box = [7]
        return source_new((lambda _: box, [8]), level, 8, 0, reaction)
    return make


def freed(source):
    source_free(source)
    return source


barrier('handler of a freed source', make_source(LEVEL_2), freed)
barrier('queue of a freed source', make_source(SOFT), freed)


def changed(source):
    source_change(source, count_call, SOFT, 4, 0, KEEP)
    w['also'] = source
    return source


def freed_after(name, make, take):
    barrier(name, make, take)
    row = rows.pop()
    rows.append(row[:4] + (lambda: freed_also(),))


def freed_also():
    if w['also'] is not None:
        source_free(w['also'])
        w['also'] = None
    return None


freed_after('handler of a changed source', make_source(SOFT), changed)


def failing(source):
    keep_error(source, ValueError([8]))
    w['also'] = source
    return source


freed_after('handler that is disarmed', make_source(LEVEL_2, DISARM), failing)


def eight_errors():
    source = make_source(LEVEL_2)()
    for i in range(8):
        keep_error(source, ValueError([i]))
    return source


def ninth_error(source):
    keep_error(source, ValueError([9]))
    w['also'] = source
    return source


freed_after('the oldest error', eight_errors, ninth_error)
LEFT, RIGHT = ValueError('left'), ValueError('right')


def errors_prepare():
    w['owner'] = make_source(LEVEL_2)()


def left_error():
    keep_error(w['owner'], LEFT)


def right_error():
    keep_error(w['owner'], RIGHT)


def check_errors():
    if w['owner'] is None:
        return None
    source_free(w['owner'])
    w['owner'] = None
    kept = [e for _, e in rt.errors()][-2:]
    if LEFT in kept and RIGHT in kept:
        return None
    return repr(kept)


conflict('error | error', errors_prepare, left_error, right_error,
         check_errors)


def call_with(argument):
    calls.append(argument)


def schedule_prepare():
    calls.clear()
    hold()


def schedule_left():
    micropython.schedule(call_with, 'left')


def schedule_right():
    micropython.schedule(call_with, 'right')


def check_scheduled():
    pending()
    got = sorted(calls)
    return None if got == ['left', 'right'] else repr(got)


conflict('schedule | schedule', schedule_prepare, schedule_left,
         schedule_right, check_scheduled)


def schedule_one():
    calls.clear()
    hold()
    schedule_left()


conflict('delivery of a call | schedule', schedule_one, pending,
         schedule_right, check_scheduled)


def schedule_seven():
    calls.clear()
    hold()
    for _ in range(7):
        schedule_right()


def schedule_last():
    try:
        schedule_left()
    except RuntimeError:
        calls.append('full')


def schedule_other():
    try:
        schedule_right()
    except RuntimeError:
        calls.append('full')


def check_full():
    pending()
    got = sorted(calls)
    if len(got) == 9 and got.count('left') <= 1:
        return None
    return repr(got)


conflict('schedule the last | schedule', schedule_seven, schedule_last,
         schedule_other, check_full)


def stale_calls():
    for _ in range(8):
        micropython.schedule(call_with, [7])
    pending()
    calls.clear()


def overwrite_calls(_):
    for _ in range(8):
        schedule_left()


barrier('a call of long ago', stale_calls, overwrite_calls)


def records_prepare():
    w['n'] = records()


def check_records():
    got = records() - w['n']
    if w['n'] >= 0 and got != 2:
        return '%d records' % got
    w['n'] = -1
    return None


conflict('record | record', records_prepare, record, record, check_records)


def timers_prepare():
    timer_stop(0)
    timer_stop(1)
    timer_start(2, 3000)


def start_late():
    timer_start(0, 2000)


def start_early():
    timer_start(1, 1000)


def start_again():
    timer_start(0, 1000)


def stop_two():
    timer_stop(2)


def check_alarm():
    return None if alarm_good() else 'the alarm is not for the next timer'


conflict('timer | earlier timer', timers_prepare, start_late, start_early,
         check_alarm)
conflict('timer | the same timer', timers_prepare, start_late, start_again,
         check_alarm)
conflict('timer stops | earlier timer', timers_prepare, stop_two, start_early,
         check_alarm)


def new_prepare():
    w['first'] = w['second'] = -1
    timer_free(0)
    timer_free(1)


def take_first():
    w['first'] = timer_new(0)


def take_second():
    w['second'] = timer_new(0)


def check_taken():
    both = w['first'], w['second']
    timer_free(0)
    timer_free(1)
    return 'both have timer %d' % both[0] if both[0] == both[1] else None


conflict('timer new | timer new', new_prepare, take_first, take_second,
         check_taken)


def every_prepare():
    w['seen'] = None
    w['owner'] = rt.every(us=100000)


def every_start():
    w['owner'](call_every)


def call_every(*_):
    pass


def every_call():
    try:
        w['owner']()
    except TypeError as e:
        if 'rt.every' not in str(e):
            w['seen'] = str(e)


def every_check():
    if w['seen'] is not None:
        return w['seen']
    if w['owner'] is not None:
        w['owner'].stop()
        w['owner'] = None
    return None


conflict('start of a periodic task | call', every_prepare, every_start,
         every_call, every_check)
