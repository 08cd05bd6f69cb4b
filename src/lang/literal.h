/* SPDX-License-Identifier: MIT */
/* What string literals stand for. A node keeps only where its literal is; the
 * characters are decoded when the compiler makes the constant, straight into
 * their final place. */
#ifndef KRAIT_LANG_LITERAL_H
#define KRAIT_LANG_LITERAL_H

#include "lex.h"

/* A literal's text between its quotes, or a piece of an f-string. */
struct lang_literal {
    uint32_t start, end;
    uint8_t flags; /* LANG_STRING_*; FORMAT: doubled braces count once */
};

/* Decodes escapes into `out` (may be NULL: only measures) and returns the
 * number of bytes, in UTF-8 for text (surrogates as three bytes each).
 * Sets an error for a malformed escape.
 * Contract: task; may alloc; O(n). */
uint32_t lang_literal_decode(struct lang_unit *unit,
                             const struct lang_literal *literal, uint8_t *out);

/* The range between a string token's quotes.
 * Contract: task; no alloc; O(1). */
struct lang_literal lang_literal_of(const struct lang_token *token);

/* Decodes adjacent plain literals from `start` to `end`, one after another.
 * Contract: task; may alloc; O(n). */
uint32_t lang_literals_decode(struct lang_unit *unit, uint32_t start,
                              uint32_t end, uint8_t *out);

#endif
