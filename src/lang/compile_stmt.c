/* SPDX-License-Identifier: MIT */
/* Statements. */
#include "compiler.h"

#include "value/symbol.h"

/* A chain of `elif` is a loop, since it may be long. */
static void if_statement(struct compiler *c, struct ast_stmt *stmt) {
    struct label end = LANG_LABEL;
    struct bound all = {.reachable = false};
    for (;;) {
        struct label other = LANG_LABEL;
        int truth = lang_truth(stmt->u.branch.test);
        lang_at_stmt(c, stmt);
        if (truth < 0)
            lang_jump_if(c, stmt->u.branch.test, false, &other);
        struct bound entry = c->code->bound;
        if (truth != 0)
            lang_stmts(c, stmt->u.branch.body);
        struct ast_stmt *next = stmt->u.branch.other;
        if (truth != 0)
            lang_join(&all, &c->code->bound);
        if (truth == 1)
            break;
        if (truth < 0 && next != NULL && c->code->bound.reachable)
            lang_emit_jump(c, &end);
        lang_bind(c, &other);
        c->code->bound = entry;
        bool chained =
            next != NULL && next->kind == AST_IF && next->next == NULL;
        if (!chained) {
            lang_stmts(c, next);
            lang_join(&all, &c->code->bound);
            break;
        }
        stmt = next;
    }
    lang_bind(c, &end);
    c->code->bound = all;
}

static void return_statement(struct compiler *c, struct ast_stmt *stmt) {
    struct ast_expr *expr = stmt->u.one;
    bool none =
        expr == NULL || (expr->kind == AST_CONSTANT && expr->op == AST_NONE);
    unsigned reg = 0;
    if (!none)
        reg = lang_unwinds(c) ? lang_fresh(c, expr) : lang_operand(c, expr);
    lang_unwind(c, NULL);
    lang_at_stmt(c, stmt);
    lang_emit(c, none ? OP_RETURN_NONE : OP_RETURN, reg, 0, 0);
    lang_resume(c, NULL);
    c->code->bound.reachable = false;
}

static void jump_statement(struct compiler *c, const struct ast_stmt *stmt) {
    const struct block *loop = c->code->blocks;
    while (loop != NULL && loop->kind != BLOCK_LOOP)
        loop = loop->outer;
    if (loop == NULL)
        return;
    lang_unwind(c, loop);
    lang_emit_jump(c, stmt->kind == AST_BREAK ? loop->leave : loop->again);
    lang_resume(c, loop);
}

static void raise_statement(struct compiler *c, struct ast_stmt *stmt) {
    c->code->bound.reachable = true;
    if (stmt->u.assign.target == NULL) {
        lang_emit(c, OP_RAISE_BARE, 0, 0, 0);
    } else {
        unsigned reg = lang_fresh(c, stmt->u.assign.target);
        bool from = stmt->u.assign.value != NULL;
        if (from)
            (void)lang_fresh(c, stmt->u.assign.value);
        lang_at_stmt(c, stmt);
        lang_emit(c, OP_RAISE, reg, from, 0);
    }
    c->code->bound.reachable = false;
}

/* What CPython marks of a failed assertion: the comparison that it looked at
 * last; NULL: the statement. */
static const struct ast_expr *compared(const struct ast_expr *e) {
    const struct ast_expr *found = NULL, *item;
    if (e->kind == AST_COMPARE)
        return e;
    if (e->kind == AST_UNARY && e->op == AST_NOT)
        return compared(e->u.one);
    if (e->kind == AST_BOOLEAN)
        for (item = e->u.list; item != NULL; item = item->next) {
            const struct ast_expr *last = compared(item);
            found = last != NULL ? last : found;
        }
    return found;
}

