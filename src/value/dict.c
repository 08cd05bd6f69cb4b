/* SPDX-License-Identifier: MIT */
/* Dicts: one pointer to a table (table.h). A look-up may call user code to
 * compare keys, so it holds no mask; what it found is checked again under the
 * mask of the commit, and if the table changed the look-up starts again, as
 * CPython's does. */
#include "value/dict.h"

#include "base/isa/level.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/rebuild.h"
#include "value/text.h"

static inline struct value_dict *as_dict(value dict) {
    return value_pointer(dict);
}

struct value_dict_table *value_dict_table_of(value dict) {
    return slot_pointer(&as_dict(dict)->table);
}

bool value_dict_wrap(uint8_t kind, struct value_dict_table *t, value *out) {
    struct value_dict *d = heap_alloc(kind, sizeof(struct slot));
    if (d == NULL)
        return value_raise_memory();
    slot_init(&d->table, value_from_pointer(t));
    *out = value_from_pointer(d);
    return true;
}

bool value_dict_new(uint32_t expected, value *out) {
    struct value_dict_table *t =
        (struct value_dict_table *)(uintptr_t)&value_table_empty_dict;
    if (expected > 0) {
        t = value_table_new(expected + expected / 7, true);
        if (t == NULL)
            return value_raise_memory();
    }
    return value_dict_wrap(KIND_DICT, t, out);
}

/* Equal without user code? Both have the same hash. */
static bool same_key(value a, value b, bool *same) {
    if (value_is_str(a) && value_is_str(b))
        return value_str_equal_long(a, b, same);
    return value_equal(a, b, same);
}

/* Looks at the candidates of one version of the table. *again if it changed
 * under a comparison. */
static bool probe(struct value_place *place, value key, bool *again) {
    *again = false;
    while (value_table_candidate(place) != TABLE_NONE) {
        value candidate = slot_load(table_key(place->table, place->entry));
        bool same = candidate == key;
        if (candidate == VALUE_UNSET) /* D2 */
            continue;
        if (!same && !same_key(candidate, key, &same))
            return false;
        *again = place->table->version != place->version; /* D1 */
        if (same || *again)
            return true;
    }
    *again = place->table->version != place->version;
    return true;
}

/* Do bits that differ mean that the values do? Then no call is needed. */
static inline bool differs_by_bits(value a, value b) {
    return (value_is_int48(a) && value_is_int48(b)) ||
           (value_is_symbol(a) && value_is_symbol(b)); /* V3 */
}

/* A look-up that ends at the first candidate, or needs no comparison until
 * it ends; false: to be begun again in full. */
static bool find_at_once(struct value_place *place, value key) {
    const struct value_dict_index *x = table_index(place->table);
    while ((x != NULL ? table_next_indexed(place, x)
                      : value_table_candidate(place)) != TABLE_NONE) {
        value candidate = slot_load(table_key(place->table, place->entry));
        if (candidate == key)
            return true;
        if (candidate != VALUE_UNSET && !differs_by_bits(candidate, key))
            return false;
    }
    return true;
}

bool value_table_find(const struct slot *owner, value key,
                      struct value_place *place) {
    bool again;
    do {
        place->table = slot_pointer(owner);
        place->version = place->table->version;
        place->entry = TABLE_NONE;
        if (ISA_ROOMY && find_at_once(place, key)) {
            again = place->table->version != place->version;
            continue;
        }
        place->entry = TABLE_NONE;
        if (!probe(place, key, &again))
            return false;
        /* D1: the handler that came between reading table and version may
         * have emptied this table and gone on in another. */
    } while (again || slot_pointer(owner) != (void *)place->table);
    return true;
}

/* Of a small integer or a string that has its hash; 0: ask value_hash. */
static inline uint32_t hash_at_hand(value key) {
    if (value_is_int48(key))
        return value_number_hash(key);
    if (!value_is_kind(key, KIND_STR))
        return 0;
    const struct value_str *s = value_pointer(key);
    return s->hash;
}

