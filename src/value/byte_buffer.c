/* SPDX-License-Identifier: MIT */
/* The byte buffers under bytearray and array. Commits are prepared unmasked:
 * a buffer and a length are seen, and masked is the look whether they still
 * are, with at most eight bytes, or 32 aligned ones, of work (C5). */
#include "value/byte_buffer.h"

#include "value/context.h"
#include "value/exception.h"

#define ITEM 8u

struct value_byte_buffer *value_byte_buffer_new(size_t capacity) {
    struct value_byte_buffer *b = NULL;
    if (capacity <= INT32_MAX)
        b = heap_alloc(KIND_BYTE_BUFFER,
                       sizeof *b - sizeof(struct header) + capacity);
    if (b != NULL)
        b->capacity = (uint32_t)capacity;
    return b;
}

static struct value_byte_buffer *buffer_of(const struct slot *owner) {
    return slot_pointer(owner);
}

/* Where memoryviews lock what they look at (CAVEATS.md). */
static bool may_resize(const struct slot *owner) {
    struct value_byte_buffer *b = buffer_of(owner);
    return value_extra() == NULL || b->header.aux == VALUE_UNSEEN ||
           value_context()->level != 0 || value_extra()->may_resize(b);
}

/* Behind the last byte nobody looks (Y3), but another level may append there:
 * each piece goes in only while the length is what it was, and with the last
 * one the length changes. A copy under way has not come so far. */
static bool append_in_place(struct slot *owner, const uint8_t *data,
                            uint32_t length) {
    struct value_byte_buffer *b = buffer_of(owner);
    uint32_t n = b->length;
    bool same = (size_t)n + length <= b->capacity;
    for (uint32_t i = 0; same && i < length;) {
        uint32_t state = isa_mask_handlers();
        same = buffer_of(owner) == b && b->length == n;
        if (same)
            i += value_copy_bytes(b->at + n + i, data + i, length - i);
        if (same && i == length)
            b->length = n + length;
        isa_unmask_handlers(state);
        value_pause();
    }
    return same;
}

/* Keeps the first bytes that go, or compares them. Wanted: masked, therefore
 * two short loops (C5). */
static bool take(const struct value_splice *s, const uint8_t *from) {
    uint32_t left = s->taken_bytes;
    if (s->expect) {
        while (left > 0 && s->taken[left - 1] == from[left - 1])
            left--;
        return left == 0;
    }
    for (uint32_t i = 0; i < left; i++) {
        s->taken[i] = from[i];
        isa_fence(); /* no call of memcpy */
    }
    return true;
}

/* One commit, when the copy is complete. */
static bool publish(struct value_rebuild *r, struct slot *owner,
                    struct value_byte_buffer *to,
                    const struct value_splice *s) {
    const struct value_byte_buffer *b = r->source;
    slot_shade(owner);
    uint32_t state = isa_mask_handlers();
    uint32_t end = b->length;
    bool done = rebuild_complete(r, owner, end);
    if (done && !take(s, b->at + s->low)) {
        r->broken = true;
        done = false;
    }
    if (done) {
        to->length = end + (uint32_t)r->shift;
        slot_commit(owner, value_from_pointer(to)); /* C2, C4 */
        rebuild_end(r);                             /* B4 */
    }
    isa_unmask_handlers(state);
    return done;
}

/* One attempt to build the spliced buffer aside, from `b`, whose length was as
 * seen. What is appended from then on is copied too: it came after this. */
static bool splice_from(struct value_byte_buffer *b, struct slot *owner,
                        const struct value_splice *s,
                        struct value_byte_buffer *to) {
    struct value_rebuild r = {.source = b,
                              .from_bytes = b->at,
                              .to_bytes = to->at,
                              .cursor = s->low == 0 ? s->high : 0,
                              .first = s->low,
                              .last = s->high,
                              .shift =
                                  (int32_t)(s->length - (s->high - s->low))};
    r.limit = to->capacity - (uint32_t)r.shift;
    if (s->data != NULL)
        value_bytes_read(to->at + s->low, s->data, s->length);
    rebuild_begin(&r);
    while (value_rebuild_run(&r, owner, &b->length))
        if (publish(&r, owner, to, s))
            return true;
    rebuild_end(&r);
    return false;
}

