/* SPDX-License-Identifier: MIT */
/* The machine that runs a program of re at one place of a text.
 *
 * What may have to be taken back stands on a stack of words (G6). An entry's
 * last word tells what it is; what stands before it:
 *
 *     CHOICE   place               go on at an instruction
 *     RESTORE  word                give a register its old word back
 *     BACK     lowest, place       a greedy loop gives a character back
 *     MORE     how many, place     a lazy loop takes one more
 *     AGAIN    place               a lazy RE_UNTIL takes another turn
 *
 * The registers stand below the stack, in one piece of memory: on the C stack
 * as long as it is small. An instruction returns the place where it ends, or
 * NOWHERE. */
#include "modules/re_run.h"
#include "value/utf8.h"

enum { CHOICE, AGAIN, RESTORE, BACK, MORE, TAG_BITS = 3, TAG = 7 };

#define STRIDE MOD_RE_STRIDE

/* --- memory --- */

static COLD bool grow(struct mod_re_run *r) {
    if (r->room >= MOD_RE_STACK)
        return value_raise(&value_type_RecursionError,
                           "regular expression tries back too far");
    struct mod_re_words w;
    if (!mod_re_words_new(&w, r->room * 2) ||
        !value_copy(w.at, r->memory, r->top * sizeof(uint32_t)))
        return false;
    r->memory = w.at;
    r->room = w.room;
    return true;
}

static inline bool push(struct mod_re_run *r, uint32_t a, uint32_t tagged) {
    if (UNLIKELY(r->room - r->top < 3) && !grow(r)) {
        r->raised = true;
        return false;
    }
    r->memory[r->top] = a;
    r->memory[r->top + 1] = tagged;
    r->top += 2;
    return true;
}

static inline bool push_loop(struct mod_re_run *r, const uint32_t entry[3]) {
    if (UNLIKELY(r->room - r->top < 3) && !grow(r)) {
        r->raised = true;
        return false;
    }
    memcpy(r->memory + r->top, entry, 3 * sizeof(uint32_t));
    r->top += 3;
    return true;
}

static inline bool push_choice(struct mod_re_run *r, uint32_t pc, uint32_t at) {
    return push(r, at, pc << TAG_BITS | CHOICE);
}

/* Changes a register; with nothing to try back to, for good. */
static inline bool change(struct mod_re_run *r, uint32_t index, uint32_t word) {
    if (r->top == r->base)
        r->dirty = true;
    else if (!push(r, r->memory[index], index << TAG_BITS | RESTORE))
        return false;
    r->memory[index] = word;
    return true;
}

static inline uint32_t *cell(const struct mod_re_run *r, uint32_t number) {
    return r->memory + 1 + 2 * r->program->groups + number;
}

static uint32_t cell_index(const struct mod_re_run *r, uint32_t number) {
    return 1 + 2 * r->program->groups + number;
}

static uint32_t entry_words(uint32_t tagged) {
    return (tagged & TAG) >= BACK ? 3 : 2;
}

static bool poll(struct mod_re_run *r) {
    if (!value_poll())
        r->raised = true;
    return !r->raised;
}

/* Forgets what could be tried since the stack was at `low`, but not how to
 * restore registers. */
static void keep_restores(struct mod_re_run *r, uint32_t low) {
    uint32_t from = r->top, steps = 0;
    uint32_t to = from;
    while (from > low && (steps++ % 32 != 31 || poll(r))) {
        uint32_t tagged = r->memory[from - 1];
        from -= entry_words(tagged);
        if ((tagged & TAG) != RESTORE)
            continue;
        to -= 2;
        r->memory[to] = r->memory[from];
        r->memory[to + 1] = tagged;
    }
    uint32_t kept = r->top - to;
    for (uint32_t i = 0; to != low && i < kept && !r->raised; i++) {
        r->memory[low + i] = r->memory[to + i];
        if (i % 64 == 63)
            poll(r);
    }
    r->top = low + kept;
}

