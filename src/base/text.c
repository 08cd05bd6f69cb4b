/* SPDX-License-Identifier: MIT */
/* Reads packed and plain texts. Pairs are unfolded on a small stack, their left
 * halves first; how deep they nest is the packer's promise. */
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

#include "base/check.h"

/* Printing characters and the line's end stand for themselves. */
static bool is_pair(uint8_t code) {
    return code >= 128 || (code < ' ' && code != '\n' && code != '\0');
}

void base_text_open(struct base_text_reader *reader,
                    const struct base_text_table *table, const char *text) {
    uintptr_t number = (uintptr_t)text - 1;
    reader->table = table;
    reader->at = (const uint8_t *)text;
    reader->depth = 0;
    if (table == NULL || number >= table->count) {
        reader->table = NULL;
        return;
    }
    reader->at = table->codes + table->starts[number / BASE_TEXT_GROUP];
    for (number %= BASE_TEXT_GROUP; number > 0; number--)
        reader->at += strlen((const char *)reader->at) + 1;
}

char base_text_next(struct base_text_reader *reader) {
    uint8_t code;
    if (reader->depth > 0)
        code = reader->pending[--reader->depth];
    else if ((code = *reader->at) != 0)
        reader->at++;
    while (reader->table != NULL && is_pair(code)) {
        const uint8_t *pair = reader->table->pairs + 2 * (uint8_t)(code - 128);
        CHECK(reader->depth < BASE_TEXT_DEPTH);
        reader->pending[reader->depth++] = pair[1];
        code = pair[0];
    }
    return (char)code;
}
