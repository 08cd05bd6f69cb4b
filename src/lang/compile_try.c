/* SPDX-License-Identifier: MIT */
/* try and with, and how jumps leave them. What a `finally` does stands in the
 * code once for each way out, as in CPython: the ways differ in where they go
 * on. The stretches that a handler covers leave those copies out. */
#include "compiler.h"

void lang_push(struct compiler *c, struct block *block) {
    block->outer = c->code->blocks;
    block->start = c->code->word_count;
    c->code->blocks = block;
}

void lang_pop(struct compiler *c, struct block *block) {
    if (block->covers)
        lang_handler(c, block->start, block);
    c->code->blocks = block->outer;
}

/* __exit__(None, None, None), above what is in use. */
static void leave_with(struct compiler *c, const struct block *block) {
    uint8_t mark = c->code->next;
    unsigned base = lang_temps(c, 5);
    lang_emit(c, OP_MOVE, base, block->reg, 0);
    lang_emit(c, OP_MOVE, base + 1, block->reg + 1u, 0);
    for (unsigned i = 2; i < 5; i++)
        lang_load(c, VALUE_NONE, base + i);
    lang_emit(c, OP_CALL, base, 3, 0);
    if (block->is_async)
        lang_await(c, base, base, AWAITED_AEXIT);
    c->code->next = mark;
}

static void leave_block(struct compiler *c, const struct block *block) {
    switch (block->kind) {
    case BLOCK_FINALLY:
        lang_stmts(c, block->final);
        break;
    case BLOCK_HANDLED:
        lang_emit(c, OP_POP_HANDLED, block->reg, 0, 0);
        break;
    case BLOCK_NAME:
        lang_unbind_name(c, block->symbol);
        break;
    case BLOCK_WITH:
        leave_with(c, block);
        break;
    default:
        break;
    }
}

/* Leaves all blocks inside `until`. What follows must not come back; then
 * lang_resume takes up the covered stretches again. */
void lang_unwind(struct compiler *c, const struct block *until) {
    struct block *inner = c->code->blocks;
    struct bound bound = c->code->bound;
    struct block *block = inner;
    for (; block != until; block = block->outer) {
        if (block->covers)
            lang_handler(c, block->start, block);
        c->code->blocks = block->outer;
        leave_block(c, block);
        block->start = c->code->word_count;
    }
    c->code->blocks = inner;
    c->code->bound = bound;
}

void lang_resume(struct compiler *c, const struct block *until) {
    struct block *block = c->code->blocks;
    for (; block != until; block = block->outer)
        block->start = c->code->word_count;
}

/* Whether leaving the function runs code that might change variables. */
bool lang_unwinds(const struct compiler *c) {
    const struct block *block = c->code->blocks;
    for (; block != NULL; block = block->outer) {
        if (block->kind == BLOCK_FINALLY || block->kind == BLOCK_WITH ||
            block->kind == BLOCK_NAME)
            return true;
    }
    return false;
}

/* An exception in a handler: what it was handling is handled no more. */
static void end_handled(struct compiler *c, struct block *handled) {
    lang_bind_handler(c, handled);
    lang_emit(c, OP_POP_HANDLED, handled->reg, 0, 0);
    lang_emit(c, OP_RERAISE, handled->caught, 0, 0);
    c->code->bound.reachable = false;
}

static void begin_handled(struct compiler *c, struct block *handled,
                          struct block *block) {
    lang_bind_handler(c, block);
    *handled = (struct block){.kind = BLOCK_HANDLED,
                              .reg = block->reg,
                              .caught = block->caught,
                              .covers = true};
    lang_emit(c, OP_PUSH_HANDLED, block->caught, handled->reg, 0);
    lang_push(c, handled);
}

