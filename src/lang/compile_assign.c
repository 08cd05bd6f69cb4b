/* SPDX-License-Identifier: MIT */
/* Assignment in all its forms, and del. */
#include "compiler.h"

#include "value/container.h"
#include "value/symbol.h"
#include "value/text.h"

static void store_attribute(struct compiler *c, struct ast_expr *target,
                            unsigned source) {
    unsigned object = lang_operand(c, target->u.named.value);
    lang_at_attribute(c, target);
    lang_emit_name(c, OP_SET_ATTR, object, source, target->u.named.symbol);
}

static void store_item(struct compiler *c, struct ast_expr *target,
                       unsigned source) {
    unsigned object = lang_operand(c, target->u.pair.first);
    unsigned key = lang_operand(c, target->u.pair.second);
    lang_at(c, target);
    lang_emit(c, OP_SET_ITEM, object, key, source);
}

static void unpack(struct compiler *c, struct ast_expr *target,
                   unsigned source) {
    unsigned count = 0, before = 0;
    bool star = false;
    struct ast_expr *item;
    for (item = target->u.list; item != NULL; item = item->next) {
        star |= item->kind == AST_STARRED;
        before += !star;
        count++;
    }
    unsigned base = lang_temps(c, count);
    lang_at(c, target);
    if (star) {
        lang_emit(c, OP_UNPACK_EX, source, base, before);
        lang_emit_word(c, count - before - 1);
    } else {
        lang_emit(c, OP_UNPACK, source, base, count);
    }
    for (item = target->u.list; item != NULL; item = item->next)
        lang_assign(c, item->kind == AST_STARRED ? item->u.one : item, base++);
}

void lang_assign(struct compiler *c, struct ast_expr *target, unsigned source) {
    uint8_t mark = c->code->next;
    if (!lang_enter(c->unit, target->offset, LANG_COMPILE_COST)) {
        lang_leave(c->unit, LANG_COMPILE_COST);
        return;
    }
    switch (target->kind) {
    case AST_NAME:
        lang_at(c, target);
        lang_store_name(c, target->u.named.symbol, source);
        break;
    case AST_ATTRIBUTE:
        store_attribute(c, target, source);
        break;
    case AST_SUBSCRIPT:
        store_item(c, target, source);
        break;
    default:
        unpack(c, target, source);
        break;
    }
    c->code->next = mark;
    lang_leave(c->unit, LANG_COMPILE_COST);
}

/* `a, b = b, a` needs no tuple: the values meet in temporaries. */
static bool swap(struct compiler *c, struct ast_expr *target,
                 struct ast_expr *source) {
    unsigned count = 0;
    if (target->kind != AST_TUPLE || source->kind != AST_TUPLE)
        return false;
    struct ast_expr *left = target->u.list, *right = source->u.list;
    for (; left != NULL && right != NULL && count <= 8; count++) {
        if (left->kind == AST_STARRED || right->kind == AST_STARRED)
            return false;
        left = left->next;
        right = right->next;
    }
    if (left != NULL || right != NULL || count == 0)
        return false;
    unsigned base = c->code->next;
    for (right = source->u.list; right != NULL; right = right->next)
        (void)lang_fresh(c, right);
    for (left = target->u.list; left != NULL; left = left->next)
        lang_assign(c, left, base++);
    return true;
}

static bool is_module_level(const struct compiler *c) {
    return c->code->outer == NULL;
}

/* A module's own constants need no variable, as MicroPython has it: _X. */
static bool is_hidden(const struct compiler *c, uint32_t symbol) {
    uint32_t length;
    const char *text = value_symbol_text(symbol, &length);
    return c->mode % LANG_OPTIMIZED == LANG_FILE && length > 1 &&
           text[0] == '_' && text[1] != '_';
}

/* X = const(5): X is folded from here on. Any other value ends that. True if
 * nothing is to be stored. */
static bool note_constant(struct compiler *c, const struct ast_stmt *stmt) {
    const struct ast_expr *target = stmt->u.assign.target;
    const struct ast_expr *source = stmt->u.assign.value;
    value v, key;
    if (target->kind != AST_NAME || !is_module_level(c))
        return false;
    key = value_from_symbol(target->u.named.symbol);
    bool found;
    if (source->kind == AST_CALL && lang_fold(c, source, &v)) {
        if (!value_dict_set(c->names, key, v))
            lang_raised(c);
        return is_hidden(c, target->u.named.symbol);
    } else if (!value_dict_delete(c->names, key, &found)) {
        lang_raised(c);
    }
    return false;
}

void lang_assignment(struct compiler *c, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.assign.target;
    if (target->next == NULL) {
        if (note_constant(c, stmt) || swap(c, target, stmt->u.assign.value))
            return;
        int reg = lang_destination(c, target);
        if (reg >= 0) { /* D1 */
            lang_into(c, stmt->u.assign.value, (unsigned)reg);
            lang_store_name(c, target->u.named.symbol, (unsigned)reg);
            return;
        }
    }
    unsigned source = lang_operand(c, stmt->u.assign.value);
    for (; target != NULL; target = target->next)
        lang_assign(c, target, source);
}

