/* SPDX-License-Identifier: MIT */
/* UTF-8 with what is wrong in it, on the desk: surrogates in text, bytes that
 * are no text, and what each error handler makes of them. */
#ifndef KRAIT_VALUE_CODEC_DESK_H
#define KRAIT_VALUE_CODEC_DESK_H

#include "value/text_ops.h"

/* Bytes of the longest start of a character that stands at the wrong place
 * `at`, which CPython replaces by one sign.
 * Contract: isr; no alloc; O(1). */
size_t value_utf8_bad(const char *at, size_t left);

/* What `errors` puts in place of the *bad bytes that text begins with; *taken
 * false: nothing, it is an error. surrogatepass may take more bytes.
 * Contract: handler; reserve; O(1); raises. */
bool value_utf8_mend(const struct value_text *rest, value errors, size_t *bad,
                     struct value_sink *sink, bool *taken) RAISES;

/* UnicodeDecodeError("utf-8", bytes, start, end, why) and its text.
 * Contract: handler; reserve; O(n); raises. */
bool value_utf8_refuse(const struct value_text *t, size_t start, size_t end,
                       const char *why) RAISES;
bool value_codec_print(value error, struct value_sink *sink) RAISES;
/* TypeError: it has five.
 * Contract: handler; reserve; O(1); raises. */
bool value_codec_count(uint32_t given) RAISES;

/* bytes.translate(self, table, /, delete)
 * Contract: handler; reserve; O(n); raises. */
bool value_translate_arguments(const struct arguments *args, value out[3])
    RAISES;

/* str.encode() of text that is not ASCII.
 * Contract: handler; reserve; O(n); raises. */
bool value_utf8_encode(const struct value_text *t, value errors, value *out)
    RAISES;

/* Name({1, 2}), as objects of set's subclasses and their kin are shown.
 * Contract: handler; reserve; O(n); raises. */
bool value_print_derived(value v, value native, struct value_sink *sink) RAISES;

/* TypeError of b"%s" % v instead of the pending one; false.
 * Contract: handler; reserve; O(1); raises. */
bool value_refuse_bytes(value v) RAISES;

#endif
