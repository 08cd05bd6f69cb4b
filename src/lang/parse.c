/* SPDX-License-Identifier: MIT */
/* Tokens, nodes and names for the parser's files, and its entry points. */
#include "parser.h"

#include <string.h>

#define SHARED_SIZE offsetof(struct ast_expr, u)

#define PART(member)                                                           \
    (uint8_t)(SHARED_SIZE + sizeof((struct ast_expr *)NULL)->u.member)

/* Node sizes by kind, where it is not that of one pointer: what lies beyond
 * the part in use is never touched. */
static const uint8_t sizes[AST_KIND_COUNT] = {
    [AST_INT] = SHARED_SIZE,
    [AST_FLOAT] = SHARED_SIZE,
    [AST_IMAGINARY] = SHARED_SIZE,
    [AST_CONSTANT] = SHARED_SIZE,
    [AST_MATCH_CONSTANT] = SHARED_SIZE,
    [AST_NAME] = PART(named),
    [AST_KEYWORD] = PART(named),
    [AST_ATTRIBUTE] = PART(named),
    [AST_WALRUS] = PART(named),
    [AST_MATCH_CAPTURE] = PART(named),
    [AST_MATCH_AS] = PART(named),
    [AST_MATCH_STAR] = PART(named),
    [AST_FORMATTED] = PART(pair),
    [AST_CALL] = PART(pair),
    [AST_SUBSCRIPT] = PART(pair),
    [AST_WITH_ITEM] = PART(pair),
    [AST_MATCH_CLASS] = PART(pair),
    [AST_STRING] = PART(text),
    [AST_BYTES] = PART(text),
    [AST_PIECE] = PART(text),
    [AST_VERBATIM] = PART(text),
    [AST_CONDITIONAL] = PART(three),
    [AST_SLICE] = PART(three),
    [AST_CLAUSE] = PART(three),
    [AST_LAMBDA] = PART(lambda),
    [AST_LIST_COMP] = PART(comp),
    [AST_SET_COMP] = PART(comp),
    [AST_DICT_COMP] = PART(comp),
    [AST_GENERATOR] = PART(comp),
};

static size_t expr_size(enum ast_kind kind) {
    return sizes[kind] != 0 ? sizes[kind] : SHARED_SIZE + sizeof(void *);
}

void lang_advance(struct lang_parser *p) {
    p->previous = p->token.end;
    lang_lex_next(&p->lexer, &p->token);
}

bool lang_accept(struct lang_parser *p, enum lang_token_kind kind) {
    if (!at_token(p, kind))
        return false;
    lang_advance(p);
    return true;
}

/* Whether the lexer, going on to the end, finds this bracket never closed. */
bool lang_never_closed(struct lang_parser *p) {
    struct lang_token token;
    struct lang_lexer lexer = p->lexer;
    uint32_t level = lexer.at.level;
    if (at_token(p, TOKEN_LPAREN) || at_token(p, TOKEN_LBRACKET) ||
        at_token(p, TOKEN_LBRACE))
        level--; /* the next token opened it, and is not to blame */
    if (level == 0 || p->lexer.at.in_format)
        return false;
    uint32_t line = lang_place_of(p->unit, p->token.start).line;
    bool at_end = at_token(p, TOKEN_END);
    do {
        lang_lex_next(&lexer, &token);
    } while (token.kind > TOKEN_END);
    if (token.kind == TOKEN_ERROR)
        return true;
    level = lexer.at.level;
    if (level == 0)
        return false;
    uint32_t open = lang_open_bracket(&lexer, p->unit->length, level);
    if (!at_end && lang_place_of(p->unit, open).line >= line)
        return false;
    lang_fail(p->unit, open, open, "'%c' was never closed",
              p->unit->source[open]);
    p->unit->error.at_end = true;
    return true;
}

void lang_syntax_error(struct lang_parser *p) {
    const char *mark = p->lexer.at.in_format ? "f-string: " : "";
    if (!lang_failed(p->unit) && at_token(p, TOKEN_INDENT))
        lang_fail_kind(p->unit, LANG_INDENTATION, p->token.start,
                       "unexpected indent");
    if (ISA_FULL && p->lexer.at.level == 0)
        lang_lex_rest(p);
    if (!lang_failed(p->unit) && !lang_never_closed(p)) {
        lang_fail(p->unit, p->token.start, p->token.end, "%s%s", mark,
                  mark[0] != 0 && at_token(p, TOKEN_END) ? "expecting '}'"
                                                         : "invalid syntax");
        p->unit->error.at_end =
            at_token(p, TOKEN_END) ||
            (at_token(p, TOKEN_NEWLINE) && p->token.start >= p->unit->length);
    }
    p->token.kind = TOKEN_ERROR;
}

void lang_expect(struct lang_parser *p, enum lang_token_kind kind) {
    if (!lang_accept(p, kind))
        lang_syntax_error(p);
}

