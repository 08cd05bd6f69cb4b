/* SPDX-License-Identifier: MIT */
/* The compiler of regular expressions (re_compiler.h): goes over the source
 * character by character. */
#include "modules/re_compiler.h"

/* Something that takes no text. */
static bool position(struct compiler *c, uint32_t op) {
    mod_re_item(c, POSITION, 0, 0);
    return mod_re_emit(c, op, flags_in_force(c), 0, 0);
}

static bool one_set(struct compiler *c, const struct mod_re_escape *what) {
    mod_re_item(c, ONE_SET, 1, 1);
    return mod_re_set_of(&c->s, what, &c->code);
}

static bool escape(struct compiler *c, uint32_t from) {
    struct mod_re_escape what;
    uint32_t found = mod_re_peek(&c->s);
    if (found - '1' < 9)
        return mod_re_numbered(c, from);
    if (found == 'A' || found == 'Z' || found == 'b' || found == 'B') {
        c->s.next++;
        return position(c, found == 'A'   ? RE_BEGIN
                           : found == 'Z' ? RE_END
                           : found == 'b' ? RE_WORD
                                          : RE_NOT_WORD);
    }
    return mod_re_escape(&c->s, from, &what) &&
           (what.class != 0 ? one_set(c, &what) : mod_re_letter(c, what.c));
}

static bool bracket(struct compiler *c, uint32_t from) {
    if (mod_re_peek(&c->s) != '?')
        return mod_re_open_capture(c, from);
    c->s.next++;
    return mod_re_extension(c, from);
}

/* A character of the source that may mean something. */
static bool special(struct compiler *c, uint32_t from, uint32_t found) {
    bool lines = (c->s.flags & MOD_RE_MULTILINE) != 0;
    if (found == '*' || found == '+' || found == '?' || found == '{')
        return mod_re_quantifier(c, from, found);
    switch (found) {
    case '|':
        return mod_re_alternative(c, from);
    case '(':
        return bracket(c, from);
    case ')':
        return mod_re_close_group(c, from);
    case '[':
        mod_re_item(c, ONE_SET, 1, 1);
        return mod_re_set(&c->s, from, &c->code);
    case '.':
        mod_re_item(c, ONE_SET, 1, 1);
        return mod_re_set_dot(&c->s, &c->code);
    case '^':
        return position(c, lines ? RE_LINE_BEGIN : RE_BEGIN);
    case '$':
        return position(c, lines ? RE_LINE_END : RE_LAST);
    case '\\':
        return escape(c, from);
    default:
        return mod_re_letter(c, found);
    }
}

/* White space and comments of VERBOSE. */
static bool is_space(const struct compiler *c, uint32_t found) {
    return (c->s.flags & MOD_RE_VERBOSE) && (found == ' ' || found - 9 < 5);
}

static bool one_item(struct compiler *c) {
    uint32_t from = c->s.next, found = mod_re_take(&c->s);
    if (is_space(c, found))
        return true;
    if (found == '#' && (c->s.flags & MOD_RE_VERBOSE))
        return mod_re_skip_to(&c->s, '\n');
    return special(c, from, found);
}

static bool all_items(struct compiler *c) {
    while (c->s.next < c->s.length)
        if (!value_poll() || !one_item(c))
            return false;
    struct level *f = top(c);
    if (f->kind != WHOLE)
        return mod_re_fail(&c->s, f->from,
                           "missing ), unterminated subpattern");
    mod_re_end_alternative(f);
    mod_re_patch_exits(c, f->exits);
    return mod_re_emit(c, RE_MATCH, 0, 0, 0);
}

/* What can only be said in the end. */
static bool check(struct compiler *c) {
    uint32_t size;
    for (uint32_t at = 0; at < c->code.length; at += size) {
        const uint32_t *o = c->code.at + at;
        size = mod_re_size(o);
        if (o[0] == RE_IF && o[1] >= group_count(c))
            return mod_re_fail(&c->s, o[3], "invalid group reference %u", o[1]);
        if (!value_poll())
            return false;
    }
    return !c->varies || mod_re_fail(&c->s, MOD_RE_NOWHERE,
                                     "look-behind requires fixed-width "
                                     "pattern");
}

static bool check_flags(struct compiler *c) {
    if (!c->s.bytes && (c->flags & MOD_RE_LOCALE))
        return value_raise(&value_type_ValueError,
                           "cannot use LOCALE flag with a str pattern");
    if (c->s.bytes && (c->flags & MOD_RE_UNICODE))
        return value_raise(&value_type_ValueError,
                           "cannot use UNICODE flag with a bytes pattern");
    if ((c->flags & MOD_RE_ASCII) &&
        (c->flags & (MOD_RE_LOCALE | MOD_RE_UNICODE)))
        return value_raise(&value_type_ValueError,
                           "ASCII and %s flags are incompatible",
                           c->s.bytes ? "LOCALE" : "UNICODE");
    if (!c->s.bytes && !(c->flags & MOD_RE_ASCII))
        c->flags |= MOD_RE_UNICODE;
    return true;
}

static bool program_of(struct compiler *c, value *out) {
    struct mod_re_words w;
    uint32_t head = (uint32_t)(sizeof(struct mod_re_program) / 4);
    if (!mod_re_words_new(&w, head + c->code.length) ||
        !mod_re_words_more(&w, head + c->code.length))
        return false;
    struct mod_re_program *p = (struct mod_re_program *)(void *)w.at;
    p->groups = group_count(c) - 1;
    p->cells = c->cells;
    p->least = top(c)->whole.low;
    p->length = c->code.length;
    *out = value_from_pointer(w.buffer);
    return value_copy(p->code, c->code.at, p->length * sizeof(uint32_t)) &&
           mod_re_finish(p);
}

static bool begin(struct compiler *c) {
    struct level f = frame_of(c, WHOLE, 0);
    f.whole = (struct width){WIDTH_MAX, 0};
    return mod_re_words_new(&c->code, 64) &&
           mod_re_words_new(&c->frames, 4 * FRAME_WORDS) &&
           mod_re_words_new(&c->groups, 4 * GROUP_WORDS) &&
           mod_re_words_more(&c->groups, GROUP_WORDS) &&
           mod_re_words_add(&c->frames, (const uint32_t *)(const void *)&f,
                            FRAME_WORDS) &&
           value_dict_new(0, &c->names);
}

bool mod_re_compile(value engine, value source, uint32_t *flags, value *program,
                    value *names) {
    struct value_text text;
    value_text_self(source, &text);
    struct compiler c = {.flags = *flags, .barred = UINT32_MAX};
    c.s = (struct mod_re_source){.engine = engine,
                                 .text = source,
                                 .at = text.at,
                                 .length = text.length,
                                 .flags = *flags,
                                 .bytes = text.kind != KIND_STR};
    if (!begin(&c) || !all_items(&c) || !check(&c) || !check_flags(&c) ||
        !program_of(&c, program))
        return false;
    *names = c.names;
    *flags = c.flags;
    KEEP_ALIVE(source);
    return true;
}
