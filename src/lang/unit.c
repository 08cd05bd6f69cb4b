/* SPDX-License-Identifier: MIT */
/* Arena, error record and places of one source text. Offsets are turned into
 * lines only when somebody asks: a node then carries 6 bytes of position
 * instead of 16, and a program without errors never pays for columns. */
#include "unit.h"

#include "heap/asan.h"
#include "value/context.h"
#include "value/member.h"

#include <stdarg.h>
#include <string.h>

#define CHUNK_SIZE 1024u

/* C stack of a Cortex-M up to the next lang_enter: 220 bytes a bracket, more
 * where an f-string has a lexer of its own; then 500 to allocate, and for the
 * collector's step there. */
#define STACK_NEEDED 1000u

struct lang_chunk {
    struct lang_chunk *next;
    uint32_t size; /* with this header */
    uint32_t used;
};

struct text {
    char *data;
    size_t length;
};

static void put(struct text *text, char c) {
    if (text->length + 1 >= LANG_MESSAGE_MAX)
        return;
    if (text->length % 16u == 15u) /* packed: 100 cycles each on RP2040 */
        value_rest();
    text->data[text->length++] = c;
}

static void put_slice(struct text *text, const char *data, size_t length) {
    for (size_t i = 0; i < length; i++)
        put(text, data[i]);
}

static void put_number(struct text *text, uint32_t number, unsigned base,
                       unsigned width) {
    char digits[12];
    unsigned count = 0;
    do {
        digits[count++] = "0123456789ABCDEF"[number % base];
        number /= base;
    } while (number != 0 || count < width);
    while (count > 0)
        put(text, digits[--count]);
}

static void put_symbol(struct text *text, const struct lang_names *names,
                       uint32_t symbol) {
    size_t length;
    const char *name = names->text(names->context, symbol, &length);
    put_slice(text, name, length);
}

/* For %s: it may be packed. */
static void put_text(struct text *text, const char *from) {
    struct base_text_reader reader;
    base_text_open(&reader, BASE_TEXT_TABLE, from);
    for (char c; (c = base_text_next(&reader)) != 0;)
        put(text, c);
}

static void put_argument(struct text *text, const struct lang_names *names,
                         char what, va_list *arguments) {
    const char *data;
    switch (what) {
    case 's':
        put_text(text, va_arg(*arguments, const char *));
        break;
    case 'S':
        data = va_arg(*arguments, const char *);
        put_slice(text, data, va_arg(*arguments, uint32_t));
        break;
    case 'u':
        put_number(text, va_arg(*arguments, uint32_t), 10, 1);
        break;
    case 'x':
        put_number(text, va_arg(*arguments, uint32_t), 16, 4);
        break;
    case 'n':
        put_symbol(text, names, va_arg(*arguments, uint32_t));
        break;
    default:
        put(text, (char)va_arg(*arguments, int));
        break;
    }
}

static size_t newline_length(const uint8_t *at, size_t left) {
    if (at[0] == '\r')
        return left > 1 && at[1] == '\n' ? 2 : 1;
    return at[0] == '\n';
}

struct lang_place lang_place_of(const struct lang_unit *unit, uint32_t offset) {
    struct lang_place place = {1, 1};
    uint32_t i = 0;
    if (unit->length >= 3 && memcmp(unit->source, "\xEF\xBB\xBF", 3) == 0)
        i = 3;
    while (i < offset && i < unit->length) {
        value_rest_some(i);
        size_t newline = newline_length(unit->source + i, unit->length - i);
        if (newline > 0) {
            place.line++;
            place.column = 1;
            i += (uint32_t)newline;
            continue;
        }
        if ((unit->source[i] & 0xC0) != 0x80)
            place.column++;
        i++;
    }
    return place;
}

static void set_range(struct lang_unit *unit, enum lang_error_kind kind,
                      uint32_t start, uint32_t end) {
    struct lang_error *error = &unit->error;
    struct lang_place place = lang_place_of(unit, start);
    error->kind = (uint8_t)kind;
    error->line = place.line;
    error->column = place.column;
    place = lang_place_of(unit, end);
    error->end_line = place.line;
    error->end_column = place.column;
    error->at_end = start >= unit->length;
}

void lang_fail_text(struct lang_unit *unit, uint32_t start, uint32_t end,
                    const char *format, ...) {
    if (lang_failed(unit))
        return;
    value_rest();
    set_range(unit, LANG_SYNTAX, start, end);
    value_rest();
    struct text text = {unit->error.message, 0};
    va_list arguments;
    va_start(arguments, format);
    struct base_text_reader reader;
    base_text_open(&reader, BASE_TEXT_TABLE, format);
    for (char c; (c = base_text_next(&reader)) != 0;) {
        if (c == '%')
            put_argument(&text, &unit->names, base_text_next(&reader),
                         &arguments);
        else
            put(&text, c);
    }
    va_end(arguments);
    value_rest();
    text.data[text.length] = 0;
}

void lang_fail_kind_text(struct lang_unit *unit, enum lang_error_kind kind,
                         uint32_t start, const char *message) {
    if (lang_failed(unit))
        return;
    lang_fail_text(unit, start, start, message);
    unit->error.kind = (uint8_t)kind;
}

