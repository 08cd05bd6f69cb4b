/* SPDX-License-Identifier: MIT */
/* Items of lists and tuples, and native iterators, in the loop without a call.
 * All inline: Contract: handler; no alloc; O(1). */
#ifndef KRAIT_VM_ITEM_H
#define KRAIT_VM_ITEM_H

#include "value/iterator.h"
#include "value/rebuild.h"
#include "value/value.h"

/* Item of a list or tuple; UNSET if it is neither or out of range. */
static inline value item_at(value v, uint64_t index) {
    const struct header *object = value_pointer(v);
    if (LIKELY(object->kind == KIND_LIST)) {
        const struct value_slot_buffer *buffer = slot_pointer(
            &((const struct value_list *)(const void *)object)->buffer);
        return index < buffer->length ? slot_load(&buffer->at[index])
                                      : VALUE_UNSET;
    }
    if (object->kind != KIND_TUPLE)
        return VALUE_UNSET;
    const struct value_tuple *tuple = (const void *)object;
    return index < tuple->length ? slot_load(&tuple->at[index]) : VALUE_UNSET;
}

/* Next item of an iterator over a range or a list, STOP at the end; false if
 * it is another iterator. Index and value move in one masked section (C6). */
static inline bool item_next(value iterator, value *out) {
    if (UNLIKELY(!value_is_kind(iterator, KIND_ITERATOR)))
        return false;
    struct value_iterator *it = value_pointer(iterator);
    bool mine = true;
    uint32_t mask = isa_mask_handlers();
    int64_t index = it->index;
    if (it->what == ITERATE_RANGE) {
        *out = VALUE_STOP;
        if (index > 0) {
            value v = slot_load(&it->owner);
            it->index = index - 1;
            slot_commit(&it->owner, value_int48_sum(v, slot_load(&it->other)));
            *out = v;
        }
    } else if (it->what == ITERATE_LIST) {
        *out = item_at(slot_load(&it->owner), (uint64_t)index);
        mine = *out != VALUE_UNSET;
        it->index = mine ? index + 1 : index;
    } else {
        mine = false;
    }
    isa_unmask_handlers(mask);
    return mine;
}

/* list.append without a call, if it is a list and there is room: C5, as
 * value/list.c. */
static inline bool item_append(const struct header *object, value item) {
    if (UNLIKELY(object->kind != KIND_LIST))
        return false;
    uint32_t mask = isa_mask_handlers();
    struct value_slot_buffer *b = slot_pointer(
        &((const struct value_list *)(const void *)object)->buffer);
    uint32_t n = b->length;
    if (UNLIKELY(n >= b->capacity - b->capacity / 8)) {
        isa_unmask_handlers(mask);
        return false;
    }
    slot_init(&b->at[n], item);
    b->length = n + 1;
    isa_unmask_handlers(mask);
    return true;
}

#endif
