/* SPDX-License-Identifier: MIT */
/* Compound statements and their blocks. */
#include "parser.h"

static const struct ast_expr *last_of(const struct ast_expr *item) {
    while (item != NULL && item->next != NULL)
        item = item->next;
    return item;
}

static void fail_block(struct lang_parser *p, const char *what,
                       uint32_t start) {
    if (lang_failed(p->unit))
        return;
    lang_fail(p->unit, p->token.start, p->token.end,
              "expected an indented block after %s on line %u", what,
              lang_place_of(p->unit, start).line);
    p->unit->error.kind = LANG_INDENTATION;
    p->token.kind = TOKEN_ERROR;
}

static struct ast_stmt **end_of(struct ast_stmt **last) {
    while (*last != NULL)
        last = &(*last)->next;
    return last;
}

/* What follows a colon: the rest of the line, or an indented block. */
struct ast_stmt *lang_block(struct lang_parser *p, const char *what,
                            uint32_t start) {
    struct ast_stmt *first = NULL, **last = &first;
    lang_expect_colon(p, start);
    if (!lang_accept(p, TOKEN_NEWLINE))
        return lang_simple_statements(p);
    if (!lang_accept(p, TOKEN_INDENT))
        fail_block(p, what, start);
    while (!at_token(p, TOKEN_DEDENT) && !at_token(p, TOKEN_END) &&
           !lang_failed(p->unit)) {
        *last = lang_statement(p);
        last = end_of(last);
    }
    lang_expect(p, TOKEN_DEDENT);
    return first;
}

static struct ast_stmt *else_block(struct lang_parser *p) {
    uint32_t start = p->token.start;
    if (!lang_accept(p, TOKEN_ELSE))
        return NULL;
    return lang_block(p, BASE_TEXT_OF("'else' statement"), start);
}

/* A loop, not recursion, over `elif`: there may be hundreds. */
static struct ast_stmt *if_statement(struct lang_parser *p) {
    struct ast_stmt *first = NULL, **last = &first;
    const char *what = "'if' statement";
    do {
        struct ast_stmt *stmt = lang_stmt(p, AST_IF, p->token.start);
        lang_advance(p);
        stmt->u.branch.test = lang_named_expression(p);
        stmt->u.branch.body = lang_block(p, what, stmt->offset);
        what = "'elif' statement";
        *last = stmt;
        last = &stmt->u.branch.other;
    } while (at_token(p, TOKEN_ELIF));
    *last = else_block(p);
    return first;
}

static struct ast_stmt *while_statement(struct lang_parser *p) {
    struct ast_stmt *stmt = lang_stmt(p, AST_WHILE, p->token.start);
    lang_advance(p);
    stmt->u.branch.test = lang_named_expression(p);
    stmt->u.branch.body =
        lang_block(p, BASE_TEXT_OF("'while' statement"), stmt->offset);
    stmt->u.branch.other = else_block(p);
    return stmt;
}

static struct ast_stmt *for_statement(struct lang_parser *p, bool is_async,
                                      uint32_t start) {
    struct ast_stmt *stmt = lang_stmt(p, AST_FOR, start);
    uint32_t at = p->token.start;
    lang_advance(p);
    stmt->flag = is_async;
    stmt->u.loop.target = lang_targets(p);
    if (at_token(p, TOKEN_IN))
        lang_check_target(p, stmt->u.loop.target, TARGET_FOR);
    lang_expect(p, TOKEN_IN);
    stmt->u.loop.values = lang_expressions(p);
    stmt->u.loop.body = lang_block(p, BASE_TEXT_OF("'for' statement"), at);
    stmt->u.loop.other = else_block(p);
    return stmt;
}

static struct ast_expr *with_item(struct lang_parser *p) {
    struct ast_expr *item = lang_expr(p, AST_WITH_ITEM, p->token.start);
    item->u.pair.first = lang_expression(p);
    if (lang_accept(p, TOKEN_AS)) {
        item->u.pair.second = at_token(p, TOKEN_STAR)
                                  ? lang_star_or_named(p)
                                  : lang_climb(p, PRECEDENCE_BIT_OR);
        lang_check_target(p, item->u.pair.second, TARGET_WITH);
    }
    lang_close_expr(p, item);
    return item;
}