bool lang_enter(struct lang_unit *unit, uint32_t offset, unsigned cost) {
    unit->depth = (uint16_t)(unit->depth + cost);
    value_rest();                     /* each node of each pass */
    if (unit->depth > LANG_DEPTH_MAX) /* L2 */
        lang_fail_kind(unit, LANG_RECURSION, offset,
                       "maximum recursion depth exceeded during compilation");
    else if (!lang_failed(unit) && !value_check_room(STACK_NEEDED))
        unit->error.kind = LANG_RAISED;
    return !lang_failed(unit);
}

bool lang_poll(struct lang_unit *unit) {
    if (!lang_failed(unit) && !value_poll())
        unit->error.kind = LANG_RAISED;
    return !lang_failed(unit);
}

static struct lang_chunk *add_chunk(struct lang_arena *arena, size_t size) {
    size_t total = sizeof(struct lang_chunk) + size;
    if (total < CHUNK_SIZE)
        total = CHUNK_SIZE;
    struct lang_chunk *chunk =
        arena->memory.allocate(arena->memory.context, total);
    if (chunk == NULL)
        return NULL;
    struct lang_chunk **link =
        arena->current != NULL ? &arena->current->next : &arena->chunks;
    chunk->next = *link;
    chunk->size = (uint32_t)total;
    chunk->used = (uint32_t)sizeof(struct lang_chunk);
    *link = chunk;
    arena->peak += total;
    return chunk;
}

static bool has_room(const struct lang_chunk *chunk, size_t size) {
    return chunk != NULL && chunk->size - chunk->used >= size;
}

/* A node is only as long as its kind needs: whoever copies it as a whole reads
 * beyond it, into what tests/lang-parse lets the address sanitizer poison. That
 * looks at the ends of an access only, so the zone is longer than the longest
 * node's own part. Elsewhere there is none: it would move the program's objects
 * (R8). */
#ifdef LANG_RED_ZONE
enum { RED_ZONE = 4 * sizeof(void *) };
#else
enum { RED_ZONE = 0 };
#endif

void *lang_allocate(struct lang_unit *unit, size_t size) {
    struct lang_arena *arena = &unit->arena;
    if (!lang_poll(unit))
        return NULL;
    size = (size + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
    size += RED_ZONE;
    if (!has_room(arena->current, size)) {
        struct lang_chunk *next =
            arena->current != NULL ? arena->current->next : arena->chunks;
        arena->current = has_room(next, size) ? next : add_chunk(arena, size);
    }
    struct lang_chunk *chunk = arena->current;
    if (chunk == NULL) {
        lang_fail_kind(unit, LANG_NO_MEMORY, 0, "memory allocation failed");
        arena->current = arena->chunks;
        return NULL;
    }
    void *block = (char *)chunk + chunk->used;
    chunk->used += (uint32_t)size;
    memset(block, 0, size);
    if (RED_ZONE != 0)
        POISON((char *)block + size - RED_ZONE, RED_ZONE);
    return block;
}

void lang_reset(struct lang_unit *unit) {
    struct lang_chunk *chunk = unit->arena.chunks;
    unit->arena.current = chunk;
    for (; chunk != NULL; chunk = chunk->next) {
        chunk->used = (uint32_t)sizeof *chunk;
        if (RED_ZONE != 0)
            UNPOISON(chunk, chunk->size);
    }
}

void lang_unit_free(struct lang_unit *unit) {
    struct lang_arena *arena = &unit->arena;
    while (arena->chunks != NULL) {
        struct lang_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        if (RED_ZONE != 0)
            UNPOISON(chunk, chunk->size);
        if (arena->memory.release != NULL)
            arena->memory.release(arena->memory.context, chunk, chunk->size);
    }
    arena->current = NULL;
}

/* Overlong forms, surrogates and what lies beyond 10FFFF show in the first
 * two bytes. */
static bool second_fits(uint8_t lead, uint8_t second) {
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second < 0xA0;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second < 0x90;
    default:
        return true;
    }
}

/* Length of the well-formed UTF-8 sequence at `at`, 0 if there is none. */
static size_t utf8_length(const uint8_t *at, size_t left) {
    uint8_t lead = at[0];
    if (lead < 0x80)
        return lead != 0;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (left < length || !second_fits(lead, at[1]))
        return 0;
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

static void check_encoding(struct lang_unit *unit) {
    uint32_t i = 0;
    while (i < unit->length) {
        size_t length = utf8_length(unit->source + i, unit->length - i);
        if (length == 0 && unit->source[i] == 0) {
            lang_fail(unit, i, i, "source code cannot contain null bytes");
            return;
        }
        if (length == 0) {
            lang_fail(unit, i, i,
                      "(unicode error) 'utf-8' codec can't decode byte "
                      "0x%c%c in position %u: invalid start byte",
                      "0123456789abcdef"[unit->source[i] >> 4],
                      "0123456789abcdef"[unit->source[i] & 15], i);
            return;
        }
        if (!lang_poll_some(unit, i))
            return;
        i += (uint32_t)length;
    }
}

void lang_unit_init(struct lang_unit *unit, const char *source, size_t length,
                    const struct lang_memory *memory,
                    const struct lang_names *names) {
    memset(unit, 0, sizeof *unit);
    unit->source = (const uint8_t *)source;
    unit->length = (uint32_t)length;
    unit->arena.memory = *memory;
    unit->names = *names;
    if (length > INT32_MAX) {
        unit->length = 0;
        lang_fail_kind(unit, LANG_NO_MEMORY, 0, "source code is too long");
        return;
    }
    check_encoding(unit);
}
