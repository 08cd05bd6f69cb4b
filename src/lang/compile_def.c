/* SPDX-License-Identifier: MIT */
/* Functions, lambdas and classes: the code of the body, then the object made
 * of it with defaults, closure and annotations. */
#include "compiler.h"

#include "value/container.h"
#include "value/symbol.h"
#include "value/text.h"

#include <string.h>

enum { DEFAULTS = 1, KEYWORD_DEFAULTS = 2, CLOSURE = 4, ANNOTATIONS = 8 };

uint32_t lang_intern(struct compiler *c, const char *text) {
    uint32_t symbol = value_symbol_intern(text, strlen(text));
    if (symbol == LANG_NO_SYMBOL)
        lang_raised(c);
    return symbol;
}

static unsigned positional_defaults(struct compiler *c,
                                    const struct ast_param *param,
                                    unsigned base) {
    unsigned count = 0, first = c->code->next;
    for (; param != NULL; param = param->next) {
        if (param->kind > AST_POSITIONAL || param->value == NULL)
            continue;
        (void)lang_fresh(c, param->value);
        count++;
    }
    if (count == 0)
        return 0;
    lang_emit(c, OP_BUILD_TUPLE, base, first, count);
    c->code->next = (uint8_t)first;
    return DEFAULTS;
}

static void add_pair(struct compiler *c, uint32_t symbol, struct ast_expr *expr,
                     unsigned dict) {
    unsigned key = lang_temp(c), reg;
    lang_load(c, value_from_symbol(symbol), key);
    reg = lang_operand(c, expr);
    lang_emit(c, OP_DICT_ADD, dict, key, reg);
    c->code->next = (uint8_t)key;
}

static unsigned keyword_defaults(struct compiler *c,
                                 const struct ast_param *param, unsigned base) {
    unsigned bits = 0;
    for (; param != NULL; param = param->next) {
        if (param->kind != AST_KEYWORD_ONLY || param->value == NULL)
            continue;
        if (bits == 0)
            lang_emit(c, OP_BUILD_DICT, base + 1, 0, 0);
        bits = KEYWORD_DEFAULTS;
        add_pair(c, param->symbol, param->value, base + 1);
    }
    return bits;
}

static void add_text(struct compiler *c, uint32_t symbol,
                     const struct ast_expr *expr, unsigned dict) {
    unsigned key = lang_temps(c, 2);
    value text;
    const char *source = (const char *)c->unit->source + expr->offset;
    if (!value_symbol_or_str(source, expr->length, false, &text)) {
        lang_raised(c);
        return;
    }
    lang_load(c, value_from_symbol(symbol), key);
    lang_load(c, text, key + 1);
    lang_emit(c, OP_DICT_ADD, dict, key, key + 1);
    c->code->next = (uint8_t)key;
}

static void annotate(struct compiler *c, uint32_t symbol, struct ast_expr *expr,
                     unsigned dict) {
    if (c->unit->text_annotations)
        add_text(c, symbol, expr, dict);
    else
        add_pair(c, symbol, expr, dict);
}

static unsigned annotations(struct compiler *c, const struct ast_stmt *stmt,
                            unsigned base) {
    unsigned bits = 0;
    const struct ast_param *param = stmt->u.def.params;
    for (; param != NULL; param = param->next) {
        if (param->annotation == NULL)
            continue;
        if (bits == 0)
            lang_emit(c, OP_BUILD_DICT, base + 3, 0, 0);
        bits = ANNOTATIONS;
        annotate(c, param->symbol, param->annotation, base + 3);
    }
    if (stmt->u.def.values != NULL) {
        if (bits == 0)
            lang_emit(c, OP_BUILD_DICT, base + 3, 0, 0);
        bits = ANNOTATIONS;
        annotate(c, lang_intern(c, "return"), stmt->u.def.values, base + 3);
    }
    return bits;
}

/* The cell of a variable that an inner scope asks for. */
static void load_cell(struct compiler *c, uint32_t symbol, unsigned dest) {
    const struct lang_scope *scope = c->code->scope;
    const struct lang_variable *variable = lang_find(scope, symbol);
    if (variable != NULL && variable->kind == LANG_CELL)
        lang_emit(c, OP_MOVE, dest, variable->reg, 0);
    else if (scope->class_cell && symbol == lang_intern(c, "__class__"))
        lang_emit(c, OP_MOVE, dest, c->code->class_cell, 0);
    else if (variable != NULL)
        lang_emit(c, OP_LOAD_CLOSURE, dest, variable->closure, 0);
}

