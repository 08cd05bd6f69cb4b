/* SPDX-License-Identifier: MIT */
/* Mirrors changes of a buffer into the copies of it that are under way. */
#include "value/rebuild.h"

/* Where source slot i stands in the copy, or NULL in the removed range (B2). */
static struct slot *target(const struct value_rebuild *r, uint32_t i) {
    if (i < r->first)
        return &r->to[i];
    if (i < r->last)
        return NULL;
    return &r->to[(int64_t)i + r->shift];
}

/* The copy is private still: no barrier. Mostly all slots lie on one side of
 * the removed range, and then nothing is decided for each. */
static void copy_slots(const struct value_rebuild *r, uint32_t i,
                       uint32_t end) {
    if (end <= r->first || i >= r->last) {
        struct slot *to = end <= r->first ? r->to : r->to + r->shift;
        for (; i < end; i++)
            slot_init(&to[i], slot_load(&r->from[i]));
        return;
    }
    for (; i < end; i++) {
        struct slot *to = target(r, i);
        if (to != NULL)
            slot_init(to, slot_load(&r->from[i]));
    }
}

void value_rebuild_chunk(struct value_rebuild *r, uint32_t end) {
    uint32_t i = r->cursor;
    uint32_t stop = end - i > REBUILD_CHUNK ? i + REBUILD_CHUNK : end;
    copy_slots(r, i, stop);
    r->cursor = stop;
}

void value_rebuild_changed(const void *source, uint32_t first, uint32_t end) {
    for (struct value_rebuild *r = value_state.rebuild; r; r = r->outer) {
        if (r->source != source)
            continue;
        if (r->watch)
            r->broken = true;
        else
            copy_slots(r, first, end < r->cursor ? end : r->cursor); /* B2 */
    }
}

void value_rebuild_moved(const void *source, uint32_t first, uint32_t end,
                         uint32_t length) {
    for (struct value_rebuild *r = value_state.rebuild; r; r = r->outer) {
        if (r->source != source)
            continue;
        if (r->watch || first < r->last) { /* B3 */
            r->broken = true;
            continue;
        }
        copy_slots(r, first, end < r->cursor ? end : r->cursor);
        if (r->cursor > length)
            r->cursor = length;
    }
}
