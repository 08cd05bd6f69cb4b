/* SPDX-License-Identifier: MIT */
/*
 * Virtual time and the queue of what will happen. An event is a slot of a
 * fixed table, so that arming again replaces and cancelling is cheap; a binary
 * heap of slot numbers orders the armed ones by time, and by order of arming
 * where times are equal. Rejected: a queue of allocated nodes with callbacks,
 * which hides who runs at interrupt level from the call graph.
 *
 * S1  An armed event runs at the first cycle that is not before its time.
 * S2  Events of equal time run in the order of their arming.
 * S3  The time in cycles is horizon - fuel, and never goes back.
 */
#ifndef KRAIT_SIM_EVENT_H
#define KRAIT_SIM_EVENT_H

#include <stdbool.h>
#include <stdint.h>

/* The imitated chip is an RP2040 at 125 MHz. */
#define SIM_CYCLE_NS 8u

#define SIM_DEVICES 8
#define SIM_PUSHES 8
#define SIM_NEVER UINT64_MAX

/* Slots of the table; a kind with several members has a range. */
enum sim_event {
    SIM_EVENT_ALARM,
    SIM_EVENT_WORLD,
    SIM_EVENT_IMU,
    SIM_EVENT_IMU_PULSE,
    SIM_EVENT_PROGRESS,
    SIM_EVENT_END,
    SIM_EVENT_PUSH,
    SIM_EVENT_DEVICE = SIM_EVENT_PUSH + SIM_PUSHES,
    SIM_EVENTS = SIM_EVENT_DEVICE + SIM_DEVICES
};

struct sim_queue {
    uint64_t horizon;   /* the cycle at which the fuel is used up */
    uint64_t frozen_ns; /* the time while frozen */
    bool frozen;
    uint64_t sequence; /* arms so far: the tie-break */
    uint32_t length;
    uint32_t interrupts; /* delivered so far; board_idle() watches it */
    uint64_t at_ns[SIM_EVENTS];
    uint64_t order[SIM_EVENTS];
    uint8_t place[SIM_EVENTS]; /* in the heap, from 1; 0 = not armed */
    uint8_t heap[SIM_EVENTS];  /* slot numbers */
};

/* Contract: isr; no alloc; O(1). Arms or moves the slot; a time that has
 * passed is due at once. The table's length is fixed, so a sift is bounded. */
void sim_event_arm(uint32_t slot, uint64_t at_ns);

/* Contract: isr; no alloc; O(1). */
void sim_event_cancel(uint32_t slot);

/* Contract: isr; no alloc; O(1). SIM_NEVER if nothing is armed. */
uint64_t sim_event_next(void);

/* Lets time pass, for transfers and other waits. Events that come due
 * interrupt the caller; what they cost is theirs.
 * Contract: isr; no alloc; O(1). */
void sim_pass(uint64_t ns);

/* A collector step's time passes; how many cycles that were.
 * Contract: task; may alloc; O(n). */
uint32_t sim_collector_step(uint32_t charges);

/* A test wants to hear of each instruction; the time stays what it is.
 * Contract: boot; no alloc; O(1). */
void sim_each_instruction(void (*notice)(void));

/* While a device model runs, time stands still and nothing is charged. Not
 * nested: a model has no way to call a model.
 * Contract: isr; no alloc; O(1). */
void sim_freeze(void);

/* Contract: isr; no alloc; O(1). */
void sim_thaw(void);

/* Something happened that a program may have armed.
 * Contract: isr; no alloc; O(1). */
void sim_interrupt(uint16_t source, uint32_t event);

#endif
