/* SPDX-License-Identifier: MIT */
/* Recursive descent over tokens, one top-level statement at a time. Operators
 * climb by precedence, so an expression costs a few frames of C stack and not
 * one for each of fifteen levels. */
#ifndef KRAIT_LANG_PARSE_H
#define KRAIT_LANG_PARSE_H

#include "ast.h"
#include "lex.h"

struct lang_parser {
    /* In the first 32 bytes, which every instruction of a chip reaches. */
    struct lang_token token; /* the next one, not yet consumed */
    struct lang_unit *unit;
    uint32_t previous;       /* where the last consumed token ended */
    uint32_t private_start;  /* name of the class whose body this is, for */
    uint32_t private_length; /* names that begin with two underscores */
    bool past_future;        /* on the desk: `from __future__` comes too late */
    bool begun;              /* there was a statement */
    struct lang_lexer lexer;
    union {
        struct ast_expr expr; /* stands in when memory ends (A5) */
        struct ast_stmt stmt;
    } spare;
    struct lang_stacks stacks;
};

/* Contract: task; may alloc; O(n). */
void lang_parse_init(struct lang_parser *parser, struct lang_unit *unit);

/* The statements of the next logical line, or one compound statement; NULL at
 * the end and after an error. Call lang_reset when done with it.
 * Contract: task; may alloc; O(n). */
struct ast_stmt *lang_next_statement(struct lang_parser *parser);

/* The whole text as one expression (eval); NULL after an error.
 * Contract: task; may alloc; O(n). */
struct ast_expr *lang_parse_expression(struct lang_parser *parser);

#endif