/* `as name`: gone at the end of the body, whichever way that ends. */
static void named_body(struct compiler *c, const struct ast_handler *handler,
                       unsigned caught) {
    struct block name = {.kind = BLOCK_NAME,
                         .symbol = handler->symbol,
                         .caught = (uint8_t)caught,
                         .covers = true};
    lang_store_name(c, handler->symbol, caught);
    lang_push(c, &name);
    lang_stmts(c, handler->body);
    lang_pop(c, &name);
    if (c->code->bound.reachable) {
        lang_unbind_name(c, handler->symbol);
        lang_emit(c, OP_POP_HANDLED, c->code->blocks->reg, 0, 0);
        lang_emit_jump(c, c->code->blocks->leave);
        c->code->bound.reachable = true; /* for the join */
    }
    struct bound bound = c->code->bound;
    lang_bind_handler(c, &name);
    lang_unbind_name(c, handler->symbol);
    lang_emit(c, OP_RERAISE, caught, 0, 0);
    c->code->bound = bound;
}

static void one_handler(struct compiler *c, const struct ast_handler *handler,
                        struct block *handled, struct bound *all) {
    struct label next = LANG_LABEL;
    struct bound entry = c->code->bound;
    uint8_t mark = c->code->next;
    lang_here(c, handler->offset);
    if (handler->type != NULL) {
        unsigned type = lang_operand(c, handler->type);
        lang_here(c, handler->offset);
        lang_emit_branch(
            c, code_word(OP_JUMP_NO_MATCH, handled->caught, type, 0), &next);
        c->code->next = mark;
    }
    if (handler->symbol != AST_NO_NAME) {
        named_body(c, handler, handled->caught);
    } else {
        lang_stmts(c, handler->body);
        if (c->code->bound.reachable) {
            lang_emit(c, OP_POP_HANDLED, handled->reg, 0, 0);
            lang_emit_jump(c, handled->leave);
            c->code->bound.reachable = true;
        }
    }
    lang_join(all, &c->code->bound);
    lang_bind(c, &next);
    c->code->bound = entry;
}

static void handlers(struct compiler *c, const struct ast_stmt *stmt,
                     struct block *block, struct bound *all) {
    struct block handled;
    const struct ast_handler *handler = stmt->u.try.handlers;
    bool catches_all = false;
    lang_here(c, handler->offset);
    begin_handled(c, &handled, block);
    handled.leave = block->leave;
    for (; handler != NULL; handler = handler->next) {
        one_handler(c, handler, &handled, all);
        catches_all = handler->type == NULL;
    }
    if (!catches_all)
        lang_emit(c, OP_RERAISE, handled.caught, 0, 0);
    lang_pop(c, &handled);
    end_handled(c, &handled);
}

static void try_except(struct compiler *c, struct ast_stmt *stmt) {
    struct label end = LANG_LABEL;
    struct bound entry = c->code->bound;
    unsigned regs = lang_temps(c, 2);
    struct block block = {.kind = BLOCK_COVERED,
                          .caught = (uint8_t)regs,
                          .reg = (uint8_t)(regs + 1),
                          .covers = true,
                          .leave = &end};
    lang_push(c, &block);
    lang_stmts(c, stmt->u.try.body);
    lang_pop(c, &block);
    if (c->code->bound.reachable)
        lang_stmts(c, stmt->u.try.other);
    struct bound all = c->code->bound;
    if (block.entries > 0) {
        if (all.reachable)
            lang_emit_jump(c, &end);
        c->code->bound = entry;
        handlers(c, stmt, &block, &all);
    }
    lang_bind(c, &end);
    c->code->bound = all;
}

static void try_body(struct compiler *c, struct ast_stmt *stmt) {
    if (stmt->u.try.handlers != NULL)
        try_except(c, stmt);
    else
        lang_stmts(c, stmt->u.try.body);
}

/* The copy of `finally` for exceptions. */
static void finally_raised(struct compiler *c, struct ast_stmt *stmt,
                           struct block *block) {
    struct block handled;
    begin_handled(c, &handled, block);
    lang_stmts(c, stmt->u.try.final);
    lang_pop(c, &handled);
    if (c->code->bound.reachable) {
        lang_emit(c, OP_POP_HANDLED, handled.reg, 0, 0);
        lang_emit(c, OP_RERAISE, handled.caught, 0, 0);
    }
    end_handled(c, &handled);
}

