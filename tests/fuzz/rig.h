/* SPDX-License-Identifier: MIT */
/* A runtime that is as new before each input: what it remembers is copied once
 * it has started and put back each time, which takes 0.1 ms where a start takes
 * 5. So an input is all that a failure depends on, and what an input breaks
 * ends with it.
 *
 * Z1  After an input the heap is well formed, no exception is pending, no frame
 *     runs, nothing is masked, and levels and nested calls are as they were.
 * Z2  No more memory is live then than before, but for names (symbols live for
 *     ever) and small caches; what programs leave is their business.
 * Z3  Between two safepoints pass at most RIG_GAP_MS of the processor.
 * Z4  After RIG_STEPS safepoints KeyboardInterrupt ends the input; only a
 *     target that runs programs may go on, which are then cut off.
 */
#ifndef KRAIT_TESTS_FUZZ_RIG_H
#define KRAIT_TESTS_FUZZ_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "value/value.h"

#define RIG_HEAP_BYTES (1u << 20)
#define RIG_GAP_MS 100.0
#define RIG_STEPS 40000u
#define RIG_MOST_STEPS (4u * RIG_STEPS)

/* Starts the runtime and defines the target's function `fuzz` from its source;
 * ends the process if that fails. */
void rig_start(const char *source, size_t length, const char *name);

/* One input. What it should not have done is printed and aborts. */
void rig_input(const uint8_t *data, size_t size);

/* Adds what targets call of C to a namespace: oracle.c. */
bool rig_add_oracles(value globals);

#endif
