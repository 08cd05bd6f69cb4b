/* SPDX-License-Identifier: MIT */
/* The compiler of regular expressions from the inside: one pass over the
 * source, which adds code at the end and puts what comes before an alternative
 * or a repeated item in front of it. Open groups stand in a row of levels
 * (G1). */
#ifndef KRAIT_MODULES_RE_COMPILER_H
#define KRAIT_MODULES_RE_COMPILER_H

#include "modules/re_code.h"

#define WIDTH_MAX 0xFFFFFFFEu

enum kind { WHOLE, CAPTURE, PLAIN, LOOK, LOOK_NOT, ATOMIC, CONDITION };

/* What a quantifier finds before it. */
enum item { NOTHING, POSITION, LETTER, ONE_SET, REPEATED, OTHER };

struct width {
    uint32_t low, high;
};

struct level {
    uint32_t kind;
    uint32_t begin;       /* first instruction of the group */
    uint32_t alternative; /* and of its alternative */
    uint32_t exits;       /* last jump out of an alternative; 0: none */
    uint32_t branches;    /* alternatives that are complete */
    uint32_t flags;       /* outside */
    uint32_t from;        /* in the source */
    uint32_t number;      /* of the group, or of the cell */
    uint32_t place;       /* where the last item begins */
    uint32_t item;        /* enum item */
    struct width whole;   /* of the complete alternatives */
    struct width before;  /* of this one up to its last item */
    struct width last;    /* of the last item */
    bool begun;           /* more than flags was there */
    bool back;            /* a lookbehind */
    bool outermost;       /* of lookbehinds */
};

struct group {
    struct width width;
    uint32_t open; /* 1 while it is */
};

#define FRAME_WORDS ((uint32_t)(sizeof(struct level) / sizeof(uint32_t)))
#define GROUP_WORDS ((uint32_t)(sizeof(struct group) / sizeof(uint32_t)))

struct compiler {
    struct mod_re_source s;
    struct mod_re_words code;
    struct mod_re_words frames;
    struct mod_re_words groups; /* group 0 first */
    value names;
    uint32_t cells;
    uint32_t flags;  /* of the whole pattern */
    uint32_t barred; /* groups from here on are inside of a lookbehind */
    bool varies;     /* a lookbehind's width does */
};

static inline struct level *top(const struct compiler *c) {
    return (struct level *)(void *)(c->frames.at + c->frames.length -
                                    FRAME_WORDS);
}

static inline uint32_t group_count(const struct compiler *c) {
    return c->groups.length / GROUP_WORDS;
}

static inline struct group *group_at(const struct compiler *c,
                                     uint32_t number) {
    return (struct group *)(void *)(c->groups.at + number * GROUP_WORDS);
}

static inline uint32_t sum(uint32_t a, uint32_t b) {
    return a > WIDTH_MAX - b ? WIDTH_MAX : a + b;
}

/* UNICODE is what is in force without any other. */
static inline uint32_t flags_in_force(const struct compiler *c) {
    bool ascii = c->s.bytes || (c->s.flags & MOD_RE_ASCII);
    return ascii ? c->s.flags & ~(uint32_t)MOD_RE_UNICODE
                 : c->s.flags | MOD_RE_UNICODE;
}

static inline struct level frame_of(const struct compiler *c, enum kind kind,
                                    uint32_t from) {
    return (struct level){.kind = kind, .from = from, .flags = c->s.flags};
}

/* --- re_item.c --- */

/* Adds an instruction of at most three operands.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_emit(struct compiler *c, uint32_t op, uint32_t a, uint32_t b,
                 uint32_t d) RAISES;

/* The item before this one is complete; the next begins at the code's end.
 * Contract: handler; no alloc; O(1). */
void mod_re_item(struct compiler *c, enum item what, uint32_t low,
                 uint32_t high);

/* A character that stands for itself.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_letter(struct compiler *c, uint32_t code) RAISES;

/* One of * + ? { at `from`.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_quantifier(struct compiler *c, uint32_t from, uint32_t what) RAISES;

/* Puts a branch in front of what is there from `place` on; it leads `beyond`
 * words behind the code's end.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_branch_before(struct compiler *c, uint32_t place, uint32_t beyond)
    RAISES;

/* --- re_group.c --- */

/* Begins a group with an instruction, RE_FAIL: none.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_open_group(struct compiler *c, struct level f, uint32_t op,
                       uint32_t operand) RAISES;

/* Begin groups of their kinds, the ( at `from`.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_open_capture(struct compiler *c, uint32_t from) RAISES;
bool mod_re_open_look(struct compiler *c, uint32_t from, bool not, bool back)
    RAISES;
bool mod_re_open_atomic(struct compiler *c, uint32_t from) RAISES;

/* At | and at ).
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_alternative(struct compiler *c, uint32_t from) RAISES;
bool mod_re_close_group(struct compiler *c, uint32_t from) RAISES;

/* The alternative ends here: its width counts.
 * Contract: handler; no alloc; O(1). */
void mod_re_end_alternative(struct level *f);

/* Jumps out of alternatives lead here.
 * Contract: handler; no alloc; O(n). */
void mod_re_patch_exits(struct compiler *c, uint32_t at);

/* --- re_extension.c --- */

/* What begins with (? at `from`.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_extension(struct compiler *c, uint32_t from) RAISES;

/* \1 to \99, or three octal digits; the backslash at `from`.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_numbered(struct compiler *c, uint32_t from) RAISES;

#endif
