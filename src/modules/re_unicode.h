/* SPDX-License-Identifier: MIT */
/* Tables of characters that re_unicode.c has from tools/unicode. */
#ifndef KRAIT_MODULES_RE_UNICODE_H
#define KRAIT_MODULES_RE_UNICODE_H

#include <stdint.h>

/* Beyond ASCII: where a class begins, where it ends, and so on. */
extern const uint32_t mod_re_word_borders[];
extern const uint32_t mod_re_word_count;
extern const uint32_t mod_re_digit_borders[];
extern const uint32_t mod_re_digit_count;
extern const uint32_t mod_re_space_borders[];
extern const uint32_t mod_re_space_count;

/* Characters that are the same but for case form a circle: from each of low to
 * high the next is so far away. In the order of low. */
struct mod_re_step {
    uint32_t low;
    uint32_t high;
    int32_t distance;
};
extern const struct mod_re_step mod_re_steps[];
extern const uint32_t mod_re_step_count;

#endif