static bool splice_aside(struct slot *owner, const struct value_splice *s,
                         struct value_byte_buffer *to) {
    struct value_byte_buffer *b = buffer_of(owner);
    return b->length == s->seen && splice_from(b, owner, s, to);
}

/* A handler takes no more of its reserve than it needs. */
static size_t roomy(size_t total) { return total + total / 8 + 8; }

bool value_bytes_append(struct slot *owner, const uint8_t *data,
                        uint32_t length) {
    if (length == 0)
        return true;
    if (!may_resize(owner))
        return false;
    for (;;) {
        const struct value_byte_buffer *b = buffer_of(owner);
        uint32_t n = b->length;
        if ((size_t)n + length <= b->capacity) {
            if (append_in_place(owner, data, length))
                return true;
            continue;
        }
        struct value_splice s = {
            .low = n, .high = n, .data = data, .length = length, .seen = n};
        struct value_byte_buffer *to =
            value_byte_buffer_new(roomy((size_t)n + length));
        if (to == NULL)
            return value_raise_memory();
        if (splice_aside(owner, &s, to))
            return true;
    }
}

bool value_bytes_splice(struct slot *owner, const struct value_splice *s,
                        bool *done) {
    size_t total = (size_t)s->seen - (s->high - s->low) + s->length;
    if (s->length != s->high - s->low && !may_resize(owner))
        return false;
    struct value_byte_buffer *to = value_byte_buffer_new(total);
    if (to == NULL)
        return value_raise_memory();
    *done = splice_aside(owner, s, to);
    while (!*done && !s->expect && buffer_of(owner)->length == s->seen)
        *done = splice_aside(owner, s, to);
    return true;
}

/* What stays, one after the other. */
static void keep_rest(struct value_byte_buffer *to,
                      const struct value_byte_buffer *b,
                      const struct value_comb *c) {
    uint32_t from = 0;
    uint32_t length = 0;
    for (uint32_t i = 0; i <= c->count; i++) {
        uint32_t gap = i < c->count ? c->low + i * c->step : c->seen;
        value_bytes_read(to->at + length, b->at + from, gap - from);
        length += gap - from;
        from = gap + c->size;
    }
    to->length = length;
}

/* One attempt: a copy that any change at all spoils. */
static bool thin(struct slot *owner, const struct value_comb *c,
                 struct value_byte_buffer *to) {
    struct value_byte_buffer *b = buffer_of(owner);
    struct value_rebuild r = {.source = b, .watch = true};
    rebuild_begin(&r);
    bool same = b->length == c->seen;
    if (same)
        keep_rest(to, b, c);
    slot_shade(owner);
    uint32_t state = isa_mask_handlers();
    same = same && !r.broken && buffer_of(owner) == b && b->length == c->seen;
    if (same)
        slot_commit(owner, value_from_pointer(to));
    rebuild_end(&r); /* B4 */
    isa_unmask_handlers(state);
    return same;
}

bool value_bytes_thin(struct slot *owner, const struct value_comb *c,
                      bool *done) {
    if (c->count != 0 && !may_resize(owner))
        return false;
    struct value_byte_buffer *to =
        value_byte_buffer_new(c->seen - c->count * c->size);
    if (to == NULL)
        return value_raise_memory();
    *done = c->count == 0;
    while (!*done && buffer_of(owner)->length == c->seen)
        *done = thin(owner, c, to);
    return true;
}

/* Pauses as a copier does: not where copies had to start again and again. */
static void read_for_copy(uint8_t *to, const uint8_t *from, uint32_t length) {
    for (uint32_t i = 0; i < length;) {
        uint32_t state = isa_mask_handlers();
        i += value_copy_bytes(to + i, from + i, length - i);
        isa_unmask_handlers(state);
        if (i % 128 < 32)
            rebuild_pause();
    }
}

