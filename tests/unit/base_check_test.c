/* SPDX-License-Identifier: MIT */
/*
 * Oracle: the text of check.h. A true condition has no effect and is evaluated
 * once; a false one reaches the board's base_panic with its own text and place.
 */
#include "base/check.h"

#include "unit.h"

#include <setjmp.h>
#include <stdbool.h>
#include <string.h>

static jmp_buf back;
static const char *panic_text;
static const char *panic_file;
static int panic_line;

_Noreturn void base_panic(const char *text, const char *file, int line) {
    panic_text = text;
    panic_file = file;
    panic_line = line;
    longjmp(back, 1);
}

static int evaluations;

static int once(int result) {
    evaluations++;
    return result;
}

int main(void) {
    CHECK(once(1));
    EXPECT(evaluations == 1);
    EXPECT(panic_text == NULL);
    volatile bool returned = false;
    if (setjmp(back) == 0) {
        CHECK(once(0));
        returned = true;
    }
    EXPECT(!returned);
    EXPECT(evaluations == 2);
    EXPECT(strcmp(panic_text, "once(0)") == 0);
    EXPECT(strcmp(panic_file, "base_check_test.c") == 0);
    EXPECT(panic_line > 0);
    int five[5];
    EXPECT(ARRAY_LENGTH(five) == 5);
    return unit_done();
}
