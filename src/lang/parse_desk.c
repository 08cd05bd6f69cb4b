/* SPDX-License-Identifier: MIT */
/* Texts of syntax errors that are worth their room on a desk alone. Each
 * looks at what the parser stumbled over, when it has given up anyway. */
#include "compiler.h"
#include "parser.h"

#include <string.h>

static void fail_token(struct lang_parser *p, const char *text) {
    lang_fail_text(p->unit, p->token.start, p->token.end, "%s", text);
    p->token.kind = TOKEN_ERROR;
}

/* Only behind these does CPython ask for the colon whatever follows; behind
 * the others it wants to know that the line ends. */
bool lang_colon_forced(const struct lang_parser *p, uint32_t start) {
    static const char words[][8] = {"else", "try", "finally", "def"};
    const char *at = (const char *)p->unit->source + start;
    if (at_token(p, TOKEN_NEWLINE))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i]);
        if (start + length < p->unit->length &&
            memcmp(at, words[i], length) == 0 &&
            !lang_is_name((uint8_t)at[length]))
            return true;
    }
    return false;
}

/* What the lexer finds wrong further on comes before an error that says
 * nothing. */
void lang_lex_rest(struct lang_parser *p) {
    struct lang_lexer lexer = p->lexer;
    struct lang_token token;
    if (lang_failed(p->unit) || p->lexer.at.in_format)
        return;
    do {
        lang_lex_next(&lexer, &token);
    } while (token.kind > TOKEN_END);
    if (p->unit->error.kind == LANG_INDENTATION ||
        p->unit->error.kind == LANG_TAB)
        p->unit->error.kind = LANG_OK;
}

/* `def f(a=)`, where the default should be. */
void lang_want_default(struct lang_parser *p) {
    if (lang_failed(p->unit) ||
        (!at_token(p, TOKEN_RPAREN) && !at_token(p, TOKEN_COMMA)))
        return;
    lang_fail(p->unit, p->previous - 1, p->previous,
              "expected default value expression");
    p->token.kind = TOKEN_ERROR;
}

/* `def f((a, b))` */
void lang_refuse_brackets(struct lang_parser *p, bool lambda) {
    uint32_t start = p->token.start;
    do {
        lang_advance(p);
        if (!lang_accept(p, TOKEN_NAME))
            return;
    } while (at_token(p, TOKEN_COMMA));
    if (!lang_accept(p, TOKEN_RPAREN))
        return;
    lang_fail(p->unit, start, p->previous,
              "%s parameters cannot be parenthesized",
              lambda ? "Lambda expression" : "Function");
}

/* `f(a=b for b in c)` */
void lang_refuse_clause(struct lang_parser *p, uint32_t start) {
    if (lang_failed(p->unit) ||
        (!at_token(p, TOKEN_FOR) && !at_token(p, TOKEN_ASYNC)))
        return;
    lang_fail(p->unit, start, p->previous,
              "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    p->token.kind = TOKEN_ERROR;
}

/* `f(*a for a in b)` */
void lang_refuse_star(struct lang_parser *p, const struct ast_expr *expr) {
    lang_fail(p->unit, expr->offset, lang_expr_end(expr),
              "iterable unpacking cannot be used in comprehension");
    p->token.kind = TOKEN_ERROR;
}

/* --- from __future__ import --- */

static const char features[][17] = {
    "nested_scopes",  "generators",     "division",         "absolute_import",
    "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
    "generator_stop", "annotations"};

void lang_check_feature(struct lang_parser *p, uint32_t start) {
    const char *at = (const char *)p->unit->source + p->token.start;
    uint32_t length = p->token.end - p->token.start;
    if (!at_token(p, TOKEN_NAME) || lang_failed(p->unit))
        return;
    if (p->past_future) {
        uint32_t end = start;
        while (end < p->unit->length && p->unit->source[end] != '\n')
            end++;
        lang_fail(p->unit, start, end,
                  "from __future__ imports must occur at the beginning of the "
                  "file");
        return;
    }
    for (size_t i = 0; i < sizeof features / sizeof features[0]; i++)
        if (strlen(features[i]) == length &&
            memcmp(features[i], at, length) == 0)
            return;
    if (lang_at_name(p, "braces"))
        lang_fail(p->unit, start, start, "not a chance");
    else
        lang_fail(p->unit, start, start, "future feature %S is not defined", at,
                  length);
}

/* Behind a statement at module level: whether it may stand before those. */
void lang_note_future(struct lang_parser *p, const struct ast_stmt *stmt,
                      bool first) {
    bool doc = first && stmt->kind == AST_EXPRESSION &&
               stmt->u.one->kind == AST_STRING;
    const char *at = (const char *)p->unit->source + stmt->offset;
    bool future = stmt->kind == AST_FROM && stmt->length > 17 &&
                  memcmp(at, "from __future__ ", 16) == 0;
    if (!doc && !future)
        p->past_future = true;
}

/* --- places --- */

static bool says(const struct lang_unit *unit, const char *text) {
    return strstr(unit->error.message, text) != NULL;
}

/* Of a bracket that was never closed it gives no end, of a line's end not the
 * line after, and of an indentation its last column. */
void lang_error_place(const struct lang_unit *unit, value items[6]) {
    const struct lang_error *e = &unit->error;
    int64_t column = e->column, line = e->line, end = e->end_column;
    if (says(unit, "' was never closed") ||
        says(unit, "':' expected after dictionary key") ||
        says(unit, "after line continuation") ||
        says(unit, "inconsistent use of tabs")) {
        end = 0;
    } else if (says(unit, "unexpected indent")) {
        column--;
        end = -1;
    } else if (says(unit, "unindent does not") ||
               says(unit, "unexpected EOF")) {
        end = -1;
    } else if (says(unit, "leading zeros")) {
        end++;
    } else if (e->end_line == e->line + 1 && end == 1) {
        end = column;
    } else {
        line = e->end_line;
    }
    items[2] = value_from_int48(column);
    items[4] = value_from_int48(line);
    items[5] = value_from_int48(end);
}

/* --- match --- */

/* `match x` without its colon, at the end of the line. */
bool lang_match_colon(struct lang_parser *p, const struct ast_expr *subject,
                      uint32_t start) {
    bool spaced = subject != NULL && subject->offset > start + 5;
    if (!spaced || lang_failed(p->unit) || !at_token(p, TOKEN_NEWLINE))
        return false;
    fail_token(p, BASE_TEXT_OF("expected ':'"));
    return true;
}
