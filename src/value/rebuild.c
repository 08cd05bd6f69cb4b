/* SPDX-License-Identifier: MIT */
/* Copies in masked chunks, and what a change of the source does to those that
 * are under way. */
#include "value/rebuild.h"

#define ALIGNED_BYTES 32u
#define BYTES 8u
#define LOOSE_BYTES 6u /* of which neither end is aligned (C5) */

/* Aligned bytes go as pairs of words, five cycles for eight of them on an M0+;
 * others one by one, eight cycles each. The fence keeps gcc from making a call
 * of memcpy of it, which may be slower still. */
uint32_t value_copy_bytes(uint8_t *to, const uint8_t *from, uint32_t count) {
    if ((((uintptr_t)to | (uintptr_t)from) & 7u) == 0 && count >= BYTES) {
        uint32_t pairs = (count < ALIGNED_BYTES ? count : ALIGNED_BYTES) / 8u;
        isa_copy_up((uint64_t *)(void *)to, (const void *)from, pairs);
        return pairs * 8u;
    }
    if (count > BYTES)
        count = BYTES;
    uint32_t i = 0;
    if ((((uintptr_t)to | (uintptr_t)from) & 3u) == 0)
        for (; count - i >= 4u; i += 4u)
            *(uint32_t *)(void *)(to + i) = *(const uint32_t *)(from + i);
    for (; i < count; i++) {
        to[i] = from[i];
        isa_fence();
    }
    return count;
}

/* The part of the source that lies on the cursor's side of the removed range,
 * and where it goes. */
struct side {
    uint32_t high;
    uint32_t next; /* what the cursor becomes at `high` */
    uint32_t shift;
};

static struct side side_of(const struct value_rebuild *r, uint32_t at,
                           uint32_t end) {
    if (at >= r->first)
        return (struct side){end, end, (uint32_t)r->shift};
    if (end < r->first)
        return (struct side){end, end, 0};
    return (struct side){r->first, r->last, 0};
}

/* One chunk, if the cursor and the length still allow it. The source has not
 * been replaced either, or it is copied in vain. */
SLOT_INLINE bool copy_chunk(struct value_rebuild *r, const struct side *side,
                            uint32_t at, uint32_t count,
                            const volatile uint32_t *length) {
    const struct slot *from = &r->from[at];
    struct slot *to = &r->to[at + side->shift];
    uint32_t end = at + count, next = end == side->high ? side->next : end;
    bool good = false;
    uint32_t state = isa_mask_handlers();
    if (r->cursor == at && *length >= end) {
        slot_copy(to, from, count);
        r->cursor = next; /* C4 */
        good = true;
    }
    isa_unmask_handlers(state);
    if (good && end > r->high)
        r->high = end;
    return good;
}

/* At most n chunks of one side; how many are left of n. */
static uint32_t copy_slots(struct value_rebuild *r, uint32_t end,
                           const volatile uint32_t *length, uint32_t n) {
    uint32_t at = r->cursor;
    const struct side side = side_of(r, at, end);
    for (; side.high - at > REBUILD_CHUNK; at += REBUILD_CHUNK) {
        bool good = copy_chunk(r, &side, at, REBUILD_CHUNK, length);
        if (--n == 0 || !good)
            return n;
    }
    (void)copy_chunk(r, &side, at, side.high - at, length);
    return n - 1u;
}

/* The length of bytes never shrinks in place: what takes some out builds
 * aside. */
static uint32_t copy_bytes(struct value_rebuild *r, uint32_t end, uint32_t n) {
    uint32_t at = r->cursor;
    const struct side side = side_of(r, at, end);
    uint32_t to = at + side.shift;
    uint32_t left = side.high - at, count = left;
    if (count > ALIGNED_BYTES)
        count = ALIGNED_BYTES;
    if (((to | at) & 3u) != 0 && count > LOOSE_BYTES)
        count = LOOSE_BYTES; /* buffers begin at whole words */
    uint32_t state = isa_mask_handlers();
    if (r->cursor == at) {
        uint32_t done =
            value_copy_bytes(&r->to_bytes[to], &r->from_bytes[at], count);
        r->cursor = done == left ? side.next : at + done;
    }
    isa_unmask_handlers(state);
    return n - 1u;
}

/* How much of the source is to be copied. */
static uint32_t goal_of(const struct value_rebuild *r, uint32_t length) {
    return r->goal != 0 && length > r->goal ? r->goal : length;
}

