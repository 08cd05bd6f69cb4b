/* SPDX-License-Identifier: MIT */
/* The hash table under dict, set and the symbols: entries in insertion order
 * and, above eight entries, an index of buckets into them.
 *
 *   | used live | version capacity | index | keys | values | hashes |
 *                                    slot    slots  slots    2 a slot
 *
 * Hashes have 31 bits, so that a pair of them can never look like a pointer
 * to the collector. `values` is absent in sets: header.aux tells.
 *
 * D1  An entry is inserted or deleted under mask, and `version` then changes;
 *     what was learned from a table outside of the mask holds if the owner
 *     still has that table and the version is the same.
 * D2  A deleted entry has key and value UNSET and is never used again, so
 *     who has seen the key and then finds a value, finds that key's value.
 *     The bucket stays and is skipped, because a look-up compares the key.
 * D3  Capacity never changes: a bigger or compacter table is built aside
 *     (C4) and published by one store.
 * D4  At least one bucket is empty, so that a probe ends.
 * D5  value_state.shadowing is odd while a builtin's name is added to a
 *     namespace, and another number from then on; it never comes back to one
 *     that it was, but stays odd at its end.
 */
#ifndef KRAIT_VALUE_TABLE_H
#define KRAIT_VALUE_TABLE_H

#include "value/context.h"
#include "value/kind.h"

#define TABLE_NONE UINT32_MAX
#define TABLE_HASH_MASK 0x7FFFFFFFu
#define TABLE_LINEAR 8u /* up to this capacity there is no index */

struct value_dict_table {
    struct header header; /* aux: 1 with values, 0 without */
    union {
        struct {
            volatile uint32_t used; /* entries, deleted ones included */
            volatile uint32_t live;
            volatile uint32_t version;
            uint32_t capacity;
        };
        uint64_t raw[2];
    };
    struct slot index;
    struct slot at[];
};

struct value_dict_index {
    struct header header;
    uint32_t shift; /* 32 - log2 of buckets */
    volatile uint32_t filled;
    uint8_t at[]; /* entry + 1 in 1, 2 or 4 bytes; 0 is empty */
};

/* What a look-up found; D1 says how long it holds. */
struct value_place {
    struct value_dict_table *table;
    uint32_t version;
    uint32_t entry;  /* TABLE_NONE: absent */
    uint32_t bucket; /* if absent: where it would go */
    uint32_t hash;
};

extern const struct value_dict_table value_table_empty_dict;
extern const struct value_dict_table value_table_empty_set;

static inline struct slot *table_key(const struct value_dict_table *t,
                                     uint32_t i) {
    return (struct slot *)(uintptr_t)&t->at[i];
}

static inline struct slot *table_value(const struct value_dict_table *t,
                                       uint32_t i) {
    return (struct slot *)(uintptr_t)&t->at[t->capacity + i];
}

static inline uint32_t *table_hashes(const struct value_dict_table *t) {
    uint32_t slots = t->header.aux ? 2 * t->capacity : t->capacity;
    return (uint32_t *)(uintptr_t)&t->at[slots];
}

static inline struct value_dict_index *
table_index(const struct value_dict_table *t) {
    return slot_pointer(&t->index);
}

static inline uint32_t index_get(const struct value_dict_index *x,
                                 uint32_t capacity, uint32_t bucket) {
    if (capacity < 255)
        return x->at[bucket];
    if (capacity < 65535)
        return ((const uint16_t *)(const void *)x->at)[bucket];
    return ((const uint32_t *)(const void *)x->at)[bucket];
}

static inline uint32_t index_first(const struct value_dict_index *x,
                                   uint32_t hash) {
    return (hash * 0x9E3779B1u) >> x->shift; /* Fibonacci hashing */
}

static inline uint32_t index_next(const struct value_dict_index *x,
                                  uint32_t bucket) {
    return (bucket + 1) & ((1u << (32 - x->shift)) - 1);
}

/* Where there is an index; as value_table_candidate, without a call. */
static inline uint32_t table_next_indexed(struct value_place *place,
                                          const struct value_dict_index *x) {
    const struct value_dict_table *t = place->table;
    const uint32_t *hashes = table_hashes(t);
    uint32_t bucket = place->entry == TABLE_NONE ? index_first(x, place->hash)
                                                 : index_next(x, place->bucket);
    uint32_t entry;
    while ((entry = index_get(x, t->capacity, bucket)) != 0) {
        if (hashes[entry - 1] == place->hash) {
            place->bucket = bucket;
            return place->entry = entry - 1;
        }
        bucket = index_next(x, bucket);
    }
    place->bucket = bucket;
    return place->entry = TABLE_NONE;
}

/* Walks the entries whose hash is place->hash, beginning after
 * place->entry == TABLE_NONE; TABLE_NONE again at the end.
 * Contract: handler; no alloc; O(n). */
uint32_t value_table_candidate(struct value_place *place);

/* Entry whose key is `key` bit by bit, or TABLE_NONE.
 * Contract: handler; no alloc; O(n). */
uint32_t value_table_find_same(const struct value_dict_table *t, uint32_t hash,
                               value key);

/* A table for `capacity` entries; NULL if memory is out, nothing raised.
 * Contract: handler; reserve; O(n). */
struct value_dict_table *value_table_new(uint32_t capacity, bool values);

/* The commits (C5). `owner` is the slot that leads to the table; false if it
 * leads to another by now, or the table changed since the look-up.
 *
 * Adds an entry; wanted: room for it. Replaces the value of the entry found.
 * Deletes the entry found; *v, if not NULL, is its value.
 * Contract: handler; no alloc; O(n). */
bool value_table_add(const struct slot *owner, const struct value_place *place,
                     value key, value v);
bool value_table_replace(const struct slot *owner,
                         const struct value_place *place, value v);
bool value_table_remove(const struct slot *owner,
                        const struct value_place *place, value *v);

/* May another entry go in? A task leaves an eighth to handlers (C4).
 * Contract: handler; no alloc; O(1). */
bool value_table_has_room(const struct value_dict_table *t, bool slack);

/* Copies the live entries of the owner's table into one for at least `extra`
 * more of them (C4). With `publish`, that becomes the owner's by one store
 * unless somebody else replaced the table first. NULL if memory is out,
 * nothing raised.
 * Contract: handler; reserve; O(n). */
struct value_dict_table *value_table_rebuild(struct slot *owner, bool publish,
                                             uint32_t extra);

/* Is what was found still so?
 * Contract: handler; no alloc; O(1). */
static inline bool place_holds(const struct value_place *place,
                               const struct slot *owner) {
    return slot_pointer(owner) == (void *)place->table &&
           place->version == place->table->version; /* D1 */
}

#endif
