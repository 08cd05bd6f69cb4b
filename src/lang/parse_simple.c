/* SPDX-License-Identifier: MIT */
/* Statements of one line. */
#include "parser.h"

#include <string.h>

/* `a, f() = 1`: the part in front of the `=`. */
static const struct ast_expr *last_item(const struct ast_expr *expr,
                                        uint32_t start) {
    const struct ast_expr *item = expr;
    if (expr->kind == AST_TUPLE && expr->u.list != NULL &&
        expr->u.list->offset == start)
        for (item = expr->u.list; item->next != NULL; item = item->next)
            continue;
    return item;
}

/* Expressions for which `=` was probably meant to be `==`. */
static bool compares(const struct ast_expr *expr) {
    switch (expr->kind) {
    case AST_NAME:
    case AST_ATTRIBUTE:
    case AST_SUBSCRIPT:
    case AST_TUPLE:
    case AST_LIST:
    case AST_STARRED:
    case AST_GENERATOR:
    case AST_COMPARE:
    case AST_BOOLEAN:
    case AST_LAMBDA:
    case AST_CONDITIONAL:
        return false;
    case AST_UNARY:
        return expr->op != AST_NOT;
    case AST_CONSTANT:
        return expr->op == AST_ELLIPSIS;
    default:
        return true;
    }
}

static void refuse_comparison(struct lang_parser *p,
                              const struct ast_expr *target) {
    struct lang_cursor cursor = p->lexer.at;
    struct lang_token token = p->token;
    lang_advance(p);
    (void)lang_climb(p, PRECEDENCE_BIT_OR);
    if (!at_token(p, TOKEN_ASSIGN) && !at_token(p, TOKEN_WALRUS))
        lang_fail(p->unit, target->offset, lang_expr_end(target),
                  "cannot assign to %s here. Maybe you meant '==' instead of "
                  "'='?",
                  lang_expr_name(p, target));
    p->lexer.at = cursor;
    p->token = token;
}

static struct ast_stmt *assignment(struct lang_parser *p,
                                   struct ast_expr *target, uint32_t start) {
    struct ast_stmt *stmt = lang_stmt(p, AST_ASSIGN, start);
    struct expr_list targets;
    list_init(&targets);
    const struct ast_expr *last = last_item(target, start);
    if (target->kind == AST_YIELD && target->offset == start)
        lang_fail(p->unit, start, p->previous,
                  "assignment to yield expression not possible");
    else if (compares(last))
        refuse_comparison(p, last);
    while (lang_accept(p, TOKEN_ASSIGN)) {
        lang_check_target(p, target, TARGET_ASSIGN);
        list_add(&targets, target);
        uint32_t at = p->token.start;
        target = lang_yield_or_expressions(p);
        if (at_token(p, TOKEN_ASSIGN) && target->offset == at &&
            (target->kind == AST_YIELD || target->kind == AST_YIELD_FROM))
            lang_fail(p->unit, at, p->previous,
                      "assignment to yield expression not possible");
    }
    stmt->u.assign.target = targets.first;
    stmt->u.assign.value = target;
    return stmt;
}

static const uint8_t augmented_tokens[][2] = {
    {TOKEN_ADD_ASSIGN, AST_ADD},       {TOKEN_SUB_ASSIGN, AST_SUB},
    {TOKEN_MUL_ASSIGN, AST_MUL},       {TOKEN_DIV_ASSIGN, AST_DIV},
    {TOKEN_FLOOR_ASSIGN, AST_FLOOR},   {TOKEN_MOD_ASSIGN, AST_MOD},
    {TOKEN_POWER_ASSIGN, AST_POWER},   {TOKEN_LSHIFT_ASSIGN, AST_LSHIFT},
    {TOKEN_RSHIFT_ASSIGN, AST_RSHIFT}, {TOKEN_AND_ASSIGN, AST_AND},
    {TOKEN_OR_ASSIGN, AST_OR},         {TOKEN_XOR_ASSIGN, AST_XOR},
    {TOKEN_MATMUL_ASSIGN, AST_MATMUL},
};

