/* SPDX-License-Identifier: MIT */
/* Regular expressions from the inside: a program of words, the compiler that
 * makes it, and the machine that runs it with backtracking.
 *
 * Rejected: a recursive matcher, whose C stack would grow with the text; and
 * an automaton without backtracking, which cannot do groups and references the
 * way Python defines them. So the machine has a stack of its own.
 *
 * G1  Neither compiler nor machine calls itself: what is open stands in heap
 *     memory with a stated limit (MOD_RE_NESTING, MOD_RE_STACK).
 * G2  A program never changes once its Pattern can be reached; positions in it
 *     are relative, so that code moves when something is put before it.
 * G3  A text never changes while it is searched: what is no str or bytes is
 *     copied.
 * G4  Places are bytes of UTF-8 within these files and always begin a
 *     character; they become characters when Python sees them.
 * G5  Each loop takes a safepoint after at most MOD_RE_STRIDE characters or
 *     MOD_RE_FUEL instructions.
 * G6  What an instruction changes besides the place stands on the stack, to be
 *     taken back, unless nothing can be tried any more when it fails.
 * G7  An iterator is entered by one at a time; the second gets ValueError.
 */
#ifndef KRAIT_MODULES_RE_H
#define KRAIT_MODULES_RE_H

#include "modules/modules.h"
#include "value/text_ops.h"

#define MOD_RE_NESTING 400u       /* groups within each other */
#define MOD_RE_STACK (8u << 20)   /* words that one match may try back to */
#define MOD_RE_STRIDE 128u        /* characters between safepoints */
#define MOD_RE_FUEL 16u           /* instructions between safepoints */
#define MOD_RE_NOWHERE UINT32_MAX /* no place, no end of a repeat */
#define MOD_RE_CACHED 64u         /* patterns kept for module functions */

/* The flags of Python's re. */
enum {
    MOD_RE_TEMPLATE = 1,
    MOD_RE_IGNORECASE = 2,
    MOD_RE_LOCALE = 4,
    MOD_RE_MULTILINE = 8,
    MOD_RE_DOTALL = 16,
    MOD_RE_UNICODE = 32,
    MOD_RE_VERBOSE = 64,
    MOD_RE_DEBUG = 128,
    MOD_RE_ASCII = 256
};

enum mod_re_start {
    MOD_RE_ANYWHERE, /* may match at any place, or be empty */
    MOD_RE_AT_BEGIN, /* only at the beginning of the text */
    MOD_RE_AT_LINE,  /* only at the beginning of a line */
    MOD_RE_AT_TEXT,  /* begins with the string at `prefix` */
    MOD_RE_AT_FIRST  /* begins with a byte of `first` */
};

struct mod_re_program {
    uint32_t groups;   /* without group 0 */
    uint32_t cells;    /* of loops and assertions */
    uint32_t least;    /* characters that a match has at least */
    uint32_t start;    /* enum mod_re_start */
    uint32_t prefix;   /* where in the code its first string is */
    uint32_t rare;     /* which of its bytes is looked for */
    uint32_t first[8]; /* bytes with which a match may begin */
    uint32_t length;   /* of the code, in words */
    uint32_t code[];
};

/* Registers: which group was closed last; begin and end of each group; the
 * cells. */
#define MOD_RE_MARK(group) (2u * (group)-1u)

/* A text to be searched (G3). */
struct mod_re_text {
    value given; /* what the program passed */
    value kept;  /* the str or bytes that is searched */
    const uint8_t *at;
    uint32_t length;
    bool single; /* each character is one byte */
};

#define MOD_RE_ROOM 64u /* words without an allocation */

