/* SPDX-License-Identifier: MIT */
/* Text methods that look at character classes: case, strip, justify.
 *
 * Beyond ASCII, case is known for Latin-1, Latin Extended-A, Greek and
 * Cyrillic: rules of a few lines instead of tables of 20 KB. Other letters
 * have no case here, and every code point from 0xAA up that is not a symbol
 * or space by the rules below counts as a letter. */
#include "value/arguments.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"
#include "value/utf8.h"

static bool between(uint32_t c, uint32_t low, uint32_t high) {
    return c - low <= high - low;
}

/* Blocks in which case is a constant distance (every 1) or alternates
 * (every 2): upper-case letters from low to high, lower = upper + distance. */
static const struct block {
    uint16_t low, high;
    uint8_t distance, every;
} blocks[] = {
    {'A', 'Z', 32, 1},     {0xC0, 0xD6, 32, 1},   {0xD8, 0xDE, 32, 1},
    {0x100, 0x12E, 1, 2},  {0x132, 0x136, 1, 2},  {0x139, 0x147, 1, 2},
    {0x14A, 0x176, 1, 2},  {0x179, 0x17D, 1, 2},  {0x391, 0x3A1, 32, 1},
    {0x3A3, 0x3A9, 32, 1}, {0x400, 0x40F, 80, 1}, {0x410, 0x42F, 32, 1},
    {0x460, 0x480, 1, 2},
};

static uint32_t to_lower(uint32_t c) {
    for (uint32_t i = 0; i < ARRAY_LENGTH(blocks); i++) {
        const struct block *b = &blocks[i];
        if (between(c, b->low, b->high) && (c - b->low) % b->every == 0)
            return c + b->distance;
    }
    return c == 0x178 ? 0xFF : c;
}

static uint32_t to_upper(uint32_t c) {
    for (uint32_t i = 0; i < ARRAY_LENGTH(blocks); i++) {
        const struct block *b = &blocks[i];
        uint32_t upper = c - b->distance;
        if (between(upper, b->low, b->high) && (upper - b->low) % b->every == 0)
            return upper;
    }
    if (c == 0xFF)
        return 0x178;
    return c == 0xB5 ? 0x39C : c == 0x3C2 ? 0x3A3 : c;
}

static bool is_upper(uint32_t c) { return to_lower(c) != c; }

static bool is_lower(uint32_t c) {
    return to_upper(c) != c || c == 0xDF || c == 0xAA || c == 0xBA;
}

static bool is_digit(uint32_t c) { return between(c, '0', '9'); }

static bool is_alpha(uint32_t c) {
    if (c < 0x80)
        return between(c | 32, 'a', 'z');
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    return c != 0xD7 && c != 0xF7 && !between(c, 0x2000, 0x2BFF) &&
           !between(c, 0x3000, 0x3004) && !between(c, 0xE000, 0xF8FF) &&
           !between(c, 0xFE00, 0xFE0F) && c < 0x1F000;
}