/* What comes behind the first n bytes: all alike, whatever a handler stores. */
static void fill_behind(struct value_byte_buffer *to, uint32_t n,
                        const uint8_t *from, uint32_t total) {
    uint32_t done = n;
    read_for_copy(to->at + n, from, n);
    while (n + done < total) {
        uint32_t left = total - n - done;
        uint32_t length = left < done ? left : done;
        read_for_copy(to->at + n + done, to->at + n, length);
        done += length;
    }
}

/* One attempt, into a buffer with room for what handlers append meanwhile. If
 * they put another buffer in place, it fails: the first bytes would be of that
 * one, the others of this. */
static bool multiply(struct slot *owner, uint32_t n, uint32_t total,
                     struct value_byte_buffer *to) {
    struct value_byte_buffer *b = buffer_of(owner);
    struct value_splice s = {.low = total == 0 ? 0 : n, .high = n, .seen = n};
    if (b->length < n)
        return false;
    if (total != 0) {
        fill_behind(to, n, b->at, total);
        s.length = total - n;
    }
    return splice_from(b, owner, &s, to);
}

bool value_bytes_multiply(struct slot *owner, int64_t times) {
    uint32_t n = buffer_of(owner)->length;
    for (uint32_t tries = 0;; tries++) {
        uint32_t now = buffer_of(owner)->length;
        if (now < n)
            n = now;
        if (n == 0 || times == 1)
            return true;
        if (!may_resize(owner))
            return false;
        value_rest(); /* a division of 700 cycles */
        if (times > (int64_t)(INT32_MAX / n))
            return value_raise_memory();
        uint32_t total = times < 1 ? 0 : (uint32_t)times * n;
        struct value_byte_buffer *to =
            value_byte_buffer_new(roomy((size_t)total + (now - n)));
        if (to == NULL)
            return value_raise_memory();
        if (tries != 0) /* C4, whatever a handler's own copies said */
            value_state.restarts = REBUILD_PATIENCE;
        if (multiply(owner, n, total, to))
            return true;
    }
}

bool value_bytes_store(struct slot *owner, uint32_t at, const void *item,
                       uint32_t size) {
    uint32_t state = isa_mask_handlers();
    struct value_byte_buffer *b = buffer_of(owner);
    bool inside = at < b->length && size <= b->length - at;
    if (inside)
        value_copy_bytes(b->at + at, item, size);
    isa_unmask_handlers(state);
    if (inside)
        rebuild_bytes(b, at, at + size); /* Y1 */
    return inside;
}

/* Pieces of at most eight bytes by way of a local copy, so that the order in
 * which bytes go over does not matter; pieces from the end on if the target
 * lies behind the data and over it. */
static uint32_t piece(uint8_t out[ITEM], const uint8_t *data, uint32_t length,
                      bool back, uint32_t done) {
    uint32_t left = length - done;
    uint32_t count = left < ITEM ? left : ITEM;
    if (back && left % ITEM != 0)
        count = left % ITEM;
    uint32_t at = back ? left - count : done;
    for (uint32_t i = 0; i < count; i++)
        out[i] = data[at + i];
    return count;
}

static bool runs_back(const uint8_t *at, const uint8_t *data, uint32_t length) {
    return (uintptr_t)at > (uintptr_t)data &&
           (uintptr_t)at - (uintptr_t)data < length;
}

void value_bytes_overwrite(struct slot *owner, uint32_t at, const uint8_t *data,
                           uint32_t length) {
    _Alignas(ITEM) uint8_t part[ITEM];
    uint32_t count;
    bool back = runs_back(buffer_of(owner)->at + at, data, length);
    for (uint32_t done = 0; done < length; done += count) {
        count = piece(part, data, length, back, done);
        uint32_t offset = back ? length - done - count : done;
        if (!value_bytes_store(owner, at + offset, part, count))
            return;
        value_pause();
    }
}

