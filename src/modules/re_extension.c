/* SPDX-License-Identifier: MIT */
/* What begins with (? in a regular expression: names, references, conditions,
 * flags. */
#include "modules/re_compiler.h"

/* --- names and references --- */

/* A name up to its end mark, as a str. */
static bool name_text(struct compiler *c, char end, value *out) {
    struct mod_re_source *s = &c->s;
    uint32_t from = s->next;
    if (!mod_re_skip_to(s, end))
        return false;
    if (s->next == from)
        return mod_re_fail(s, from, "missing group name");
    if (s->next == s->length)
        return mod_re_fail(s, from, "missing %c, unterminated name", end);
    uint32_t to = s->next++;
    return value_symbol_or_str(s->at + from, to - from, false, out);
}

static bool name_of(struct compiler *c, char end, value *out) {
    uint32_t from = c->s.next;
    if (!name_text(c, end, out))
        return false;
    return mod_re_is_name(&c->s, from, c->s.next - 1) ||
           mod_re_fail(&c->s, from, "bad character in group name %r", *out);
}

static bool number_of(struct compiler *c, uint32_t from, value name,
                      uint32_t *out) {
    value known;
    if (!value_dict_get(c->names, name, &known))
        return false;
    if (known == VALUE_UNSET)
        return mod_re_fail(&c->s, from, "unknown group name %r", name);
    *out = (uint32_t)value_int48(known);
    return true;
}

static bool named_group(struct compiler *c, uint32_t from) {
    uint32_t at = c->s.next, number = group_count(c);
    value name, known;
    if (!name_of(c, '>', &name) || !value_dict_get(c->names, name, &known))
        return false;
    if (known != VALUE_UNSET)
        return mod_re_fail(&c->s, at,
                           "redefinition of group name %r as group %u; was "
                           "group %v",
                           name, number, known);
    return value_dict_set(c->names, name, value_from_int48(number)) &&
           mod_re_open_capture(c, from);
}

static bool barred(struct compiler *c, uint32_t number) {
    if (c->barred == UINT32_MAX)
        return true;
    if (number >= group_count(c) || group_at(c, number)->open)
        return mod_re_fail(&c->s, c->s.next, "cannot refer to an open group");
    return number < c->barred ||
           mod_re_fail(&c->s, c->s.next,
                       "cannot refer to group defined in the same lookbehind "
                       "subpattern");
}

static bool reference(struct compiler *c, uint32_t from, uint32_t number) {
    const struct group *g = group_at(c, number);
    if (g->open)
        return mod_re_fail(&c->s, from, "cannot refer to an open group");
    if (!barred(c, number))
        return false;
    mod_re_item(c, OTHER, g->width.low, g->width.high);
    return mod_re_emit(c, RE_REFERENCE, number, flags_in_force(c), 0);
}

/* \1 to \99, or three octal digits. */
bool mod_re_numbered(struct compiler *c, uint32_t from) {
    struct mod_re_source *s = &c->s;
    struct mod_re_escape what;
    uint32_t begin = s->next, number = mod_re_take(s) - '0';
    if (mod_re_peek(s) - '0' < 10) {
        uint32_t second = mod_re_take(s) - '0';
        if (number < 8 && second < 8 && mod_re_peek(s) - '0' < 8) {
            s->next = begin;
            return mod_re_escape(s, from, &what) && mod_re_letter(c, what.c);
        }
        number = number * 10 + second;
    }
    if (number >= group_count(c))
        return mod_re_fail(s, from + 1, "invalid group reference %u", number);
    return reference(c, from, number);
}

