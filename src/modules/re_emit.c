/* SPDX-License-Identifier: MIT */
/* Code of regular expressions as words: how it grows, and what can be told
 * from it before it runs. */
#include "modules/re_code.h"

/* --- words --- */

static struct value_byte_buffer *buffer_new(uint32_t words) {
    struct value_byte_buffer *b =
        heap_alloc(KIND_BYTE_BUFFER,
                   sizeof *b - sizeof b->header + words * sizeof(uint32_t));
    if (b == NULL) {
        bool raised = value_raise_memory();
        (void)raised;
        return NULL;
    }
    b->capacity = words * (uint32_t)sizeof(uint32_t);
    return b;
}

bool mod_re_words_new(struct mod_re_words *w, uint32_t room) {
    w->buffer = buffer_new(room);
    w->at = w->buffer == NULL ? NULL : (uint32_t *)(void *)w->buffer->at;
    w->length = 0;
    w->room = room;
    return w->buffer != NULL;
}

bool mod_re_words_more(struct mod_re_words *w, uint32_t count) {
    if (count <= w->room - w->length) {
        memset(w->at + w->length, 0, count * sizeof(uint32_t));
        w->length += count;
        return true;
    }
    struct mod_re_words bigger;
    if (w->length > UINT32_MAX / 16 - count)
        return value_raise_memory();
    if (!mod_re_words_new(&bigger, (w->length + count) * 2) ||
        !value_copy(bigger.at, w->at, w->length * sizeof(uint32_t)))
        return false;
    bigger.length = w->length + count;
    *w = bigger;
    return true;
}

bool mod_re_words_add(struct mod_re_words *w, const uint32_t *words,
                      uint32_t count) {
    if (!mod_re_words_more(w, count))
        return false;
    memcpy(w->at + w->length - count, words, count * sizeof(uint32_t));
    return true;
}

bool mod_re_words_insert(struct mod_re_words *w, uint32_t place,
                         const uint32_t *words, uint32_t count) {
    uint32_t behind = w->length - place;
    if (!mod_re_words_more(w, count) ||
        !value_move(w->at + place + count, w->at + place,
                    behind * sizeof(uint32_t)))
        return false;
    memcpy(w->at + place, words, count * sizeof(uint32_t));
    return true;
}

uint32_t mod_re_size(const uint32_t *code) {
    static const uint8_t sizes[RE_COUNT] = {
        [RE_FAIL] = 1,       [RE_MATCH] = 1,   [RE_OPEN] = 2,
        [RE_CLOSE] = 3,      [RE_JUMP] = 2,    [RE_BRANCH] = 2,
        [RE_BRANCH_IF] = 10, [RE_LAZY] = 2,    [RE_INIT] = 3,
        [RE_UNTIL] = 6,      [RE_LOOK] = 4,    [RE_LOOK_END] = 2,
        [RE_NOT] = 4,        [RE_NOT_END] = 2, [RE_ATOMIC] = 2,
        [RE_ATOMIC_END] = 2, [RE_IF] = 4,      [RE_REFERENCE] = 3,
        [RE_BEGIN] = 1,      [RE_END] = 1,     [RE_LINE_BEGIN] = 1,
        [RE_LINE_END] = 1,   [RE_LAST] = 1,    [RE_WORD] = 2,
        [RE_NOT_WORD] = 2,
    };
    switch (code[0]) {
    case RE_STRING:
        return 2 + (code[1] + 3) / 4;
    case RE_SET:
        return code[1];
    case RE_LOOP:
        return RE_LOOP_SET + code[RE_LOOP_SET + 1];
    default:
        return sizes[code[0]];
    }
}

/* --- what a match begins with --- */

#define FIRST_PATHS 100u

/* Places to be looked at, each once. */
struct paths {
    uint32_t at[FIRST_PATHS];
    uint32_t count;
    bool known;
};

static void also(struct paths *p, uint32_t place) {
    for (uint32_t i = 0; i < p->count; i++)
        if (p->at[i] == place)
            return;
    if (p->count == FIRST_PATHS)
        p->known = false;
    else
        p->at[p->count++] = place;
}

static void add_set(const uint32_t *set, uint32_t map[8]) {
    for (uint32_t i = 0; i < 8; i++)
        map[i] |= set[RE_SET_MAP + i];
    if (set[RE_SET_FLAGS] & (RE_SET_BYTES | RE_SET_HIGH_NONE))
        return;
    map[6] |= UINT32_C(0xFFFFFFFC); /* lead bytes, 0xC2 to 0xF4 */
    map[7] |= UINT32_C(0x001FFFFF);
}

