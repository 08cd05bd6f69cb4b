/* SPDX-License-Identifier: MIT */
/* The type list: its methods and operators, each made of the commits of
 * list.c. */
#include "value/arguments.h"
#include "value/exception.h"
#include "value/iterator.h"
#include "value/list.h"
#include "value/member.h"
#include "value/number.h"
#include "value/sequence.h"
#include "value/symbol.h"
#include "value/text.h"

static bool self_of(struct arguments *args, value *self) {
    *self = args->at[0];
    if (LIKELY(value_is_kind(*self, KIND_LIST)))
        return true;
    return value_self(args, KIND_LIST, &value_type_list, self);
}

static bool fill(value list, struct arguments *args) {
    if (args->keywords > 0)
        return value_raise(&value_type_TypeError,
                           "list() takes no keyword arguments");
    if (args->count > 1)
        return value_raise(&value_type_TypeError,
                           "list expected at most 1 argument, got %u",
                           args->count);
    return args->count == 0 || value_list_extend(list, args->at[0]);
}

static bool make(value type, struct arguments *args, value *out) {
    value list;
    return value_list_new(0, NULL, &list) && fill(list, args) &&
           value_finish_make(type, list, out);
}

static bool initialise(struct arguments *args, value *out) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    value self;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    value_list_publish(self, value_buffer_empty());
    return fill(self, &rest);
}

static bool append(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    return self_of(args, &self) && value_list_append(self, args->at[1]);
}

static bool clear(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    value_list_publish(self, value_buffer_empty()); /* C5 */
    return true;
}

static bool part(value self, int64_t start, int64_t stop, value *out) {
    struct value_slot_buffer *b = value_list_snapshot(self, start, stop);
    return b != NULL && value_list_wrap(b, out);
}

static bool copy(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && part(self, 0, INT64_MAX, out);
}

static bool count(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && value_sequence_count(self, args->at[1], out);
}

static bool extend(struct arguments *args, value *out) {
    value self, from = args->at[1];
    if (!self_of(args, &self))
        return false;
    /* Its iteration would have no end while the list grows by it. */
    if (value_unwrap(from) == self && from != self &&
        !value_sequence_tuple(from, &from))
        return false;
    if (!value_state.upcalls->gather(from, VALUE_UNSET, self, out))
        return false;
    if (*out != VALUE_UNSET)
        return true;
    *out = VALUE_NONE;
    return value_list_extend(self, from);
}

static bool index_of(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) &&
           value_sequence_index(self, args, "x not in list", out);
}

static bool insert(struct arguments *args, value *out) {
    value self;
    int64_t at;
    bool done;
    struct slot item;
    *out = VALUE_NONE;
    if (!self_of(args, &self) || !value_to_int64(args->at[1], &at))
        return false;
    slot_init(&item, args->at[2]);
    struct value_edit edit = {
        .start = at, .stop = at, .bounded = true, .count = 1, .items = &item};
    /* -1 counts from the end for both bounds, so they stay equal. */
    return value_list_edit(self, &edit, NULL, &done);
}

static bool pop(struct arguments *args, value *out) {
    value self;
    struct value_edit edit = {.start = -1, .item = true};
    bool done;
    if (!self_of(args, &self) ||
        (args->count > 1 && !value_to_int64(args->at[1], &edit.start)))
        return false;
    if (!value_list_edit(self, &edit, out, &done))
        return false;
    if (done)
        return true;
    if (value_list_length(self) == 0)
        return value_raise(&value_type_IndexError, "pop from empty list");
    return value_raise(&value_type_IndexError, "pop index out of range");
}

/* Between finding and deleting, a handler may move the item: then it is
 * looked for again. */
static bool remove_item(struct arguments *args, value *out) {
    static const int64_t all[2] = {0, UINT32_MAX};
    value self;
    uint32_t at;
    bool done = false;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    while (!done) {
        if (!value_sequence_find(self, args->at[1], all, &at))
            return false;
        if (at == UINT32_MAX)
            return value_raise(&value_type_ValueError,
                               "list.remove(x): x not in list");
        struct value_edit edit = {
            .start = at, .item = true, .expect = value_list_at(self, at)};
        if (edit.expect != VALUE_UNSET &&
            !value_list_edit(self, &edit, NULL, &done))
            return false;
    }
    return true;
}

