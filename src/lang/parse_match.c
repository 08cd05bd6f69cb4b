/* SPDX-License-Identifier: MIT */
/* The match statement and its patterns. `match` and `case` are ordinary names
 * elsewhere: whether a line begins a match statement shows only at its colon,
 * so the subject is tried and taken back. */
#include "parser.h"

static struct ast_expr *pattern(struct lang_parser *p);
static struct ast_expr *open_pattern(struct lang_parser *p);

static uint32_t capture_name(struct lang_parser *p) {
    if (lang_at_name(p, "_")) {
        lang_advance(p);
        return AST_NO_NAME;
    }
    uint32_t start = p->token.start;
    uint32_t symbol = lang_take_name(p, true);
    lang_check_name(p, symbol, start);
    return symbol;
}

static struct ast_expr *star(struct lang_parser *p) {
    struct ast_expr *expr = lang_expr(p, AST_MATCH_STAR, p->token.start);
    lang_advance(p);
    expr->u.named.symbol = capture_name(p);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *sequence_item(struct lang_parser *p) {
    return at_token(p, TOKEN_STAR) ? star(p) : pattern(p);
}

static void refuse_stars(struct lang_parser *p, const struct ast_expr *expr) {
    unsigned stars = 0;
    const struct ast_expr *item = expr->u.list;
    for (; item != NULL; item = item->next)
        stars += item->kind == AST_MATCH_STAR;
    if (stars > 1)
        lang_fail(p->unit, expr->offset, p->previous,
                  "multiple starred names in sequence pattern");
}

/* Items up to `close`; *single if there was one without a comma. */
static struct ast_expr *sequence(struct lang_parser *p, uint32_t start,
                                 enum lang_token_kind close, bool *single) {
    struct expr_list list;
    list_init(&list);
    bool comma = false;
    while (!at_token(p, close) && !lang_failed(p->unit)) {
        list_add(&list, sequence_item(p));
        comma = lang_accept(p, TOKEN_COMMA);
        if (!comma)
            break;
    }
    *single = list.count == 1 && !comma && list.first->kind != AST_MATCH_STAR;
    if (*single)
        return list.first;
    struct ast_expr *expr = lang_expr(p, AST_MATCH_SEQUENCE, start);
    expr->u.list = list.first;
    return expr;
}

static struct ast_expr *bracketed(struct lang_parser *p) {
    uint32_t start = p->token.start;
    bool list = at_token(p, TOKEN_LBRACKET), single;
    lang_advance(p);
    enum lang_token_kind close = list ? TOKEN_RBRACKET : TOKEN_RPAREN;
    struct ast_expr *expr = sequence(p, start, close, &single);
    lang_expect(p, close);
    if (single && list) {
        struct ast_expr *item = expr;
        expr = lang_expr(p, AST_MATCH_SEQUENCE, start);
        expr->u.list = item;
    }
    if (expr->kind == AST_MATCH_SEQUENCE)
        refuse_stars(p, expr);
    if (expr->offset == start)
        lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *attribute_chain(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *left = lang_expr(p, AST_NAME, start);
    left->u.named.symbol = lang_take_name(p, true);
    lang_close_expr(p, left);
    while (lang_accept(p, TOKEN_DOT)) {
        struct ast_expr *expr = lang_expr(p, AST_ATTRIBUTE, start);
        expr->u.named.value = left;
        expr->u.named.symbol = lang_take_name(p, true);
        lang_close_expr(p, expr);
        left = expr;
    }
    return left;
}

static struct ast_expr *class_argument(struct lang_parser *p, bool *keyword) {
    uint32_t start = p->token.start;
    struct ast_expr *expr = pattern(p);
    bool named = at_token(p, TOKEN_ASSIGN) && expr->offset == start &&
                 expr->kind == AST_MATCH_CAPTURE;
    if (named) {
        uint32_t symbol = expr->u.named.symbol;
        lang_advance(p);
        expr = lang_expr(p, AST_KEYWORD, start);
        expr->u.named.symbol = symbol;
        expr->u.named.value = pattern(p);
        lang_close_expr(p, expr);
        *keyword = true;
    } else if (*keyword) {
        lang_fail(p->unit, start, p->previous,
                  "positional patterns follow keyword patterns");
    }
    return expr;
}

static struct ast_expr *class_pattern(struct lang_parser *p,
                                      struct ast_expr *type) {
    struct ast_expr *expr = lang_expr(p, AST_MATCH_CLASS, type->offset);
    struct expr_list list;
    bool keyword = false;
    list_init(&list);
    lang_advance(p);
    while (!at_token(p, TOKEN_RPAREN) && !lang_failed(p->unit)) {
        list_add(&list, class_argument(p, &keyword));
        if (!lang_accept(p, TOKEN_COMMA))
            break;
    }
    lang_expect(p, TOKEN_RPAREN);
    expr->u.pair.first = type;
    expr->u.pair.second = list.first;
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *value_pattern(struct lang_parser *p,
                                      struct ast_expr *value) {
    struct ast_expr *expr = lang_expr(p, AST_MATCH_VALUE, value->offset);
    expr->u.one = value;
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *name_pattern(struct lang_parser *p) {
    struct ast_expr *name = attribute_chain(p);
    if (at_token(p, TOKEN_LPAREN))
        return class_pattern(p, name);
    if (name->kind == AST_ATTRIBUTE)
        return value_pattern(p, name);
    name->kind = AST_MATCH_CAPTURE;
    if (p->unit->source[name->offset] == '_' && name->length == 1)
        name->u.named.symbol = AST_NO_NAME;
    else
        lang_check_name(p, name->u.named.symbol, name->offset);
    return name;
}

static bool is_real(const struct ast_expr *expr) {
    if (expr->kind == AST_UNARY)
        expr = expr->u.one;
    return expr->kind == AST_INT || expr->kind == AST_FLOAT;
}

/* -1, 1.5, 2 + 3j; strings. */
static struct ast_expr *literal_value(struct lang_parser *p) {
    struct ast_expr *expr = lang_climb(p, PRECEDENCE_ADD);
    const struct ast_expr *check = expr;
    if (check->kind == AST_BINARY) {
        const struct ast_expr *last = check->u.list->next;
        if (last->kind != AST_IMAGINARY && !lang_failed(p->unit))
            lang_fail(p->unit, last->offset, p->previous,
                      "imaginary number required in complex literal");
        if (!is_real(check->u.list) && !lang_failed(p->unit))
            lang_fail(p->unit, check->offset, p->previous,
                      "real number required in complex literal");
        return expr;
    }
    if (check->kind == AST_UNARY && check->op == AST_NEGATE)
        check = check->u.one;
    bool fine = check->kind == AST_INT || check->kind == AST_FLOAT ||
                check->kind == AST_IMAGINARY || check->kind == AST_STRING ||
                check->kind == AST_BYTES;
    if (check->kind == AST_JOINED)
        lang_fail(p->unit, check->offset, p->previous,
                  "patterns may only match literals and attribute lookups");
    if (!fine)
        lang_syntax_error(p);
    return expr;
}

static struct ast_expr *mapping_key(struct lang_parser *p) {
    if (at_token(p, TOKEN_NAME)) {
        struct ast_expr *key = attribute_chain(p);
        if (key->kind != AST_ATTRIBUTE)
            lang_syntax_error(p);
        return key;
    }
    bool constant = at_token(p, TOKEN_NONE) || at_token(p, TOKEN_TRUE) ||
                    at_token(p, TOKEN_FALSE);
    return constant ? lang_primary(p) : literal_value(p);
}

static struct ast_expr *mapping(struct lang_parser *p) {
    struct ast_expr *expr = lang_expr(p, AST_MATCH_MAPPING, p->token.start);
    struct expr_list list;
    list_init(&list);
    lang_advance(p);
    while (!at_token(p, TOKEN_RBRACE) && !lang_failed(p->unit)) {
        if (at_token(p, TOKEN_POWER)) {
            list_add(&list, star(p));
            (void)lang_accept(p, TOKEN_COMMA);
            break;
        }
        list_add(&list, mapping_key(p));
        lang_expect(p, TOKEN_COLON);
        list_add(&list, pattern(p));
        if (!lang_accept(p, TOKEN_COMMA))
            break;
    }
    lang_expect(p, TOKEN_RBRACE);
    expr->u.list = list.first;
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *closed_pattern(struct lang_parser *p) {
    switch (p->token.kind) {
    case TOKEN_NAME:
        return name_pattern(p);
    case TOKEN_LPAREN:
    case TOKEN_LBRACKET:
        return bracketed(p);
    case TOKEN_LBRACE:
        return mapping(p);
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE: {
        struct ast_expr *constant = lang_primary(p);
        constant->kind = AST_MATCH_CONSTANT;
        return constant;
    }
    case TOKEN_SUB:
    case TOKEN_INT:
    case TOKEN_FLOAT:
    case TOKEN_IMAGINARY:
    case TOKEN_STRING:
        return value_pattern(p, literal_value(p));
    default:
        lang_syntax_error(p);
        return &p->spare.expr;
    }
}

static struct ast_expr *or_pattern(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *first = closed_pattern(p);
    if (!at_token(p, TOKEN_PIPE))
        return first;
    struct ast_expr *expr = lang_expr(p, AST_MATCH_OR, start);
    struct expr_list list;
    list_init(&list);
    list_add(&list, first);
    while (lang_accept(p, TOKEN_PIPE))
        list_add(&list, closed_pattern(p));
    expr->u.list = list.first;
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *as_pattern(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *value = or_pattern(p);
    if (!lang_accept(p, TOKEN_AS))
        return value;
    struct ast_expr *expr = lang_expr(p, AST_MATCH_AS, start);
    if (lang_at_name(p, "_"))
        lang_fail(p->unit, p->token.start, p->token.end,
                  "cannot use '_' as a target");
    expr->u.named.value = value;
    expr->u.named.symbol = capture_name(p);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *pattern(struct lang_parser *p) {
    struct ast_expr *expr = &p->spare.expr;
    if (lang_enter(p->unit, p->token.start, LANG_PARSE_COST))
        expr = as_pattern(p);
    else
        p->token.kind = TOKEN_ERROR;
    lang_leave(p->unit, LANG_PARSE_COST);
    return expr;
}

/* The pattern of a case: several with commas need no brackets. */
static struct ast_expr *open_pattern(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *first = sequence_item(p);
    if (!at_token(p, TOKEN_COMMA)) {
        if (first->kind == AST_MATCH_STAR)
            lang_syntax_error(p);
        return first;
    }
    struct ast_expr *expr = lang_expr(p, AST_MATCH_SEQUENCE, start);
    struct expr_list list;
    list_init(&list);
    list_add(&list, first);
    while (lang_accept(p, TOKEN_COMMA) && !at_token(p, TOKEN_COLON) &&
           !at_token(p, TOKEN_IF))
        list_add(&list, sequence_item(p));
    expr->u.list = list.first;
    lang_close_expr(p, expr);
    refuse_stars(p, expr);
    return expr;
}

static struct ast_case *one_case(struct lang_parser *p) {
    struct ast_case *branch = lang_allocate(p->unit, sizeof *branch);
    if (branch == NULL || !lang_at_name(p, "case")) {
        lang_syntax_error(p);
        return NULL;
    }
    branch->offset = p->token.start;
    lang_advance(p);
    branch->pattern = open_pattern(p);
    if (lang_accept(p, TOKEN_IF))
        branch->guard = lang_named_expression(p);
    branch->body =
        lang_block(p, BASE_TEXT_OF("'case' statement"), branch->offset);
    return branch;
}

/* The subject up to its colon and newline, or NULL with nothing consumed. */
static struct ast_expr *try_subject(struct lang_parser *p) {
    struct lang_cursor cursor = p->lexer.at;
    struct lang_token token = p->token;
    uint32_t previous = p->previous;
    lang_advance(p);
    uint32_t start = p->token.start;
    struct ast_expr *subject = NULL;
    if (lang_starts_expression(p))
        subject = lang_expressions(p);
    if (subject != NULL && at_token(p, TOKEN_WALRUS))
        subject = lang_walrus(p, subject, start);
    if (subject != NULL && lang_accept(p, TOKEN_COLON) &&
        lang_accept(p, TOKEN_NEWLINE))
        return subject;
    if (ISA_FULL && lang_match_colon(p, subject, token.start))
        return subject;
    if (p->unit->error.kind == LANG_SYNTAX)
        p->unit->error.kind = LANG_OK;
    p->lexer.at = cursor;
    p->token = token;
    p->previous = previous;
    return NULL;
}

struct ast_stmt *lang_match(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *subject = try_subject(p);
    if (subject == NULL)
        return NULL;
    struct ast_stmt *stmt = lang_stmt(p, AST_MATCH, start);
    struct ast_case **last = &stmt->u.match.cases;
    stmt->u.match.subject = subject;
    if (!lang_accept(p, TOKEN_INDENT) && !lang_failed(p->unit)) {
        lang_fail(p->unit, p->token.start, p->token.end,
                  "expected an indented block after 'match' statement on "
                  "line %u",
                  lang_place_of(p->unit, start).line);
        p->unit->error.kind = LANG_INDENTATION;
    }
    do {
        *last = one_case(p);
        if (*last == NULL)
            break;
        last = &(*last)->next;
    } while (!at_token(p, TOKEN_DEDENT) && !lang_failed(p->unit));
    lang_expect(p, TOKEN_DEDENT);
    return stmt;
}
