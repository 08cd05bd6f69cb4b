/* SPDX-License-Identifier: MIT */
/* Tables of variables, and the entry points of scope analysis. A scope's
 * variables are a list in order of first appearance, since few functions have
 * more than twenty and a hash table would double the memory. */
#include "walk.h"

#include "value/context.h"

#include <string.h>

struct lang_variable *lang_find(const struct lang_scope *scope,
                                uint32_t symbol) {
    struct lang_variable *variable = scope->variables;
    for (size_t i = 0; variable != NULL && variable->symbol != symbol; i++) {
        value_rest_some(i);
        variable = variable->next;
    }
    return variable;
}

struct lang_variable *lang_note(struct lang_walk *w, struct lang_scope *scope,
                                uint32_t symbol, unsigned flags) {
    struct lang_variable *variable = lang_find(scope, symbol);
    if (variable == NULL) {
        variable = lang_allocate(w->unit, sizeof *variable);
        if (variable == NULL)
            return NULL;
        variable->symbol = symbol;
        *scope->last = variable;
        scope->last = &variable->next;
    }
    variable->flags = (uint16_t)(variable->flags | flags);
    return variable;
}

struct lang_scope *lang_open_scope(struct lang_walk *w,
                                   enum lang_scope_kind kind, uint32_t offset) {
    struct lang_scope *scope = lang_allocate(w->unit, sizeof *scope);
    if (scope == NULL)
        return NULL;
    scope->last = &scope->variables;
    scope->parent = w->scope;
    scope->kind = (uint8_t)kind;
    scope->offset = offset;
    *w->last = scope;
    w->last = &scope->next;
    return scope;
}

bool lang_is_function(const struct lang_scope *scope) {
    return scope->kind >= LANG_FUNCTION;
}

static uint32_t intern(struct lang_unit *unit, const char *text) {
    uint32_t symbol =
        unit->names.intern(unit->names.context, text, strlen(text));
    if (symbol == LANG_NO_SYMBOL)
        lang_fail_kind(unit, LANG_NO_MEMORY, 0, "memory allocation failed");
    return symbol;
}

static bool begin(struct lang_walk *w, struct lang_unit *unit) {
    memset(w, 0, sizeof *w);
    w->unit = unit;
    w->last = &w->first;
    w->super_symbol = intern(unit, "super");
    w->class_symbol = intern(unit, "__class__");
    w->scope = lang_open_scope(w, LANG_MODULE, 0);
    return !lang_failed(unit);
}

bool lang_analyse(struct lang_unit *unit, struct ast_stmt *stmts) {
    struct lang_walk w;
    if (!begin(&w, unit))
        return false;
    lang_walk_stmts(&w, stmts);
    lang_resolve(&w);
    return !lang_failed(unit);
}

bool lang_analyse_expression(struct lang_unit *unit, struct ast_expr *expr) {
    struct lang_walk w;
    if (!begin(&w, unit))
        return false;
    lang_walk_expr(&w, expr);
    lang_resolve(&w);
    return !lang_failed(unit);
}
