/* SPDX-License-Identifier: MIT */
/* Escapes and sets of a regular expression. A set is kept twice: as ranges and
 * classes for any character, and as a map of ASCII (of all bytes, for bytes),
 * which is all that most texts ask for. */
#include "modules/re_code.h"
#include "value/utf8.h"

uint32_t mod_re_peek(const struct mod_re_source *s) {
    if (s->next >= s->length)
        return UINT32_MAX;
    return s->bytes ? (uint8_t)s->at[s->next] : utf8_decode(s->at + s->next);
}

uint32_t mod_re_take(struct mod_re_source *s) {
    uint32_t c = mod_re_peek(s);
    if (c != UINT32_MAX)
        s->next += s->bytes ? 1 : utf8_size(s->at[s->next]);
    return c;
}

bool mod_re_skip_to(struct mod_re_source *s, char c) {
    for (; s->next < s->length && s->at[s->next] != c; s->next++)
        if (!value_poll_some(s->next))
            return false;
    return true;
}

bool mod_re_fail(const struct mod_re_source *s, uint32_t at, const char *format,
                 ...) {
    value message;
    va_list list;
    va_start(list, format);
    bool done = value_str_format_list(&message, format, &list);
    va_end(list);
    return done && mod_re_error(s->engine, s->text, at, message);
}

/* The source's text as a str, for a message. */
static bool shown(const struct mod_re_source *s, uint32_t from, uint32_t to,
                  value *out) {
    return value_str_new(s->at + from, to - from, out);
}

static bool bad(const struct mod_re_source *s, uint32_t from,
                const char *format) {
    value text;
    return shown(s, from, s->next, &text) && mod_re_fail(s, from, format, text);
}

bool mod_re_is_name(const struct mod_re_source *s, uint32_t from, uint32_t to) {
    struct mod_re_source part = *s;
    part.next = from;
    part.length = to;
    bool good = !mod_re_is_digit(mod_re_peek(&part), false);
    while (good && part.next < to)
        good = mod_re_is_word(mod_re_take(&part), false);
    return good;
}

/* --- escapes --- */

static uint32_t digit_of(uint32_t c) {
    if (c - '0' < 10)
        return c - '0';
    return (c | 32) - 'a' < 6 ? (c | 32) - 'a' + 10 : 16;
}

static bool hexadecimal(struct mod_re_source *s, uint32_t from, uint32_t count,
                        uint32_t *out) {
    *out = 0;
    for (; count > 0; count--) {
        uint32_t digit = digit_of(mod_re_peek(s));
        if (digit > 15)
            return bad(s, from, "incomplete escape %v");
        *out = *out << 4 | digit;
        s->next++;
    }
    return *out < 0x110000 || bad(s, from, "bad escape %v");
}

static bool octal(struct mod_re_source *s, uint32_t from, uint32_t most,
                  uint32_t *out) {
    for (; most > 0 && mod_re_peek(s) - '0' < 8; most--)
        *out = *out << 3 | (mod_re_take(s) - '0');
    return *out <= 0377 ||
           bad(s, from, "octal escape value %v outside of range 0-0o377");
}

static uint32_t class_of(uint32_t c) {
    switch (c) {
    case 'd':
        return RE_SET_DIGIT;
    case 'D':
        return RE_SET_NOT_DIGIT;
    case 's':
        return RE_SET_SPACE;
    case 'S':
        return RE_SET_NOT_SPACE;
    case 'w':
        return RE_SET_WORD;
    case 'W':
        return RE_SET_NOT_WORD;
    default:
        return 0;
    }
}

/* a b f n r t v mean what they do in strings. */
static uint32_t control_of(uint32_t c) {
    static const char letters[] = "abfnrtv";
    static const uint8_t codes[] = {7, 8, 12, 10, 13, 9, 11};
    for (uint32_t i = 0; i < sizeof codes; i++)
        if ((uint8_t)letters[i] == c)
            return codes[i];
    return 0;
}

/* \N{...}: the names of characters are not kept. */
static bool named(struct mod_re_source *s, uint32_t from) {
    value name;
    uint32_t begin = s->next + 1;
    if (mod_re_peek(s) != '{')
        return mod_re_fail(s, s->next, "missing {");
    if (!mod_re_skip_to(s, '}'))
        return false;
    if (s->next == s->length)
        return mod_re_fail(s, begin, "missing }, unterminated name");
    return shown(s, begin, s->next, &name) &&
           mod_re_fail(s, from, "undefined character name %r", name);
}

