/* SPDX-License-Identifier: MIT */
/* Tuples: never changed after they are published, so reading one needs no
 * care at all. */
#include "value/container.h"
#include "value/exception.h"
#include "value/member.h"
#include "value/number.h"
#include "value/sequence.h"
#include "value/symbol.h"
#include "value/text.h"

static const struct value_tuple empty = {.header = HEADER_STATIC(KIND_TUPLE)};

bool value_tuple_new(uint32_t length, const value *items, value *out) {
    if (length == 0) {
        *out = value_from_static(&empty);
        return true;
    }
    struct value_tuple *tuple = heap_alloc(
        KIND_TUPLE, sizeof tuple->raw + length * sizeof(struct slot));
    if (tuple == NULL)
        return value_raise_memory();
    tuple->length = length;
    if (items != NULL)
        for (uint32_t i = 0; i < length; i++)
            slot_init(&tuple->at[i], items[i]);
    *out = value_from_pointer(tuple);
    return true;
}

uint32_t value_tuple_length(value tuple) {
    return ((const struct value_tuple *)value_pointer(tuple))->length;
}

value value_tuple_at(value tuple, uint32_t index) {
    return slot_load(
        &((const struct value_tuple *)value_pointer(tuple))->at[index]);
}

/* Slots of a tuple, which does not change, into a new one. */
static bool copy_slots(struct slot *to, const struct value_tuple *from,
                       uint32_t first, int64_t step, uint32_t count) {
    const struct slot *at = &from->at[first];
    for (uint32_t i = 0; i < count; i++, at += step) {
        slot_init(&to[i], slot_load(at));
        if (!value_poll_some(i))
            return false;
    }
    KEEP_ALIVE(from);
    return true;
}

static bool make(value type, struct arguments *args, value *out) {
    if (args->keywords > 0)
        return value_raise(&value_type_TypeError,
                           "tuple() takes no keyword arguments");
    if (args->count > 1)
        return value_raise(&value_type_TypeError,
                           "tuple expected at most 1 argument, got %u",
                           args->count);
    value tuple;
    if (args->count == 0) {
        if (!value_tuple_new(0, NULL, &tuple))
            return false;
    } else if (!value_sequence_tuple(args->at[0], &tuple)) {
        return false;
    }
    return value_finish_make(type, tuple, out);
}

static bool concatenate(value a, value b, value *out) {
    const struct value_tuple *x = value_pointer(a);
    const struct value_tuple *y = value_pointer(b);
    if (y->length == 0 || x->length == 0) {
        *out = y->length == 0 ? a : b;
        return true;
    }
    if (!value_tuple_new(x->length + y->length, NULL, out))
        return false;
    struct value_tuple *sum = value_pointer(*out);
    return copy_slots(sum->at, x, 0, 1, x->length) &&
           copy_slots(sum->at + x->length, y, 0, 1, y->length);
}

