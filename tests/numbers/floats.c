/* SPDX-License-Identifier: MIT */
/* Answers lines from tests/numbers/run: "p TEXT" gives the bits of the parsed
 * double, "f KIND PRECISION BITS" the formatted text.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/decimal.h"

static void answer_parse(const char *text) {
    double x = 0;
    uint64_t bits = 0;
    size_t used, length = strcspn(text, "\n");
    if (!base_decimal_parse(text, length, &x, &used) || used != length) {
        puts("refused");
        return;
    }
    memcpy(&bits, &x, sizeof bits);
    printf("%016" PRIx64 "\n", bits);
}

static void answer_format(const char *line) {
    static char out[4096];
    struct base_decimal_format format = {'r', '-', false, -1};
    uint64_t bits;
    double x;
    if (sscanf(line, "%c %" SCNd32 " %" SCNx64, &format.kind, &format.precision,
               &bits) != 3) {
        puts("refused");
        return;
    }
    memcpy(&x, &bits, sizeof x);
    if (base_decimal_format_size(x, &format) > sizeof out) {
        puts("too long");
        return;
    }
    size_t length = base_decimal_format(x, &format, out);
    printf("%.*s\n", (int)length, out);
}

int main(void) {
    static char line[4096];
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (line[0] == 'p')
            answer_parse(line + 2);
        else
            answer_format(line + 2);
    }
    return 0;
}
