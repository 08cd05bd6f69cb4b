/* SPDX-License-Identifier: MIT */
/* Slices, and the arithmetic of indices. */
#include "value/container.h"
#include "value/exception.h"
#include "value/make.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

struct slice {
    struct header header;
    struct slot at[3]; /* start, stop, step */
};

static value part(value self, uint32_t i) {
    return slot_load(&((const struct slice *)value_pointer(self))->at[i]);
}

bool value_slice_new(value start, value stop, value step, value *out) {
    struct slice *s = heap_alloc(KIND_SLICE, 3 * sizeof(struct slot));
    if (s == NULL)
        return value_raise_memory();
    slot_init(&s->at[0], start);
    slot_init(&s->at[1], stop);
    slot_init(&s->at[2], step);
    *out = value_from_pointer(s);
    return true;
}

/* An index that may be too big for int64: then the sign is what matters. */
static bool to_clamped(value v, int64_t *out) {
    value plain = value_unwrap(v);
    if (value_is_int48(plain)) {
        *out = value_int48(plain);
        return true;
    }
    if (value_to_int64(v, out))
        return true;
    if (value_pending_is(&value_type_OverflowError)) {
        bool known;
        value gone = value_take_exception();
        (void)gone;
        int sign = value_number_compare(plain, value_from_int48(0), &known);
        *out = sign < 0 ? VALUE_INT48_MIN : VALUE_INT48_MAX;
        return true;
    }
    if (!value_pending_is(&value_type_TypeError))
        return false;
    value gone = value_take_exception();
    (void)gone;
    return value_raise(&value_type_TypeError,
                       "slice indices must be integers or None or have an "
                       "__index__ method");
}

static bool bound(value v, int64_t fallback, const int64_t limits[3],
                  int64_t *out) {
    *out = fallback;
    if (v == VALUE_NONE)
        return true;
    if (!to_clamped(v, out))
        return false;
    if (*out < 0)
        *out += limits[2];
    if (*out < limits[0])
        *out = limits[0];
    if (*out > limits[1])
        *out = limits[1];
    return true;
}

bool value_slice_indices(value slice, uint32_t length, int64_t out[4]) {
    int64_t step = 1;
    value step_value = part(slice, 2);
    if (step_value != VALUE_NONE && !to_clamped(step_value, &step))
        return false;
    if (step == 0)
        return value_raise(&value_type_ValueError, "slice step cannot be zero");
    bool back = step < 0;
    int64_t limits[3] = {back ? -1 : 0, (int64_t)length - back, length};
    if (!bound(part(slice, 0), back ? limits[1] : 0, limits, &out[0]) ||
        !bound(part(slice, 1), back ? -1 : limits[1], limits, &out[1]))
        return false;
    int64_t span = back ? out[0] - out[1] : out[1] - out[0];
    int64_t stride = back ? -step : step;
    out[2] = step;
    out[3] = span <= 0 ? 0 : (span - 1) / stride + 1;
    return true;
}

static bool not_an_index(value key, const char *what) {
    if (strlen(what) == 6 && memcmp(what, "string", 6) == 0)
        return value_raise(&value_type_TypeError,
                           "string indices must be integers, not '%t'", key);
    if (ISA_FULL && strcmp(what, "range object") == 0)
        what = "range";
    if (ISA_FULL && strcmp(what, "memoryview") == 0)
        return value_raise(&value_type_TypeError, "%s",
                           "memoryview: invalid slice key");
    return value_raise(&value_type_TypeError,
                       "%s indices must be integers or slices, not %t",
                       what[0] == '\0' ? "byte" : what, key);
}

/* Its __index__ has said itself what is wrong; a chip says less. */
static bool has_index(value key) {
    const struct type *type = value_type_of(key);
    return value_is_kind(key, KIND_INSTANCE) &&
           value_type_lookup(type, SYM___index__, NULL) != VALUE_UNSET;
}

