/* SPDX-License-Identifier: MIT */
/* Characters: the classes \w \d \s, and which are the same but for case. ASCII
 * by comparison, the rest by halves in tables. */
#include "modules/re_code.h"
#include "modules/re_unicode.h"

static bool between(uint32_t c, uint32_t low, uint32_t high) {
    return c - low <= high - low;
}

/* Is c between the borders 2n and 2n + 1? */
static bool inside(uint32_t c, const uint32_t *borders, uint32_t count) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (borders[middle] <= c)
            low = middle + 1;
        else
            high = middle;
    }
    return low % 2 == 1;
}

bool mod_re_is_word(uint32_t c, bool ascii) {
    if (c < 0x80)
        return between(c | 32, 'a', 'z') || between(c, '0', '9') || c == '_';
    return !ascii && inside(c, mod_re_word_borders, mod_re_word_count);
}

bool mod_re_is_digit(uint32_t c, bool ascii) {
    if (c < 0x80)
        return between(c, '0', '9');
    return !ascii && inside(c, mod_re_digit_borders, mod_re_digit_count);
}

bool mod_re_is_space(uint32_t c, bool ascii) {
    if (c < 0x80)
        return c == ' ' || between(c, 9, 13) ||
               (!ascii && between(c, 0x1C, 0x1F));
    return !ascii && inside(c, mod_re_space_borders, mod_re_space_count);
}

static uint32_t next_case(uint32_t c) {
    uint32_t low = 0, high = mod_re_step_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (mod_re_steps[middle].low <= c)
            low = middle + 1;
        else
            high = middle;
    }
    const struct mod_re_step *s = &mod_re_steps[low == 0 ? 0 : low - 1];
    if (c >= s->low && c <= s->high)
        return c + (uint32_t)s->distance;
    return c;
}

uint32_t mod_re_cases(uint32_t c, bool ascii, uint32_t out[MOD_RE_CASES]) {
    uint32_t n = 1;
    out[0] = c;
    if (ascii) {
        if (between(c, 'A', 'Z') || between(c, 'a', 'z'))
            out[n++] = c ^ 32u;
        return n;
    }
    for (uint32_t other = next_case(c); other != c && n < MOD_RE_CASES;
         other = next_case(other))
        out[n++] = other;
    return n;
}
