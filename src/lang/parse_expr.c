/* SPDX-License-Identifier: MIT */
/* Expressions from lambda and walrus down to unary operators. Operators of
 * one precedence make one flat node, so a sum of a hundred terms nests no
 * deeper than a sum of two. */
#include "parser.h"

struct infix {
    uint8_t token, precedence, link;
};

static const struct infix infixes[] = {
    {TOKEN_OR, PRECEDENCE_OR, 0},
    {TOKEN_AND, PRECEDENCE_AND, 0},
    {TOKEN_LESS, PRECEDENCE_COMPARE, AST_LESS},
    {TOKEN_LESS_EQUAL, PRECEDENCE_COMPARE, AST_LESS_EQUAL},
    {TOKEN_EQUAL, PRECEDENCE_COMPARE, AST_EQUAL},
    {TOKEN_NOT_EQUAL, PRECEDENCE_COMPARE, AST_NOT_EQUAL},
    {TOKEN_GREATER, PRECEDENCE_COMPARE, AST_GREATER},
    {TOKEN_GREATER_EQUAL, PRECEDENCE_COMPARE, AST_GREATER_EQUAL},
    {TOKEN_IN, PRECEDENCE_COMPARE, AST_IN},
    {TOKEN_NOT, PRECEDENCE_COMPARE, AST_NOT_IN},
    {TOKEN_IS, PRECEDENCE_COMPARE, AST_IS},
    {TOKEN_PIPE, PRECEDENCE_BIT_OR, AST_OR},
    {TOKEN_CARET, PRECEDENCE_BIT_XOR, AST_XOR},
    {TOKEN_AMPERSAND, PRECEDENCE_BIT_AND, AST_AND},
    {TOKEN_LSHIFT, PRECEDENCE_SHIFT, AST_LSHIFT},
    {TOKEN_RSHIFT, PRECEDENCE_SHIFT, AST_RSHIFT},
    {TOKEN_ADD, PRECEDENCE_ADD, AST_ADD},
    {TOKEN_SUB, PRECEDENCE_ADD, AST_SUB},
    {TOKEN_STAR, PRECEDENCE_MUL, AST_MUL},
    {TOKEN_DIV, PRECEDENCE_MUL, AST_DIV},
    {TOKEN_FLOOR, PRECEDENCE_MUL, AST_FLOOR},
    {TOKEN_MOD, PRECEDENCE_MUL, AST_MOD},
    {TOKEN_AT, PRECEDENCE_MUL, AST_MATMUL},
};

static const struct infix *find_infix(const struct lang_parser *p) {
    for (size_t i = 0; i < sizeof infixes / sizeof infixes[0]; i++) {
        if (infixes[i].token == p->token.kind)
            return &infixes[i];
    }
    return NULL;
}

static struct ast_expr *unary(struct lang_parser *p);