bool value_index_of(value key, uint32_t length, const char *what,
                    uint32_t *out) {
    int64_t n;
    value plain = value_unwrap(key);
    if (LIKELY(value_is_int48(plain))) {
        n = value_int48(plain);
    } else if (!value_to_int64(key, &n)) {
        if (value_pending_is(&value_type_TypeError) &&
            !(ISA_FULL && has_index(key))) {
            value gone = value_take_exception();
            (void)gone;
            return not_an_index(key, what);
        }
        if (!value_pending_is(&value_type_OverflowError))
            return false;
        value gone = value_take_exception();
        (void)gone;
        return value_raise(&value_type_IndexError,
                           "cannot fit '%t' into an index-sized integer", key);
    }
    if (n < 0)
        n += length;
    if (ISA_FULL && (n < 0 || n >= length) && strcmp(what, "memoryview") == 0)
        return value_raise(&value_type_IndexError, "%s",
                           "index out of bounds on dimension 1");
    if (n < 0 || n >= length)
        return value_raise(&value_type_IndexError, "%s%sindex out of range",
                           what, what[0] == '\0' ? "" : " ");
    *out = (uint32_t)n;
    return true;
}

static bool make(value type, struct arguments *args, value *out) {
    value v[3] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
    (void)type;
    if (args->keywords > 0)
        return value_raise(&value_type_TypeError,
                           "slice() takes no keyword arguments");
    if (args->count < 1 || args->count > 3)
        return value_raise(
            &value_type_TypeError, "slice expected at %s %u argument%s, got %u",
            args->count < 1 ? "least" : "most", args->count < 1 ? 1u : 3u,
            args->count < 1 ? "" : "s", args->count);
    uint32_t first = args->count == 1 ? 1 : 0;
    for (uint32_t i = 0; i < args->count; i++)
        v[first + i] = args->at[i];
    return value_slice_new(v[0], v[1], v[2], out);
}

static bool load(value self, uint32_t name, value *out) {
    *out = name == SYM_start  ? part(self, 0)
           : name == SYM_stop ? part(self, 1)
           : name == SYM_step ? part(self, 2)
                              : VALUE_UNSET;
    return true;
}

static bool compare(enum value_compare op, value a, value b, value *out) {
    bool same = true;
    *out = VALUE_NOT_IMPLEMENTED;
    if (!value_is_kind(a, KIND_SLICE) || !value_is_kind(b, KIND_SLICE) ||
        (op != VALUE_EQ && op != VALUE_NE))
        return true;
    for (uint32_t i = 0; i < 3 && same; i++)
        if (!value_equal(part(a, i), part(b, i), &same))
            return false;
    *out = value_from_bool(same == (op == VALUE_EQ));
    return true;
}

static bool print(value self, bool repr, struct value_sink *sink) {
    (void)repr;
    return value_write_format(sink, "slice(%r, %r, %r)", part(self, 0),
                              part(self, 1), part(self, 2));
}

static bool indices(struct arguments *args, value *out) {
    value self;
    int64_t length;
    int64_t range[4];
    if (!value_self(args, KIND_SLICE, &value_type_slice, &self) ||
        !value_to_int64(args->at[1], &length))
        return false;
    if (length < 0)
        return value_raise(&value_type_ValueError,
                           "length should not be negative");
    if (length > UINT32_MAX)
        return value_raise(&value_type_OverflowError, "length is too big");
    if (!value_slice_indices(self, (uint32_t)length, range))
        return false;
    value items[3] = {value_from_int48(range[0]), value_from_int48(range[1]),
                      value_from_int48(range[2])};
    return value_tuple_new(3, items, out);
}

NATIVE(indices, SYM_indices, 2, 2, NATIVE_METHOD);

static const struct member members[] = {MEMBER_FUNCTION(SYM_indices, indices)};

static const struct type_hooks hooks = {
    .make = make, .load = load, .compare = compare, .print = print};

const struct type value_type_slice = {.header = HEADER_STATIC(KIND_TYPE),
                                      .base = &value_type_object,
                                      .hooks = &hooks,
                                      MEMBERS(members),
                                      .name = SYM_slice,
                                      .instance_kind = KIND_SLICE,
                                      .flags = TYPE_FINAL};
