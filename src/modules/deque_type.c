/* SPDX-License-Identifier: MIT */
/* The type deque: methods and operators, each made of the commits of deque.c.
 * What changes the middle is built anew beside it, and given to it if nobody
 * has changed it meanwhile. */
#include "modules/deque.h"
#include "value/sequence.h"
#include "vm/operate.h"

static bool self_of(const struct arguments *args, value *self) {
    *self = value_unwrap(args->at[0]);
    if (value_is_pointer(*self) && value_type_of(*self) == &mod_type_deque)
        return true;
    return value_raise(&value_type_TypeError,
                       "descriptor requires a 'deque' object but received a "
                       "'%t'",
                       args->at[0]);
}

static bool is_deque(value v) {
    return value_is_pointer(v) && value_type_of(v) == &mod_type_deque;
}

/* --- making --- */

static bool limit_of(value v, uint32_t *limit) {
    int64_t n;
    *limit = MOD_DEQUE_NO_LIMIT;
    if (v == VALUE_NONE)
        return true;
    if (!value_is_int(value_unwrap(v)))
        return value_raise(&value_type_TypeError, "an integer is required");
    if (!value_to_int64(value_unwrap(v), &n))
        return false;
    if (n < 0)
        return value_raise(&value_type_ValueError,
                           "maxlen must be non-negative");
    *limit = n < MOD_DEQUE_NO_LIMIT ? (uint32_t)n : MOD_DEQUE_NO_LIMIT;
    return true;
}

static bool extend_with(value self, enum mod_deque_side side, value items) {
    value iterator, item, list;
    uint32_t version;
    if (value_unwrap(items) == self) {
        if (!mod_deque_list(self, &version, &list))
            return false;
        items = list;
    }
    if (!vm_iterate(items, &iterator))
        return false;
    for (;;) {
        if (!vm_next(iterator, &item))
            return false;
        if (item == VALUE_STOP)
            return true;
        if (!mod_deque_put(self, side, item))
            return false;
    }
}

static const struct parameter parameters[] = {
    {SYM_iterable, PARAMETER_ANY, VALUE_NONE},
    {SYM_maxlen, PARAMETER_ANY, VALUE_NONE},
    {SYM_flags, PARAMETER_POSITIONAL, VALUE_FALSE}, /* MicroPython's */
};

/* An empty deque as the arguments ask; *items: what it is to be filled with. */
static bool from_arguments(const struct arguments *args, value *items,
                           value *out) {
    value a[ARRAY_LENGTH(parameters)];
    uint32_t limit;
    if (!value_arguments_sort(args, SYM_deque, parameters,
                              ARRAY_LENGTH(parameters), a) ||
        !limit_of(a[1], &limit) || !mod_deque_new(limit, out))
        return false;
    mod_deque_of(*out)->refuses =
        a[2] != VALUE_FALSE && a[2] != 0 && a[2] != value_from_int48(0);
    *items = a[0];
    return true;
}

/* The arguments of a subclass are for its __init__ in Python. */
static bool make(value type, struct arguments *args, value *out) {
    const struct type *t = value_pointer(type);
    value self, items;
    if ((t->flags & TYPE_HEAP) && vm_defined(t, SYM___init__) != VALUE_UNSET)
        return mod_deque_new(MOD_DEQUE_NO_LIMIT, &self) &&
               value_finish_make(type, self, out);
    return from_arguments(args, &items, &self) &&
           (items == VALUE_NONE || extend_with(self, MOD_DEQUE_RIGHT, items)) &&
           value_finish_make(type, self, out);
}

/* A subclass's super().__init__(...). */
static bool initialise(struct arguments *args, value *out) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    value self, fresh, items;
    *out = VALUE_NONE;
    if (!self_of(args, &self) || !from_arguments(&rest, &items, &fresh))
        return false;
    mod_deque_of(self)->limit = mod_deque_of(fresh)->limit;
    mod_deque_of(self)->refuses = mod_deque_of(fresh)->refuses;
    if (!mod_deque_like(self, &fresh)) /* the room stays */
        return false;
    (void)mod_deque_replace(self, fresh, NULL);
    return items == VALUE_NONE || extend_with(self, MOD_DEQUE_RIGHT, items);
}

