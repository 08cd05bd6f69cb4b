/* SPDX-License-Identifier: MIT */
/* enumerate, zip, map, filter, reversed, iter and next. The lazy ones are
 * objects of one C type; what their sources do in Python runs in a loop of
 * its own.
 *
 * C6: enumerate and zip take from several places for one item, so they carry a
 * flag, claimed under mask; who comes second gets ValueError. The others take
 * from one, whose steps are commits of its own.
 */
#include "vm/builtin.h"
#include "vm/special_desk.h"

#include "value/arguments.h"
#include "value/iterator.h"
#include "value/number.h"
#include "value/symbol.h"

struct lazy { /* KIND_CUSTOM */
    struct header header;
    union {
        struct {
            const struct type *type;
            uint32_t count; /* sources */
            volatile uint32_t ended;
            bool strict;
            volatile bool running; /* C6 */
        };
        uint64_t raw[4];
    };
    struct slot function; /* or the next index, or the sentinel */
    struct slot source[];
};

static enum vm_lazy what_of(const struct lazy *l) {
    return (enum vm_lazy)(l->type - vm_lazy_types);
}

static bool uneven(uint32_t i, const char *how) {
    if (i == 1)
        return value_raise(&value_type_ValueError,
                           "zip() argument 2 is %s than argument 1", how);
    return value_raise(&value_type_ValueError,
                       "zip() argument %u is %s than arguments 1-%u", i + 1,
                       how, i);
}

/* The first source has ended; those of a strict zip must end with it. */
static bool end_together(struct lazy *l, value *items) {
    for (uint32_t i = 1; l->strict && i < l->count; i++) {
        if (!vm_next(slot_load(&l->source[i]), &items[i]))
            return false;
        if (items[i] != VALUE_STOP)
            return uneven(i, "longer");
    }
    return true;
}

/* Items of all sources; *end at the first that has none. */
static bool take(struct lazy *l, value *items, bool *end) {
    *end = false;
    for (uint32_t i = 0; i < l->count; i++) {
        if (!vm_next(slot_load(&l->source[i]), &items[i]))
            return false;
        if (items[i] != VALUE_STOP)
            continue;
        *end = true;
        l->ended = 1;
        return l->strict && i > 0 ? uneven(i, "shorter")
                                  : end_together(l, items);
    }
    return true;
}

static bool next_enumerate(struct lazy *l, value *items, value *out) {
    value pair[2] = {slot_load(&l->function), items[0]}, after;
    if (!value_number_binary(VALUE_ADD, pair[0], value_from_int48(1), &after))
        return false;
    slot_store(&l->function, after);
    return value_tuple_new(2, pair, out);
}

static bool next_filter(struct lazy *l, value *items, value *out) {
    value function = slot_load(&l->function), keep;
    bool kept;
    for (;;) {
        keep = items[0];
        if (function != VALUE_NONE && !vm_call(function, 1, items, &keep))
            return false;
        if (!vm_is_true(keep, &kept))
            return false;
        if (kept) {
            *out = items[0];
            return true;
        }
        bool end;
        if (!take(l, items, &end))
            return false;
        if (end) {
            *out = VALUE_STOP;
            return true;
        }
    }
}

static bool next_call(struct lazy *l, value *out) {
    bool same;
    if (!vm_call(slot_load(&l->source[0]), 0, NULL, out) ||
        !value_equal(*out, slot_load(&l->function), &same))
        return false;
    if (same) {
        l->ended = 1;
        *out = VALUE_STOP;
    }
    return true;
}

/* An IndexError ends it; below 0 there is nothing. */
static bool next_item(struct lazy *l, int64_t by, value *out) {
    uint32_t mask = isa_mask_handlers();
    value at = slot_load(&l->function);
    slot_commit(&l->function, value_int48_sum(at, value_from_int48(by)));
    isa_unmask_handlers(mask);
    int64_t index = value_int48(at);
    *out = VALUE_STOP;
    if (index >= 0 &&
        vm_subscript(slot_load(&l->source[0]), value_from_int48(index), out))
        return true;
    l->ended = 1;
    if (index < 0)
        return true;
    if (!value_pending_is(&value_type_IndexError) &&
        !value_pending_is(&value_type_StopIteration))
        return false;
    *out = value_take_exception();
    *out = VALUE_STOP;
    return true;
}

#define SOURCES_MAX 16u

