/* SPDX-License-Identifier: MIT */
/* The instructions of a regular expression, and how code is put together.
 *
 * An instruction is a word and its operands; a target is relative to the
 * instruction's own place (G2). A set stands behind its loop. */
#ifndef KRAIT_MODULES_RE_CODE_H
#define KRAIT_MODULES_RE_CODE_H

#include "modules/re.h"

enum mod_re_op {
    RE_JUMP,      /* target */
    RE_BRANCH,    /* target to be tried if what follows fails */
    RE_BRANCH_IF, /* target; map of bytes that what follows begins with */
    RE_LAZY,      /* target to be tried before what follows */
    RE_UNTIL,     /* cell; target: body; min; max; how */
    /* The above only change where the program goes on. */
    RE_FAIL,
    RE_MATCH,
    RE_STRING,     /* bytes; the bytes, four a word */
    RE_SET,        /* words of all; flags; map of 8; ranges from, to */
    RE_LOOP,       /* how; min; max; a set */
    RE_OPEN,       /* register */
    RE_CLOSE,      /* register; group */
    RE_INIT,       /* cell of count and place; target: its RE_UNTIL */
    RE_LOOK,       /* cell; target behind; characters back */
    RE_LOOK_END,   /* cell */
    RE_NOT,        /* as RE_LOOK: must not match */
    RE_NOT_END,    /* cell */
    RE_ATOMIC,     /* cell */
    RE_ATOMIC_END, /* cell */
    RE_IF,         /* group; target if it took no part; place in the source */
    RE_REFERENCE,  /* group; flags */
    RE_BEGIN,      /* \A */
    RE_END,        /* \Z */
    RE_LINE_BEGIN, /* ^ of MULTILINE */
    RE_LINE_END,   /* $ of MULTILINE */
    RE_LAST,       /* $ */
    RE_WORD,       /* \b; flags */
    RE_NOT_WORD,   /* \B; flags */
    RE_COUNT
};

enum { MOD_RE_GREEDY, MOD_RE_LAZILY, MOD_RE_POSSESSIVE };

/* Flags of a set. */
enum {
    RE_SET_NEGATED = 1,
    RE_SET_FOLD = 2,  /* a character is in it if another case of it is */
    RE_SET_ASCII = 4, /* classes and cases of ASCII only */
    RE_SET_HIGH_ALL = 8,
    RE_SET_HIGH_NONE = 16, /* all or none of what is beyond ASCII */
    RE_SET_BYTES = 32,
    RE_SET_DIGIT = 64, /* classes, each followed by its complement */
    RE_SET_NOT_DIGIT = 128,
    RE_SET_SPACE = 256,
    RE_SET_NOT_SPACE = 512,
    RE_SET_WORD = 1024,
    RE_SET_NOT_WORD = 2048,
    RE_SET_BUT_ONE = 4096 /* all but one byte, which is in the top 8 bits */
};

enum { RE_SET_FLAGS = 2, RE_SET_MAP = 3, RE_SET_RANGES = 11, RE_LOOP_SET = 4 };

static inline bool re_bit(const uint32_t *map, uint8_t byte) {
    return (map[byte >> 5] >> (byte & 31u)) & 1u;
}

static inline void re_set_bit(uint32_t *map, uint8_t byte) {
    map[byte >> 5] |= UINT32_C(1) << (byte & 31u);
}

/* Words of the instruction there.
 * Contract: handler; no alloc; O(1). */
uint32_t mod_re_size(const uint32_t *code);

/* Is a character in a set? As the ranges and classes say, not by the map.
 * Contract: handler; no alloc; O(n). */
bool mod_re_set_has(const uint32_t *set, uint32_t c);

/* Classes of characters, with Unicode's properties or ASCII's.
 * Contract: handler; no alloc; O(log n). */
bool mod_re_is_word(uint32_t c, bool ascii);
bool mod_re_is_digit(uint32_t c, bool ascii);
bool mod_re_is_space(uint32_t c, bool ascii);

#define MOD_RE_CASES 4u

/* The characters that are the same as c but for case, c first; how many.
 * Contract: handler; no alloc; O(log n). */
uint32_t mod_re_cases(uint32_t c, bool ascii, uint32_t out[MOD_RE_CASES]);

/* --- code that grows (re_emit.c) --- */

/* Words in a heap buffer. */
struct mod_re_words {
    struct value_byte_buffer *buffer;
    uint32_t *at;
    uint32_t length;
    uint32_t room;
};

/* Contract: handler; reserve; O(n); raises. */
bool mod_re_words_new(struct mod_re_words *w, uint32_t room) RAISES;

/* Room for more words at the end, which are zero.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_words_more(struct mod_re_words *w, uint32_t count) RAISES;

/* Adds words at the end.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_words_add(struct mod_re_words *w, const uint32_t *words,
                      uint32_t count) RAISES;

/* Puts words before what stands at `place`.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_words_insert(struct mod_re_words *w, uint32_t place,
                         const uint32_t *words, uint32_t count) RAISES;

/* The bytes with which a match of code[from..to) can begin; false in *known if
 * it can be empty or nothing is known.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_first(const uint32_t *code, const uint32_t range[2],
                  uint32_t map[8], bool *known) RAISES;

/* Last pass over a program: loops that need not give back, how to search.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_finish(struct mod_re_program *p) RAISES;

/* --- the compiler's source (re_parse.c, re_escape.c, re_set.c) --- */

struct mod_re_source {
    value engine;
    value text;
    const char *at;
    uint32_t length;
    uint32_t next;
    uint32_t flags; /* those in force */
    bool bytes;
};

/* The character at s->next, and behind it; UINT32_MAX at the end.
 * Contract: handler; no alloc; O(1). */
uint32_t mod_re_peek(const struct mod_re_source *s);
uint32_t mod_re_take(struct mod_re_source *s);

/* Can [from, to) be a group's name?
 * Contract: handler; no alloc; O(n). */
bool mod_re_is_name(const struct mod_re_source *s, uint32_t from, uint32_t to);

/* Goes on to a character, or to the end.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_skip_to(struct mod_re_source *s, char c) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool mod_re_fail(const struct mod_re_source *s, uint32_t at, const char *format,
                 ...) RAISES;

/* What an escape means: a character, or a class as a flag of a set. */
struct mod_re_escape {
    uint32_t c;
    uint32_t class;
};

/* An escape that means one character or a class, as in sets; \b and \B are
 * taken elsewhere outside of them. s->next is behind the backslash, `from` at
 * it.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_escape(struct mod_re_source *s, uint32_t from,
                   struct mod_re_escape *out) RAISES;

/* Reads a set behind its [ at `from` and adds it to the code.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_set(struct mod_re_source *s, uint32_t from, struct mod_re_words *w)
    RAISES;

/* Adds a set of one character or one class.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_set_of(const struct mod_re_source *s,
                   const struct mod_re_escape *what, struct mod_re_words *w)
    RAISES;

/* Adds the set of the dot.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_set_dot(const struct mod_re_source *s, struct mod_re_words *w)
    RAISES;

#endif
