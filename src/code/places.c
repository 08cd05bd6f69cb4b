/* SPDX-License-Identifier: MIT */
/* Columns of code objects, on the desk: a chip has neither flash nor RAM for
 * them. A table beside that of lines, because lines are asked for often and
 * columns only when a traceback is shown. Each entry is of numbers in base 128,
 * low digits first, 128 added to all but the last:
 *
 *   words, 0             `words` further on: nothing known of the place
 *   words, column + 1, length   bytes; length 0: up to the line's end
 *
 * An entry holds from its word on. */
#include "code/code.h"

#include "value/context.h"

struct walk {
    const uint8_t *at, *end;
};

static uint32_t number(struct walk *walk) {
    uint32_t result = 0;
    for (unsigned shift = 0; walk->at < walk->end; shift += 7) {
        uint32_t byte = *walk->at++;
        result |= (byte & 127u) << shift;
        if (byte < 128)
            break;
    }
    return result;
}

bool code_columns(const struct code *code, uint32_t word, uint32_t out[2]) {
    value block = slot_load(&code->places);
    out[0] = out[1] = 0;
    if (!value_is_pointer(block))
        return false;
    const struct code_places *places = value_pointer(block);
    struct walk walk = {places->bytes, places->bytes + places->length};
    uint32_t reached = 0;
    while (walk.at < walk.end) {
        uint32_t column, length = 0;
        reached += number(&walk);
        if (reached > word)
            break;
        column = number(&walk);
        if (column != 0)
            length = number(&walk);
        out[0] = column;
        out[1] = length;
        value_rest();
    }
    if (out[0] == 0)
        return false;
    out[0]--;
    out[1] = out[1] == 0 ? CODE_LINE_END : out[0] + out[1];
    return true;
}