static bool is_space(uint32_t c) {
    return c == ' ' || between(c, 9, 13) || between(c, 0x1C, 0x1F) ||
           c == 0x85 || c == 0xA0 || c == 0x1680 ||
           between(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

static uint32_t decode_at(const struct value_text *t, uint32_t i,
                          uint32_t *size) {
    if (t->kind == KIND_STR) {
        *size = utf8_size(t->at[i]);
        return utf8_decode(t->at + i);
    }
    *size = 1;
    /* A byte above ASCII is neither letter, digit nor space; separators are
     * spaces in str only. */
    uint8_t c = (uint8_t)t->at[i];
    return c >= 0x80 ? 0xD7 : between(c, 0x1C, 0x1F) ? 0 : c;
}

bool value_text_space_at(const struct value_text *t, uint32_t i,
                         uint32_t *size) {
    uint8_t c = (uint8_t)t->at[i];
    *size = 1;
    return (c <= ' ' || c >= 0x80) && is_space(decode_at(t, i, size));
}

enum map { LOWER, UPPER, SWAP, TITLE, CAPITALIZE, FOLD };

static uint32_t map_one(enum map how, uint32_t c, bool first) {
    switch (how) {
    case LOWER:
        return to_lower(c);
    case UPPER:
        return to_upper(c);
    case SWAP:
        return is_upper(c) ? to_lower(c) : to_upper(c);
    default:
        return first ? to_upper(c) : to_lower(c);
    }
}

static bool put(struct value_builder *b, const struct value_text *t, uint32_t i,
                uint32_t from, uint32_t to) {
    char text[4];
    uint32_t size = utf8_size(t->at[i]);
    if (from == to || t->kind != KIND_STR) {
        char byte = from == to ? t->at[i] : (char)to;
        if (t->kind == KIND_STR)
            return b->sink.write(&b->sink, t->at + i, size);
        return b->sink.write(&b->sink, &byte, 1);
    }
    return b->sink.write(&b->sink, text, utf8_encode(to, text));
}

/* What the sharp s becomes; NULL: it stays. */
static const char *two_letters(enum map how, bool first) {
    if (how == UPPER || how == SWAP)
        return "SS";
    return how == FOLD ? "ss" : how >= TITLE && first ? "Ss" : NULL;
}

static bool map_text(struct arguments *args, enum map how, value *out) {
    struct value_text t;
    struct value_builder b;
    uint32_t size;
    bool in_word = false;
    value_text_self(args->at[0], &t);
    value_builder_init(&b);
    for (uint32_t i = 0; i < t.length; i += size) {
        uint32_t c = decode_at(&t, i, &size);
        bool first = how == CAPITALIZE ? i == 0 : !in_word;
        uint32_t mapped =
            map_one(ISA_FULL && how == FOLD ? LOWER : how, c, first);
        in_word = is_alpha(c);
        bool sharp_s =
            c == 0xDF && t.kind == KIND_STR && (ISA_FULL || how == UPPER);
        const char *two = ISA_FULL ? two_letters(how, first) : "SS";
        if (sharp_s && two != NULL ? !b.sink.write(&b.sink, two, 2)
                                   : !put(&b, &t, i, c, mapped))
            return false;
    }
    return value_text_built(&t, &b, out);
}

static bool lower(struct arguments *args, value *out) {
    return map_text(args, LOWER, out);
}

static bool casefold(struct arguments *args, value *out) {
    return map_text(args, ISA_FULL ? FOLD : LOWER, out);
}

static bool upper(struct arguments *args, value *out) {
    return map_text(args, UPPER, out);
}

static bool swapcase(struct arguments *args, value *out) {
    return map_text(args, SWAP, out);
}

static bool title(struct arguments *args, value *out) {
    return map_text(args, TITLE, out);
}

static bool capitalize(struct arguments *args, value *out) {
    return map_text(args, CAPITALIZE, out);
}

static bool every(struct arguments *args, bool (*test)(uint32_t), bool empty,
                  value *out) {
    struct value_text t;
    uint32_t size;
    value_text_self(args->at[0], &t);
    bool all = t.length > 0 || empty;
    for (uint32_t i = 0; i < t.length && all; i += size) {
        all = test(decode_at(&t, i, &size));
        if (!value_poll())
            return false;
    }
    *out = value_from_bool(all);
    return true;
}

static bool is_alnum(uint32_t c) { return is_alpha(c) || is_digit(c); }

static bool is_ascii(uint32_t c) { return c < 0x80; }

static bool is_printable(uint32_t c) {
    return c >= 0x20 && !between(c, 0x7F, 0xA0) && c != 0xAD &&
           (c == ' ' || !is_space(c));
}

static bool test_alnum(struct arguments *args, value *out) {
    return every(args, is_alnum, false, out);
}

static bool test_alpha(struct arguments *args, value *out) {
    return every(args, is_alpha, false, out);
}

static bool test_digit(struct arguments *args, value *out) {
    return every(args, is_digit, false, out);
}

static bool test_space(struct arguments *args, value *out) {
    return every(args, is_space, false, out);
}

static bool isprintable(struct arguments *args, value *out) {
    return every(args, is_printable, true, out);
}

static bool isascii(struct arguments *args, value *out) {
    struct value_text t;
    value_text_self(args->at[0], &t);
    bool all = true;
    for (uint32_t i = 0; i < t.length && all; i++) {
        all = is_ascii((uint8_t)t.at[i]);
        if (!value_poll_some(i))
            return false;
    }
    *out = value_from_bool(all);
    return true;
}

static bool isidentifier(struct arguments *args, value *out) {
    struct value_text t;
    uint32_t size;
    value_text_self(args->at[0], &t);
    bool all = t.length > 0 && !is_digit((uint8_t)t.at[0]);
    for (uint32_t i = 0; i < t.length && all; i += size) {
        uint32_t c = decode_at(&t, i, &size);
        all = is_alnum(c) || c == '_';
        if (!value_poll())
            return false;
    }
    *out = value_from_bool(all);
    return true;
}

/* All cased characters are of one case, and there is one. */
static bool one_case(struct arguments *args, bool want_upper, value *out) {
    struct value_text t;
    uint32_t size;
    bool some = false;
    value_text_self(args->at[0], &t);
    *out = VALUE_FALSE;
    for (uint32_t i = 0; i < t.length; i += size) {
        uint32_t c = decode_at(&t, i, &size);
        if (want_upper ? is_lower(c) : is_upper(c))
            return true;
        some = some || is_lower(c) || is_upper(c);
        if (!value_poll())
            return false;
    }
    *out = value_from_bool(some);
    return true;
}

static bool test_lower(struct arguments *args, value *out) {
    return one_case(args, false, out);
}

static bool test_upper(struct arguments *args, value *out) {
    return one_case(args, true, out);
}

static bool istitle(struct arguments *args, value *out) {
    struct value_text t;
    uint32_t size;
    bool some = false, in_word = false;
    value_text_self(args->at[0], &t);
    *out = VALUE_FALSE;
    for (uint32_t i = 0; i < t.length; i += size) {
        uint32_t c = decode_at(&t, i, &size);
        bool up = is_upper(c), low = is_lower(c);
        if ((up && in_word) || (low && !in_word))
            return true;
        in_word = up || low;
        some = some || in_word;
        if (!value_poll())
            return false;
    }
    *out = value_from_bool(some);
    return true;
}

enum { LEFT = 1, RIGHT = 2 };

static bool in_set(const struct value_text *set, const struct value_text *t,
                   uint32_t i, uint32_t size, bool *out) {
    const uint32_t range[2] = {0, set->length};
    struct value_text one = {t->at + i, size, VALUE_NONE, t->kind, true};
    int64_t at;
    bool good = value_text_find(set, &one, range, false, &at);
    *out = at >= 0;
    return good;
}

static bool strips(const struct value_text *set, const struct value_text *t,
                   uint32_t i, uint32_t size, bool *out) {
    if (set->at != NULL)
        return in_set(set, t, i, size, out) && value_poll();
    *out = value_text_space_at(t, i, &size);
    return value_poll();
}

/* What is left between *low and *high. */
static bool strip_left(const struct value_text *t, const struct value_text *set,
                       uint32_t *low, uint32_t high) {
    bool goes = true;
    while (*low < high) {
        uint32_t size = t->kind == KIND_STR ? utf8_size(t->at[*low]) : 1;
        if (!strips(set, t, *low, size, &goes))
            return false;
        if (!goes)
            break;
        *low += size;
    }
    return true;
}

static bool strip_right(const struct value_text *t,
                        const struct value_text *set, uint32_t low,
                        uint32_t *high) {
    bool goes = true;
    while (low < *high) {
        uint32_t size = 1;
        while (t->kind == KIND_STR && !utf8_is_start(t->at[*high - size]))
            size++;
        if (!strips(set, t, *high - size, size, &goes))
            return false;
        if (!goes)
            break;
        *high -= size;
    }
    return true;
}

bool value_text_trim(struct value_text *t) {
    const struct value_text spaces = {0};
    uint32_t low = 0, high = t->length;
    if (!strip_left(t, &spaces, &low, high) ||
        !strip_right(t, &spaces, low, &high))
        return false;
    t->at += low;
    t->length = high - low;
    return true;
}

static bool strip_any(struct arguments *args, int sides, value *out) {
    struct value_text t, set = {0};
    value_text_self(args->at[0], &t);
    if (args->count > 1 && args->at[1] != VALUE_NONE &&
        !value_text_argument(&t, args->at[1], &set))
        return false;
    uint32_t low = 0, high = t.length;
    if ((sides & LEFT) && !strip_left(&t, &set, &low, high))
        return false;
    if ((sides & RIGHT) && !strip_right(&t, &set, low, &high))
        return false;
    if (high - low == t.length && t.kind != KIND_BYTEARRAY) {
        *out = t.owner;
        return true;
    }
    return value_text_result(&t, t.at + low, high - low, out);
}

static bool strip(struct arguments *args, value *out) {
    return strip_any(args, LEFT | RIGHT, out);
}

static bool lstrip(struct arguments *args, value *out) {
    return strip_any(args, LEFT, out);
}

static bool rstrip(struct arguments *args, value *out) {
    return strip_any(args, RIGHT, out);
}

static bool write_fill(struct value_builder *b, const struct value_text *fill,
                       int64_t n) {
    for (; n > 0; n--)
        if (!b->sink.write(&b->sink, fill->at, fill->length))
            return false;
    return true;
}

static bool justify(struct arguments *args, int sides, value *out) {
    struct value_text t, fill = {" ", 1, VALUE_NONE, KIND_STR, true};
    struct value_builder b;
    int64_t width;
    value_text_self(args->at[0], &t);
    if (!value_to_int64(args->at[1], &width) ||
        (args->count > 2 && !value_text_argument(&t, args->at[2], &fill)))
        return false;
    bool single = fill.length > 0 &&
                  (fill.kind != KIND_STR ? fill.length == 1
                                         : utf8_size(*fill.at) == fill.length);
    if (!single)
        return value_raise(&value_type_TypeError,
                           "The fill character must be exactly one character "
                           "long");
    uint32_t length = t.length;
    if (!t.ascii && !value_text_count(t.at, t.length, &length))
        return false;
    int64_t n = width - length;
    if (n < 0)
        n = 0;
    /* The odd space goes to the left if the width is odd, as CPython does. */
    int64_t left = sides == LEFT ? 0 : n;
    if (sides == (LEFT | RIGHT))
        left = n / 2 + (n & width & 1);
    value_builder_init(&b);
    return write_fill(&b, &fill, left) &&
           b.sink.write(&b.sink, t.at, t.length) &&
           write_fill(&b, &fill, n - left) && value_text_built(&t, &b, out);
}

static bool ljust(struct arguments *args, value *out) {
    return justify(args, LEFT, out);
}

static bool rjust(struct arguments *args, value *out) {
    return justify(args, RIGHT, out);
}

static bool center(struct arguments *args, value *out) {
    return justify(args, LEFT | RIGHT, out);
}

static bool zfill(struct arguments *args, value *out) {
    static const struct value_text zero = {"0", 1, VALUE_NONE, KIND_STR, true};
    struct value_text t;
    struct value_builder b;
    int64_t width;
    value_text_self(args->at[0], &t);
    if (!value_to_int64(args->at[1], &width))
        return false;
    uint32_t sign = t.length > 0 && (*t.at == '-' || *t.at == '+');
    uint32_t length = t.length;
    if (!t.ascii && !value_text_count(t.at, t.length, &length))
        return false;
    int64_t n = width - length;
    value_builder_init(&b);
    return b.sink.write(&b.sink, t.at, sign) && write_fill(&b, &zero, n) &&
           b.sink.write(&b.sink, t.at + sign, t.length - sign) &&
           value_text_built(&t, &b, out);
}

static bool expandtabs(struct arguments *args, value *out) {
    static const struct value_text space = {" ", 1, VALUE_NONE, KIND_STR, true};
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_tabsize, PARAMETER_ANY, VALUE_UNSET}};
    struct value_text t;
    struct value_builder b;
    value a[2];
    int64_t size = 8, column = 0;
    if (!value_arguments_sort(args, SYM_expandtabs, parameters, 2, a) ||
        (a[1] != VALUE_UNSET && !value_to_int64(a[1], &size)))
        return false;
    value_text_self(a[0], &t);
    value_builder_init(&b);
    for (uint32_t i = 0; i < t.length; i++) {
        int64_t gap = size > 0 ? size - column % size : 0;
        bool tab = t.at[i] == '\t';
        if (tab ? !write_fill(&b, &space, gap)
                : !b.sink.write(&b.sink, t.at + i, 1))
            return false;
        column += tab ? gap : utf8_is_start(t.at[i]);
        if (t.at[i] == '\n' || t.at[i] == '\r')
            column = 0;
    }
    return value_text_built(&t, &b, out);
}

