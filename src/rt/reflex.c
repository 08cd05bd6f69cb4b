/* SPDX-License-Identifier: MIT */
/* The link between a reflex and the brain: typed fields that both sides have
 * a copy of, exchanged whole by a triple buffer in each direction. Written in
 * C because a tick may not allocate, and because the compiled tier will use
 * the same buffers.
 *
 *   brain: image[n], serial[n] --publish--> in[3] --enter--> reflex's instance
 *   brain: read <------take------ out[3] <--leave--- its attributes, applied[n]
 *
 * X1  Whoever reads sees all fields of one update: of one publish() or end()
 *     of the brain, or of one tick.
 * X2  A field's serial counts the brain's writes. The reflex takes a field
 *     exactly if its serial is new, so an update that arrives twice, or stands
 *     for two, changes what the brain wrote and nothing else.
 * X3  The reflex's own methods (enter, leave) allocate nothing: the values are
 *     numbers and truths, and the instance has all its attributes already.
 * X4  Slots hold numbers and truths, never pointers, and each block is written
 *     by the one side that sees it then: plain stores, no barrier.
 *
 * Until the reflex has taken a write, the brain reads its own value back. */
#include "rt/module.h"

#include "base/triple.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

#define FIELDS_MAX 64u

/* Raw part behind the type. */
struct link {
    struct base_triple in;  /* brain writes, reflex reads */
    struct base_triple out; /* reflex writes, brain reads */
    uint8_t count;
    bool grouped; /* inside `with`: nothing is published */
};

/* Slots: names, codes and class name, then blocks of `count`. */
enum { SLOT_NAMES, SLOT_CODES, SLOT_CLASS, SLOT_BLOCKS };
enum {
    IMAGE,       /* what the brain wrote last, with serials */
    SAVED = 2,   /* the same, before `with` */
    APPLIED = 4, /* reflex: serials it has taken */
    IN = 5,      /* three times values and serials */
    OUT = 11,    /* three times values and serials */
    BLOCKS = 17
};

_Static_assert(sizeof(struct link) <= 3 * sizeof(uint64_t),
               "fits the raw units of KIND_CUSTOM");

static struct link *link_of(struct value_custom *c) {
    return (struct link *)(void *)&c->raw[1];
}

static struct slot *block(struct value_custom *c, uint32_t which) {
    return &c->at[SLOT_BLOCKS + which * link_of(c)->count];
}

static uint32_t name_of(struct value_custom *c, uint32_t i) {
    value name = value_tuple_at(slot_load(&c->at[SLOT_NAMES]), i);
    return value_symbol_number(name);
}

static bool self_of(const struct arguments *args, struct value_custom **c) {
    value self = args->at[0];
    if (value_is_pointer(self) && value_type_of(self) == &rt_type_Link) {
        *c = value_pointer(self);
        return true;
    }
    return value_raise(&value_type_TypeError, "not a link of a reflex");
}

static char code_of(struct value_custom *c, uint32_t i) {
    uint32_t length;
    const char *codes = value_str_text(slot_load(&c->at[SLOT_CODES]), &length);
    return i < length ? codes[i] : 'd';
}

static double single(double x) { return (double)(float)x; }

static bool wrong_type(struct value_custom *c, uint32_t i, value v) {
    static const char codes[] = "idf?";
    static const char *const names[] = {"int", "float", "rt.float32", "bool"};
    static const char *const remedies[] = {"int()", "float()", "float()",
                                           "bool()"};
    const char *at = strchr(codes, code_of(c, i));
    return value_raise(&value_type_TypeError,
                       "%v.%q is declared %s, not %t: convert it with %s or "
                       "change the annotation",
                       slot_load(&c->at[SLOT_CLASS]), name_of(c, i),
                       names[at - codes], v, remedies[at - codes]);
}

static bool checked_int(struct value_custom *c, uint32_t i, value v,
                        value *out) {
    if (!value_is_int48(v))
        return value_is_int(v) && !value_is_bool(v)
                   ? value_raise(&value_type_OverflowError,
                                 "%v.%q does not fit 32 bits",
                                 slot_load(&c->at[SLOT_CLASS]), name_of(c, i))
                   : wrong_type(c, i, v);
    int64_t n = value_int48(v);
    *out = v;
    return (n >= INT32_MIN && n <= INT32_MAX) ||
           value_raise(&value_type_OverflowError,
                       "%v.%q = %v does not fit 32 bits",
                       slot_load(&c->at[SLOT_CLASS]), name_of(c, i), v);
}

/* An int is a float too, as in Python; nothing else converts by itself. */
static bool checked(struct value_custom *c, uint32_t i, value v, value *out) {
    char code = code_of(c, i);
    double x;
    *out = v;
    if (code == 'i')
        return checked_int(c, i, v, out);
    if (code == '?')
        return value_is_bool(v) || wrong_type(c, i, v);
    if (value_is_int48(v))
        x = (double)value_int48(v);
    else if (value_is_double(v))
        x = value_double(v);
    else
        return wrong_type(c, i, v);
    *out = value_from_double(code == 'f' ? single(x) : x);
    return true;
}

