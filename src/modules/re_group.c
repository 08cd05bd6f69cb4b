/* SPDX-License-Identifier: MIT */
/* Groups of a regular expression and their alternatives. */
#include "modules/re_compiler.h"

/* A group begins: an item of which the width is not known yet. */
bool mod_re_open_group(struct compiler *c, struct level f, uint32_t op,
                       uint32_t operand) {
    if (c->frames.length / FRAME_WORDS > MOD_RE_NESTING)
        return value_raise_depth();
    mod_re_item(c, OTHER, 0, 0);
    f.begin = c->code.length;
    if (op != RE_FAIL && !mod_re_emit(c, op, operand, 0, f.from))
        return false;
    f.alternative = f.place = c->code.length;
    f.whole = (struct width){WIDTH_MAX, 0};
    f.begun = true;
    return mod_re_words_add(&c->frames, (const uint32_t *)(const void *)&f,
                            FRAME_WORDS);
}

bool mod_re_open_capture(struct compiler *c, uint32_t from) {
    static const struct group fresh = {.open = 1};
    struct level f = frame_of(c, CAPTURE, from);
    f.number = group_count(c);
    return mod_re_words_add(&c->groups, (const uint32_t *)(const void *)&fresh,
                            GROUP_WORDS) &&
           mod_re_open_group(c, f, RE_OPEN, MOD_RE_MARK(f.number));
}

bool mod_re_open_look(struct compiler *c, uint32_t from, bool not, bool back) {
    struct level f = frame_of(c, not ? LOOK_NOT : LOOK, from);
    f.number = c->cells;
    f.back = back;
    f.outermost = back && c->barred == UINT32_MAX;
    if (f.outermost)
        c->barred = group_count(c);
    c->cells += 2;
    return mod_re_open_group(c, f, not ? RE_NOT : RE_LOOK, f.number);
}

bool mod_re_open_atomic(struct compiler *c, uint32_t from) {
    struct level f = frame_of(c, ATOMIC, from);
    f.number = c->cells++;
    return mod_re_open_group(c, f, RE_ATOMIC, f.number);
}

void mod_re_end_alternative(struct level *f) {
    uint32_t low = sum(f->before.low, f->last.low);
    uint32_t high = sum(f->before.high, f->last.high);
    f->whole.low = low < f->whole.low ? low : f->whole.low;
    f->whole.high = high > f->whole.high ? high : f->whole.high;
    f->before = f->last = (struct width){0, 0};
    f->item = NOTHING;
    f->branches++;
}

static bool exit_jump(struct compiler *c) {
    struct level *f = top(c);
    uint32_t place = c->code.length;
    if (!mod_re_emit(c, RE_JUMP, f->exits, 0, 0))
        return false;
    f->exits = place;
    return true;
}

bool mod_re_alternative(struct compiler *c, uint32_t from) {
    struct level *f = top(c);
    f->begun = true;
    mod_re_end_alternative(f);
    if (f->kind != CONDITION) {
        if (!mod_re_branch_before(c, f->alternative, 2) || !exit_jump(c))
            return false;
    } else {
        if (f->branches > 1)
            return mod_re_fail(&c->s, from,
                               "conditional backref with more than two "
                               "branches");
        if (!exit_jump(c))
            return false;
        c->code.at[f->begin + 2] = c->code.length - f->begin;
    }
    f->alternative = f->place = c->code.length;
    return true;
}

void mod_re_patch_exits(struct compiler *c, uint32_t at) {
    while (at != 0) {
        uint32_t before = c->code.at[at + 1];
        c->code.at[at + 1] = c->code.length - at;
        at = before;
    }
}

/* A lookbehind goes back by the width of what it looks for. */
static bool close_look(struct compiler *c, const struct level *f) {
    uint32_t *begin = c->code.at + f->begin;
    begin[2] = c->code.length + 2 - f->begin;
    if (f->back) {
        begin[3] = f->whole.low;
        c->varies = c->varies || f->whole.low != f->whole.high;
    } else {
        begin[3] = 0;
    }
    if (f->outermost)
        c->barred = UINT32_MAX;
    return mod_re_emit(c, f->kind == LOOK ? RE_LOOK_END : RE_NOT_END, f->number,
                       0, 0);
}

static bool close_kind(struct compiler *c, const struct level *f) {
    switch (f->kind) {
    case CAPTURE:
        group_at(c, f->number)->open = 0;
        group_at(c, f->number)->width = f->whole;
        return mod_re_emit(c, RE_CLOSE, MOD_RE_MARK(f->number) + 1, f->number,
                           0);
    case LOOK:
    case LOOK_NOT:
        return close_look(c, f);
    case ATOMIC:
        return mod_re_emit(c, RE_ATOMIC_END, f->number, 0, 0);
    case CONDITION:
        if (f->branches == 1)
            c->code.at[f->begin + 2] = c->code.length - f->begin;
        return true;
    default:
        return true;
    }
}

bool mod_re_close_group(struct compiler *c, uint32_t from) {
    struct level f = *top(c);
    if (f.kind == WHOLE)
        return mod_re_fail(&c->s, from, "unbalanced parenthesis");
    mod_re_end_alternative(&f);
    if (f.kind == CONDITION && f.branches == 1)
        f.whole.low = 0;
    mod_re_patch_exits(c, f.exits);
    if (!close_kind(c, &f))
        return false;
    c->frames.length -= FRAME_WORDS;
    c->s.flags = f.flags;
    struct level *outer = top(c);
    outer->place = f.begin;
    outer->last = f.whole;
    if (f.kind == LOOK || f.kind == LOOK_NOT)
        outer->last = (struct width){0, 0};
    return true;
}
