/* SPDX-License-Identifier: MIT */
/* Finds the decorators of micropython and takes them away. They need no import,
 * as in MicroPython, where the compiler knows them too; those that want another
 * processor stay, and raise when they are called. */
#include "viper.h"

#include "value/context.h"

/* micropython.NAME, or AST_NO_NAME. */
static uint32_t decorator_of(const struct ast_expr *expr) {
    if (expr->kind != AST_ATTRIBUTE || expr->u.named.value->kind != AST_NAME ||
        expr->u.named.value->u.named.symbol != SYM_micropython)
        return AST_NO_NAME;
    return expr->u.named.symbol;
}

static void look_at_def(struct lang_unit *unit, value names,
                        struct ast_stmt *def) {
    struct ast_expr **at = &def->u.def.decorators;
    bool viper = false;
    while (*at != NULL) {
        uint32_t name = decorator_of(*at);
        viper |= name == SYM_viper;
        if (name == SYM_viper || name == SYM_native || name == SYM_bytecode)
            *at = (*at)->next;
        else
            at = &(*at)->next;
    }
    if (viper)
        lang_viper_function(unit, names, def);
    else
        lang_dialect(unit, names, def->u.def.body);
}

static void look_at_try(struct lang_unit *unit, value names,
                        const struct ast_stmt *stmt) {
    lang_dialect(unit, names, stmt->u.try.body);
    struct ast_handler *handler = stmt->u.try.handlers;
    for (; handler != NULL; handler = handler->next)
        lang_dialect(unit, names, handler->body);
    lang_dialect(unit, names, stmt->u.try.other);
    lang_dialect(unit, names, stmt->u.try.final);
}

/* A chain of `elif` is a loop here too. */
static void look_at(struct lang_unit *unit, value names,
                    struct ast_stmt *stmt) {
    switch (stmt->kind) {
    case AST_DEF:
        look_at_def(unit, names, stmt);
        break;
    case AST_CLASS:
        lang_dialect(unit, names, stmt->u.def.body);
        break;
    case AST_IF:
    case AST_WHILE:
    case AST_WITH:
        lang_dialect(unit, names, stmt->u.branch.body);
        if (stmt->kind != AST_WITH)
            lang_dialect(unit, names, stmt->u.branch.other);
        break;
    case AST_FOR:
        lang_dialect(unit, names, stmt->u.loop.body);
        lang_dialect(unit, names, stmt->u.loop.other);
        break;
    case AST_TRY:
        look_at_try(unit, names, stmt);
        break;
    default:
        break;
    }
}

/* The last of a list, as an `elif` is, takes no deeper call. */
void lang_dialect(struct lang_unit *unit, value names, struct ast_stmt *stmts) {
    while (stmts != NULL && lang_poll(unit)) {
        bool last_if = stmts->kind == AST_IF && stmts->next == NULL;
        if (last_if) {
            lang_dialect(unit, names, stmts->u.branch.body);
            stmts = stmts->u.branch.other;
            continue;
        }
        look_at(unit, names, stmts);
        stmts = stmts->next;
    }
}