static void copy(struct slot *to, const struct slot *from, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        slot_init(&to[i], slot_load(&from[i]));
}

static bool fill(struct value_custom *c, value initial) {
    uint32_t n = link_of(c)->count;
    for (uint32_t i = 0; i < SLOT_BLOCKS + BLOCKS * n; i++)
        if (i >= SLOT_BLOCKS)
            slot_init(&c->at[i], value_from_int48(0));
    for (uint32_t i = 0; i < n; i++) {
        value v;
        if (!checked(c, i, value_tuple_at(initial, i), &v))
            return false;
        slot_init(&block(c, IMAGE)[i], v);
        for (uint32_t k = 0; k < 6; k++)
            slot_init(&block(c, IN + 2 * k)[i], v);
    }
    return true;
}

static bool all_symbols(value tuple) {
    uint32_t n = value_tuple_length(tuple);
    for (uint32_t i = 0; i < n; i++)
        if (!value_is_symbol(value_tuple_at(tuple, i)))
            return false;
    return true;
}

static bool all_codes(value str) {
    uint32_t n;
    const char *text = value_str_text(str, &n);
    for (uint32_t i = 0; i < n; i++)
        if (text[i] == 0 || strchr("idf?", text[i]) == NULL)
            return false;
    return true;
}

static bool are_links_types(const struct arguments *args) {
    return args->count == 4 && args->keywords == 0 &&
           value_is_kind(args->at[0], KIND_TUPLE) &&
           value_is_str(args->at[1]) && value_is_kind(args->at[3], KIND_TUPLE);
}

/* Link(names, codes, class name, initial values): is that what was given? */
static bool link_decode(const struct arguments *args) {
    if (!are_links_types(args))
        return value_raise(&value_type_TypeError,
                           "Link(names, codes, class name, values)");
    uint32_t codes, n = value_tuple_length(args->at[0]);
    (void)value_str_text(args->at[1], &codes);
    if (n <= FIELDS_MAX && n == codes && all_codes(args->at[1]) &&
        all_symbols(args->at[0]) && n == value_tuple_length(args->at[3]))
        return true;
    return value_raise(&value_type_ValueError,
                       "a reflex has at most %u fields, each with a code of "
                       "idf? and a value",
                       FIELDS_MAX);
}

