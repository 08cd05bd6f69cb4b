/* SPDX-License-Identifier: MIT */
/* Lists: one pointer to a buffer that carries its own length (C2).
 *
 * Every change is one masked commit. Small ones are made in place; what moves
 * more than 16 slots or does not fit is built aside in masked chunks, mirrored
 * by handlers meanwhile (rebuild.h), and published by one store (C3, C4).
 * Rejected: a gap or a ring in the buffer, which would make reading, the
 * commonest operation, dearer. */
#include "value/list.h"

#include "base/isa/level.h"
#include "value/exception.h"
#include "value/rebuild.h"

#define CAPACITY_MAX (1u << 27)

static const struct value_slot_buffer empty_buffer = {
    .header = HEADER_STATIC(KIND_SLOT_BUFFER)};

struct value_slot_buffer *value_buffer_empty(void) {
    return (struct value_slot_buffer *)(uintptr_t)&empty_buffer;
}

static inline struct value_list *as_list(value list) {
    return value_pointer(list);
}

static inline struct value_slot_buffer *buffer_of(value list) {
    return slot_pointer(&as_list(list)->buffer);
}

struct value_slot_buffer *value_buffer_new(uint32_t capacity) {
    struct value_slot_buffer *b = NULL;
    if (capacity <= CAPACITY_MAX)
        b = heap_alloc(KIND_SLOT_BUFFER,
                       sizeof b->raw + capacity * sizeof(struct slot));
    if (b != NULL) {
        b->capacity = capacity;
        return b;
    }
    bool raised = value_raise_memory();
    (void)raised;
    return NULL;
}

bool value_list_wrap(struct value_slot_buffer *buffer, value *out) {
    struct value_list *list = heap_alloc(KIND_LIST, sizeof(struct slot));
    if (list == NULL)
        return value_raise_memory();
    slot_store_pointer(&list->buffer, buffer);
    *out = value_from_pointer(list);
    return true;
}

bool value_list_new(uint32_t length, const value *items, value *out) {
    struct value_slot_buffer *b = value_buffer_empty();
    if (length > 0) {
        b = value_buffer_new(length);
        if (b == NULL)
            return false;
        for (uint32_t i = 0; i < length; i++)
            slot_init(&b->at[i], items != NULL ? items[i] : VALUE_NONE);
        b->length = length;
    }
    return value_list_wrap(b, out);
}

uint32_t value_list_length(value list) { return buffer_of(list)->length; }

value value_list_at(value list, uint32_t index) {
    for (;;) {
        const struct value_slot_buffer *b = buffer_of(list);
        if (index >= b->length)
            return VALUE_UNSET;
        value v = slot_load(&b->at[index]);
        if (LIKELY(v != VALUE_UNSET))
            return v;
    } /* L1: a handler took it just now */
}

bool value_list_set(value list, uint32_t index, value item) {
    uint32_t state = isa_mask_handlers();
    struct value_slot_buffer *b = buffer_of(list);
    bool inside = index < b->length;
    if (inside) {
        slot_store(&b->at[index], item);
        rebuild_changed(b, index, index + 1); /* C4 */
    }
    isa_unmask_handlers(state);
    return inside;
}

/* C5: a dozen stores at most. The new slot holds no pointer (L1), so it needs
 * no barrier. No copy under way has come as far as the old length, so none has
 * to be told; one that watches looks at the length itself. */
static inline bool append_if_room(value list, value item, bool slack) {
    uint32_t state = isa_mask_handlers();
    struct value_slot_buffer *b = buffer_of(list);
    uint32_t n = b->length;
    uint32_t limit = b->capacity;
    if (slack)
        limit -= limit / 8;
    bool room = n < limit;
    if (room) {
        slot_init(&b->at[n], item);
        b->length = n + 1;
    }
    isa_unmask_handlers(state);
    return room;
}

/* Where the change begins and ends in a list of this length. */
static bool resolve(const struct value_edit *e, int64_t length,
                    uint32_t out[2]) {
    int64_t start = e->start;
    int64_t stop = e->stop;
    if (e->length_seen != 0 && e->length_seen != length + 1)
        return false;
    if ((e->bounded || e->item) && start < 0)
        start += length;
    if (e->item) {
        out[0] = (uint32_t)start;
        out[1] = (uint32_t)start + 1;
        return start >= 0 && start < length;
    }
    if (e->bounded && stop < 0)
        stop += length;
    start = start < 0 ? 0 : start > length ? length : start;
    stop = stop < start ? start : stop > length ? length : stop;
    out[0] = (uint32_t)start;
    out[1] = (uint32_t)stop;
    return true;
}

