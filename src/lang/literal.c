/* SPDX-License-Identifier: MIT */
/* Extent and contents of string literals. Called twice for each literal: once
 * to measure (and to find bad escapes while the parser still knows the
 * place), once to fill the constant. */
#include "literal.h"

#include <string.h>

struct decoder {
    struct lang_unit *unit;
    const struct lang_literal *literal;
    uint32_t at;
    uint8_t *out;
    uint32_t length;
};

static uint8_t prefix_flag(uint8_t c) {
    switch (c | 32) {
    case 'r':
        return LANG_STRING_RAW;
    case 'b':
        return LANG_STRING_BYTES;
    case 'f':
        return LANG_STRING_FORMAT;
    default:
        return 0;
    }
}

/* r, u, b, f, and r with b or f, in any case and order. */
static bool read_prefix(struct lang_lexer *lexer, struct lang_token *token) {
    for (uint32_t i = 0; i < 3; i++) {
        uint8_t c = lang_peek(lexer, i);
        if (c == '\'' || c == '"') {
            token->prefix = (uint8_t)i;
            return true;
        }
        uint8_t flag = prefix_flag(c);
        bool pair = ((token->flags | flag) & LANG_STRING_RAW) != 0 &&
                    token->flags != flag;
        if ((flag == 0 && (i > 0 || (c | 32) != 'u')) || (i == 1 && !pair))
            break;
        if (flag == 0 && lang_peek(lexer, 1) != '\'' &&
            lang_peek(lexer, 1) != '"')
            break;
        token->flags |= flag;
    }
    token->flags = 0;
    return false;
}

static void fail_unterminated(struct lang_lexer *lexer,
                              struct lang_token *token, uint32_t at) {
    bool triple = (token->flags & LANG_STRING_TRIPLE) != 0;
    bool newline =
        ISA_FULL && triple && at > 0 && lexer->unit->source[at - 1] == '\n';
    uint32_t line = lang_place_of(lexer->unit, at - newline).line;
    lang_fail(lexer->unit, token->start, token->start,
              "unterminated %sstring literal (detected at line %u)",
              triple ? "triple-quoted " : "", line);
    lexer->unit->error.at_end = triple;
    token->kind = TOKEN_ERROR;
}

static bool closes(const struct lang_lexer *lexer, uint8_t quote, bool triple) {
    return lang_peek(lexer, 0) == quote &&
           (!triple ||
            (lang_peek(lexer, 1) == quote && lang_peek(lexer, 2) == quote));
}

static void scan_body(struct lang_lexer *lexer, struct lang_token *token,
                      uint8_t quote) {
    bool triple = (token->flags & LANG_STRING_TRIPLE) != 0;
    for (uint32_t i = 0; lexer->at.position < lexer->at.end; i++) {
        uint8_t c = lang_peek(lexer, 0);
        (void)lang_poll_some(lexer->unit, 2 * i + 1); /* 80 cycles a turn */
        if (closes(lexer, quote, triple)) {
            lexer->at.position += triple ? 3 : 1;
            return;
        }
        if (!triple && (c == '\n' || c == '\r'))
            break;
        bool crlf = c == '\\' && lang_peek(lexer, 1) == '\r' &&
                    lang_peek(lexer, 2) == '\n';
        lexer->at.position += crlf ? 3 : c == '\\' ? 2 : 1;
    }
    if (lexer->at.position > lexer->at.end)
        lexer->at.position = lexer->at.end;
    fail_unterminated(lexer, token, lexer->at.position);
}

bool lang_lex_string(struct lang_lexer *lexer, struct lang_token *token) {
    if (!read_prefix(lexer, token))
        return false;
    token->kind = TOKEN_STRING;
    lexer->at.position += token->prefix;
    uint8_t quote = lang_peek(lexer, 0);
    bool triple = lang_peek(lexer, 1) == quote && lang_peek(lexer, 2) == quote;
    if (triple)
        token->flags |= LANG_STRING_TRIPLE;
    lexer->at.position += triple ? 3 : 1;
    scan_body(lexer, token, quote);
    return true;
}

struct lang_literal lang_literal_of(const struct lang_token *token) {
    uint32_t quotes = (token->flags & LANG_STRING_TRIPLE) != 0 ? 3 : 1;
    return (struct lang_literal){
        .start = token->start + token->prefix + quotes,
        .end = token->end - quotes,
        .flags = token->flags,
    };
}

static bool is_bytes(const struct decoder *d) {
    return (d->literal->flags & LANG_STRING_BYTES) != 0;
}

static void put(struct decoder *d, uint32_t byte) {
    if (d->out != NULL)
        d->out[d->length] = (uint8_t)byte;
    d->length++;
}

static void put_point(struct decoder *d, uint32_t point) {
    if (is_bytes(d) || point < 0x80) {
        put(d, point);
        return;
    }
    if (point < 0x800) {
        put(d, 0xC0 | (point >> 6));
    } else if (point < 0x10000) {
        put(d, 0xE0 | (point >> 12));
        put(d, 0x80 | ((point >> 6) & 0x3F));
    } else {
        put(d, 0xF0 | (point >> 18));
        put(d, 0x80 | ((point >> 12) & 0x3F));
        put(d, 0x80 | ((point >> 6) & 0x3F));
    }
    put(d, 0x80 | (point & 0x3F));
}

