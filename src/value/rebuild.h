/* SPDX-License-Identifier: MIT */
/* Copies that handlers may disturb (C4). A long copy of slots or bytes runs in
 * masked chunks; between them a handler may change the source. The copier
 * announces itself in value_state.rebuild, and whoever changes a buffer in
 * place sees to the copies under way, after the commit: none of them moves on
 * before this level, or this soft event, returns. Records stand on the C stacks
 * of what was interrupted, so they nest strictly and need no memory; at a
 * task's commit there is none, in a soft event one, at a handler's one more a
 * level below at most.
 *
 * B1  No allocation and no call of anybody's code between begin and end; a
 *     safepoint only between two chunks, and there it cannot raise.
 * B2  What is below `cursor` is copied: source index i stands at to[i] below
 *     `first`, nowhere in [first, last), at to[i + shift] from `last` on.
 * B3  One slot or item that was stored is mirrored at once. What moved turns
 *     the cursor back: by HEAP_MOVE_MAX slots at most, since more do not move
 *     in place. What the mapping cannot follow sets `broken`; the copier
 *     starts again.
 * B4  The copier ends in the masked section in which its copy is complete: a
 *     change after that belongs to the source alone.
 * B5  The copy's slots from `high` on (by source index) hold no value.
 *
 * A published replacement of the source is not mirrored: the copier sees that
 * its source is no longer the owner's buffer. Each of those costs a handler a
 * piece of its reserve, which is refilled only at safepoints, so that the
 * number of new starts is bounded without holding handlers off. Rejected:
 * masking the whole third attempt, which is O(n) of masked time; mirroring
 * whole moves, which with three levels copying is 24 slots in one mask.
 */
#ifndef KRAIT_VALUE_REBUILD_H
#define KRAIT_VALUE_REBUILD_H

#include "value/context.h"

#define REBUILD_PATIENCE 3u
#define REBUILD_CHUNK 6u /* slots; bytes are copied as many words at a time */

struct value_rebuild {
    struct value_rebuild *outer;
    const void *source; /* the buffer, table or storage being copied */
    const struct slot *from;
    struct slot *to;
    const uint8_t *from_bytes; /* instead of slots */
    uint8_t *to_bytes;
    struct value_dict_table *table; /* target, if the source is a table */
    volatile uint32_t cursor;
    uint32_t first;
    uint32_t last;
    int32_t shift;
    uint32_t goal;  /* copied up to here at most; 0: all */
    uint32_t limit; /* the copy has no room for more of the source */
    uint32_t high;  /* largest cursor since the last scrub (B5) */
    bool watch;     /* any change at all sets `broken` */
    volatile bool broken;
};

/* Does a task ask for more room, with so many places free? Where the slack for
 * handlers begins, and each time that half of it is gone: if memory is out,
 * each try costs whole collections. Contract: isr; no alloc; O(1). */
static inline bool rebuild_is_due(uint32_t free, uint32_t capacity) {
    return free == capacity / 8 || (free & (free - 1)) == 0;
}

static inline void rebuild_begin(struct value_rebuild *r) {
    r->outer = value_state.rebuild;
    isa_fence();
    value_state.rebuild = r;
}

static inline void rebuild_end(struct value_rebuild *r) {
    value_state.rebuild = r->outer;
}

/* A safepoint between two chunks, so long as copies succeed: one that had to
 * start again and again runs through.
 * Contract: handler; reserve; O(n). */
static inline void rebuild_pause(void) {
    if (value_state.restarts >= REBUILD_PATIENCE)
        return;
    charge_units(1); /* value_pause, inline: a list grows by it */
    if (UNLIKELY(heap_safepoint_needed()))
        base_pause();
}

/* Copies chunk by chunk until the cursor has come to the goal, as far as the
 * source, whose length is *length, has so much. False if the copier must start
 * again: `owner` holds another buffer, the copy is broken or has no room.
 * Contract: handler; reserve; O(n). */
bool value_rebuild_run(struct value_rebuild *r, const struct slot *owner,
                       const volatile uint32_t *length);

/* Clears what a cursor that turned back has left behind (B5).
 * Contract: handler; no alloc; O(n). */
void value_rebuild_scrub(struct value_rebuild *r);

/* Is the copy complete, `length` being the source's now? Wanted: masked. */
static inline bool rebuild_complete(const struct value_rebuild *r,
                                    const struct slot *owner, uint32_t length) {
    return slot_pointer(owner) == r->source && !r->broken &&
           r->cursor == length && r->high <= length;
}

/* Slot i of the source was stored to; items from `first` on moved, or the
 * length changed. Wanted: value_state.rebuild not NULL; not masked, since it
 * is, one record at a time.
 * Contract: handler; no alloc; O(1). */
void value_rebuild_changed(const void *source, uint32_t i);
void value_rebuild_moved(const void *source, uint32_t first);

/* Bytes [first, end) were stored to: up to 8 of them are mirrored, for more the
 * cursor turns back. Wanted: not masked.
 * Contract: handler; no alloc; O(1). */
void value_rebuild_bytes(const void *source, uint32_t first, uint32_t end);

static inline void rebuild_changed(const void *source, uint32_t i) {
    if (UNLIKELY(value_state.rebuild != NULL))
        value_rebuild_changed(source, i);
}

static inline void rebuild_moved(const void *source, uint32_t first) {
    if (UNLIKELY(value_state.rebuild != NULL))
        value_rebuild_moved(source, first);
}

static inline void rebuild_bytes(const void *source, uint32_t first,
                                 uint32_t end) {
    if (UNLIKELY(value_state.rebuild != NULL))
        value_rebuild_bytes(source, first, end);
}

/* Bytes in a masked section: 32 if both are aligned, else 8 (C5). How many of
 * `count` there were.
 * Contract: handler; no alloc; O(1). */
uint32_t value_copy_bytes(uint8_t *to, const uint8_t *from, uint32_t count);

#endif