/* Is the item that the caller wants gone still there? */
static bool as_expected(const struct value_slot_buffer *b,
                        const struct value_edit *e, uint32_t index) {
    return e->expect == 0 || slot_load(&b->at[index]) == e->expect;
}

/* C3: at most 16 slots are touched, masked; the contents of each are shaded
 * before they are overwritten. */
static void edit_in_place(struct value_slot_buffer *b,
                          const struct value_edit *e, const uint32_t at[2]) {
    uint32_t n = b->length;
    uint32_t after = at[0] + e->count;
    uint32_t end = n - at[1] + after;
    if (after != at[1])
        heap_move_slots(&b->at[after], &b->at[at[1]], n - at[1]);
    for (uint32_t i = 0; i < e->count; i++)
        slot_store(&b->at[at[0] + i], slot_load(&e->items[i]));
    for (uint32_t i = end; i < n; i++)
        slot_store(&b->at[i], VALUE_UNSET); /* L1 */
    b->length = end;
    rebuild_moved(b, at[0], n > end ? n : end, end);
}

static bool fits_in_place(const struct value_slot_buffer *b,
                          const struct value_edit *e, const uint32_t at[2]) {
    uint32_t n = b->length;
    uint32_t removed = at[1] - at[0];
    uint32_t moved = removed != e->count ? n - at[1] : 0;
    return e->count <= HEAP_MOVE_MAX && removed <= HEAP_MOVE_MAX &&
           moved + e->count + removed <= HEAP_MOVE_MAX &&
           n - removed + e->count <= b->capacity;
}

/* Capacity for n items: a task's list doubles, so that appending is O(1) (by a
 * half, of which an eighth is slack, was measured at 90 instructions of
 * copying an append); a handler takes little of its reserve. */
static uint32_t roomy(uint32_t n) {
    if (base_level.now != BASE_LEVEL_TASK)
        return n + 2;
    return n < 4 ? 4 : n + n;
}

/* Copies chunks until the source is copied whole, and publishes in the same
 * masked section as the last chunk. False if the copier must start again. */
static bool copy_and_publish(struct value_rebuild *r, value list,
                             const struct value_edit *e,
                             struct value_slot_buffer *to, value *taken) {
    struct value_slot_buffer *b =
        (struct value_slot_buffer *)(uintptr_t)r->source;
    for (;;) {
        uint32_t state = isa_mask_handlers();
        uint32_t end = b->length;
        int64_t length = (int64_t)end + r->shift;
        bool same = buffer_of(list) == b && !r->broken &&
                    length <= (int64_t)to->capacity &&
                    as_expected(b, e, r->first);
        if (same)
            value_rebuild_chunk(r, end);
        bool done = same && r->cursor == end;
        if (done) {
            to->length = (uint32_t)length;
            if (taken != NULL)
                *taken = slot_load(&b->at[r->first]);
            slot_store_pointer(&as_list(list)->buffer, to); /* C3, C4 */
        }
        if (done || !same)
            rebuild_end(r); /* B4 */
        isa_unmask_handlers(state);
        if (done || !same)
            return done;
    }
}

/* One attempt to build the edited list aside. */
static bool edit_aside(value list, const struct value_edit *e,
                       struct value_slot_buffer *to, value *taken) {
    struct value_rebuild r = {.to = to->at};
    uint32_t state = isa_mask_handlers();
    struct value_slot_buffer *b = buffer_of(list);
    uint32_t at[2];
    uint32_t n = b->length;
    bool fits =
        resolve(e, n, at) && n - (at[1] - at[0]) + e->count <= to->capacity;
    if (fits) {
        r.source = b;
        r.from = b->at;
        r.first = at[0];
        r.last = at[1];
        r.shift = (int32_t)(e->count - (at[1] - at[0]));
        rebuild_begin(&r);
    }
    isa_unmask_handlers(state);
    if (!fits)
        return false;
    for (uint32_t i = 0; i < e->count; i++)
        slot_init(&to->at[at[0] + i], slot_load(&e->items[i]));
    return copy_and_publish(&r, list, e, to, taken);
}

/* A failed attempt may leave items in the buffer beyond what the next one
 * fills (L1). */
static void scrub(struct value_slot_buffer *b) {
    for (uint32_t i = 0; i < b->capacity; i++)
        slot_init(&b->at[i], VALUE_UNSET);
}

static bool try_in_place(value list, const struct value_edit *e, value *taken,
                         uint32_t *need) {
    uint32_t at[2];
    uint32_t state = isa_mask_handlers();
    struct value_slot_buffer *b = buffer_of(list);
    bool inside = resolve(e, b->length, at) && as_expected(b, e, at[0]);
    *need = inside ? b->length - (at[1] - at[0]) + e->count : UINT32_MAX;
    bool fits = inside && fits_in_place(b, e, at);
    if (fits) {
        if (taken != NULL)
            *taken = slot_load(&b->at[at[0]]);
        edit_in_place(b, e, at);
    }
    isa_unmask_handlers(state);
    return fits;
}

