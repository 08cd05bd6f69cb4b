/* SPDX-License-Identifier: MIT */
/* Comprehensions: a function of its own whose argument is the first iterator,
 * called at once; a generator expression's is the generator. */
#include "compiler.h"

#include "value/container.h"

struct comp {
    struct ast_expr *expr;
    unsigned result; /* register of what is built */
};

static const char *name_of(unsigned kind) {
    switch (kind) {
    case AST_LIST_COMP:
        return "<listcomp>";
    case AST_SET_COMP:
        return "<setcomp>";
    case AST_DICT_COMP:
        return "<dictcomp>";
    default:
        return "<genexpr>";
    }
}

static void element(struct compiler *c, const struct comp *comp) {
    struct ast_expr *item = comp->expr->u.comp.element;
    unsigned reg = lang_operand(c, item);
    lang_at(c, item);
    switch (comp->expr->kind) {
    case AST_LIST_COMP:
        lang_emit(c, OP_LIST_APPEND, comp->result, reg, 0);
        break;
    case AST_SET_COMP:
        lang_emit(c, OP_SET_ADD, comp->result, reg, 0);
        break;
    case AST_DICT_COMP:
        lang_emit(c, OP_DICT_ADD, comp->result, reg,
                  lang_operand(c, item->next));
        break;
    default:
        lang_emit(c, OP_YIELD, lang_temp(c), reg, 0);
        break;
    }
}

static void clause(struct compiler *c, const struct comp *comp,
                   struct ast_expr *at, unsigned iterator);

static void inner(struct compiler *c, const struct comp *comp,
                  struct ast_expr *at) {
    struct ast_expr *next = at->next;
    if (lang_failed(c->unit))
        return; /* L2: each clause takes a register, and there are 255 */
    if (next == NULL) {
        element(c, comp);
        return;
    }
    unsigned iterator = lang_fresh(c, next->u.three.second);
    lang_at(c, comp->expr);
    lang_emit(c, next->op ? OP_GET_AITER : OP_GET_ITER, iterator, iterator, 0);
    clause(c, comp, next, iterator);
}

/* Awaits the next item; an exception goes to lang_end_async. */
void lang_await_next(struct compiler *c, unsigned iterator, unsigned out,
                     struct block *block) {
    block->caught = (uint8_t)lang_temp(c);
    uint32_t start = c->code->word_count;
    unsigned next = lang_temp(c);
    lang_emit(c, OP_GET_ANEXT, next, iterator, 0);
    lang_await(c, next, out, AWAITED_ANEXT);
    lang_handler(c, start, block);
}

/* StopAsyncIteration ends the loop; anything else goes on. */
void lang_end_async(struct compiler *c, struct block *block,
                    struct label *end) {
    struct label other = LANG_LABEL;
    lang_bind_handler(c, block);
    lang_emit_branch(c, code_word(OP_END_ASYNC_FOR, block->caught, 0, 0),
                     &other);
    lang_emit_jump(c, end);
    lang_bind(c, &other);
    lang_emit(c, OP_RERAISE, block->caught, 0, 0);
}

static void clause(struct compiler *c, const struct comp *comp,
                   struct ast_expr *at, unsigned iterator) {
    struct label top = LANG_LABEL, end = LANG_LABEL;
    struct block block = {.kind = BLOCK_COVERED};
    struct bound bound = c->code->bound;
    uint8_t mark = c->code->next;
    int reg = lang_destination(c, at->u.three.first);
    unsigned item = reg >= 0 ? (unsigned)reg : lang_temp(c);
    lang_bind(c, &top);
    lang_at(c, at);
    if (at->op)
        lang_await_next(c, iterator, item, &block);
    else
        lang_emit_branch(c, code_word(OP_FOR_ITER, item, iterator, 0), &end);
    lang_assign(c, at->u.three.first, item);
    struct ast_expr *test = at->u.three.third;
    for (; test != NULL; test = test->next)
        lang_jump_if(c, test, false, &top);
    inner(c, comp, at);
    lang_emit_jump(c, &top);
    if (at->op)
        lang_end_async(c, &block, &end);
    c->code->bound = bound;
    lang_bind(c, &end);
    c->code->next = mark;
}

static void begin_result(struct compiler *c, struct comp *comp) {
    unsigned kind = comp->expr->kind;
    if (kind == AST_GENERATOR)
        return;
    comp->result = lang_temp(c);
    lang_emit(c,
              kind == AST_LIST_COMP  ? OP_BUILD_LIST
              : kind == AST_SET_COMP ? OP_BUILD_SET
                                     : OP_BUILD_DICT,
              comp->result, 0, 0);
}

static value comp_code(struct compiler *c, struct ast_expr *expr,
                       uint32_t symbol) {
    struct building code;
    struct comp comp = {expr, 0};
    struct ast_param iterator = {.kind = AST_POSITIONAL,
                                 .symbol = lang_intern(c, ".0")};
    lang_name_code(c, &code, symbol);
    lang_begin_code(c, &code, expr->u.comp.scope, expr->offset);
    lang_assign_registers(c, &iterator);
    begin_result(c, &comp);
    clause(c, &comp, expr->u.comp.clauses, 0);
    if (expr->kind == AST_GENERATOR)
        lang_emit(c, OP_RETURN_NONE, 0, 0, 0);
    else
        lang_emit(c, OP_RETURN, comp.result, 0, 0);
    return lang_finish_code(c, &iterator, symbol, VALUE_NONE);
}

void lang_comp_into(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    struct ast_expr *first = expr->u.comp.clauses;
    struct lang_scope *scope = expr->u.comp.scope;
    uint32_t symbol = lang_intern(c, name_of(expr->kind));
    unsigned base = lang_temps(c, 4);
    value code = comp_code(c, expr, symbol);
    lang_at(c, expr);
    lang_make_function(c, code, scope, base, 0);
    lang_load(c, VALUE_UNSET, base + 1);
    lang_into(c, first->u.three.second, base + 2);
    lang_at(c, expr);
    lang_emit(c, first->op ? OP_GET_AITER : OP_GET_ITER, base + 2, base + 2, 0);
    lang_emit(c, OP_CALL, base, 1, 0);
    if (scope->is_async && expr->kind != AST_GENERATOR)
        lang_await(c, base, dest, AWAITED);
    else
        lang_emit(c, OP_MOVE, dest, base, 0);
}
