/* SPDX-License-Identifier: MIT */
/* Calls. Arguments are computed where the callee's frame will find them:
 * callable, self or UNSET, then the arguments (opcodes.h). */
#include "compiler.h"

#include "value/container.h"

#define WINDOW_MAX 60u /* more arguments go through a list */

struct shape {
    unsigned positional, keywords, starred, doubles;
};

static struct shape shape_of(const struct ast_expr *item) {
    struct shape shape = {0, 0, 0, 0};
    for (; item != NULL; item = item->next) {
        if (item->kind == AST_KEYWORD)
            shape.keywords++;
        else if (item->kind == AST_STARRED)
            shape.starred++;
        else if (item->kind == AST_DOUBLE_STARRED)
            shape.doubles++;
        else
            shape.positional++;
    }
    return shape;
}

static uint32_t keyword_names(struct compiler *c, const struct ast_expr *item,
                              unsigned count) {
    value names, *items = lang_allocate(c->unit, (count + 1) * sizeof *items);
    unsigned i = 0;
    if (items == NULL)
        return 0;
    for (; item != NULL; item = item->next) {
        if (item->kind == AST_KEYWORD)
            items[i++] = value_from_symbol(item->u.named.symbol);
    }
    if (!value_tuple_new(count, items, &names)) {
        lang_raised(c);
        return 0;
    }
    return lang_constant(c, names);
}

static void at_call(struct compiler *c, const struct ast_expr *call) {
    const struct ast_expr *callee = call->u.pair.first;
    if (ISA_FULL && call->kind == AST_CALL && callee->kind == AST_ATTRIBUTE)
        lang_at_method(c, callee, call);
    else
        lang_at(c, call);
}

static void plain(struct compiler *c, struct ast_expr *first, unsigned callee,
                  unsigned given, const struct ast_expr *call) {
    struct shape shape = shape_of(first);
    struct ast_expr *item;
    for (item = first; item != NULL; item = item->next) {
        if (item->kind != AST_KEYWORD)
            (void)lang_fresh(c, item);
    }
    for (item = first; item != NULL; item = item->next) {
        if (item->kind == AST_KEYWORD)
            (void)lang_fresh(c, item->u.named.value);
    }
    at_call(c, call);
    if (shape.keywords == 0) {
        lang_emit(c, OP_CALL, callee, shape.positional + given, 0);
        return;
    }
    uint32_t names = keyword_names(c, first, shape.keywords);
    lang_emit(c, OP_CALL_KW, callee, shape.positional + given, shape.keywords);
    lang_emit_word(c, names);
}

/* `callee`: register + 1 if all there is stands behind one star, for the text
 * of an error. */
static void append_positional(struct compiler *c, const struct ast_expr *call,
                              struct ast_expr *item, unsigned list,
                              unsigned callee) {
    for (; item != NULL; item = item->next) {
        uint8_t mark = c->code->next;
        bool star = item->kind == AST_STARRED;
        if (item->kind == AST_KEYWORD || item->kind == AST_DOUBLE_STARRED)
            continue;
        unsigned reg = lang_operand(c, star ? item->u.one : item);
        lang_mark(c, call);
        lang_emit(c, star ? OP_LIST_EXTEND : OP_LIST_APPEND, list, reg, callee);
        c->code->next = mark;
    }
}

static void add_keywords(struct compiler *c, const struct ast_expr *call,
                         struct ast_expr *item, unsigned dict,
                         unsigned callee) {
    bool merged = false;
    for (; item != NULL; item = item->next) {
        uint8_t mark = c->code->next;
        if (item->kind == AST_DOUBLE_STARRED) {
            unsigned map = lang_operand(c, item->u.one);
            lang_mark(c, call);
            lang_emit(c, OP_DICT_MERGE, dict, map, callee + 1);
            merged = true;
        } else if (item->kind == AST_KEYWORD) {
            unsigned pair = lang_temps(c, 2), target = dict;
            if (merged) { /* a name may come twice: merge notices */
                target = lang_temp(c);
                lang_emit(c, OP_BUILD_DICT, target, 0, 0);
            }
            lang_load(c, value_from_symbol(item->u.named.symbol), pair);
            lang_into(c, item->u.named.value, pair + 1);
            lang_mark(c, call);
            lang_emit(c, OP_DICT_ADD, target, pair, pair + 1);
            if (merged)
                lang_emit(c, OP_DICT_MERGE, dict, target, callee + 1);
        }
        c->code->next = mark;
    }
}