void lang_expect_colon(struct lang_parser *p, uint32_t start) {
    if (lang_accept(p, TOKEN_COLON))
        return;
    if (p->lexer.at.level == 0 && (!ISA_FULL || lang_colon_forced(p, start)))
        lang_fail(p->unit, p->token.start, p->token.end, "expected ':'");
    lang_syntax_error(p);
}

bool lang_at_name(const struct lang_parser *p, const char *text) {
    uint32_t length = (uint32_t)strlen(text);
    return at_token(p, TOKEN_NAME) && p->token.end - p->token.start == length &&
           memcmp(p->unit->source + p->token.start, text, length) == 0;
}

/* `__x` in class `_C` is `_C__x`; `__x__` and names in a class whose name is
 * all underscores stay. */
static bool is_private(const struct lang_parser *p, const char *name,
                       uint32_t length) {
    return p->private_length > 0 && length > 2 && name[0] == '_' &&
           name[1] == '_' &&
           !(name[length - 1] == '_' && name[length - 2] == '_');
}

static uint32_t intern(struct lang_parser *p, const char *text, size_t length) {
    uint32_t symbol =
        p->unit->names.intern(p->unit->names.context, text, length);
    if (symbol == LANG_NO_SYMBOL)
        lang_fail_kind(p->unit, LANG_NO_MEMORY, 0, "memory allocation failed");
    return symbol;
}

static uint32_t intern_private(struct lang_parser *p, const char *name,
                               uint32_t length) {
    uint32_t total = 1 + p->private_length + length;
    char *text = lang_allocate(p->unit, total);
    if (text == NULL)
        return LANG_NO_SYMBOL;
    text[0] = '_';
    memcpy(text + 1, p->unit->source + p->private_start, p->private_length);
    memcpy(text + 1 + p->private_length, name, length);
    return intern(p, text, total);
}

uint32_t lang_take_name(struct lang_parser *p, bool private_name) {
    if (!at_token(p, TOKEN_NAME)) {
        lang_syntax_error(p);
        return LANG_NO_SYMBOL;
    }
    const char *name = (const char *)p->unit->source + p->token.start;
    uint32_t length = p->token.end - p->token.start;
    uint32_t symbol = private_name && is_private(p, name, length)
                          ? intern_private(p, name, length)
                          : intern(p, name, length);
    lang_advance(p);
    return symbol;
}

struct ast_expr *lang_expr(struct lang_parser *p, enum ast_kind kind,
                           uint32_t start) {
    struct ast_expr *expr = lang_allocate(p->unit, expr_size(kind));
    if (expr == NULL) {
        p->token.kind = TOKEN_ERROR;
        expr = &p->spare.expr;
    }
    expr->kind = (uint32_t)kind & 63u;
    expr->offset = start;
    return expr;
}

void lang_close_expr(struct lang_parser *p, struct ast_expr *expr) {
    uint32_t length = p->previous - expr->offset;
    expr->length = (length > UINT16_MAX ? UINT16_MAX : length) & UINT16_MAX;
}

uint32_t lang_expr_end(const struct ast_expr *expr) {
    return expr->offset + expr->length;
}

struct ast_stmt *lang_stmt(struct lang_parser *p, enum ast_stmt_kind kind,
                           uint32_t start) {
    struct ast_stmt *stmt = lang_allocate(p->unit, sizeof *stmt);
    if (stmt == NULL) {
        p->token.kind = TOKEN_ERROR;
        stmt = &p->spare.stmt;
        memset(stmt, 0, sizeof *stmt);
    }
    stmt->kind = (uint8_t)kind;
    stmt->offset = start;
    return stmt;
}

void lang_parse_init(struct lang_parser *parser, struct lang_unit *unit) {
    memset(parser, 0, sizeof *parser);
    parser->unit = unit;
    lang_lex_init(&parser->lexer, unit, &parser->stacks);
    (void)lang_poll(unit);
    lang_advance(parser);
}

struct ast_stmt *lang_next_statement(struct lang_parser *parser) {
    while (lang_accept(parser, TOKEN_NEWLINE))
        continue;
    if (at_token(parser, TOKEN_END) || lang_failed(parser->unit))
        return NULL;
    struct ast_stmt *stmt = lang_statement(parser);
    if (ISA_FULL && !lang_failed(parser->unit)) {
        lang_note_future(parser, stmt, !parser->begun);
        parser->begun = true;
    }
    return lang_failed(parser->unit) ? NULL : stmt;
}

struct ast_expr *lang_parse_expression(struct lang_parser *parser) {
    (void)lang_accept(parser, TOKEN_INDENT); /* eval(" 1") is allowed */
    struct ast_expr *expr = lang_expressions(parser);
    while (lang_accept(parser, TOKEN_NEWLINE) ||
           lang_accept(parser, TOKEN_DEDENT))
        continue;
    if (!at_token(parser, TOKEN_END))
        lang_syntax_error(parser);
    return lang_failed(parser->unit) ? NULL : expr;
}