static int augmented_operator(const struct lang_parser *p) {
    size_t count = sizeof augmented_tokens / sizeof augmented_tokens[0];
    for (size_t i = 0; i < count; i++) {
        if (augmented_tokens[i][0] == p->token.kind)
            return augmented_tokens[i][1];
    }
    return -1;
}

static bool is_single_target(const struct ast_expr *expr) {
    return expr->kind == AST_NAME || expr->kind == AST_ATTRIBUTE ||
           expr->kind == AST_SUBSCRIPT;
}

static struct ast_stmt *augmented(struct lang_parser *p,
                                  struct ast_expr *target, uint32_t start,
                                  int op) {
    struct ast_stmt *stmt = lang_stmt(p, AST_AUGMENTED, start);
    if (!is_single_target(target))
        lang_fail(p->unit, target->offset, lang_expr_end(target),
                  "'%s' is an illegal expression for augmented assignment",
                  lang_expr_name(p, target));
    lang_check_target(p, target, TARGET_ASSIGN);
    lang_advance(p);
    stmt->flag = (uint8_t)op;
    stmt->u.assign.target = target;
    stmt->u.assign.value = lang_yield_or_expressions(p);
    return stmt;
}

static struct ast_stmt *annotated(struct lang_parser *p,
                                  struct ast_expr *target, uint32_t start) {
    struct ast_stmt *stmt = lang_stmt(p, AST_ANNOTATED, start);
    if (target->kind == AST_TUPLE || target->kind == AST_LIST)
        lang_fail(p->unit, target->offset, lang_expr_end(target),
                  "only single target (not %s) can be annotated",
                  lang_expr_name(p, target));
    else if (!is_single_target(target))
        lang_fail(p->unit, target->offset, lang_expr_end(target),
                  "illegal target for annotation");
    lang_check_target(p, target, TARGET_ASSIGN);
    lang_advance(p);
    stmt->flag = target->kind == AST_NAME && target->offset == start;
    stmt->u.annotated.target = target;
    stmt->u.annotated.annotation = lang_expression(p);
    if (lang_accept(p, TOKEN_ASSIGN))
        stmt->u.annotated.value = lang_yield_or_expressions(p);
    return stmt;
}

/* What people write who come from Python 2. */
static void refuse_print(struct lang_parser *p, const struct ast_expr *expr,
                         uint32_t start) {
    if (expr->kind != AST_NAME || !lang_starts_expression(p) ||
        lang_failed(p->unit))
        return;
    const char *text = (const char *)p->unit->source + start;
    bool known = expr->length == 5
                     ? memcmp(text, "print", 5) == 0
                     : expr->length == 4 && memcmp(text, "exec", 4) == 0;
    if (!known)
        return;
    uint32_t length = expr->length;
    (void)lang_expressions(p);
    lang_fail(p->unit, start, p->previous,
              "Missing parentheses in call to '%S'. Did you mean %S(...)?",
              text, length, text, length);
}

static struct ast_stmt *expression(struct lang_parser *p) {
    uint32_t start = p->token.start;
    struct ast_expr *expr = lang_yield_or_expressions(p);
    if (at_token(p, TOKEN_ASSIGN))
        return assignment(p, expr, start);
    int op = augmented_operator(p);
    if (op >= 0)
        return augmented(p, expr, start, op);
    if (at_token(p, TOKEN_COLON))
        return annotated(p, expr, start);
    refuse_print(p, expr, start);
    struct ast_stmt *stmt = lang_stmt(p, AST_EXPRESSION, start);
    stmt->u.one = expr;
    return stmt;
}

static struct ast_alias *add_alias(struct lang_parser *p,
                                   struct ast_alias ***last) {
    struct ast_alias *alias = lang_allocate(p->unit, sizeof *alias);
    if (alias == NULL) {
        p->token.kind = TOKEN_ERROR;
        return NULL;
    }
    alias->offset = p->token.start;
    **last = alias;
    *last = &alias->next;
    return alias;
}