/* Takes everything back since the stack was at `low`. */
static void undo(struct mod_re_run *r, uint32_t low) {
    for (uint32_t i = 0; r->top > low && (i % 32 != 31 || poll(r)); i++) {
        uint32_t tagged = r->memory[r->top - 1];
        r->top -= entry_words(tagged);
        if ((tagged & TAG) == RESTORE)
            r->memory[tagged >> TAG_BITS] = r->memory[r->top];
    }
}

/* --- characters --- */

static inline uint32_t next_place(const struct mod_re_run *r, uint32_t at) {
    return at + (r->single ? 1 : utf8_size((char)r->text[at]));
}

static inline uint32_t place_before(const struct mod_re_run *r, uint32_t at) {
    do
        at--;
    while (!r->single && !utf8_is_start((char)r->text[at]));
    return at;
}

/* Behind a character beyond ASCII if it is in the set. */
static uint32_t take_high(const struct mod_re_run *r, const uint32_t *set,
                          uint32_t at) {
    uint32_t flags = set[RE_SET_FLAGS];
    if ((flags & (RE_SET_BYTES | RE_SET_HIGH_NONE)) || r->text[at] < 0x80)
        return MOD_RE_NOWHERE;
    const char *text = (const char *)r->text + at;
    if (!(flags & RE_SET_HIGH_ALL) && !mod_re_set_has(set, utf8_decode(text)))
        return MOD_RE_NOWHERE;
    return at + utf8_size(*text);
}

static inline uint32_t take_set(const struct mod_re_run *r, const uint32_t *set,
                                uint32_t at) {
    if (at >= r->length)
        return MOD_RE_NOWHERE;
    if (LIKELY(re_bit(set + RE_SET_MAP, r->text[at])))
        return at + 1;
    return r->single ? MOD_RE_NOWHERE : take_high(r, set, at);
}

/* All up to a byte. */
static uint32_t run_up_to(struct mod_re_run *r, uint8_t byte, uint32_t at,
                          uint32_t end) {
    for (;;) {
        uint32_t part = end - at > 4 * STRIDE ? 4 * STRIDE : end - at;
        const uint8_t *hit = memchr(r->text + at, byte, part);
        if (hit != NULL)
            return (uint32_t)(hit - r->text);
        at += part;
        if (at == end || !poll(r))
            return at;
    }
}

/* As many as there are, at most `most` bytes' worth. */
static uint32_t run_bytes(struct mod_re_run *r, const uint32_t *set,
                          uint32_t at, uint32_t end) {
    const uint32_t *map = set + RE_SET_MAP;
    const uint8_t *text = r->text;
    if (set[RE_SET_FLAGS] & RE_SET_BUT_ONE)
        return run_up_to(r, (uint8_t)(set[RE_SET_FLAGS] >> 24), at, end);
    for (;;) {
        uint32_t stop = end - at > STRIDE ? at + STRIDE : end;
        while (at < stop && re_bit(map, text[at]))
            at++;
        if (at < stop || at == end || !poll(r))
            return at;
    }
}

/* The same of characters of several bytes, not counted. */
static uint32_t run_text(struct mod_re_run *r, const uint32_t *set,
                         uint32_t at) {
    for (uint32_t i = 0;; i++) {
        at = run_bytes(r, set, at, r->length);
        if (at >= r->length || r->raised)
            return at;
        uint32_t next = take_high(r, set, at);
        if (next == MOD_RE_NOWHERE || (i % 16 == 15 && !poll(r)))
            return at;
        at = next;
    }
}

/* At most *most characters; *most becomes how many are missing. */
static uint32_t run_some(struct mod_re_run *r, const uint32_t *set, uint32_t at,
                         uint32_t *most) {
    if (r->single) {
        uint32_t room = r->length - at;
        uint32_t end = at + (*most < room ? *most : room);
        uint32_t stop = run_bytes(r, set, at, end);
        *most -= stop - at;
        return stop;
    }
    for (uint32_t i = 0; *most > 0; i++) {
        uint32_t next = take_set(r, set, at);
        if (next == MOD_RE_NOWHERE || (i % 16 == 15 && !poll(r)))
            break;
        at = next;
        --*most;
    }
    return at;
}

