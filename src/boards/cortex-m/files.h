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

/* The name of the file behind that of the name, the first for NULL; NULL
 * behind the last.
 * Contract: handler; no alloc; O(1). */
const char *board_next_file(const char *name);

/* files_module.c, in images with all modules: their table with _files, and the
 * builtins that the core's images lack.
 * Contract: boot; may alloc; O(n); raises. */
extern const struct module_definition *const board_modules[];
extern const uint32_t board_module_count;
bool board_all_start(void) RAISES;

/* Import from files, for behind the frozen modules. */
extern const struct vm_loader board_file_loader;

/* A line of a file or frozen module, for tracebacks: vm_source_line.
 * Contract: task; may alloc; O(n); raises. */
bool board_source_line(value file, uint32_t line, value *out) RAISES;

#endif
