/* SPDX-License-Identifier: MIT */
/* The interrupt level that interpreted code runs at. Written by the code that
 * enters and leaves a handler, on the way in before the first bytecode and on
 * the way out after the last, so that an interrupted level always finds its own
 * number again; read by everybody. */
#ifndef KRAIT_BASE_ISA_LEVEL_H
#define KRAIT_BASE_ISA_LEVEL_H

#include <stdint.h>

/* 0 is the task level; 1..3 are handlers, a higher number preempts a lower. */
#define BASE_LEVELS 4
#define BASE_LEVEL_TASK 0

struct base_level {
    volatile uint8_t now;
};

extern struct base_level base_level;

#endif
