/* SPDX-License-Identifier: MIT */
/* Source positions of code objects. Lines are kept as steps: most instructions
 * are on the line of the one before, so a line costs about one byte.
 *
 *   step:4 words:4            next entry `words` further on, `step` lines down
 *   F0 step:32 words:24       the same for what does not fit; step is signed
 *
 * An entry holds from its word on; the words before the first one are on the
 * code's first line. */
#include "code/code.h"

#include "value/context.h"

struct walk {
    const uint8_t *at, *end;
    uint32_t word, line;
};

static uint32_t take_bytes(struct walk *walk, unsigned count) {
    uint32_t result = 0;
    for (unsigned i = 0; i < count && walk->at < walk->end; i++)
        result |= (uint32_t)*walk->at++ << (8 * i);
    return result;
}

static bool next_entry(struct walk *walk) {
    if (walk->at >= walk->end)
        return false;
    uint32_t byte = *walk->at++;
    if (byte >> 4 == 15) {
        walk->line += take_bytes(walk, 4);
        walk->word += take_bytes(walk, 3);
    } else {
        walk->line += byte >> 4;
        walk->word += byte & 15u;
    }
    return true;
}

uint32_t code_line(const struct code *code, uint32_t word) {
    struct walk walk = {code->lines, code->lines + code->line_bytes, 0,
                        code->first_line};
    uint32_t line = walk.line;
    while (next_entry(&walk) && walk.word <= word) {
        value_rest();
        line = walk.line;
    }
    return line;
}
