/* SPDX-License-Identifier: MIT */
/* Where a program is tried: at one place, or from place to place as far as what
 * it begins with may be there. */
#include "modules/re_run.h"
#include "value/utf8.h"

static const struct mod_re_program *program_of(value pattern) {
    struct value_byte_buffer *b =
        value_pointer(mod_re_slot(pattern, MOD_RE_PROGRAM));
    return (const struct mod_re_program *)(void *)b->at;
}

bool mod_re_begin(struct mod_re_run *r, value pattern,
                  const struct mod_re_text *text, const uint32_t range[2]) {
    const struct mod_re_program *p = program_of(pattern);
    r->program = p; /* field by field: `first` need not be cleared */
    r->text = text->at;
    r->length = range[1];
    r->begin = range[0];
    r->fuel = MOD_RE_FUEL;
    r->single = text->single;
    r->room = MOD_RE_ROOM;
    r->whole = r->must_advance = r->raised = false;
    r->dirty = true;
    r->base = r->top = 1 + 2 * p->groups + p->cells;
    r->memory = r->first;
    struct mod_re_words w;
    if (r->base + 16 <= MOD_RE_ROOM)
        return true;
    if (!mod_re_words_new(&w, r->base * 2))
        return false;
    r->memory = w.at;
    r->room = w.room;
    return true;
}

/* No group has taken part. */
static bool clear(struct mod_re_run *r) {
    uint32_t marks = 2 * r->program->groups;
    if (!r->dirty)
        return true;
    r->dirty = false;
    r->memory[0] = 0;
    for (uint32_t i = 0; i < marks; i++) {
        r->memory[1 + i] = MOD_RE_NOWHERE;
        if (i % 128 == 127 && !value_poll())
            return false;
    }
    return true;
}

bool mod_re_match_here(struct mod_re_run *r, bool *found) {
    *found = false;
    if (r->begin > r->length || r->length - r->begin < r->program->least)
        return true;
    return clear(r) && mod_re_try(r, found);
}

/* The next place from `at` on with the string that the program begins with, or
 * behind the end. The byte of it that is rare in most texts is looked for. */
static bool find_text(const struct mod_re_run *r, uint32_t *at) {
    const uint32_t *string = r->program->code + r->program->prefix;
    const uint8_t *bytes = (const uint8_t *)(string + 2);
    uint32_t n = string[1], rare = r->program->rare, steps = 0;
    while (*at < r->length && r->length - *at >= n) {
        uint32_t left = r->length - *at - n + 1, part = left > 256 ? 256 : left;
        const uint8_t *from = r->text + *at + rare;
        const uint8_t *hit = memchr(from, bytes[rare], part);
        *at += hit == NULL ? part : (uint32_t)(hit - from);
        if (hit != NULL && memcmp(r->text + *at, bytes, n < 16 ? n : 16) == 0)
            return true;
        *at += hit != NULL;
        if ((hit == NULL || ++steps % 16 == 0) && !value_poll())
            return false;
    }
    *at = r->length;
    return true;
}

/* The next beginning of a line. */
static bool find_line(const struct mod_re_run *r, uint32_t *at) {
    while (*at > 0 && *at < r->length && r->text[*at - 1] != '\n') {
        uint32_t left = r->length - *at, part = left > 512 ? 512 : left;
        const uint8_t *hit = memchr(r->text + *at, '\n', part);
        *at = hit == NULL ? *at + part : (uint32_t)(hit - r->text) + 1;
        if (hit == NULL && !value_poll())
            return false;
    }
    return true;
}

static bool find_first(const struct mod_re_run *r, uint32_t *at) {
    const uint32_t *map = r->program->first;
    const uint8_t *text = r->text;
    uint32_t i = *at;
    for (;;) {
        uint32_t left = r->length - i;
        uint32_t stop = i + (left > MOD_RE_STRIDE ? MOD_RE_STRIDE : left);
        while (i < stop && !re_bit(map, text[i]))
            i++;
        *at = i;
        if (i < stop || i == r->length)
            return true;
        if (!value_poll())
            return false;
    }
}

/* Goes on to where a match may begin; false in *any: nowhere. */
static bool find_place(struct mod_re_run *r, bool *any) {
    bool done = true;
    *any = true;
    switch (r->program->start) {
    case MOD_RE_AT_BEGIN:
        *any = r->begin == 0;
        break;
    case MOD_RE_AT_LINE:
        done = find_line(r, &r->begin);
        break;
    case MOD_RE_AT_TEXT:
        done = find_text(r, &r->begin);
        break;
    case MOD_RE_AT_FIRST:
        done = find_first(r, &r->begin);
        break;
    default:
        break;
    }
    if (r->begin > r->length || r->length - r->begin < r->program->least)
        *any = false;
    return done;
}

bool mod_re_search(struct mod_re_run *r, bool *found) {
    uint32_t first = r->begin;
    bool any, must_advance = r->must_advance;
    *found = false;
    for (;;) {
        if (!find_place(r, &any))
            return false;
        if (!any)
            return true;
        r->must_advance = must_advance && r->begin == first;
        if (!clear(r) || !mod_re_try(r, found))
            return false;
        if (*found || r->begin >= r->length)
            return true;
        r->begin += r->single ? 1 : utf8_size((char)r->text[r->begin]);
        if (!value_poll_some(r->begin))
            return false;
    }
}

void mod_re_after(struct mod_re_run *r) {
    r->must_advance = r->begin == r->end;
    r->begin = r->end;
    r->dirty = true; /* what was found is still there */
}
