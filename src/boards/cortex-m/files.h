/* SPDX-License-Identifier: MIT */
/* Read-only files in flash behind the image, as tools/flash-files writes them:
 * a program is put there without linking. The text is a constant bytes object,
 * so it is compiled in place and takes no RAM.
 *
 *   "KRF1"  record ...  0
 *   record: u32 size, all of it; u32 size of the name; the name, ended and
 *   filled up by zeros to a multiple of 8; the object, likewise
 */
#ifndef KRAIT_BOARDS_FILES_H
#define KRAIT_BOARDS_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "value/text.h"
#include "vm/vm.h"

/* The file of the name, or NULL.
 * Contract: handler; no alloc; O(n). */
const struct value_str *board_file(const char *name, size_t length);

/* Import from files, for behind the frozen modules. */
extern const struct vm_loader board_file_loader;

/* A line of a file or frozen module, for tracebacks: vm_source_line.
 * Contract: task; may alloc; O(n); raises. */
bool board_source_line(value file, uint32_t line, value *out) RAISES;

#endif
