/* SPDX-License-Identifier: MIT */
/* list.sort: a stable bottom-up merge sort of private copies, published by
 * one store. Comparison and key function may be user code, so nothing is held
 * across them; if somebody changed the list meanwhile, their change stands
 * and sort raises ValueError. Rejected: sorting in place, which would show
 * handlers an item twice. */
#include "value/exception.h"
#include "value/list.h"
#include "value/sequence.h"

#define RUN 8u /* insertion sort below: shorter than a merge */

struct sort {
    struct slot *keys;
    struct slot *items; /* equals keys if there is no key function */
    struct slot *spare_keys;
    struct slot *spare_items;
    bool reverse;
    uint32_t work;
};

/* a < b, for reverse order b < a; both keep the order of equals. */
static bool before(struct sort *s, value a, value b, bool *out) {
    value result;
    if (!value_poll())
        return false;
    if (!value_compare(VALUE_LT, s->reverse ? b : a, s->reverse ? a : b,
                       &result))
        return false;
    *out = result == VALUE_TRUE;
    return true;
}

/* Items need no barrier: value_list_sort's `seen` holds them all, and no
 * handler sees these arrays. Keys are held by them alone. */
static void put(struct sort *s, uint32_t to, value key, value item) {
    slot_store(&s->keys[to], key);
    if (s->items != s->keys)
        slot_init(&s->items[to], item);
}

static bool insertion(struct sort *s, uint32_t first, uint32_t end) {
    for (uint32_t i = first + 1; i < end; i++) {
        value key = slot_load(&s->keys[i]);
        value item = slot_load(&s->items[i]);
        uint32_t k = i;
        for (; k > first; k--) {
            bool less;
            value other = slot_load(&s->keys[k - 1]);
            if (!before(s, key, other, &less))
                return false;
            if (!less)
                break;
            put(s, k, other, slot_load(&s->items[k - 1]));
        }
        put(s, k, key, item);
    }
    return true;
}

static void take(struct sort *s, uint32_t from, uint32_t to) {
    slot_store(&s->spare_keys[to], slot_load(&s->keys[from]));
    if (s->items != s->keys)
        slot_init(&s->spare_items[to], slot_load(&s->items[from]));
}

/* Runs [a, b) and [b, end) into the spare arrays. */
static bool merge(struct sort *s, uint32_t a, uint32_t b, uint32_t end) {
    uint32_t left = a;
    uint32_t right = b;
    for (uint32_t to = a; to < end; to++) {
        bool less = left >= b;
        if (left < b && right < end &&
            !before(s, slot_load(&s->keys[right]), slot_load(&s->keys[left]),
                    &less))
            return false;
        take(s, less ? right++ : left++, to);
        value_pause();
    }
    return true;
}

static void swap_arrays(struct sort *s) {
    struct slot *keys = s->keys;
    struct slot *items = s->items;
    bool same = keys == items;
    s->keys = s->spare_keys;
    s->items = same ? s->keys : s->spare_items;
    s->spare_keys = keys;
    s->spare_items = items;
}

static bool sort_arrays(struct sort *s, uint32_t n) {
    for (uint32_t i = 0; i < n; i += RUN)
        if (!insertion(s, i, n - i < RUN ? n : i + RUN))
            return false;
    for (uint32_t width = RUN; width < n; width *= 2) {
        for (uint32_t i = 0; i < n; i += 2 * width) {
            uint32_t b = n - i < width ? n : i + width;
            uint32_t end = n - i < 2 * width ? n : i + 2 * width;
            if (!merge(s, i, b, end))
                return false;
        }
        swap_arrays(s);
    }
    return true;
}

static struct value_slot_buffer *copy_of(const struct value_slot_buffer *from) {
    struct value_slot_buffer *b = value_buffer_new(from->length);
    if (b == NULL)
        return NULL;
    for (uint32_t i = 0; i < from->length; i++) {
        slot_init(&b->at[i], slot_load(&from->at[i]));
        if (i % 64 == 63)
            value_pause();
    }
    b->length = from->length;
    return b;
}

static bool make_keys(struct value_slot_buffer *b, value key) {
    if (b == NULL)
        return false;
    for (uint32_t i = 0; i < b->length; i++) {
        value item = slot_load(&b->at[i]);
        value v;
        if (!value_state.upcalls->call(key, 1, &item, &v) || !value_poll())
            return false;
        slot_init(&b->at[i], v);
    }
    return true;
}

/* The four buffers of a sort, or two without keys, which are sorted in place.
 * Held in one array on the stack, where the conservative scan finds them while
 * user code runs. */
static bool sort_buffers(struct value_slot_buffer *before_sort,
                         struct value_slot_buffer *keys, bool reverse,
                         struct value_slot_buffer **sorted) {
    struct value_slot_buffer *volatile b[4] = {NULL, NULL, keys, NULL};
    b[0] = copy_of(before_sort);
    b[1] = b[0] == NULL ? NULL : copy_of(before_sort);
    b[3] = b[1] == NULL || keys == NULL ? b[1] : copy_of(keys);
    if (b[3] == NULL)
        return false;
    uint32_t k = keys == NULL ? 0 : 2;
    struct sort s = {b[k]->at, b[0]->at, b[k + 1]->at, b[1]->at, reverse, 0};
    if (!sort_arrays(&s, before_sort->length))
        return false;
    *sorted = s.items == b[0]->at ? b[0] : b[1];
    return true;
}

static bool sort_seen(value list, struct value_slot_buffer *seen,
                      struct value_slot_buffer *keys, bool reverse) {
    struct value_slot_buffer *sorted;
    bool good = sort_buffers(seen, keys, reverse, &sorted);
    if (good && !value_list_publish_if(list, seen, sorted))
        good = value_raise(&value_type_ValueError, "list modified during sort");
    KEEP_ALIVE(seen);
    return good;
}

bool value_list_sort(value list, value key, bool reverse) {
    struct value_slot_buffer *seen = value_list_snapshot(list, 0, INT64_MAX);
    struct value_slot_buffer *keys = NULL;
    if (seen == NULL)
        return false;
    if (seen->length == 0)
        return true;
    if (key != VALUE_NONE) {
        keys = copy_of(seen);
        if (!make_keys(keys, key))
            return false;
    }
    return sort_seen(list, seen, keys, reverse);
}

bool value_list_sort_by(value list, value keys, bool reverse) {
    struct value_slot_buffer *seen = value_list_snapshot(list, 0, INT64_MAX);
    struct value_slot_buffer *by = value_list_snapshot(keys, 0, INT64_MAX);
    if (seen == NULL || by == NULL)
        return false;
    CHECK(by->length == seen->length);
    return seen->length == 0 || sort_seen(list, seen, by, reverse);
}
