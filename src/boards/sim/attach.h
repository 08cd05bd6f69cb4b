/* SPDX-License-Identifier: MIT */
/*
 * sim.attach: devices on a bus that are written in Python.
 *
 *     class Thermometer:
 *         def write(self, data): ...      # all bytes of a write
 *         def read(self, count): ...      # returns count bytes
 *         period_us = 1000                # optional, with
 *         def tick(self): ...             # called each period
 *
 * Time stands still while they run. Their objects live in the program's heap
 * (a CAVEAT), so a model sees the same MemoryError as the program.
 */
#ifndef KRAIT_SIM_ATTACH_H
#define KRAIT_SIM_ATTACH_H

#include "boards/sim/event.h"
#include "value/native.h"

#define SIM_MODEL_BYTES 256

struct sim_model {
    value object;
    value reply; /* what read() returned */
    value tick;  /* function, or None */
    uint32_t reply_at;
    uint32_t written;
    uint64_t period_ns; /* 0: no tick */
    uint8_t device;     /* number among the board's devices */
    uint8_t data[SIM_MODEL_BYTES];
};

/* Contract: boot; no alloc; O(1). */
void sim_attach_start(void);

/* sim.attach(bus, address, model).
 * Contract: task; may alloc; O(n); raises. */
bool sim_attach(struct arguments *args, value *out) RAISES;

#endif
