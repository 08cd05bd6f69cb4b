/* SPDX-License-Identifier: MIT */
/* Lists: one pointer to a buffer that carries its own length (C2).
 *
 * Every change is one masked commit. It is prepared before: where in the buffer
 * seen it goes, and the shades of what it overwrites; the mask then covers a
 * look whether buffer and length are still those, and plain stores (C5). Small
 * changes are made in place; what moves more than HEAP_MOVE_MAX slots or does
 * not fit is built aside in masked chunks, mirrored by handlers meanwhile
 * (rebuild.h), and published by one store (C3, C4).
 * Rejected: a gap or a ring in the buffer, which would make reading, the
 * commonest operation, dearer. */
#include "value/list.h"

#include "base/isa/level.h"
#include "value/exception.h"
#include "value/rebuild.h"

#define CAPACITY_MAX (1u << 27)
#define INSERT_MAX 4u /* upwards a move takes longer: LDM only ascends */

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
    slot_init(&list->buffer, value_from_pointer(buffer));
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

/* C5: the old item is shaded first, so the mask covers a store or two. */
bool value_list_set(value list, uint32_t index, value item) {
    for (;;) {
        struct value_slot_buffer *b = buffer_of(list);
        if (index >= b->length)
            return false;
        slot_shade(&b->at[index]);
        uint32_t state = isa_mask_handlers();
        bool same = buffer_of(list) == b && index < b->length;
        if (LIKELY(same))
            slot_commit(&b->at[index], item);
        isa_unmask_handlers(state);
        if (LIKELY(same)) {
            rebuild_changed(b, index); /* C4 */
            return true;
        }
    }
}

value value_list_from_end(value list, uint32_t back) {
    uint32_t state = isa_mask_handlers();
    const struct value_slot_buffer *b = buffer_of(list);
    uint32_t n = b->length;
    value v = back <= n ? slot_load(&b->at[n - back]) : VALUE_UNSET;
    isa_unmask_handlers(state);
    return v;
}

bool value_list_set_from_end(value list, uint32_t back, value item) {
    for (;;) {
        struct value_slot_buffer *b = buffer_of(list);
        uint32_t n = b->length;
        if (back > n)
            return false;
        slot_shade(&b->at[n - back]);
        uint32_t state = isa_mask_handlers();
        bool same = buffer_of(list) == b && b->length == n;
        if (same)
            slot_commit(&b->at[n - back], item);
        isa_unmask_handlers(state);
        if (same) {
            rebuild_changed(b, n - back); /* C4 */
            return true;
        }
    }
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

/* A list as it was seen, and where the change begins and ends in it. Prepared
 * unmasked; a commit looks whether it still holds. */
struct seen {
    struct value_slot_buffer *b;
    uint32_t n;
    uint32_t at[2];
};

static bool see(value list, const struct value_edit *e, struct seen *s) {
    s->b = buffer_of(list);
    s->n = s->b->length;
    return resolve(e, s->n, s->at);
}

/* Is the item that the caller wants gone still there? */
static inline bool as_expected(const struct value_edit *e,
                               const struct seen *s) {
    return e->expect == 0 || slot_load(&s->b->at[s->at[0]]) == e->expect;
}

static inline bool holds(value list, const struct value_edit *e,
                         const struct seen *s) {
    return buffer_of(list) == s->b && s->b->length == s->n && as_expected(e, s);
}

static inline bool holds_buffer(value list, const struct seen *s) {
    return buffer_of(list) == s->b && s->b->length == s->n;
}

/* The edits in place, each a function of its own for its registers' sake: an
 * item in front of a tail, an item out in front of a tail, items that move
 * none. False if the list is not what was seen.
 *
 * C3: at most HEAP_MOVE_MAX slots are touched; what they held was shaded. */
static NOINLINE bool commit_insert(value list, const struct seen *s,
                                   value item) {
    struct slot *at = &s->b->at[s->at[0]];
    uint32_t tail = s->n - s->at[0];
    uint32_t state = isa_mask_handlers();
    bool same = holds_buffer(list, s);
    if (same) {
        slot_move_up(at + 1, at, tail);
        slot_commit(at, item);
        s->b->length = s->n + 1;
    }
    isa_unmask_handlers(state);
    return same;
}

static NOINLINE bool commit_delete(value list, const struct seen *s,
                                   value expect, value *taken) {
    struct slot *at = &s->b->at[s->at[0]];
    uint32_t tail = s->n - s->at[1];
    uint32_t state = isa_mask_handlers();
    bool same = holds_buffer(list, s);
    value item = slot_load(at);
    if (same && (expect == 0 || item == expect)) {
        slot_copy(at, at + 1, tail);
        slot_commit(at + tail, VALUE_UNSET); /* L1 */
        s->b->length = s->n - 1;
    } else {
        same = false;
    }
    isa_unmask_handlers(state);
    *taken = item;
    return same;
}

static NOINLINE bool commit_items(value list, const struct value_edit *e,
                                  const struct seen *s) {
    struct slot *at = &s->b->at[s->at[0]];
    struct slot *end = &s->b->at[s->at[1] == s->n ? s->n : 0];
    uint32_t length = s->n - (s->at[1] - s->at[0]) + e->count;
    uint32_t state = isa_mask_handlers();
    bool same = holds_buffer(list, s);
    if (same) {
        if (e->count != 0) /* else `items` may be NULL */
            slot_copy(at, e->items, e->count);
        for (at += e->count; at < end; at++)
            slot_commit(at, VALUE_UNSET); /* L1 */
        s->b->length = length;
    }
    isa_unmask_handlers(state);
    return same;
}

static bool fits_in_place(const struct value_edit *e, const struct seen *s) {
    uint32_t removed = s->at[1] - s->at[0];
    uint32_t tail = s->n - s->at[1];
    if (s->n - removed + e->count > s->b->capacity)
        return false;
    if (removed == e->count || tail == 0)
        return e->count <= HEAP_MOVE_MAX && removed <= HEAP_MOVE_MAX;
    return (e->count == 0 && removed == 1 && tail < HEAP_MOVE_MAX) ||
           (e->count == 1 && removed == 0 && tail <= INSERT_MAX);
}

/* Capacity beyond n items, in sevenths. A task's list doubles beside its slack
 * of an eighth, so that appending is O(1) (by three quarters, slack included, a
 * third more was copied; by a half, 90 instructions an append). One that does
 * not grow, or where the heap has no more, keeps room for a few. A handler
 * takes little of its reserve. */
#define GROWING 9u
#define STAYING 2u

static uint32_t roomy(uint32_t n, uint32_t sevenths) {
    if (base_level.now != BASE_LEVEL_TASK)
        return n + 2;
    return n < 4 ? 4 : n + n * sevenths / 7u;
}

static struct value_slot_buffer *new_room(uint32_t n, uint32_t sevenths) {
    struct value_slot_buffer *to = value_buffer_new(roomy(n, sevenths));
    if (to != NULL || sevenths == STAYING)
        return to;
    value none = value_take_exception();
    (void)none;
    return value_buffer_new(roomy(n, STAYING));
}

/* Private slots to private slots. */
static void slots_copy(struct slot *to, const struct slot *from,
                       uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        slot_init(&to[i], slot_load(&from[i]));
        if (i % 128u == 127u)
            value_pause();
    }
}