/* The number of a condition's group that is no name. */
static bool condition_number(struct compiler *c, uint32_t from, value name,
                             uint32_t *out) {
    const char *at = c->s.at + from;
    uint32_t n = c->s.next - 1 - from, i = 0;
    uint64_t number = 0;
    while (i < n && at[i] == ' ')
        i++;
    i += i < n && at[i] == '+';
    bool good = i < n;
    for (; i < n && (uint32_t)(uint8_t)at[i] - 48u < 10u && number < UINT32_MAX;
         i++)
        number = number * 10 + ((uint32_t)(uint8_t)at[i] - 48u);
    while (i < n && at[i] == ' ')
        i++;
    if (!good || i < n)
        return mod_re_fail(&c->s, from, "bad character in group name %r", name);
    if (number == 0)
        return mod_re_fail(&c->s, from, "bad group number");
    *out = (uint32_t)number;
    return number < UINT32_MAX / 4 ||
           mod_re_fail(&c->s, from, "invalid group reference %v", name);
}

static bool condition(struct compiler *c, uint32_t from) {
    struct level f = frame_of(c, CONDITION, from);
    uint32_t at = c->s.next, number;
    value name;
    if (!name_text(c, ')', &name))
        return false;
    if (!(mod_re_is_name(&c->s, at, c->s.next - 1)
              ? number_of(c, at, name, &number)
              : condition_number(c, at, name, &number)))
        return false;
    if (!barred(c, number) || !mod_re_open_group(c, f, RE_IF, number))
        return false;
    c->code.at[top(c)->begin + 3] = at;
    return true;
}

/* --- what begins with (? --- */

#define TYPE_FLAGS (MOD_RE_ASCII | MOD_RE_LOCALE | MOD_RE_UNICODE)

static uint32_t flag_of(uint32_t c) {
    static const char letters[] = "iLmsxaut";
    static const uint16_t flags[] = {
        MOD_RE_IGNORECASE, MOD_RE_LOCALE, MOD_RE_MULTILINE, MOD_RE_DOTALL,
        MOD_RE_VERBOSE,    MOD_RE_ASCII,  MOD_RE_UNICODE,   MOD_RE_TEMPLATE};
    for (uint32_t i = 0; i < ARRAY_LENGTH(flags); i++)
        if ((uint8_t)letters[i] == c)
            return flags[i];
    return 0;
}

/* No flag where one should be. */
static bool no_flag(struct compiler *c, uint32_t at, uint32_t found,
                    const char *missing) {
    bool letter_there = found != UINT32_MAX && mod_re_is_word(found, false) &&
                        !mod_re_is_digit(found, false) && found != '_';
    return mod_re_fail(&c->s, at, letter_there ? "unknown flag" : missing);
}

static bool flags_on(struct compiler *c, uint32_t *found, uint32_t *on) {
    struct mod_re_source *s = &c->s;
    for (;;) {
        uint32_t flag = flag_of(*found);
        if (flag == MOD_RE_LOCALE && !s->bytes)
            return mod_re_fail(s, s->next,
                               "bad inline flags: cannot use 'L' flag with a "
                               "str pattern");
        if (flag == MOD_RE_UNICODE && s->bytes)
            return mod_re_fail(s, s->next,
                               "bad inline flags: cannot use 'u' flag with a "
                               "bytes pattern");
        *on |= flag;
        if ((flag & TYPE_FLAGS) && (*on & TYPE_FLAGS) != flag)
            return mod_re_fail(s, s->next,
                               "bad inline flags: flags 'a', 'u' and 'L' are "
                               "incompatible");
        uint32_t at = s->next;
        *found = mod_re_take(s);
        if (*found == ')' || *found == '-' || *found == ':')
            return true;
        if (flag_of(*found) == 0)
            return no_flag(c, at, *found, "missing -, : or )");
    }
}

static bool flags_off(struct compiler *c, uint32_t *off) {
    struct mod_re_source *s = &c->s;
    uint32_t at = s->next, found = mod_re_take(s);
    if (flag_of(found) == 0)
        return no_flag(c, at, found, "missing flag");
    for (;;) {
        if (flag_of(found) & TYPE_FLAGS)
            return mod_re_fail(s, s->next,
                               "bad inline flags: cannot turn off flags 'a', "
                               "'u' and 'L'");
        *off |= flag_of(found);
        at = s->next;
        found = mod_re_take(s);
        if (found == ':')
            return true;
        if (flag_of(found) == 0)
            return no_flag(c, at, found, "missing :");
    }
}

