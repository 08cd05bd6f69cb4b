/* SPDX-License-Identifier: MIT */
/* What the files of scope analysis share. */
#ifndef KRAIT_LANG_WALK_H
#define KRAIT_LANG_WALK_H

#include "scope.h"

struct lang_walk {
    struct lang_unit *unit;
    struct lang_scope *scope; /* the one whose code is being looked at */
    struct lang_scope *first, **last;
    uint32_t super_symbol, class_symbol; /* `super`, `__class__` */
    uint16_t loops;     /* around this statement, in this scope */
    uint16_t iterables; /* of comprehensions around this expression */
};

/* scope.c: Contract of all: task; may alloc; O(n). */
struct lang_scope *lang_open_scope(struct lang_walk *w,
                                   enum lang_scope_kind kind, uint32_t offset);
struct lang_variable *lang_note(struct lang_walk *w, struct lang_scope *scope,
                                uint32_t symbol, unsigned flags);
bool lang_is_function(const struct lang_scope *scope);

/* scope_expr.c: Contract of all: task; may alloc; O(n). */
void lang_walk_expr(struct lang_walk *w, struct ast_expr *expr);
void lang_walk_list(struct lang_walk *w, struct ast_expr *list);
void lang_walk_target(struct lang_walk *w, struct ast_expr *target,
                      unsigned flags);
void lang_walk_params(struct lang_walk *w, struct ast_param *params);
void lang_note_params(struct lang_walk *w, const struct ast_param *params);

/* scope_stmt.c: Contract: task; may alloc; O(n). */
void lang_walk_stmts(struct lang_walk *w, struct ast_stmt *stmts);

/* scope_match.c: Contract: task; may alloc; O(n^2). */
void lang_walk_cases(struct lang_walk *w, struct ast_case *cases);

/* scope_resolve.c: Contract: task; may alloc; O(n^2). */
void lang_resolve(struct lang_walk *w);

#endif