/* The byte with which what follows a loop must begin; 256: not known. */
static inline uint32_t next_byte(const struct mod_re_run *r, uint32_t pc) {
    const uint32_t *o = r->program->code + pc;
    while (*o == RE_CLOSE || *o == RE_OPEN)
        o += *o == RE_CLOSE ? 3 : 2;
    return *o == RE_STRING ? (uint8_t)o[2] : 256;
}

/* --- instructions --- */

static inline uint32_t string(struct mod_re_run *r, const uint32_t *o,
                              uint32_t at) {
    uint32_t n = o[1];
    const uint8_t *bytes = (const uint8_t *)(o + 2);
    if (r->length - at < n || r->text[at] != bytes[0])
        return MOD_RE_NOWHERE;
    if (n > 1 &&
        memcmp(r->text + at + 1, bytes + 1, n > STRIDE ? STRIDE : n - 1) != 0)
        return MOD_RE_NOWHERE;
    for (uint32_t i = STRIDE; i + 1 < n; i += STRIDE) {
        uint32_t part = n - i - 1 > STRIDE ? STRIDE : n - i - 1;
        if (!poll(r) || memcmp(r->text + at + 1 + i, bytes + 1 + i, part) != 0)
            return MOD_RE_NOWHERE;
    }
    return at + n;
}

static uint32_t loop(struct mod_re_run *r, const uint32_t *o, uint32_t at) {
    uint32_t how = o[1], min = o[2], most = o[3];
    const uint32_t *set = o + RE_LOOP_SET;
    uint32_t pc = (uint32_t)(o - r->program->code);
    if (most != MOD_RE_NOWHERE)
        most -= min;
    if (min > 0) {
        at = run_some(r, set, at, &min);
        if (min > 0)
            return MOD_RE_NOWHERE;
    }
    if (how == MOD_RE_LAZILY) {
        const uint32_t entry[3] = {most, at, pc << TAG_BITS | MORE};
        return push_loop(r, entry) ? at : MOD_RE_NOWHERE;
    }
    uint32_t low = at;
    if (most != MOD_RE_NOWHERE)
        at = run_some(r, set, at, &most);
    else
        at =
            r->single ? run_bytes(r, set, at, r->length) : run_text(r, set, at);
    if (how == MOD_RE_GREEDY && at > low) {
        const uint32_t entry[3] = {low, at, pc << TAG_BITS | BACK};
        if (!push_loop(r, entry))
            return MOD_RE_NOWHERE;
    }
    return r->raised ? MOD_RE_NOWHERE : at;
}

static inline uint32_t close_group(struct mod_re_run *r, const uint32_t *o,
                                   uint32_t at) {
    return change(r, o[1], at) && change(r, 0, o[2]) ? at : MOD_RE_NOWHERE;
}

static bool accepts(const struct mod_re_run *r, uint32_t at) {
    return (!r->whole || at == r->length) &&
           (!r->must_advance || at != r->begin);
}

/* One more turn of a loop that is above its minimum. */
static uint32_t turn(struct mod_re_run *r, const uint32_t *o, uint32_t at) {
    uint32_t i = cell_index(r, o[1]);
    uint32_t pc = (uint32_t)(o - r->program->code);
    return change(r, i, r->memory[i] + 1) && change(r, i + 1, at)
               ? pc + o[2]
               : MOD_RE_NOWHERE;
}

/* Another turn, or what is behind the loop. An optional turn that took nothing
 * is the last, as in CPython. */
static uint32_t until(struct mod_re_run *r, uint32_t pc, uint32_t at) {
    const uint32_t *o = r->program->code + pc;
    uint32_t i = cell_index(r, o[1]), behind = pc + 6;
    uint32_t count = r->memory[i], last = r->memory[i + 1];
    if (count < o[3])
        return change(r, i, count + 1) ? pc + o[2] : MOD_RE_NOWHERE;
    if (count >= o[4] || at == last)
        return behind;
    if (o[5] == MOD_RE_LAZILY)
        return push(r, at, pc << TAG_BITS | AGAIN) ? behind : MOD_RE_NOWHERE;
    return push_choice(r, behind, at) ? turn(r, o, at) : MOD_RE_NOWHERE;
}