/* A deque of a list's items, `times` over. */
static bool of_list(value self, value list, uint32_t times, value *out) {
    if (!mod_deque_like(self, out))
        return false;
    for (; times > 0; times--)
        if (!extend_with(*out, MOD_DEQUE_RIGHT, list))
            return false;
    return true;
}

/* --- the ends --- */

static bool put(struct arguments *args, enum mod_deque_side side, value *out) {
    value self;
    *out = VALUE_NONE;
    return self_of(args, &self) && mod_deque_put(self, side, args->at[1]);
}

static bool append(struct arguments *args, value *out) {
    return put(args, MOD_DEQUE_RIGHT, out);
}

static bool appendleft(struct arguments *args, value *out) {
    return put(args, MOD_DEQUE_LEFT, out);
}

static bool take(struct arguments *args, enum mod_deque_side side, value *out) {
    value self;
    if (!self_of(args, &self))
        return false;
    *out = mod_deque_take(self, side);
    return *out != VALUE_UNSET ||
           value_raise(&value_type_IndexError, "pop from an empty deque");
}

static bool pop(struct arguments *args, value *out) {
    return take(args, MOD_DEQUE_RIGHT, out);
}

static bool popleft(struct arguments *args, value *out) {
    return take(args, MOD_DEQUE_LEFT, out);
}

static bool extend(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    return self_of(args, &self) &&
           extend_with(self, MOD_DEQUE_RIGHT, args->at[1]);
}

static bool extendleft(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    return self_of(args, &self) &&
           extend_with(self, MOD_DEQUE_LEFT, args->at[1]);
}

/* --- the whole --- */

static bool clear(struct arguments *args, value *out) {
    value self, empty;
    *out = VALUE_NONE;
    if (!self_of(args, &self) || !mod_deque_like(self, &empty))
        return false;
    (void)mod_deque_replace(self, empty, NULL);
    return true;
}

/* Of a subclass: what it makes of the items, and of the limit if there is one.
 */
static bool copy(struct arguments *args, value *out) {
    value self, a[2];
    uint32_t version;
    if (!self_of(args, &self) || !mod_deque_list(self, &version, &a[0]))
        return false;
    if (self == args->at[0])
        return of_list(self, a[0], 1, out);
    uint32_t limit = mod_deque_of(self)->limit;
    a[1] = value_from_int48(limit);
    return vm_call(value_from_pointer(value_type_of(args->at[0])),
                   limit == MOD_DEQUE_NO_LIMIT ? 1 : 2, a, out);
}

/* Items may be objects whose __eq__ is in Python. */
static bool unchanged(value self, uint32_t version) {
    return mod_deque_of(self)->version == version ||
           value_raise(&value_type_RuntimeError,
                       "deque mutated during iteration");
}

static bool count(struct arguments *args, value *out) {
    value self, list;
    uint32_t version;
    return self_of(args, &self) && mod_deque_list(self, &version, &list) &&
           value_sequence_count(list, args->at[1], out) &&
           unchanged(self, version);
}

static bool index_of(struct arguments *args, value *out) {
    value self, list;
    uint32_t version;
    if (!self_of(args, &self) || !mod_deque_list(self, &version, &list))
        return false;
    if (value_sequence_index(list, args, "x is not in deque", out))
        return unchanged(self, version);
    if (!value_pending_is(&value_type_ValueError))
        return false;
    value gone = value_take_exception();
    (void)gone;
    return unchanged(self, version) &&
           value_raise(&value_type_ValueError, "%r is not in deque",
                       args->at[1]);
}

static bool reverse(struct arguments *args, value *out) {
    value self, list, turned;
    uint32_t version;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    do {
        if (!mod_deque_list(self, &version, &list) ||
            !mod_deque_like(self, &turned) ||
            !extend_with(turned, MOD_DEQUE_LEFT, list))
            return false;
    } while (!mod_deque_replace(self, turned, &version));
    return true;
}