/* What the letter or digit c means. */
static bool code_of(struct mod_re_source *s, uint32_t from, uint32_t c,
                    uint32_t *out) {
    uint32_t control = control_of(c);
    if (c == 'x')
        return hexadecimal(s, from, 2, out);
    if ((c == 'u' || c == 'U') && !s->bytes)
        return hexadecimal(s, from, c == 'u' ? 4 : 8, out);
    if (c == 'N' && !s->bytes)
        return named(s, from);
    if (c - '0' < 8) {
        *out = c - '0';
        return octal(s, from, 2, out);
    }
    *out = control;
    return control != 0 || bad(s, from, "bad escape %v");
}

bool mod_re_escape(struct mod_re_source *s, uint32_t from,
                   struct mod_re_escape *out) {
    uint32_t c = mod_re_take(s);
    *out = (struct mod_re_escape){c, class_of(c)};
    if (c == UINT32_MAX)
        return mod_re_fail(s, from, "bad escape (end of pattern)");
    bool letter = (c | 32) - 'a' < 26 || c - '0' < 10;
    return out->class != 0 || !letter || code_of(s, from, c, &out->c);
}

/* --- what is in a set --- */

static bool in_class(const uint32_t *set, uint32_t c) {
    uint32_t flags = set[RE_SET_FLAGS];
    bool ascii = (flags & RE_SET_ASCII) != 0;
    uint32_t digit = RE_SET_NOT_DIGIT, space = RE_SET_NOT_SPACE,
             word = RE_SET_NOT_WORD;
    if (flags & (RE_SET_DIGIT | RE_SET_NOT_DIGIT))
        digit = mod_re_is_digit(c, ascii) ? RE_SET_DIGIT : RE_SET_NOT_DIGIT;
    if (flags & (RE_SET_SPACE | RE_SET_NOT_SPACE))
        space = mod_re_is_space(c, ascii) ? RE_SET_SPACE : RE_SET_NOT_SPACE;
    if (flags & (RE_SET_WORD | RE_SET_NOT_WORD))
        word = mod_re_is_word(c, ascii) ? RE_SET_WORD : RE_SET_NOT_WORD;
    return (flags & (digit | space | word)) != 0;
}

static bool in_ranges(const uint32_t *set, uint32_t c) {
    for (uint32_t i = RE_SET_RANGES; i < set[1]; i += 2)
        if (c - set[i] <= set[i + 1] - set[i])
            return true;
    return false;
}

bool mod_re_set_has(const uint32_t *set, uint32_t c) {
    uint32_t cases[MOD_RE_CASES] = {c}, n = 1, flags = set[RE_SET_FLAGS];
    if (flags & RE_SET_FOLD)
        n = mod_re_cases(c, (flags & RE_SET_ASCII) != 0, cases);
    bool has = in_class(set, c);
    for (uint32_t i = 0; i < n && !has; i++)
        has = in_ranges(set, cases[i]);
    return has != ((flags & RE_SET_NEGATED) != 0);
}

/* --- making sets --- */

static bool set_begin(const struct mod_re_source *s, struct mod_re_words *w,
                      uint32_t *set) {
    uint32_t head[RE_SET_RANGES] = {RE_SET, RE_SET_RANGES};
    if (s->flags & MOD_RE_IGNORECASE)
        head[RE_SET_FLAGS] |= RE_SET_FOLD;
    if (s->bytes || (s->flags & MOD_RE_ASCII))
        head[RE_SET_FLAGS] |= RE_SET_ASCII;
    if (s->bytes)
        head[RE_SET_FLAGS] |= RE_SET_BYTES;
    *set = w->length;
    return mod_re_words_add(w, head, RE_SET_RANGES);
}

static bool add_range(struct mod_re_words *w, uint32_t low, uint32_t high) {
    const uint32_t range[2] = {low, high};
    return mod_re_words_add(w, range, 2);
}

static bool high_varies(const uint32_t *set) {
    const uint32_t classes = RE_SET_DIGIT | RE_SET_NOT_DIGIT | RE_SET_SPACE |
                             RE_SET_NOT_SPACE | RE_SET_WORD | RE_SET_NOT_WORD;
    bool ascii = (set[RE_SET_FLAGS] & RE_SET_ASCII) != 0;
    if (!ascii && (set[RE_SET_FLAGS] & classes))
        return true;
    for (uint32_t i = RE_SET_RANGES; i < set[1]; i += 2)
        if (set[i + 1] >= 0x80 || (!ascii && (set[RE_SET_FLAGS] & RE_SET_FOLD)))
            return true;
    return false;
}

/* Marks a set that lacks one byte only, as the dot does. */
static void but_one(uint32_t *set, uint32_t count) {
    uint32_t lacking = 0, byte = 0;
    for (uint32_t c = 0; c < count; c++) {
        if (re_bit(set + RE_SET_MAP, (uint8_t)c))
            continue;
        byte = c;
        lacking++;
    }
    bool all_high = count == 256 || (set[RE_SET_FLAGS] & RE_SET_HIGH_ALL);
    if (lacking == 1 && all_high)
        set[RE_SET_FLAGS] |= RE_SET_BUT_ONE | byte << 24;
}

