/* SPDX-License-Identifier: MIT */
/* The heap's interrupt sweep and its measurements, in a firmware without the
 * rest of the interpreter. A board offers the functions below. */
#ifndef KRAIT_TESTS_WORLD_H
#define KRAIT_TESTS_WORLD_H

#include <stdbool.h>
#include <stdint.h>

/* The handler's interrupt comes after about `delay` instructions. */
void rig_arm(uint32_t delay);
/* Takes it back; false if it had come already. */
bool rig_disarm(void);
/* Emulated cycles (rp2040js) or instructions (QEMU); it costs what
 * rig_cycles_cost says. */
uint32_t rig_cycles(void);
/* The next run up to rig_disarm is noted, as one of the operation's. Where the
 * harness knows instructions, it then says by what delay one is met that was
 * not interrupted yet in this operation, or UINT32_MAX; elsewhere the caller
 * tries all delays, and rig_next says 0. */
void rig_trace(const char *operation);
uint32_t rig_next(void);
/* Keeps all variables but those in the section .keep, and puts them back. */
void rig_save(void);
void rig_restore(void);
/* Distinct instructions interrupted; 0 if the harness counts them. */
uint32_t rig_seen(void);
void rig_print(const char *text);
_Noreturn void rig_exit(uint32_t code);

/* world.c */
void world_handler(void);
_Noreturn void world_main(uint32_t interrupts);

#endif