bool value_list_edit(value list, const struct value_edit *e, value *taken,
                     bool *done) {
    struct value_slot_buffer *to = NULL;
    *done = true;
    for (;;) {
        uint32_t need;
        if (try_in_place(list, e, taken, &need))
            return true;
        if (need == UINT32_MAX) {
            *done = false;
            return true;
        }
        if (need == 0) {
            value_list_publish(list, value_buffer_empty());
            return true;
        }
        if (to != NULL && to->capacity >= need) {
            scrub(to);
        } else {
            to = value_buffer_new(roomy(need));
            if (to == NULL)
                return false;
        }
        if (edit_aside(list, e, to, taken))
            return true;
    }
}

/* A bigger buffer with the same items. */
static bool grow(value list) {
    for (;;) {
        uint32_t n = value_list_length(list);
        struct value_slot_buffer *to = value_buffer_new(roomy(n + 1));
        if (to == NULL)
            return false;
        /* Nothing is removed at 0, so that every change can be mirrored. */
        struct value_edit same = {.start = 0, .stop = 0};
        if (edit_aside(list, &same, to, NULL))
            return true;
    }
}

static NOINLINE bool append_slowly(value list, value item) {
    bool task = base_level.now == BASE_LEVEL_TASK;
    for (;;) {
        if (append_if_room(list, item, task))
            return true;
        if (!task && append_if_room(list, item, false))
            return true;
        if (grow(list))
            continue;
        if (!append_if_room(list, item, false)) /* the slack, at last */
            return false;
        value none = value_take_exception();
        (void)none;
        return true;
    }
}

bool value_list_append(value list, value item) {
    if (LIKELY(append_if_room(list, item, true)))
        return true;
    return append_slowly(list, item);
}

void value_list_publish(value list, struct value_slot_buffer *buffer) {
    slot_store_pointer(&as_list(list)->buffer, buffer); /* C5: one store */
}

/* One attempt at a copy of [start, stop): like a rebuild, but not published.
 * The copy's length is 0 until it is whole. */
static bool snapshot_into(value list, const struct value_edit *range,
                          struct value_slot_buffer *to) {
    struct value_slot_buffer *b = buffer_of(list);
    uint32_t at[2];
    uint32_t state = isa_mask_handlers();
    uint32_t length = b->length;
    bool inside = resolve(range, length, at);
    struct value_rebuild r = {.source = b,
                              .from = b->at,
                              .to = to->at,
                              .cursor = at[0],
                              .last = at[0],
                              .shift = -(int32_t)at[0]};
    rebuild_begin(&r);
    isa_unmask_handlers(state);
    bool good = inside;
    while (r.active) {
        state = isa_mask_handlers();
        good = good && buffer_of(list) == b && !r.broken &&
               b->length == length && at[1] - at[0] <= to->capacity;
        if (good)
            value_rebuild_chunk(&r, at[1]);
        if (good && r.cursor >= at[1])
            to->length = at[1] - at[0];
        if (!good || r.cursor >= at[1])
            rebuild_end(&r); /* B4 */
        isa_unmask_handlers(state);
    }
    return good;
}

struct value_slot_buffer *value_list_snapshot(value list, int64_t start,
                                              int64_t stop) {
    struct value_edit range = {.start = start, .stop = stop};
    for (;;) {
        uint32_t at[2];
        if (!resolve(&range, value_list_length(list), at) || at[0] == at[1])
            return value_buffer_empty();
        struct value_slot_buffer *to = value_buffer_new(at[1] - at[0]);
        if (to == NULL || snapshot_into(list, &range, to))
            return to;
    }
}

bool value_list_publish_if(value list, const struct value_slot_buffer *before,
                           struct value_slot_buffer *sorted) {
    struct value_slot_buffer *b = buffer_of(list);
    struct value_rebuild r = {.source = b, .watch = true};
    rebuild_begin(&r);
    bool same = b->length == before->length;
    for (uint32_t i = 0; same && i < before->length; i++)
        same = slot_load(&b->at[i]) == slot_load(&before->at[i]);
    uint32_t state = isa_mask_handlers();
    same = same && !r.broken && buffer_of(list) == b &&
           b->length == before->length;
    if (same)
        slot_store_pointer(&as_list(list)->buffer, sorted);
    rebuild_end(&r); /* B4 */
    isa_unmask_handlers(state);
    return same;
}
