/* SPDX-License-Identifier: MIT */
/* The desk's prompt: standard input and output for modules/prompt.h. The
 * terminal echoes and edits lines by itself. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/prompt.h"
#include "tools/tool.h"
#include "value/exception.h"

#define INPUT 65536

/* Ctrl-C while a line is typed, of which the terminal has dropped the rest. */
static int32_t cancel(void) {
    fputc('\n', stdout);
    (void)tool_exit_code();
    return MOD_PROMPT_CANCEL;
}

/* stdin has no buffer (tool_files_start), so that all is seen. */
static int32_t read_byte(void) {
    uint8_t byte;
    ssize_t got;
    if (isatty(STDIN_FILENO) == 0) {
        int next = getchar();
        return next == EOF ? MOD_PROMPT_END : next;
    }
    if (!tool_read_input(STDIN_FILENO, &byte, 1, &got))
        return cancel();
    return got == 1 ? byte : MOD_PROMPT_END;
}

static bool failed(int *status) {
    bool ends = value_pending_is(&value_type_SystemExit);
    *status = tool_exit_code();
    return ends;
}

static bool write_out(struct value_sink *sink, const char *text,
                      size_t length) {
    (void)sink;
    fwrite(text, 1, length, stdout);
    fflush(stdout);
    return true;
}

int tool_prompt(value globals) {
    struct value_sink out = {.write = write_out};
    bool shown = isatty(STDIN_FILENO) != 0;
    struct mod_prompt prompt = {
        .read = read_byte,
        .failed = failed,
        .shown = shown ? &out : NULL,
        .globals = globals,
        .text = malloc(INPUT),
        .room = INPUT,
    };
    CHECK(prompt.text != NULL);
    if (shown)
        puts("Krait " TOOL_VERSION " on a simulated Pico; Ctrl-D ends");
    int code = mod_prompt(&prompt);
    free(prompt.text);
    return code;
}
