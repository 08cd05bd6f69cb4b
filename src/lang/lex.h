/* SPDX-License-Identifier: MIT */
/* Tokens of a source text, one at a time. The text stays in memory, so a token
 * is a range of it; going back means restoring a cursor of a few words.
 *
 * L3 A cursor taken outside brackets may be restored as long as no INDENT or
 *    DEDENT has been delivered since (the stacks are not part of it). */
#ifndef KRAIT_LANG_LEX_H
#define KRAIT_LANG_LEX_H

#include "base/isa/isa.h"
#include "tokens.h"
#include "unit.h"

/* Flags of a string token. */
#define LANG_STRING_RAW 1u
#define LANG_STRING_BYTES 2u
#define LANG_STRING_FORMAT 4u
#define LANG_STRING_TRIPLE 8u

struct lang_token {
    uint8_t kind;
    uint8_t flags;  /* of a string */
    uint8_t prefix; /* length of a string's prefix, quotes not counted */
    uint32_t start, end;
};

#define LANG_INDENTS_MAX 100
#define LANG_BRACKETS_MAX 200

/* Everything that going back must restore. */
struct lang_cursor {
    uint32_t position;
    uint32_t end; /* of the range to be read; the whole text, or a part */
    uint8_t level;
    bool line_start; /* indentation is still to be looked at */
    bool line_open;  /* a token of the logical line has been delivered */
    bool in_format;  /* inside an f-string's braces */
};

/* Apart from the lexer, because literals are read without them and the C
 * stack of a chip's compile task is small. */
struct lang_stacks {
    uint16_t columns[LANG_INDENTS_MAX];    /* with tabs to multiples of 8 */
    uint16_t alternates[LANG_INDENTS_MAX]; /* with tabs of one column */
    char brackets[LANG_BRACKETS_MAX];
};

struct lang_lexer {
    struct lang_unit *unit;
    struct lang_stacks *stacks;
    struct lang_cursor at;
    int8_t pending; /* INDENT (1) or DEDENTs (negative) to be delivered */
    uint8_t indents;
};

/* Contract: task; no alloc; O(1). */
void lang_lex_init(struct lang_lexer *lexer, struct lang_unit *unit,
                   struct lang_stacks *stacks);

/* Contract: task; may alloc; O(n). */
void lang_lex_next(struct lang_lexer *lexer, struct lang_token *token);

/* Reads only `start` to `end`, as if inside braces: newlines are blanks.
 * Contract: task; no alloc; O(1). */
void lang_lex_range(struct lang_lexer *lexer, uint32_t start, uint32_t end);

/* Where the bracket began that raised the nesting to `level` before
 * `position`. Only for a message: the lexer starts over and is of no further
 * use.
 * Contract: task; may alloc; O(n). */
uint32_t lang_open_bracket(struct lang_lexer *lexer, uint32_t position,
                           uint32_t level);

/* Spelling of an operator or a keyword.
 * Contract: task; no alloc; O(1). */
const char *lang_token_text(enum lang_token_kind kind);

/* Used between the lexer's own files. */
/* Contract: task; may alloc; O(n). */
void lang_lex_number(struct lang_lexer *lexer, struct lang_token *token);

/* True if a string literal begins here; the token is then complete.
 * Contract: task; may alloc; O(n). */
bool lang_lex_string(struct lang_lexer *lexer, struct lang_token *token);

/* Contract: task; may alloc; O(n). */
void lang_lex_fail_text(struct lang_lexer *lexer, struct lang_token *token,
                        uint32_t start, const char *message);
#define lang_lex_fail(lexer, token, start, message)                            \
    lang_lex_fail_text(lexer, token, start, BASE_TEXT(message))

/* The byte at `ahead` from the cursor, 0 beyond the end. */
static inline uint8_t lang_peek(const struct lang_lexer *lexer,
                                uint32_t ahead) {
    uint32_t position = lexer->at.position + ahead;
    return position < lexer->at.end ? lexer->unit->source[position] : 0;
}

static inline bool lang_is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

static inline bool lang_is_name_start(uint8_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c >= 0x80;
}

static inline bool lang_is_name(uint8_t c) {
    return lang_is_name_start(c) || lang_is_digit(c);
}

#endif