/* Chunks between two safepoints: 500 cycles each on RP2040. */
#define CHUNKS 6u

static bool starts_again(void) {
    if (value_state.restarts < REBUILD_PATIENCE)
        value_state.restarts++;
    return false;
}

/* What happens meanwhile is seen after it: then these were copied in vain. */
static void copy_some(struct value_rebuild *r, uint32_t end,
                      const volatile uint32_t *length) {
    for (uint32_t n = CHUNKS; n > 0 && r->cursor < end;)
        n = r->from_bytes != NULL ? copy_bytes(r, end, n)
                                  : copy_slots(r, end, length, n);
}

bool value_rebuild_run(struct value_rebuild *r, const struct slot *owner,
                       const volatile uint32_t *length) {
    for (;;) {
        uint32_t end = goal_of(r, *length);
        if (r->broken || slot_pointer(owner) != r->source || end > r->limit)
            return starts_again();
        if (r->cursor >= end) {
            value_state.restarts = 0;
            return true;
        }
        copy_some(r, end, length);
        if (r->cursor < end)
            rebuild_pause();
    }
}

/* Private slots: only the copier gets here, and turns happen to the cursor
 * alone, after which it runs and scrubs again. */
void value_rebuild_scrub(struct value_rebuild *r) {
    uint32_t end = r->cursor;
    if (r->to != NULL)
        for (uint32_t i = end; i < r->high; i++)
            slot_init(&r->to[i + (uint32_t)r->shift], VALUE_UNSET);
    r->high = end;
}

#define NOWHERE UINT32_MAX

/* Where source slot or byte i stands in the copy (B2). */
static uint32_t target(const struct value_rebuild *r, uint32_t i) {
    if (i >= r->cursor || (i >= r->first && i < r->last))
        return NOWHERE;
    return i < r->first ? i : i + (uint32_t)r->shift;
}

/* What the slot holds now, whoever stored it: a higher level may have come
 * between the commit and this, and seen to the copies itself. */
static void mirror_slot(struct value_rebuild *r, uint32_t i) {
    uint32_t to = target(r, i);
    if (to != NOWHERE)
        slot_commit(&r->to[to], slot_load(&r->from[i])); /* B3 */
}

static void turn_back(struct value_rebuild *r, uint32_t first) {
    if (first < r->last)
        r->broken = true; /* B3 */
    else if (r->cursor > first)
        r->cursor = first;
}

/* An item that lies on one side of what is removed is copied again; for others
 * the cursor turns back, to where it was when the bytes before were copied. */
static void mirror_bytes(struct value_rebuild *r, uint32_t first,
                         uint32_t end) {
    bool aside = end <= r->first || first >= r->last;
    uint32_t to = target(r, first);
    if (end - first <= BYTES && aside && to != NOWHERE)
        value_copy_bytes(&r->to_bytes[to], &r->from_bytes[first], end - first);
    else if (r->cursor > first)
        r->cursor = first < r->first || first >= r->last ? first : r->last;
}

/* The first record of the source from r on outwards. It saves no register, so
 * that a store costs a handler little while something else is copied. */
static struct value_rebuild *record_of(struct value_rebuild *r,
                                       const void *source) {
    while (r != NULL && r->source != source)
        r = r->outer;
    return r;
}

#define MOVED 0u /* instead of an end: no store is empty */

static NOINLINE void tell_copiers(struct value_rebuild *r, uint32_t first,
                                  uint32_t end) {
    for (; r != NULL; r = record_of(r->outer, r->source)) {
        uint32_t state = isa_mask_handlers();
        if (r->watch)
            r->broken = true;
        else if (end == MOVED)
            turn_back(r, first);
        else if (r->from_bytes != NULL)
            mirror_bytes(r, first, end);
        else
            mirror_slot(r, first);
        isa_unmask_handlers(state);
    }
}

void value_rebuild_changed(const void *source, uint32_t i) {
    struct value_rebuild *r = record_of(value_state.rebuild, source);
    if (UNLIKELY(r != NULL))
        tell_copiers(r, i, i + 1u);
}

void value_rebuild_moved(const void *source, uint32_t first) {
    struct value_rebuild *r = record_of(value_state.rebuild, source);
    if (UNLIKELY(r != NULL))
        tell_copiers(r, first, MOVED);
}

void value_rebuild_bytes(const void *source, uint32_t first, uint32_t end) {
    struct value_rebuild *r = record_of(value_state.rebuild, source);
    if (UNLIKELY(r != NULL))
        tell_copiers(r, first, end);
}
