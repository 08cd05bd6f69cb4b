/* SPDX-License-Identifier: MIT */
/* Symbols. The static ones are found by halves in a table in flash; a
 * program's own stand in a hash table of strings, whose entry n is symbol
 * SYM_STATIC_COUNT + n: nothing is ever deleted from it, so an entry keeps
 * its number through every growth (S1). The table grows aside and handlers
 * may intern meanwhile (S2, C4). */
#include "value/symbol.h"

#include "value/exception.h"
#include "value/table.h"
#include "value/text.h"

struct static_symbol {
    const char *text;
    uint32_t hash;
    uint32_t length;
};

static const struct static_symbol static_symbols[] = {
#define X(name, text, length, hash) {text, hash, length},
    SYMBOL_LIST(X)
#undef X
};

static int order(const struct static_symbol *s, const char *text,
                 size_t length) {
    size_t common = length < s->length ? length : s->length;
    int sign = memcmp(s->text, text, common);
    if (sign != 0)
        return sign;
    return s->length < length ? -1 : s->length > length;
}

static uint32_t find_static(const char *text, size_t length) {
    uint32_t low = 0;
    uint32_t high = SYM_STATIC_COUNT;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int sign = order(&static_symbols[middle], text, length);
        if (sign == 0)
            return middle;
        if (sign < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return UINT32_MAX;
}

static uint32_t text_hash(const char *text, size_t length) {
    uint32_t hash = 0x811C9DC5u; /* FNV-1a, as tools/symbols */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)text[i]) * 0x01000193u;
    return hash ? hash : 1;
}

static const struct value_str *string_at(const struct value_dict_table *t,
                                         uint32_t entry) {
    return slot_pointer(table_key(t, entry));
}

/* Fills in the place; nothing is deleted here, so an entry found stays. */
static bool find_dynamic(const char *text, size_t length,
                         struct value_place *place) {
    place->table = slot_pointer(&value_state.symbols);
    place->version = place->table->version;
    place->entry = TABLE_NONE;
    while (value_table_candidate(place) != TABLE_NONE) {
        const struct value_str *s = string_at(place->table, place->entry);
        if (s->length == length && memcmp(s->text, text, length) == 0)
            return true;
    }
    return false;
}

uint32_t value_symbol_find(const char *text, size_t length) {
    uint32_t number = find_static(text, length);
    if (number != UINT32_MAX)
        return number;
    struct value_place place = {.hash =
                                    text_hash(text, length) & TABLE_HASH_MASK};
    if (!find_dynamic(text, length, &place))
        return UINT32_MAX;
    return SYM_STATIC_COUNT + place.entry;
}

/* Adds a string unless a handler has added its text meanwhile. */
static bool add(value string, uint32_t hash, uint32_t *number) {
    uint32_t length;
    const char *text = value_str_text(string, &length);
    struct value_place place = {.hash = hash & TABLE_HASH_MASK};
    bool task = base_level.now == BASE_LEVEL_TASK;
    for (;;) {
        if (find_dynamic(text, length, &place))
            break;
        if (!value_table_has_room(place.table, task)) {
            if (value_table_rebuild(&value_state.symbols, true, 1) == NULL &&
                !value_table_has_room(place.table, false))
                return value_raise_memory();
            task = false;
            continue;
        }
        place.entry = place.table->used; /* if the version holds */
        if (value_table_add(&value_state.symbols, &place, string, VALUE_UNSET))
            break; /* S2 */
    }
    *number = SYM_STATIC_COUNT + place.entry;
    return true;
}

uint32_t value_symbol_intern(const char *text, size_t length) {
    uint32_t number = value_symbol_find(text, length);
    if (number != UINT32_MAX)
        return number;
    value string;
    if (!value_str_new(text, length, &string))
        return UINT32_MAX;
    if (!value_is_pointer(string)) /* the constructor interned it */
        return value_symbol_number(string);
    if (!add(string, value_str_hash(string), &number))
        return UINT32_MAX;
    return number;
}

static const struct value_str *dynamic(uint32_t number) {
    return string_at(slot_pointer(&value_state.symbols),
                     number - SYM_STATIC_COUNT);
}

const char *value_symbol_text(uint32_t number, uint32_t *length) {
    if (number < SYM_STATIC_COUNT) {
        *length = static_symbols[number].length;
        return static_symbols[number].text;
    }
    const struct value_str *s = dynamic(number);
    *length = s->length;
    return s->text;
}

uint32_t value_symbol_hash(uint32_t number) {
    if (LIKELY(number < SYM_STATIC_COUNT))
        return static_symbols[number].hash;
    return value_str_hash(value_from_pointer(dynamic(number)));
}

bool value_symbol_or_str(const char *text, size_t length, bool intern,
                         value *out) {
    uint32_t number = intern ? value_symbol_intern(text, length)
                             : value_symbol_find(text, length);
    if (number != UINT32_MAX) {
        *out = value_from_symbol(number);
        return true;
    }
    return !intern && value_str_new(text, length, out);
}

bool value_symbols_init(void) {
    struct value_dict_table *t = value_table_new(56, false);
    if (t == NULL)
        return value_raise_memory();
    slot_store_pointer(&value_state.symbols, t);
    return true;
}

void value_symbols_shade(void) {
    heap_shade(slot_pointer(&value_state.symbols));
    heap_shade_value(value_state.exception_shapes);
}

uint32_t value_symbol_count(void) {
    const struct value_dict_table *t = slot_pointer(&value_state.symbols);
    return SYM_STATIC_COUNT + (t != NULL ? t->used : 0);
}