/* An instruction that branches; false if it is none. */
static bool branches(struct paths *p, const uint32_t *code, uint32_t at,
                     uint32_t map[8]) {
    const uint32_t *o = code + at;
    switch (o[0]) {
    case RE_JUMP:
        also(p, at + o[1]);
        return true;
    case RE_BRANCH_IF:
        for (uint32_t i = 0; i < 8; i++)
            map[i] |= o[2 + i];
        also(p, at + o[1]);
        return true;
    case RE_BRANCH:
    case RE_LAZY:
        also(p, at + 2);
        also(p, at + o[1]);
        return true;
    case RE_INIT: /* the body; behind it if there may be none */
        also(p, at + 3);
        if (code[at + o[2] + 3] == 0)
            also(p, at + o[2] + 6);
        return true;
    case RE_UNTIL:
        also(p, at + o[2]);
        also(p, at + 6);
        return true;
    case RE_LOOK:
    case RE_NOT: /* takes nothing */
        also(p, at + o[2]);
        return true;
    case RE_IF:
        also(p, at + 4);
        also(p, at + o[2]);
        return true;
    default:
        return false;
    }
}

/* An instruction that takes something or nothing, and goes on behind it. */
static void takes(struct paths *p, const uint32_t *code, uint32_t at,
                  uint32_t map[8]) {
    const uint32_t *o = code + at;
    switch (o[0]) {
    case RE_FAIL:
        break;
    case RE_STRING:
        re_set_bit(map, (uint8_t)o[2]);
        break;
    case RE_SET:
        add_set(o, map);
        break;
    case RE_LOOP:
        add_set(o + RE_LOOP_SET, map);
        if (o[2] == 0)
            also(p, at + mod_re_size(o));
        break;
    case RE_MATCH:
    case RE_REFERENCE:
    case RE_LOOK_END: /* goes back */
    case RE_NOT_END:
        p->known = false;
        break;
    default:
        also(p, at + mod_re_size(o));
    }
}

bool mod_re_first(const uint32_t *code, const uint32_t range[2],
                  uint32_t map[8], bool *known) {
    struct paths p = {.at = {range[0]}, .count = 1, .known = true};
    memset(map, 0, 8 * sizeof map[0]);
    for (uint32_t i = 0; i < p.count && p.known; i++) {
        uint32_t at = p.at[i];
        if (at >= range[1])
            p.known = false;
        else if (!branches(&p, code, at, map))
            takes(&p, code, at, map);
        if (i % 4 == 3 && !value_poll())
            return false;
    }
    *known = p.known;
    return true;
}

/* --- last pass --- */

/* If nothing that the loop takes can begin what follows, giving back is of no
 * use. */
static bool hold_on(uint32_t *loop, const struct mod_re_program *p) {
    const uint32_t behind[2] = {(uint32_t)(loop - p->code) + mod_re_size(loop),
                                p->length};
    uint32_t map[8], mine[8] = {0}, common = 0;
    bool known;
    if (!mod_re_first(p->code, behind, map, &known))
        return false;
    add_set(loop + RE_LOOP_SET, mine);
    for (uint32_t i = 0; i < 8; i++)
        common |= map[i] & mine[i];
    if (known && common == 0)
        loop[1] = MOD_RE_POSSESSIVE;
    return true;
}

/* The first instruction that is more than bookkeeping. */
static uint32_t entry(const struct mod_re_program *p) {
    uint32_t at = 0;
    while (p->code[at] == RE_OPEN || p->code[at] == RE_ATOMIC ||
           p->code[at] == RE_CLOSE)
        at += mod_re_size(p->code + at);
    return at;
}

/* Which of a string's first 16 bytes is least common, by a guess: in the order
 * of what texts and logs are full of. */
static uint32_t rarest(const uint32_t *string) {
    static const char common[] = " etaoinsr01hldcu2mfpgwy3.,=\n456789bv:-_/k";
    const uint8_t *bytes = (const uint8_t *)(string + 2);
    uint32_t n = string[1] < 16 ? string[1] : 16, best = 0, score = 0;
    for (uint32_t i = 0; i < n; i++) {
        const char *at = memchr(common, bytes[i], sizeof common - 1);
        uint32_t rank = at == NULL ? sizeof common : (uint32_t)(at - common);
        if (rank <= score)
            continue;
        score = rank;
        best = i;
    }
    return best;
}

bool mod_re_finish(struct mod_re_program *p) {
    for (uint32_t at = 0; at < p->length; at += mod_re_size(p->code + at)) {
        bool hold = p->code[at] == RE_LOOP && p->code[at + 1] == MOD_RE_GREEDY;
        if ((hold && !hold_on(p->code + at, p)) || !value_poll())
            return false;
    }
    p->prefix = entry(p);
    const uint32_t *first = p->code + p->prefix;
    p->rare = first[0] == RE_STRING ? rarest(first) : 0;
    if (first[0] == RE_STRING)
        p->start = MOD_RE_AT_TEXT;
    else if (first[0] == RE_LINE_BEGIN)
        p->start = MOD_RE_AT_LINE;
    else if (first[0] == RE_BEGIN)
        p->start = MOD_RE_AT_BEGIN;
    if (p->start != MOD_RE_ANYWHERE)
        return true;
    const uint32_t all[2] = {0, p->length};
    bool known;
    if (!mod_re_first(p->code, all, p->first, &known))
        return false;
    p->start = known ? MOD_RE_AT_FIRST : MOD_RE_ANYWHERE;
    return true;
}