/* `with (a as b, c):`. Tells apart from `with (a, b).c:` only by trying. */
static struct ast_expr *with_brackets(struct lang_parser *p) {
    struct lang_cursor cursor = p->lexer.at;
    struct lang_token token = p->token;
    uint32_t previous = p->previous;
    struct expr_list list;
    list_init(&list);
    lang_advance(p);
    do {
        if (at_token(p, TOKEN_RPAREN) && list.first != NULL)
            break;
        list_add(&list, with_item(p));
    } while (lang_accept(p, TOKEN_COMMA));
    bool fine = lang_accept(p, TOKEN_RPAREN) && at_token(p, TOKEN_COLON);
    if (fine)
        return list.first;
    if (p->unit->error.kind == LANG_SYNTAX)
        p->unit->error.kind = LANG_OK;
    p->lexer.at = cursor;
    p->token = token;
    p->previous = previous;
    return NULL;
}

static struct ast_stmt *with_statement(struct lang_parser *p, bool is_async,
                                       uint32_t start) {
    struct ast_stmt *stmt = lang_stmt(p, AST_WITH, start);
    uint32_t at = p->token.start;
    lang_advance(p);
    stmt->flag = is_async;
    if (at_token(p, TOKEN_LPAREN))
        stmt->u.branch.test = with_brackets(p);
    if (stmt->u.branch.test == NULL) {
        struct expr_list list;
        list_init(&list);
        do {
            list_add(&list, with_item(p));
        } while (lang_accept(p, TOKEN_COMMA));
        stmt->u.branch.test = list.first;
    }
    stmt->u.branch.body = lang_block(p, BASE_TEXT_OF("'with' statement"), at);
    return stmt;
}

static void handler_type(struct lang_parser *p, struct ast_handler *handler) {
    uint32_t start = p->token.start;
    if (at_token(p, TOKEN_STAR))
        lang_fail(p->unit, start, p->token.end, "except* is not supported");
    handler->symbol = AST_NO_NAME;
    if (at_token(p, TOKEN_COLON) || at_token(p, TOKEN_NEWLINE))
        return;
    handler->type = lang_expression(p);
    if (at_token(p, TOKEN_COMMA)) {
        lang_advance(p);
        (void)lang_expressions(p);
        lang_fail(p->unit, start, p->previous,
                  "multiple exception types must be parenthesized");
        lang_syntax_error(p);
    }
    if (lang_accept(p, TOKEN_AS)) {
        start = p->token.start;
        handler->symbol = lang_take_name(p, true);
        lang_check_name(p, handler->symbol, start);
    }
}

static struct ast_handler *handlers(struct lang_parser *p) {
    struct ast_handler *first = NULL, **last = &first;
    bool catches_all = false;
    uint32_t all_offset = 0;
    while (at_token(p, TOKEN_EXCEPT)) {
        struct ast_handler *handler = lang_allocate(p->unit, sizeof *handler);
        if (handler == NULL)
            break;
        handler->offset = p->token.start;
        if (catches_all)
            lang_fail(p->unit, all_offset, p->token.end,
                      "default 'except:' must be last");
        lang_advance(p);
        handler_type(p, handler);
        catches_all = handler->type == NULL;
        all_offset = handler->offset;
        handler->body =
            lang_block(p, BASE_TEXT_OF("'except' statement"), handler->offset);
        *last = handler;
        last = &handler->next;
    }
    return first;
}

static struct ast_stmt *try_statement(struct lang_parser *p) {
    struct ast_stmt *stmt = lang_stmt(p, AST_TRY, p->token.start);
    lang_advance(p);
    stmt->u.try.body =
        lang_block(p, BASE_TEXT_OF("'try' statement"), stmt->offset);
    stmt->u.try.handlers = handlers(p);
    if (stmt->u.try.handlers != NULL)
        stmt->u.try.other = else_block(p);
    uint32_t start = p->token.start;
    if (lang_accept(p, TOKEN_FINALLY)) {
        stmt->u.try.final =
            lang_block(p, BASE_TEXT_OF("'finally' statement"), start);
    } else if (stmt->u.try.handlers == NULL) {
        lang_fail(p->unit, start, p->token.end,
                  "expected 'except' or 'finally' block");
        lang_syntax_error(p);
    }
    return stmt;
}

