/* SPDX-License-Identifier: MIT */
/* Hash tables: probing, insertion, deletion and rebuilding. The commits are
 * short and masked by the callers; a rebuild copies two entries a mask,
 * because each costs a probe of the new index. Rejected: Robin Hood
 * displacement, which moves buckets under a reader that was interrupted. */
#include "value/table.h"

#include "base/isa/level.h"
#include "value/rebuild.h"

#define FIRST_CAPACITY 4u

const struct value_dict_table value_table_empty_dict = {
    .header = {.kind = KIND_DICT_TABLE, .state = HEAP_FLAG_STATIC, .aux = 1}};
const struct value_dict_table value_table_empty_set = {
    .header = {.kind = KIND_DICT_TABLE, .state = HEAP_FLAG_STATIC, .aux = 0}};

static uint32_t next_linear(struct value_place *place) {
    const struct value_dict_table *t = place->table;
    const uint32_t *hashes = table_hashes(t);
    uint32_t used = t->used;
    for (uint32_t i = place->entry + 1; i < used; i++) /* NONE + 1 is 0 */
        if (hashes[i] == place->hash)
            return place->entry = i;
    return place->entry = TABLE_NONE;
}

uint32_t value_table_candidate(struct value_place *place) {
    const struct value_dict_table *t = place->table;
    const struct value_dict_index *x = table_index(t);
    if (x == NULL)
        return next_linear(place);
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

uint32_t value_table_find_same(const struct value_dict_table *t, uint32_t hash,
                               value key) {
    struct value_place place = {(struct value_dict_table *)(uintptr_t)t,
                                t->version, TABLE_NONE, 0, hash};
    while (value_table_candidate(&place) != TABLE_NONE)
        if (slot_load(table_key(t, place.entry)) == key)
            return place.entry;
    return TABLE_NONE;
}

/* A quarter to a half of the buckets stay empty at full capacity. */
static uint32_t bucket_bits(uint32_t capacity) {
    uint32_t bits = 4;
    while (1u << bits < capacity + capacity / 3 + 1)
        bits++;
    return bits;
}

static struct value_dict_index *index_new(uint32_t capacity) {
    uint32_t bits = bucket_bits(capacity);
    size_t width = capacity < 255 ? 1 : capacity < 65535 ? 2 : 4;
    struct value_dict_index *x = heap_alloc(
        KIND_DICT_INDEX, sizeof *x - sizeof x->header + (width << bits));
    if (x != NULL)
        x->shift = 32 - bits;
    return x;
}

struct value_dict_table *value_table_new(uint32_t capacity, bool values) {
    struct value_dict_index *x = NULL;
    if (capacity > TABLE_LINEAR) {
        x = index_new(capacity);
        if (x == NULL)
            return NULL;
    }
    size_t slots = values ? 2 * (size_t)capacity : capacity;
    size_t bytes = slots * sizeof(struct slot) + capacity * sizeof(uint32_t);
    struct value_dict_table *t =
        heap_alloc(KIND_DICT_TABLE, sizeof *t - sizeof t->header + bytes);
    if (t == NULL)
        return NULL;
    t->capacity = capacity;
    t->header.aux = values;
    if (x != NULL)
        slot_store_pointer(&t->index, x);
    KEEP_ALIVE(x);
    return t;
}

static void index_set(struct value_dict_index *x, uint32_t capacity,
                      uint32_t bucket, uint32_t entry) {
    if (capacity < 255)
        x->at[bucket] = (uint8_t)entry;
    else if (capacity < 65535)
        ((uint16_t *)(void *)x->at)[bucket] = (uint16_t)entry;
    else
        ((uint32_t *)(void *)x->at)[bucket] = entry;
    x->filled++;
}

/* C5: prepared by the look-up; about 70 cycles on an M0+. The slots beyond
 * `used` hold no pointers, so they need no barrier. */
void value_table_insert(const struct value_place *place, value key, value v) {
    struct value_dict_table *t = place->table;
    struct value_dict_index *x = table_index(t);
    uint32_t entry = t->used;
    slot_init(table_key(t, entry), key);
    if (t->header.aux)
        slot_init(table_value(t, entry), v);
    table_hashes(t)[entry] = place->hash;
    if (x != NULL)
        index_set(x, t->capacity, place->bucket, entry + 1);
    isa_fence();
    t->used = entry + 1;
    t->live++;
    t->version++; /* D1 */
}

/* A handler deleted source entry i while a copy was under way. */
static void mirror_remove(const struct value_dict_table *t, uint32_t i,
                          value key) {
    for (struct value_rebuild *r = value_state.rebuild; r; r = r->outer) {
        if (r->source != t || i >= r->cursor)
            continue;
        uint32_t copy =
            value_table_find_same(r->table, table_hashes(t)[i], key);
        if (copy == TABLE_NONE)
            continue;
        slot_init(table_key(r->table, copy), VALUE_UNSET);
        if (t->header.aux)
            slot_init(table_value(r->table, copy), VALUE_UNSET);
        r->table->live--;
    }
}

void value_table_remove(struct value_dict_table *t, uint32_t entry) {
    value key = slot_load(table_key(t, entry));
    slot_store(table_key(t, entry), VALUE_UNSET); /* D2 */
    if (t->header.aux)
        slot_store(table_value(t, entry), VALUE_UNSET);
    t->live--;
    t->version++; /* D1 */
    if (UNLIKELY(value_state.rebuild != NULL))
        mirror_remove(t, entry, key);
}

static void mirror_replace(const struct value_dict_table *t, uint32_t i,
                           value v) {
    for (struct value_rebuild *r = value_state.rebuild; r; r = r->outer) {
        if (r->source != t || i >= r->cursor)
            continue;
        uint32_t copy = value_table_find_same(r->table, table_hashes(t)[i],
                                              slot_load(table_key(t, i)));
        if (copy != TABLE_NONE)
            slot_init(table_value(r->table, copy), v);
    }
}

void value_table_replace(struct value_dict_table *t, uint32_t entry, value v) {
    slot_store(table_value(t, entry), v);
    if (UNLIKELY(value_state.rebuild != NULL))
        mirror_replace(t, entry, v); /* C4 */
}

bool value_table_has_room(const struct value_dict_table *t, bool slack) {
    uint32_t capacity = t->capacity;
    const struct value_dict_index *x = table_index(t);
    if (x != NULL && x->filled + 2 > 1u << (32 - x->shift)) /* D4 */
        return false;
    if (slack)
        capacity -= capacity / 8;
    return t->used < capacity;
}

static void copy_entry(const struct value_dict_table *t, uint32_t i,
                       struct value_dict_table *to) {
    value key = slot_load(table_key(t, i));
    if (key == VALUE_UNSET)
        return;
    struct value_place place = {to, 0, TABLE_NONE, 0, table_hashes(t)[i]};
    while (value_table_candidate(&place) != TABLE_NONE)
        ; /* the bucket after all equal hashes */
    value v = t->header.aux ? slot_load(table_value(t, i)) : VALUE_UNSET;
    value_table_insert(&place, key, v);
}

/* Copies until all is copied and, in the same masked section, publishes.
 * False if the source was replaced or the target is too small. */
static bool copy_all(struct value_rebuild *r, void *owner,
                     struct value_dict_table *(*read)(const void *),
                     void (*publish)(void *, struct value_dict_table *)) {
    const struct value_dict_table *t = r->source;
    for (;;) {
        uint32_t state = isa_mask_handlers();
        bool same = read(owner) == t;
        for (uint32_t n = 0; n < 2 && same && r->cursor < t->used; n++) {
            same = r->table->used < r->table->capacity;
            if (same) {
                copy_entry(t, r->cursor, r->table);
                r->cursor++;
            }
        }
        bool done = same && r->cursor == t->used;
        if (done && publish != NULL)
            publish(owner, r->table); /* C4, D3: one store */
        if (done || !same)
            rebuild_end(r); /* B4 */
        isa_unmask_handlers(state);
        if (done || !same)
            return done;
    }
}

/* A handler takes no more of its reserve than it needs. */
static uint32_t grown(uint32_t live, uint32_t extra) {
    uint32_t need = live + extra;
    if (base_level.now != BASE_LEVEL_TASK)
        return need + 3;
    uint32_t capacity = FIRST_CAPACITY;
    while (capacity - capacity / 8 < need + need / 4)
        capacity *= 2;
    return capacity;
}

struct value_dict_table *
value_table_rebuild(struct value_dict_table *(*read)(const void *),
                    void (*publish)(void *, struct value_dict_table *),
                    void *owner, uint32_t extra) {
    for (;;) {
        const struct value_dict_table *t = read(owner);
        struct value_dict_table *to =
            value_table_new(grown(t->live, extra), t->header.aux != 0);
        if (to == NULL)
            return NULL;
        struct value_rebuild r = {.source = read(owner), .table = to};
        rebuild_begin(&r);
        bool done = copy_all(&r, owner, read, publish);
        KEEP_ALIVE(to);
        if (done)
            return to;
    }
}
