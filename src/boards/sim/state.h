/* SPDX-License-Identifier: MIT */
/* All that the simulated board remembers, in one place. */
#ifndef KRAIT_SIM_STATE_H
#define KRAIT_SIM_STATE_H

#include "base/check.h"
#include "boards/sim/attach.h"
#include "boards/sim/event.h"
#include "boards/sim/i2c.h"
#include "boards/sim/imu.h"
#include "boards/sim/masks.h"
#include "boards/sim/pins.h"
#include "boards/sim/replay.h"
#include "boards/sim/trace.h"
#include "boards/sim/world.h"

/* What the tool wants to hear of: progress and the end of the run.
 * Contract: task; may alloc; O(n). */
typedef void sim_notice(void);

struct sim {
    struct sim_queue queue;
    struct sim_pin pins[SIM_PINS];
    char pin_names[SIM_PINS][8];
    struct sim_bus buses[SIM_BUSES];
    struct sim_device devices[SIM_DEVICES];
    uint32_t device_count;
    struct sim_model models[SIM_DEVICES]; /* those in Python */
    uint32_t model_count;
    struct sim_imu imu;
    struct sim_world world;
    struct sim_replay replay;
    struct sim_scene scene;
    struct sim_trace trace;
    struct sim_masks masks;
    uint32_t held_since;        /* when an interrupt met a mask, in cycles */
    sim_notice *on_progress;    /* each tenth of a virtual second, or NULL */
    sim_notice *on_due;         /* before each event, or NULL */
    bool paying;                /* a debt: no instruction begins meanwhile */
    bool stressing;             /* on_instruction runs */
    sim_notice *on_instruction; /* before each bytecode, or NULL */
    sim_notice *on_end;         /* when the run's time is over, or NULL */
};

extern struct sim sim_state;

/* Before anything else: an empty board at time 0.
 * Contract: boot; no alloc; O(n). */
void sim_start(void);

/* Runs the event of a slot.
 * Contract: isr; reserve; O(n). */
void sim_dispatch(uint32_t slot);

#endif
