/* SPDX-License-Identifier: MIT */
/* What may stand to the left of `=`, behind `del`, `for` and `as`. Targets are
 * parsed as expressions and judged afterwards, since only the `=` behind them
 * tells what they are. */
#include "parser.h"

#include <string.h>

static const char *const kind_names[AST_KIND_COUNT] = {
    [AST_NAME] = "name",
    [AST_INT] = "literal",
    [AST_FLOAT] = "literal",
    [AST_IMAGINARY] = "literal",
    [AST_STRING] = "literal",
    [AST_BYTES] = "literal",
    [AST_JOINED] = "f-string expression",
    [AST_BINARY] = "expression",
    [AST_COMPARE] = "comparison",
    [AST_BOOLEAN] = "expression",
    [AST_UNARY] = "expression",
    [AST_CONDITIONAL] = "conditional expression",
    [AST_LAMBDA] = "lambda",
    [AST_CALL] = "function call",
    [AST_ATTRIBUTE] = "attribute",
    [AST_SUBSCRIPT] = "subscript",
    [AST_TUPLE] = "tuple",
    [AST_LIST] = "list",
    [AST_SET] = "set display",
    [AST_DICT] = "dict literal",
    [AST_LIST_COMP] = "list comprehension",
    [AST_SET_COMP] = "set comprehension",
    [AST_DICT_COMP] = "dict comprehension",
    [AST_GENERATOR] = "generator expression",
    [AST_STARRED] = "starred",
    [AST_YIELD] = "yield expression",
    [AST_YIELD_FROM] = "yield expression",
    [AST_AWAIT] = "await expression",
    [AST_WALRUS] = "named expression",
};

const char *lang_expr_name(const struct lang_parser *p,
                           const struct ast_expr *expr) {
    static const char constants[][9] = {"None", "False", "True", "ellipsis"};
    (void)p;
    if (expr->kind == AST_CONSTANT)
        return constants[expr->op & 3];
    const char *name = kind_names[expr->kind];
    return name != NULL ? name : "expression";
}

void lang_check_name(struct lang_parser *p, uint32_t symbol, uint32_t offset) {
    static const char debug[] = "__debug__";
    size_t length = 0;
    if (lang_failed(p->unit))
        return;
    const char *text =
        p->unit->names.text(p->unit->names.context, symbol, &length);
    if (length == sizeof debug - 1 && memcmp(text, debug, length) == 0)
        lang_fail(p->unit, offset, offset + (uint32_t)length,
                  "cannot assign to __debug__");
}

static void refuse(struct lang_parser *p, const struct ast_expr *target,
                   enum target_use use) {
    lang_fail(p->unit, target->offset, lang_expr_end(target), "cannot %s %s",
              use == TARGET_DELETE ? "delete" : "assign to",
              lang_expr_name(p, target));
    p->token.kind = TOKEN_ERROR;
}

static void check_items(struct lang_parser *p, const struct ast_expr *target,
                        enum target_use use) {
    unsigned stars = 0;
    const struct ast_expr *item = target->u.list;
    for (; item != NULL && !lang_failed(p->unit); item = item->next) {
        bool star = item->kind == AST_STARRED && use != TARGET_DELETE;
        lang_check_target(p, star ? item->u.one : item, use);
        stars += star;
    }
    if (stars > 1)
        lang_fail(p->unit, target->offset, lang_expr_end(target),
                  "multiple starred expressions in assignment");
}

void lang_check_target(struct lang_parser *p, const struct ast_expr *target,
                       enum target_use use) {
    if (lang_failed(p->unit))
        return;
    switch (target->kind) {
    case AST_NAME:
        lang_check_name(p, target->u.named.symbol, target->offset);
        break;
    case AST_ATTRIBUTE:
    case AST_SUBSCRIPT:
        break;
    case AST_TUPLE:
    case AST_LIST:
        check_items(p, target, use);
        break;
    case AST_STARRED:
        if (use != TARGET_DELETE)
            lang_fail(p->unit, target->offset, lang_expr_end(target),
                      "starred assignment target must be in a list or tuple");
        refuse(p, target, use);
        break;
    default:
        refuse(p, target, use);
        break;
    }
}
