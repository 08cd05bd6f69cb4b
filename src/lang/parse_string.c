/* SPDX-License-Identifier: MIT */
/* String atoms: adjacent literals, and f-strings. The source of an f-string's
 * expressions stands in the text as it is, so the same lexer reads them in
 * place; the cursor is put back afterwards. */
#include "parser.h"

/* Where an f-string's text is being read. */
struct format {
    uint32_t at, end;
    uint8_t flags;
    uint8_t depth; /* 0 in the string, 1 in a format, 2 is too deep */
};

static void parse_pieces(struct lang_parser *p, struct format *f,
                         struct expr_list *list);

static uint8_t byte_at(const struct lang_parser *p, const struct format *f,
                       uint32_t at) {
    return at < f->end ? p->unit->source[at] : 0;
}

static void fail_format(struct lang_parser *p, uint32_t at, const char *text) {
    lang_fail(p->unit, at, at, "f-string: %s", text);
    p->token.kind = TOKEN_ERROR;
}

/* Bytes of an escape as far as finding braces goes. */
static uint32_t escape_length(const struct lang_parser *p,
                              const struct format *f) {
    uint8_t next = byte_at(p, f, f->at + 1);
    if (next == '{' || next == '}')
        return 1;
    if (next != 'N' || byte_at(p, f, f->at + 2) != '{')
        return 2;
    uint32_t at = f->at + 3;
    while (at < f->end && p->unit->source[at] != '}')
        at++;
    return at + 1 - f->at;
}

/* Moves over literal text up to a brace that is not doubled. */
static void skip_text(struct lang_parser *p, struct format *f) {
    while (f->at < f->end) {
        uint8_t c = byte_at(p, f, f->at);
        bool doubled = f->depth == 0 && byte_at(p, f, f->at + 1) == c;
        if (c == '\\' && (f->flags & LANG_STRING_RAW) == 0)
            f->at += escape_length(p, f);
        else if (c != '{' && c != '}')
            f->at++;
        else if (doubled)
            f->at += 2;
        else
            break;
    }
    if (f->at > f->end)
        f->at = f->end;
}

static void add_piece(struct lang_parser *p, const struct format *f,
                      uint32_t start, struct expr_list *list) {
    if (f->at == start)
        return;
    struct lang_literal literal = {start, f->at, f->flags};
    struct ast_expr *piece = lang_expr(p, AST_PIECE, start);
    piece->op = f->flags & 31u;
    piece->u.text.end = f->at;
    piece->u.text.bytes = lang_literal_decode(p->unit, &literal, NULL);
    list_add(list, piece);
}

static void refuse_empty(struct lang_parser *p, const struct format *f) {
    uint8_t c = byte_at(p, f, p->token.start);
    if (c == 0)
        fail_format(p, f->at, BASE_TEXT_OF("expecting '}'"));
    else if (c == '}')
        fail_format(p, f->at, BASE_TEXT_OF("empty expression not allowed"));
    else if (c == '!' || c == ':' || c == '=')
        lang_fail(p->unit, f->at, f->at,
                  "f-string: expression required before '%c'", (int)c);
    if (lang_failed(p->unit))
        p->token.kind = TOKEN_ERROR;
}

static void refuse_backslash(struct lang_parser *p, uint32_t start) {
    for (uint32_t i = start; i < p->previous; i++) {
        if (p->unit->source[i] == '\\')
            lang_fail(p->unit, i, i,
                      "f-string expression part cannot include a backslash");
    }
}

/* `=`: the source of the expression, blanks and all, stands in the string. */
static bool debug_text(struct lang_parser *p, uint32_t start,
                       struct expr_list *list) {
    if (!lang_accept(p, TOKEN_ASSIGN))
        return false;
    struct ast_expr *text = lang_expr(p, AST_VERBATIM, start);
    text->u.text.end = p->token.start;
    text->u.text.bytes = p->token.start - start;
    list_add(list, text);
    return true;
}

/* `!r`: 0 without one. */
static unsigned conversion(struct lang_parser *p, struct format *f) {
    if (!at_token(p, TOKEN_BANG))
        return 0;
    uint32_t at = p->token.end;
    uint8_t c = byte_at(p, f, at);
    bool known = c == 's' || c == 'r' || c == 'a';
    if (!known || lang_is_name(byte_at(p, f, at + 1))) {
        fail_format(
            p, at,
            BASE_TEXT_OF("invalid conversion character: expected 's', 'r', or "
                         "'a'"));
        return 0;
    }
    lang_advance(p);
    lang_advance(p);
    return c - 96u;
}

static struct ast_expr *format_spec(struct lang_parser *p, struct format *f) {
    if (!at_token(p, TOKEN_COLON) && !at_token(p, TOKEN_WALRUS)) {
        f->at = p->token.start;
        return NULL;
    }
    struct ast_expr *spec = lang_expr(p, AST_JOINED, p->token.start);
    struct expr_list list;
    list_init(&list);
    f->at = p->token.start + 1;
    f->depth++;
    parse_pieces(p, f, &list);
    f->depth--;
    spec->u.list = list.first;
    return spec;
}

/* An expression stands as between parentheses: a generator expression needs
 * none of its own. */
