/* SPDX-License-Identifier: MIT */
/* Scope analysis of statements, and what only stands in some places: return,
 * break, continue, import *, async. */
#include "walk.h"

static void fail_at(struct lang_walk *w, const struct ast_stmt *stmt,
                    const char *message) {
    lang_fail(w->unit, stmt->offset, stmt->offset + stmt->length, "%s",
              message);
}

static void bind(struct lang_walk *w, uint32_t symbol) {
    if (symbol != AST_NO_NAME)
        (void)lang_note(w, w->scope, symbol, LANG_ASSIGNED);
}

static void maybe(struct lang_walk *w, struct ast_expr *expr) {
    if (expr != NULL)
        lang_walk_expr(w, expr);
}

static const char *early_name(unsigned flags) {
    if ((flags & LANG_ANNOTATED) != 0)
        return BASE_TEXT_OF("annotated name '%n' can't be %s");
    return (flags & LANG_USED) != 0
               ? BASE_TEXT_OF("name '%n' is used prior to %s declaration")
               : BASE_TEXT_OF("name '%n' is assigned to before %s declaration");
}

/* global, nonlocal: nothing may have been said about the name before. */
static void state_name(struct lang_walk *w, const struct ast_stmt *stmt,
                       uint32_t symbol) {
    bool global = stmt->kind == AST_GLOBAL;
    uint32_t end = stmt->offset + stmt->length;
    const char *word = global ? "global" : "nonlocal";
    const struct lang_variable *old = lang_find(w->scope, symbol);
    unsigned flags = old != NULL ? old->flags : 0;
    unsigned both = LANG_GLOBAL_STATED | LANG_NONLOCAL_STATED;
    unsigned flag = global ? LANG_GLOBAL_STATED : LANG_NONLOCAL_STATED;
    if ((flags & LANG_PARAMETER) != 0)
        lang_fail(w->unit, stmt->offset, end, "name '%n' is parameter and %s",
                  symbol, word);
    else if (((flags | flag) & both) == both)
        lang_fail(w->unit, stmt->offset, end,
                  "name '%n' is nonlocal and global", symbol);
    else if ((flags & (LANG_USED | LANG_ASSIGNED)) != 0)
        lang_fail_text(w->unit, stmt->offset, end, early_name(flags), symbol,
                       word);
    struct lang_variable *variable = lang_note(w, w->scope, symbol, flag);
    if (variable != NULL)
        variable->offset = stmt->offset;
}

static void walk_scope_names(struct lang_walk *w, const struct ast_stmt *stmt) {
    if (stmt->kind == AST_NONLOCAL && w->scope->kind == LANG_MODULE)
        fail_at(
            w, stmt,
            BASE_TEXT_OF("nonlocal declaration not allowed at module level"));
    const struct ast_alias *alias = stmt->u.import.names;
    for (; alias != NULL; alias = alias->next)
        state_name(w, stmt, alias->symbol);
}

static void walk_import(struct lang_walk *w, const struct ast_stmt *stmt) {
    if (stmt->kind == AST_FROM && stmt->flag && w->scope->kind != LANG_MODULE)
        lang_fail(w->unit, stmt->offset + stmt->length - 1,
                  stmt->offset + stmt->length,
                  "import * only allowed at module level");
    const struct ast_alias *alias = stmt->u.import.names;
    for (; alias != NULL; alias = alias->next)
        bind(w, alias->bound);
}

static void walk_annotated(struct lang_walk *w, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.annotated.target;
    if (target->kind == AST_NAME) {
        uint32_t symbol = target->u.named.symbol;
        const struct lang_variable *old = lang_find(w->scope, symbol);
        unsigned both = LANG_GLOBAL_STATED | LANG_NONLOCAL_STATED;
        unsigned flags = old != NULL ? old->flags & both : 0;
        if (flags != 0 && stmt->flag && w->scope->kind != LANG_MODULE)
            lang_fail(w->unit, stmt->offset, stmt->offset + stmt->length,
                      "annotated name '%n' can't be %s", symbol,
                      (flags & LANG_GLOBAL_STATED) != 0 ? "global"
                                                        : "nonlocal");
        if (stmt->flag || stmt->u.annotated.value != NULL)
            (void)lang_note(w, w->scope, symbol,
                            LANG_ASSIGNED | LANG_ANNOTATED);
    } else {
        lang_walk_target(w, target, 0);
    }
    if (!w->unit->text_annotations)
        lang_walk_expr(w, stmt->u.annotated.annotation);
    maybe(w, stmt->u.annotated.value);
}

