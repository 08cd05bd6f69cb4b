/* SPDX-License-Identifier: MIT */
/* Templates of sub() and expand(): \1, \g<name>, and the escapes of strings. */
#include "modules/re_object.h"
#include "value/utf8.h"

struct reader {
    struct mod_re_source s;
    value pattern;
    struct mod_re_template *t;
};

static bool literal(struct reader *t, const char *bytes, uint32_t n) {
    return t->t->literal.sink.write(&t->t->literal.sink, bytes, n);
}

static bool character(struct reader *t, uint32_t c) {
    char bytes[4] = {(char)c};
    return literal(t, bytes, t->s.bytes ? 1 : utf8_encode(c, bytes));
}

/* A group's text comes here; `from`: where a message points to. */
static bool add_group(struct reader *t, uint32_t from, uint32_t number) {
    uint32_t length, groups = mod_re_pattern_of(t->pattern)->groups;
    (void)value_builder_text(&t->t->literal, &length);
    const uint32_t part[2] = {length, number};
    if (number > groups)
        return mod_re_fail(&t->s, from, "invalid group reference %u", number);
    return mod_re_words_add(&t->t->parts, part, 2);
}

static bool decimal(struct reader *t, uint32_t from, uint32_t to, value name,
                    uint32_t *out) {
    *out = 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t digit = (uint8_t)t->s.at[i] - (uint32_t)'0';
        if (digit > 9)
            return mod_re_fail(&t->s, from, "bad character in group name %r",
                               name);
        if (*out > UINT32_MAX / 16)
            return mod_re_fail(&t->s, from, "invalid group reference %v", name);
        *out = *out * 10 + digit;
    }
    return true;
}

/* \g<...> behind its g. */
static bool named(struct reader *t) {
    struct mod_re_source *s = &t->s;
    value name, known;
    uint32_t number;
    if (mod_re_peek(s) != '<')
        return mod_re_fail(s, s->next, "missing <");
    uint32_t from = ++s->next;
    if (!mod_re_skip_to(s, '>'))
        return false;
    if (s->next == from)
        return mod_re_fail(s, from, "missing group name");
    if (s->next == s->length)
        return mod_re_fail(s, from, "missing >, unterminated name");
    uint32_t to = s->next++;
    if (!value_symbol_or_str(s->at + from, to - from, false, &name))
        return false;
    if (!mod_re_is_name(s, from, to))
        return decimal(t, from, to, name, &number) &&
               add_group(t, from, number);
    if (!value_dict_get(mod_re_slot(t->pattern, MOD_RE_NAMES), name, &known))
        return false;
    if (known == VALUE_UNSET)
        return value_raise(&value_type_IndexError, "unknown group name %r",
                           name);
    return add_group(t, from, (uint32_t)value_int48(known));
}

/* \0, \1 to \99 or three octal digits. */
static bool numbered(struct reader *t, uint32_t from) {
    struct mod_re_source *s = &t->s;
    uint32_t digits[3] = {mod_re_take(s) - '0'}, n = 1;
    bool zero = digits[0] == 0;
    while (n < 3 && mod_re_peek(s) - '0' < (zero ? 8u : 10u)) {
        bool octal =
            digits[0] < 8 && digits[n - 1] < 8 && mod_re_peek(s) - '0' < 8;
        if (n == 2 && !octal)
            break;
        digits[n++] = mod_re_take(s) - '0';
    }
    uint32_t octal = digits[0] * 64 + digits[1] * 8 + digits[2];
    if (zero)
        return character(t, n == 1 ? 0 : n == 2 ? digits[1] : octal);
    if (n < 3)
        return add_group(t, from + 1,
                         n == 1 ? digits[0] : digits[0] * 10 + digits[1]);
    if (octal > 0377)
        return mod_re_fail(s, from,
                           "octal escape value \\%u%u%u outside of range "
                           "0-0o377",
                           digits[0], digits[1], digits[2]);
    return character(t, octal);
}

static bool escape(struct reader *t, uint32_t from) {
    static const char letters[] = "abfnrtv\\";
    static const uint8_t codes[] = {7, 8, 12, 10, 13, 9, 11, '\\'};
    struct mod_re_source *s = &t->s;
    uint32_t c = mod_re_peek(s);
    if (c - '0' < 10)
        return numbered(t, from);
    (void)mod_re_take(s);
    if (c == UINT32_MAX)
        return mod_re_fail(s, from, "bad escape (end of pattern)");
    if (c == 'g')
        return named(t);
    for (uint32_t i = 0; i < sizeof codes; i++)
        if ((uint8_t)letters[i] == c)
            return character(t, codes[i]);
    if ((c | 32) - 'a' < 26)
        return mod_re_fail(s, from, "bad escape \\%c", (int)c);
    return literal(t, s->at + from, s->next - from);
}

bool mod_re_template_of(value pattern, value source,
                        struct mod_re_template *out) {
    struct value_text text;
    value plain = value_unwrap(source);
    bool bytes = mod_re_pattern_of(pattern)->bytes;
    if (!value_is_kind(plain, KIND_BYTES) && !value_is_str(plain) &&
        !value_is_kind(plain, KIND_BYTEARRAY))
        return value_raise(&value_type_TypeError,
                           "decoding to str: need a bytes-like object, %t "
                           "found",
                           source);
    value_text_self(plain, &text);
    if (bytes != (text.kind != KIND_STR))
        return value_raise(
            &value_type_TypeError, "sequence item 0: expected %s, %t found",
            bytes ? "a bytes-like object" : "str instance", source);
    struct reader t = {.pattern = pattern, .t = out};
    t.s = (struct mod_re_source){.engine = mod_re_slot(pattern, MOD_RE_ENGINE),
                                 .text = plain,
                                 .at = text.at,
                                 .length = text.length,
                                 .bytes = bytes};
    value_builder_init(&out->literal);
    if (!mod_re_words_new(&out->parts, 8))
        return false;
    while (t.s.next < t.s.length) {
        const char *at = text.at + t.s.next;
        uint32_t left = t.s.length - t.s.next;
        left = left > 256 ? 256 : left;
        const char *hit = memchr(at, '\\', left);
        uint32_t part = hit == NULL ? left : (uint32_t)(hit - at);
        t.s.next += part;
        if (!literal(&t, at, part) || !value_poll())
            return false;
        uint32_t from = t.s.next;
        t.s.next += hit != NULL;
        if (hit != NULL && !escape(&t, from))
            return false;
    }
    KEEP_ALIVE(text.owner);
    return true;
}

bool mod_re_expand(struct mod_re_template *t, const struct mod_re_spans *spans,
                   struct value_sink *sink) {
    uint32_t length, done = 0, span[2];
    const char *at = value_builder_text(&t->literal, &length);
    for (uint32_t i = 0; i < t->parts.length; i += 2) {
        const uint32_t *part = t->parts.at + i;
        if (part[0] > done && !sink->write(sink, at + done, part[0] - done))
            return false;
        done = part[0];
        mod_re_span_of(spans, part[1], span);
        if (span[0] != MOD_RE_NOWHERE && span[1] > span[0] &&
            !sink->write(sink, (const char *)spans->text->at + span[0],
                         span[1] - span[0]))
            return false;
    }
    KEEP_ALIVE(spans->text->kept);
    return done == length || sink->write(sink, at + done, length - done);
}
