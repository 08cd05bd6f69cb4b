/* SPDX-License-Identifier: MIT */
/* Hash tables: probing, insertion, deletion and rebuilding. A commit finds all
 * addresses and shades what it overwrites before it masks. A rebuild probes the
 * new index, which is private, unmasked, and copies one entry a mask. Rejected:
 * Robin Hood displacement, which moves buckets under a reader that was
 * interrupted. */
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
    const struct value_dict_index *x = table_index(place->table);
    return x == NULL ? next_linear(place) : table_next_indexed(place, x);
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
        slot_init(&t->index, value_from_pointer(x));
    KEEP_ALIVE(x);
    return t;
}

/* Where a new entry's parts go. */
struct insertion {
    struct value_dict_table *table;
    struct slot *key;
    struct slot *v; /* NULL in sets */
    uint32_t *hash;
    struct value_dict_index *index; /* or NULL */
    uint8_t *bucket;
};

static struct insertion insertion_at(const struct value_place *place) {
    struct value_dict_table *t = place->table;
    uint32_t entry = t->used;
    uint32_t width = t->capacity < 255 ? 1 : t->capacity < 65535 ? 2 : 4;
    struct insertion to = {.table = t,
                           .key = table_key(t, entry),
                           .hash = &table_hashes(t)[entry],
                           .index = table_index(t)};
    if (t->header.aux)
        to.v = table_value(t, entry);
    if (to.index != NULL)
        to.bucket = &to.index->at[place->bucket * width];
    return to;
}

static inline void set_bucket(const struct insertion *to, uint32_t entry) {
    if (to->table->capacity < 255)
        *to->bucket = (uint8_t)entry;
    else if (to->table->capacity < 65535)
        *(uint16_t *)(void *)to->bucket = (uint16_t)entry;
    else
        *(uint32_t *)(void *)to->bucket = entry;
    to->index->filled++;
}

/* Masked, or the table is private. The slots beyond `used` hold no pointers,
 * so nothing was to be shaded. */
static inline void insert(const struct insertion *to, uint32_t hash, value key,
                          value v) {
    struct value_dict_table *t = to->table;
    uint32_t used = t->used + 1;
    slot_commit(to->key, key);
    if (to->v != NULL)
        slot_commit(to->v, v);
    *to->hash = hash;
    if (to->bucket != NULL)
        set_bucket(to, used);
    isa_fence();
    t->used = used;
}

bool value_table_add(const struct slot *owner, const struct value_place *place,
                     value key, value v) {
    struct insertion to = insertion_at(place);
    uint32_t state = isa_mask_handlers();
    bool holds = place_holds(place, owner);
    if (holds) {
        insert(&to, place->hash, key, v); /* C5 */
        to.table->live++;
        to.table->version++; /* D1 */
    }
    isa_unmask_handlers(state);
    return holds;
}

/* Where an entry stands in the copies that are under way below this level.
 * None of them moves on before this level returns, so they are looked up
 * unmasked; an entry that is not copied yet is not mirrored (C4). */
struct mirrors {
    uint32_t count;
    struct {
        struct value_dict_table *table;
        uint32_t entry;
    } at[BASE_LEVELS]; /* a soft event's, and a level's below each */
};

static NOINLINE void find_mirrors(const struct value_dict_table *t,
                                  uint32_t entry, struct mirrors *m) {
    value key = slot_load(table_key(t, entry));
    for (struct value_rebuild *r = value_state.rebuild; r; r = r->outer) {
        if (r->source != t || entry >= r->cursor)
            continue;
        uint32_t copy =
            value_table_find_same(r->table, table_hashes(t)[entry], key);
        if (copy == TABLE_NONE)
            continue;
        CHECK(m->count < BASE_LEVELS); /* B1 */
        m->at[m->count].table = r->table;
        m->at[m->count++].entry = copy;
    }
}

static inline void mirrors_of(const struct value_place *place,
                              struct mirrors *m) {
    m->count = 0;
    if (UNLIKELY(value_state.rebuild != NULL))
        find_mirrors(place->table, place->entry, m);
}

/* What the source holds now: a higher level may have come between. */
static void mirror_value(struct slot *to, const struct slot *from) {
    uint32_t state = isa_mask_handlers();
    slot_commit(to, slot_load(from));
    isa_unmask_handlers(state);
}

