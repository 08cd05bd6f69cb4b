/* SPDX-License-Identifier: MIT */
/* The plain prompt. An exception is shown and the prompt goes on. Rejected: a
 * line editor with history; a terminal program on the desk has one. */
#include "modules/prompt.h"

#include <string.h>

#include "lang/compile.h"
#include "modules/start.h"
#include "value/context.h"
#include "value/exception.h"
#include "vm/vm.h"

#define CTRL_D 4
#define DELETE 127

static void show(const struct mod_prompt *p, const char *text) {
    if (p->shown != NULL && !value_write(p->shown, text))
        (void)value_take_exception();
}

static void echo(const struct mod_prompt *p, const char *text) {
    if (p->edits)
        show(p, text);
}

/* A safepoint of its own is all that other tasks need. */
static int32_t next_byte(const struct mod_prompt *p) {
    int32_t byte;
    int status;
    while ((byte = p->read()) == MOD_PROMPT_NONE)
        if (!value_poll())
            (void)p->failed(&status);
    return byte;
}

/* Appends a line to the `start` bytes before it, its newline included; the new
 * length, `start` at the end of the input. */
static size_t read_line(const struct mod_prompt *p, size_t start) {
    size_t used = start;
    while (used < p->room - 1) {
        int32_t byte = next_byte(p);
        if (byte == MOD_PROMPT_END ||
            (p->edits && byte == CTRL_D && used == start))
            break;
        if (byte == MOD_PROMPT_CANCEL) { /* an empty line instead of all */
            p->text[0] = '\n';
            used = 1;
            break;
        }
        if (byte == '\b' || byte == DELETE) {
            echo(p, used > start ? "\b \b" : "");
            used -= used > start;
            continue;
        }
        char typed[2] = {byte == '\r' ? '\n' : (char)byte, '\0'};
        echo(p, typed);
        p->text[used++] = typed[0];
        if (typed[0] == '\n')
            break;
    }
    p->text[used] = '\0';
    return used;
}

/* A block ends with an empty line; anything else when it is complete. */
static bool needs_more(const char *text, size_t length) {
    if (lang_is_incomplete(text, length))
        return true;
    bool whole = text[length - 1] == '\n';
    bool block = strchr(text, '\n') != text + length - 1;
    return block && whole && !(length >= 2 && text[length - 2] == '\n');
}

/* The length of the next input, 0 at the end. */
static size_t read_input(const struct mod_prompt *p) {
    show(p, ">>> ");
    size_t length = read_line(p, 0);
    while (length > 0 && length < p->room - 1 && needs_more(p->text, length)) {
        show(p, "... ");
        size_t longer = read_line(p, length);
        if (longer == length)
            break;
        length = longer;
    }
    return length;
}

/* Ctrl-C may have come while it was looked at. */
static bool run_input(const struct mod_prompt *p, size_t length) {
    value source, name, code, result;
    return value_context()->exception == VALUE_UNSET &&
           value_str_new(p->text, length, &source) &&
           value_str_new("<stdin>", 7, &name) &&
           mod_compile(source, name, 's', &code) &&
           vm_run_code(code, p->globals, VALUE_UNSET, &result);
}

int mod_prompt(const struct mod_prompt *p) {
    size_t length;
    int status = 0;
    while ((length = read_input(p)) > 0)
        if (!run_input(p, length) && p->failed(&status))
            return status;
    show(p, "\n");
    return 0;
}