static bool rotate(struct arguments *args, value *out) {
    value self;
    int64_t n = 1;
    *out = VALUE_NONE;
    if (!self_of(args, &self) ||
        (args->count > 1 && !value_to_int64(args->at[1], &n)))
        return false;
    uint32_t length = mod_deque_of(self)->length;
    if (length < 2)
        return true;
    n %= length;
    if (n > length / 2)
        n -= length;
    else if (-n > length / 2)
        n += length;
    for (uint32_t i = 0; n != 0; n += n < 0 ? 1 : -1)
        if (!mod_deque_turn(self, n > 0 ? MOD_DEQUE_RIGHT : MOD_DEQUE_LEFT) ||
            !value_poll_some(i++))
            return false;
    return true;
}

/* --- the middle --- */

/* The deque without the item at `without`, with `item` in front of what is at
 * `before`; false in *done if it has changed since `version`. */
struct middle {
    uint32_t version;
    uint32_t without;
    uint32_t before;
    value item;
};

static bool edit(value self, value list, const struct middle *m, bool *done) {
    value fresh;
    uint32_t n = value_list_length(list);
    if (!mod_deque_like(self, &fresh))
        return false;
    for (uint32_t i = 0; i <= n; i++) {
        if (i == m->before && !mod_deque_put(fresh, MOD_DEQUE_RIGHT, m->item))
            return false;
        if (i < n && i != m->without &&
            !mod_deque_put(fresh, MOD_DEQUE_RIGHT, value_list_at(list, i)))
            return false;
        if (!value_poll_some(i))
            return false;
    }
    *done = mod_deque_replace(self, fresh, &m->version);
    return true;
}

static bool insert(struct arguments *args, value *out) {
    value self, list;
    int64_t at;
    bool done = false;
    *out = VALUE_NONE;
    if (!self_of(args, &self) || !value_to_int64(args->at[1], &at))
        return false;
    while (!done) {
        struct middle m = {.without = UINT32_MAX, .item = args->at[2]};
        if (!mod_deque_list(self, &m.version, &list))
            return false;
        int64_t n = value_list_length(list), i = at < 0 ? at + n : at;
        if (n >= mod_deque_of(self)->limit)
            return value_raise(&value_type_IndexError,
                               "deque already at its maximum size");
        m.before = (uint32_t)(i < 0 ? 0 : i > n ? n : i);
        if (!edit(self, list, &m, &done))
            return false;
    }
    return true;
}

static bool remove_item(struct arguments *args, value *out) {
    static const int64_t all[2] = {0, UINT32_MAX};
    value self, list;
    struct middle m = {.before = UINT32_MAX};
    bool done = false;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    while (!done) {
        if (!mod_deque_list(self, &m.version, &list) ||
            !value_sequence_find(list, args->at[1], all, &m.without))
            return false;
        if (m.without == UINT32_MAX)
            return value_raise(&value_type_ValueError, "%r is not in deque",
                               args->at[1]);
        if (!edit(self, list, &m, &done))
            return false;
    }
    return true;
}

static bool maxlen(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self))
        return false;
    uint32_t limit = mod_deque_of(self)->limit;
    *out = limit == MOD_DEQUE_NO_LIMIT ? VALUE_NONE : value_from_int48(limit);
    return true;
}

static bool reversed(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && mod_deque_iterate(self, true, out);
}

/* --- operators --- */

static bool add(value a, value b, value *out) {
    value list, more;
    uint32_t version;
    if (!is_deque(b))
        return value_raise(&value_type_TypeError,
                           "can only concatenate deque (not \"%t\") to deque",
                           b);
    return mod_deque_list(a, &version, &list) &&
           mod_deque_list(b, &version, &more) && of_list(a, list, 1, out) &&
           extend_with(*out, MOD_DEQUE_RIGHT, more);
}