/* One commit, when the copy is complete; false if it is not. */
static bool publish_copy(struct value_rebuild *r, value list,
                         const struct value_edit *e,
                         struct value_slot_buffer *to, value *taken) {
    const struct value_slot_buffer *b = r->source;
    struct slot *owner = &as_list(list)->buffer;
    slot_shade(owner);
    uint32_t state = isa_mask_handlers();
    uint32_t end = b->length;
    bool done = rebuild_complete(r, owner, end);
    if (done && e->item) {
        value item = slot_load(&b->at[r->first]);
        done = e->expect == 0 || e->expect == item;
        if (taken != NULL)
            *taken = item;
    }
    if (done) {
        to->length = end + (uint32_t)r->shift;
        slot_commit(owner, value_from_pointer(to)); /* C3, C4 */
        rebuild_end(r);                             /* B4 */
    }
    isa_unmask_handlers(state);
    return done;
}

/* One attempt to build the edited list aside. */
static bool edit_aside(value list, const struct value_edit *e,
                       struct value_slot_buffer *to, value *taken) {
    struct seen s;
    if (!see(list, e, &s) ||
        s.n - (s.at[1] - s.at[0]) + e->count > to->capacity)
        return false;
    if (e->count != 0)
        slots_copy(&to->at[s.at[0]], e->items, e->count);
    struct value_rebuild r = {.source = s.b,
                              .from = s.b->at,
                              .to = to->at,
                              .cursor = s.at[0] == 0 ? s.at[1] : 0,
                              .first = s.at[0],
                              .last = s.at[1],
                              .shift =
                                  (int32_t)(e->count - (s.at[1] - s.at[0]))};
    r.limit = to->capacity - (uint32_t)r.shift;
    rebuild_begin(&r);
    /* What came before the begin was not told to the copy. */
    bool good = holds(list, e, &s);
    while (good) {
        if (!value_rebuild_run(&r, &as_list(list)->buffer, &s.b->length) ||
            !as_expected(e, &s))
            break;
        value_rebuild_scrub(&r);
        if (publish_copy(&r, list, e, to, taken))
            return true;
    }
    rebuild_end(&r);
    return false;
}

/* A failed attempt may leave items in the buffer beyond what the next one
 * fills (L1). */
static void scrub(struct value_slot_buffer *b) {
    for (uint32_t i = 0; i < b->capacity; i++)
        slot_init(&b->at[i], VALUE_UNSET);
}

static bool commit(value list, const struct value_edit *e, const struct seen *s,
                   value *item) {
    uint32_t removed = s->at[1] - s->at[0];
    if (e->count == 0 && removed == 1)
        return commit_delete(list, s, e->expect, item);
    if (e->count == 1 && removed == 0)
        return commit_insert(list, s, slot_load(e->items));
    return commit_items(list, e, s);
}