static bool claim(struct lazy *l) {
    uint32_t mask = isa_mask_handlers();
    bool running = l->running;
    l->running = true;
    isa_unmask_handlers(mask);
    return !running ||
           value_raise(&value_type_ValueError, "iterator already executing");
}

static bool take_together(struct lazy *l, value *items, value *out) {
    bool end;
    if (!take(l, items, &end))
        return false;
    if (end)
        return true;
    if (what_of(l) == LAZY_ENUMERATE)
        return next_enumerate(l, items, out);
    return value_tuple_new(l->count, items, out);
}

static bool advance(value self, value *out) {
    struct lazy *l = value_pointer(self);
    value items[SOURCES_MAX];
    bool end = true;
    *out = VALUE_STOP;
    if (l->ended || l->count == 0)
        return true;
    if (what_of(l) == LAZY_CALL)
        return next_call(l, out);
    if (what_of(l) >= LAZY_UP)
        return next_item(l, what_of(l) == LAZY_UP ? 1 : -1, out);
    if (what_of(l) <= LAZY_ZIP) {
        if (!claim(l))
            return false;
        bool good = take_together(l, items, out);
        l->running = false;
        return good;
    }
    if (!take(l, items, &end))
        return false;
    if (end)
        return true;
    if (what_of(l) == LAZY_MAP)
        return value_tail_call(slot_load(&l->function), l->count, items, out);
    return next_filter(l, items, out);
}

/* A StopIteration that a function or a source's __next__ raised ends the
 * iterator as a plain end does. */
static bool lazy_next(value self, value *out) {
    if (advance(self, out))
        return true;
    if (!value_pending_is(&value_type_StopIteration))
        return false;
    *out = value_take_exception();
    *out = VALUE_STOP;
    return true;
}

static bool lazy_iterate(value self, value *out) {
    *out = self;
    return true;
}

static bool lazy_step(struct arguments *args, value *out) {
    if (!lazy_next(args->at[0], out))
        return false;
    return *out != VALUE_STOP ||
           value_raise_value(&value_type_StopIteration, VALUE_UNSET);
}
NATIVE(lazy_step, SYM___next__, 1, 1, NATIVE_METHOD);

static const struct member lazy_members[] = {
    MEMBER_FUNCTION(SYM___next__, lazy_step)};

static bool lazy_new(enum vm_lazy what, value function, uint32_t count,
                     const value *sources, value *out) {
    struct lazy *l;
    if (count > SOURCES_MAX)
        return value_raise(&value_type_TypeError, "too many iterables");
    l = heap_alloc(KIND_CUSTOM,
                   sizeof *l - sizeof l->header + count * sizeof(struct slot));
    if (l == NULL)
        return value_raise_memory();
    l->type = &vm_lazy_types[what];
    l->count = count;
    slot_init(&l->function, function);
    for (uint32_t i = 0; i < count; i++)
        slot_init(&l->source[i], VALUE_NONE);
    *out = value_from_pointer(l);
    for (uint32_t i = 0; i < count; i++) {
        value iterator = sources[i];
        if (what < LAZY_CALL && !vm_iterate(sources[i], &iterator))
            return false;
        slot_init(&l->source[i], iterator);
    }
    KEEP_ALIVE(l);
    return true;
}

bool vm_sequence_iterator(value v, int64_t start, bool back, value *out) {
    return lazy_new(back ? LAZY_DOWN : LAZY_UP, value_from_int48(start), 1, &v,
                    out);
}

static bool make_enumerate(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_iterable, PARAMETER_REQUIRED, VALUE_UNSET},
        {SYM_start, PARAMETER_ANY, VALUE_ZERO}};
    value a[2];
    if (!value_arguments_sort(args, SYM_enumerate, parameters, 2, a))
        return false;
    if (!value_is_int(a[1]))
        return value_raise(&value_type_TypeError,
                           "'%t' object cannot be interpreted as an integer",
                           a[1]);
    return lazy_new(LAZY_ENUMERATE, a[1], 1, a, out);
}

static bool make_zip(struct arguments *args, value *out) {
    const value *pair = args->at + args->count;
    bool strict = false;
    if (args->keywords != 0) {
        if (args->keywords > 1 || pair[0] != VALUE_SYMBOL(SYM_strict))
            return value_raise(&value_type_TypeError,
                               "zip() got an unexpected keyword argument");
        if (!value_truth(pair[1], &strict))
            return false;
    }
    if (!lazy_new(LAZY_ZIP, VALUE_NONE, args->count, args->at, out))
        return false;
    ((struct lazy *)value_pointer(*out))->strict = strict;
    return true;
}