void lang_try(struct compiler *c, struct ast_stmt *stmt) {
    struct label end = LANG_LABEL;
    struct bound entry = c->code->bound;
    if (stmt->u.try.final == NULL) {
        try_except(c, stmt);
        return;
    }
    unsigned regs = lang_temps(c, 2);
    struct block block = {.kind = BLOCK_FINALLY,
                          .caught = (uint8_t)regs,
                          .reg = (uint8_t)(regs + 1),
                          .covers = true,
                          .final = stmt->u.try.final};
    lang_push(c, &block);
    try_body(c, stmt);
    lang_pop(c, &block);
    if (c->code->bound.reachable)
        lang_stmts(c, stmt->u.try.final);
    struct bound after = c->code->bound;
    if (block.entries > 0) {
        if (after.reachable)
            lang_emit_jump(c, &end);
        c->code->bound = entry;
        finally_raised(c, stmt, &block);
    }
    lang_bind(c, &end);
    c->code->bound = after;
}

/* __exit__(type, exception, traceback); true swallows the exception. */
static void with_raised(struct compiler *c, struct block *block,
                        struct label *end) {
    struct block handled;
    struct label swallowed = LANG_LABEL;
    unsigned base = block->reg;
    struct block pair = *block;
    pair.reg = (uint8_t)(block->caught + 1);
    begin_handled(c, &handled, &pair);
    lang_emit(c, OP_LOAD_EXC_INFO, base + 2, handled.caught, 0);
    lang_emit(c, OP_CALL, base, 3, 0);
    if (block->is_async)
        lang_await(c, base, base, AWAITED_AEXIT);
    lang_emit_test(c, OP_JUMP_TRUE, base, &swallowed);
    lang_emit(c, OP_RERAISE, handled.caught, 0, 0);
    lang_pop(c, &handled);
    lang_bind(c, &swallowed);
    lang_emit(c, OP_POP_HANDLED, handled.reg, 0, 0);
    lang_emit_jump(c, end);
    end_handled(c, &handled);
}

static void with_body(struct compiler *c, struct ast_expr *item,
                      struct ast_stmt *stmt, unsigned base) {
    if (item->u.pair.second != NULL)
        lang_assign(c, item->u.pair.second, base + 2);
    c->code->next = (uint8_t)(base + 2);
    if (item->next == NULL)
        lang_stmts(c, stmt->u.branch.body);
    else if (!lang_failed(c->unit)) /* L2, for want of registers */
        lang_with(c, item->next, stmt);
    c->code->next = (uint8_t)(base + 2);
}

/* Registers, from below (D2): the exception, what was handled before it,
 * __exit__, its self, the arguments. */
void lang_with(struct compiler *c, struct ast_expr *item,
               struct ast_stmt *stmt) {
    struct label end = LANG_LABEL;
    unsigned caught = lang_temps(c, 2), base = lang_temps(c, 5);
    struct block block = {.kind = BLOCK_WITH,
                          .caught = (uint8_t)caught,
                          .reg = (uint8_t)base,
                          .covers = true,
                          .is_async = stmt->flag};
    c->code->next = (uint8_t)(base + 3);
    lang_into(c, item->u.pair.first, base + 2);
    lang_at_stmt(c, stmt);
    lang_emit(c, stmt->flag ? OP_ASYNC_WITH_ENTER : OP_WITH_ENTER, base,
              base + 2, 0);
    if (stmt->flag)
        lang_await(c, base + 2, base + 2, AWAITED_AENTER);
    struct bound entry = c->code->bound;
    lang_push(c, &block);
    with_body(c, item, stmt, base);
    lang_pop(c, &block);
    lang_at_stmt(c, stmt);
    if (c->code->bound.reachable) {
        leave_with(c, &block);
        lang_emit_jump(c, &end);
    }
    c->code->next = (uint8_t)(base + 5);
    if (block.entries > 0) {
        with_raised(c, &block, &end);
        block.entries = 0;
    }
    c->code->next = (uint8_t)caught;
    lang_bind(c, &end);
    entry.reachable = end.fixups != NULL;
    c->code->bound = entry;
}
