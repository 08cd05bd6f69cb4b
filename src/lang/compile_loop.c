/* SPDX-License-Identifier: MIT */
/* Loops. A `while` tests at its end, so a turn costs one jump; a `for` steps
 * at its top, where `continue` goes too. */
#include "compiler.h"

static void loop_body(struct compiler *c, struct block *block,
                      struct ast_stmt *body) {
    block->kind = BLOCK_LOOP;
    c->code->since = 0; /* each turn, and the way in, has one */
    lang_push(c, block);
    lang_stmts(c, body);
    lang_pop(c, block);
}

/* `else`, then where `break` goes. Only what held on entry holds there. */
static void loop_end(struct compiler *c, struct ast_stmt *other,
                     struct label *leave, const struct bound *entry) {
    bool broken = leave->fixups != NULL;
    lang_stmts(c, other);
    lang_bind(c, leave);
    if (broken) {
        c->code->bound = *entry;
        c->code->bound.reachable = true;
    }
}

static void endless(struct compiler *c, struct ast_stmt *stmt) {
    struct label top = LANG_LABEL, leave = LANG_LABEL;
    struct block block = {.leave = &leave, .again = &top};
    struct bound entry = c->code->bound;
    lang_bind(c, &top);
    loop_body(c, &block, stmt->u.branch.body);
    if (c->code->bound.reachable)
        lang_emit_jump(c, &top);
    c->code->bound.reachable = false;
    loop_end(c, NULL, &leave, &entry);
}

void lang_while(struct compiler *c, struct ast_stmt *stmt) {
    struct label top = LANG_LABEL, test = LANG_LABEL, leave = LANG_LABEL;
    struct block block = {.leave = &leave, .again = &test};
    struct bound entry = c->code->bound;
    int truth = lang_truth(stmt->u.branch.test);
    if (truth == 1) {
        endless(c, stmt);
        return;
    }
    if (truth == 0) {
        lang_stmts(c, stmt->u.branch.other);
        return;
    }
    lang_emit_jump(c, &test);
    lang_bind(c, &top);
    c->code->bound.reachable = true;
    loop_body(c, &block, stmt->u.branch.body);
    lang_bind(c, &test);
    c->code->bound = entry;
    lang_at_stmt(c, stmt);
    lang_jump_if(c, stmt->u.branch.test, true, &top);
    entry = c->code->bound;
    loop_end(c, stmt->u.branch.other, &leave, &entry);
}

void lang_for(struct compiler *c, struct ast_stmt *stmt) {
    struct label top = LANG_LABEL, end = LANG_LABEL, leave = LANG_LABEL;
    struct block block = {.leave = &leave, .again = &top};
    struct block awaited = {.kind = BLOCK_COVERED};
    struct ast_expr *target = stmt->u.loop.target;
    unsigned iterator = lang_fresh(c, stmt->u.loop.values);
    lang_at_stmt(c, stmt);
    lang_emit(c, stmt->flag ? OP_GET_AITER : OP_GET_ITER, iterator, iterator,
              0);
    struct bound entry = c->code->bound;
    int reg = lang_destination(c, target);
    unsigned item = reg >= 0 ? (unsigned)reg : lang_temp(c);
    lang_bind(c, &top);
    if (stmt->flag)
        lang_await_next(c, iterator, item, &awaited);
    else
        lang_emit_branch(c, code_word(OP_FOR_ITER, item, iterator, 0), &end);
    lang_assign(c, target, item);
    loop_body(c, &block, stmt->u.loop.body);
    if (c->code->bound.reachable)
        lang_emit_jump(c, &top);
    if (stmt->flag)
        lang_end_async(c, &awaited, &end);
    c->code->bound = entry;
    lang_bind(c, &end);
    loop_end(c, stmt->u.loop.other, &leave, &entry);
}