TEXT_NATIVE(capitalize, 1, 1, 0);
TEXT_NATIVE(casefold, 1, 1, 0);
TEXT_NATIVE(center, 2, 3, 0);
TEXT_NATIVE(expandtabs, 1, 255, NATIVE_KEYWORDS);
TEXT_NATIVE_AS(isalnum, test_alnum, 1, 1, 0);
TEXT_NATIVE_AS(isalpha, test_alpha, 1, 1, 0);
TEXT_NATIVE(isascii, 1, 1, 0);
TEXT_NATIVE_AS(isdigit, test_digit, 1, 1, 0);
TEXT_NATIVE(isidentifier, 1, 1, 0);
TEXT_NATIVE_AS(islower, test_lower, 1, 1, 0);
TEXT_NATIVE(isprintable, 1, 1, 0);
TEXT_NATIVE_AS(isspace, test_space, 1, 1, 0);
TEXT_NATIVE(istitle, 1, 1, 0);
TEXT_NATIVE_AS(isupper, test_upper, 1, 1, 0);
TEXT_NATIVE(ljust, 2, 3, 0);
TEXT_NATIVE(lower, 1, 1, 0);
TEXT_NATIVE(lstrip, 1, 2, 0);
TEXT_NATIVE(rjust, 2, 3, 0);
TEXT_NATIVE(rstrip, 1, 2, 0);
TEXT_NATIVE(strip, 1, 2, 0);
TEXT_NATIVE(swapcase, 1, 1, 0);
TEXT_NATIVE(title, 1, 1, 0);
TEXT_NATIVE(upper, 1, 1, 0);
TEXT_NATIVE(zfill, 2, 2, 0);