bool value_table_replace(const struct slot *owner,
                         const struct value_place *place, value v) {
    struct slot *to = table_value(place->table, place->entry);
    struct mirrors m;
    mirrors_of(place, &m);
    slot_shade(to);
    uint32_t state = isa_mask_handlers();
    bool holds = place_holds(place, owner);
    if (holds)
        slot_commit(to, v); /* C5 */
    isa_unmask_handlers(state);
    for (uint32_t i = 0; holds && i < m.count; i++)
        mirror_value(table_value(m.at[i].table, m.at[i].entry), to);
    return holds;
}

/* D2. Wanted: masked, the slots are shaded; or the table is private. */
static inline void erase(struct value_dict_table *t, uint32_t entry) {
    slot_commit(table_key(t, entry), VALUE_UNSET);
    if (t->header.aux)
        slot_commit(table_value(t, entry), VALUE_UNSET);
    t->live--;
    t->version++; /* D1 */
}

bool value_table_remove(const struct slot *owner,
                        const struct value_place *place, value *v) {
    struct value_dict_table *t = place->table;
    struct mirrors m;
    mirrors_of(place, &m);
    slot_shade(table_key(t, place->entry));
    if (t->header.aux)
        slot_shade(table_value(t, place->entry));
    uint32_t state = isa_mask_handlers();
    bool holds = place_holds(place, owner);
    if (holds) {
        if (v != NULL)
            *v = slot_load(table_value(t, place->entry));
        erase(t, place->entry); /* C5 */
    }
    isa_unmask_handlers(state);
    for (uint32_t i = 0; holds && i < m.count; i++) {
        state = isa_mask_handlers();
        erase(m.at[i].table, m.at[i].entry);
        isa_unmask_handlers(state);
    }
    return holds;
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

/* Copies the entry at the cursor. It goes in unmasked, as nobody looks behind
 * the cursor; then what a handler made of it meanwhile is taken over, and from
 * there on changes are mirrored. */
static void copy_entry(struct value_rebuild *r) {
    const struct value_dict_table *t = r->source;
    uint32_t i = r->cursor;
    const struct slot *key = table_key(t, i);
    const struct slot *v = key;
    if (t->header.aux)
        v = table_value(t, i);
    if (slot_load(key) == VALUE_UNSET) {
        r->cursor = i + 1; /* D2 */
        return;
    }
    struct value_place place = {r->table, 0, TABLE_NONE, 0, table_hashes(t)[i]};
    while (value_table_candidate(&place) != TABLE_NONE)
        ; /* the bucket after all equal hashes */
    struct insertion to = insertion_at(&place);
    insert(&to, place.hash, slot_load(key), slot_load(v));
    uint32_t state = isa_mask_handlers();
    value now = slot_load(key);
    slot_commit(to.key, now);
    if (to.v != NULL)
        slot_commit(to.v, slot_load(v));
    if (now != VALUE_UNSET) /* masked, as those who mirror count it down */
        r->table->live++;
    r->cursor = i + 1;
    isa_unmask_handlers(state);
}

/* Copies until all is copied, and publishes if nothing was added meanwhile.
 * False if the source was replaced or the target is too small. */
static bool copy_all(struct value_rebuild *r, struct slot *owner,
                     bool publish) {
    const struct value_dict_table *t = r->source;
    bool done = false;
    while (!done && slot_pointer(owner) == t) {
        if (r->cursor < t->used) {
            if (r->table->used == r->table->capacity)
                break;
            copy_entry(r);
            rebuild_pause();
            continue;
        }
        slot_shade(owner);
        uint32_t state = isa_mask_handlers();
        done = slot_pointer(owner) == t && r->cursor == t->used;
        if (done && publish)
            slot_commit(owner, value_from_pointer(r->table)); /* C4, D3 */
        if (done)
            rebuild_end(r); /* B4 */
        isa_unmask_handlers(state);
    }
    if (!done)
        rebuild_end(r);
    return done;
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

struct value_dict_table *value_table_rebuild(struct slot *owner, bool publish,
                                             uint32_t extra) {
    for (;;) {
        const struct value_dict_table *t = slot_pointer(owner);
        struct value_dict_table *to =
            value_table_new(grown(t->live, extra), t->header.aux != 0);
        if (to == NULL)
            return NULL;
        struct value_rebuild r = {.source = slot_pointer(owner), .table = to};
        rebuild_begin(&r);
        bool done = copy_all(&r, owner, publish);
        KEEP_ALIVE(to);
        if (done)
            return to;
    }
}