static bool link_make(value type, struct arguments *args, value *out) {
    (void)type;
    if (!link_decode(args))
        return false;
    uint32_t n = value_tuple_length(args->at[0]);
    size_t slots = SLOT_BLOCKS + (size_t)BLOCKS * n;
    struct value_custom *c =
        heap_alloc(KIND_CUSTOM, sizeof *c - sizeof(struct header) +
                                    slots * sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = &rt_type_Link;
    for (uint32_t i = 0; i < 3; i++)
        slot_init(&c->at[i], args->at[i]);
    link_of(c)->count = (uint8_t)n;
    base_triple_init(&link_of(c)->in);
    base_triple_init(&link_of(c)->out);
    *out = value_from_pointer(c);
    return fill(c, args->at[3]);
}

/* --- the brain's side: tasks only --- */

static void publish(struct value_custom *c) {
    struct link *l = link_of(c);
    copy(block(c, IN + 2u * l->in.back), block(c, IMAGE), 2u * l->count);
    base_triple_publish(&l->in); /* X1 */
}

static bool index_of(struct value_custom *c, value v, uint32_t *i) {
    return value_index_of(v, link_of(c)->count, "field", i);
}

static bool link_write(struct arguments *args, value *out) {
    struct value_custom *c;
    uint32_t i;
    value v;
    *out = VALUE_NONE;
    if (!self_of(args, &c) || !index_of(c, args->at[1], &i) ||
        !checked(c, i, args->at[2], &v))
        return false;
    struct slot *serial = &block(c, IMAGE + 1)[i];
    slot_init(&block(c, IMAGE)[i], v);
    int64_t n = value_int48(slot_load(serial)) + 1;
    slot_init(serial, value_from_int48(n)); /* X2 */
    if (!link_of(c)->grouped)
        publish(c);
    return true;
}

/* The brain's own value while the reflex has not taken it, else the
 * reflex's. */
static value current(struct value_custom *c, uint32_t i) {
    uint32_t front = OUT + 2u * link_of(c)->out.front;
    value written = slot_load(&block(c, IMAGE + 1)[i]);
    bool taken = slot_load(&block(c, front + 1)[i]) == written;
    return slot_load(taken ? &block(c, front)[i] : &block(c, IMAGE)[i]);
}

static bool link_read(struct arguments *args, value *out) {
    struct value_custom *c;
    uint32_t i;
    if (!self_of(args, &c) || !index_of(c, args->at[1], &i))
        return false;
    (void)base_triple_take(&link_of(c)->out);
    *out = current(c, i);
    return true;
}

static bool link_snapshot(struct arguments *args, value *out) {
    struct value_custom *c;
    if (!self_of(args, &c) || !value_dict_new(link_of(c)->count, out))
        return false;
    (void)base_triple_take(&link_of(c)->out);
    struct slot *values = block(c, OUT + 2u * link_of(c)->out.front);
    for (uint32_t i = 0; i < link_of(c)->count; i++)
        if (!value_dict_set(*out, value_from_symbol(name_of(c, i)),
                            slot_load(&values[i])))
            return false;
    return true;
}

static bool link_begin(struct arguments *args, value *out) {
    struct value_custom *c;
    *out = VALUE_NONE;
    if (!self_of(args, &c))
        return false;
    if (link_of(c)->grouped)
        return value_raise(&value_type_RuntimeError,
                           "`with` of a reflex does not nest");
    copy(block(c, SAVED), block(c, IMAGE), 2u * link_of(c)->count);
    link_of(c)->grouped = true;
    return true;
}

/* end(keep): publishes the group, or takes it back whole. */
static bool link_end(struct arguments *args, value *out) {
    struct value_custom *c;
    bool keep;
    *out = VALUE_NONE;
    if (!self_of(args, &c) || !value_truth(args->at[1], &keep))
        return false;
    if (!keep)
        copy(block(c, IMAGE), block(c, SAVED), 2u * link_of(c)->count);
    link_of(c)->grouped = false;
    publish(c);
    return true;
}

/* --- the reflex's side --- */

static bool link_enter(struct arguments *args, value *out) {
    struct value_custom *c;
    *out = VALUE_NONE;
    if (!self_of(args, &c))
        return false;
    struct link *l = link_of(c);
    if (!base_triple_take(&l->in))
        return true;
    struct slot *values = block(c, IN + 2u * l->in.front);
    struct slot *serials = values + l->count, *applied = block(c, APPLIED);
    for (uint32_t i = 0; i < l->count; i++) {
        value serial = slot_load(&serials[i]);
        bool done;
        if (slot_load(&applied[i]) == serial) /* X2 */
            continue;
        slot_init(&applied[i], serial);
        if (!value_instance_store(args->at[1], name_of(c, i),
                                  slot_load(&values[i]), &done))
            return false;
    }
    return true;
}

static bool link_leave(struct arguments *args, value *out) {
    struct value_custom *c;
    *out = VALUE_NONE;
    if (!self_of(args, &c))
        return false;
    struct link *l = link_of(c);
    struct slot *values = block(c, OUT + 2u * l->out.back);
    for (uint32_t i = 0; i < l->count; i++) {
        value given = value_instance_load(args->at[1], name_of(c, i)), v;
        bool done = true;
        if (!checked(c, i, given, &v) ||
            (v != given &&
             !value_instance_store(args->at[1], name_of(c, i), v, &done)))
            return false;
        slot_init(&values[i], v);
    }
    copy(values + l->count, block(c, APPLIED), l->count);
    base_triple_publish(&l->out); /* X1 */
    return true;
}

static bool is_instance(const struct arguments *args) {
    return value_is_kind(args->at[1], KIND_INSTANCE) ||
           value_raise(&value_type_TypeError, "not the instance of a reflex");
}

static bool enter(struct arguments *args, value *out) {
    return is_instance(args) && link_enter(args, out);
}

static bool leave(struct arguments *args, value *out) {
    return is_instance(args) && link_leave(args, out);
}

NATIVE(enter, SYM_enter, 2, 2, NATIVE_METHOD);
NATIVE(leave, SYM_leave, 2, 2, NATIVE_METHOD);
NATIVE(link_begin, SYM_begin, 1, 1, NATIVE_METHOD | NATIVE_TASK_ONLY);
NATIVE(link_end, SYM_end, 2, 2, NATIVE_METHOD | NATIVE_TASK_ONLY);
NATIVE(link_read, SYM_read, 2, 2, NATIVE_METHOD | NATIVE_TASK_ONLY);
NATIVE(link_snapshot, SYM_snapshot, 1, 1, NATIVE_METHOD | NATIVE_TASK_ONLY);
NATIVE(link_write, SYM_write, 3, 3, NATIVE_METHOD | NATIVE_TASK_ONLY);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_begin, link_begin),
    MEMBER_FUNCTION(SYM_end, link_end),
    MEMBER_FUNCTION(SYM_enter, enter),
    MEMBER_FUNCTION(SYM_leave, leave),
    MEMBER_FUNCTION(SYM_read, link_read),
    MEMBER_FUNCTION(SYM_snapshot, link_snapshot),
    MEMBER_FUNCTION(SYM_write, link_write),
};

static const struct type_hooks hooks = {.make = link_make};

const struct type rt_type_Link = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_Link,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

/* float32(x): x rounded to single precision; as an annotation, a field that
 * is kept so. */
static bool float32_make(value type, struct arguments *args, value *out) {
    double x;
    (void)type;
    if (args->count != 1 || args->keywords != 0)
        return value_raise(&value_type_TypeError,
                           "float32() takes exactly one argument");
    if (!value_to_double(args->at[0], &x))
        return false;
    *out = value_from_double(single(x));
    return true;
}

static const struct type_hooks float32_hooks = {.make = float32_make};

const struct type rt_type_float32 = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &float32_hooks,
    .name = SYM_float32,
    .instance_kind = KIND_CUSTOM_LEAF,
    .flags = TYPE_FINAL,
};