static uint8_t byte_at(const struct decoder *d, uint32_t at) {
    return at < d->literal->end ? d->unit->source[at] : 0;
}

static int hex_value(uint8_t c) {
    if (lang_is_digit(c))
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void fail_escape(struct decoder *d, uint32_t start, uint32_t last,
                        const char *what) {
    uint32_t base = d->literal->start;
    if (is_bytes(d))
        lang_fail(d->unit, start, d->at,
                  "(value error) invalid \\x escape at position %u",
                  start - base);
    else
        lang_fail(d->unit, start, d->at,
                  "(unicode error) 'unicodeescape' codec can't decode bytes "
                  "in position %u-%u: %s",
                  start - base, last - base, what);
}

/* `d->at` stands behind \x, \u or \U. */
static void decode_hex(struct decoder *d, uint32_t digits, const char *what) {
    uint32_t start = d->at - 2, point = 0;
    for (uint32_t i = 0; i < digits; i++, d->at++) {
        int digit = hex_value(byte_at(d, d->at));
        if (digit < 0) {
            fail_escape(d, start, d->at - 1, what);
            return;
        }
        point = point << 4 | (uint32_t)digit;
    }
    if (point > 0x10FFFF)
        fail_escape(d, start, d->at - 1,
                    BASE_TEXT_OF("illegal Unicode character"));
    else
        put_point(d, point);
}

static void decode_octal(struct decoder *d, uint8_t first) {
    uint32_t point = (uint32_t)(first - '0');
    for (int i = 0; i < 2; i++) {
        uint8_t c = byte_at(d, d->at);
        if (c < '0' || c > '7')
            break;
        point = point * 8 + (uint32_t)(c - '0');
        d->at++;
    }
    put_point(d, is_bytes(d) ? point & 0xFF : point);
}

/* Names of characters would need a table of a megabyte. */
static void refuse_name(struct decoder *d) {
    uint32_t start = d->at - 2;
    while (d->at < d->literal->end && byte_at(d, d->at) != '}')
        d->at++;
    fail_escape(d, start, d->at < d->literal->end ? d->at : d->at - 1,
                BASE_TEXT_OF("unknown Unicode character name"));
}

static void decode_other(struct decoder *d, uint8_t c) {
    if (c >= '0' && c <= '7') {
        decode_octal(d, c);
    } else if (c == 'x') {
        decode_hex(d, 2, BASE_TEXT_OF("truncated \\xXX escape"));
    } else if (c == 'u' && !is_bytes(d)) {
        decode_hex(d, 4, BASE_TEXT_OF("truncated \\uXXXX escape"));
    } else if (c == 'U' && !is_bytes(d)) {
        decode_hex(d, 8, BASE_TEXT_OF("truncated \\UXXXXXXXX escape"));
    } else if (c == 'N' && !is_bytes(d)) {
        refuse_name(d);
    } else {
        put(d, '\\'); /* an unknown escape stays as it is */
        d->at--;
    }
}

/* `d->at` stands behind the backslash. */
static void decode_escape(struct decoder *d) {
    static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
    uint8_t c = byte_at(d, d->at++);
    const char *simple = c != 0 ? strchr(from, c) : NULL;
    if (c == '\r' && byte_at(d, d->at) == '\n')
        d->at++;
    else if (simple != NULL)
        put(d, (uint8_t)to[simple - from]);
    else if (c != '\n' && c != '\r')
        decode_other(d, c);
}

static void decode_byte(struct decoder *d) {
    uint8_t c = byte_at(d, d->at++);
    bool format = (d->literal->flags & LANG_STRING_FORMAT) != 0;
    if (c == '\\' && (d->literal->flags & LANG_STRING_RAW) == 0) {
        decode_escape(d);
    } else if (c == '\r') {
        if (byte_at(d, d->at) == '\n')
            d->at++;
        put(d, '\n');
    } else {
        if (format && (c == '{' || c == '}') && byte_at(d, d->at) == c)
            d->at++;
        put(d, c);
    }
}

uint32_t lang_literal_decode(struct lang_unit *unit,
                             const struct lang_literal *literal, uint8_t *out) {
    struct decoder d = {unit, literal, literal->start, out, 0};
    while (d.at < literal->end && !lang_failed(unit)) {
        if (is_bytes(&d) && unit->source[d.at] >= 0x80)
            lang_fail(unit, d.at, d.at,
                      "bytes can only contain ASCII literal characters");
        decode_byte(&d);
        (void)lang_poll_some(unit, d.at);
    }
    return d.length;
}

uint32_t lang_literals_decode(struct lang_unit *unit, uint32_t start,
                              uint32_t end, uint8_t *out) {
    struct lang_lexer lexer;
    struct lang_token token;
    uint32_t length = 0;
    memset(&lexer, 0, sizeof lexer);
    lexer.unit = unit;
    lexer.at = (struct lang_cursor){.position = start, .end = end, .level = 1};
    for (;;) {
        lang_lex_next(&lexer, &token);
        if (token.kind != TOKEN_STRING)
            return length;
        struct lang_literal literal = lang_literal_of(&token);
        length += lang_literal_decode(unit, &literal,
                                      out == NULL ? NULL : out + length);
    }
}
