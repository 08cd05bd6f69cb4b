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

/* The texts behind each other, each with a 0; six bytes more for each symbol
 * than its text. The last member is the end. */
struct static_texts {
#define X(name, text, length, hash) char in_##name[(length) + 1];
    SYMBOL_LIST(X)
#undef X
    char end[1];
};

static const struct static_texts static_texts = {
#define X(name, text, length, hash) .in_##name = text,
    SYMBOL_LIST(X)
#undef X
};

static const uint16_t static_starts[] = {
#define X(name, text, length, hash) offsetof(struct static_texts, in_##name),
    SYMBOL_LIST(X)
#undef X
        offsetof(struct static_texts, end)};

static const uint32_t static_hashes[] = {
#define X(name, text, length, hash) hash,
    SYMBOL_LIST(X)
#undef X
};

STATIC_ASSERT(sizeof(struct static_texts) < UINT16_MAX, "starts are 16 bits");

static const char *static_text(uint32_t number, uint32_t *length) {
    uint32_t start = static_starts[number];
    *length = static_starts[number + 1] - start - 1;
    return (const char *)&static_texts + start;
}

static int order(uint32_t number, const char *text, size_t length) {
    uint32_t own;
    const char *at = static_text(number, &own);
    size_t common = length < own ? length : own;
    int sign = memcmp(at, text, common);
    if (sign != 0)
        return sign;
    return own < length ? -1 : own > length;
}

static uint32_t find_static(const char *text, size_t length) {
    uint32_t low = 0;
    uint32_t high = SYM_STATIC_COUNT;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int sign = order(middle, text, length);
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
    value_pause(); /* 1,000 cycles on RP2040, and compiling is full of them */
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
    if (number < SYM_STATIC_COUNT)
        return static_text(number, length);
    const struct value_str *s = dynamic(number);
    *length = s->length;
    return s->text;
}

uint32_t value_symbol_hash(uint32_t number) {
    if (LIKELY(number < SYM_STATIC_COUNT))
        return static_hashes[number];
    return value_str_hash(value_from_pointer(dynamic(number)));
}

#if ISA_ROOMY
/* The symbol of one ASCII character, made on first need by a task: iterating
 * over text looks up nothing. */
static bool letter(const char *text, size_t length, value *out) {
    if (length != 1 || (uint8_t)*text >= VALUE_LETTERS)
        return false;
    uint32_t *known = &value_state.letters[(uint8_t)*text];
    if (*known == 0 && value_context()->level == 0) {
        uint32_t number = value_symbol_find(text, 1);
        *known = number != UINT32_MAX ? number + 1 : 0;
    }
    if (*known == 0)
        return false;
    *out = value_from_symbol(*known - 1);
    return true;
}

static void forget_letters(void) {
    memset(value_state.letters, 0, sizeof value_state.letters);
}
#else
static inline void forget_letters(void) {}

static inline bool letter(const char *text, size_t length, value *out) {
    (void)text, (void)length, (void)out;
    return false;
}
#endif

bool value_symbol_or_str(const char *text, size_t length, bool intern,
                         value *out) {
    if (letter(text, length, out))
        return true;
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
    forget_letters();
    if (t == NULL)
        return value_raise_memory();
    slot_init(&value_state.symbols, value_from_pointer(t)); /* holds nothing */
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
