/* SPDX-License-Identifier: MIT */
/* The plain prompt, one for the desk and for chips: a line, or lines while a
 * block, bracket or string is open, as the compiler says. What is typed is read
 * a byte at a time, and while none has come other tasks run. */
#ifndef KRAIT_MODULES_PROMPT_H
#define KRAIT_MODULES_PROMPT_H

#include "value/text.h"

#define MOD_PROMPT_NONE (-1) /* nothing typed yet */
#define MOD_PROMPT_END (-2)
#define MOD_PROMPT_CANCEL (-3) /* Ctrl-C, which has been shown */

/* The next byte, or one of the three above.
 * Contract: task; no alloc; O(1). */
typedef int32_t mod_prompt_read(void);

/* Takes the pending exception and shows it; true if it ends the program, with
 * *status.
 * Contract: task; may alloc; O(n). */
typedef bool mod_prompt_failed(int *status);

struct mod_prompt {
    mod_prompt_read *read;
    mod_prompt_failed *failed;
    struct value_sink *shown; /* NULL: nobody sees it, so no `>>> ` */
    bool edits; /* nobody else echoes, erases and takes Ctrl-D as the end */
    value globals;
    char *text; /* room for an input */
    size_t room;
};

/* Until the end of the input or of the program; its exit status.
 * Contract: task; may alloc; O(n). */
int mod_prompt(const struct mod_prompt *prompt);

#endif
