/* SPDX-License-Identifier: MIT */
/* What the instructions to come stand for in the source: a line, and on the
 * desk columns too, for the carets of tracebacks (code/places.c). */
#ifndef KRAIT_LANG_PLACES_H
#define KRAIT_LANG_PLACES_H

#include "ast.h"
#include "code/code.h"

struct compiler;

/* Columns of the code under construction, on the desk. */
struct places {
    struct code_places *block; /* its length: what is in use */
    uint32_t room, word;       /* where the last entry began */
    uint32_t place, extent;    /* and what it says */
};

/* emit.c: the whole of an expression or statement.
 * Contract: task; may alloc; O(n). */
void lang_at(struct compiler *c, const struct ast_expr *expr);
void lang_at_stmt(struct compiler *c, const struct ast_stmt *stmt);

/* places.c, on the desk alone: before an instruction is laid down, and at the
 * end of a code.
 * Contract: task; may alloc; O(n). */
void lang_note_place(struct compiler *c);
bool lang_keep_places(struct compiler *c, struct code *out);

/* A chain of operators up to one of its operands.
 * Contract: task; may alloc; O(n). */
void lang_at_part(struct compiler *c, const struct ast_expr *expr,
                  const struct ast_expr *last);

/* The look for an attribute, or a call of it: in one line from the object on,
 * else from the name on, where the line is counted too.
 * Contract: task; may alloc; O(n). */
void lang_at_method(struct compiler *c, const struct ast_expr *callee,
                    const struct ast_expr *whole);

/* What a chip can do without, since its lines tell enough. */
static inline void lang_mark(struct compiler *c, const struct ast_expr *expr) {
    if (ISA_FULL)
        lang_at(c, expr);
}

static inline void lang_at_attribute(struct compiler *c,
                                     const struct ast_expr *expr) {
    if (ISA_FULL)
        lang_at_method(c, expr, expr);
    else
        lang_at(c, expr);
}

#endif
