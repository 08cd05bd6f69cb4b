/* SPDX-License-Identifier: MIT */
/* Imports that fail, in CPython's words: on the desk. */
#ifndef KRAIT_VM_IMPORT_DESK_H
#define KRAIT_VM_IMPORT_DESK_H

#include "vm/object.h"

/* ModuleNotFoundError; ImportError of `from module import name`.
 * Contract: task; may alloc; O(n); raises. */
bool vm_no_module(uint32_t name) RAISES;
bool vm_no_name(value module, uint32_t name) RAISES;
/* Is the pending ModuleNotFoundError that of this name?
 * Contract: handler; no alloc; O(1). */
bool vm_is_missing(uint32_t name);
/* Whether a module's body runs still.
 * Contract: handler; no alloc; O(1). */
void vm_module_begins(value module, bool begins);
bool vm_module_begun(value module);
/* AttributeError of such a one.
 * Contract: handler; reserve; O(n); raises. */
bool vm_begun_lacks(value module, uint32_t name) RAISES;

#endif
