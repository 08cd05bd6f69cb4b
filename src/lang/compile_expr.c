/* SPDX-License-Identifier: MIT */
/* Expressions into registers. Operands that are local variables are used
 * where they are; everything else goes to a temporary. */
#include "compiler.h"

static const uint8_t binary_ops[] = {
    OP_ADD,    OP_SUB,    OP_MUL, OP_TRUEDIV, OP_FLOORDIV, OP_MOD,   OP_POW,
    OP_LSHIFT, OP_RSHIFT, OP_AND, OP_OR,      OP_XOR,      OP_MATMUL};

/* Counterparts with a literal on the right; NOP: there is none. */
static const uint8_t literal_ops[] = {
    OP_ADD_I,    OP_SUB_I,    OP_MUL_I, OP_NOP, OP_FLOORDIV_I, OP_MOD_I, OP_NOP,
    OP_LSHIFT_I, OP_RSHIFT_I, OP_AND_I, OP_NOP, OP_NOP,        OP_NOP};

enum opcode lang_binary_op(unsigned op, bool in_place) {
    unsigned first = in_place ? OP_ADD_INPLACE - OP_ADD : 0;
    return (enum opcode)(binary_ops[op] + first);
}

unsigned lang_fresh(struct compiler *c, struct ast_expr *expr) {
    unsigned reg = lang_temp(c);
    lang_into(c, expr, reg);
    return reg;
}

unsigned lang_operand(struct compiler *c, struct ast_expr *expr) {
    if (expr->kind == AST_NAME) {
        lang_mark(c, expr); /* for CHECK_LOCAL */
        int reg = lang_local(c, expr->u.named.symbol, true);
        if (reg >= 0)
            return (unsigned)reg;
    }
    return lang_fresh(c, expr);
}

static void binary(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    uint8_t mark = c->code->next;
    unsigned left = lang_operand(c, expr->u.list);
    struct ast_expr *item = expr->u.list->next;
    for (; item != NULL; item = item->next) {
        int small = 0;
        unsigned op = literal_ops[item->link];
        bool literal = op != OP_NOP && lang_small(c, item, -128, 127, &small);
        unsigned right = literal ? (unsigned)small : lang_operand(c, item);
        c->code->next = mark;
        unsigned out = item->next != NULL ? lang_temp(c) : dest;
        if (ISA_FULL)
            lang_at_part(c, expr, item);
        else
            lang_at(c, expr);
        lang_emit(c,
                  literal ? (enum opcode)op : lang_binary_op(item->link, false),
                  out, left, right);
        left = out;
    }
    c->code->next = mark;
}

static void unary(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    static const uint8_t ops[] = {OP_NEG, OP_POS, OP_INVERT, OP_NOT};
    unsigned operand = lang_operand(c, expr->u.one);
    lang_at(c, expr);
    lang_emit(c, (enum opcode)ops[expr->op], dest, operand, 0);
}

static void conditional(struct compiler *c, struct ast_expr *expr,
                        unsigned dest) {
    struct label other = LANG_LABEL, end = LANG_LABEL;
    lang_jump_if(c, expr->u.three.first, false, &other);
    struct bound bound = c->code->bound;
    lang_into(c, expr->u.three.second, dest);
    lang_emit_jump(c, &end);
    lang_bind(c, &other);
    c->code->bound = bound;
    lang_into(c, expr->u.three.third, dest);
    c->code->bound = bound;
    lang_bind(c, &end);
}

static void slice(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    struct ast_expr *parts[] = {expr->u.three.first, expr->u.three.second,
                                expr->u.three.third};
    unsigned base = lang_temps(c, 3);
    for (unsigned i = 0; i < 3; i++) {
        if (parts[i] != NULL)
            lang_into(c, parts[i], base + i);
        else
            lang_load(c, VALUE_NONE, base + i);
    }
    lang_mark(c, expr);
    lang_emit(c, OP_BUILD_SLICE, dest, base, 0);
}

static void subscript(struct compiler *c, struct ast_expr *expr,
                      unsigned dest) {
    int literal;
    unsigned object = lang_operand(c, expr->u.pair.first);
    if (lang_small(c, expr->u.pair.second, 0, 255, &literal)) {
        lang_at(c, expr);
        lang_emit(c, OP_GET_ITEM_I, dest, object, (unsigned)literal);
        return;
    }
    unsigned key = lang_operand(c, expr->u.pair.second);
    lang_at(c, expr);
    lang_emit(c, OP_GET_ITEM, dest, object, key);
}

