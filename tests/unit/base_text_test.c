/* SPDX-License-Identifier: MIT */
/* Packed texts. Oracle: the list from which tools/texts made the table, which
 * has the literals as C knows them. */
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "texts.gen.h"
#include "unit.h"

struct packed {
    uintptr_t number;
    const char *text;
};

#define PACKED(number, text) {number, text},
static const struct packed all[] = {BASE_TEXTS(PACKED)};

static bool reads_as(const char *text, const char *wanted) {
    struct base_text_reader reader;
    base_text_open(&reader, &base_text_table, text);
    for (const char *at = wanted; *at != '\0'; at++)
        if (base_text_next(&reader) != *at)
            return false;
    bool ends = base_text_next(&reader) == '\0';
    return base_text_next(&reader) == '\0' && ends; /* and stays there */
}

int main(void) {
    size_t count = sizeof all / sizeof all[0];
    EXPECT(count == base_text_table.count);
    size_t plain = 0;
    for (size_t i = 0; i < count; i++) {
        EXPECT(all[i].number == i + 1);
        EXPECT(reads_as((const char *)all[i].number, all[i].text));
        EXPECT(reads_as(all[i].text, all[i].text));
        plain += strlen(all[i].text) + 1;
    }
    EXPECT(reads_as("", ""));
    /* What the packing is for: the codes and all that unfolds them. */
    const uint8_t *last = base_text_table.codes;
    for (size_t i = 0; i < count; i++)
        last += strlen((const char *)last) + 1;
    size_t packed = (size_t)(last - base_text_table.codes) + 320 + 200;
    EXPECT(packed * 3 < plain * 2);
    return unit_done();
}