bool value_dict_find(value dict, value key, struct value_place *place) {
    uint32_t hash;
    if (value_is_symbol(key))
        hash = value_symbol_hash(value_symbol_number(key));
    else if (!(ISA_ROOMY && (hash = hash_at_hand(key)) != 0) &&
             !value_hash(key, &hash))
        return false;
    place->hash = hash & TABLE_HASH_MASK;
    return value_table_find(&as_dict(dict)->table, key, place);
}

bool value_dict_get(value dict, value key, value *out) {
    struct value_place place;
    do {
        if (!value_dict_find(dict, key, &place))
            return false;
        *out = VALUE_UNSET;
        if (place.entry == TABLE_NONE)
            return true;
        *out = slot_load(table_value(place.table, place.entry));
    } while (!place_holds(&place, &as_dict(dict)->table));
    return true;
}

/* Strings compare without user code, so this cannot raise. */
static bool is_name(value key, value name) {
    return key == name ||
           (value_is_kind(key, KIND_STR) && value_str_equal(key, name));
}

value value_dict_get_symbol(value dict, uint32_t name, uint32_t *hint) {
    value key = value_from_symbol(name);
    struct value_place place = {.hash =
                                    value_symbol_hash(name) & TABLE_HASH_MASK};
    for (;;) {
        value v = VALUE_UNSET;
        place.table = value_dict_table_of(dict);
        place.version = place.table->version;
        place.entry = TABLE_NONE;
        while (value_table_candidate(&place) != TABLE_NONE)
            if (is_name(slot_load(table_key(place.table, place.entry)), key))
                break;
        if (place.entry != TABLE_NONE)
            v = slot_load(table_value(place.table, place.entry));
        if (LIKELY(place_holds(&place, &as_dict(dict)->table))) {
            if (hint != NULL)
                *hint = place.entry;
            return v;
        }
    }
}

/* Or finds that the slack which is left for handlers must do. */
bool value_table_make_room(struct slot *owner, bool *slack) {
    const struct value_dict_table *t = slot_pointer(owner);
    if ((rebuild_is_due(t->capacity - t->used, t->capacity) ||
         !value_table_has_room(t, false)) &&
        value_table_rebuild(owner, true, 1) != NULL)
        return true;
    if (!value_table_has_room(slot_pointer(owner), false))
        return value_raise_memory();
    *slack = false;
    return true;
}

void value_dict_set_namespace(value dict) { as_dict(dict)->header.aux = 1; }

#define LAST_SHADOWING ((1u << 22) - 1) /* a cache's word has 22 bits */

/* Keeps D5. Who is interrupted here leaves the number odd to higher levels,
 * which have done before he goes on. */
static NOINLINE bool add_name(value dict, const struct value_place *place,
                              value key, value v) {
    bool is_builtin = value_state.upcalls->is_builtin(key);
    uint32_t state = isa_mask_handlers();
    bool first = is_builtin && value_state.shadowing % 2 == 0;
    value_state.shadowing += first;
    isa_unmask_handlers(state);
    bool done = value_table_add(&as_dict(dict)->table, place, key, v);
    if (first && value_state.shadowing != LAST_SHADOWING)
        value_state.shadowing++;
    return done;
}

bool value_dict_set_at_hint(value dict, uint32_t name, uint32_t hint, value v) {
    const struct slot *owner = &as_dict(dict)->table;
    struct value_place place = {.table = slot_pointer(owner), .entry = hint};
    place.version = place.table->version;
    return hint < place.table->used &&
           slot_load(table_key(place.table, hint)) == value_from_symbol(name) &&
           value_table_replace(owner, &place, v);
}

bool value_dict_set(value dict, value key, value v) {
    struct slot *owner = &as_dict(dict)->table;
    bool slack = base_level.now == BASE_LEVEL_TASK;
    struct value_place place;
    for (;;) {
        if (!value_dict_find(dict, key, &place))
            return false;
        if (place.entry != TABLE_NONE) {
            if (value_table_replace(owner, &place, v))
                return true;
        } else if (!value_table_has_room(place.table, slack)) {
            if (!value_table_make_room(owner, &slack))
                return false;
        } else if (value_dict_is_namespace(dict)
                       ? add_name(dict, &place, key, v)
                       : value_table_add(owner, &place, key, v)) {
            return true;
        }
    }
}