static bool global_flags(struct compiler *c, uint32_t from, uint32_t on) {
    const struct level *f = top(c);
    if (f->kind != WHOLE || f->begun)
        return mod_re_fail(&c->s, from,
                           "global flags not at the start of the expression");
    c->flags |= on;
    c->s.flags |= on;
    return true;
}

static bool inline_flags(struct compiler *c, uint32_t from, uint32_t found) {
    uint32_t on = 0, off = 0, flags = c->s.flags;
    if (found != '-' && !flags_on(c, &found, &on))
        return false;
    if (found == ')')
        return global_flags(c, from, on);
    if (on & MOD_RE_TEMPLATE)
        return mod_re_fail(&c->s, c->s.next - 1,
                           "bad inline flags: cannot turn on global flag");
    if (found == '-' && !flags_off(c, &off))
        return false;
    if (off & MOD_RE_TEMPLATE)
        return mod_re_fail(&c->s, c->s.next - 1,
                           "bad inline flags: cannot turn off global flag");
    if (on & off)
        return mod_re_fail(&c->s, c->s.next - 1,
                           "bad inline flags: flag turned on and off");
    if (on & TYPE_FLAGS)
        flags &= ~(uint32_t)TYPE_FLAGS;
    if (!mod_re_open_group(c, frame_of(c, PLAIN, from), RE_FAIL, 0))
        return false;
    c->s.flags = (flags | on) & ~off;
    return true;
}

static bool unknown(struct compiler *c, uint32_t from) {
    value text;
    if (c->s.next >= c->s.length)
        return mod_re_fail(&c->s, c->s.length, "unexpected end of pattern");
    (void)mod_re_take(&c->s);
    return value_str_new(c->s.at + from + 1, c->s.next - from - 1, &text) &&
           mod_re_fail(&c->s, from + 1, "unknown extension %v", text);
}

static bool comment(struct compiler *c, uint32_t from) {
    return mod_re_skip_to(&c->s, ')') &&
           (mod_re_take(&c->s) == ')' ||
            mod_re_fail(&c->s, from, "missing ), unterminated comment"));
}

static bool python_extension(struct compiler *c, uint32_t from) {
    uint32_t found = mod_re_peek(&c->s), at, number;
    value name;
    if (found != '<' && found != '=')
        return unknown(c, from);
    c->s.next++;
    if (found == '<')
        return named_group(c, from);
    at = c->s.next;
    return name_of(c, ')', &name) && number_of(c, at, name, &number) &&
           reference(c, at, number);
}

static bool look_behind(struct compiler *c, uint32_t from) {
    uint32_t found = mod_re_peek(&c->s);
    if (found != '=' && found != '!')
        return unknown(c, from);
    c->s.next++;
    return mod_re_open_look(c, from, found == '!', true);
}

bool mod_re_extension(struct compiler *c, uint32_t from) {
    uint32_t found = mod_re_peek(&c->s);
    if (found == UINT32_MAX || (flag_of(found) == 0 && found != '-' &&
                                (found > 127 || found == 0 ||
                                 memchr("P:#=!<(>", (int)found, 8) == NULL)))
        return unknown(c, from);
    c->s.next++;
    switch (found) {
    case 'P':
        return python_extension(c, from);
    case ':':
        return mod_re_open_group(c, frame_of(c, PLAIN, from), RE_FAIL, 0);
    case '#':
        return comment(c, from);
    case '=':
    case '!':
        return mod_re_open_look(c, from, found == '!', false);
    case '<':
        return look_behind(c, from);
    case '(':
        return condition(c, from);
    case '>':
        return mod_re_open_atomic(c, from);
    default:
        return inline_flags(c, from, found);
    }
}