void value_bytes_write(const void *buffer, uint8_t *at, const uint8_t *data,
                       uint32_t length) {
    _Alignas(ITEM) uint8_t part[ITEM];
    uint32_t count;
    const struct value_byte_buffer *b = buffer;
    bool back = runs_back(at, data, length);
    for (uint32_t done = 0; done < length; done += count) {
        count = piece(part, data, length, back, done);
        uint8_t *to = at + (back ? length - done - count : done);
        uint32_t state = isa_mask_handlers();
        value_copy_bytes(to, part, count);
        isa_unmask_handlers(state);
        if (heap_kind(b) == KIND_BYTE_BUFFER)
            rebuild_bytes(b, (uint32_t)(to - b->at),
                          (uint32_t)(to - b->at) + count); /* Y1 */
        value_pause();
    }
}

/* Items at `low` and as far from the end change places. Wanted: masked. */
static bool swap_items(struct value_byte_buffer *b, uint32_t low,
                       uint32_t size) {
    uint8_t kept[ITEM];
    if (low + low + size >= b->length)
        return false;
    uint32_t high = b->length - low - size;
    for (uint32_t i = 0; i < size; i++) {
        kept[i] = b->at[low + i];
        b->at[low + i] = b->at[high + i];
        b->at[high + i] = kept[i];
    }
    return true;
}

void value_bytes_reverse(struct slot *owner, uint32_t size) {
    bool more = true;
    for (uint32_t low = 0; more; low += size) {
        uint32_t state = isa_mask_handlers();
        const struct value_byte_buffer *b = buffer_of(owner);
        uint32_t n = b->length;
        more = swap_items(buffer_of(owner), low, size);
        isa_unmask_handlers(state);
        if (more) {
            rebuild_bytes(b, low, low + size); /* Y1 */
            rebuild_bytes(b, n - low - size, n - low);
        }
        value_pause();
    }
}

static bool swap_bytes(struct value_byte_buffer *b, uint32_t at,
                       uint32_t size) {
    if (at >= b->length)
        return false;
    uint8_t *item = b->at + at;
    for (uint32_t i = 0; i < size / 2; i++) {
        uint8_t kept = item[i];
        item[i] = item[size - 1 - i];
        item[size - 1 - i] = kept;
    }
    return true;
}

void value_bytes_swap(struct slot *owner, uint32_t size) {
    bool more = true;
    for (uint32_t at = 0; more; at += size) {
        uint32_t state = isa_mask_handlers();
        const struct value_byte_buffer *b = buffer_of(owner);
        more = swap_bytes(buffer_of(owner), at, size);
        isa_unmask_handlers(state);
        if (more)
            rebuild_bytes(b, at, at + size); /* Y1 */
        value_pause();
    }
}

void value_bytes_read(uint8_t *to, const uint8_t *from, uint32_t length) {
    for (uint32_t i = 0; i < length;) {
        uint32_t state = isa_mask_handlers();
        i += value_copy_bytes(to + i, from + i, length - i);
        isa_unmask_handlers(state);
        if (i % 128 < 32)
            value_pause();
    }
}

void value_bytes_load(uint8_t to[8], const uint8_t *from, uint32_t size) {
    if (size == 1) {
        to[0] = *from;
        return;
    }
    uint32_t state = isa_mask_handlers();
    value_copy_bytes(to, from, size);
    isa_unmask_handlers(state);
}

void value_bytes_exposed(value owner, const uint8_t *at, uint32_t length) {
    if (LIKELY(value_state.rebuild == NULL) ||
        !value_is_kind(owner, KIND_BYTE_BUFFER))
        return;
    const struct value_byte_buffer *b = value_pointer(owner);
    uint32_t first = (uint32_t)(at - b->at);
    rebuild_bytes(b, first, first + length + ITEM); /* never mirrored */
}
