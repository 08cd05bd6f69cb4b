/* SPDX-License-Identifier: MIT */
/* JSON text to objects. One pass over the bytes; a string without escapes is
 * made of the text directly, and the name of a member is looked for among the
 * last ones, since the objects of a list tend to have the same. Rejected: an
 * automaton with a stack of its own, which takes twice the time where depth is
 * what documents have. */
#include "modules/json.h"

#include "base/decimal.h"
#include "base/fp.h"
#include "value/utf8.h"

#define PIECE 256u        /* bytes between two safepoints */
#define SHORT_KEY 32u     /* longer names are not kept */
#define EXPECTED_MOST 24u /* members that room is made for in advance */
#define SMALL_DIGITS 14u  /* always fit 48 bits */

/* --- positions and errors --- */

bool mod_json_characters(const struct mod_json_scan *s, uint32_t at,
                         uint32_t *out) {
    *out = at > s->length ? at - s->length : 0;
    for (uint32_t i = 0; i < at && i < s->length; i++) {
        *out += utf8_is_start(s->text[i]);
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

bool mod_json_byte_of(const struct mod_json_scan *s, uint32_t character,
                      uint32_t *out) {
    uint32_t i = 0;
    for (; character > 0 && i < s->length; character--) {
        i += utf8_size(s->text[i]);
        if (!value_poll_some(character))
            return false;
    }
    *out = i + character;
    return true;
}

bool mod_json_fail(struct mod_json_scan *s, const char *message, uint32_t at) {
    uint32_t position;
    value args[3] = {VALUE_NONE, s->document}, error;
    if (!mod_json_characters(s, at, &position) ||
        !value_str_new(message, strlen(message), &args[0]))
        return false;
    args[2] = value_from_int48(position);
    return vm_call(s->error, 3, args, &error) && value_raise_object(error);
}

/* --- bytes --- */

static inline char peek(const struct mod_json_scan *s) {
    return s->at < s->length ? s->text[s->at] : '\0';
}

static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool mod_json_skip_space(struct mod_json_scan *s) {
    for (;;) {
        char c = peek(s);
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
            return true;
        s->at++;
        if (!value_poll_some(s->at))
            return false;
    }
}

/* Mostly there is none, or one space. */
static inline bool skip_space(struct mod_json_scan *s) {
    if (s->at < s->length && s->text[s->at] == ' ')
        s->at++;
    return (uint8_t)peek(s) > ' ' || mod_json_skip_space(s);
}

/* In each of eight bytes that ends a run of plain characters, one below a
 * space, a quote or a backslash, the highest bit; carries may set it in bytes
 * behind such a one. */
static inline uint64_t special(const char *at) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t w, q, b;
    memcpy(&w, at, sizeof w);
    q = w ^ (ones * '"');
    b = w ^ (ones * '\\');
    return (((w - ones * 0x20) & ~w) | ((q - ones) & ~q) | ((b - ones) & ~b)) &
           (ones * 0x80);
}

static inline bool is_plain(char c) {
    return (uint8_t)c >= 0x20 && c != '"' && c != '\\';
}

/* The first byte from `i` on that is no plain character, or the length. */
static bool run_end(const struct mod_json_scan *s, uint32_t i, uint32_t *end) {
    uint32_t pause = i + PIECE;
    bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    for (; s->length - i >= 8; i += 8) {
        uint64_t found = special(s->text + i);
        if (found != 0) {
            i += little ? (uint32_t)__builtin_ctzll(found) / 8 : 0;
            break;
        }
        if (i >= pause) {
            pause = i + PIECE;
            if (!value_poll())
                return false;
        }
    }
    while (i < s->length && is_plain(s->text[i]))
        i++; /* eight at most */
    *end = i;
    return true;
}

/* --- strings --- */

static char plain_escape(char c) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    for (uint32_t i = 0; from[i] != '\0'; i++)
        if (from[i] == c)
            return to[i];
    return '\0';
}

