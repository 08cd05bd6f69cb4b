/* SPDX-License-Identifier: MIT */
/* One source text on its way to code: what lexer, parser, scope analysis and
 * compiler share. Memory comes from an arena that is emptied after each
 * top-level statement, so that the peak is one statement, not one file.
 * Errors are kept, not thrown: the first one wins, and every stage then winds
 * up by itself, because nothing matches any more.
 *
 * Invariants:
 * L1 A failed stage leaves nothing behind: the arena owns every node.
 * L2 No recursion goes deeper than LANG_DEPTH_MAX counted units. */
#ifndef KRAIT_LANG_UNIT_H
#define KRAIT_LANG_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* How deep source may nest, in units of about 100 bytes of C stack on a
 * Cortex-M: a bracket or a block costs the parser four, a node of the tree
 * costs its walkers one or two. A board with small stacks sets its own. */
#ifndef LANG_DEPTH_MAX
#define LANG_DEPTH_MAX 880
#endif
#define LANG_PARSE_COST 4
#define LANG_WALK_COST 1
#define LANG_COMPILE_COST 2

#define LANG_NO_SYMBOL UINT32_MAX
#define LANG_MESSAGE_MAX 120

enum lang_error_kind {
    LANG_OK,
    LANG_SYNTAX,
    LANG_INDENTATION,
    LANG_TAB,
    LANG_RECURSION,
    LANG_NO_MEMORY,
    LANG_RAISED, /* a Python exception is pending instead */
};

/* Lines and columns count from 1, columns in characters, as CPython's do. */
struct lang_error {
    uint8_t kind;
    bool at_end; /* more input could have cured it (for the prompt) */
    uint32_t line, column;
    uint32_t end_line, end_column;
    char message[LANG_MESSAGE_MAX];
};

/* Where chunks come from. `release` gets the size that was asked for; NULL if
 * they are let go with what `context` knows of them. */
struct lang_memory {
    void *(*allocate)(void *context, size_t size);
    void (*release)(void *context, void *block, size_t size);
    void *context;
};

struct lang_chunk;

struct lang_arena {
    struct lang_memory memory;
    struct lang_chunk *chunks;  /* the first of all */
    struct lang_chunk *current; /* the one being filled; later ones are empty */
    size_t peak;                /* bytes in chunks: the largest statement's */
};

/* How names become numbers, and back (for messages). */
struct lang_names {
    uint32_t (*intern)(void *context, const char *text, size_t length);
    const char *(*text)(void *context, uint32_t symbol, size_t *length);
    void *context;
};

struct lang_unit {
    const uint8_t *source;
    uint32_t length;
    uint16_t depth;
    bool text_annotations;   /* from __future__ import annotations */
    struct lang_error error; /* its kind where a byte's load can reach it */
    struct lang_arena arena;
    struct lang_names names;
};

/* A place in the source, for people. */
struct lang_place {
    uint32_t line, column;
};

/* Prepares a unit; refuses (with the error set) text that is not UTF-8 or
 * that contains a NUL.
 * Contract: task; may alloc; O(n). */
void lang_unit_init(struct lang_unit *unit, const char *source, size_t length,
                    const struct lang_memory *memory,
                    const struct lang_names *names);

/* Gives back all chunks.
 * Contract: task; no alloc; O(n). */
void lang_unit_free(struct lang_unit *unit);

/* Records an error unless there is one already. `format` knows %s (text), %S
 * (pointer and uint32_t length), %u (uint32_t), %x (uint32_t, at least four
 * digits), %c (int) and %n (symbol).
 * Contract: task; may alloc; O(n). */
void lang_fail_text(struct lang_unit *unit, uint32_t start, uint32_t end,
                    const char *format, ...);
#define lang_fail(unit, start, end, ...)                                       \
    lang_fail_text(unit, start, end, BASE_TEXT(__VA_ARGS__))

/* The same with another kind than LANG_SYNTAX, and no conversions.
 * Contract: task; may alloc; O(n). */
void lang_fail_kind_text(struct lang_unit *unit, enum lang_error_kind kind,
                         uint32_t start, const char *message);
#define lang_fail_kind(unit, kind, start, message)                             \
    lang_fail_kind_text(unit, kind, start, BASE_TEXT(message))

/* One level deeper; false (and RecursionError) beyond LANG_DEPTH_MAX. Each
 * call needs its lang_leave, also when it returned false.
 * Contract: task; may alloc; O(1). */
bool lang_enter(struct lang_unit *unit, uint32_t offset, unsigned cost);

static inline void lang_leave(struct lang_unit *unit, unsigned cost) {
    unit->depth = (uint16_t)(unit->depth - cost);
}

static inline bool lang_failed(const struct lang_unit *unit) {
    return unit->error.kind != LANG_OK;
}

/* A safepoint, in each loop whose length the source decides. What is raised
 * there ends the compilation like an error of its own; false then, or if there
 * was one already.
 * Contract: task; may alloc; O(n). */
bool lang_poll(struct lang_unit *unit);

/* The same in a loop over characters.
 * Contract: task; may alloc; O(n). */
static inline bool lang_poll_some(struct lang_unit *unit, uint32_t i) {
    return i % 32u != 31u || lang_poll(unit);
}

/* Line and column of an offset.
 * Contract: task; may alloc; O(n). */
struct lang_place lang_place_of(const struct lang_unit *unit, uint32_t offset);

/* Zeroed memory until the next reset; NULL sets LANG_NO_MEMORY.
 * Contract: task; may alloc; O(n). */
void *lang_allocate(struct lang_unit *unit, size_t size);

/* Empties the arena and keeps the chunks for the next statement.
 * Contract: task; no alloc; O(n). */
void lang_reset(struct lang_unit *unit);

#endif