/* One search, on the C stack of who searches. */
struct mod_re_run {
    const struct mod_re_program *program;
    const uint8_t *text;
    uint32_t length; /* of what may be looked at: endpos */
    uint32_t begin;  /* of this try, then of the match */
    uint32_t end;    /* of the match */
    uint32_t pc;     /* for instructions that stand apart */
    uint32_t at;
    uint32_t fuel;
    uint32_t *memory; /* registers, then the stack */
    uint32_t base;    /* where the stack begins */
    uint32_t top;
    uint32_t room;
    bool single;
    bool whole;        /* only a match up to the end counts */
    bool must_advance; /* not an empty one at the first place */
    bool raised;
    bool dirty; /* a group was changed for good */
    uint32_t first[MOD_RE_ROOM];
};

/* Raw part of a Pattern behind the type; slots follow. */
struct mod_re_pattern {
    uint32_t flags;
    uint32_t groups;
    bool bytes;
};
enum {
    MOD_RE_ENGINE,    /* who compiled it */
    MOD_RE_SOURCE,    /* str or bytes */
    MOD_RE_PROGRAM,   /* byte buffer */
    MOD_RE_NAMES,     /* dict: name -> number */
    MOD_RE_BY_NUMBER, /* tuple: names of groups 1 and on, or None */
    MOD_RE_PATTERN_SLOTS
};

static inline struct mod_re_pattern *mod_re_pattern_of(value pattern) {
    struct value_custom *c = value_pointer(pattern);
    return (struct mod_re_pattern *)(void *)&c->raw[1];
}

static inline value mod_re_slot(value object, uint32_t slot) {
    const struct value_custom *c = value_pointer(object);
    return slot_load(&c->at[slot]);
}

extern const struct type mod_type_re_engine;
extern const struct type mod_type_re_pattern;
extern const struct type mod_type_re_match;
extern const struct type mod_type_re_iterator;

/* A new object of one of them with `slots` slots, all None.
 * Contract: handler; reserve; O(1); raises. */
bool mod_re_object(const struct type *type, uint32_t slots, value *out) RAISES;

/* Compiles (re_parse.c). *names: dict of groups; *flags: those it began with
 * and those in the pattern.
 * Contract: handler; reserve; O(n^2); raises. */
bool mod_re_compile(value engine, value source, uint32_t *flags, value *program,
                    value *names) RAISES;

/* Raises re.error; `at` is in bytes of the text, NOWHERE: no position.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_error(value engine, value source, uint32_t at, value message)
    RAISES;

/* A Pattern from a str, a bytes or a Pattern, through the engine's cache.
 * Contract: handler; reserve; O(n^2); raises. */
bool mod_re_pattern(value engine, value source, uint32_t flags, value *out)
    RAISES;

/* The text that a pattern is to search; TypeError if it is of the other sort.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_text_of(value pattern, value given, struct mod_re_text *out) RAISES;

/* Prepares for the bytes [from, to) of a text.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_begin(struct mod_re_run *r, value pattern,
                  const struct mod_re_text *text, const uint32_t range[2])
    RAISES;

/* Tries at r->begin only.
 * Contract: handler; reserve; O(n^2); raises. */
bool mod_re_match_here(struct mod_re_run *r, bool *found) RAISES;

/* Finds the first place from r->begin on where it matches.
 * Contract: handler; reserve; O(n^2); raises. */
bool mod_re_search(struct mod_re_run *r, bool *found) RAISES;

/* Goes on behind what was found: false at the end of the text.
 * Contract: handler; no alloc; O(1). */
void mod_re_after(struct mod_re_run *r);

/* Begin and end of a group of what was found; both NOWHERE if it took no part,
 * since a group that was opened was closed too, or all of it taken back.
 * Contract: handler; no alloc; O(1). */
static inline void mod_re_span(const struct mod_re_run *r, uint32_t group,
                               uint32_t out[2]) {
    const uint32_t *mark = &r->memory[group == 0 ? 0 : MOD_RE_MARK(group)];
    out[0] = group == 0 ? r->begin : mark[0];
    out[1] = group == 0 ? r->end : mark[1];
}

#endif
