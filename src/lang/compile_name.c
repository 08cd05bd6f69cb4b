/* SPDX-License-Identifier: MIT */
/* Names: where a variable lives, and whether it surely holds a value. The
 * latter is known from the statements passed on every way here, so a loop
 * over locals pays for no check. What a `del` may unbind is always checked. */
#include "compiler.h"

#include <string.h>

static const struct lang_variable *find(const struct compiler *c,
                                        uint32_t symbol) {
    return c->code->scope != NULL ? lang_find(c->code->scope, symbol) : NULL;
}

static enum lang_place_kind place_of(const struct compiler *c,
                                     const struct lang_variable *variable) {
    if (variable != NULL)
        return (enum lang_place_kind)variable->kind;
    bool own = c->code->outer == NULL && (c->mode & LANG_OWN_LOCALS) != 0;
    return own ? LANG_NAMED : LANG_GLOBAL;
}

static bool is_bound(const struct compiler *c, unsigned reg) {
    return (c->code->bound.bits[reg >> 5] >> (reg & 31) & 1) != 0;
}

void lang_set_bound(struct compiler *c, unsigned reg) {
    c->code->bound.bits[reg >> 5] |= UINT32_C(1) << (reg & 31);
}

/* Two ways meet: what holds on both, holds. */
void lang_join(struct bound *now, const struct bound *other) {
    if (!other->reachable)
        return;
    if (!now->reachable) {
        *now = *other;
        return;
    }
    for (unsigned i = 0; i < 8; i++)
        now->bits[i] &= other->bits[i];
}

static void check(struct compiler *c, const struct lang_variable *variable) {
    if (is_bound(c, variable->reg))
        return;
    lang_emit_wide(c, OP_CHECK_LOCAL, variable->reg,
                   lang_constant(c, value_from_symbol(variable->symbol)));
    if ((variable->flags & LANG_DELETED) == 0)
        lang_set_bound(c, variable->reg);
}

/* Is it a local variable that surely holds a value here? */
bool lang_is_bound(const struct compiler *c, uint32_t symbol) {
    const struct lang_variable *variable = find(c, symbol);
    return variable != NULL && variable->kind == LANG_LOCAL &&
           is_bound(c, variable->reg);
}

/* The register of a local variable, checked; -1 if it lives elsewhere or, for
 * `steady`, might change before the instruction that uses it. */
int lang_local(struct compiler *c, uint32_t symbol, bool steady) {
    const struct lang_variable *variable = find(c, symbol);
    if (variable == NULL || variable->kind != LANG_LOCAL ||
        (steady && (variable->flags & LANG_WALRUS) != 0))
        return -1;
    check(c, variable);
    return variable->reg;
}

/* A class body looks into its namespace first, then into the closure. */
static void load_free(struct compiler *c, const struct lang_variable *variable,
                      unsigned dest) {
    bool class_body = c->code->scope->kind == LANG_CLASS &&
                      (variable->flags & LANG_NONLOCAL_STATED) == 0;
    lang_emit_name(c, class_body ? OP_LOAD_NAME_FREE : OP_LOAD_FREE, dest,
                   variable->closure, variable->symbol);
}

void lang_load_name(struct compiler *c, uint32_t symbol, unsigned dest) {
    const struct lang_variable *variable = find(c, symbol);
    switch (place_of(c, variable)) {
    case LANG_LOCAL:
        check(c, variable);
        if (dest != variable->reg)
            lang_emit(c, OP_MOVE, dest, variable->reg, 0);
        break;
    case LANG_CELL:
        lang_emit_name(c, OP_LOAD_CELL, dest, variable->reg, symbol);
        break;
    case LANG_FREE:
        load_free(c, variable, dest);
        break;
    case LANG_NAMED:
        lang_emit_name(c, OP_LOAD_NAME, dest, 0, symbol);
        break;
    default:
        lang_emit_name(c, OP_LOAD_GLOBAL, dest, 0, symbol);
        break;
    }
}

void lang_store_name(struct compiler *c, uint32_t symbol, unsigned source) {
    const struct lang_variable *variable = find(c, symbol);
    switch (place_of(c, variable)) {
    case LANG_LOCAL:
        if (source != variable->reg)
            lang_emit(c, OP_MOVE, variable->reg, source, 0);
        if ((variable->flags & LANG_DELETED) == 0)
            lang_set_bound(c, variable->reg);
        break;
    case LANG_CELL:
        lang_emit(c, OP_STORE_CELL, variable->reg, source, 0);
        break;
    case LANG_FREE:
        lang_emit(c, OP_STORE_FREE, variable->closure, source, 0);
        break;
    case LANG_NAMED:
        lang_emit_name(c, OP_STORE_NAME, source, 0, symbol);
        break;
    default:
        lang_emit_name(c, OP_STORE_GLOBAL, source, 0, symbol);
        break;
    }
}

void lang_delete_name(struct compiler *c, uint32_t symbol) {
    const struct lang_variable *variable = find(c, symbol);
    switch (place_of(c, variable)) {
    case LANG_LOCAL:
        lang_emit_wide(c, OP_DELETE_LOCAL, variable->reg,
                       lang_constant(c, value_from_symbol(symbol)));
        break;
    case LANG_CELL:
        lang_emit_name(c, OP_DELETE_CELL, variable->reg, 0, symbol);
        break;
    case LANG_FREE:
        lang_emit_name(c, OP_DELETE_FREE, variable->closure, 0, symbol);
        break;
    case LANG_NAMED:
        lang_emit_name(c, OP_DELETE_NAME, 0, 0, symbol);
        break;
    default:
        lang_emit_name(c, OP_DELETE_GLOBAL, 0, 0, symbol);
        break;
    }
}

/* The end of `except ... as name`: the name goes, whether or not the body has
 * deleted it already. */
void lang_unbind_name(struct compiler *c, uint32_t symbol) {
    const struct lang_variable *variable = find(c, symbol);
    uint8_t next = c->code->next;
    if (place_of(c, variable) == LANG_LOCAL) {
        lang_load(c, VALUE_UNSET, variable->reg);
        return;
    }
    unsigned none = lang_temp(c);
    lang_load(c, VALUE_NONE, none);
    lang_store_name(c, symbol, none);
    lang_delete_name(c, symbol);
    c->code->next = next;
}

/* The register to compute a value for `target` in: its own if it is a local
 * variable, else -1. */
int lang_destination(struct compiler *c, const struct ast_expr *target) {
    if (target->kind != AST_NAME)
        return -1;
    const struct lang_variable *variable = find(c, target->u.named.symbol);
    bool local = variable != NULL && variable->kind == LANG_LOCAL;
    return local ? variable->reg : -1;
}
