/* SPDX-License-Identifier: MIT */
/* Copies that handlers may disturb (C4). A long copy of slots runs in masked
 * chunks; between them a handler may change the source. The copier announces
 * itself in value_state.rebuild, and whoever changes a buffer in place, under
 * mask, mirrors the change into the copies under way. Records stand on the C
 * stacks of interrupted levels, so they nest strictly and need no memory.
 *
 * B1  No safepoint and no allocation between begin and end.
 * B2  Slots below `cursor` are copied: source index i stands at to[i] below
 *     `first`, nowhere in [first, last), at to[i + shift] from `last` on.
 * B3  A change that cannot be mirrored sets `broken`; the copier starts again.
 * B4  The copier ends in the masked section in which its copy is complete: a
 *     change after that belongs to the source alone.
 *
 * A published replacement of the source is not mirrored: the copier sees that
 * its source is no longer the owner's buffer. Each of those costs a handler a
 * piece of its reserve, which is refilled only at safepoints, so that the
 * number of new starts is bounded without holding handlers off. Rejected:
 * masking the whole third attempt, which is O(n) of masked time.
 */
#ifndef KRAIT_VALUE_REBUILD_H
#define KRAIT_VALUE_REBUILD_H

#include "value/context.h"

#define REBUILD_CHUNK 8u

struct value_rebuild {
    struct value_rebuild *outer;
    const void *source; /* the buffer, table or storage being copied */
    const struct slot *from;
    struct slot *to;
    struct value_dict_table *table; /* target, if the source is a table */
    volatile uint32_t cursor;
    uint32_t first;
    uint32_t last;
    int32_t shift;
    bool watch; /* any change at all sets `broken` */
    volatile bool broken;
    bool active;
};

static inline void rebuild_begin(struct value_rebuild *r) {
    r->outer = value_state.rebuild;
    r->active = true;
    isa_fence();
    value_state.rebuild = r;
}

static inline void rebuild_end(struct value_rebuild *r) {
    value_state.rebuild = r->outer;
    r->active = false;
}

/* Copies one chunk of slots at the cursor, up to `end`. Wanted: masked.
 * Contract: handler; no alloc; O(1). */
void value_rebuild_chunk(struct value_rebuild *r, uint32_t end);

/* Slots [first, end) of the source were stored to; `moved` if items changed
 * their index or the length changed, `length` being the new one. Wanted:
 * masked, value_state.rebuild not NULL.
 * Contract: handler; no alloc; O(1). */
void value_rebuild_changed(const void *source, uint32_t first, uint32_t end);
void value_rebuild_moved(const void *source, uint32_t first, uint32_t end,
                         uint32_t length);

static inline void rebuild_changed(const void *source, uint32_t first,
                                   uint32_t end) {
    if (UNLIKELY(value_state.rebuild != NULL))
        value_rebuild_changed(source, first, end);
}

static inline void rebuild_moved(const void *source, uint32_t first,
                                 uint32_t end, uint32_t length) {
    if (UNLIKELY(value_state.rebuild != NULL))
        value_rebuild_moved(source, first, end, length);
}

#endif