/* Instructions up to RE_UNTIL: where to go on, or NOWHERE. */
static inline uint32_t branch(struct mod_re_run *r, uint32_t pc, uint32_t at) {
    const uint32_t *o = r->program->code + pc;
    switch (o[0]) {
    case RE_JUMP:
        return pc + o[1];
    case RE_BRANCH_IF:
        if (at >= r->length || !re_bit(o + 2, r->text[at]))
            return pc + o[1];
        return push_choice(r, pc + o[1], at) ? pc + 10 : MOD_RE_NOWHERE;
    case RE_BRANCH:
        return push_choice(r, pc + o[1], at) ? pc + 2 : MOD_RE_NOWHERE;
    case RE_LAZY:
        return push_choice(r, pc + 2, at) ? pc + o[1] : MOD_RE_NOWHERE;
    default:
        return until(r, pc, at);
    }
}

/* --- instructions that are rare --- */

static bool is_word_at(const struct mod_re_run *r, uint32_t at, bool ascii) {
    if (at >= r->length)
        return false;
    uint32_t c = r->text[at];
    if (c >= 0x80 && !r->single)
        c = utf8_decode((const char *)r->text + at);
    return mod_re_is_word(c, ascii || r->single);
}

/* \b and \B, neither of which is in an empty text. */
static bool at_border(const struct mod_re_run *r, const uint32_t *o,
                      uint32_t at) {
    bool ascii = (o[1] & MOD_RE_UNICODE) == 0;
    bool before = at > 0 && is_word_at(r, place_before(r, at), ascii);
    bool border = before != is_word_at(r, at, ascii);
    return r->length > 0 && border == (o[0] == RE_WORD);
}

static bool at_position(const struct mod_re_run *r, const uint32_t *o,
                        uint32_t at) {
    switch (o[0]) {
    case RE_BEGIN:
        return at == 0;
    case RE_LINE_BEGIN:
        return at == 0 || r->text[at - 1] == '\n';
    case RE_END:
        return at == r->length;
    case RE_LINE_END:
        return at == r->length || r->text[at] == '\n';
    case RE_LAST:
        return at == r->length || (at + 1 == r->length && r->text[at] == '\n');
    default:
        return at_border(r, o, at);
    }
}

static uint32_t back_by(struct mod_re_run *r, uint32_t at, uint32_t count) {
    if (r->single)
        return count > at ? MOD_RE_NOWHERE : at - count;
    for (; count > 0; count--) {
        if (at == 0 || (count % 32 == 31 && !poll(r)))
            return MOD_RE_NOWHERE;
        at = place_before(r, at);
    }
    return at;
}

static uint32_t character(const struct mod_re_run *r, uint32_t *at) {
    uint32_t c = r->text[*at];
    if (!r->single)
        c = utf8_decode((const char *)r->text + *at);
    *at = next_place(r, *at);
    return c;
}

static bool same_but_case(uint32_t a, uint32_t b, bool ascii) {
    uint32_t cases[MOD_RE_CASES];
    if (a == b)
        return true;
    for (uint32_t n = mod_re_cases(a, ascii, cases); n > 1; n--)
        if (cases[n - 1] == b)
            return true;
    return false;
}

static uint32_t reference_folded(struct mod_re_run *r, const uint32_t *o,
                                 const uint32_t *mark, uint32_t at) {
    uint32_t from = mark[0], end = mark[1];
    bool ascii = (o[2] & MOD_RE_UNICODE) == 0;
    for (uint32_t i = 0; from < end; i++) {
        if (at >= r->length || (i % 16 == 15 && !poll(r)))
            return MOD_RE_NOWHERE;
        uint32_t a = character(r, &from), b = character(r, &at);
        if (!same_but_case(a, b, ascii))
            return MOD_RE_NOWHERE;
    }
    return at;
}

