/* SPDX-License-Identifier: MIT */
/* Which variable a name means. Two passes over a statement: the first notes
 * what each scope binds and uses, and finds what the grammar cannot forbid
 * (a `return` outside a function); the second, outer scopes first, decides
 * between local, cell, free and global.
 *
 * A module's own names need no table: they are all global. So analysis works
 * on one top-level statement at a time. */
#ifndef KRAIT_LANG_SCOPE_H
#define KRAIT_LANG_SCOPE_H

#include "ast.h"
#include "unit.h"

enum lang_scope_kind {
    LANG_MODULE,
    LANG_CLASS,
    LANG_FUNCTION,
    LANG_LAMBDA,
    LANG_COMPREHENSION,
};

/* What the first pass saw. */
#define LANG_USED 1u
#define LANG_ASSIGNED 2u
#define LANG_PARAMETER 4u
#define LANG_GLOBAL_STATED 8u
#define LANG_NONLOCAL_STATED 16u
#define LANG_ITERATION 32u /* target of a comprehension's `for` */
#define LANG_ANNOTATED 64u
/* The second pass: an inner scope needs it through this class's closure. */
#define LANG_PASSED 128u
/* For the compiler: a `:=` may change it in the middle of an expression; a
 * `del` or the end of an `except` may unbind it. */
#define LANG_WALRUS 256u
#define LANG_DELETED 512u

/* What the second pass decided. */
enum lang_place_kind {
    LANG_GLOBAL,
    LANG_LOCAL, /* a register */
    LANG_CELL,  /* a register that holds a cell */
    LANG_FREE,  /* in the closure */
    LANG_NAMED, /* in a class's or exec's namespace dict */
};

struct lang_variable {
    uint32_t symbol;
    uint32_t offset; /* of the global or nonlocal statement */
    struct lang_variable *next;
    uint16_t flags;
    uint8_t kind;
    uint8_t reg;     /* LOCAL, CELL; for the compiler */
    uint8_t closure; /* FREE or PASSED: index into the closure */
};

struct lang_scope {
    struct lang_scope *parent;
    struct lang_scope *next; /* in order of creation: parents first */
    struct lang_variable *variables, **last;
    uint32_t offset;
    uint8_t kind;
    uint8_t comp_kind; /* of a comprehension: enum ast_kind */
    bool is_async;
    bool generator;
    bool returns_value;
    bool class_cell; /* a method needs __class__ */
    uint8_t free_count;
};

/* Analyses the statements that one lang_next_statement delivered, as part of
 * a module. Fills the scopes of all functions, classes, lambdas and
 * comprehensions in them. False after an error.
 * Contract: task; may alloc; O(n^2). */
bool lang_analyse(struct lang_unit *unit, struct ast_stmt *stmts);

/* The same for an expression alone (eval).
 * Contract: task; may alloc; O(n^2). */
bool lang_analyse_expression(struct lang_unit *unit, struct ast_expr *expr);

/* The variable, or NULL: then it is global (or named, in a module's
 * namespace).
 * Contract: task; may alloc; O(n). */
struct lang_variable *lang_find(const struct lang_scope *scope,
                                uint32_t symbol);

#endif
