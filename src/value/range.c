/* SPDX-License-Identifier: MIT */
/* range: start, stop and step as given; its length is computed when asked
 * for. Numbers beyond 48 bits take the slow way through integer arithmetic,
 * the length itself must fit int64. */
#include "value/exception.h"
#include "value/iterator.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

struct range {
    struct header header;
    struct slot at[3]; /* start, stop, step: integers */
};

static value part(value self, uint32_t i) {
    return slot_load(&((const struct range *)value_pointer(self))->at[i]);
}

static bool range_new(value start, value stop, value step, value *out) {
    struct range *r = heap_alloc(KIND_RANGE, 3 * sizeof(struct slot));
    if (r == NULL)
        return value_raise_memory();
    slot_init(&r->at[0], start);
    slot_init(&r->at[1], stop);
    slot_init(&r->at[2], step);
    *out = value_from_pointer(r);
    return true;
}

static bool is_small(value self) {
    return value_is_int48(part(self, 0)) && value_is_int48(part(self, 1)) &&
           value_is_int48(part(self, 2));
}

/* (stop - start - sign) // step + 1, or 0. */
static bool length_big(value self, int64_t *out) {
    value zero = value_from_int48(0);
    value span;
    value count;
    bool known;
    int sign = value_number_compare(part(self, 2), zero, &known);
    value one = value_from_int48(sign < 0 ? 1 : -1);
    if (!value_number_binary(VALUE_SUB, part(self, 1), part(self, 0), &span) ||
        !value_number_binary(VALUE_ADD, span, one, &span) ||
        !value_number_binary(VALUE_FLOORDIV, span, part(self, 2), &count) ||
        !value_number_binary(VALUE_ADD, count, value_from_int48(1), &count))
        return false;
    if (value_number_compare(count, zero, &known) < 0)
        count = zero;
    return value_to_int64(count, out);
}

static bool length64(value self, int64_t *out) {
    if (!is_small(self))
        return length_big(self, out);
    int64_t start = value_int48(part(self, 0));
    int64_t stop = value_int48(part(self, 1));
    int64_t step = value_int48(part(self, 2));
    int64_t span = step > 0 ? stop - start : start - stop;
    *out = span <= 0 ? 0 : (span - 1) / (step > 0 ? step : -step) + 1;
    return true;
}

static bool item_at(value self, int64_t i, value *out) {
    value index;
    if (is_small(self)) {
        int64_t n = value_int48(part(self, 0)) + i * value_int48(part(self, 2));
        return value_int_from_int64(n, out);
    }
    return value_int_from_int64(i, &index) &&
           value_number_binary(VALUE_MUL, index, part(self, 2), &index) &&
           value_number_binary(VALUE_ADD, part(self, 0), index, out);
}

bool value_range_item(value range, int64_t i, value *out) {
    int64_t n;
    if (!length64(range, &n))
        return false;
    *out = VALUE_UNSET;
    return i < 0 || i >= n || item_at(range, i, out);
}

bool value_range_iterate(value range, bool back, value *out) {
    int64_t n;
    value first;
    if (!length64(range, &n))
        return false;
    if (!is_small(range)) {
        if (!value_iterator_new(ITERATE_RANGE_BIG, range, back ? n - 1 : 0,
                                out))
            return false;
        struct value_iterator *big = value_pointer(*out);
        slot_init(&big->other, value_from_bool(back));
        return true;
    }
    int64_t step = value_int48(part(range, 2));
    if (!item_at(range, back && n > 0 ? n - 1 : 0, &first) ||
        !value_iterator_new(ITERATE_RANGE, first, n, out))
        return false;
    struct value_iterator *it = value_pointer(*out);
    slot_init(&it->other, value_from_int48(back ? -step : step));
    return true;
}

static bool to_index(value v, value *out) {
    int64_t n;
    value plain = value_unwrap(v);
    if (value_is_bool(plain))
        plain = value_from_int48(plain == VALUE_TRUE);
    if (value_is_int(plain)) {
        *out = plain;
        return true;
    }
    return value_to_int64(v, &n) && value_int_from_int64(n, out);
}

static bool make(value type, struct arguments *args, value *out) {
    value v[3] = {value_from_int48(0), value_from_int48(0),
                  value_from_int48(1)};
    (void)type;
    if (args->keywords > 0)
        return value_raise(&value_type_TypeError,
                           "range() takes no keyword arguments");
    if (args->count < 1 || args->count > 3)
        return value_raise(
            &value_type_TypeError, "range expected at %s %u argument%s, got %u",
            args->count < 1 ? "least" : "most", args->count < 1 ? 1u : 3u,
            args->count < 1 ? "" : "s", args->count);
    uint32_t first = args->count == 1 ? 1 : 0;
    for (uint32_t i = 0; i < args->count; i++)
        if (!to_index(args->at[i], &v[first + i]))
            return false;
    if (v[2] == value_from_int48(0))
        return value_raise(&value_type_ValueError,
                           "range() arg 3 must not be zero");
    return range_new(v[0], v[1], v[2], out);
}

static bool load(value self, uint32_t name, value *out) {
    *out = name == SYM_start  ? part(self, 0)
           : name == SYM_stop ? part(self, 1)
           : name == SYM_step ? part(self, 2)
                              : VALUE_UNSET;
    return true;
}

static bool length(value self, uint32_t *out) {
    int64_t n;
    if (!length64(self, &n))
        return false;
    if (n > UINT32_MAX)
        return value_raise(&value_type_OverflowError,
                           "Python int too large to convert to C ssize_t");
    *out = (uint32_t)n;
    return true;
}

static bool truth(value self, bool *out) {
    int64_t n = 0;
    bool good = length64(self, &n);
    *out = n > 0;
    return good;
}