static void attribute(struct compiler *c, struct ast_expr *expr,
                      unsigned dest) {
    unsigned object = lang_operand(c, expr->u.named.value);
    lang_at_attribute(c, expr);
    lang_emit_name(c, OP_GET_ATTR, dest, object, expr->u.named.symbol);
}

static void yield(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    unsigned operand;
    if (expr->u.one != NULL) {
        operand = lang_operand(c, expr->u.one);
    } else {
        operand = lang_temp(c);
        lang_load(c, VALUE_NONE, operand);
    }
    lang_at(c, expr);
    lang_emit(c, OP_YIELD, dest, operand, 0);
}

/* To the iterator in `base`. The register for what is sent is written
 * before the end (D1). */
static void delegate(struct compiler *c, unsigned base, unsigned dest) {
    lang_load(c, VALUE_NONE, base + 1);
    lang_emit(c, OP_YIELD_FROM, base + 1, base, 0);
    lang_emit(c, OP_MOVE, dest, base + 1, 0);
}

static void yield_from(struct compiler *c, unsigned source, unsigned dest) {
    unsigned base = lang_temps(c, 2);
    lang_emit(c, OP_GET_YIELD_FROM_ITER, base, source, 0);
    delegate(c, base, dest);
}

void lang_await(struct compiler *c, unsigned source, unsigned dest,
                enum code_awaited from) {
    unsigned base = lang_temps(c, 2);
    lang_emit(c, OP_GET_AWAITABLE, base, source, from);
    delegate(c, base, dest);
}

static void walrus(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    unsigned value_reg = lang_fresh(c, expr->u.named.value);
    lang_store_name(c, expr->u.named.symbol, value_reg);
    lang_emit(c, OP_MOVE, dest, value_reg, 0);
}

static void flow(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    unsigned operand;
    switch (expr->kind) {
    case AST_YIELD:
        yield(c, expr, dest);
        break;
    case AST_YIELD_FROM:
        operand = lang_operand(c, expr->u.one);
        lang_mark(c, expr);
        yield_from(c, operand, dest);
        break;
    case AST_AWAIT:
        operand = lang_operand(c, expr->u.one);
        lang_mark(c, expr);
        lang_await(c, operand, dest, AWAITED);
        break;
    case AST_LAMBDA:
        lang_lambda_into(c, expr, dest);
        break;
    case AST_LIST_COMP:
    case AST_SET_COMP:
    case AST_DICT_COMP:
    case AST_GENERATOR:
        lang_comp_into(c, expr, dest);
        break;
    case AST_STARRED:
        lang_fail(c->unit, expr->offset, expr->offset + expr->length,
                  "can't use starred expression here");
        break;
    default:
        lang_build_into(c, expr, dest);
        break;
    }
}

static void node(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    switch (expr->kind) {
    case AST_NAME:
        lang_at(c, expr);
        lang_load_name(c, expr->u.named.symbol, dest);
        break;
    case AST_BINARY:
        binary(c, expr, dest);
        break;
    case AST_UNARY:
        unary(c, expr, dest);
        break;
    case AST_COMPARE:
        lang_compare_into(c, expr, dest);
        break;
    case AST_BOOLEAN:
        lang_boolean_into(c, expr, dest);
        break;
    case AST_CONDITIONAL:
        conditional(c, expr, dest);
        break;
    case AST_CALL:
        lang_call_into(c, expr, dest);
        break;
    case AST_ATTRIBUTE:
        attribute(c, expr, dest);
        break;
    case AST_SUBSCRIPT:
        subscript(c, expr, dest);
        break;
    case AST_SLICE:
        slice(c, expr, dest);
        break;
    case AST_WALRUS:
        walrus(c, expr, dest);
        break;
    default:
        flow(c, expr, dest);
        break;
    }
}

void lang_into(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    uint8_t mark = c->code->next;
    value v;
    if (!lang_enter(c->unit, expr->offset, LANG_COMPILE_COST)) {
        lang_leave(c->unit, LANG_COMPILE_COST);
        return;
    }
    lang_emit_poll(c);
    (void)lang_poll(c->unit);
    if (lang_fold(c, expr, &v)) {
        lang_at(c, expr);
        lang_load(c, v, dest);
    } else if (!lang_failed(c->unit)) {
        node(c, expr, dest);
    }
    c->code->next = mark;
    lang_leave(c->unit, LANG_COMPILE_COST);
}