static void walk_return(struct lang_walk *w, struct ast_stmt *stmt) {
    if (w->scope->kind != LANG_FUNCTION)
        fail_at(w, stmt, BASE_TEXT_OF("'return' outside function"));
    if (stmt->u.one == NULL)
        return;
    if (w->scope->is_async && w->scope->generator)
        fail_at(w, stmt,
                BASE_TEXT_OF("'return' with value in async generator"));
    w->scope->returns_value = true;
    lang_walk_expr(w, stmt->u.one);
}

static void walk_jump(struct lang_walk *w, const struct ast_stmt *stmt) {
    if (w->loops == 0)
        fail_at(w, stmt,
                stmt->kind == AST_BREAK
                    ? BASE_TEXT_OF("'break' outside loop")
                    : BASE_TEXT_OF("'continue' not properly in loop"));
}

static void loop_body(struct lang_walk *w, struct ast_stmt *body) {
    w->loops++;
    lang_walk_stmts(w, body);
    w->loops--;
}

static void check_async(struct lang_walk *w, const struct ast_stmt *stmt) {
    bool fine = lang_is_function(w->scope) && w->scope->is_async;
    if (stmt->flag && !fine)
        lang_fail(w->unit, stmt->offset, stmt->offset + stmt->length,
                  "'async %s' outside async function",
                  stmt->kind == AST_FOR ? "for" : "with");
}

static void walk_for(struct lang_walk *w, struct ast_stmt *stmt) {
    check_async(w, stmt);
    lang_walk_expr(w, stmt->u.loop.values);
    lang_walk_target(w, stmt->u.loop.target, 0);
    loop_body(w, stmt->u.loop.body);
    lang_walk_stmts(w, stmt->u.loop.other);
}

static void walk_with(struct lang_walk *w, struct ast_stmt *stmt) {
    check_async(w, stmt);
    struct ast_expr *item = stmt->u.branch.test;
    for (; item != NULL; item = item->next) {
        lang_walk_expr(w, item->u.pair.first);
        if (item->u.pair.second != NULL)
            lang_walk_target(w, item->u.pair.second, 0);
    }
    lang_walk_stmts(w, stmt->u.branch.body);
}

static void walk_try(struct lang_walk *w, struct ast_stmt *stmt) {
    lang_walk_stmts(w, stmt->u.try.body);
    struct ast_handler *handler = stmt->u.try.handlers;
    for (; handler != NULL; handler = handler->next) {
        maybe(w, handler->type);
        if (handler->symbol != AST_NO_NAME)
            (void)lang_note(w, w->scope, handler->symbol,
                            LANG_ASSIGNED | LANG_DELETED);
        lang_walk_stmts(w, handler->body);
    }
    lang_walk_stmts(w, stmt->u.try.other);
    lang_walk_stmts(w, stmt->u.try.final);
}

/* The body in a scope of its own. */
static void walk_body(struct lang_walk *w, struct ast_stmt *stmt,
                      enum lang_scope_kind kind) {
    struct lang_scope *outer = w->scope;
    uint16_t loops = w->loops;
    struct lang_scope *scope = lang_open_scope(w, kind, stmt->offset);
    if (scope == NULL)
        return;
    stmt->u.def.scope = w->scope = scope;
    w->loops = 0;
    if (kind == LANG_FUNCTION) {
        scope->is_async = stmt->flag;
        lang_note_params(w, stmt->u.def.params);
    }
    lang_walk_stmts(w, stmt->u.def.body);
    if (scope->is_async && scope->generator && scope->returns_value)
        fail_at(w, stmt,
                BASE_TEXT_OF("'return' with value in async generator"));
    w->scope = outer;
    w->loops = loops;
}