static bool reverse(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    bool done = false;
    while (!done) {
        struct value_slot_buffer *seen =
            value_list_snapshot(self, 0, INT64_MAX);
        if (seen == NULL || seen->length == 0)
            return seen != NULL;
        uint32_t n = seen->length;
        struct value_slot_buffer *b = value_buffer_new(n);
        if (b == NULL)
            return false;
        for (uint32_t i = 0; i < n; i++) {
            slot_init(&b->at[i], slot_load(&seen->at[n - 1 - i]));
            if (!value_poll_some(i))
                return false;
        }
        b->length = n;
        done = value_list_publish_if(self, seen, b);
    }
    return true;
}

static bool sort(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_key, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_reverse, PARAMETER_KEYWORD, VALUE_FALSE}};
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    value a[2];
    value self;
    bool backwards;
    *out = VALUE_NONE;
    return self_of(args, &self) &&
           value_arguments_sort(&rest, SYM_sort, parameters, 2, a) &&
           value_truth(a[1], &backwards) &&
           value_list_sort(self, a[0], backwards);
}

NATIVE(initialise, SYM___init__, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(append, SYM_append, 2, 2, NATIVE_METHOD | NATIVE_APPEND);
NATIVE(clear, SYM_clear, 1, 1, NATIVE_METHOD);
NATIVE(copy, SYM_copy, 1, 1, NATIVE_METHOD);
NATIVE(count, SYM_count, 2, 2, NATIVE_METHOD);
NATIVE(extend, SYM_extend, 2, 2, NATIVE_METHOD);
NATIVE(index_of, SYM_index, 2, 4, NATIVE_METHOD);
NATIVE(insert, SYM_insert, 3, 3, NATIVE_METHOD);
NATIVE(pop, SYM_pop, 1, 2, NATIVE_METHOD);
NATIVE(remove_item, SYM_remove, 2, 2, NATIVE_METHOD);
NATIVE(reverse, SYM_reverse, 1, 1, NATIVE_METHOD);
NATIVE(sort, SYM_sort, 1, 1, NATIVE_METHOD | NATIVE_KEYWORDS);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___init__, initialise),
    MEMBER_FUNCTION(SYM_append, append),
    MEMBER_FUNCTION(SYM_clear, clear),
    MEMBER_FUNCTION(SYM_copy, copy),
    MEMBER_FUNCTION(SYM_count, count),
    MEMBER_FUNCTION(SYM_extend, extend),
    MEMBER_FUNCTION(SYM_index, index_of),
    MEMBER_FUNCTION(SYM_insert, insert),
    MEMBER_FUNCTION(SYM_pop, pop),
    MEMBER_FUNCTION(SYM_remove, remove_item),
    MEMBER_FUNCTION(SYM_reverse, reverse),
    MEMBER_FUNCTION(SYM_sort, sort)};

static bool repeat(value self, value times, value *out) {
    struct value_slot_buffer *from = value_list_snapshot(self, 0, INT64_MAX);
    uint32_t total;
    if (from == NULL || !value_repeat_length(from->length, times, &total))
        return false;
    struct value_slot_buffer *b = value_buffer_empty();
    if (total > 0) {
        b = value_buffer_new(total);
        if (b == NULL)
            return false;
        for (uint32_t i = 0, k = 0; i < total; i++) {
            slot_init(&b->at[i], slot_load(&from->at[k]));
            k = k + 1 == from->length ? 0 : k + 1;
            if (!value_poll_some(i))
                return false;
        }
        b->length = total;
    }
    KEEP_ALIVE(from);
    return value_list_wrap(b, out);
}

static bool concatenate(value a, value b, value *out) {
    if (!value_is_kind(b, KIND_LIST))
        return value_raise(&value_type_TypeError,
                           "can only concatenate list (not \"%t\") to list", b);
    return part(a, 0, INT64_MAX, out) && value_list_extend(*out, b);
}

static bool binary(enum value_binary op, value a, value b, value *out) {
    if (op == VALUE_ADD && value_is_kind(a, KIND_LIST))
        return concatenate(a, b, out);
    if (op == VALUE_MUL && value_is_kind(a, KIND_LIST) && value_is_int(b))
        return repeat(a, b, out);
    if (op == VALUE_MUL && value_is_kind(b, KIND_LIST) && value_is_int(a))
        return repeat(b, a, out);
    *out = VALUE_NOT_IMPLEMENTED;
    return true;
}