static struct ast_expr *await_or_primary(struct lang_parser *p) {
    uint32_t start = p->token.start;
    if (!lang_accept(p, TOKEN_AWAIT))
        return lang_primary(p);
    struct ast_expr *expr = lang_expr(p, AST_AWAIT, start);
    expr->u.one = lang_primary(p);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *power(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *base = await_or_primary(p);
    if (!lang_accept(p, TOKEN_POWER))
        return base;
    struct ast_expr *expr = lang_expr(p, AST_BINARY, start);
    expr->u.list = base;
    if (lang_enter(p->unit, start, LANG_PARSE_COST)) {
        base->next = unary(p);
        base->next->link = AST_POWER;
    } else {
        p->token.kind = TOKEN_ERROR;
    }
    lang_leave(p->unit, LANG_PARSE_COST);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *prefix(struct lang_parser *p, unsigned op) {
    struct ast_expr *expr = lang_expr(p, AST_UNARY, p->token.start);
    lang_advance(p);
    expr->op = op & 31u;
    if (lang_enter(p->unit, expr->offset, LANG_PARSE_COST))
        expr->u.one = op == AST_NOT ? lang_climb(p, PRECEDENCE_NOT) : unary(p);
    else
        p->token.kind = TOKEN_ERROR;
    lang_leave(p->unit, LANG_PARSE_COST);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *unary(struct lang_parser *p) {
    switch (p->token.kind) {
    case TOKEN_SUB:
        return prefix(p, AST_NEGATE);
    case TOKEN_ADD:
        return prefix(p, AST_PLUS);
    case TOKEN_TILDE:
        return prefix(p, AST_INVERT);
    default:
        return power(p);
    }
}

static enum ast_kind chain_kind(unsigned precedence) {
    if (precedence <= PRECEDENCE_AND)
        return AST_BOOLEAN;
    return precedence == PRECEDENCE_COMPARE ? AST_COMPARE : AST_BINARY;
}

/* The rest of `is not` and `not in`. */
static unsigned take_operator(struct lang_parser *p,
                              const struct infix *infix) {
    lang_advance(p);
    if (infix->link == AST_IS && infix->precedence == PRECEDENCE_COMPARE &&
        lang_accept(p, TOKEN_NOT))
        return AST_IS_NOT;
    if (infix->token == TOKEN_NOT)
        lang_expect(p, TOKEN_IN);
    return infix->link;
}

static struct ast_expr *chain(struct lang_parser *p, struct ast_expr *left,
                              uint32_t start, unsigned precedence) {
    struct ast_expr *expr = lang_expr(p, chain_kind(precedence), start);
    struct expr_list list;
    list_init(&list);
    list_add(&list, left);
    for (;;) {
        const struct infix *infix = find_infix(p);
        if (infix == NULL || infix->precedence != precedence)
            break;
        unsigned link = take_operator(p, infix);
        struct ast_expr *right = lang_climb(p, precedence + 1);
        right->link = link & 31u;
        list_add(&list, right);
    }
    expr->u.list = list.first;
    expr->op = precedence == PRECEDENCE_OR;
    lang_close_expr(p, expr);
    return expr;
}

/* Everything that binds at least as tightly as `least`. */
struct ast_expr *lang_climb(struct lang_parser *p, unsigned least) {
    uint32_t start = p->token.start;
    struct ast_expr *left = at_token(p, TOKEN_NOT) && least <= PRECEDENCE_NOT
                                ? prefix(p, AST_NOT)
                                : unary(p);
    for (;;) {
        const struct infix *infix = find_infix(p);
        if (infix == NULL || infix->precedence < least)
            return left;
        left = chain(p, left, start, infix->precedence);
    }
}

static struct ast_expr *lambda(struct lang_parser *p) {
    struct ast_expr *expr = lang_expr(p, AST_LAMBDA, p->token.start);
    lang_advance(p);
    expr->u.lambda.params = lang_params(p, true);
    lang_expect(p, TOKEN_COLON);
    expr->u.lambda.body = lang_expression(p);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *conditional(struct lang_parser *p,
                                    struct ast_expr *body, uint32_t start) {
    struct ast_expr *expr = lang_expr(p, AST_CONDITIONAL, start);
    lang_advance(p);
    expr->u.three.first = lang_climb(p, PRECEDENCE_OR);
    expr->u.three.second = body;
    if (!at_token(p, TOKEN_ELSE) && !at_token(p, TOKEN_COLON) &&
        !lang_failed(p->unit)) {
        lang_fail(p->unit, start, p->previous,
                  "%sexpected 'else' after 'if' expression",
                  p->lexer.at.in_format ? "f-string: " : "");
        p->token.kind = TOKEN_ERROR;
    }
    lang_expect(p, TOKEN_ELSE);
    expr->u.three.third = lang_expression(p);
    lang_close_expr(p, expr);
    return expr;
}

struct ast_expr *lang_expression(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *expr = &p->spare.expr;
    if (!lang_enter(p->unit, start, LANG_PARSE_COST))
        p->token.kind = TOKEN_ERROR;
    else if (at_token(p, TOKEN_LAMBDA))
        expr = lambda(p);
    else
        expr = lang_climb(p, PRECEDENCE_OR);
    if (at_token(p, TOKEN_IF))
        expr = conditional(p, expr, start);
    lang_leave(p->unit, LANG_PARSE_COST);
    return expr;
}

struct ast_expr *lang_walrus(struct lang_parser *p, struct ast_expr *target,
                             uint32_t start) {
    struct ast_expr *expr = lang_expr(p, AST_WALRUS, start);
    if (target->kind != AST_NAME || target->offset != start) {
        lang_fail(p->unit, target->offset, lang_expr_end(target),
                  "cannot use assignment expressions with %s",
                  lang_expr_name(p, target));
        return expr;
    }
    lang_check_name(p, target->u.named.symbol, start);
    lang_advance(p);
    expr->u.named.symbol = target->u.named.symbol;
    expr->u.named.value = lang_expression(p);
    lang_close_expr(p, expr);
    return expr;
}

/* `if x = 1:` is a common slip, and worth a helpful text. */
static void refuse_assignment(struct lang_parser *p, struct ast_expr *target,
                              uint32_t start) {
    if (lang_failed(p->unit) || p->lexer.at.in_format)
        return;
    bool plain = target->kind == AST_NAME;
    bool quiet = target->kind == AST_TUPLE || target->kind == AST_LIST ||
                 target->kind == AST_GENERATOR || target->kind == AST_COMPARE;
    if (quiet || lang_never_closed(p))
        return;
    lang_advance(p);
    (void)lang_climb(p, PRECEDENCE_BIT_OR);
    if (plain && target->offset == start)
        lang_fail(p->unit, start, p->previous,
                  "invalid syntax. Maybe you meant '==' or ':=' instead of "
                  "'='?");
    else if (target->kind == AST_CONSTANT && target->op != AST_ELLIPSIS)
        lang_fail(p->unit, start, lang_expr_end(target), "cannot assign to %s",
                  lang_expr_name(p, target));
    else
        lang_fail(p->unit, start, lang_expr_end(target),
                  "cannot assign to %s here. Maybe you meant '==' instead of "
                  "'='?",
                  lang_expr_name(p, target));
}

struct ast_expr *lang_named_expression(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *expr = lang_expression(p);
    if (at_token(p, TOKEN_WALRUS) && !p->lexer.at.in_format)
        return lang_walrus(p, expr, start);
    if (at_token(p, TOKEN_ASSIGN))
        refuse_assignment(p, expr, start);
    return expr;
}

static struct ast_expr *starred(struct lang_parser *p) {
    struct ast_expr *expr = lang_expr(p, AST_STARRED, p->token.start);
    lang_advance(p);
    expr->u.one = lang_climb(p, PRECEDENCE_BIT_OR);
    lang_close_expr(p, expr);
    return expr;
}

struct ast_expr *lang_star_or_named(struct lang_parser *p) {
    return at_token(p, TOKEN_STAR) ? starred(p) : lang_named_expression(p);
}

static struct ast_expr *tuple_item(struct lang_parser *p, bool target) {
    if (at_token(p, TOKEN_STAR))
        return starred(p);
    return target ? lang_climb(p, PRECEDENCE_BIT_OR) : lang_expression(p);
}

/* One item, or several with commas as a tuple. */
static struct ast_expr *tuple_or_item(struct lang_parser *p, bool target) {
    uint32_t start = p->token.start;
    struct ast_expr *first = tuple_item(p, target);
    if (!at_token(p, TOKEN_COMMA)) {
        if (first->kind == AST_STARRED && !target && !at_token(p, TOKEN_ASSIGN))
            lang_fail(p->unit, start, p->previous, "%s",
                      p->lexer.at.in_format
                          ? BASE_TEXT_OF(
                                "f-string: cannot use starred expression here")
                          : BASE_TEXT_OF("can't use starred expression here"));
        return first;
    }
    struct ast_expr *expr = lang_expr(p, AST_TUPLE, start);
    struct expr_list list;
    list_init(&list);
    list_add(&list, first);
    while (lang_accept(p, TOKEN_COMMA) && lang_starts_expression(p))
        list_add(&list, tuple_item(p, target));
    expr->u.list = list.first;
    lang_close_expr(p, expr);
    return expr;
}

struct ast_expr *lang_expressions(struct lang_parser *p) {
    return tuple_or_item(p, false);
}

/* Targets of `for`: nothing as loose as the `in` that follows. */
struct ast_expr *lang_targets(struct lang_parser *p) {
    return tuple_or_item(p, true);
}

struct ast_expr *lang_yield_or_expressions(struct lang_parser *p) {
    uint32_t start = p->token.start;
    if (!lang_accept(p, TOKEN_YIELD))
        return lang_expressions(p);
    bool from = lang_accept(p, TOKEN_FROM);
    struct ast_expr *expr =
        lang_expr(p, from ? AST_YIELD_FROM : AST_YIELD, start);
    if (from)
        expr->u.one = lang_expression(p);
    else if (lang_starts_expression(p))
        expr->u.one = lang_expressions(p);
    lang_close_expr(p, expr);
    return expr;
}