/* Draws the map. Ranges that it says all about are dropped. */
static bool set_end(struct mod_re_words *w, uint32_t place) {
    uint32_t *set = w->at + place;
    bool bytes = (set[RE_SET_FLAGS] & RE_SET_BYTES) != 0;
    set[1] = w->length - place;
    for (uint32_t c = 0; c < (bytes ? 256 : 128); c++) {
        if (mod_re_set_has(set, c))
            re_set_bit(set + RE_SET_MAP, (uint8_t)c);
        if ((c % 8 == 7 || set[1] > 64) && !value_poll())
            return false;
    }
    if (!bytes && high_varies(set))
        return true;
    set[RE_SET_FLAGS] |=
        mod_re_set_has(set, 0x10FFFF) ? RE_SET_HIGH_ALL : RE_SET_HIGH_NONE;
    set[1] = RE_SET_RANGES;
    w->length = place + RE_SET_RANGES;
    but_one(set, bytes ? 256 : 128);
    return true;
}

bool mod_re_set_of(const struct mod_re_source *s,
                   const struct mod_re_escape *what, struct mod_re_words *w) {
    uint32_t set;
    if (!set_begin(s, w, &set))
        return false;
    w->at[set + RE_SET_FLAGS] |= what->class;
    return (what->class != 0 || add_range(w, what->c, what->c)) &&
           set_end(w, set);
}

bool mod_re_set_dot(const struct mod_re_source *s, struct mod_re_words *w) {
    uint32_t set;
    if (!set_begin(s, w, &set))
        return false;
    w->at[set + RE_SET_FLAGS] |= RE_SET_NEGATED;
    return ((s->flags & MOD_RE_DOTALL) || add_range(w, '\n', '\n')) &&
           set_end(w, set);
}

/* One member, or an end of a range; `end`: where its name in a message ends,
 * which of an escape is the letter. */
struct end {
    struct mod_re_escape what;
    uint32_t begin, length;
};

static bool one_end(struct mod_re_source *s, struct end *out) {
    out->begin = s->next;
    uint32_t c = mod_re_take(s);
    out->length = s->next - out->begin;
    out->what = (struct mod_re_escape){c, 0};
    if (c != '\\')
        return true;
    if (s->next < s->length)
        out->length += s->bytes ? 1 : utf8_size(s->at[s->next]);
    return mod_re_escape(s, out->begin, &out->what);
}

static bool bad_range(const struct mod_re_source *s, const struct end *low,
                      const struct end *high) {
    value a, b;
    uint32_t at = s->next - low->length - 1 - high->length;
    return shown(s, low->begin, low->begin + low->length, &a) &&
           shown(s, high->begin, high->begin + high->length, &b) &&
           mod_re_fail(s, at, "bad character range %v-%v", a, b);
}

static bool unterminated(const struct mod_re_source *s, uint32_t from) {
    return mod_re_fail(s, from, "unterminated character set");
}

static bool add_member(struct mod_re_words *w, uint32_t set,
                       const struct end *e) {
    w->at[set + RE_SET_FLAGS] |= e->what.class;
    return e->what.class != 0 || add_range(w, e->what.c, e->what.c);
}

/* A member and, if a dash follows, the range that it begins. */
static bool member(struct mod_re_source *s, uint32_t from,
                   struct mod_re_words *w, uint32_t set) {
    struct end low, high;
    if (!one_end(s, &low))
        return false;
    if (mod_re_peek(s) != '-')
        return add_member(w, set, &low);
    s->next++;
    uint32_t c = mod_re_peek(s);
    if (c == UINT32_MAX)
        return unterminated(s, from);
    if (c == ']')
        return add_member(w, set, &low) && add_range(w, '-', '-');
    if (!one_end(s, &high))
        return false;
    if (low.what.class != 0 || high.what.class != 0 || high.what.c < low.what.c)
        return bad_range(s, &low, &high);
    return add_range(w, low.what.c, high.what.c);
}

bool mod_re_set(struct mod_re_source *s, uint32_t from,
                struct mod_re_words *w) {
    uint32_t set;
    if (!set_begin(s, w, &set))
        return false;
    if (mod_re_peek(s) == '^') {
        s->next++;
        w->at[set + RE_SET_FLAGS] |= RE_SET_NEGATED;
    }
    uint32_t first = s->next;
    while (s->next == first || mod_re_peek(s) != ']') {
        if (s->next >= s->length)
            return unterminated(s, from);
        if (!member(s, from, w, set) || !value_poll())
            return false;
    }
    s->next++;
    return set_end(w, set);
}
