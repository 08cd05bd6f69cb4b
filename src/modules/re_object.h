/* SPDX-License-Identifier: MIT */
/* What the types of re share: Match objects and templates. */
#ifndef KRAIT_MODULES_RE_OBJECT_H
#define KRAIT_MODULES_RE_OBJECT_H

#include "modules/re_code.h"

/* Places in a text as a program counts them: pos and endpos. */
struct mod_re_range {
    uint32_t from, to;
};

/* A Match of what a search found; *range as m.pos and m.endpos show it.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_match_new(const struct mod_re_run *r, value pattern,
                      const struct mod_re_text *text,
                      const struct mod_re_range *range, value *out) RAISES;

/* The text between two places, as a str or bytes.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_slice(const struct mod_re_text *text, uint32_t from, uint32_t to,
                  value *out) RAISES;

/* A group of what was found; `absent` if it took no part.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_found(const struct mod_re_run *r, const struct mod_re_text *text,
                  uint32_t group, value absent, value *out) RAISES;

/* An item of a tuple that is being made.
 * Contract: handler; no alloc; O(1). */
static inline void mod_re_tuple_fill(value tuple, uint32_t i, value item) {
    struct value_tuple *t = value_pointer(tuple);
    slot_init(&t->at[i], item);
}

/* The text as a Match keeps it.
 * Contract: handler; reserve; O(n). */
void mod_re_text_kept(value kept, bool single, struct mod_re_text *out);

/* A template, taken apart: the text in `literal`; in `parts` pairs of where in
 * it a group's text comes, and which. */
struct mod_re_template {
    struct value_builder literal;
    struct mod_re_words parts;
};

/* Contract: handler; reserve; O(n); raises. */
bool mod_re_template_of(value pattern, value source, struct mod_re_template *t)
    RAISES;

/* Where group `number` of a match is in its text.
 * Contract: handler; no alloc; O(1). */
struct mod_re_spans {
    const struct mod_re_text *text;
    const struct mod_re_run *run; /* or */
    value match;
};
void mod_re_span_of(const struct mod_re_spans *spans, uint32_t number,
                    uint32_t out[2]);

/* Writes a template with the groups in it.
 * Contract: handler; reserve; O(n); raises. */
bool mod_re_expand(struct mod_re_template *t, const struct mod_re_spans *spans,
                   struct value_sink *sink) RAISES;

/* The calls that Pattern and the module have in common; the pattern stands
 * apart, the other arguments in the order of the methods.
 * Contract: handler; reserve; O(n^2); raises. */
enum mod_re_how { MOD_RE_MATCH, MOD_RE_FULL, MOD_RE_SEARCH };
bool mod_re_do_match(value pattern, enum mod_re_how how, const value a[3],
                     value *out) RAISES;
bool mod_re_do_findall(value pattern, const value a[3], value *out) RAISES;
bool mod_re_do_finditer(value pattern, const value a[3], value *out) RAISES;
bool mod_re_do_split(value pattern, value string, value most, value *out)
    RAISES;
bool mod_re_do_sub(value pattern, const value a[3], uint32_t *count, value *out)
    RAISES;

#endif