/* *done false if the list's length is no longer what the edit supposes. */
static bool replace_slice(value self, struct value_edit *edit, value items,
                          bool *done) {
    struct value_slot_buffer *b = value_list_snapshot(items, 0, INT64_MAX);
    if (b == NULL)
        return false;
    edit->count = b->length;
    edit->items = b->at;
    bool good = value_list_edit(self, edit, NULL, done);
    KEEP_ALIVE(b);
    return good;
}

static bool inplace(enum value_binary op, value a, value b, value *out) {
    value repeated;
    if (op == VALUE_ADD) {
        *out = a;
        return value_list_extend(a, b);
    }
    if (op != VALUE_MUL || !value_is_int(b))
        return binary(op, a, b, out);
    struct value_edit all = {.start = 0, .stop = INT64_MAX};
    bool done;
    *out = a;
    return repeat(a, b, &repeated) && replace_slice(a, &all, repeated, &done);
}

static bool length(value self, uint32_t *out) {
    *out = value_list_length(self);
    return true;
}

static bool truth(value self, bool *out) {
    *out = value_list_length(self) > 0;
    return true;
}

/* Every step-th item. */
static bool pick(value self, const int64_t range[4], value *out) {
    struct value_slot_buffer *from = value_list_snapshot(self, 0, INT64_MAX);
    if (from == NULL)
        return false;
    if (range[3] == 0)
        return value_list_new(0, NULL, out);
    struct value_slot_buffer *b = value_buffer_new((uint32_t)range[3]);
    if (b == NULL)
        return false;
    uint32_t n = 0;
    for (int64_t i = range[0]; n < range[3] && i < from->length;
         i += range[2]) {
        slot_init(&b->at[n++], slot_load(&from->at[i]));
        if (!value_poll_some(n))
            return false;
    }
    b->length = n;
    KEEP_ALIVE(from);
    return value_list_wrap(b, out);
}

static bool is_from_end(value key) {
    return value_is_int48(key) && value_int48(key) < 0;
}

/* An index from the end means an item only together with the length, which a
 * handler may change: both are read under one mask. */
static bool item_at(value self, value key, value *out) {
    uint32_t at;
    do {
        if (!value_index_of(key, value_list_length(self), "list", &at))
            return false;
        *out = is_from_end(key)
                   ? value_list_from_end(self, (uint32_t)-value_int48(key))
                   : value_list_at(self, at);
    } while (UNLIKELY(*out == VALUE_UNSET));
    return true;
}

static bool subscript(value self, value key, value *out) {
    int64_t range[4];
    if (!value_is_kind(key, KIND_SLICE))
        return item_at(self, key, out);
    uint32_t n;
    do { /* the indices mean items only together with the length */
        n = value_list_length(self);
        if (!value_slice_indices(key, n, range) ||
            !(range[2] == 1 ? part(self, range[0], range[0] + range[3], out)
                            : pick(self, range, out)))
            return false;
    } while (value_list_length(self) != n);
    return true;
}

/* Replaces or deletes every step-th item: a new buffer, published if nobody
 * changed the list meanwhile. */
static bool store_steps(value self, const int64_t range[5], value items,
                        bool *done) {
    struct value_slot_buffer *seen = value_list_snapshot(self, 0, INT64_MAX);
    struct value_slot_buffer *b =
        seen != NULL ? value_buffer_new(seen->length) : NULL;
    if (b == NULL)
        return false;
    *done = false;
    if (seen->length != range[4]) /* what the range was reckoned from */
        return true;
    int64_t low =
        range[2] > 0 ? range[0] : range[0] + (range[3] - 1) * range[2];
    int64_t step = range[2] > 0 ? range[2] : -range[2];
    uint32_t n = 0;
    int64_t k = 0, next = low; /* the k-th of the range */
    for (uint32_t i = 0; i < seen->length; i++) {
        if (!value_poll_some(i))
            return false;
        if (k == range[3] || i != next) {
            slot_init(&b->at[n++], slot_load(&seen->at[i]));
            continue;
        }
        if (items != VALUE_UNSET)
            slot_init(
                &b->at[n++],
                value_list_at(items,
                              (uint32_t)(range[2] > 0 ? k : range[3] - 1 - k)));
        if (++k < range[3])
            next += step;
    }
    b->length = n;
    *done = value_list_publish_if(self, seen, b);
    return true;
}