static uint32_t reference(struct mod_re_run *r, const uint32_t *o,
                          uint32_t at) {
    const uint32_t mark[2] = {r->memory[MOD_RE_MARK(o[1])],
                              r->memory[MOD_RE_MARK(o[1]) + 1]};
    if (mark[1] == MOD_RE_NOWHERE || mark[0] == MOD_RE_NOWHERE ||
        mark[1] < mark[0])
        return MOD_RE_NOWHERE;
    if (o[2] & MOD_RE_IGNORECASE)
        return reference_folded(r, o, mark, at);
    uint32_t n = mark[1] - mark[0];
    if (r->length - at < n)
        return MOD_RE_NOWHERE;
    for (uint32_t i = 0; i < n; i += STRIDE) {
        uint32_t part = n - i > STRIDE ? STRIDE : n - i;
        if (memcmp(r->text + mark[0] + i, r->text + at + i, part) != 0 ||
            (i > 0 && !poll(r)))
            return MOD_RE_NOWHERE;
    }
    return at + n;
}

static uint32_t enter_look(struct mod_re_run *r, const uint32_t *o, uint32_t pc,
                           uint32_t at) {
    uint32_t *c = cell(r, o[1]);
    c[0] = r->top;
    c[1] = at;
    if (o[0] == RE_NOT && !push_choice(r, pc + o[2], at))
        return MOD_RE_NOWHERE;
    return back_by(r, at, o[3]);
}

/* Assertions and atomic groups, which forget what could be tried in them. */
static uint32_t enclose(struct mod_re_run *r, const uint32_t *o, uint32_t at) {
    const uint32_t *c = cell(r, o[1]);
    switch (o[0]) {
    case RE_LOOK_END:
        at = c[1];
        keep_restores(r, c[0]);
        break;
    case RE_NOT_END:
        undo(r, c[0]);
        at = MOD_RE_NOWHERE;
        break;
    case RE_ATOMIC:
        *cell(r, o[1]) = r->top;
        break;
    case RE_ATOMIC_END:
        keep_restores(r, c[0]);
        break;
    default:
        return enter_look(r, o, (uint32_t)(o - r->program->code), at);
    }
    return r->raised ? MOD_RE_NOWHERE : at;
}

/* Instructions at r->pc that need no speed; moves r->pc and returns the place
 * behind, or NOWHERE. */
static uint32_t rare(struct mod_re_run *r, uint32_t at) {
    uint32_t pc = r->pc;
    const uint32_t *o = r->program->code + pc;
    r->pc = pc + mod_re_size(o);
    if (o[0] >= RE_LOOK && o[0] <= RE_ATOMIC_END)
        return enclose(r, o, at);
    switch (o[0]) {
    case RE_MATCH:
        r->end = at;
        return accepts(r, at) ? at : MOD_RE_NOWHERE;
    case RE_FAIL:
        return MOD_RE_NOWHERE;
    case RE_INIT:
        r->pc = pc + o[2];
        return change(r, cell_index(r, o[1]), 0) &&
                       change(r, cell_index(r, o[1]) + 1, MOD_RE_NOWHERE)
                   ? at
                   : MOD_RE_NOWHERE;
    case RE_IF:
        if (r->memory[MOD_RE_MARK(o[1]) + 1] == MOD_RE_NOWHERE)
            r->pc = pc + o[2];
        return at;
    case RE_REFERENCE:
        return reference(r, o, at);
    default:
        return at_position(r, o, at) ? at : MOD_RE_NOWHERE;
    }
}

/* --- trying back --- */

/* A greedy loop gives back; skips what cannot go on. */
static uint32_t give_back(struct mod_re_run *r, uint32_t pc, uint32_t *entry) {
    uint32_t low = entry[0], at = entry[1];
    uint32_t behind = pc + mod_re_size(r->program->code + pc);
    uint32_t wanted = next_byte(r, behind);
    for (uint32_t i = 0; at > low; i++) {
        at = place_before(r, at);
        if (wanted > 255 || r->text[at] == wanted)
            break;
        if (at == low || (i % STRIDE == STRIDE - 1 && !poll(r))) {
            r->top -= 3;
            return MOD_RE_NOWHERE;
        }
    }
    entry[1] = at;
    if (at == low)
        r->top -= 3;
    r->pc = behind;
    return at;
}