static void walk_def(struct lang_walk *w, struct ast_stmt *stmt) {
    lang_walk_list(w, stmt->u.def.decorators);
    if (stmt->kind == AST_CLASS) {
        lang_walk_list(w, stmt->u.def.values);
        walk_body(w, stmt, LANG_CLASS);
    } else {
        lang_walk_params(w, stmt->u.def.params);
        if (!w->unit->text_annotations)
            maybe(w, stmt->u.def.values);
        walk_body(w, stmt, LANG_FUNCTION);
    }
    bind(w, stmt->u.def.symbol);
}

/* `elif` after `elif` is a loop here as it is in the parser. */
static struct ast_stmt *walk_if(struct lang_walk *w, struct ast_stmt *stmt) {
    lang_walk_expr(w, stmt->u.branch.test);
    lang_walk_stmts(w, stmt->u.branch.body);
    return stmt->u.branch.other;
}

static void walk_assign(struct lang_walk *w, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.assign.target;
    if (stmt->kind == AST_AUGMENTED && target->kind == AST_NAME)
        (void)lang_note(w, w->scope, target->u.named.symbol,
                        LANG_ASSIGNED | LANG_USED);
    else
        for (; target != NULL; target = target->next)
            lang_walk_target(w, target, 0);
    lang_walk_expr(w, stmt->u.assign.value);
}

static void walk_simple(struct lang_walk *w, struct ast_stmt *stmt) {
    switch (stmt->kind) {
    case AST_EXPRESSION:
        lang_walk_expr(w, stmt->u.one);
        break;
    case AST_ASSIGN:
    case AST_AUGMENTED:
        walk_assign(w, stmt);
        break;
    case AST_ANNOTATED:
        walk_annotated(w, stmt);
        break;
    case AST_RETURN:
        walk_return(w, stmt);
        break;
    case AST_RAISE:
    case AST_ASSERT:
        maybe(w, stmt->u.assign.target);
        maybe(w, stmt->u.assign.value);
        break;
    case AST_DELETE:
        lang_walk_target(w, stmt->u.one, LANG_DELETED);
        break;
    case AST_BREAK:
    case AST_CONTINUE:
        walk_jump(w, stmt);
        break;
    case AST_GLOBAL:
    case AST_NONLOCAL:
        walk_scope_names(w, stmt);
        break;
    case AST_IMPORT:
    case AST_FROM:
        walk_import(w, stmt);
        break;
    default:
        break;
    }
}

static void walk_stmt(struct lang_walk *w, struct ast_stmt *stmt) {
    switch (stmt->kind) {
    case AST_IF:
        lang_walk_stmts(w, walk_if(w, stmt));
        break;
    case AST_WHILE:
        lang_walk_expr(w, stmt->u.branch.test);
        loop_body(w, stmt->u.branch.body);
        lang_walk_stmts(w, stmt->u.branch.other);
        break;
    case AST_FOR:
        walk_for(w, stmt);
        break;
    case AST_WITH:
        walk_with(w, stmt);
        break;
    case AST_TRY:
        walk_try(w, stmt);
        break;
    case AST_MATCH:
        lang_walk_expr(w, stmt->u.match.subject);
        lang_walk_cases(w, stmt->u.match.cases);
        break;
    case AST_DEF:
    case AST_CLASS:
        walk_def(w, stmt);
        break;
    default:
        walk_simple(w, stmt);
        break;
    }
}

void lang_walk_stmts(struct lang_walk *w, struct ast_stmt *stmts) {
    while (stmts != NULL && !lang_failed(w->unit)) {
        if (stmts->kind == AST_IF && stmts->next == NULL) {
            stmts = walk_if(w, stmts);
            continue;
        }
        if (lang_enter(w->unit, stmts->offset, LANG_WALK_COST))
            walk_stmt(w, stmts);
        lang_leave(w->unit, LANG_WALK_COST);
        stmts = stmts->next;
    }
}