/* Equal if they give the same items. */
static bool same_items(value a, value b, bool *same) {
    int64_t m;
    int64_t n;
    if (!length64(a, &m) || !length64(b, &n))
        return false;
    *same = m == n;
    if (m != n || m == 0)
        return true;
    if (!value_equal(part(a, 0), part(b, 0), same))
        return false;
    return !*same || m == 1 || value_equal(part(a, 2), part(b, 2), same);
}

static bool compare(enum value_compare op, value a, value b, value *out) {
    bool same;
    *out = VALUE_NOT_IMPLEMENTED;
    if (!value_is_kind(a, KIND_RANGE) || !value_is_kind(b, KIND_RANGE) ||
        (op != VALUE_EQ && op != VALUE_NE))
        return true;
    if (!same_items(a, b, &same))
        return false;
    *out = value_from_bool(same == (op == VALUE_EQ));
    return true;
}

static bool hash(value self, uint32_t *out) {
    int64_t n;
    value items[3] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
    value tuple;
    if (!length64(self, &n) || !value_int_from_int64(n, &items[0]))
        return false;
    if (n > 0)
        items[1] = part(self, 0);
    if (n > 1)
        items[2] = part(self, 2);
    return value_tuple_new(3, items, &tuple) && value_hash(tuple, out);
}

/* Index of an integer in the range, or -1. */
static bool find(value self, value item, int64_t *out) {
    value offset;
    value rest;
    int64_t n;
    *out = -1;
    item = value_unwrap(item);
    if (value_is_bool(item))
        item = value_from_int48(item == VALUE_TRUE);
    if (value_is_double(item)) {
        double x = value_double(item);
        if (!(x > -1e15 && x < 1e15) || x != (double)(int64_t)x)
            return true;
        item = value_from_int48((int64_t)x);
    }
    if (!value_is_int(item))
        return true;
    if (!value_number_binary(VALUE_SUB, item, part(self, 0), &offset) ||
        !value_number_binary(VALUE_MOD, offset, part(self, 2), &rest))
        return false;
    if (rest != value_from_int48(0))
        return true;
    if (!value_number_binary(VALUE_FLOORDIV, offset, part(self, 2), &offset) ||
        !length64(self, &n))
        return false;
    if (value_is_int48(offset) && value_int48(offset) >= 0 &&
        value_int48(offset) < n)
        *out = value_int48(offset);
    return true;
}

static bool contains(value self, value item, bool *out) {
    int64_t i;
    bool good = find(self, item, &i);
    *out = i >= 0;
    return good;
}

static bool slice(value self, value key, value *out) {
    int64_t n;
    int64_t at[4];
    value v[3];
    if (!length64(self, &n))
        return false;
    if (n > UINT32_MAX)
        return value_raise(&value_type_OverflowError, "range is too long");
    if (!value_slice_indices(key, (uint32_t)n, at) ||
        !item_at(self, at[0], &v[0]) || !item_at(self, at[1], &v[1]) ||
        !value_int_from_int64(at[2], &v[2]) ||
        !value_number_binary(VALUE_MUL, v[2], part(self, 2), &v[2]))
        return false;
    return range_new(v[0], v[1], v[2], out);
}

static bool subscript(value self, value key, value *out) {
    int64_t n;
    int64_t i;
    if (value_is_kind(key, KIND_SLICE))
        return slice(self, key, out);
    if (!length64(self, &n))
        return false;
    if (n <= UINT32_MAX) {
        uint32_t index;
        return value_index_of(key, (uint32_t)n, "range object", &index) &&
               item_at(self, index, out);
    }
    if (!value_to_int64(key, &i))
        return false;
    i += i < 0 ? n : 0;
    if (i < 0 || i >= n)
        return value_raise(&value_type_IndexError,
                           "range object index out of range");
    return item_at(self, i, out);
}

static bool print(value self, bool repr, struct value_sink *sink) {
    (void)repr;
    if (part(self, 2) == value_from_int48(1))
        return value_write_format(sink, "range(%r, %r)", part(self, 0),
                                  part(self, 1));
    return value_write_format(sink, "range(%r, %r, %r)", part(self, 0),
                              part(self, 1), part(self, 2));
}

static bool count(struct arguments *args, value *out) {
    value self;
    int64_t i;
    if (!value_self(args, KIND_RANGE, &value_type_range, &self) ||
        !find(self, args->at[1], &i))
        return false;
    *out = value_from_int48(i >= 0);
    return true;
}

static bool index_of(struct arguments *args, value *out) {
    value self;
    int64_t i;
    if (!value_self(args, KIND_RANGE, &value_type_range, &self) ||
        !find(self, args->at[1], &i))
        return false;
    if (i < 0)
        return value_raise(&value_type_ValueError, "%r is not in range",
                           args->at[1]);
    return value_int_from_int64(i, out);
}

NATIVE(count, SYM_count, 2, 2, NATIVE_METHOD);
NATIVE(index_of, SYM_index, 2, 2, NATIVE_METHOD);

static const struct member members[] = {MEMBER_FUNCTION(SYM_count, count),
                                        MEMBER_FUNCTION(SYM_index, index_of)};

static const struct type_hooks hooks = {.make = make,
                                        .load = load,
                                        .compare = compare,
                                        .hash = hash,
                                        .truth = truth,
                                        .length = length,
                                        .contains = contains,
                                        .subscript = subscript,
                                        .iterate = value_iterate,
                                        .print = print};

const struct type value_type_range = {.header = HEADER_STATIC(KIND_TYPE),
                                      .base = &value_type_object,
                                      .hooks = &hooks,
                                      MEMBERS(members),
                                      .name = SYM_range,
                                      .instance_kind = KIND_RANGE,
                                      .flags = TYPE_FINAL};