static struct ast_stmt *scope_names(struct lang_parser *p,
                                    enum ast_stmt_kind kind) {
    struct ast_stmt *stmt = lang_stmt(p, kind, p->token.start);
    struct ast_alias **last = &stmt->u.import.names;
    lang_advance(p);
    do {
        struct ast_alias *alias = add_alias(p, &last);
        if (alias == NULL)
            break;
        alias->symbol = alias->bound = lang_take_name(p, true);
    } while (lang_accept(p, TOKEN_COMMA));
    return stmt;
}

/* The text of `a . b`, without the blanks, as one name. */
static uint32_t intern_dotted(struct lang_parser *p, uint32_t start,
                              uint32_t end) {
    uint32_t length = 0;
    char *text = lang_allocate(p->unit, end - start);
    if (text == NULL || lang_failed(p->unit))
        return LANG_NO_SYMBOL;
    for (uint32_t i = start; i < end; i++) {
        uint8_t c = p->unit->source[i];
        if (c == '.' || lang_is_name(c))
            text[length++] = (char)c;
    }
    uint32_t symbol =
        p->unit->names.intern(p->unit->names.context, text, length);
    if (symbol == LANG_NO_SYMBOL)
        lang_fail_kind(p->unit, LANG_NO_MEMORY, start,
                       "memory allocation failed");
    return symbol;
}

/* a.b.c; *first is its first part as a variable's name. */
static uint32_t dotted_name(struct lang_parser *p, uint32_t *first) {
    uint32_t start = p->token.start;
    *first = lang_take_name(p, true);
    while (lang_accept(p, TOKEN_DOT))
        (void)lang_take_name(p, false);
    return intern_dotted(p, start, p->previous);
}

static void as_name(struct lang_parser *p, struct ast_alias *alias) {
    if (lang_accept(p, TOKEN_AS)) {
        alias->bound = lang_take_name(p, true);
        alias->renamed = true;
    }
    lang_check_name(p, alias->bound, alias->offset);
}

static struct ast_stmt *import(struct lang_parser *p) {
    struct ast_stmt *stmt = lang_stmt(p, AST_IMPORT, p->token.start);
    struct ast_alias **last = &stmt->u.import.names;
    lang_advance(p);
    do {
        struct ast_alias *alias = add_alias(p, &last);
        if (alias == NULL)
            break;
        alias->symbol = dotted_name(p, &alias->bound);
        as_name(p, alias);
    } while (lang_accept(p, TOKEN_COMMA));
    return stmt;
}

static void from_names(struct lang_parser *p, struct ast_stmt *stmt,
                       bool future) {
    struct ast_alias **last = &stmt->u.import.names;
    bool brackets = lang_accept(p, TOKEN_LPAREN);
    do {
        if (brackets && at_token(p, TOKEN_RPAREN) &&
            stmt->u.import.names != NULL)
            break;
        if (!brackets && at_token(p, TOKEN_NEWLINE) &&
            stmt->u.import.names != NULL)
            lang_fail(p->unit, p->token.start, p->token.start,
                      "trailing comma not allowed without surrounding "
                      "parentheses");
        struct ast_alias *alias = add_alias(p, &last);
        if (alias == NULL)
            break;
        struct lang_token token = p->token;
        if (ISA_FULL && future)
            lang_check_feature(p, stmt->offset);
        if (future && lang_at_name(p, "annotations"))
            p->unit->text_annotations = true;
        alias->bound = lang_take_name(p, true);
        alias->symbol = intern_dotted(p, token.start, token.end);
        as_name(p, alias);
    } while (lang_accept(p, TOKEN_COMMA));
    if (brackets)
        lang_expect(p, TOKEN_RPAREN);
}