struct ast_stmt *lang_def(struct lang_parser *p, struct ast_expr *decorators,
                          bool is_async, uint32_t start) {
    struct ast_stmt *stmt = lang_stmt(p, AST_DEF, start);
    uint32_t at = p->token.start;
    lang_advance(p);
    stmt->flag = is_async;
    stmt->u.def.decorators = decorators;
    stmt->u.def.symbol = lang_take_name(p, true);
    lang_check_name(p, stmt->u.def.symbol, at);
    if (!at_token(p, TOKEN_LPAREN) && !lang_failed(p->unit)) {
        lang_fail(p->unit, p->token.start, p->token.end, "expected '('");
        lang_syntax_error(p);
    }
    lang_advance(p);
    stmt->u.def.params = lang_params(p, false);
    lang_expect(p, TOKEN_RPAREN);
    if (at_token(p, TOKEN_ARROW)) {
        struct lang_token arrow = p->token;
        lang_advance(p);
        if (ISA_FULL && !lang_failed(p->unit) && !lang_starts_expression(p))
            lang_fail(p->unit, arrow.start, arrow.end, "expected ':'");
        stmt->u.def.values = lang_expression(p);
    }
    stmt->u.def.body = lang_block(p, BASE_TEXT_OF("function definition"), at);
    return stmt;
}

struct ast_stmt *lang_class(struct lang_parser *p,
                            struct ast_expr *decorators) {
    struct ast_stmt *stmt = lang_stmt(p, AST_CLASS, p->token.start);
    uint32_t start = p->private_start, length = p->private_length;
    lang_advance(p);
    struct lang_token name = p->token;
    stmt->u.def.decorators = decorators;
    stmt->u.def.symbol = lang_take_name(p, true);
    lang_check_name(p, stmt->u.def.symbol, name.start);
    if (lang_accept(p, TOKEN_LPAREN)) {
        stmt->u.def.values = lang_arguments(p);
        if (ISA_FULL)
            lang_forgot_comma(p, last_of(stmt->u.def.values));
        lang_expect(p, TOKEN_RPAREN);
    }
    while (name.start < name.end && p->unit->source[name.start] == '_')
        name.start++;
    p->private_start = name.start;
    p->private_length = name.end - name.start;
    stmt->u.def.body =
        lang_block(p, BASE_TEXT_OF("class definition"), stmt->offset);
    p->private_start = start;
    p->private_length = length;
    return stmt;
}

static struct ast_stmt *async_statement(struct lang_parser *p,
                                        struct ast_expr *decorators) {
    uint32_t start = p->token.start;
    lang_advance(p);
    if (at_token(p, TOKEN_DEF))
        return lang_def(p, decorators, true, start);
    if (at_token(p, TOKEN_FOR) && decorators == NULL)
        return for_statement(p, true, start);
    if (at_token(p, TOKEN_WITH) && decorators == NULL)
        return with_statement(p, true, start);
    lang_syntax_error(p);
    return &p->spare.stmt;
}

static struct ast_stmt *decorated(struct lang_parser *p) {
    struct expr_list list;
    list_init(&list);
    while (lang_accept(p, TOKEN_AT)) {
        list_add(&list, lang_named_expression(p));
        lang_expect(p, TOKEN_NEWLINE);
    }
    if (at_token(p, TOKEN_CLASS))
        return lang_class(p, list.first);
    if (at_token(p, TOKEN_ASYNC))
        return async_statement(p, list.first);
    if (at_token(p, TOKEN_DEF))
        return lang_def(p, list.first, false, p->token.start);
    lang_syntax_error(p);
    return &p->spare.stmt;
}

static struct ast_stmt *compound(struct lang_parser *p) {
    switch (p->token.kind) {
    case TOKEN_IF:
        return if_statement(p);
    case TOKEN_WHILE:
        return while_statement(p);
    case TOKEN_FOR:
        return for_statement(p, false, p->token.start);
    case TOKEN_WITH:
        return with_statement(p, false, p->token.start);
    case TOKEN_TRY:
        return try_statement(p);
    case TOKEN_DEF:
        return lang_def(p, NULL, false, p->token.start);
    case TOKEN_CLASS:
        return lang_class(p, NULL);
    case TOKEN_ASYNC:
        return async_statement(p, NULL);
    case TOKEN_AT:
        return decorated(p);
    default:
        return lang_at_name(p, "match") ? lang_match(p) : NULL;
    }
}

struct ast_stmt *lang_statement(struct lang_parser *p) {
    struct ast_stmt *stmt = NULL;
    if (lang_enter(p->unit, p->token.start, LANG_PARSE_COST))
        stmt = compound(p);
    else
        p->token.kind = TOKEN_ERROR;
    if (stmt == NULL)
        stmt = lang_simple_statements(p);
    lang_leave(p->unit, LANG_PARSE_COST);
    return stmt;
}
