/* SPDX-License-Identifier: MIT */
/* Module _zlib: raw streams in steps, behind zlib, gzip and deflate, which are
 * Python. A step works on a copy of its object's state and stores it at the
 * end, so one that fails has changed nothing; who comes in the midst of another
 * one's step gets ValueError, as with generators (C6). */
#include "base/isa/isa.h"
#include "modules/checksum.h"
#include "modules/deflate.h"
#include "modules/inflate.h"
#include "value/byte_buffer.h"

/* Slots of the objects. */
enum { STATE = 0, RING = 1, INFLATE_SLOTS }; /* byte buffers */
enum { HISTORY = 0, DEFLATE_SLOTS };         /* the last bytes written */

/* Raw parts behind the type. */
struct inflater {
    volatile bool claimed;
};

struct deflater {
    volatile bool claimed;
    uint8_t level;
    uint8_t bit_count;
    uint8_t bits;
    uint32_t window;
};

static const struct type error_type = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_Exception,
    .hooks = &value_exception_hooks,
    .name = SYM_error,
    .instance_kind = KIND_EXCEPTION,
    .flags = TYPE_EXCEPTION,
};

static const struct type inflate_type;
static const struct type deflate_type;

static struct inflater *inflater_of(struct value_custom *c) {
    return (struct inflater *)(void *)&c->raw[1];
}

static struct deflater *deflater_of(struct value_custom *c) {
    return (struct deflater *)(void *)&c->raw[1];
}

/* Who comes between the look and the claim has released it again before this
 * goes on: no mask. */
static bool claim(volatile bool *claimed) {
    bool free = !*claimed;
    *claimed = true;
    isa_fence();
    return free ||
           value_raise(&value_type_ValueError, "stream is being used already");
}

static void release(volatile bool *claimed) {
    isa_fence();
    *claimed = false;
}

static bool data_of(value v, struct value_view *out) {
    if (!value_is_str(value_unwrap(v)))
        return value_view_of(v, false, out);
    return value_raise(&value_type_TypeError,
                       "a bytes-like object is required, not '%t'", v);
}