/* With stars: all positional arguments in a list, keywords in a dict. */
static void spread(struct compiler *c, struct ast_expr *first, unsigned callee,
                   unsigned given, const struct ast_expr *call) {
    struct shape shape = shape_of(first);
    bool keywords = shape.keywords + shape.doubles > 0;
    bool alone = given + shape.positional == 0 && shape.starred == 1;
    unsigned build = lang_temps(c, 2);
    lang_emit(c, OP_BUILD_LIST, build, callee + 2, given);
    append_positional(c, call, first, build, alone ? callee + 1 : 0);
    if (keywords) {
        lang_emit(c, OP_BUILD_DICT, build + 1, 0, 0);
        add_keywords(c, call, first, build + 1, callee);
    } else {
        lang_load(c, VALUE_UNSET, build + 1);
    }
    if (given > 0) {
        lang_emit(c, OP_MOVE, callee + 2, build, 0);
        lang_emit(c, OP_MOVE, callee + 3, build + 1, 0);
    }
    at_call(c, call);
    lang_emit(c, OP_CALL_EX, callee, 0, 0);
}

/* Arguments and the call itself: callable and self are in place, `given`
 * arguments already stand behind them and above those all is free. */
void lang_arguments_at(struct compiler *c, struct ast_expr *first,
                       unsigned callee, unsigned given,
                       const struct ast_expr *call) {
    struct shape shape = shape_of(first);
    uint8_t mark = c->code->next;
    if (shape.starred + shape.doubles > 0 ||
        shape.positional + shape.keywords > WINDOW_MAX)
        spread(c, first, callee, given, call);
    else
        plain(c, first, callee, given, call);
    c->code->next = mark;
}

/* The object that a method is called on: a local's register, or `base`. */
static unsigned object_of(struct compiler *c, struct ast_expr *object,
                          unsigned base) {
    uint8_t mark = c->code->next;
    if (object->kind == AST_NAME) {
        int local = lang_local(c, object->u.named.symbol, true);
        if (local >= 0)
            return (unsigned)local;
    }
    lang_into(c, object, base);
    c->code->next = mark;
    return base;
}

/* Arguments whose evaluation does nothing that anybody sees: then it may come
 * before the look for the method, which can raise. */
static bool are_quiet(const struct compiler *c, const struct ast_expr *item) {
    unsigned count = 0;
    for (; item != NULL; item = item->next, count++) {
        switch (item->kind) {
        case AST_INT:
        case AST_FLOAT:
        case AST_CONSTANT:
        case AST_STRING:
        case AST_BYTES:
            break;
        case AST_NAME:
            if (!lang_is_bound(c, item->u.named.symbol))
                return false;
            break;
        default:
            return false;
        }
    }
    return count <= WINDOW_MAX;
}

/* o.name(...): with quiet arguments the look for the method and the call
 * stand together, as CALL_METHOD wants them. */
static void call_method(struct compiler *c, struct ast_expr *expr,
                        unsigned base) {
    struct ast_expr *callee = expr->u.pair.first, *item = expr->u.pair.second;
    unsigned object = object_of(c, callee->u.named.value, base);
    if (!are_quiet(c, item)) {
        lang_at_attribute(c, callee);
        lang_emit_name(c, OP_GET_METHOD, base, object, callee->u.named.symbol);
        lang_arguments_at(c, item, base, 0, expr);
        return;
    }
    uint8_t mark = c->code->next;
    unsigned count = 0;
    for (; item != NULL; item = item->next, count++)
        (void)lang_fresh(c, item);
    lang_at_attribute(c, callee);
    lang_emit_name(c, OP_CALL_METHOD, base, object | count << 8,
                   callee->u.named.symbol);
    at_call(c, expr);
    lang_emit(c, OP_CALL, base, count, 0);
    c->code->next = mark;
}

void lang_call_into(struct compiler *c, struct ast_expr *expr, unsigned dest) {
    struct ast_expr *callee = expr->u.pair.first;
    bool in_place = dest + 1u == c->code->next && dest >= c->code->locals;
    unsigned base = in_place ? dest : lang_temp(c);
    (void)lang_temp(c); /* self */
    if (callee->kind == AST_ATTRIBUTE) {
        call_method(c, expr, base);
    } else {
        lang_into(c, callee, base);
        lang_load(c, VALUE_UNSET, base + 1);
        lang_arguments_at(c, expr->u.pair.second, base, 0, expr);
    }
    if (base != dest)
        lang_emit(c, OP_MOVE, dest, base, 0);
}