static bool items_of(value v, value *out) {
    if (value_list_new(0, NULL, out) && value_list_extend(*out, v))
        return true;
    if (value_is_kind(v, KIND_INSTANCE) ||
        !value_pending_is(&value_type_TypeError))
        return false;
    value gone = value_take_exception();
    (void)gone;
    return value_raise(&value_type_TypeError, "can only assign an iterable");
}

/* One try; *done false if the list's length changed meanwhile. */
static bool try_store_slice(value self, value key, value items, bool *done) {
    int64_t range[5];
    uint32_t n = value_list_length(self);
    range[4] = n;
    if (!value_slice_indices(key, n, range))
        return false;
    if (range[2] == 1) {
        struct value_edit edit = {.start = range[0],
                                  .stop = range[0] + range[3],
                                  .length_seen = n + 1};
        return items != VALUE_UNSET ? replace_slice(self, &edit, items, done)
                                    : value_list_edit(self, &edit, NULL, done);
    }
    if (items != VALUE_UNSET && value_list_length(items) != range[3])
        return value_raise(&value_type_ValueError,
                           "attempt to assign sequence of size %u to "
                           "extended slice of size %u",
                           value_list_length(items), (uint32_t)range[3]);
    *done = true;
    return range[3] == 0 || store_steps(self, range, items, done);
}

static bool store_slice(value self, value key, value v) {
    value items = VALUE_UNSET;
    bool done = false;
    if (v != VALUE_UNSET && !items_of(v, &items))
        return false;
    while (!done)
        if (!try_store_slice(self, key, items, &done))
            return false;
    return true;
}

/* CPython's two error texts differ in the noun. */
static const char *noun(value key) {
    return value_is_int(value_unwrap(key)) ? "list assignment" : "list";
}

static bool delete_item(value self, value key) {
    uint32_t at;
    bool done;
    if (!value_index_of(key, value_list_length(self), noun(key), &at))
        return false;
    struct value_edit edit = {.start = at, .item = true};
    if (value_is_int48(key))
        edit.start = value_int48(key); /* from the end, if negative */
    if (!value_list_edit(self, &edit, NULL, &done))
        return false;
    return done || value_raise(&value_type_IndexError,
                               "list assignment index out of range");
}

static bool subscript_store(value self, value key, value v) {
    uint32_t at;
    bool done;
    if (value_is_kind(key, KIND_SLICE))
        return store_slice(self, key, v);
    if (v == VALUE_UNSET)
        return delete_item(self, key);
    do {
        if (!value_index_of(key, value_list_length(self), noun(key), &at))
            return false;
        done =
            is_from_end(key)
                ? value_list_set_from_end(self, (uint32_t)-value_int48(key), v)
                : value_list_set(self, at, v);
    } while (!done);
    return true;
}

static bool print(value self, bool repr, struct value_sink *sink) {
    (void)repr;
    if (!value_write(sink, "["))
        return false;
    for (uint32_t i = 0;; i++) {
        value v = value_list_at(self, i);
        if (v == VALUE_UNSET)
            return value_write(sink, "]");
        if (i > 0 && !value_write(sink, ", "))
            return false;
        if (!value_print(v, true, sink))
            return false;
    }
}

static const struct type_hooks hooks = {.make = make,
                                        .binary = binary,
                                        .inplace = inplace,
                                        .compare = value_sequence_compare,
                                        .truth = truth,
                                        .length = length,
                                        .contains = value_sequence_contains,
                                        .subscript = subscript,
                                        .subscript_store = subscript_store,
                                        .iterate = value_iterate,
                                        .print = print};

const struct type value_type_list = {.header = HEADER_STATIC(KIND_TYPE),
                                     .base = &value_type_object,
                                     .hooks = &hooks,
                                     MEMBERS(members),
                                     .name = SYM_list,
                                     .instance_kind = KIND_LIST};