static unsigned closure(struct compiler *c, const struct lang_scope *scope,
                        unsigned base) {
    unsigned first = lang_temps(c, scope->free_count), reg = first;
    if (scope->free_count == 0)
        return 0;
    const struct lang_variable *variable = scope->variables;
    for (; variable != NULL; variable = variable->next) {
        if (variable->kind == LANG_FREE || (variable->flags & LANG_PASSED) != 0)
            load_cell(c, variable->symbol, reg++);
    }
    lang_emit(c, OP_BUILD_TUPLE, base + 2, first, scope->free_count);
    c->code->next = (uint8_t)first;
    return CLOSURE;
}

/* The function in R[base]; R[base..base+3] are its parts, as `bits` says. */
void lang_make_function(struct compiler *c, value code,
                        const struct lang_scope *scope, unsigned base,
                        unsigned bits) {
    bits |= closure(c, scope, base);
    lang_emit_wide(c, OP_MAKE_FUNCTION, base, lang_constant(c, code));
    lang_emit_word(c, bits);
}

static void begin_def(struct compiler *c, struct building *code,
                      struct lang_scope *scope, uint32_t symbol,
                      uint32_t offset) {
    lang_name_code(c, code, symbol);
    lang_begin_code(c, code, scope, offset);
}

static value function_code(struct compiler *c, struct ast_stmt *stmt) {
    struct building code;
    value doc = VALUE_NONE;
    begin_def(c, &code, stmt->u.def.scope, stmt->u.def.symbol, stmt->offset);
    lang_assign_registers(c, stmt->u.def.params);
    lang_body(c, stmt->u.def.body, &doc);
    if (c->code->bound.reachable)
        lang_emit(c, OP_RETURN_NONE, 0, 0, 0);
    return lang_finish_code(c, stmt->u.def.params, stmt->u.def.symbol, doc);
}

static void function_at(struct compiler *c, struct ast_stmt *stmt,
                        unsigned dest) {
    unsigned base = lang_temps(c, 4);
    unsigned bits = positional_defaults(c, stmt->u.def.params, base);
    bits |= keyword_defaults(c, stmt->u.def.params, base);
    bits |= annotations(c, stmt, base);
    value code = function_code(c, stmt);
    lang_at_stmt(c, stmt);
    lang_make_function(c, code, stmt->u.def.scope, base, bits);
    lang_emit(c, OP_MOVE, dest, base, 0);
}

void lang_lambda_into(struct compiler *c, struct ast_expr *expr,
                      unsigned dest) {
    struct building code;
    struct ast_param *params = expr->u.lambda.params;
    uint32_t symbol = lang_intern(c, "<lambda>");
    unsigned base = lang_temps(c, 4);
    unsigned bits = positional_defaults(c, params, base);
    bits |= keyword_defaults(c, params, base);
    begin_def(c, &code, expr->u.lambda.scope, symbol, expr->offset);
    lang_assign_registers(c, params);
    unsigned result = lang_operand(c, expr->u.lambda.body);
    lang_emit(c, OP_RETURN, result, 0, 0);
    value made = lang_finish_code(c, params, symbol, VALUE_NONE);
    lang_at(c, expr);
    lang_make_function(c, made, expr->u.lambda.scope, base, bits);
    lang_emit(c, OP_MOVE, dest, base, 0);
}

static void store_text(struct compiler *c, const char *name, value text) {
    unsigned reg = lang_temp(c);
    lang_load(c, text, reg);
    lang_emit_name(c, OP_STORE_NAME, reg, 0, lang_intern(c, name));
    c->code->next = (uint8_t)reg;
}

static bool has_annotations(const struct ast_stmt *stmt) {
    for (; stmt != NULL; stmt = stmt->next) {
        if (stmt->kind == AST_ANNOTATED && stmt->flag)
            return true;
        if ((stmt->kind == AST_IF || stmt->kind == AST_WHILE) &&
            has_annotations(stmt->u.branch.body))
            return true;
    }
    return false;
}

