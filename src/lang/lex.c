/* SPDX-License-Identifier: MIT */
/* The lexer: lines, indentation, names and operators. Numbers and strings have
 * files of their own. It keeps no buffer: a token is a range of the source.
 * Rejected: tokens that carry line and column, since 19 of 20 tokens never
 * appear in a message (see lang_place_of). */
#include "lex.h"

#include "value/context.h"

#include <string.h>

#define TEXT_ENTRY(name, text) text,
#define KIND_ENTRY(name, text) TOKEN_##name,

static const char operator_texts[][4] = {LANG_OPERATORS(TEXT_ENTRY)};
static const uint8_t operator_kinds[] = {LANG_OPERATORS(KIND_ENTRY)};

#define KEYWORD_ENTRY(name, text) text,
static const char keyword_texts[][9] = {LANG_KEYWORDS(KEYWORD_ENTRY)};
#define KEYWORD_KIND(name, text) TOKEN_##name,
static const uint8_t keyword_kinds[] = {LANG_KEYWORDS(KEYWORD_KIND)};

#define OPERATOR_COUNT (sizeof operator_kinds)
#define KEYWORD_COUNT (sizeof keyword_kinds)

/* Blocks of characters that look like mistakes (pasted quotes, dashes, emoji)
 * rather than letters. Everything else beyond ASCII may be in a name; the full
 * XID tables would cost 6 KB of flash. */
static const uint32_t not_letters[][2] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB6},       {0xB8, 0xB9},
    {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},       {0x2000, 0x203E},
    {0x2041, 0x2053}, {0x2055, 0x2070}, {0x2080, 0x208F},   {0x20A0, 0x20CF},
    {0x2190, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0xFEFF, 0xFEFF},
    {0xFF01, 0xFF0F}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF},
};

static const char spelled_names[][8] = {"",       "end",    "newline",
                                        "indent", "dedent", "name"};

const char *lang_token_text(enum lang_token_kind kind) {
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        if (operator_kinds[i] == kind)
            return operator_texts[i];
    }
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        if (keyword_kinds[i] == kind)
            return keyword_texts[i];
    }
    return kind <= TOKEN_NAME ? spelled_names[kind] : "literal";
}

void lang_lex_fail_text(struct lang_lexer *lexer, struct lang_token *token,
                        uint32_t start, const char *message) {
    lang_fail_text(lexer->unit, start, start, message);
    token->kind = TOKEN_ERROR;
}

void lang_lex_init(struct lang_lexer *lexer, struct lang_unit *unit,
                   struct lang_stacks *stacks) {
    memset(lexer, 0, sizeof *lexer);
    lexer->unit = unit;
    lexer->stacks = stacks;
    stacks->columns[0] = stacks->alternates[0] = 0;
    lexer->at.end = unit->length;
    lexer->at.line_start = true;
    if (unit->length >= 3 && memcmp(unit->source, "\xEF\xBB\xBF", 3) == 0)
        lexer->at.position = 3;
}

void lang_lex_range(struct lang_lexer *lexer, uint32_t start, uint32_t end) {
    lexer->at.position = start;
    lexer->at.end = end;
    lexer->at.line_start = false;
    lexer->at.in_format = true;
    if (lexer->at.level < LANG_BRACKETS_MAX)
        lexer->stacks->brackets[lexer->at.level++] = '{';
}

static bool skip_newline(struct lang_lexer *lexer) {
    uint8_t c = lang_peek(lexer, 0);
    if (c != '\n' && c != '\r')
        return false;
    lexer->at.position += c == '\r' && lang_peek(lexer, 1) == '\n' ? 2 : 1;
    return true;
}

static void skip_comment(struct lang_lexer *lexer) {
    uint8_t c = lang_peek(lexer, 0);
    while (c != '\n' && c != '\r' && lexer->at.position < lexer->at.end) {
        lexer->at.position++;
        c = lang_peek(lexer, 0);
        (void)lang_poll_some(lexer->unit, lexer->at.position);
    }
}

