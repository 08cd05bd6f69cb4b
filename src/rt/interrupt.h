/* SPDX-License-Identifier: MIT */
/* From an interrupt to Python: sources, levels, queues.
 *
 *   board's interrupt ── rt_interrupt(source, event) ──┬─ hard: ring of its
 *   (pin or timer level; any source number)            │   level, then
 *                                                      │   board_raise_level
 *                                                      └─ soft: queue of its
 *                                                          source, then a
 *                                                          safepoint
 *   board, at the level ── rt_level_run(level) ── vm_run_handler
 *
 * Q1  A level's ring has one reader, its own level, and writers that do not
 *     preempt each other: the boards give all interrupts that call
 *     rt_interrupt one priority.
 * Q2  No event is lost silently: each way to drop one counts it at its
 *     source (R5).
 * Q3  base_level.now is raised before the first bytecode of a handler and put
 *     back after its last, so an interrupted level finds its own number.
 * Q4  Handler, argument and queue of a source stand in heap slots of one
 *     rooted table; a source number is not reused while an event of it waits.
 * Q6  A source's `entry` is NULL or its handler in the table, which then is
 *     armed, gets no Event, and may be entered without a look at it.
 */
#ifndef KRAIT_RT_INTERRUPT_H
#define KRAIT_RT_INTERRUPT_H

#include "board_sizes.h"
#include "vm/vm.h"

#define RT_SOURCES BOARD_MOST_SOURCES
#define RT_SOURCE_NONE 0xFFFFu

enum rt_overflow { RT_OLDEST, RT_NEWEST, RT_LATEST, RT_RAISE };

enum rt_on_error { RT_KEEP, RT_DISARM, RT_SAFE };

struct rt_setup {
    value handler;  /* callable or None */
    value argument; /* what the handler gets: the Pin, Timer, ... */
    uint8_t level;  /* 0 soft, 1.. hard */
    bool event;     /* the handler gets an rt.Event instead */
    uint8_t depth;  /* soft: how many may wait; 0 means 8 */
    uint8_t overflow;
    uint8_t on_error;
    const char *name; /* in reports */
};

/* Makes the rooted table and hooks itself into the vm's safepoints. After
 * vm_init.
 * Contract: boot; may alloc; O(n); raises. */
bool rt_start(void) RAISES;

/* A new source; RT_SOURCE_NONE with a pending exception if there is none
 * left.
 * Contract: task; may alloc; O(n); raises. */
uint16_t rt_source_new(const struct rt_setup *setup);

/* Changes a source. Events of the old handler that wait go to the new one.
 * Contract: task; may alloc; O(1); raises. */
bool rt_source_change(uint16_t source, const struct rt_setup *setup) RAISES;

/* Gives a source back; its waiting events are dropped.
 * Contract: handler; no alloc; O(1). */
void rt_source_free(uint16_t source);

/* The event word of the latest interrupt: what Pin.irq().flags() returns.
 * Contract: handler; no alloc; O(1). */
uint32_t rt_source_flags(uint16_t source);

/* Handler of a source or None.
 * Contract: handler; no alloc; O(1). */
value rt_source_handler(uint16_t source);

/* The board's price of a collector step in virtual time, by how many charges it
 * pays: lets it pass, and says what it was in cycles. NULL, as on chips, where
 * time passes by itself. Contract: task; may alloc; O(n). */
typedef uint32_t (*rt_step_function)(uint32_t charges);

/* Contract: boot; no alloc; O(1). */
void rt_set_step_cost(rt_step_function pass);

/* Something happened. Called by boards from their interrupts.
 * Contract: isr; no alloc; O(1). */
void rt_interrupt(uint16_t source, uint32_t word);

/* The same at `cycles` of the board's clock.
 * Contract: isr; no alloc; O(1). */
void rt_interrupt_at(uint16_t source, uint32_t word, uint32_t cycles);

/* Runs what waits at a level; called by the board at that level, or between
 * two bytecodes by a board that has no levels of its own.
 * Contract: handler; reserve; O(n). */
void rt_level_run(uint8_t level);

/* True if events wait at the level.
 * Contract: isr; no alloc; O(1). */
bool rt_level_waits(uint8_t level);

/* micropython.schedule: RuntimeError when its queue is full.
 * Contract: handler; reserve; O(1); raises. */
bool rt_schedule(value function, value argument) RAISES;

/* Called when a soft or hard handler raised, after it was counted and kept:
 * the tool or board prints it. NULL: nobody.
 * Contract: task; may alloc; O(n). */
typedef void (*rt_error_function)(value exception, const char *source);

/* Contract: boot; no alloc; O(1). */
void rt_set_error_function(rt_error_function function);

/* Events lost, all sources together or one; handlers' exceptions so far.
 * Contract: handler; no alloc; O(n). */
uint32_t rt_lost(uint16_t source);
/* Contract: handler; no alloc; O(1). */
uint32_t rt_error_count(void);

/* Defined by each board: asks that rt_level_run(level) be called at that
 * level as soon as masks and running levels permit. May call it directly.
 * Contract: isr; no alloc; O(1). */
void board_raise_level(uint8_t level);

#endif
