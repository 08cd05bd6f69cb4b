/* SPDX-License-Identifier: MIT */
/* The plain prompt: a line, or lines while a block or bracket is open. An
 * exception is printed and the prompt goes on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lang/compile.h"
#include "tools/tool.h"
#include "value/container.h"
#include "value/exception.h"
#include "vm/state.h"
#include "vm/vm.h"

#define INPUT 65536

/* Appends a line; false at the end of the input. */
static bool read_line(char *to, const char *prompt, bool shown) {
    size_t used = strlen(to);
    if (shown) {
        fputs(prompt, stdout);
        fflush(stdout);
    }
    return fgets(to + used, (int)(INPUT - used), stdin) != NULL;
}

/* A block ends with an empty line; anything else when it is complete. */
static bool needs_more(const char *text) {
    size_t length = strlen(text);
    bool open = lang_is_incomplete(text, length);
    bool blank =
        length >= 2 && text[length - 1] == '\n' && text[length - 2] == '\n';
    bool block = strchr(text, '\n') != text + length - 1;
    return open || (block && !blank && length > 0 && text[length - 1] == '\n');
}

static bool read_input(char *text, bool shown) {
    text[0] = '\0';
    if (!read_line(text, ">>> ", shown))
        return false;
    while (needs_more(text) && strlen(text) < INPUT - 1) {
        if (!read_line(text, "... ", shown))
            break;
    }
    return true;
}

/* False when the program asked to exit; *code is then its code. */
static bool run_input(const char *text, value globals, int *code) {
    value source;
    value name;
    value compiled;
    value result;
    if (value_str_new(text, strlen(text), &source) &&
        value_str_new("<stdin>", 7, &name) &&
        vm_state.compile(source, name, 's', &compiled) &&
        vm_run_code(compiled, globals, VALUE_UNSET, &result))
        return true;
    bool ends = value_pending_is(&value_type_SystemExit);
    *code = tool_exit_code();
    return !ends;
}

int tool_prompt(value globals) {
    bool shown = isatty(STDIN_FILENO) != 0;
    int code = TOOL_OK;
    char *text = malloc(INPUT);
    CHECK(text != NULL);
    if (shown)
        puts("Krait " TOOL_VERSION " on a simulated Pico; Ctrl-D ends");
    while (read_input(text, shown)) {
        if (!run_input(text, globals, &code))
            break;
        code = TOOL_OK;
    }
    if (shown)
        putchar('\n');
    free(text);
    return code;
}