/* A backslash at the end of a line joins it with the next. */
static bool skip_continuation(struct lang_lexer *lexer,
                              struct lang_token *token) {
    uint32_t start = lexer->at.position++;
    if (!skip_newline(lexer)) {
        if (lexer->at.position >= lexer->at.end)
            lang_lex_fail(lexer, token, lexer->at.position,
                          "unexpected EOF while parsing");
        else
            lang_lex_fail(lexer, token, start + 1,
                          "unexpected character after line continuation "
                          "character");
        return false;
    }
    if (lexer->at.position >= lexer->at.end) {
        lang_lex_fail(lexer, token, lexer->at.position,
                      "unexpected EOF while parsing");
        return false;
    }
    return true;
}

/* Skips blanks within a logical line; false on an error. */
static bool skip_blanks(struct lang_lexer *lexer, struct lang_token *token) {
    for (;;) {
        uint8_t c = lang_peek(lexer, 0);
        if (c == ' ' || c == '\t' || c == '\f') {
            lexer->at.position++;
        } else if (c == '\\' && !lexer->at.in_format) {
            if (!skip_continuation(lexer, token))
                return false;
        } else if (c == '#' && !lexer->at.in_format) {
            skip_comment(lexer);
        } else if (lexer->at.level == 0 || !skip_newline(lexer)) {
            return true;
        }
    }
}

struct columns {
    uint32_t column, alternate;
};

static struct columns measure_indent(struct lang_lexer *lexer) {
    struct columns at = {0, 0};
    for (;; lexer->at.position++) {
        switch (lang_peek(lexer, 0)) {
        case ' ':
            at.column++;
            at.alternate++;
            break;
        case '\t':
            at.column = (at.column / 8 + 1) * 8;
            at.alternate++;
            break;
        case '\f':
            at.column = at.alternate = 0;
            break;
        default:
            return at;
        }
    }
}

static void indent_error(struct lang_lexer *lexer, enum lang_error_kind kind,
                         const char *message) {
    uint32_t end = lexer->at.position;
    while (end < lexer->at.end && lexer->unit->source[end] != '\n')
        end++;
    lang_fail_kind(lexer->unit, kind, kind == LANG_TAB ? 0 : end, message);
    if (kind == LANG_TAB) {
        struct lang_place place = lang_place_of(lexer->unit, end);
        lexer->unit->error.line = lexer->unit->error.end_line = place.line;
    }
}

static void push_indent(struct lang_lexer *lexer, struct columns at) {
    if (lexer->indents + 1 >= LANG_INDENTS_MAX || at.column > UINT16_MAX) {
        indent_error(lexer, LANG_INDENTATION,
                     BASE_TEXT_OF("too many levels of indentation"));
        return;
    }
    lexer->indents++;
    lexer->stacks->columns[lexer->indents] = (uint16_t)at.column;
    lexer->stacks->alternates[lexer->indents] = (uint16_t)at.alternate;
    lexer->pending = 1;
}

static void pop_indents(struct lang_lexer *lexer, struct columns at) {
    while (lexer->indents > 0 &&
           lexer->stacks->columns[lexer->indents] > at.column) {
        lexer->indents--;
        lexer->pending--;
    }
    if (lexer->stacks->columns[lexer->indents] != at.column)
        indent_error(
            lexer, LANG_INDENTATION,
            BASE_TEXT_OF(
                "unindent does not match any outer indentation level"));
}

/* Tabs may mean 8 columns or 1: the order of two lines must not depend on it.
 */
static void compare_indent(struct lang_lexer *lexer, struct columns at) {
    uint32_t column = lexer->stacks->columns[lexer->indents];
    uint32_t alternate = lexer->stacks->alternates[lexer->indents];
    if (at.column > column)
        push_indent(lexer, at);
    else if (at.column < column)
        pop_indents(lexer, at);
    bool consistent =
        at.column > column
            ? at.alternate > alternate
            : at.alternate == lexer->stacks->alternates[lexer->indents];
    if (!consistent)
        indent_error(
            lexer, LANG_TAB,
            BASE_TEXT_OF("inconsistent use of tabs and spaces in indentation"));
}

/* Skips blank lines; sets `pending` from the first line that is not. */
static void begin_line(struct lang_lexer *lexer, struct lang_token *token) {
    lexer->at.line_start = false;
    struct columns at = measure_indent(lexer);
    for (;;) {
        uint8_t c = lang_peek(lexer, 0);
        if (c == '#')
            skip_comment(lexer);
        else if (c == '\\' && !skip_continuation(lexer, token))
            return;
        else if (c == '\\')
            (void)measure_indent(
                lexer); /* the joined line's blanks count not */
        else if (skip_newline(lexer))
            at = measure_indent(lexer);
        else
            break;
    }
    if (lexer->at.position >= lexer->at.end)
        at = (struct columns){0, 0};
    compare_indent(lexer, at);
    (void)lang_poll(lexer->unit);
}