static unsigned in_place(struct compiler *c, struct ast_stmt *stmt,
                         unsigned old, unsigned dest) {
    int small;
    bool literal = (stmt->flag == AST_ADD || stmt->flag == AST_SUB) &&
                   lang_small(c, stmt->u.assign.value, -128, 127, &small);
    if (literal) {
        lang_at_stmt(c, stmt);
        lang_emit(c,
                  stmt->flag == AST_ADD ? OP_ADD_INPLACE_I : OP_SUB_INPLACE_I,
                  dest, old, (unsigned)small);
        return dest;
    }
    unsigned right = lang_operand(c, stmt->u.assign.value);
    lang_at_stmt(c, stmt);
    lang_emit(c, lang_binary_op(stmt->flag, true), dest, old, right);
    return dest;
}

static void augmented_name(struct compiler *c, struct ast_stmt *stmt) {
    uint32_t symbol = stmt->u.assign.target->u.named.symbol;
    int reg = lang_local(c, symbol, true);
    if (reg >= 0) {
        (void)in_place(c, stmt, (unsigned)reg, (unsigned)reg);
        return;
    }
    unsigned temp = lang_temp(c);
    lang_load_name(c, symbol, temp);
    lang_store_name(c, symbol, in_place(c, stmt, temp, temp));
}

void lang_augmented(struct compiler *c, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.assign.target;
    if (target->kind == AST_NAME) {
        augmented_name(c, stmt);
        return;
    }
    bool item = target->kind == AST_SUBSCRIPT;
    unsigned object =
        lang_operand(c, item ? target->u.pair.first : target->u.named.value);
    unsigned key = item ? lang_operand(c, target->u.pair.second) : 0;
    unsigned temp = lang_temp(c);
    lang_at(c, target);
    if (item)
        lang_emit(c, OP_GET_ITEM, temp, object, key);
    else
        lang_emit_name(c, OP_GET_ATTR, temp, object, target->u.named.symbol);
    (void)in_place(c, stmt, temp, temp);
    lang_mark(c, target);
    if (item)
        lang_emit(c, OP_SET_ITEM, object, key, temp);
    else
        lang_emit_name(c, OP_SET_ATTR, object, temp, target->u.named.symbol);
}

/* The annotation's value, or its text. */
static unsigned annotation(struct compiler *c, struct ast_expr *expr) {
    value text;
    if (!c->unit->text_annotations)
        return lang_operand(c, expr);
    const char *source = (const char *)c->unit->source + expr->offset;
    unsigned reg = lang_temp(c);
    if (value_symbol_or_str(source, expr->length, false, &text))
        lang_load(c, text, reg);
    else
        lang_raised(c);
    return reg;
}

/* Annotations count in modules and classes only: __annotations__[name]. */
static void keep_annotation(struct compiler *c, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.annotated.target;
    bool function =
        c->code->scope != NULL && c->code->scope->kind >= LANG_FUNCTION;
    if (function)
        return;
    unsigned noted = annotation(c, stmt->u.annotated.annotation);
    if (!stmt->flag)
        return;
    unsigned dict = lang_temps(c, 2);
    uint32_t name = lang_intern(c, "__annotations__");
    if (c->code->flags & CODE_NAMESPACE) /* the class's own, not a global */
        lang_emit_name(c, OP_LOAD_NAME, dict, 0, name);
    else
        lang_load_name(c, name, dict);
    lang_load(c, value_from_symbol(target->u.named.symbol), dict + 1);
    lang_emit(c, OP_SET_ITEM, dict, dict + 1, noted);
}

void lang_annotated(struct compiler *c, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.annotated.target;
    if (stmt->u.annotated.value != NULL) {
        uint8_t mark = c->code->next;
        unsigned source = lang_operand(c, stmt->u.annotated.value);
        lang_assign(c, target, source);
        c->code->next = mark;
    }
    keep_annotation(c, stmt);
}

void lang_delete(struct compiler *c, struct ast_expr *target) {
    uint8_t mark = c->code->next;
    struct ast_expr *item;
    unsigned object, key;
    lang_at(c, target);
    switch (target->kind) {
    case AST_NAME:
        lang_delete_name(c, target->u.named.symbol);
        break;
    case AST_ATTRIBUTE:
        object = lang_operand(c, target->u.named.value);
        lang_mark(c, target);
        lang_emit_name(c, OP_DELETE_ATTR, object, 0, target->u.named.symbol);
        break;
    case AST_SUBSCRIPT:
        object = lang_operand(c, target->u.pair.first);
        key = lang_operand(c, target->u.pair.second);
        lang_mark(c, target);
        lang_emit(c, OP_DELETE_ITEM, object, key, 0);
        break;
    default:
        for (item = target->u.list; item != NULL; item = item->next)
            lang_delete(c, item);
        break;
    }
    c->code->next = mark;
}
