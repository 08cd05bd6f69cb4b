/* SPDX-License-Identifier: MIT */
/* Displays and f-strings. */
#include "compiler.h"

#include "value/context.h"
#include "value/symbol.h"

#define ITEMS_MAX 48u /* in registers at a time */

static unsigned count_items(const struct ast_expr *item, bool *stars) {
    unsigned count = 0;
    *stars = false;
    for (; item != NULL; item = item->next) {
        count++;
        value_rest();
        *stars |= item->kind == AST_STARRED || item->kind == AST_DOUBLE_STARRED;
    }
    return count;
}

/* One by one, into a container that nobody else sees yet. */
static void add_items(struct compiler *c, const struct ast_expr *expr,
                      unsigned out) {
    bool set = expr->kind == AST_SET;
    struct ast_expr *item = expr->u.list;
    for (; item != NULL; item = item->next) {
        uint8_t mark = c->code->next;
        bool star = item->kind == AST_STARRED;
        unsigned reg = lang_operand(c, star ? item->u.one : item);
        enum opcode op = set    ? star ? OP_SET_UPDATE : OP_SET_ADD
                         : star ? OP_LIST_EXTEND
                                : OP_LIST_APPEND;
        if (set || star) /* An append cannot fail: its place is nobody's. */
            lang_at(c, expr);
        lang_emit(c, op, out, reg, 0);
        c->code->next = mark;
    }
}

static void sequence(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    bool stars, set = expr->kind == AST_SET;
    unsigned count = count_items(expr->u.list, &stars);
    if (!stars && count <= ITEMS_MAX) {
        unsigned base = c->code->next;
        struct ast_expr *item = expr->u.list;
        for (; item != NULL; item = item->next)
            (void)lang_fresh(c, item);
        enum opcode op = set                      ? OP_BUILD_SET
                         : expr->kind == AST_LIST ? OP_BUILD_LIST
                                                  : OP_BUILD_TUPLE;
        lang_at(c, expr);
        lang_emit(c, op, dest, base, count);
        return;
    }
    unsigned out = lang_temp(c);
    lang_emit(c, set ? OP_BUILD_SET : OP_BUILD_LIST, out, out, 0);
    add_items(c, expr, out);
    lang_emit(c, expr->kind == AST_TUPLE ? OP_LIST_TO_TUPLE : OP_MOVE, dest,
              out, 0);
}

static void add_pairs(struct compiler *c, const struct ast_expr *expr,
                      unsigned out) {
    struct ast_expr *item = expr->u.list;
    for (; item != NULL; item = item->next) {
        uint8_t mark = c->code->next;
        unsigned key;
        if (item->kind == AST_DOUBLE_STARRED) {
            key = lang_operand(c, item->u.one);
            lang_mark(c, expr);
            lang_emit(c, OP_DICT_UPDATE, out, key, 0);
        } else {
            key = lang_operand(c, item);
            item = item->next;
            unsigned v = lang_operand(c, item);
            lang_mark(c, expr);
            lang_emit(c, OP_DICT_ADD, out, key, v);
        }
        c->code->next = mark;
    }
}

static void dict(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    bool stars;
    unsigned count = count_items(expr->u.list, &stars);
    if (!stars && count <= ITEMS_MAX) {
        unsigned base = c->code->next;
        struct ast_expr *item = expr->u.list;
        for (; item != NULL; item = item->next)
            (void)lang_fresh(c, item);
        lang_at(c, expr);
        lang_emit(c, OP_BUILD_DICT, dest, base, count / 2);
        return;
    }
    unsigned out = lang_temp(c);
    lang_emit(c, OP_BUILD_DICT, out, out, 0);
    add_pairs(c, expr, out);
    lang_emit(c, OP_MOVE, dest, out, 0);
}

static void formatted(struct compiler *c, struct ast_expr *expr,
                      unsigned dest) {
    unsigned conversion = expr->op == 's' - 96   ? 1u
                          : expr->op == 'r' - 96 ? 2u
                          : expr->op == 'a' - 96 ? 3u
                                                 : 0u;
    struct ast_expr *spec = expr->u.pair.second;
    unsigned from;
    if (spec == NULL) {
        from = lang_operand(c, expr->u.pair.first);
    } else {
        from = lang_fresh(c, expr->u.pair.first);
        unsigned at = lang_temp(c);
        lang_joined_into(c, spec, at);
        conversion |= 4u;
    }
    lang_at(c, expr);
    lang_emit(c, OP_FORMAT, dest, from, conversion);
}

static void part(struct compiler *c, struct ast_expr *item, unsigned dest) {
    uint8_t mark = c->code->next;
    if (item->kind == AST_FORMATTED)
        formatted(c, item, dest);
    else
        lang_load(c, lang_text(c, item), dest);
    c->code->next = mark;
}

/* Long ones in stretches, each beginning with what is there already. */
void lang_joined_into(struct compiler *c, struct ast_expr *expr,
                      unsigned dest) {
    uint8_t mark = c->code->next;
    struct ast_expr *item = expr->u.list;
    if (item == NULL) {
        lang_load(c, value_from_symbol(lang_intern(c, "")), dest);
        return;
    }
    if (item->next == NULL) {
        part(c, item, dest);
        return;
    }
    unsigned base = c->code->next, count = 0;
    for (; item != NULL; item = item->next) {
        unsigned reg = lang_temp(c);
        part(c, item, reg);
        if (++count == ITEMS_MAX) {
            lang_emit(c, OP_BUILD_STRING, base, base, count);
            c->code->next = (uint8_t)(base + 1);
            count = 1;
        }
    }
    lang_at(c, expr);
    lang_emit(c, OP_BUILD_STRING, dest, base, count);
    c->code->next = mark;
}

void lang_build_into(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    switch (expr->kind) {
    case AST_TUPLE:
    case AST_LIST:
    case AST_SET:
        sequence(c, expr, dest);
        break;
    case AST_DICT:
        dict(c, expr, dest);
        break;
    case AST_JOINED:
        lang_joined_into(c, expr, dest);
        break;
    default:
        break;
    }
}