bool value_dict_remove_place(value dict, const struct value_place *place,
                             value *v) {
    return value_table_remove(&as_dict(dict)->table, place, v);
}

bool value_dict_take(value dict, value key, value *v) {
    struct value_place place;
    do {
        if (!value_dict_find(dict, key, &place))
            return false;
        if (place.entry == TABLE_NONE) {
            *v = VALUE_UNSET;
            return true;
        }
    } while (!value_dict_remove_place(dict, &place, v));
    return true;
}

bool value_dict_delete(value dict, value key, bool *found) {
    value v;
    if (!value_dict_take(dict, key, &v))
        return false;
    *found = v != VALUE_UNSET;
    return true;
}

uint32_t value_dict_length(value dict) {
    return value_dict_table_of(dict)->live;
}

bool value_table_next(const struct value_dict_table *t, uint32_t *cursor,
                      value *key, value *v) {
    while (*cursor < t->used) {
        uint32_t i = (*cursor)++;
        uint32_t version;
        do { /* key and value of one moment */
            version = t->version;
            *key = slot_load(table_key(t, i));
            if (v != NULL)
                *v = slot_load(table_value(t, i));
        } while (t->version != version);
        if (*key != VALUE_UNSET)
            return true;
    }
    return false;
}

bool value_dict_next(value dict, uint32_t *cursor, value *key, value *v) {
    return value_table_next(value_dict_table_of(dict), cursor, key, v);
}

void value_dict_clear(value dict) {
    const struct value_dict_table *t = value_dict_table_of(dict);
    slot_store_pointer(&as_dict(dict)->table, t->header.aux
                                                  ? &value_table_empty_dict
                                                  : &value_table_empty_set);
}

void value_dict_compact(value dict) {
    (void)value_table_rebuild(&as_dict(dict)->table, true, 0);
}

struct value_dict_table *value_dict_table_copy(value dict, uint32_t extra) {
    struct value_dict_table *t =
        value_table_rebuild(&as_dict(dict)->table, false, extra);
    if (t != NULL)
        return t;
    bool raised = value_raise_memory();
    (void)raised;
    return NULL;
}

bool value_dict_copy(value dict, value *out) {
    struct value_dict_table *t = value_dict_table_copy(dict, 0);
    return t != NULL && value_dict_wrap(KIND_DICT, t, out);
}

static bool update_from_dict(value dict, value other) {
    struct value_dict_table *t = value_dict_table_of(other);
    uint32_t cursor = 0;
    value key;
    value v;
    while (value_table_next(t, &cursor, &key, &v)) {
        if (!value_dict_set(dict, key, v))
            return false;
        if (!value_poll())
            return false;
    }
    KEEP_ALIVE(t);
    return true;
}

/* Anything else with keys(): that is a class of the user's. */
static bool update_from_keys(value dict, value mapping, value keys_method) {
    const struct value_upcalls *up = value_state.upcalls;
    value keys;
    value iterator;
    if (!up->call(keys_method, 0, NULL, &keys) || !up->iterate(keys, &iterator))
        return false;
    for (;;) {
        value key;
        value v;
        if (!up->next(iterator, &key))
            return false;
        if (key == VALUE_STOP)
            return true;
        if (!up->subscript(mapping, key, &v) || !value_dict_set(dict, key, v))
            return false;
    }
}

COLD bool value_dict_update(value dict, value mapping) {
    value plain = value_unwrap(mapping);
    value keys;
    if (value_is_kind(plain, KIND_DICT))
        return update_from_dict(dict, plain);
    if (!value_state.upcalls->special(mapping, SYM_keys, &keys))
        return false;
    if (keys == VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "'%t' object is not a mapping", mapping);
    return update_from_keys(dict, mapping, keys);
}