static bool lex_pending(struct lang_lexer *lexer, struct lang_token *token) {
    if (lexer->pending == 0)
        return false;
    token->kind = lexer->pending > 0 ? TOKEN_INDENT : TOKEN_DEDENT;
    lexer->pending = (int8_t)(lexer->pending > 0 ? 0 : lexer->pending + 1);
    return true;
}

/* The end of the range: closes the line and the blocks, then END for ever. */
static void lex_end(struct lang_lexer *lexer, struct lang_token *token) {
    if (lexer->at.level == 0 && lexer->at.line_open) {
        lexer->at.line_open = false;
        token->kind = TOKEN_NEWLINE;
        return;
    }
    token->kind = TOKEN_END;
    if (lexer->at.level > 0)
        return;
    compare_indent(lexer, (struct columns){0, 0});
    (void)lex_pending(lexer, token);
}

static uint32_t decode_point(const uint8_t *at, uint32_t *length) {
    uint32_t size = at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    uint32_t point = at[0] & (0xFFu >> (size + 1));
    for (uint32_t i = 1; i < size; i++)
        point = (point << 6) | (at[i] & 0x3Fu);
    *length = size;
    return point;
}

static bool is_letter(uint32_t point) {
    for (size_t i = 0; i < sizeof not_letters / sizeof not_letters[0]; i++) {
        if (point >= not_letters[i][0] && point <= not_letters[i][1])
            return false;
    }
    return true;
}

static bool check_letters(struct lang_unit *unit, uint32_t start,
                          uint32_t end) {
    uint32_t length;
    for (uint32_t i = start; i < end; i += length) {
        length = 1;
        if (unit->source[i] < 0x80)
            continue;
        uint32_t point = decode_point(unit->source + i, &length);
        if (is_letter(point))
            continue;
        if (point <= 0xA0 || point == 0xFEFF ||
            (point >= 0x2000 && point <= 0x200F))
            lang_fail(unit, i, i, "invalid non-printable character U+%x",
                      point);
        else
            lang_fail(unit, i, i, "invalid character '%S' (U+%x)",
                      (const char *)unit->source + i, length, point);
        return false;
    }
    return true;
}

static void lex_name(struct lang_lexer *lexer, struct lang_token *token) {
    while (lang_is_name(lang_peek(lexer, 0)))
        lexer->at.position++;
    uint32_t length = lexer->at.position - token->start;
    const char *text = (const char *)lexer->unit->source + token->start;
    token->kind = TOKEN_NAME;
    if (!check_letters(lexer->unit, token->start, lexer->at.position))
        token->kind = TOKEN_ERROR;
    if (length > 8)
        return;
    for (size_t i = 0; i < KEYWORD_COUNT; i++) {
        const char *keyword = keyword_texts[i];
        if (keyword[0] == text[0] && strlen(keyword) == length &&
            memcmp(keyword, text, length) == 0)
            token->kind = keyword_kinds[i];
    }
}

static void open_bracket(struct lang_lexer *lexer, struct lang_token *token) {
    if (lexer->at.level >= LANG_BRACKETS_MAX) {
        lang_lex_fail(lexer, token, token->start,
                      "too many nested parentheses");
        return;
    }
    lexer->stacks->brackets[lexer->at.level++] =
        (char)lexer->unit->source[token->start];
}

static const char *format_mark(const struct lang_lexer *lexer) {
    return lexer->at.in_format ? "f-string: " : "";
}

static void bracket_mismatch(struct lang_lexer *lexer, struct lang_token *token,
                             char open, char close) {
    struct lang_unit *unit = lexer->unit;
    const char *mark = format_mark(lexer);
    uint32_t from =
        lang_open_bracket(lexer, token->start, lexer->at.level + 1u);
    uint32_t line = lang_place_of(unit, from).line;
    if (mark[0] == 0 && line != lang_place_of(unit, token->start).line)
        lang_fail(unit, token->start, token->start,
                  "closing parenthesis '%c' does not match opening "
                  "parenthesis '%c' on line %u",
                  close, open, line);
    lang_fail(unit, token->start, token->start,
              "%sclosing parenthesis '%c' does not match opening "
              "parenthesis '%c'",
              mark, close, open);
    token->kind = TOKEN_ERROR;
}

