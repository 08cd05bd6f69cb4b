/* SPDX-License-Identifier: MIT */
/* Comparisons, and/or/not, and jumps on them. A condition jumps as early as it
 * is known; no truth value is made that nobody keeps. */
#include "compiler.h"

static const uint8_t compare_ops[] = {OP_LT, OP_LE,    OP_EQ, OP_NE,
                                      OP_GT, OP_GE,    OP_IN, OP_NOT_IN,
                                      OP_IS, OP_IS_NOT};

/* NOP: no fused jump. */
static const uint8_t jump_ops[] = {
    OP_JUMP_LT, OP_JUMP_LE, OP_JUMP_EQ, OP_JUMP_NE, OP_JUMP_GT,
    OP_JUMP_GE, OP_NOP,     OP_NOP,     OP_JUMP_IS, OP_JUMP_IS};
static const uint8_t jump_literal_ops[] = {
    OP_JUMP_LT_I, OP_JUMP_LE_I, OP_JUMP_EQ_I, OP_JUMP_NE_I, OP_JUMP_GT_I,
    OP_JUMP_GE_I, OP_NOP,       OP_NOP,       OP_NOP,       OP_NOP};

/* A register that other values may pass through before the last (D1). */
static unsigned scratch(struct compiler *c, unsigned dest) {
    return dest < c->code->locals ? lang_temp(c) : dest;
}

static void finish(struct compiler *c, unsigned from, unsigned dest) {
    if (from != dest)
        lang_emit(c, OP_MOVE, dest, from, 0);
}

/* a < b < c: each operand once, the rest only if true so far. */
void lang_compare_into(struct compiler *c, struct ast_expr *e, unsigned dest) {
    struct label end = LANG_LABEL;
    struct ast_expr *item = e->u.list->next;
    bool chained = item->next != NULL;
    unsigned out = chained ? scratch(c, dest) : dest;
    unsigned left = lang_operand(c, e->u.list);
    struct bound bound = c->code->bound;
    for (; item != NULL; item = item->next) {
        unsigned right = lang_operand(c, item);
        lang_at(c, e);
        lang_emit(c, (enum opcode)compare_ops[item->link], out, left, right);
        if (item == e->u.list->next)
            bound = c->code->bound;
        if (item->next != NULL)
            lang_emit_test(c, OP_JUMP_FALSE, out, &end);
        left = right;
    }
    if (chained)
        c->code->bound = bound;
    lang_bind(c, &end);
    finish(c, out, dest);
}

void lang_boolean_into(struct compiler *c, struct ast_expr *e, unsigned dest) {
    struct label end = LANG_LABEL;
    struct ast_expr *item = e->u.list;
    unsigned out = scratch(c, dest);
    lang_into(c, item, out);
    struct bound bound = c->code->bound;
    for (item = item->next; item != NULL; item = item->next) {
        lang_emit_test(c, e->op ? OP_JUMP_TRUE : OP_JUMP_FALSE, out, &end);
        lang_into(c, item, out);
    }
    c->code->bound = bound;
    lang_bind(c, &end);
    finish(c, out, dest);
}

static void jump_none(struct compiler *c, const struct ast_expr *item,
                      unsigned left, bool sense, struct label *label) {
    bool is = (item->link == AST_IS) == sense;
    lang_emit_test(c, is ? OP_JUMP_NONE : OP_JUMP_NOT_NONE, left, label);
}

static void jump_other(struct compiler *c, const struct ast_expr *item,
                       unsigned left, unsigned right) {
    unsigned out = lang_temp(c);
    lang_emit(c, (enum opcode)compare_ops[item->link], out, left, right);
}

/* One comparison; *reg becomes its right operand. */
static void jump_step(struct compiler *c, struct ast_expr *item, unsigned *reg,
                      bool sense, struct label *label) {
    unsigned left = *reg, link = item->link;
    int small;
    bool none = item->kind == AST_CONSTANT && item->op == AST_NONE;
    if (none && (link == AST_IS || link == AST_IS_NOT) && item->next == NULL) {
        jump_none(c, item, left, sense, label);
        return;
    }
    if (jump_literal_ops[link] != OP_NOP && item->next == NULL &&
        lang_small(c, item, -128, 127, &small)) {
        lang_emit_branch(c,
                         code_word(jump_literal_ops[link], left,
                                   (uint32_t)small & 0xFFu, sense),
                         label);
        return;
    }
    *reg = lang_operand(c, item);
    if (jump_ops[link] != OP_NOP) {
        bool truth = link == AST_IS_NOT ? !sense : sense;
        lang_emit_branch(c, code_word(jump_ops[link], left, *reg, truth),
                         label);
        return;
    }
    jump_other(c, item, left, *reg);
    lang_emit_test(c, sense ? OP_JUMP_TRUE : OP_JUMP_FALSE, c->code->next - 1u,
                   label);
}

static void jump_compare(struct compiler *c, struct ast_expr *e, bool sense,
                         struct label *label) {
    struct label no = LANG_LABEL;
    unsigned reg = lang_operand(c, e->u.list);
    struct ast_expr *item = e->u.list->next;
    lang_at(c, e);
    struct bound bound = c->code->bound;
    for (; item->next != NULL; item = item->next) {
        jump_step(c, item, &reg, false, sense ? &no : label);
        if (item == e->u.list->next)
            bound = c->code->bound;
    }
    bool chained = item != e->u.list->next;
    jump_step(c, item, &reg, sense, label);
    if (chained)
        c->code->bound = bound;
    lang_bind(c, &no);
}

/* `a and b` jumps on false at once; on true it must have seen all. */
static void jump_boolean(struct compiler *c, struct ast_expr *e, bool sense,
                         struct label *label) {
    struct label skip = LANG_LABEL;
    bool early = e->op != 0; /* what decides the whole */
    struct ast_expr *item = e->u.list;
    struct bound bound = c->code->bound;
    for (; item->next != NULL; item = item->next) {
        lang_jump_if(c, item, early, early == sense ? label : &skip);
        if (item == e->u.list)
            bound = c->code->bound;
    }
    lang_jump_if(c, item, sense, label);
    c->code->bound = bound;
    lang_bind(c, &skip);
}

static void jump_truth(struct compiler *c, struct ast_expr *expr, bool sense,
                       struct label *label) {
    int truth = lang_truth(expr);
    if (truth >= 0) {
        if ((truth != 0) == sense) {
            lang_emit_jump(c, label);
            c->code->bound.reachable = true;
        }
        return;
    }
    unsigned reg = lang_operand(c, expr);
    lang_at(c, expr);
    lang_emit_test(c, sense ? OP_JUMP_TRUE : OP_JUMP_FALSE, reg, label);
}

/* Jumps if the expression's truth is `sense`. */
void lang_jump_if(struct compiler *c, struct ast_expr *expr, bool sense,
                  struct label *label) {
    uint8_t mark = c->code->next;
    if (lang_enter(c->unit, expr->offset, LANG_COMPILE_COST)) {
        if (expr->kind == AST_UNARY && expr->op == AST_NOT)
            lang_jump_if(c, expr->u.one, !sense, label);
        else if (expr->kind == AST_BOOLEAN)
            jump_boolean(c, expr, sense, label);
        else if (expr->kind == AST_COMPARE)
            jump_compare(c, expr, sense, label);
        else
            jump_truth(c, expr, sense, label);
    }
    c->code->next = mark;
    lang_leave(c->unit, LANG_COMPILE_COST);
}