static bool custom_new(const struct type *type, uint32_t slots,
                       struct value_custom **out) {
    struct value_custom *c =
        heap_alloc(KIND_CUSTOM, sizeof *c - sizeof(struct header) +
                                    slots * sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = type;
    for (uint32_t i = 0; i < slots; i++)
        slot_init(&c->at[i], VALUE_NONE);
    *out = c;
    return true;
}

static bool range(value v, int64_t low, int64_t high, uint32_t *out) {
    int64_t n;
    if (!value_to_int64(v, &n))
        return false;
    *out = (uint32_t)n;
    return (n >= low && n <= high) ||
           value_raise(&value_type_ValueError, "argument out of range");
}

/* --- Inflate --- */

/* Inflate(window): 0 if all of the output comes in one step. */
static bool inflate_make(value type, struct arguments *args, value *out) {
    struct value_custom *c;
    uint32_t window;
    (void)type;
    if (args->count != 1 || args->keywords != 0)
        return value_raise(&value_type_TypeError, "Inflate() takes a size");
    if (!range(args->at[0], 0, 32768, &window) ||
        !custom_new(&inflate_type, INFLATE_SLOTS, &c))
        return false;
    struct value_byte_buffer *state =
        value_byte_buffer_new(sizeof(struct mod_inflate_state));
    struct value_byte_buffer *ring =
        window == 0 ? state : value_byte_buffer_new(window);
    if (state == NULL || ring == NULL)
        return value_raise_memory();
    ((struct mod_inflate_state *)(void *)state->at)->window = window;
    slot_init(&c->at[STATE], value_from_pointer(state));
    slot_init(&c->at[RING], value_from_pointer(ring));
    inflater_of(c)->claimed = false;
    *out = value_from_pointer(c);
    return true;
}

/* Keeps the end of the output for the next step. */
static void keep_output(struct mod_inflate *j, uint8_t *ring) {
    struct mod_inflate_state *s = &j->s;
    uint32_t n = j->used < s->window ? j->used : s->window;
    const uint8_t *from = n == 0 ? ring : j->out->at + j->used - n;
    for (uint32_t i = 0; i < n;) {
        uint32_t piece = s->window - s->ring_at;
        piece = piece < n - i ? piece : n - i;
        piece = piece < 256 ? piece : 256;
        memcpy(ring + s->ring_at, from + i, piece);
        i += piece;
        s->ring_at = (s->ring_at + piece) % s->window;
        value_pause();
    }
    s->ring_filled += n;
    if (s->ring_filled > s->window)
        s->ring_filled = s->window;
}

/* (output, bytes of input that are done with, is it the end?) */
static bool inflate_result(const struct mod_inflate *j, value *out) {
    value v[3];
    v[1] = value_from_int48(j->at);
    v[2] = value_from_bool(j->s.phase == MOD_INFLATE_DONE);
    return value_bytes_new(j->used == 0 ? NULL : j->out->at, j->used, &v[0]) &&
           value_tuple_new(3, v, out);
}

static bool inflate_some(struct value_custom *c, const struct value_view *view,
                         uint32_t limit, value *out) {
    struct value_byte_buffer *state = slot_pointer(&c->at[STATE]);
    struct value_byte_buffer *ring = slot_pointer(&c->at[RING]);
    struct mod_inflate j = {.in = view->at,
                            .length = view->length,
                            .ring = ring->at,
                            .limit = limit,
                            .error = &error_type};
    memcpy(&j.s, state->at, sizeof j.s);
    if (!mod_inflate(&j) || !inflate_result(&j, out))
        return false;
    keep_output(&j, ring->at);
    memcpy(state->at, &j.s, sizeof j.s);
    KEEP_ALIVE(state);
    KEEP_ALIVE(ring);
    return true;
}

/* step(data, limit): stops when there are so many bytes of output. */
static bool inflate_step(struct arguments *args, value *out) {
    struct value_custom *c;
    struct value_view view;
    uint32_t limit;
    if (!mod_self(args, &inflate_type, &c) || !data_of(args->at[1], &view) ||
        !range(args->at[2], 0, UINT32_MAX, &limit) ||
        !value_check_room(4 * sizeof(struct mod_inflate)) ||
        !claim(&inflater_of(c)->claimed))
        return false;
    bool done = inflate_some(c, &view, limit, out);
    release(&inflater_of(c)->claimed);
    KEEP_ALIVE(view.owner);
    return done;
}

NATIVE(inflate_step, SYM_step, 3, 3, NATIVE_METHOD);

static const struct member inflate_members[] = {
    MEMBER_FUNCTION(SYM_step, inflate_step),
};

static const struct type_hooks inflate_hooks = {.make = inflate_make};

static const struct type inflate_type = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &inflate_hooks,
    MEMBERS(inflate_members),
    .name = SYM_Inflate,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

/* --- Deflate --- */

/* Deflate(level, window): 0 if all of the input comes in one step. */
static bool deflate_make(value type, struct arguments *args, value *out) {
    struct value_custom *c;
    uint32_t level, window;
    (void)type;
    if (args->count != 2 || args->keywords != 0)
        return value_raise(&value_type_TypeError,
                           "Deflate() takes a level and a size");
    if (!range(args->at[0], 0, 9, &level) ||
        !range(args->at[1], 1, 32768, &window) ||
        !custom_new(&deflate_type, DEFLATE_SLOTS, &c))
        return false;
    *deflater_of(c) =
        (struct deflater){.level = (uint8_t)level, .window = window};
    *out = value_from_pointer(c);
    return true;
}

/* The history and what follows, in one piece. */
static bool joined(value history, const struct value_view *view, value *out) {
    struct value_view old = {.length = 0};
    if (history != VALUE_NONE && !value_view_of(history, false, &old))
        return false;
    if (!value_bytes_new(NULL, (size_t)old.length + view->length, out))
        return false;
    char *to = ((struct value_str *)value_pointer(*out))->text;
    return (old.length == 0 || value_copy(to, old.at, old.length)) &&
           (view->length == 0 ||
            value_copy(to + old.length, view->at, view->length));
}

static bool new_history(const struct mod_deflate *d, value *out) {
    uint32_t n = d->length < d->window ? d->length : d->window;
    *out = VALUE_NONE;
    return d->end == MOD_DEFLATE_FINISH || n == 0 ||
           value_bytes_new(d->in + d->length - n, n, out);
}

static bool deflate_some(struct value_custom *c, const struct value_view *view,
                         uint32_t end, value *out) {
    struct deflater *own = deflater_of(c);
    value all, history = slot_load(&c->at[HISTORY]);
    struct value_view whole;
    if (!joined(history, view, &all) || !value_view_of(all, false, &whole))
        return false;
    struct mod_deflate d = {.in = whole.at,
                            .start = whole.length - view->length,
                            .length = whole.length,
                            .window = own->window,
                            .level = own->level,
                            .end = (enum mod_deflate_end)end,
                            .bits = own->bits,
                            .bit_count = own->bit_count};
    if (!mod_deflate(&d) || !new_history(&d, &history) ||
        !value_bytes_new(d.out->at, d.used, out))
        return false;
    own->bits = (uint8_t)d.bits;
    own->bit_count = (uint8_t)d.bit_count;
    slot_store(&c->at[HISTORY], history);
    KEEP_ALIVE(whole.owner);
    return true;
}

/* step(data, end): 0 more follows, 1 from a whole byte on, 2 the end. */
static bool deflate_step(struct arguments *args, value *out) {
    struct value_custom *c;
    struct value_view view;
    uint32_t end;
    if (!mod_self(args, &deflate_type, &c) || !data_of(args->at[1], &view) ||
        !range(args->at[2], MOD_DEFLATE_MORE, MOD_DEFLATE_FINISH, &end) ||
        !claim(&deflater_of(c)->claimed))
        return false;
    bool done = deflate_some(c, &view, end, out);
    release(&deflater_of(c)->claimed);
    KEEP_ALIVE(view.owner);
    return done;
}

NATIVE(deflate_step, SYM_step, 3, 3, NATIVE_METHOD);

static const struct member deflate_members[] = {
    MEMBER_FUNCTION(SYM_step, deflate_step),
};

static const struct type_hooks deflate_hooks = {.make = deflate_make};

static const struct type deflate_type = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &deflate_hooks,
    MEMBERS(deflate_members),
    .name = SYM_Deflate,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

/* --- the module --- */

static bool sum(struct arguments *args, uint32_t first,
                uint32_t (*add)(uint32_t, const uint8_t *, uint32_t),
                value *out) {
    struct value_view view;
    uint64_t start = first;
    if (!data_of(args->at[0], &view) ||
        (args->count > 1 && !value_to_uint64_wrap(args->at[1], &start)))
        return false;
    *out = value_from_int48(add((uint32_t)start, view.at, view.length));
    KEEP_ALIVE(view.owner);
    return true;
}

static bool adler32(struct arguments *args, value *out) {
    return sum(args, MOD_ADLER32_FIRST, mod_adler32, out);
}

static bool crc32(struct arguments *args, value *out) {
    return sum(args, 0, mod_crc32, out);
}

NATIVE(adler32, SYM_adler32, 1, 2, 0);
NATIVE(crc32, SYM_crc32, 1, 2, 0);

static const struct member members[] = {
    MEMBER_TYPE(SYM_Deflate, deflate_type),
    MEMBER_TYPE(SYM_Inflate, inflate_type),
    MEMBER_FUNCTION(SYM_adler32, adler32),
    MEMBER_FUNCTION(SYM_crc32, crc32),
    MEMBER_TYPE(SYM_error, error_type),
};

MOD_MODULE(_zlib, members);
