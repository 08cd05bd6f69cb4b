/* SPDX-License-Identifier: MIT */
/* Arguments of calls and of class statements, in source order. */
#include "parser.h"

struct arguments {
    struct expr_list list;
    uint32_t open;           /* offset of the opening bracket */
    bool keyword, unpacking; /* name=value, **mapping has been seen */
};

static bool at_clause(const struct lang_parser *p) {
    return at_token(p, TOKEN_FOR) || at_token(p, TOKEN_ASYNC);
}

static struct ast_expr *unpacked(struct lang_parser *p, enum ast_kind kind) {
    struct ast_expr *expr = lang_expr(p, kind, p->token.start);
    lang_advance(p);
    expr->u.one = lang_expression(p);
    lang_close_expr(p, expr);
    return expr;
}

static void refuse_repeated(struct lang_parser *p,
                            const struct arguments *arguments,
                            const struct ast_expr *keyword) {
    const struct ast_expr *other = arguments->list.first;
    for (; other != NULL; other = other->next) {
        if (other->kind == AST_KEYWORD &&
            other->u.named.symbol == keyword->u.named.symbol)
            lang_fail(p->unit, keyword->offset, lang_expr_end(keyword),
                      "keyword argument repeated: %n", keyword->u.named.symbol);
    }
}

/* `name=value`; NULL, with nothing consumed, if it is something else. */
static struct ast_expr *keyword(struct lang_parser *p) {
    if (!at_token(p, TOKEN_NAME))
        return NULL;
    struct lang_cursor cursor = p->lexer.at;
    struct lang_token token = p->token;
    uint32_t previous = p->previous;
    lang_advance(p);
    bool found = at_token(p, TOKEN_ASSIGN);
    if (lang_failed(p->unit))
        return NULL;
    p->lexer.at = cursor;
    p->token = token;
    p->previous = previous;
    if (!found)
        return NULL;
    struct ast_expr *expr = lang_expr(p, AST_KEYWORD, token.start);
    expr->u.named.symbol = lang_take_name(p, false);
    lang_check_name(p, expr->u.named.symbol, token.start);
    lang_advance(p);
    expr->u.named.value = lang_expression(p);
    if (ISA_FULL)
        lang_refuse_clause(p, token.start);
    lang_close_expr(p, expr);
    return expr;
}

static void refuse_order(struct lang_parser *p,
                         const struct arguments *arguments) {
    if (arguments->unpacking)
        lang_fail(p->unit, p->token.start, p->token.end,
                  "positional argument follows keyword argument unpacking");
    else if (arguments->keyword)
        lang_fail(p->unit, p->token.start, p->token.end,
                  "positional argument follows keyword argument");
}

static void refuse_equals(struct lang_parser *p, const struct ast_expr *expr) {
    bool constant = expr->kind == AST_CONSTANT && expr->op != AST_ELLIPSIS;
    if (constant)
        lang_fail(p->unit, expr->offset, p->token.end, "cannot assign to %s",
                  lang_expr_name(p, expr));
    else
        lang_fail(p->unit, expr->offset, p->token.end,
                  "expression cannot contain assignment, perhaps you meant "
                  "\"==\"?");
    lang_syntax_error(p);
}

static struct ast_expr *generator(struct lang_parser *p,
                                  const struct arguments *arguments,
                                  struct ast_expr *element, uint32_t start) {
    struct ast_expr *expr = lang_expr(p, AST_GENERATOR, arguments->open);
    expr->u.comp.element = element;
    expr->u.comp.clauses = lang_clauses(p);
    lang_close_expr(p, expr);
    bool trailing = at_token(p, TOKEN_COMMA);
    if (arguments->list.count > 0 || trailing)
        lang_fail(p->unit, start, p->previous,
                  "Generator expression must be parenthesized");
    return expr;
}

static struct ast_expr *positional(struct lang_parser *p,
                                   const struct arguments *arguments) {
    uint32_t start = p->token.start;
    struct ast_expr *expr = lang_expression(p);
    if (at_token(p, TOKEN_WALRUS))
        expr = lang_walrus(p, expr, start);
    if (at_token(p, TOKEN_ASSIGN))
        refuse_equals(p, expr);
    if (at_clause(p))
        expr = generator(p, arguments, expr, start);
    refuse_order(p, arguments);
    return expr;
}

static void argument(struct lang_parser *p, struct arguments *arguments) {
    struct ast_expr *expr;
    if (at_token(p, TOKEN_STAR)) {
        expr = unpacked(p, AST_STARRED);
        if (ISA_FULL && at_clause(p))
            lang_refuse_star(p, expr);
        if (arguments->unpacking)
            lang_fail(p->unit, arguments->list.first->offset, p->previous,
                      "iterable argument unpacking follows keyword argument "
                      "unpacking");
    } else if (at_token(p, TOKEN_POWER)) {
        expr = unpacked(p, AST_DOUBLE_STARRED);
        arguments->unpacking = true;
    } else if ((expr = keyword(p)) != NULL) {
        refuse_repeated(p, arguments, expr);
        arguments->keyword = true;
    } else {
        expr = positional(p, arguments);
    }
    list_add(&arguments->list, expr);
}

/* Up to the closing bracket, which stays. */
struct ast_expr *lang_arguments(struct lang_parser *p) {
    struct arguments arguments = {.open = p->previous - 1};
    list_init(&arguments.list);
    while (lang_starts_expression(p) || at_token(p, TOKEN_POWER)) {
        argument(p, &arguments);
        if (!lang_accept(p, TOKEN_COMMA))
            break;
    }
    return arguments.list.first;
}
