/* SPDX-License-Identifier: MIT */
/* The compiler: source text to a code object, one top-level statement after
 * another. Locals are registers; temporaries stand above them like a stack.
 *
 * D1 The register that an expression is compiled into is written by its last
 *    instruction, so a local variable never holds half a result.
 * D2 What a call must not destroy stands below its callable's register. */
#ifndef KRAIT_LANG_COMPILE_H
#define KRAIT_LANG_COMPILE_H

#include "lang/unit.h"
#include "value/value.h"

enum lang_mode {
    LANG_FILE,
    LANG_SINGLE, /* interactive: expression statements are shown */
    LANG_EVAL,   /* one expression, whose value is returned */
};

/* Or-ed to the mode: names live in a namespace dict (exec with locals). */
#define LANG_OWN_LOCALS 8u
/* Or-ed too: __debug__ is False, asserts are left out. */
#define LANG_OPTIMIZED 16u

/* Or-ed to the mode, on the desk: nobody will see the source, so no columns. */
#define LANG_UNSEEN 32u

/* SyntaxError carries (message, (file, line, offset, text)) as CPython's.
 * *peak_bytes (may be NULL): the syntax tree's largest size.
 * Contract: task; may alloc; O(n^2); raises. */
bool lang_compile(const char *source, size_t length, uint32_t filename,
                  unsigned mode, value *code_out) RAISES;

/* The most bytes that syntax trees have taken since the last call.
 * Contract: task; no alloc; O(1). */
size_t lang_compile_peak(void);

/* Whether an interactive input wants another line: an open bracket, string or
 * block. A wrong input is complete; so is one during which a safepoint has
 * raised, whose exception is left pending.
 * Contract: task; may alloc; O(n). */
bool lang_is_incomplete(const char *source, size_t length);

/* On the desk: of an expression's text, its operator's first byte and the one
 * behind its last, or those of a subscript's brackets; not *found for any other
 * text.
 * Contract: task; may alloc; O(n); raises. */
bool lang_anchors(const char *text, size_t length, uint32_t out[2], bool *found)
    RAISES;

#endif
