/* SPDX-License-Identifier: MIT */
/* Items of a regular expression: letters, which gather in strings, and what a
 * quantifier makes of the item before it. */
#include "modules/re_compiler.h"
#include "value/utf8.h"

static uint32_t times(uint32_t a, uint32_t n) {
    uint64_t product = (uint64_t)a * n;
    return product > WIDTH_MAX ? WIDTH_MAX : (uint32_t)product;
}

bool mod_re_emit(struct compiler *c, uint32_t op, uint32_t a, uint32_t b,
                 uint32_t d) {
    const uint32_t words[4] = {op, a, b, d};
    return mod_re_words_add(&c->code, words, mod_re_size(words));
}

void mod_re_item(struct compiler *c, enum item what, uint32_t low,
                 uint32_t high) {
    struct level *f = top(c);
    f->before.low = sum(f->before.low, f->last.low);
    f->before.high = sum(f->before.high, f->last.high);
    f->last = (struct width){low, high};
    f->item = what;
    f->place = c->code.length;
    f->begun = true;
}

/* --- letters --- */

static bool string_add(struct compiler *c, const char *bytes, uint32_t n) {
    struct level *f = top(c);
    uint32_t place = f->place, length = c->code.at[place + 1];
    uint32_t words = (length + n + 3) / 4 - (length + 3) / 4;
    if (!mod_re_words_more(&c->code, words))
        return false;
    memcpy((char *)(c->code.at + place + 2) + length, bytes, n);
    c->code.at[place + 1] = length + n;
    return true;
}

bool mod_re_letter(struct compiler *c, uint32_t code) {
    char bytes[4] = {(char)code};
    uint32_t cases[MOD_RE_CASES];
    struct mod_re_escape what = {code, 0};
    bool ascii = c->s.bytes || (c->s.flags & MOD_RE_ASCII);
    if ((c->s.flags & MOD_RE_IGNORECASE) &&
        mod_re_cases(code, ascii, cases) > 1) {
        mod_re_item(c, ONE_SET, 1, 1);
        return mod_re_set_of(&c->s, &what, &c->code);
    }
    uint32_t place = top(c)->place, n = 1;
    bool goes_on = top(c)->item == LETTER;
    if (code >= 0xD800 && code < 0xE000 && !c->s.bytes) {
        mod_re_item(c, OTHER, 1, 1); /* no text has surrogates */
        return mod_re_emit(c, RE_FAIL, 0, 0, 0);
    }
    if (!c->s.bytes)
        n = utf8_encode(code, bytes);
    mod_re_item(c, LETTER, 1, 1);
    if (goes_on)
        top(c)->place = place;
    else if (!mod_re_emit(c, RE_FAIL, 0, 0, 0) ||
             !mod_re_words_more(&c->code, 1))
        return false;
    c->code.at[top(c)->place] = RE_STRING;
    return string_add(c, bytes, n);
}

/* A quantifier takes the last letter of a string: it becomes a set. */
static bool split_letter(struct compiler *c) {
    struct level *f = top(c);
    uint32_t *string = c->code.at + f->place;
    const char *bytes = (const char *)(string + 2);
    uint32_t n = string[1] - 1;
    while (!c->s.bytes && !utf8_is_start(bytes[n]))
        n--;
    struct mod_re_escape what = {
        c->s.bytes ? (uint8_t)bytes[n] : utf8_decode(bytes + n), 0};
    string[1] = n;
    c->code.length = f->place + (n == 0 ? 0 : 2 + (n + 3) / 4);
    f->place = c->code.length;
    f->item = ONE_SET;
    return mod_re_set_of(&c->s, &what, &c->code);
}

/* --- repeats --- */

struct repeat {
    uint32_t min, max, how;
    uint32_t body; /* words */
    bool maybe_empty;
};

/* A branch that is taken if what is there from `place` on can begin. */
static bool branch_into(const struct compiler *c, uint32_t place,
                        uint32_t op[10]) {
    const uint32_t range[2] = {place, c->code.length};
    bool known;
    if (!mod_re_first(c->code.at, range, op + 2, &known))
        return false;
    op[0] = known ? RE_BRANCH_IF : RE_BRANCH;
    return true;
}

/* Puts a branch in front of [place, end), over which it leads. */
bool mod_re_branch_before(struct compiler *c, uint32_t place, uint32_t beyond) {
    uint32_t op[10];
    if (!branch_into(c, place, op))
        return false;
    op[1] = c->code.length - place + mod_re_size(op) + beyond;
    return mod_re_words_insert(&c->code, place, op, mod_re_size(op));
}

static bool lazy_before(struct compiler *c, uint32_t place, uint32_t beyond) {
    const uint32_t op[2] = {RE_LAZY, c->code.length - place + 2 + beyond};
    return mod_re_words_insert(&c->code, place, op, 2);
}

static bool jump_back(struct compiler *c, uint32_t place) {
    return mod_re_emit(c, RE_JUMP, place - c->code.length, 0, 0);
}

/* X? X* X+ of what is never empty, or X?: branches and jumps will do. */
static bool repeat_by_jumps(struct compiler *c, uint32_t place,
                            const struct repeat *r) {
    bool lazy = r->how == MOD_RE_LAZILY;
    if (r->min == 1) {
        uint32_t op[10] = {RE_LAZY};
        if (!lazy && !branch_into(c, place, op))
            return false;
        op[1] = mod_re_size(op) + 2;
        return mod_re_words_add(&c->code, op, mod_re_size(op)) &&
               jump_back(c, place);
    }
    uint32_t beyond = r->max == 1 ? 0 : 2;
    return (lazy ? lazy_before(c, place, beyond)
                 : mod_re_branch_before(c, place, beyond)) &&
           (beyond == 0 || jump_back(c, place));
}

