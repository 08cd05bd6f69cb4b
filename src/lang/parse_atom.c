/* SPDX-License-Identifier: MIT */
/* Atoms with what follows them (attributes, subscripts, calls), and displays
 * and comprehensions. */
#include "parser.h"

static const uint8_t starters[] = {
    TOKEN_NAME,     TOKEN_INT,    TOKEN_FLOAT, TOKEN_IMAGINARY, TOKEN_STRING,
    TOKEN_ELLIPSIS, TOKEN_ADD,    TOKEN_SUB,   TOKEN_TILDE,     TOKEN_LPAREN,
    TOKEN_LBRACKET, TOKEN_LBRACE, TOKEN_NOT,   TOKEN_LAMBDA,    TOKEN_AWAIT,
    TOKEN_NONE,     TOKEN_FALSE,  TOKEN_TRUE,  TOKEN_STAR,
};

bool lang_starts_expression(const struct lang_parser *p) {
    for (size_t i = 0; i < sizeof starters; i++) {
        if (starters[i] == p->token.kind)
            return true;
    }
    return false;
}

/* Two expressions side by side within brackets are most often a forgotten
 * comma; `first` is the one before. */
void lang_forgot_comma(struct lang_parser *p, const struct ast_expr *first) {
    if (first == NULL || lang_failed(p->unit) || at_token(p, TOKEN_STAR) ||
        !lang_starts_expression(p))
        return;
    if (first->kind == AST_NAME && at_token(p, TOKEN_STRING))
        return;
    uint32_t start = first->offset;
    if (lang_never_closed(p))
        return;
    (void)lang_climb(p, PRECEDENCE_BIT_OR);
    lang_fail(p->unit, start, p->previous,
              "%sinvalid syntax. Perhaps you forgot a comma?",
              p->lexer.at.in_format ? "f-string: " : "");
}

static void expect_close(struct lang_parser *p, enum lang_token_kind close,
                         const struct ast_expr *first) {
    if (lang_accept(p, close))
        return;
    lang_forgot_comma(p, first);
    lang_syntax_error(p);
}

static void clause_conditions(struct lang_parser *p, struct ast_expr *clause) {
    struct expr_list list;
    list_init(&list);
    while (lang_accept(p, TOKEN_IF))
        list_add(&list, lang_climb(p, PRECEDENCE_OR));
    clause->u.three.third = list.first;
}

static bool at_clause(const struct lang_parser *p) {
    return at_token(p, TOKEN_FOR) || at_token(p, TOKEN_ASYNC);
}

struct ast_expr *lang_clauses(struct lang_parser *p) {
    struct expr_list list;
    list_init(&list);
    while (at_clause(p)) {
        struct ast_expr *clause = lang_expr(p, AST_CLAUSE, p->token.start);
        clause->op = lang_accept(p, TOKEN_ASYNC);
        lang_expect(p, TOKEN_FOR);
        clause->u.three.first = lang_targets(p);
        lang_check_target(p, clause->u.three.first, TARGET_FOR);
        lang_expect(p, TOKEN_IN);
        clause->u.three.second = lang_climb(p, PRECEDENCE_OR);
        clause_conditions(p, clause);
        lang_close_expr(p, clause);
        list_add(&list, clause);
    }
    return list.first;
}

static void check_element(struct lang_parser *p, const struct ast_expr *item,
                          const struct expr_list *list) {
    if (item->kind == AST_STARRED)
        lang_fail(p->unit, item->offset, lang_expr_end(item),
                  "iterable unpacking cannot be used in comprehension");
    else if (list->count > 1)
        lang_fail(p->unit, list->first->offset, p->previous,
                  "did you forget parentheses around the comprehension "
                  "target?");
}

static struct ast_expr *comprehension(struct lang_parser *p, enum ast_kind kind,
                                      uint32_t start,
                                      struct ast_expr *element) {
    struct ast_expr *expr = lang_expr(p, kind, start);
    expr->u.comp.element = element;
    expr->u.comp.clauses = lang_clauses(p);
    return expr;
}

/* Items up to a closing bracket; *comma tells whether one was seen. */
static void items(struct lang_parser *p, struct expr_list *list, bool *comma,
                  struct ast_expr *first) {
    *comma = false;
    if (first != NULL)
        list_add(list, first);
    for (;;) {
        if (first == NULL && !lang_starts_expression(p))
            return;
        if (first == NULL)
            list_add(list, lang_star_or_named(p));
        first = NULL;
        if (!lang_accept(p, TOKEN_COMMA))
            return;
        *comma = true;
    }
}

static const struct ast_expr *last_of(const struct expr_list *list) {
    const struct ast_expr *item = list->first;
    while (item != NULL && item->next != NULL)
        item = item->next;
    return item;
}

