/* SPDX-License-Identifier: MIT */
/* What a rig offers for interrupt sweeps in a firmware without the rest of the
 * runtime: interrupts after a number of instructions, a trace of an undisturbed
 * run to choose them from, memory put back, coverage. The rigs are QEMU
 * (stm32f405/) and rp2040js (rp2040/). */
#ifndef KRAIT_TESTS_WORLD_H
#define KRAIT_TESTS_WORLD_H

#include <stdbool.h>
#include <stdint.h>

/* The handler's interrupt comes after about `delay` instructions. */
void rig_arm(uint32_t delay);
/* Takes it back; false if it had come already. */
bool rig_disarm(void);

/* The same for an interrupt that preempts the handler. */
void rig_arm_inner(uint32_t delay);
bool rig_disarm_inner(void);

/* Emulated cycles (rp2040js) or instructions (QEMU). */
uint32_t rig_cycles(void);
/* Instructions until now. */
uint32_t rig_instructions(void);

/* What follows is one run of the operation: `every` n-th of its instructions is
 * to be visited, from `phase` on, and those of the runtime that were not met yet
 * in this operation; 0: only these. Behind each RIG_WIDEN instructions `every`
 * is once more as much: a sort of 37 tuples has 150,000, nearly all of them in
 * the same loop. */
#define RIG_WIDEN 2048u
void rig_operation(const char *name, uint32_t every, uint32_t phase);

/* The delay of the next visit; RIG_NOTE: run it undisturbed once more, between
 * rig_note and rig_disarm, for the next part of the trace; RIG_END. rig_note is
 * to stand where rig_arm does: the instructions up to the operation count. */
#define RIG_NOTE (UINT32_MAX - 1u)
#define RIG_END UINT32_MAX
uint32_t rig_next(void);
void rig_note(uint32_t unused);

/* Keeps all variables but those in the section .keep, and puts them back. */
void rig_save(void);
void rig_restore(void);

/* Are these variables now what they were at an earlier call since rig_save? Then
 * a check that is a function of them alone need not be made again. */
bool rig_seen(void);

/* The index-th number that the firmware was started with, or 0. */
uint32_t rig_option(uint32_t index);
void rig_print(const char *text);
/* Prints the coverage and ends. */
_Noreturn void rig_exit(uint32_t code);

/* world.c, or tests/sweep-chips/driver.c */
void world_handler(void);
void world_inner(void);
_Noreturn void world_main(uint32_t interrupts);

#endif