/* Four hexadecimal digits. Wanted: they are inside the text. */
static bool hex4(const char *at, uint32_t *out) {
    *out = 0;
    for (uint32_t i = 0; i < 4; i++) {
        char c = at[i], lower = (char)(c | 0x20);
        uint32_t digit;
        if (is_digit(c))
            digit = (uint32_t)(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            digit = (uint32_t)(lower - 'a') + 10;
        else
            return false;
        *out = *out << 4 | digit;
    }
    return true;
}

/* The code point of \uXXXX, or of two that are a pair; s->at stands behind
 * the u. */
static bool unicode_escape(struct mod_json_scan *s, uint32_t *c) {
    uint32_t low, start = s->at;
    if (s->length - start <= 4 || !hex4(s->text + start, c))
        return mod_json_fail(s, "Invalid \\uXXXX escape", start - 1);
    s->at = start + 4;
    const char *next = s->text + s->at;
    if (*c < 0xD800 || *c > 0xDBFF || s->length - s->at <= 6 ||
        next[0] != '\\' || next[1] != 'u')
        return true;
    if (!hex4(next + 2, &low))
        return mod_json_fail(s, "Invalid \\uXXXX escape", s->at + 1);
    if (low < 0xDC00 || low > 0xDFFF)
        return true;
    *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
    s->at += 6;
    return true;
}

static bool escape(struct mod_json_scan *s, struct value_builder *b,
                   uint32_t begin) {
    char text[4];
    uint32_t c;
    s->at++;
    if (s->at == s->length)
        return mod_json_fail(s, "Unterminated string starting at", begin);
    char named = s->text[s->at++];
    if (named != 'u') {
        text[0] = plain_escape(named);
        if (text[0] == '\0')
            return mod_json_fail(s, "Invalid \\escape", s->at - 2);
        return b->sink.write(&b->sink, text, 1);
    }
    return unicode_escape(s, &c) &&
           b->sink.write(&b->sink, text, utf8_encode(c, text));
}

/* The rest of a string that has an escape or a control character at s->at;
 * its quote is at `begin`. */
static NOINLINE bool rest_of_string(struct mod_json_scan *s, uint32_t begin,
                                    value *out) {
    struct value_builder b;
    uint32_t start = begin + 1, end = s->at;
    value_builder_init(&b);
    for (;;) {
        if (!b.sink.write(&b.sink, s->text + start, end - start))
            return false;
        s->at = end;
        if (end == s->length)
            return mod_json_fail(s, "Unterminated string starting at", begin);
        char c = s->text[end];
        start = end;
        if (c == '"') {
            s->at++;
            return value_builder_str(&b, out);
        }
        if (c == '\\') {
            if (!escape(s, &b, begin))
                return false;
            start = s->at;
        } else if (s->strict) {
            return mod_json_fail(s, "Invalid control character at", end);
        }
        /* A control character stays where it is: the next run begins there. */
        if (!run_end(s, start + (c != '\\'), &end))
            return false;
    }
}

static bool is_text(value str, const char *at, uint32_t length) {
    uint32_t n;
    const char *text = str == VALUE_UNSET ? "" : value_str_text(str, &n);
    return str != VALUE_UNSET && n == length && memcmp(text, at, n) == 0;
}

/* A member's name. Most are short, and there already; two that have the same
 * place share it with its neighbour. */
static bool key_of(struct mod_json_scan *s, const char *at, uint32_t length,
                   value *out) {
    if (length == 0 || length > SHORT_KEY)
        return value_str_new(at, length, out);
    uint32_t hash = length * 31u + (uint8_t)at[0] * 7u +
                    (uint8_t)at[length / 2] * 3u + (uint8_t)at[length - 1];
    value *kept = &s->keys[hash % MOD_JSON_KEYS];
    value *other = &s->keys[(hash ^ 1) % MOD_JSON_KEYS];
    *out = is_text(*kept, at, length)    ? *kept
           : is_text(*other, at, length) ? *other
                                         : VALUE_UNSET;
    if (*out != VALUE_UNSET)
        return true;
    if (!value_symbol_or_str(at, length, false, out))
        return false;
    *other = *kept;
    *kept = *out;
    return true;
}

/* s->at stands at the quote. */
static bool scan_string(struct mod_json_scan *s, bool key, value *out) {
    uint32_t begin = s->at, end;
    if (!run_end(s, begin + 1, &end))
        return false;
    s->at = end;
    if (end == s->length || s->text[end] != '"')
        return rest_of_string(s, begin, out);
    s->at = end + 1;
    const char *at = s->text + begin + 1;
    uint32_t length = end - begin - 1;
    return key ? key_of(s, at, length, out) : value_str_new(at, length, out);
}

/* --- numbers and words --- */

static bool digits_from(struct mod_json_scan *s, uint32_t *i) {
    for (; *i < s->length && is_digit(s->text[*i]); ++*i)
        if (!value_poll_some(*i))
            return false;
    return true;
}

static inline char char_at(const struct mod_json_scan *s, uint32_t i) {
    return i < s->length ? s->text[i] : '\0';
}

/* Finds the end of a number that begins with a digit at *i. */
static bool number_end(struct mod_json_scan *s, uint32_t *i, bool *is_float) {
    *is_float = false;
    if (s->text[*i] == '0')
        ++*i;
    else if (!digits_from(s, i))
        return false;
    if (char_at(s, *i) == '.' && is_digit(char_at(s, *i + 1))) {
        *is_float = true;
        *i += 2;
        if (!digits_from(s, i))
            return false;
    }
    if ((char_at(s, *i) | 0x20) != 'e')
        return true;
    uint32_t k = *i + 1;
    if (char_at(s, k) == '-' || char_at(s, k) == '+')
        k++;
    if (!is_digit(char_at(s, k)))
        return true;
    *is_float = true;
    *i = k;
    return digits_from(s, i);
}

static bool by_hook(value hook, const char *at, uint32_t length, value *out) {
    value text;
    return value_str_new(at, length, &text) && vm_call(hook, 1, &text, out);
}

static bool integer(const char *at, uint32_t length, value *out) {
    int64_t n = 0;
    bool negative = *at == '-';
    if (length > SMALL_DIGITS)
        return value_int_parse(at, length, 10, VALUE_NONE, out);
    for (uint32_t i = negative; i < length; i++)
        n = n * 10 + (at[i] - '0');
    *out = value_from_int48(negative ? -n : n);
    return true;
}

/* digits.digits of at most fifteen: both whole numbers are exact as doubles,
 * and so the quotient is rounded once (Clinger, PLDI 1990). */
static bool short_float(const char *at, uint32_t length, double *out) {
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
    uint64_t n = 0;
    bool negative = *at == '-';
    uint32_t i = negative, point = length - 1;
    if (length > 16)
        return false;
    for (; i < length; i++) {
        if (is_digit(at[i]))
            n = n * 10 + (uint64_t)(at[i] - '0');
        else if (at[i] == '.')
            point = i;
        else
            return false;
    }
    double x = (double)n / powers[length - 1 - point];
    *out = negative ? -x : x;
    return true;
}

static bool scan_number(struct mod_json_scan *s, value *out) {
    uint32_t begin = s->at, i = begin + (s->text[begin] == '-');
    bool is_float;
    double x;
    size_t used;
    if (!is_digit(char_at(s, i)))
        return mod_json_fail(s, "Expecting value", begin);
    if (!number_end(s, &i, &is_float))
        return false;
    const char *at = s->text + begin;
    uint32_t length = i - begin;
    value hook = is_float ? s->parse_float : s->parse_int;
    s->at = i;
    if (hook != VALUE_NONE)
        return by_hook(hook, at, length, out);
    if (!is_float)
        return integer(at, length, out);
    if (!short_float(at, length, &x)) {
        bool parsed = base_decimal_parse(at, length, &x, &used);
        CHECK(parsed && used == length);
    }
    *out = value_from_double(x);
    return true;
}

/* True if the word stands at s->at, and then behind it. */
static bool take_word(struct mod_json_scan *s, const char *word) {
    size_t n = strlen(word);
    bool same = s->length - s->at >= n && memcmp(s->text + s->at, word, n) == 0;
    if (same)
        s->at += (uint32_t)n;
    return same;
}

static bool constant(struct mod_json_scan *s, const char *word, double x,
                     value *out) {
    if (s->parse_constant != VALUE_NONE)
        return by_hook(s->parse_constant, word, (uint32_t)strlen(word), out);
    *out = value_from_double(x);
    return true;
}

static bool scan_word(struct mod_json_scan *s, value *out) {
    static const struct {
        const char *word;
        value v;
    } words[] = {
        {"null", VALUE_NONE}, {"true", VALUE_TRUE}, {"false", VALUE_FALSE}};
    for (uint32_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (take_word(s, words[i].word)) {
            *out = words[i].v;
            return true;
        }
    if (take_word(s, "NaN"))
        return constant(s, "NaN", base_fp_nan(), out);
    if (take_word(s, "Infinity"))
        return constant(s, "Infinity", base_fp_infinity(), out);
    if (take_word(s, "-Infinity"))
        return constant(s, "-Infinity", -base_fp_infinity(), out);
    return peek(s) == '-' ? scan_number(s, out)
                          : mod_json_fail(s, "Expecting value", s->at);
}

/* --- arrays and objects --- */

/* Behind an item: *more tells whether a comma or `close` was there. */
static bool after_item(struct mod_json_scan *s, char close, bool *more) {
    if (!skip_space(s))
        return false;
    char c = peek(s);
    *more = c != close;
    if (c != close && c != ',')
        return mod_json_fail(s, "Expecting ',' delimiter", s->at);
    s->at++;
    return !*more || skip_space(s);
}

/* Behind an opening bracket: *more false if its other one follows at once. */
static bool open_bracket(struct mod_json_scan *s, char close, bool *more) {
    if (!value_check_stack())
        return false;
    s->at++;
    if (!skip_space(s))
        return false;
    *more = peek(s) != close;
    s->at += !*more;
    return true;
}

static bool scan_array(struct mod_json_scan *s, value *out) {
    value item, list;
    bool more;
    if (!value_list_new(0, NULL, &list) || !open_bracket(s, ']', &more))
        return false;
    while (more)
        if (!mod_json_scan(s, &item) || !value_list_append(list, item) ||
            !after_item(s, ']', &more))
            return false;
    *out = list;
    return true;
}

static bool member_name(struct mod_json_scan *s, value *out) {
    if (peek(s) != '"')
        return mod_json_fail(
            s, "Expecting property name enclosed in double quotes", s->at);
    if (!scan_string(s, true, out) || !skip_space(s))
        return false;
    if (peek(s) != ':')
        return mod_json_fail(s, "Expecting ':' delimiter", s->at);
    s->at++;
    return skip_space(s);
}

static bool keep_pair(value list, const value pair[2]) {
    value tuple;
    return value_tuple_new(2, pair, &tuple) && value_list_append(list, tuple);
}

/* What the members go into: a list for a hook, or a dict with as much room as
 * the last one at this depth came to need. */
static bool members_new(struct mod_json_scan *s, bool any, value *out) {
    uint32_t expected = s->expected[s->depth % MOD_JSON_DEPTHS];
    if (s->pairs_hook != VALUE_NONE)
        return value_list_new(0, NULL, out);
    return value_dict_new(any ? expected : 0, out);
}

static void members_end(struct mod_json_scan *s, value members) {
    uint32_t n =
        value_is_kind(members, KIND_DICT) ? value_dict_length(members) : 0;
    s->depth--;
    s->expected[s->depth % MOD_JSON_DEPTHS] =
        (uint8_t)(n < EXPECTED_MOST ? n : EXPECTED_MOST);
}

static bool scan_object(struct mod_json_scan *s, value *out) {
    value pair[2], members;
    bool more, pairs = s->pairs_hook != VALUE_NONE;
    if (!open_bracket(s, '}', &more) || !members_new(s, more, &members))
        return false;
    s->depth++;
    while (more)
        if (!member_name(s, &pair[0]) || !mod_json_scan(s, &pair[1]) ||
            !(pairs ? keep_pair(members, pair)
                    : value_dict_set(members, pair[0], pair[1])) ||
            !after_item(s, '}', &more))
            return false;
    members_end(s, members);
    value hook = pairs ? s->pairs_hook : s->object_hook;
    *out = members;
    return hook == VALUE_NONE || vm_call(hook, 1, &members, out);
}

bool mod_json_scan(struct mod_json_scan *s, value *out) {
    char c = peek(s);
    if (!value_poll())
        return false;
    if (c == '"')
        return scan_string(s, false, out);
    if (is_digit(c))
        return scan_number(s, out);
    if (c == '{')
        return scan_object(s, out);
    if (c == '[')
        return scan_array(s, out);
    return scan_word(s, out);
}