/* A lazy loop takes as many as it must before what follows may go on. */
static uint32_t take_more(struct mod_re_run *r, uint32_t pc, uint32_t *entry) {
    const uint32_t *o = r->program->code + pc;
    uint32_t left = entry[0], at = entry[1];
    uint32_t behind = pc + mod_re_size(o), wanted = next_byte(r, behind);
    for (uint32_t i = 0;; i++) {
        if (left == 0 || (i % STRIDE == STRIDE - 1 && !poll(r)))
            break;
        at = take_set(r, o + RE_LOOP_SET, at);
        if (at == MOD_RE_NOWHERE)
            break;
        left -= left != MOD_RE_NOWHERE;
        if (wanted > 255 || (at < r->length && r->text[at] == wanted)) {
            entry[0] = left;
            entry[1] = at;
            r->pc = behind;
            return at;
        }
    }
    r->top -= 3;
    return MOD_RE_NOWHERE;
}

/* Goes back to the last thing that can be tried: sets r->pc and returns the
 * place; NOWHERE if there is none. */
static uint32_t try_back(struct mod_re_run *r) {
    while (r->top > r->base && !r->raised) {
        uint32_t tagged = r->memory[r->top - 1], at = MOD_RE_NOWHERE;
        uint32_t pc = tagged >> TAG_BITS;
        if (--r->fuel == 0) {
            r->fuel = MOD_RE_FUEL;
            if (!poll(r))
                break;
        }
        switch (tagged & TAG) {
        case CHOICE:
            r->top -= 2;
            r->pc = pc;
            return r->memory[r->top];
        case AGAIN:
            r->top -= 2;
            at = r->memory[r->top];
            r->pc = turn(r, r->program->code + pc, at);
            at = r->pc == MOD_RE_NOWHERE ? r->pc : at;
            break;
        case RESTORE:
            r->top -= 2;
            r->memory[pc] = r->memory[r->top];
            break;
        case BACK:
            at = give_back(r, pc, &r->memory[r->top - 3]);
            break;
        default:
            at = take_more(r, pc, &r->memory[r->top - 3]);
            break;
        }
        if (at != MOD_RE_NOWHERE)
            return at;
    }
    return MOD_RE_NOWHERE;
}

/* --- the loop --- */

/* Takes a safepoint; where to go on, or NOWHERE. */
static COLD uint32_t refuel(struct mod_re_run *r, uint32_t at) {
    r->fuel = MOD_RE_FUEL;
    return poll(r) ? at : MOD_RE_NOWHERE;
}

bool mod_re_try(struct mod_re_run *r, bool *found) {
    const uint32_t *code = r->program->code;
    uint32_t pc = 0, at = r->begin;
    r->top = r->base;
    *found = false;
    for (;;) {
        const uint32_t *o = code + pc;
        switch (o[0]) {
        case RE_STRING:
            at = string(r, o, at);
            pc += 2 + (o[1] + 3) / 4;
            break;
        case RE_SET:
            at = take_set(r, o, at);
            pc += o[1];
            break;
        case RE_LOOP:
            at = loop(r, o, at);
            pc += RE_LOOP_SET + o[RE_LOOP_SET + 1];
            break;
        case RE_OPEN:
            at = change(r, o[1], at) ? at : MOD_RE_NOWHERE;
            pc += 2;
            break;
        case RE_CLOSE:
            at = close_group(r, o, at);
            pc += 3;
            break;
        default:
            if (o[0] <= RE_UNTIL) {
                pc = branch(r, pc, at);
                break;
            }
            r->pc = pc;
            at = rare(r, at);
            pc = r->pc;
            *found = o[0] == RE_MATCH && at != MOD_RE_NOWHERE;
        }
        if (*found)
            return true;
        if (UNLIKELY(--r->fuel == 0))
            at = refuel(r, at);
        if (at == MOD_RE_NOWHERE || pc == MOD_RE_NOWHERE) {
            at = try_back(r);
            pc = r->pc;
            if (at == MOD_RE_NOWHERE)
                return !r->raised;
        }
    }
}
