/* SPDX-License-Identifier: MIT */
/* Gathering the items of an iterable: into a list, or as a tuple. Builtin
 * sequences are taken at one moment; anything else is asked item by item. */
#include "value/exception.h"
#include "value/list.h"
#include "value/sequence.h"

/* Appends whatever the iterator gives. */
static bool drain(value iterator, value list) {
    const struct value_upcalls *up = value_state.upcalls;
    bool native = value_is_kind(iterator, KIND_ITERATOR);
    for (uint32_t n = 1;; n++) {
        value v;
        if (!(native ? value_iterator_next(iterator, &v)
                     : up->next(iterator, &v)))
            return false;
        if (v == VALUE_STOP)
            return true;
        if (!value_list_append(list, v))
            return false;
        if (!value_poll())
            return false;
    }
}

static bool iterator_of(value v, value *out) {
    bool user = value_is_kind(v, KIND_INSTANCE) ||
                value_is_kind(v, KIND_EXCEPTION) ||
                value_is_kind(v, KIND_TYPE) || value_is_kind(v, KIND_GENERATOR);
    return user ? value_state.upcalls->iterate(v, out) : value_iterate(v, out);
}

static bool append_slots(value list, const struct slot *items, uint32_t count) {
    struct value_edit edit = {
        .start = INT64_MAX, .stop = INT64_MAX, .count = count, .items = items};
    bool done;
    if (count == 0)
        return true;
    return value_list_edit(list, &edit, NULL, &done);
}

bool value_list_extend(value list, value iterable) {
    value iterator;
    if (value_is_kind(iterable, KIND_LIST)) {
        struct value_slot_buffer *b =
            value_list_snapshot(iterable, 0, INT64_MAX);
        bool good = b != NULL && append_slots(list, b->at, b->length);
        KEEP_ALIVE(b);
        return good;
    }
    if (value_is_kind(iterable, KIND_TUPLE)) {
        const struct value_tuple *t = value_pointer(iterable);
        return append_slots(list, t->at, t->length);
    }
    return iterator_of(iterable, &iterator) && drain(iterator, list);
}

static bool tuple_of_list(value list, value *out) {
    struct value_slot_buffer *b = value_list_snapshot(list, 0, INT64_MAX);
    if (b == NULL || !value_tuple_new(b->length, NULL, out))
        return false;
    if (b->length == 0)
        return true;
    struct value_tuple *t = value_pointer(*out);
    for (uint32_t i = 0; i < b->length; i++) {
        slot_init(&t->at[i], slot_load(&b->at[i]));
        if (!value_poll_some(i))
            return false;
    }
    KEEP_ALIVE(b);
    return true;
}

bool value_sequence_tuple(value iterable, value *out) {
    value iterator;
    value list;
    if (value_is_kind(iterable, KIND_TUPLE)) {
        *out = iterable;
        return true;
    }
    if (value_is_kind(iterable, KIND_LIST))
        return tuple_of_list(iterable, out);
    return iterator_of(iterable, &iterator) && value_list_new(0, NULL, &list) &&
           drain(iterator, list) && tuple_of_list(list, out);
}
