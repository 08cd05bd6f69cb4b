/* SPDX-License-Identifier: MIT */
/* Number literals. Only their extent and form are looked at; the value layer
 * turns the digits into a number, whatever their count. */
#include "lex.h"

#include <string.h>

static bool is_radix_digit(uint8_t c, unsigned radix) {
    if (radix == 16)
        return lang_is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
    return c >= '0' && c < '0' + radix;
}

static void fail_literal(struct lang_lexer *lexer, struct lang_token *token,
                         const char *what) {
    uint32_t at = lexer->at.position;
    if (at > token->start)
        at--;
    lang_fail(lexer->unit, at, at, "invalid %s literal", what);
    token->kind = TOKEN_ERROR;
}

/* Digits with single underscores between them. */
static bool skip_digits(struct lang_lexer *lexer, struct lang_token *token,
                        unsigned radix, const char *what) {
    for (;;) {
        if (!is_radix_digit(lang_peek(lexer, 0), radix)) {
            fail_literal(lexer, token, what);
            return false;
        }
        while (is_radix_digit(lang_peek(lexer, 0), radix))
            lexer->at.position++;
        if (lang_peek(lexer, 0) != '_')
            return true;
        lexer->at.position++;
    }
}

/* `1if x` is allowed, `1x` is not. */
static void check_end(struct lang_lexer *lexer, struct lang_token *token,
                      const char *what) {
    static const char allowed[][4] = {"and", "else", "for", "if",
                                      "in",  "is",   "not", "or"};
    const uint8_t *source = lexer->unit->source;
    uint32_t start = lexer->at.position, end = start;
    while (end < lexer->at.end && lang_is_name(source[end]))
        end++;
    if (end == start)
        return;
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        size_t length = allowed[i][3] == 0 ? strlen(allowed[i]) : 4;
        if (end - start >= length &&
            memcmp(source + start, allowed[i], length) == 0)
            return;
    }
    fail_literal(lexer, token, what);
}

static void lex_radix(struct lang_lexer *lexer, struct lang_token *token,
                      unsigned radix, const char *what) {
    token->kind = TOKEN_INT;
    lexer->at.position += 2;
    if (lang_peek(lexer, 0) == '_')
        lexer->at.position++;
    uint8_t c = lang_peek(lexer, 0);
    bool fine = !is_radix_digit(c, radix) && lang_is_digit(c)
                    ? true
                    : skip_digits(lexer, token, radix, what);
    c = lang_peek(lexer, 0);
    if (fine && lang_is_digit(c)) {
        lang_fail(lexer->unit, lexer->at.position, lexer->at.position,
                  "invalid digit '%c' in %s literal", (int)c, what);
        token->kind = TOKEN_ERROR;
    } else if (fine) {
        check_end(lexer, token, what);
    }
}

static bool skip_fraction(struct lang_lexer *lexer, struct lang_token *token) {
    if (lang_peek(lexer, 0) != '.')
        return true;
    lexer->at.position++;
    token->kind = TOKEN_FLOAT;
    return !lang_is_digit(lang_peek(lexer, 0)) ||
           skip_digits(lexer, token, 10, "decimal");
}

/* An `e` that no digit follows may begin `else`. */
static bool skip_exponent(struct lang_lexer *lexer, struct lang_token *token) {
    if ((lang_peek(lexer, 0) | 32) != 'e')
        return true;
    uint8_t sign = lang_peek(lexer, 1);
    uint32_t length = sign == '+' || sign == '-' ? 2 : 1;
    if (!lang_is_digit(lang_peek(lexer, length)))
        return true;
    lexer->at.position += length;
    token->kind = TOKEN_FLOAT;
    return skip_digits(lexer, token, 10, "decimal");
}

static void check_zeros(struct lang_lexer *lexer, struct lang_token *token) {
    const uint8_t *digit = lexer->unit->source + token->start;
    const uint8_t *end = lexer->unit->source + lexer->at.position;
    if (*digit != '0' || token->kind != TOKEN_INT)
        return;
    for (; digit < end; digit++) {
        if (*digit == '0' || *digit == '_')
            continue;
        lang_lex_fail(lexer, token, token->start,
                      "leading zeros in decimal integer literals are not "
                      "permitted; use an 0o prefix for octal integers");
        return;
    }
}

void lang_lex_number(struct lang_lexer *lexer, struct lang_token *token) {
    uint8_t second = lang_peek(lexer, 1) | 32;
    if (lang_peek(lexer, 0) == '0' && second == 'x') {
        lex_radix(lexer, token, 16, "hexadecimal");
    } else if (lang_peek(lexer, 0) == '0' && second == 'o') {
        lex_radix(lexer, token, 8, "octal");
    } else if (lang_peek(lexer, 0) == '0' && second == 'b') {
        lex_radix(lexer, token, 2, "binary");
    } else {
        token->kind = TOKEN_INT;
        bool fine = lang_peek(lexer, 0) == '.' ||
                    skip_digits(lexer, token, 10, "decimal");
        if (!fine || !skip_fraction(lexer, token) ||
            !skip_exponent(lexer, token))
            return;
        bool imaginary = (lang_peek(lexer, 0) | 32) == 'j';
        if (imaginary) {
            token->kind = TOKEN_IMAGINARY;
            lexer->at.position++;
        }
        check_zeros(lexer, token);
        check_end(lexer, token, imaginary ? "imaginary" : "decimal");
    }
}