static bool repeat(value self, value times, uint32_t *version, value *out) {
    value list;
    uint32_t total;
    if (!value_is_int(times))
        return value_raise(&value_type_TypeError,
                           "can't multiply sequence by non-int of type '%t'",
                           times);
    if (!mod_deque_list(self, version, &list) ||
        !value_repeat_length(value_list_length(list), times, &total))
        return false;
    uint32_t n = value_list_length(list);
    return of_list(self, list, n == 0 ? 0 : total / n, out);
}

static bool binary(enum value_binary op, value a, value b, value *out) {
    uint32_t version;
    if (op == VALUE_ADD && is_deque(a))
        return add(a, b, out);
    if (op == VALUE_MUL && is_deque(a))
        return repeat(a, b, &version, out);
    if (op == VALUE_MUL && is_deque(b))
        return repeat(b, a, &version, out);
    *out = VALUE_NOT_IMPLEMENTED;
    return true;
}

static bool inplace(enum value_binary op, value a, value b, value *out) {
    value fresh;
    uint32_t version;
    *out = a;
    if (op == VALUE_ADD)
        return extend_with(a, MOD_DEQUE_RIGHT, b);
    if (op != VALUE_MUL)
        return binary(op, a, b, out);
    do {
        if (!repeat(a, b, &version, &fresh))
            return false;
    } while (!mod_deque_replace(a, fresh, &version));
    return true;
}

static bool compare(enum value_compare op, value a, value b, value *out) {
    value x, y;
    uint32_t version;
    *out = VALUE_NOT_IMPLEMENTED;
    a = value_unwrap(a);
    b = value_unwrap(b);
    if (!is_deque(a) || !is_deque(b))
        return true;
    return mod_deque_list(a, &version, &x) && mod_deque_list(b, &version, &y) &&
           value_sequence_compare(op, x, y, out);
}

static bool truth(value self, bool *out) {
    *out = mod_deque_of(self)->length > 0;
    return true;
}

static bool length(value self, uint32_t *out) {
    *out = mod_deque_of(self)->length;
    return true;
}

static bool contains(value self, value item, bool *out) {
    value list;
    uint32_t version;
    return mod_deque_list(self, &version, &list) &&
           value_sequence_contains(list, item, out) && unchanged(self, version);
}

static bool index_from(value key, int64_t *i) {
    if (value_to_int64(key, i))
        return true;
    bool large = value_pending_is(&value_type_OverflowError);
    if (!large && !value_pending_is(&value_type_TypeError))
        return false;
    value gone = value_take_exception();
    (void)gone;
    return large
               ? value_raise(&value_type_IndexError,
                             "cannot fit '%t' into an index-sized integer", key)
               : value_raise(&value_type_TypeError,
                             "sequence index must be integer, not '%t'", key);
}

/* Index and version belong together: the deque is looked at again if it has
 * changed. */
static bool place_of(value self, value key, uint32_t *version, uint32_t *at) {
    const struct mod_deque *d = mod_deque_of(self);
    int64_t i;
    if (!index_from(key, &i))
        return false;
    *version = d->version;
    uint32_t n = d->length;
    if (i < 0)
        i += n;
    *at = (uint32_t)i;
    return (i >= 0 && i < n) ||
           value_raise(&value_type_IndexError, "deque index out of range");
}

static bool subscript(value self, value key, value *out) {
    uint32_t version, at;
    do {
        if (!place_of(self, key, &version, &at))
            return false;
        *out = mod_deque_at(self, at, version);
    } while (*out == VALUE_UNSET);
    return true;
}

static bool delete_item(value self, value key) {
    value list;
    struct middle m = {.before = UINT32_MAX};
    bool done = false;
    while (!done) {
        uint32_t version;
        if (!place_of(self, key, &version, &m.without) ||
            !mod_deque_list(self, &m.version, &list))
            return false;
        if (m.version == version && !edit(self, list, &m, &done))
            return false;
    }
    return true;
}

static bool subscript_store(value self, value key, value v) {
    uint32_t version, at;
    if (v == VALUE_UNSET)
        return delete_item(self, key);
    do {
        if (!place_of(self, key, &version, &at))
            return false;
    } while (!mod_deque_set(self, at, version, v));
    return true;
}