static bool repeat_by_count(struct compiler *c, uint32_t place,
                            const struct repeat *r) {
    uint32_t cell = c->cells, body = c->code.length - place;
    const uint32_t init[3] = {RE_INIT, cell, body + 3};
    const uint32_t until[6] = {RE_UNTIL, cell,   0 - body,
                               r->min,   r->max, r->how};
    c->cells += 2;
    return mod_re_words_insert(&c->code, place, init, 3) &&
           mod_re_words_add(&c->code, until, 6);
}

static bool atomic_around(struct compiler *c, uint32_t place) {
    const uint32_t op[2] = {RE_ATOMIC, c->cells};
    return mod_re_words_insert(&c->code, place, op, 2) &&
           mod_re_emit(c, RE_ATOMIC_END, c->cells++, 0, 0);
}

static bool repeat_group(struct compiler *c, uint32_t place,
                         const struct repeat *r) {
    bool possessive = r->how == MOD_RE_POSSESSIVE;
    bool jumps = (r->min == 0 && r->max == 1) ||
                 (!r->maybe_empty && r->min <= 1 && r->max == MOD_RE_NOWHERE);
    if (possessive && !atomic_around(c, place))
        return false;
    struct repeat plain = *r;
    plain.how = possessive ? MOD_RE_GREEDY : r->how;
    if (!(jumps ? repeat_by_jumps(c, place, &plain)
                : repeat_by_count(c, place, &plain)))
        return false;
    return !possessive || atomic_around(c, place);
}

static bool repeat_item(struct compiler *c, const struct repeat *r) {
    struct level *f = top(c);
    if (f->item == LETTER && !split_letter(c))
        return false;
    uint32_t place = f->place;
    bool one_set = place < c->code.length && c->code.at[place] == RE_SET &&
                   place + c->code.at[place + 1] == c->code.length;
    f->item = REPEATED;
    if (r->max == 0) {
        const uint32_t op[2] = {RE_JUMP, c->code.length - place + 2};
        return mod_re_words_insert(&c->code, place, op, 2);
    }
    if (!one_set)
        return repeat_group(c, place, r);
    const uint32_t loop[RE_LOOP_SET] = {RE_LOOP, r->how, r->min, r->max};
    return mod_re_words_insert(&c->code, place, loop, RE_LOOP_SET);
}

/* A count of {m,n}; *out is left alone if there is none. */
static bool count_of(struct compiler *c, uint32_t *out, bool *any) {
    uint64_t n = 0;
    for (*any = false; mod_re_peek(&c->s) - '0' < 10; *any = true) {
        n = n * 10 + (mod_re_take(&c->s) - '0');
        n = n > UINT32_MAX ? UINT32_MAX : n;
    }
    if (*any && n >= UINT32_MAX)
        return value_raise(&value_type_OverflowError,
                           "the repetition number is too large");
    if (*any)
        *out = (uint32_t)n;
    return true;
}

/* {m}, {m,}, {,n} or {m,n} behind its {; false in *is_one: it stands for
 * itself. */
static bool braces(struct compiler *c, uint32_t from, struct repeat *r,
                   bool *is_one) {
    uint32_t begin = c->s.next;
    bool low, high = false;
    *is_one = true;
    if (mod_re_peek(&c->s) == '}') {
        *is_one = false;
        return true;
    }
    if (!count_of(c, &r->min, &low))
        return false;
    if (mod_re_peek(&c->s) == ',') {
        c->s.next++;
        if (!count_of(c, &r->max, &high))
            return false;
    } else {
        r->max = low ? r->min : r->max;
    }
    if (mod_re_peek(&c->s) != '}') {
        c->s.next = begin;
        *is_one = false;
        return true;
    }
    c->s.next++;
    return r->min <= r->max ||
           mod_re_fail(&c->s, from + 1, "min repeat greater than max repeat");
}

static void repeat_width(struct width *w, const struct repeat *r) {
    w->low = times(w->low, r->min);
    w->high = times(w->high, r->max);
}

bool mod_re_quantifier(struct compiler *c, uint32_t from, uint32_t what) {
    struct repeat r = {.min = what == '+', .max = MOD_RE_NOWHERE};
    bool is_one = true;
    if (what == '?')
        r.max = 1;
    if (what == '{' && !braces(c, from, &r, &is_one))
        return false;
    if (!is_one)
        return mod_re_letter(c, '{');
    struct level *f = top(c);
    if (f->item == NOTHING || f->item == POSITION)
        return mod_re_fail(&c->s, from, "nothing to repeat");
    if (f->item == REPEATED)
        return mod_re_fail(&c->s, from, "multiple repeat");
    uint32_t next = mod_re_peek(&c->s);
    r.how = next == '?'   ? MOD_RE_LAZILY
            : next == '+' ? MOD_RE_POSSESSIVE
                          : MOD_RE_GREEDY;
    c->s.next += r.how != MOD_RE_GREEDY;
    r.maybe_empty = f->last.low == 0;
    repeat_width(&f->last, &r);
    return repeat_item(c, &r);
}