static bool make_map(struct arguments *args, value *out) {
    return lazy_new(LAZY_MAP, args->at[0], args->count - 1, args->at + 1, out);
}

static bool make_filter(struct arguments *args, value *out) {
    return lazy_new(LAZY_FILTER, args->at[0], 1, args->at + 1, out);
}

static bool make_reversed(struct arguments *args, value *out) {
    value v = args->at[0], callable, self;
    if (vm_special_call(v, SYM___reversed__, VALUE_UNSET, VALUE_UNSET, out))
        return true;
    if (!value_iterate_back(value_unwrap(v), out))
        return false;
    if (*out != VALUE_UNSET)
        return true;
    if (vm_special(v, SYM___getitem__, &callable, &self)) {
        int64_t n;
        value length;
        return vm_length(v, &length) &&
               vm_settle(value_context(), 0, &length) &&
               value_to_int64(length, &n) &&
               vm_sequence_iterator(v, n - 1, true, out);
    }
    return value_raise(&value_type_TypeError, "'%t' object is not reversible",
                       v);
}

NATIVE(make_enumerate, SYM_enumerate, 0, 255, NATIVE_KEYWORDS);
NATIVE(make_zip, SYM_zip, 0, 255, NATIVE_KEYWORDS);
NATIVE(make_map, SYM_map, 2, 255, 0);
NATIVE(make_filter, SYM_filter, 2, 2, 0);
NATIVE(make_reversed, SYM_reversed, 1, 1, 0);

static bool make(value type, struct arguments *args, value *out) {
    static const struct native *const makers[LAZY_COUNT] = {
        [LAZY_ENUMERATE] = &make_enumerate_native,
        [LAZY_ZIP] = &make_zip_native,
        [LAZY_MAP] = &make_map_native,
        [LAZY_FILTER] = &make_filter_native,
        [LAZY_DOWN] = &make_reversed_native,
    };
    const struct type *t = value_pointer(type);
    const struct native *n = makers[t - vm_lazy_types];
    if (n == NULL)
        return value_raise(&value_type_TypeError,
                           "cannot create '%q' instances", t->name);
    return !vm_native_refuses(n, args) && n->call(args, out);
}

static const struct type_hooks lazy_hooks = {
    .make = make, .iterate = lazy_iterate, .next = lazy_next};

#define LAZY(symbol)                                                           \
    {                                                                          \
        .header = HEADER_STATIC(KIND_TYPE), .base = &value_type_object,        \
        .hooks = &lazy_hooks, MEMBERS(lazy_members), .name = (symbol),         \
        .instance_kind = KIND_CUSTOM, .flags = TYPE_FINAL                      \
    }

const struct type vm_lazy_types[LAZY_COUNT] = {
    [LAZY_ENUMERATE] = LAZY(SYM_enumerate),
    [LAZY_ZIP] = LAZY(SYM_zip),
    [LAZY_MAP] = LAZY(SYM_map),
    [LAZY_FILTER] = LAZY(SYM_filter),
    [LAZY_CALL] = LAZY(SYM_callable_iterator),
    [LAZY_UP] = LAZY(SYM_iterator),
    [LAZY_DOWN] = LAZY(SYM_reversed),
};

bool vm_builtin_iter(struct arguments *args, value *out) {
    if (ISA_FULL && args->count == 2 && !vm_is_callable(args->at[0]))
        return value_raise(&value_type_TypeError, "%s",
                           "iter(v, w): v must be callable");
    if (args->count == 2)
        return lazy_new(LAZY_CALL, args->at[1], 1, args->at, out);
    return vm_iterate(args->at[0], out);
}

bool vm_builtin_next(struct arguments *args, value *out) {
    bool falls_back = args->count == 2;
    if (!value_poll() || !vm_step(args->at[0], out))
        return false;
    if (falls_back && *out == VALUE_TAIL)
        vm_tail_through(RESUME_FALLBACK | (uint32_t)HOW_STOPS, 1, &args->at[1]);
    if (falls_back && *out == VALUE_STOP)
        *out = args->at[1];
    return *out != VALUE_STOP ||
           value_raise_value(&value_type_StopIteration, VALUE_UNSET);
}
