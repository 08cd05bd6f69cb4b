/* SPDX-License-Identifier: MIT */
/* What the parser's own files share. After an error every token is
 * TOKEN_ERROR, which nothing accepts, so loops end and callers need no
 * checks; nodes are never NULL where the grammar has one (A5). */
#ifndef KRAIT_LANG_PARSER_H
#define KRAIT_LANG_PARSER_H

#include "base/check.h"
#include "literal.h"
#include "parse.h"

/* How a list that is chained by `next` grows. */
struct expr_list {
    struct ast_expr *first, **last;
    uint32_t count;
};

/* Precedences of infix operators. */
enum precedence {
    PRECEDENCE_NONE,
    PRECEDENCE_OR,
    PRECEDENCE_AND,
    PRECEDENCE_NOT,
    PRECEDENCE_COMPARE,
    PRECEDENCE_BIT_OR,
    PRECEDENCE_BIT_XOR,
    PRECEDENCE_BIT_AND,
    PRECEDENCE_SHIFT,
    PRECEDENCE_ADD,
    PRECEDENCE_MUL,
};

enum target_use { TARGET_ASSIGN, TARGET_DELETE, TARGET_FOR, TARGET_WITH };

static inline bool at_token(const struct lang_parser *p,
                            enum lang_token_kind kind) {
    return p->token.kind == kind;
}

static inline void list_init(struct expr_list *list) {
    list->first = NULL;
    list->last = &list->first;
    list->count = 0;
}

/* Out of memory every node is the same one, which must not follow itself. */
static inline void list_add(struct expr_list *list, struct ast_expr *item) {
    CHECK(list->last != NULL); /* list_init has come before */
    if (list->last == &item->next)
        return;
    *list->last = item;
    list->last = &item->next;
    list->count++;
}

/* parse.c: Contract of all: task; may alloc; O(n). */
void lang_advance(struct lang_parser *p);
bool lang_accept(struct lang_parser *p, enum lang_token_kind kind);
void lang_expect(struct lang_parser *p, enum lang_token_kind kind);
void lang_expect_colon(struct lang_parser *p, uint32_t start);
void lang_syntax_error(struct lang_parser *p);
bool lang_never_closed(struct lang_parser *p);
bool lang_at_name(const struct lang_parser *p, const char *text);
uint32_t lang_take_name(struct lang_parser *p, bool private_name);
struct ast_expr *lang_expr(struct lang_parser *p, enum ast_kind kind,
                           uint32_t start);
void lang_close_expr(struct lang_parser *p, struct ast_expr *expr);
uint32_t lang_expr_end(const struct ast_expr *expr);
struct ast_stmt *lang_stmt(struct lang_parser *p, enum ast_stmt_kind kind,
                           uint32_t start);

/* parse_expr.c: Contract of all: task; may alloc; O(n). */
struct ast_expr *lang_climb(struct lang_parser *p, unsigned least);
struct ast_expr *lang_expression(struct lang_parser *p);
struct ast_expr *lang_named_expression(struct lang_parser *p);
struct ast_expr *lang_star_or_named(struct lang_parser *p);
struct ast_expr *lang_walrus(struct lang_parser *p, struct ast_expr *target,
                             uint32_t start);
struct ast_expr *lang_expressions(struct lang_parser *p);
struct ast_expr *lang_yield_or_expressions(struct lang_parser *p);
struct ast_expr *lang_targets(struct lang_parser *p);

/* parse_atom.c: Contract of all: task; may alloc; O(n). */
struct ast_expr *lang_primary(struct lang_parser *p);
bool lang_starts_expression(const struct lang_parser *p);
struct ast_expr *lang_clauses(struct lang_parser *p);
void lang_forgot_comma(struct lang_parser *p, const struct ast_expr *first);

/* parse_call.c, parse_string.c: Contract: task; may alloc; O(n). */
struct ast_expr *lang_arguments(struct lang_parser *p);
struct ast_expr *lang_strings(struct lang_parser *p);

/* parse_params.c: Contract: task; may alloc; O(n). */
struct ast_param *lang_params(struct lang_parser *p, bool lambda);

/* parse_desk.c: Contract of all: task; may alloc; O(n). */
bool lang_colon_forced(const struct lang_parser *p, uint32_t start);
void lang_lex_rest(struct lang_parser *p);
void lang_want_default(struct lang_parser *p);
void lang_refuse_brackets(struct lang_parser *p, bool lambda);
void lang_refuse_clause(struct lang_parser *p, uint32_t start);
void lang_refuse_star(struct lang_parser *p, const struct ast_expr *expr);
void lang_check_feature(struct lang_parser *p, uint32_t start);
void lang_note_future(struct lang_parser *p, const struct ast_stmt *stmt,
                      bool first);
bool lang_match_colon(struct lang_parser *p, const struct ast_expr *subject,
                      uint32_t start);

/* parse_target.c: Contract of all: task; may alloc; O(n). */
const char *lang_expr_name(const struct lang_parser *p,
                           const struct ast_expr *expr);
void lang_check_target(struct lang_parser *p, const struct ast_expr *target,
                       enum target_use use);
void lang_check_name(struct lang_parser *p, uint32_t symbol, uint32_t offset);

/* parse_simple.c, parse_block.c, parse_match.c: Contract of all: task; may
 * alloc; O(n). */
struct ast_stmt *lang_simple_statements(struct lang_parser *p);
struct ast_stmt *lang_statement(struct lang_parser *p);
struct ast_stmt *lang_block(struct lang_parser *p, const char *what,
                            uint32_t start);
struct ast_stmt *lang_match(struct lang_parser *p);
struct ast_stmt *lang_def(struct lang_parser *p, struct ast_expr *decorators,
                          bool is_async, uint32_t start);
struct ast_stmt *lang_class(struct lang_parser *p, struct ast_expr *decorators);

#endif
