/* SPDX-License-Identifier: MIT */
/* Constants: literals as values, arithmetic of literals, names given by
 * const(), tuples of constants. */
#include "compiler.h"

#include "base/decimal.h"
#include "literal.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

#include <string.h>

#define SHORT_TEXT 24u /* identifiers up to here become symbols */

/* Digits without their underscores. */
static uint32_t copy_digits(struct compiler *c, const struct ast_expr *expr,
                            char **text) {
    const uint8_t *at = c->unit->source + expr->offset;
    const uint8_t *end = c->unit->source + c->unit->length;
    const uint8_t *last = at;
    while (last < end && (lang_is_name(*last) || *last == '.' ||
                          ((*last == '+' || *last == '-') &&
                           (last[-1] | 32) == 'e' && expr->kind != AST_INT)))
        last++;
    uint32_t length = 0;
    *text = lang_allocate(c->unit, (size_t)(last - at) + 1);
    if (*text == NULL)
        return 0;
    for (; at < last; at++) {
        if (*at != '_')
            (*text)[length++] = (char)*at;
    }
    return length;
}

static bool imaginary(struct compiler *c, double x, value *out) {
    bool made = value_extra()->imaginary(x, out);
    if (!made)
        lang_raised(c);
    return made;
}

static bool number(struct compiler *c, const struct ast_expr *expr,
                   value *out) {
    char *text;
    uint32_t length = copy_digits(c, expr, &text);
    if (text == NULL)
        return false;
    if (expr->kind == AST_IMAGINARY && value_extra() == NULL) {
        lang_fail(c->unit, expr->offset, expr->offset + expr->length,
                  "complex numbers are not supported");
        return false;
    }
    if (expr->kind == AST_IMAGINARY || expr->kind == AST_FLOAT) {
        double x;
        size_t used;
        if (!base_decimal_parse(text, length, &x, &used))
            return false;
        *out = value_from_double(x);
        return expr->kind == AST_FLOAT || imaginary(c, x, out);
    }
    bool decimal = length < 2 || lang_is_digit((uint8_t)text[1]);
    if (!value_int_parse(text, length, decimal ? 10 : 0, VALUE_NONE, out)) {
        lang_raised(c);
        return false;
    }
    return true;
}

static bool is_identifier(const uint8_t *text, uint32_t length) {
    for (uint32_t i = 0; i < length; i++) {
        if (!lang_is_name(text[i]) || text[i] >= 0x80)
            return false;
    }
    return length <= SHORT_TEXT;
}

static uint32_t decode(struct compiler *c, const struct ast_expr *expr,
                       uint8_t *out) {
    struct lang_literal piece = {expr->offset, expr->u.text.end,
                                 (uint8_t)expr->op};
    if (expr->kind == AST_PIECE)
        return lang_literal_decode(c->unit, &piece, out);
    if (expr->kind != AST_VERBATIM)
        return lang_literals_decode(c->unit, expr->offset, expr->u.text.end,
                                    out);
    memcpy(out, c->unit->source + expr->offset, expr->u.text.bytes);
    return expr->u.text.bytes;
}

/* The value of STRING, BYTES, PIECE or VERBATIM. */
value lang_text(struct compiler *c, const struct ast_expr *expr) {
    value out = VALUE_NONE;
    uint8_t *text = lang_allocate(c->unit, expr->u.text.bytes + 1);
    if (text == NULL)
        return out;
    uint32_t length = decode(c, expr, text);
    bool fine = expr->kind == AST_BYTES
                    ? value_bytes_new(text, length, &out)
                    : value_symbol_or_str((const char *)text, length,
                                          is_identifier(text, length), &out);
    if (!fine)
        lang_raised(c);
    return out;
}

static value constant_value(unsigned op) {
    static const value values[] = {VALUE_NONE, VALUE_FALSE, VALUE_TRUE,
                                   VALUE_ELLIPSIS};
    return values[op & 3];
}

static bool is_plain(value v) {
    return value_is_int48(v) || value_is_double(v);
}

static bool unary(struct compiler *c, const struct ast_expr *expr, value *out) {
    value v;
    bool known = expr->op != AST_NOT && lang_fold(c, expr->u.one, &v);
    value_rest(); /* on the way back too */
    if (!known || !(value_is_int(v) || value_is_double(v)) || value_is_bool(v))
        return false;
    static const uint8_t ops[] = {VALUE_NEG, VALUE_POS, VALUE_INVERT};
    if (expr->op == AST_INVERT && value_is_double(v))
        return false;
    if (value_number_unary((enum value_unary)ops[expr->op], v, out))
        return true;
    lang_raised(c);
    return false;
}

/* What cannot fail and does not get large. */
static bool may_fold(unsigned op, value a, value b) {
    if (!is_plain(a) || !is_plain(b) || op == AST_MATMUL)
        return false;
    bool ints = value_is_int48(a) && value_is_int48(b);
    if (op <= AST_MUL)
        return true;
    if (op <= AST_MOD)
        return value_is_int48(b) && value_int48(b) > 0;
    bool sized = op == AST_POWER || op == AST_LSHIFT || op == AST_RSHIFT;
    return ints && (!sized || (value_int48(b) >= 0 && value_int48(b) <= 64));
}