/* R[0] is the namespace, R[1] the cell for __class__ if a method needs it. */
static void class_prologue(struct compiler *c, const struct ast_stmt *stmt) {
    struct building *code = c->code;
    unsigned reg = code->next;
    code->locals = (uint8_t)reg;
    lang_emit_name(c, OP_LOAD_GLOBAL, lang_temp(c), 0,
                   lang_intern(c, "__name__"));
    lang_emit_name(c, OP_STORE_NAME, reg, 0, lang_intern(c, "__module__"));
    code->next = (uint8_t)reg;
    store_text(c, "__qualname__", code->qualname);
    if (has_annotations(stmt->u.def.body)) {
        lang_emit(c, OP_BUILD_DICT, lang_temp(c), 0, 0);
        lang_emit_name(c, OP_STORE_NAME, reg, 0,
                       lang_intern(c, "__annotations__"));
        code->next = (uint8_t)reg;
    }
}

static value class_code(struct compiler *c, struct ast_stmt *stmt) {
    struct building code;
    struct lang_scope *scope = stmt->u.def.scope;
    value doc = VALUE_NONE;
    begin_def(c, &code, scope, stmt->u.def.symbol, stmt->offset);
    code.flags |= CODE_NAMESPACE;
    (void)lang_temp(c);
    if (scope->class_cell) {
        code.class_cell = (uint8_t)lang_temp(c);
        lang_emit(c, OP_MAKE_CELL, code.class_cell, 0, 0);
    }
    class_prologue(c, stmt);
    lang_body(c, stmt->u.def.body, &doc);
    if (doc != VALUE_NONE)
        store_text(c, "__doc__", doc);
    if (scope->class_cell)
        lang_emit(c, OP_RETURN, code.class_cell, 0, 0);
    else
        lang_emit(c, OP_RETURN_NONE, 0, 0, 0);
    return lang_finish_code(c, NULL, stmt->u.def.symbol, doc);
}

static void class_at(struct compiler *c, struct ast_stmt *stmt, unsigned dest) {
    unsigned base = lang_temps(c, 4);
    lang_emit(c, OP_LOAD_BUILD_CLASS, base, 0, 0);
    lang_load(c, VALUE_UNSET, base + 1);
    unsigned parts = lang_temps(c, 4);
    value code = class_code(c, stmt);
    lang_at_stmt(c, stmt);
    lang_make_function(c, code, stmt->u.def.scope, parts, 0);
    lang_emit(c, OP_MOVE, base + 2, parts, 0);
    lang_load(c, value_from_symbol(stmt->u.def.symbol), base + 3);
    c->code->next = (uint8_t)parts;
    const struct ast_expr at = {.kind = AST_CONSTANT, .offset = stmt->offset};
    lang_arguments_at(c, stmt->u.def.values, base, 2, &at);
    lang_emit(c, OP_MOVE, dest, base, 0);
}

static const struct ast_expr *nth(const struct ast_expr *item, unsigned n) {
    for (; n > 0; n--)
        item = item->next;
    return item;
}

/* Each decorator waits as a callable whose only argument comes to stand where
 * the next inner call leaves its result. */
void lang_def_into(struct compiler *c, struct ast_stmt *stmt) {
    uint8_t mark = c->code->next;
    unsigned count = 0;
    struct ast_expr *item = stmt->u.def.decorators;
    for (; item != NULL; item = item->next, count++) {
        (void)lang_fresh(c, item);
        lang_load(c, VALUE_UNSET, lang_temp(c));
    }
    unsigned made = lang_temp(c);
    if (stmt->kind == AST_CLASS)
        class_at(c, stmt, made);
    else
        function_at(c, stmt, made);
    lang_at_stmt(c, stmt);
    for (; count > 0; count--) {
        made -= 2;
        if (ISA_FULL)
            lang_at(c, nth(stmt->u.def.decorators, count - 1));
        lang_emit(c, OP_CALL, made, 1, 0);
    }
    if (ISA_FULL)
        lang_at_stmt(c, stmt);
    lang_store_name(c, stmt->u.def.symbol, made);
    c->code->next = mark;
}