static bool iterate(value self, value *out) {
    return mod_deque_iterate(self, false, out);
}

static bool print_items(value self, struct value_sink *sink) {
    value list;
    uint32_t version, limit = mod_deque_of(self)->limit;
    if (!mod_deque_list(self, &version, &list) ||
        !value_write(sink, "deque(") || !value_print(list, true, sink))
        return false;
    return limit == MOD_DEQUE_NO_LIMIT
               ? value_write(sink, ")")
               : value_write_format(sink, ", maxlen=%u)", limit);
}

/* A deque that is inside itself is found as value_print finds other
 * containers. */
static bool print(value self, bool repr, struct value_sink *sink) {
    struct context *context = value_context();
    (void)repr;
    for (const struct value_printing *p = context->printing; p != NULL;
         p = p->outer)
        if (p->v == self)
            return value_write(sink, "[...]");
    struct value_printing here = {self, context->printing};
    context->printing = &here;
    bool done = print_items(self, sink);
    context->printing = here.outer;
    return done;
}

NATIVE(append, SYM_append, 2, 2, NATIVE_METHOD);
NATIVE(appendleft, SYM_appendleft, 2, 2, NATIVE_METHOD);
NATIVE(clear, SYM_clear, 1, 1, NATIVE_METHOD);
NATIVE(copy, SYM_copy, 1, 1, NATIVE_METHOD);
NATIVE(count, SYM_count, 2, 2, NATIVE_METHOD);
NATIVE(extend, SYM_extend, 2, 2, NATIVE_METHOD);
NATIVE(extendleft, SYM_extendleft, 2, 2, NATIVE_METHOD);
NATIVE(index_of, SYM_index, 2, 4, NATIVE_METHOD);
NATIVE(initialise, SYM___init__, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(insert, SYM_insert, 3, 3, NATIVE_METHOD);
NATIVE(maxlen, SYM_maxlen, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(pop, SYM_pop, 1, 1, NATIVE_METHOD);
NATIVE(popleft, SYM_popleft, 1, 1, NATIVE_METHOD);
NATIVE(remove_item, SYM_remove, 2, 2, NATIVE_METHOD);
NATIVE(reverse, SYM_reverse, 1, 1, NATIVE_METHOD);
NATIVE(reversed, SYM___reversed__, 1, 1, NATIVE_METHOD);
NATIVE(rotate, SYM_rotate, 1, 2, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___copy__, copy),
    MEMBER_FUNCTION(SYM___init__, initialise),
    MEMBER_FUNCTION(SYM___reversed__, reversed),
    MEMBER_FUNCTION(SYM_append, append),
    MEMBER_FUNCTION(SYM_appendleft, appendleft),
    MEMBER_FUNCTION(SYM_clear, clear),
    MEMBER_FUNCTION(SYM_copy, copy),
    MEMBER_FUNCTION(SYM_count, count),
    MEMBER_FUNCTION(SYM_extend, extend),
    MEMBER_FUNCTION(SYM_extendleft, extendleft),
    MEMBER_FUNCTION(SYM_index, index_of),
    MEMBER_FUNCTION(SYM_insert, insert),
    {.name = SYM_maxlen, .kind = MEMBER_GETTER, .object = &maxlen_native},
    MEMBER_FUNCTION(SYM_pop, pop),
    MEMBER_FUNCTION(SYM_popleft, popleft),
    MEMBER_FUNCTION(SYM_remove, remove_item),
    MEMBER_FUNCTION(SYM_reverse, reverse),
    MEMBER_FUNCTION(SYM_rotate, rotate),
};

static const struct type_hooks hooks = {.make = make,
                                        .binary = binary,
                                        .inplace = inplace,
                                        .compare = compare,
                                        .truth = truth,
                                        .length = length,
                                        .contains = contains,
                                        .subscript = subscript,
                                        .subscript_store = subscript_store,
                                        .iterate = iterate,
                                        .print = print};

const struct type mod_type_deque = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_deque,
    .instance_kind = KIND_CUSTOM,
};
