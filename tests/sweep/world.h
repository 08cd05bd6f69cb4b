/* SPDX-License-Identifier: MIT */
/* What the sweep needs around the containers: contexts, roots, a class, and
 * stand-ins for what the execution loop would do. */
#ifndef KRAIT_TESTS_SWEEP_WORLD_H
#define KRAIT_TESTS_SWEEP_WORLD_H

#include "value/value.h"

/* Notes where the heap will be. */
void world_init(void *memory, size_t bytes);

/* Everything anew: heap, contexts, no roots. */
void world_reset(void);

/* The value at `at` is a root from the next cycle on. */
void world_root(const value *at);

/* A class without attributes; a new one after each reset. */
value world_class(void);

/* Calls `begun` when a cycle has begun and nothing is scanned, `marked` when its
 * marking has ended; NULL: nothing. */
void world_watch(void (*begun)(void), void (*marked)(void));

/* Begins a cycle and makes `steps` - 1 steps of one unit; 0: none runs. */
void world_begin_marking(uint32_t steps);
void world_finish_cycle(void);

void world_enter(uint8_t level);
void world_leave(void);

#endif