static bool binary(struct compiler *c, const struct ast_expr *expr,
                   value *out) {
    static const uint8_t ops[] = {
        VALUE_ADD, VALUE_SUB, VALUE_MUL,    VALUE_TRUEDIV, VALUE_FLOORDIV,
        VALUE_MOD, VALUE_POW, VALUE_LSHIFT, VALUE_RSHIFT,  VALUE_AND,
        VALUE_OR,  VALUE_XOR, VALUE_MATMUL};
    const struct ast_expr *item = expr->u.list;
    value v, right;
    if (item->kind == AST_STRING || item->kind == AST_BYTES ||
        !lang_fold(c, item, &v))
        return false;
    for (item = item->next; item != NULL; item = item->next) {
        if (!lang_fold(c, item, &right) || !may_fold(item->link, v, right))
            return false;
        if (!value_number_binary((enum value_binary)ops[item->link], v, right,
                                 &v)) {
            (void)value_take_exception();
            return false;
        }
    }
    *out = v;
    return true;
}

static bool tuple(struct compiler *c, const struct ast_expr *expr, value *out) {
    uint32_t count = 0, i = 0;
    const struct ast_expr *item;
    for (item = expr->u.list; item != NULL; item = item->next)
        count++;
    value *items = lang_allocate(c->unit, (count + 1) * sizeof *items);
    value kept; /* the arena is not scanned: the list is */
    if (items == NULL || !value_list_new(0, NULL, &kept))
        return false;
    for (item = expr->u.list; item != NULL; item = item->next) {
        if (!lang_fold(c, item, &items[i]))
            return false;
        if (!value_list_append(kept, items[i++])) {
            lang_raised(c);
            return false;
        }
    }
    if (value_tuple_new(count, items, out))
        return true;
    lang_raised(c);
    return false;
}

static bool is_const_call(struct compiler *c, const struct ast_expr *expr) {
    const struct ast_expr *callee = expr->u.pair.first;
    const struct ast_expr *argument = expr->u.pair.second;
    bool named = callee->kind == AST_NAME || callee->kind == AST_ATTRIBUTE;
    if (!named || argument == NULL || argument->next != NULL ||
        argument->kind == AST_STARRED)
        return false;
    return callee->u.named.symbol == lang_intern(c, "const");
}

static bool named(struct compiler *c, const struct ast_expr *expr, value *out) {
    uint32_t symbol = expr->u.named.symbol;
    const struct lang_variable *variable =
        c->code->scope != NULL ? lang_find(c->code->scope, symbol) : NULL;
    if (symbol == SYM___debug__ && (c->mode & LANG_OPTIMIZED) != 0) {
        *out = VALUE_FALSE;
        return true;
    }
    bool own = variable != NULL && variable->kind != LANG_GLOBAL &&
               (variable->kind != LANG_NAMED ||
                (variable->flags & LANG_ASSIGNED) != 0);
    if (c->names == VALUE_NONE || own)
        return false;
    *out = value_dict_get_symbol(c->names, symbol, NULL);
    return *out != VALUE_UNSET;
}

/* Whether the expression is known now; false does not mean an error. */
bool lang_fold(struct compiler *c, const struct ast_expr *expr, value *out) {
    if (lang_failed(c->unit))
        return false;
    value_rest();
    switch (expr->kind) {
    case AST_INT:
    case AST_FLOAT:
    case AST_IMAGINARY:
        return number(c, expr, out);
    case AST_STRING:
    case AST_BYTES:
        *out = lang_text(c, expr);
        return !lang_failed(c->unit);
    case AST_CONSTANT:
        *out = constant_value(expr->op);
        return true;
    case AST_UNARY:
        return unary(c, expr, out);
    case AST_BINARY:
        return binary(c, expr, out);
    case AST_TUPLE:
        return tuple(c, expr, out);
    case AST_NAME:
        return named(c, expr, out);
    case AST_CALL:
        return is_const_call(c, expr) && lang_fold(c, expr->u.pair.second, out);
    default:
        return false;
    }
}

/* 1 true, 0 false, -1 not known: for `while True` and `if 0`. */
int lang_truth(const struct ast_expr *expr) {
    if (expr->kind == AST_CONSTANT)
        return expr->op == AST_TRUE || expr->op == AST_ELLIPSIS;
    return -1;
}

bool lang_small(struct compiler *c, const struct ast_expr *expr, int low,
                int high, int *out) {
    value v;
    bool candidate = expr->kind == AST_INT || expr->kind == AST_UNARY ||
                     expr->kind == AST_NAME || expr->kind == AST_BINARY;
    if (!candidate || !lang_fold(c, expr, &v) || !value_is_int48(v))
        return false;
    if (value_int48(v) < low || value_int48(v) > high)
        return false;
    *out = (int)value_int48(v);
    return true;
}