/* One attempt; false if the list changed since it was seen. */
static bool try_in_place(value list, const struct value_edit *e,
                         const struct seen *s, value *taken) {
    value item = VALUE_UNSET;
    uint32_t end = e->count == s->at[1] - s->at[0] ? s->at[1] : s->n;
    heap_shade_slots(&s->b->at[s->at[0]], end - s->at[0]);
    if (!commit(list, e, s, &item))
        return false;
    rebuild_moved(s->b, s->at[0]);
    if (taken != NULL)
        *taken = item;
    return true;
}

/* Nothing remains. */
static bool try_empty(value list, const struct value_edit *e,
                      const struct seen *s) {
    slot_shade(&as_list(list)->buffer);
    uint32_t state = isa_mask_handlers();
    bool same = holds(list, e, s);
    if (same)
        slot_commit(&as_list(list)->buffer,
                    value_from_static(value_buffer_empty()));
    isa_unmask_handlers(state);
    return same;
}

/* Room for the edited list, in `to` if that is large enough. */
static struct value_slot_buffer *room_for(struct value_slot_buffer *to,
                                          uint32_t need, uint32_t sevenths) {
    if (to == NULL || to->capacity < need)
        return new_room(need, sevenths);
    scrub(to);
    return to;
}

bool value_list_edit(value list, const struct value_edit *e, value *taken,
                     bool *done) {
    struct value_slot_buffer *to = NULL;
    struct seen s;
    *done = true;
    for (;;) {
        if (!see(list, e, &s) || !as_expected(e, &s)) {
            *done = false;
            return true;
        }
        uint32_t removed = s.at[1] - s.at[0], need = s.n - removed + e->count;
        if (removed == 0 && e->count == 0)
            return true;
        if (fits_in_place(e, &s)) {
            if (try_in_place(list, e, &s, taken))
                return true;
        } else if (need == 0) {
            if (try_empty(list, e, &s))
                return true;
        } else {
            to = room_for(to, need, need > s.n ? GROWING : STAYING);
            if (to == NULL)
                return false;
            if (edit_aside(list, e, to, taken))
                return true;
        }
    }
}

/* A bigger buffer with the same items. */
static bool grow(value list) {
    for (;;) {
        uint32_t n = value_list_length(list);
        struct value_slot_buffer *to = new_room(n + 1, GROWING);
        if (to == NULL)
            return false;
        /* Nothing is removed at 0, so that every change can be mirrored. */
        struct value_edit same = {.start = 0, .stop = 0};
        if (edit_aside(list, &same, to, NULL))
            return true;
    }
}

static bool growth_is_due(value list) {
    const struct value_slot_buffer *b = buffer_of(list);
    return base_level.now == BASE_LEVEL_TASK &&
           rebuild_is_due(b->capacity - b->length, b->capacity);
}

static NOINLINE bool append_slowly(value list, value item) {
    bool task = base_level.now == BASE_LEVEL_TASK;
    for (;;) {
        if (append_if_room(list, item, task))
            return true;
        if (!growth_is_due(list) && append_if_room(list, item, false))
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
    struct slot *owner = &as_list(list)->buffer;
    struct seen s;
    if (!see(list, range, &s) || s.at[1] - s.at[0] > to->capacity)
        return false;
    struct value_rebuild r = {.source = s.b,
                              .from = s.b->at,
                              .to = to->at,
                              .cursor = s.at[0],
                              .last = s.at[0],
                              .shift = -(int32_t)s.at[0],
                              .goal = s.at[1],
                              .limit = s.at[1]};
    rebuild_begin(&r);
    bool done = false;
    while (!done && value_rebuild_run(&r, owner, &s.b->length)) {
        uint32_t state = isa_mask_handlers();
        if (s.b->length != s.n)
            r.broken = true;
        done = rebuild_complete(&r, owner, s.at[1]);
        if (done) {
            to->length = s.at[1] - s.at[0];
            rebuild_end(&r); /* B4 */
        }
        isa_unmask_handlers(state);
    }
    if (!done)
        rebuild_end(&r);
    return done;
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

static bool is_same(const struct value_slot_buffer *a,
                    const struct value_slot_buffer *b, uint32_t i) {
    if (i % 64 == 63)
        rebuild_pause();
    return slot_load(&a->at[i]) == slot_load(&b->at[i]);
}

bool value_list_publish_if(value list, const struct value_slot_buffer *before,
                           struct value_slot_buffer *sorted) {
    struct value_slot_buffer *b = buffer_of(list);
    struct value_rebuild r = {.source = b, .watch = true};
    rebuild_begin(&r);
    bool same = b->length == before->length;
    for (uint32_t i = 0; same && i < before->length; i++)
        same = is_same(b, before, i);
    slot_shade(&as_list(list)->buffer);
    uint32_t state = isa_mask_handlers();
    same = same && !r.broken && buffer_of(list) == b &&
           b->length == before->length;
    if (same)
        slot_commit(&as_list(list)->buffer, value_from_pointer(sorted));
    rebuild_end(&r); /* B4 */
    isa_unmask_handlers(state);
    return same;
}
