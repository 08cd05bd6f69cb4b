/* SPDX-License-Identifier: MIT */
/* The second pass: from what was bound and used to local, cell, free or
 * global. Scopes come parents first, so an outer decision stands before an
 * inner one asks for it. */
#include "walk.h"

#include "value/context.h"

static bool is_bound(const struct lang_variable *variable) {
    return (variable->flags & (LANG_ASSIGNED | LANG_PARAMETER)) != 0 &&
           (variable->flags & (LANG_GLOBAL_STATED | LANG_NONLOCAL_STATED)) == 0;
}

/* The nearest enclosing function that binds the name, or the class that
 * supplies __class__; NULL if it is global. */
static struct lang_scope *find_owner(const struct lang_walk *w,
                                     const struct lang_scope *scope,
                                     uint32_t symbol) {
    struct lang_scope *outer = scope->parent;
    for (; outer != NULL && outer->kind != LANG_MODULE; outer = outer->parent) {
        if (outer->kind == LANG_CLASS) {
            if (symbol == w->class_symbol)
                return outer;
            continue;
        }
        const struct lang_variable *variable = lang_find(outer, symbol);
        if (variable == NULL)
            continue;
        if ((variable->flags & LANG_GLOBAL_STATED) != 0)
            return NULL;
        if (is_bound(variable))
            return outer;
    }
    return NULL;
}

/* All scopes between hand the cell on. */
static void pass_through(struct lang_walk *w, const struct lang_scope *scope,
                         const struct lang_scope *owner, uint32_t symbol) {
    struct lang_scope *between = scope->parent;
    for (; between != owner; between = between->parent) {
        struct lang_variable *variable =
            lang_note(w, between, symbol, LANG_PASSED);
        if (variable != NULL && between->kind != LANG_CLASS)
            variable->kind = LANG_FREE;
    }
}

static bool capture(struct lang_walk *w, const struct lang_scope *scope,
                    struct lang_variable *variable) {
    struct lang_scope *owner = find_owner(w, scope, variable->symbol);
    if (owner == NULL)
        return false;
    if (owner->kind == LANG_CLASS) {
        owner->class_cell = true;
    } else {
        lang_find(owner, variable->symbol)->kind = LANG_CELL;
    }
    variable->kind = LANG_FREE;
    pass_through(w, scope, owner, variable->symbol);
    return true;
}

static void resolve_variable(struct lang_walk *w, struct lang_scope *scope,
                             struct lang_variable *variable) {
    unsigned flags = variable->flags;
    if ((flags & LANG_GLOBAL_STATED) != 0) {
        variable->kind = LANG_GLOBAL;
    } else if ((flags & LANG_NONLOCAL_STATED) != 0) {
        if (!capture(w, scope, variable))
            lang_fail(w->unit, variable->offset, variable->offset,
                      "no binding for nonlocal '%n' found", variable->symbol);
    } else if (is_bound(variable)) {
        variable->kind = lang_is_function(scope) ? LANG_LOCAL : LANG_NAMED;
    } else if ((flags & LANG_USED) != 0 && !capture(w, scope, variable)) {
        variable->kind = scope->kind == LANG_CLASS ? LANG_NAMED : LANG_GLOBAL;
    }
}

static void number_closure(struct lang_walk *w, struct lang_scope *scope) {
    unsigned count = 0;
    struct lang_variable *variable = scope->variables;
    for (; variable != NULL; variable = variable->next) {
        value_rest();
        if (variable->kind == LANG_FREE || (variable->flags & LANG_PASSED) != 0)
            variable->closure = (uint8_t)count++;
    }
    if (count > UINT8_MAX)
        lang_fail(w->unit, scope->offset, scope->offset,
                  "too many free variables");
    scope->free_count = (uint8_t)count;
}

void lang_resolve(struct lang_walk *w) {
    struct lang_scope *scope = w->first;
    for (; scope != NULL && !lang_failed(w->unit); scope = scope->next) {
        if (scope->kind == LANG_MODULE)
            continue;
        struct lang_variable *variable = scope->variables;
        for (; variable != NULL; variable = variable->next) {
            value_rest();
            if (variable->flags != LANG_PASSED)
                resolve_variable(w, scope, variable);
        }
    }
    for (scope = w->first; scope != NULL && !lang_failed(w->unit);
         scope = scope->next)
        number_closure(w, scope);
}