static void close_bracket(struct lang_lexer *lexer, struct lang_token *token) {
    char close = (char)lexer->unit->source[token->start];
    if (lexer->at.level == 0) {
        lang_fail(lexer->unit, token->start, token->start, "%sunmatched '%c'",
                  format_mark(lexer), close);
        token->kind = TOKEN_ERROR;
        return;
    }
    char open = lexer->stacks->brackets[--lexer->at.level];
    char expected = open == '(' ? ')' : open == '[' ? ']' : '}';
    if (close != expected)
        bracket_mismatch(lexer, token, open, close);
}

static void lex_operator(struct lang_lexer *lexer, struct lang_token *token) {
    uint8_t c = lang_peek(lexer, 0);
    for (size_t i = 0; i < OPERATOR_COUNT; i++) {
        const char *text = operator_texts[i];
        uint32_t length = 1;
        if ((uint8_t)text[0] != c)
            continue;
        while (text[length] != 0 &&
               (uint8_t)text[length] == lang_peek(lexer, length))
            length++;
        if (text[length] == 0) {
            token->kind = operator_kinds[i];
            lexer->at.position += length;
            if (strchr("([{", text[0]) != NULL)
                open_bracket(lexer, token);
            else if (strchr(")]}", text[0]) != NULL)
                close_bracket(lexer, token);
            return;
        }
    }
    lang_fail(lexer->unit, token->start, token->start + 1, "%sinvalid syntax",
              format_mark(lexer));
    token->kind = TOKEN_ERROR;
}

/* Characters that no expression within an f-string may contain. */
static bool refuse_in_format(struct lang_lexer *lexer,
                             struct lang_token *token) {
    uint8_t c = lang_peek(lexer, 0);
    if (!lexer->at.in_format || (c != '\\' && c != '#'))
        return false;
    lang_lex_fail(lexer, token, lexer->at.position,
                  c == '#' ? "f-string expression part cannot include '#'"
                           : "f-string expression part cannot include a "
                             "backslash");
    return true;
}

static void lex_token(struct lang_lexer *lexer, struct lang_token *token) {
    uint8_t c = lang_peek(lexer, 0);
    lexer->at.line_open = true;
    if (refuse_in_format(lexer, token) || lang_lex_string(lexer, token))
        return;
    if (lang_is_digit(c) || (c == '.' && lang_is_digit(lang_peek(lexer, 1))))
        lang_lex_number(lexer, token);
    else if (lang_is_name_start(c))
        lex_name(lexer, token);
    else
        lex_operator(lexer, token);
}

void lang_lex_next(struct lang_lexer *lexer, struct lang_token *token) {
    memset(token, 0, sizeof *token);
    bool fine = !lang_failed(lexer->unit);
    if (fine && lexer->at.line_start && lexer->at.level == 0)
        begin_line(lexer, token);
    token->start = token->end = lexer->at.position;
    if (lang_failed(lexer->unit) || lex_pending(lexer, token))
        return;
    if (!skip_blanks(lexer, token))
        return;
    value_rest();
    token->start = lexer->at.position;
    if (lexer->at.position >= lexer->at.end) {
        lex_end(lexer, token);
    } else if (lexer->at.level == 0 && skip_newline(lexer)) {
        token->kind = TOKEN_NEWLINE;
        lexer->at.line_start = true;
        lexer->at.line_open = false;
    } else {
        lex_token(lexer, token);
    }
    token->end = lexer->at.position;
    if (!lang_poll(lexer->unit))
        token->kind = TOKEN_ERROR;
}

uint32_t lang_open_bracket(struct lang_lexer *lexer, uint32_t position,
                           uint32_t level) {
    struct lang_unit *unit = lexer->unit;
    struct lang_error kept = unit->error;
    struct lang_token token;
    uint32_t found = 0, before = 0;
    memset(&unit->error, 0, sizeof unit->error);
    lang_lex_init(lexer, unit, lexer->stacks);
    lexer->at.end = position;
    do {
        lang_lex_next(lexer, &token);
        if (before < level && lexer->at.level == level)
            found = token.start;
        before = lexer->at.level;
    } while (token.kind > TOKEN_END);
    unit->error = kept;
    return found;
}