static struct ast_stmt *from(struct lang_parser *p) {
    struct ast_stmt *stmt = lang_stmt(p, AST_FROM, p->token.start);
    uint32_t first;
    lang_advance(p);
    while (at_token(p, TOKEN_DOT) || at_token(p, TOKEN_ELLIPSIS)) {
        stmt->u.import.level += at_token(p, TOKEN_DOT) ? 1 : 3;
        lang_advance(p);
    }
    stmt->u.import.module = AST_NO_NAME;
    bool future = lang_at_name(p, "__future__");
    if (stmt->u.import.level == 0 || !at_token(p, TOKEN_IMPORT))
        stmt->u.import.module = dotted_name(p, &first);
    lang_expect(p, TOKEN_IMPORT);
    if (lang_accept(p, TOKEN_STAR))
        stmt->flag = 1;
    else
        from_names(p, stmt, future);
    return stmt;
}

static struct ast_stmt *delete (struct lang_parser *p) {
    struct ast_stmt *stmt = lang_stmt(p, AST_DELETE, p->token.start);
    lang_advance(p);
    stmt->u.one = lang_targets(p);
    lang_check_target(p, stmt->u.one, TARGET_DELETE);
    return stmt;
}

static struct ast_stmt *assertion(struct lang_parser *p) {
    struct ast_stmt *stmt = lang_stmt(p, AST_ASSERT, p->token.start);
    lang_advance(p);
    stmt->u.assign.target = lang_expression(p);
    if (lang_accept(p, TOKEN_COMMA))
        stmt->u.assign.value = lang_expression(p);
    return stmt;
}

static struct ast_stmt *raise(struct lang_parser *p) {
    struct ast_stmt *stmt = lang_stmt(p, AST_RAISE, p->token.start);
    lang_advance(p);
    if (lang_starts_expression(p)) {
        stmt->u.assign.target = lang_expression(p);
        if (lang_accept(p, TOKEN_FROM))
            stmt->u.assign.value = lang_expression(p);
    }
    return stmt;
}

static struct ast_stmt *returning(struct lang_parser *p) {
    struct ast_stmt *stmt = lang_stmt(p, AST_RETURN, p->token.start);
    lang_advance(p);
    if (lang_starts_expression(p))
        stmt->u.one = lang_expressions(p);
    return stmt;
}

static struct ast_stmt *bare(struct lang_parser *p, enum ast_stmt_kind kind) {
    struct ast_stmt *stmt = lang_stmt(p, kind, p->token.start);
    lang_advance(p);
    return stmt;
}

static struct ast_stmt *simple(struct lang_parser *p) {
    switch (p->token.kind) {
    case TOKEN_PASS:
        return bare(p, AST_PASS);
    case TOKEN_BREAK:
        return bare(p, AST_BREAK);
    case TOKEN_CONTINUE:
        return bare(p, AST_CONTINUE);
    case TOKEN_RETURN:
        return returning(p);
    case TOKEN_RAISE:
        return raise(p);
    case TOKEN_GLOBAL:
        return scope_names(p, AST_GLOBAL);
    case TOKEN_NONLOCAL:
        return scope_names(p, AST_NONLOCAL);
    case TOKEN_DEL:
        return delete (p);
    case TOKEN_ASSERT:
        return assertion(p);
    case TOKEN_IMPORT:
        return import(p);
    case TOKEN_FROM:
        return from(p);
    default:
        return expression(p);
    }
}

struct ast_stmt *lang_simple_statements(struct lang_parser *p) {
    struct ast_stmt *first = NULL, **last = &first;
    do {
        if (at_token(p, TOKEN_NEWLINE) && first != NULL)
            break;
        struct ast_stmt *stmt = simple(p);
        uint32_t length = p->previous - stmt->offset;
        stmt->length = (uint16_t)(length > UINT16_MAX ? UINT16_MAX : length);
        *last = stmt;
        last = &stmt->next;
    } while (lang_accept(p, TOKEN_SEMICOLON));
    lang_expect(p, TOKEN_NEWLINE);
    return first;
}