static bool repeat(value a, value times, value *out) {
    const struct value_tuple *x = value_pointer(a);
    uint32_t total;
    if (!value_repeat_length(x->length, times, &total))
        return false;
    if (total == x->length) {
        *out = a;
        return true;
    }
    if (!value_tuple_new(total, NULL, out))
        return false;
    struct value_tuple *result = value_pointer(*out);
    for (uint32_t i = 0, k = 0; i < total; i++) {
        slot_init(&result->at[i], slot_load(&x->at[k]));
        k = k + 1 == x->length ? 0 : k + 1;
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

static bool binary(enum value_binary op, value a, value b, value *out) {
    if (op == VALUE_ADD) {
        if (value_is_kind(a, KIND_TUPLE) && value_is_kind(b, KIND_TUPLE))
            return concatenate(a, b, out);
        if (value_is_kind(a, KIND_TUPLE))
            return value_raise(
                &value_type_TypeError,
                "can only concatenate tuple (not \"%t\") to tuple", b);
    }
    if (op == VALUE_MUL) {
        if (value_is_kind(a, KIND_TUPLE) && value_is_int(b))
            return repeat(a, b, out);
        if (value_is_kind(b, KIND_TUPLE) && value_is_int(a))
            return repeat(b, a, out);
    }
    *out = VALUE_NOT_IMPLEMENTED;
    return true;
}

/* An item's hash, as value_hash. */
static inline bool hash_item(value v, uint32_t *out) {
    if (!ISA_ROOMY || !value_is_int48(v))
        return value_hash(v, out);
    *out = value_number_hash(v);
    *out += *out == 0;
    return true;
}

static bool hash(value self, uint32_t *out) {
    const struct value_tuple *tuple = value_pointer(self);
    uint32_t sum = 0x345678u;
    if (!value_check_stack())
        return false;
    for (uint32_t i = 0; i < tuple->length; i++) {
        uint32_t h;
        if (!hash_item(slot_load(&tuple->at[i]), &h) || !value_poll())
            return false;
        sum = (sum ^ h) * 0x9E3779B1u; /* order matters */
        sum ^= sum >> 15;
    }
    *out = sum + tuple->length;
    return true;
}

static bool slice(value self, value key, value *out) {
    const struct value_tuple *tuple = value_pointer(self);
    int64_t range[4];
    if (!value_slice_indices(key, tuple->length, range))
        return false;
    if (range[3] == (int64_t)tuple->length && range[2] == 1) {
        *out = self;
        return true;
    }
    if (!value_tuple_new((uint32_t)range[3], NULL, out))
        return false;
    if (range[3] == 0)
        return true;
    struct value_tuple *part = value_pointer(*out);
    return copy_slots(part->at, tuple, (uint32_t)range[0], range[2],
                      part->length);
}

static bool subscript(value self, value key, value *out) {
    const struct value_tuple *tuple = value_pointer(self);
    uint32_t index;
    if (value_is_kind(key, KIND_SLICE))
        return slice(self, key, out);
    if (!value_index_of(key, tuple->length, "tuple", &index))
        return false;
    *out = slot_load(&tuple->at[index]);
    return true;
}

static bool length(value self, uint32_t *out) {
    *out = value_tuple_length(self);
    return true;
}

static bool truth(value self, bool *out) {
    *out = value_tuple_length(self) > 0;
    return true;
}

static bool print(value self, bool repr, struct value_sink *sink) {
    const struct value_tuple *tuple = value_pointer(self);
    (void)repr;
    if (!value_write(sink, "("))
        return false;
    for (uint32_t i = 0; i < tuple->length; i++) {
        if (i > 0 && !value_write(sink, ", "))
            return false;
        if (!value_print(slot_load(&tuple->at[i]), true, sink) || !value_poll())
            return false;
    }
    return value_write(sink, tuple->length == 1 ? ",)" : ")");
}

static bool count(struct arguments *args, value *out) {
    value self;
    return value_self(args, KIND_TUPLE, &value_type_tuple, &self) &&
           value_sequence_count(self, args->at[1], out);
}

static bool index_of(struct arguments *args, value *out) {
    value self;
    if (!value_self(args, KIND_TUPLE, &value_type_tuple, &self))
        return false;
    return value_sequence_index(
        self, args, BASE_TEXT_OF("tuple.index(x): x not in tuple"), out);
}

NATIVE(count, SYM_count, 2, 2, NATIVE_METHOD);
NATIVE(index_of, SYM_index, 2, 4, NATIVE_METHOD);

static const struct member members[] = {MEMBER_FUNCTION(SYM_count, count),
                                        MEMBER_FUNCTION(SYM_index, index_of)};

static const struct type_hooks hooks = {.make = make,
                                        .binary = binary,
                                        .compare = value_sequence_compare,
                                        .hash = hash,
                                        .truth = truth,
                                        .length = length,
                                        .contains = value_sequence_contains,
                                        .subscript = subscript,
                                        .iterate = value_iterate,
                                        .print = print};

const struct type value_type_tuple = {.header = HEADER_STATIC(KIND_TYPE),
                                      .base = &value_type_object,
                                      .hooks = &hooks,
                                      MEMBERS(members),
                                      .name = SYM_tuple,
                                      .instance_kind = KIND_TUPLE};