static struct ast_expr *bracketed(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct expr_list list;
    bool comma;
    list_init(&list);
    lang_advance(p);
    items(p, &list, &comma, NULL);
    struct ast_expr *expr;
    if (at_clause(p) && list.first != NULL) {
        check_element(p, list.first, &list);
        expr = comprehension(p, AST_LIST_COMP, start, list.first);
    } else {
        expr = lang_expr(p, AST_LIST, start);
        expr->u.list = list.first;
    }
    expect_close(p, TOKEN_RBRACKET, last_of(&list));
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *parenthesised_yield(struct lang_parser *p) {
    struct ast_expr *expr = lang_yield_or_expressions(p);
    expect_close(p, TOKEN_RPAREN, NULL);
    return expr;
}

static struct ast_expr *parenthesised(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct expr_list list;
    bool comma;
    list_init(&list);
    lang_advance(p);
    if (at_token(p, TOKEN_YIELD))
        return parenthesised_yield(p);
    items(p, &list, &comma, NULL);
    struct ast_expr *expr;
    if (at_clause(p) && list.first != NULL) {
        if (ISA_FULL && list.count > 1)
            lang_syntax_error(p);
        check_element(p, list.first, &list);
        expr = comprehension(p, AST_GENERATOR, start, list.first);
    } else if (list.first != NULL && list.first->next == NULL && !comma) {
        if (list.first->kind == AST_STARRED)
            lang_fail(p->unit, list.first->offset, lang_expr_end(list.first),
                      "cannot use starred expression here");
        expect_close(p, TOKEN_RPAREN, list.first);
        return list.first;
    } else {
        expr = lang_expr(p, AST_TUPLE, start);
        expr->u.list = list.first;
    }
    expect_close(p, TOKEN_RPAREN, last_of(&list));
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *double_starred(struct lang_parser *p) {
    struct ast_expr *expr = lang_expr(p, AST_DOUBLE_STARRED, p->token.start);
    lang_advance(p);
    expr->u.one = lang_climb(p, PRECEDENCE_BIT_OR);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *dict_value(struct lang_parser *p) {
    if (!lang_accept(p, TOKEN_COLON)) {
        if (!lang_failed(p->unit) &&
            (at_token(p, TOKEN_COMMA) || at_token(p, TOKEN_RBRACE) ||
             lang_starts_expression(p)))
            lang_fail(p->unit, p->previous - 1, p->previous,
                      "':' expected after dictionary key");
        lang_syntax_error(p);
    } else if (at_token(p, TOKEN_RBRACE) || at_token(p, TOKEN_COMMA)) {
        lang_fail(p->unit, p->previous - 1, p->previous,
                  "expression expected after dictionary key and ':'");
        lang_syntax_error(p);
    } else if (at_token(p, TOKEN_STAR)) {
        uint32_t start = p->token.start;
        (void)lang_star_or_named(p);
        lang_fail(p->unit, start, p->previous,
                  "cannot use a starred expression in a dictionary value");
        lang_syntax_error(p);
    }
    return lang_expression(p);
}

static void dict_entry(struct lang_parser *p, struct expr_list *list,
                       struct ast_expr *key) {
    if (key == NULL && at_token(p, TOKEN_POWER)) {
        list_add(list, double_starred(p));
        return;
    }
    list_add(list, key != NULL ? key : lang_expression(p));
    list_add(list, dict_value(p));
}

static struct ast_expr *dict(struct lang_parser *p, uint32_t start,
                             struct ast_expr *key) {
    struct expr_list list;
    list_init(&list);
    dict_entry(p, &list, key);
    if (at_clause(p)) {
        if (list.first->kind == AST_DOUBLE_STARRED)
            lang_fail(p->unit, list.first->offset, list.first->offset + 2,
                      "dict unpacking cannot be used in dict comprehension");
        return comprehension(p, AST_DICT_COMP, start, list.first);
    }
    while (lang_accept(p, TOKEN_COMMA) && !at_token(p, TOKEN_RBRACE))
        dict_entry(p, &list, NULL);
    struct ast_expr *expr = lang_expr(p, AST_DICT, start);
    expr->u.list = list.first;
    return expr;
}

static struct ast_expr *set(struct lang_parser *p, uint32_t start,
                            struct ast_expr *first) {
    struct expr_list list;
    bool comma;
    list_init(&list);
    if (at_clause(p)) {
        list_add(&list, first);
        check_element(p, first, &list);
        return comprehension(p, AST_SET_COMP, start, first);
    }
    items(p, &list, &comma, first);
    if (at_clause(p))
        check_element(p, list.first, &list);
    struct ast_expr *expr = lang_expr(p, AST_SET, start);
    expr->u.list = list.first;
    return expr;
}

static struct ast_expr *braced(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *expr, *first = NULL;
    lang_advance(p);
    if (at_token(p, TOKEN_RBRACE)) {
        expr = lang_expr(p, AST_DICT, start);
    } else if (at_token(p, TOKEN_POWER)) {
        expr = dict(p, start, NULL);
    } else {
        uint32_t at = p->token.start;
        first = lang_star_or_named(p);
        bool bare = first->kind == AST_WALRUS && first->offset == at;
        bool key =
            at_token(p, TOKEN_COLON) && first->kind != AST_STARRED && !bare;
        expr = key ? dict(p, start, first) : set(p, start, first);
    }
    expect_close(p, TOKEN_RBRACE, first);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *literal(struct lang_parser *p, enum ast_kind kind,
                                unsigned op) {
    struct ast_expr *expr = lang_expr(p, kind, p->token.start);
    expr->op = op & 31u;
    lang_advance(p);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *name(struct lang_parser *p) {
    struct ast_expr *expr = lang_expr(p, AST_NAME, p->token.start);
    expr->u.named.symbol = lang_take_name(p, true);
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *atom(struct lang_parser *p) {
    switch (p->token.kind) {
    case TOKEN_NAME:
        return name(p);
    case TOKEN_INT:
        return literal(p, AST_INT, 0);
    case TOKEN_FLOAT:
        return literal(p, AST_FLOAT, 0);
    case TOKEN_IMAGINARY:
        return literal(p, AST_IMAGINARY, 0);
    case TOKEN_STRING:
        return lang_strings(p);
    case TOKEN_ELLIPSIS:
        return literal(p, AST_CONSTANT, AST_ELLIPSIS);
    case TOKEN_NONE:
        return literal(p, AST_CONSTANT, AST_NONE);
    case TOKEN_FALSE:
        return literal(p, AST_CONSTANT, AST_FALSE);
    case TOKEN_TRUE:
        return literal(p, AST_CONSTANT, AST_TRUE);
    case TOKEN_LPAREN:
        return parenthesised(p);
    case TOKEN_LBRACKET:
        return bracketed(p);
    case TOKEN_LBRACE:
        return braced(p);
    default:
        lang_syntax_error(p);
        return &p->spare.expr;
    }
}

static struct ast_expr *slice_part(struct lang_parser *p) {
    return lang_starts_expression(p) ? lang_expression(p) : NULL;
}

static struct ast_expr *slice(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *lower = NULL;
    if (!at_token(p, TOKEN_COLON)) {
        lower = lang_star_or_named(p);
        if (!at_token(p, TOKEN_COLON) || lower->kind == AST_STARRED)
            return lower;
    }
    lang_advance(p);
    struct ast_expr *expr = lang_expr(p, AST_SLICE, start);
    expr->u.three.first = lower;
    expr->u.three.second = slice_part(p);
    if (lang_accept(p, TOKEN_COLON))
        expr->u.three.third = slice_part(p);
    lang_close_expr(p, expr);
    return expr;
}

/* a[x], a[x, y:z], a[*x]: anything but one plain item makes a tuple. */
static struct ast_expr *subscript_index(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *first = slice(p);
    if (!at_token(p, TOKEN_COMMA) && first->kind != AST_STARRED)
        return first;
    struct ast_expr *expr = lang_expr(p, AST_TUPLE, start);
    struct expr_list list;
    list_init(&list);
    list_add(&list, first);
    while (lang_accept(p, TOKEN_COMMA) && !at_token(p, TOKEN_RBRACKET))
        list_add(&list, slice(p));
    expr->u.list = list.first;
    lang_close_expr(p, expr);
    return expr;
}

static struct ast_expr *trailer(struct lang_parser *p, struct ast_expr *left,
                                uint32_t start) {
    struct ast_expr *expr;
    if (lang_accept(p, TOKEN_DOT)) {
        expr = lang_expr(p, AST_ATTRIBUTE, start);
        expr->u.named.value = left;
        expr->u.named.symbol = lang_take_name(p, true);
    } else if (lang_accept(p, TOKEN_LBRACKET)) {
        expr = lang_expr(p, AST_SUBSCRIPT, start);
        expr->u.pair.first = left;
        expr->u.pair.second = subscript_index(p);
        expect_close(p, TOKEN_RBRACKET, expr->u.pair.second);
    } else {
        lang_advance(p);
        expr = lang_expr(p, AST_CALL, start);
        expr->u.pair.first = left;
        expr->u.pair.second = lang_arguments(p);
        const struct ast_expr *last = expr->u.pair.second;
        while (last != NULL && last->next != NULL)
            last = last->next;
        expect_close(p, TOKEN_RPAREN, last);
    }
    lang_close_expr(p, expr);
    return expr;
}

struct ast_expr *lang_primary(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *expr = atom(p);
    while (at_token(p, TOKEN_DOT) || at_token(p, TOKEN_LBRACKET) ||
           at_token(p, TOKEN_LPAREN))
        expr = trailer(p, expr, start);
    return expr;
}
