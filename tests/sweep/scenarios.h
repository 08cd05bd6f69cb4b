/* SPDX-License-Identifier: MIT */
/* Interrupt sweep: what is interrupted, by what, and what must hold after.
 *
 * A scenario is a short program on one or two containers and another short
 * program that a handler runs, once, at some instruction of the first. The
 * driver (host_driver.c, or an emulator's) chooses the instruction. Each step
 * of a program is one commit, so the outcome must be that of the plain model
 * with the handler's program between two steps of the operation's: nothing
 * lost, doubled, torn or dangling.
 *
 * Portable C without libc beyond string.h: the same file runs on the chips.
 */
#ifndef KRAIT_TESTS_SWEEP_SCENARIOS_H
#define KRAIT_TESTS_SWEEP_SCENARIOS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scenario;

/* Makes a heap in the memory, with contexts and stand-ins for the loop. Once.
 */
void sweep_init(void *memory, size_t bytes);

uint32_t sweep_count(void);
const struct scenario *sweep_scenario(uint32_t index);

/* "list 20: insert 3 | append, set 0": containers, operation, handler. */
void sweep_name(const struct scenario *s, char *out, size_t size);

/* Of which operation it is, for the coverage: "list insert". */
void sweep_operation_name(const struct scenario *s, char *out, size_t size);

/* Builds the containers; with `marking`, a collector cycle is under way and
 * has made that many steps of one unit. */
void sweep_prepare(const struct scenario *s, uint32_t marking);

void sweep_operation(void);

/* At handler level 1, on a context of its own. */
void sweep_handler(void);

/* Is there a handler of level 2, for the handler to be interrupted by? */
bool sweep_nests(void);
void sweep_inner(void);

/* After operation and handler: NULL, or what is wrong. Finishes the
 * collector's cycle, runs another, and looks before, between and after. */
const char *sweep_check(void);

#endif