static struct ast_expr *field_value(struct lang_parser *p) {
    struct ast_expr *value = lang_yield_or_expressions(p);
    bool clause = at_token(p, TOKEN_FOR) || at_token(p, TOKEN_ASYNC);
    if (!ISA_FULL || !clause || value->kind == AST_TUPLE)
        return value;
    struct ast_expr *expr = lang_expr(p, AST_GENERATOR, value->offset);
    expr->u.comp.element = value;
    expr->u.comp.clauses = lang_clauses(p);
    lang_close_expr(p, expr);
    return expr;
}

/* From the opening brace to behind the closing one. */
static void parse_field(struct lang_parser *p, struct format *f,
                        struct expr_list *list) {
    uint32_t start = f->at + 1;
    struct lang_cursor cursor = p->lexer.at;
    if (f->depth > 1)
        fail_format(p, f->at, BASE_TEXT_OF("expressions nested too deeply"));
    lang_lex_range(&p->lexer, start, f->end);
    lang_advance(p);
    refuse_empty(p, f);
    struct ast_expr *field = lang_expr(p, AST_FORMATTED, f->at);
    field->u.pair.first = field_value(p);
    refuse_backslash(p, start);
    lang_forgot_comma(p, field->u.pair.first);
    bool debug = debug_text(p, start, list);
    field->op = conversion(p, f) & 31u;
    bool last = at_token(p, TOKEN_RBRACE) || at_token(p, TOKEN_COLON) ||
                at_token(p, TOKEN_WALRUS);
    if (ISA_FULL && !last && (field->op != 0 || debug))
        fail_format(p, f->end, BASE_TEXT_OF("expecting '}'"));
    if (!last)
        lang_syntax_error(p);
    field->u.pair.second = format_spec(p, f);
    if (debug && field->op == 0 && field->u.pair.second == NULL)
        field->op = 'r' - 96;
    list_add(list, field);
    if (byte_at(p, f, f->at) != '}')
        fail_format(p, f->at, BASE_TEXT_OF("expecting '}'"));
    f->at++;
    p->lexer.at = cursor;
}

/* Up to the end, or within a format up to its closing brace. */
static void parse_pieces(struct lang_parser *p, struct format *f,
                         struct expr_list *list) {
    while (f->at < f->end && !lang_failed(p->unit)) {
        uint32_t start = f->at;
        skip_text(p, f);
        add_piece(p, f, start, list);
        uint8_t c = byte_at(p, f, f->at);
        if (c == '{') {
            parse_field(p, f, list);
        } else if (c == '}') {
            if (f->depth > 0)
                return;
            fail_format(p, f->at, BASE_TEXT_OF("single '}' is not allowed"));
        }
    }
}

static void format_string(struct lang_parser *p, struct expr_list *list) {
    struct lang_literal literal = lang_literal_of(&p->token);
    struct lang_cursor cursor = p->lexer.at;
    struct lang_token token = p->token;
    uint32_t previous = p->previous;
    struct format f = {literal.start, literal.end, literal.flags, 0};
    if (lang_enter(p->unit, token.start, LANG_PARSE_COST))
        parse_pieces(p, &f, list);
    lang_leave(p->unit, LANG_PARSE_COST);
    p->lexer.at = cursor;
    p->token = token;
    p->previous = previous;
}

/* A plain literal continues the one before, if that was plain too. */
static void plain_string(struct lang_parser *p, struct expr_list *list,
                         struct ast_expr **run) {
    struct lang_literal literal = lang_literal_of(&p->token);
    if (*run == NULL) {
        bool bytes = (p->token.flags & LANG_STRING_BYTES) != 0;
        *run = lang_expr(p, bytes ? AST_BYTES : AST_STRING, p->token.start);
        list_add(list, *run);
    }
    (*run)->u.text.bytes += lang_literal_decode(p->unit, &literal, NULL);
    (*run)->u.text.end = p->token.end;
}

/* What fails to format is shown as the whole of the string. */
static void place_fields(const struct ast_expr *expr) {
    for (struct ast_expr *item = expr->u.list; item != NULL; item = item->next)
        if (item->kind == AST_FORMATTED) {
            item->offset = expr->offset;
            item->length = expr->length;
        }
}

struct ast_expr *lang_strings(struct lang_parser *p) {
    uint32_t start = p->token.start;
    uint8_t kinds = p->token.flags & LANG_STRING_BYTES;
    bool joined = false;
    struct ast_expr *run = NULL;
    struct expr_list list;
    list_init(&list);
    while (at_token(p, TOKEN_STRING)) {
        bool format = (p->token.flags & LANG_STRING_FORMAT) != 0;
        if ((p->token.flags & LANG_STRING_BYTES) != kinds)
            lang_fail(p->unit, p->token.end, p->token.end,
                      "cannot mix bytes and nonbytes literals");
        if (format) {
            format_string(p, &list);
            run = NULL;
            joined = true;
        } else {
            plain_string(p, &list, &run);
        }
        lang_advance(p);
    }
    struct ast_expr *expr = run;
    if (joined || run == NULL) {
        expr = lang_expr(p, AST_JOINED, start);
        expr->u.list = list.first;
    }
    lang_close_expr(p, expr);
    if (ISA_FULL && joined)
        place_fields(expr);
    return expr;
}
