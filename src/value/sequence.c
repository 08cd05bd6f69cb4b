/* SPDX-License-Identifier: MIT */
/* Comparison and search over lists and tuples. The items' own comparison may
 * be user code, so no lock or pointer is held across it. */
#include "value/sequence.h"

#include "value/exception.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

/* 2^27 slots are a gigabyte: nothing that runs here has that. */
#define REPEAT_MAX (1u << 27)

value value_sequence_at(value sequence, uint32_t index) {
    if (value_is_kind(sequence, KIND_LIST))
        return value_list_at(sequence, index);
    if (index >= value_tuple_length(sequence))
        return VALUE_UNSET;
    return value_tuple_at(sequence, index);
}

uint32_t value_sequence_length(value sequence) {
    if (value_is_kind(sequence, KIND_LIST))
        return value_list_length(sequence);
    return value_tuple_length(sequence);
}

/* The first index where they differ, or the shorter length. */
static bool first_difference(value a, value b, uint32_t *index) {
    for (uint32_t i = 0;; i++) {
        value x = value_sequence_at(a, i);
        value y = value_sequence_at(b, i);
        bool same;
        *index = i;
        if (x == VALUE_UNSET || y == VALUE_UNSET)
            return true;
        if (!value_equal(x, y, &same) || !value_poll())
            return false;
        if (!same)
            return true;
    }
}

static bool compare_lengths(enum value_compare op, uint32_t m, uint32_t n) {
    switch (op) {
    case VALUE_EQ:
        return m == n;
    case VALUE_NE:
        return m != n;
    case VALUE_LT:
        return m < n;
    case VALUE_LE:
        return m <= n;
    case VALUE_GT:
        return m > n;
    default:
        return m >= n;
    }
}

bool value_sequence_compare(enum value_compare op, value a, value b,
                            value *out) {
    if (!value_is_pointer(a) || !value_is_pointer(b) ||
        value_object_kind(a) != value_object_kind(b)) {
        *out = VALUE_NOT_IMPLEMENTED;
        return true;
    }
    uint32_t m = value_sequence_length(a);
    uint32_t n = value_sequence_length(b);
    if (m != n && (op == VALUE_EQ || op == VALUE_NE)) {
        *out = value_from_bool(op == VALUE_NE);
        return true;
    }
    uint32_t i;
    if (!value_check_stack() || !first_difference(a, b, &i))
        return false;
    value x = value_sequence_at(a, i);
    value y = value_sequence_at(b, i);
    if (x == VALUE_UNSET || y == VALUE_UNSET) {
        m = value_sequence_length(a);
        n = value_sequence_length(b);
        *out = value_from_bool(compare_lengths(op, m, n));
        return true;
    }
    if (op == VALUE_EQ || op == VALUE_NE) {
        *out = value_from_bool(op == VALUE_NE);
        return true;
    }
    return value_compare(op, x, y, out);
}

bool value_sequence_find(value self, value item, const int64_t range[2],
                         uint32_t *out) {
    *out = UINT32_MAX;
    for (int64_t i = range[0]; i < range[1]; i++) {
        value v = value_sequence_at(self, (uint32_t)i);
        bool same;
        if (v == VALUE_UNSET)
            return true;
        if (!value_equal(v, item, &same))
            return false;
        if (same) {
            *out = (uint32_t)i;
            return true;
        }
        if (!value_poll())
            return false;
    }
    return true;
}

bool value_sequence_contains(value self, value item, bool *out) {
    static const int64_t all[2] = {0, UINT32_MAX};
    uint32_t index;
    if (!value_sequence_find(self, item, all, &index))
        return false;
    *out = index != UINT32_MAX;
    return true;
}

bool value_sequence_count(value self, value item, value *out) {
    int64_t range[2] = {0, UINT32_MAX};
    int64_t n = 0;
    for (;;) {
        uint32_t index;
        if (!value_sequence_find(self, item, range, &index))
            return false;
        if (index == UINT32_MAX)
            break;
        range[0] = (int64_t)index + 1;
        n++;
    }
    *out = value_from_int48(n);
    return true;
}

/* A bound of index(): negative ones count from the end. */
static bool bound(value v, int64_t length, int64_t *out) {
    if (!value_to_int64(v, out))
        return false;
    if (*out < 0)
        *out += length;
    if (*out < 0)
        *out = 0;
    return true;
}

bool value_sequence_index(value self, const struct arguments *args,
                          const char *text, value *out) {
    int64_t range[2] = {0, UINT32_MAX};
    int64_t n = value_sequence_length(self);
    uint32_t index;
    for (uint32_t i = 2; i < args->count; i++)
        if (!bound(args->at[i], n, &range[i - 2]))
            return false;
    if (range[1] > UINT32_MAX)
        range[1] = UINT32_MAX;
    if (!value_sequence_find(self, args->at[1], range, &index))
        return false;
    if (index == UINT32_MAX)
        return value_is_kind(self, KIND_LIST)
                   ? value_raise(&value_type_ValueError, "%r is not in list",
                                 args->at[1])
                   : value_raise(&value_type_ValueError, "%s", text);
    *out = value_from_int48(index);
    return true;
}

bool value_repeat_length(uint32_t length, value times, uint32_t *out) {
    int64_t n;
    if (!value_to_int64(times, &n))
        return false;
    if (n < 0)
        n = 0;
    if (length > 0 && n > REPEAT_MAX / length)
        return value_raise_memory();
    *out = length * (uint32_t)n;
    return true;
}
