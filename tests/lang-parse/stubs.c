/* SPDX-License-Identifier: MIT */
/* What the value layer expects of the vm and the board, for a compiler that
 * runs without either. Weak: where they are linked, they win. */
#include "base/isa/level.h"
#include "value/type.h"

#define WEAK __attribute__((weak))

WEAK void base_isa_deliver(void) {}

WEAK const struct type value_type_module = {.members = NULL};
WEAK const struct type value_type_code = {.members = NULL};
WEAK const struct type value_type_function = {.members = NULL};
WEAK const struct type value_type_generator = {.members = NULL};
WEAK const struct type value_type_coroutine = {.members = NULL};
WEAK const struct type value_type_async_generator = {.members = NULL};
WEAK const struct type value_type_async_generator_asend = {.members = NULL};
WEAK const struct type value_type_traceback = {.members = NULL};
