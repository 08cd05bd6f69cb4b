/* SPDX-License-Identifier: MIT */
/* RingIO: bytes from a handler to the main program or back. One side writes
 * `head`, the other `tail`; both count bytes and wrap by themselves, and the
 * ring is full when they differ by its size. Without a lock: each side reads
 * the other's counter once and moves its own when the bytes are in place. */
#include "modules/ring_io.h"

#include "base/isa/isa.h"
#include "modules/modules.h"

/* Raw part behind the type. */
struct ring {
    uint8_t *at;
    uint32_t size;
    volatile uint32_t head; /* written by the writer */
    volatile uint32_t tail; /* written by the reader */
};

_Static_assert(sizeof(struct ring) <= 3 * sizeof(uint64_t),
               "fits the raw units of KIND_CUSTOM");

static struct ring *ring_of(struct value_custom *c) {
    return (struct ring *)(void *)&c->raw[1];
}

static bool self_of(const struct arguments *args, struct ring **ring) {
    struct value_custom *c;
    if (!mod_self(args, &mod_type_RingIO, &c))
        return false;
    *ring = ring_of(c);
    return true;
}

/* RingIO(size) has a buffer of its own. Of a given one a byte stays unused, as
 * in MicroPython: programs count on what any() and write() tell them. A ring
 * that is closed goes on, as there. */
static bool make(value type, struct arguments *args, value *out) {
    struct value_view view;
    value buffer;
    int64_t size = 0;
    (void)type;
    if (args->count != 1 || args->keywords != 0)
        return value_raise(&value_type_TypeError,
                           "RingIO() takes a size or a buffer");
    buffer = args->at[0];
    if (value_is_int(buffer)) {
        if (!value_to_int64(buffer, &size))
            return false;
        if (size < 1 || size > 1 << 24)
            return value_raise(&value_type_ValueError,
                               "RingIO size must be 1 to 16777216");
        if (!value_bytearray_new(NULL, (size_t)size, &buffer))
            return false;
    }
    if (!value_view_of(buffer, true, &view))
        return false;
    if (size == 0)
        size = (int64_t)view.length - 1;
    if (size < 1)
        return value_raise(&value_type_ValueError,
                           "RingIO buffer is too small");
    struct value_custom *c = heap_alloc(
        KIND_CUSTOM, sizeof *c - sizeof(struct header) + sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = &mod_type_RingIO;
    slot_init(&c->at[0], view.owner);
    *ring_of(c) = (struct ring){view.at, (uint32_t)size, 0, 0};
    *out = value_from_pointer(c);
    return true;
}

static uint32_t waiting(const struct ring *r) { return r->head - r->tail; }

static bool any(struct arguments *args, value *out) {
    struct ring *r;
    if (!self_of(args, &r))
        return false;
    *out = value_from_int48(waiting(r));
    return true;
}

static bool put(struct arguments *args, value *out) {
    struct ring *r;
    struct value_view view;
    if (!self_of(args, &r) || !value_view_of(args->at[1], false, &view))
        return false;
    uint32_t head = r->head, room = r->size - waiting(r);
    uint32_t n = view.length < room ? view.length : room;
    for (uint32_t i = 0; i < n; i++)
        r->at[(head + i) % r->size] = view.at[i];
    isa_fence();
    r->head = head + n;
    KEEP_ALIVE(view.owner);
    *out = value_from_int48(n);
    return true;
}

static void take(struct ring *r, uint8_t *to, uint32_t n) {
    uint32_t tail = r->tail;
    for (uint32_t i = 0; i < n; i++)
        to[i] = r->at[(tail + i) % r->size];
    isa_fence();
    r->tail = tail + n;
}

static bool take_bytes(struct ring *r, uint32_t n, value *out) {
    if (!value_bytes_new(NULL, n, out))
        return false;
    take(r, (uint8_t *)((struct value_str *)value_pointer(*out))->text, n);
    return true;
}

static uint32_t line_length(const struct ring *r) {
    uint32_t n = waiting(r), tail = r->tail;
    for (uint32_t i = 0; i < n; i++)
        if (r->at[(tail + i) % r->size] == '\n')
            return i + 1;
    return n;
}

static bool read_some(struct arguments *args, bool line, value *out) {
    struct ring *r;
    int64_t limit = -1;
    if (!self_of(args, &r) || (args->count > 1 && args->at[1] != VALUE_NONE &&
                               !value_to_int64(args->at[1], &limit)))
        return false;
    uint32_t n = line ? line_length(r) : waiting(r);
    if (limit >= 0 && limit < n)
        n = (uint32_t)limit;
    return take_bytes(r, n, out);
}

static bool read(struct arguments *args, value *out) {
    return read_some(args, false, out);
}

static bool readline(struct arguments *args, value *out) {
    return read_some(args, true, out);
}

static bool readinto(struct arguments *args, value *out) {
    struct ring *r;
    struct value_view view;
    int64_t limit = INT32_MAX;
    if (!self_of(args, &r) || !value_view_of(args->at[1], true, &view) ||
        (args->count > 2 && !value_to_int64(args->at[2], &limit)))
        return false;
    uint32_t n = waiting(r) < view.length ? waiting(r) : view.length;
    if (limit < n)
        n = limit < 0 ? 0 : (uint32_t)limit;
    take(r, view.at, n);
    KEEP_ALIVE(view.owner);
    *out = value_from_int48(n);
    return true;
}

static bool close(struct arguments *args, value *out) {
    struct ring *r;
    *out = VALUE_NONE;
    return self_of(args, &r);
}

NATIVE(any, SYM_any, 1, 1, NATIVE_METHOD);
NATIVE(close, SYM_close, 1, 1, NATIVE_METHOD);
NATIVE(put, SYM_write, 2, 2, NATIVE_METHOD);
NATIVE(read, SYM_read, 1, 2, NATIVE_METHOD);
NATIVE(readinto, SYM_readinto, 2, 3, NATIVE_METHOD);
NATIVE(readline, SYM_readline, 1, 2, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_any, any),
    MEMBER_FUNCTION(SYM_close, close),
    MEMBER_FUNCTION(SYM_read, read),
    MEMBER_FUNCTION(SYM_readinto, readinto),
    MEMBER_FUNCTION(SYM_readline, readline),
    MEMBER_FUNCTION(SYM_write, put),
};

static const struct type_hooks hooks = {.make = make};

const struct type mod_type_RingIO = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_RingIO,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};