static void assert_statement(struct compiler *c, struct ast_stmt *stmt) {
    struct label fine = LANG_LABEL;
    if ((c->mode & LANG_OPTIMIZED) != 0)
        return;
    lang_jump_if(c, stmt->u.assign.target, true, &fine);
    struct bound bound = c->code->bound;
    unsigned base = lang_temps(c, 3);
    lang_emit(c, OP_LOAD_ASSERTION_ERROR, base, 0, 0);
    if (stmt->u.assign.value != NULL) {
        lang_load(c, VALUE_UNSET, base + 1);
        lang_into(c, stmt->u.assign.value, base + 2);
        lang_emit(c, OP_CALL, base, 1, 0);
    }
    lang_at_stmt(c, stmt);
    if (ISA_FULL && compared(stmt->u.assign.target) != NULL)
        lang_at(c, compared(stmt->u.assign.target));
    lang_emit(c, OP_RAISE, base, 0, 0);
    lang_bind(c, &fine);
    c->code->bound = bound;
}

static void expression(struct compiler *c, struct ast_expr *expr) {
    bool shown = (c->mode & 7u) == LANG_SINGLE && c->code->outer == NULL;
    bool idle = expr->kind <= AST_PIECE && expr->kind != AST_NAME;
    if (shown)
        lang_emit(c, OP_PRINT_EXPR, lang_operand(c, expr), 0, 0);
    else if (!idle)
        (void)lang_operand(c, expr);
}

static void simple(struct compiler *c, struct ast_stmt *stmt) {
    switch (stmt->kind) {
    case AST_EXPRESSION:
        expression(c, stmt->u.one);
        break;
    case AST_ASSIGN:
        lang_assignment(c, stmt);
        break;
    case AST_AUGMENTED:
        lang_augmented(c, stmt);
        break;
    case AST_ANNOTATED:
        lang_annotated(c, stmt);
        break;
    case AST_RETURN:
        return_statement(c, stmt);
        break;
    case AST_RAISE:
        raise_statement(c, stmt);
        break;
    case AST_ASSERT:
        assert_statement(c, stmt);
        break;
    case AST_DELETE:
        lang_delete(c, stmt->u.one);
        break;
    case AST_BREAK:
    case AST_CONTINUE:
        jump_statement(c, stmt);
        break;
    case AST_IMPORT:
    case AST_FROM:
        lang_import(c, stmt);
        break;
    default: /* pass, global, nonlocal */
        break;
    }
}

static void statement(struct compiler *c, struct ast_stmt *stmt) {
    switch (stmt->kind) {
    case AST_IF:
        if_statement(c, stmt);
        break;
    case AST_WHILE:
        lang_while(c, stmt);
        break;
    case AST_FOR:
        lang_for(c, stmt);
        break;
    case AST_WITH:
        lang_with(c, stmt->u.branch.test, stmt);
        break;
    case AST_TRY:
        lang_try(c, stmt);
        break;
    case AST_MATCH:
        lang_match_stmt(c, stmt);
        break;
    case AST_DEF:
    case AST_CLASS:
        lang_def_into(c, stmt);
        break;
    default:
        simple(c, stmt);
        break;
    }
}

/* What cannot be reached is not compiled. */
void lang_stmts(struct compiler *c, struct ast_stmt *stmts) {
    for (; stmts != NULL && c->code->bound.reachable; stmts = stmts->next) {
        uint8_t mark = c->code->next;
        if (lang_enter(c->unit, stmts->offset, LANG_COMPILE_COST)) {
            lang_at_stmt(c, stmts);
            statement(c, stmts);
        }
        c->code->next = mark;
        lang_leave(c->unit, LANG_COMPILE_COST);
    }
}

/* A body whose first statement may be a docstring. */
void lang_body(struct compiler *c, struct ast_stmt *stmts, value *doc) {
    bool string = stmts != NULL && stmts->kind == AST_EXPRESSION &&
                  stmts->u.one->kind == AST_STRING;
    if (string) {
        *doc = lang_text(c, stmts->u.one);
        stmts = stmts->next;
    }
    lang_stmts(c, stmts);
}
