/* SPDX-License-Identifier: MIT */
/* The heap: O(1) allocation, an incremental collector that never moves, and a
 * reserve for each interrupt level.
 *
 * H1  Blocks tile the heap; each has its size in its header, and a fence stands
 *     at either end.
 * H2  A free block is on the free list of its size class and nowhere else, and
 *     a class has its bit set exactly when its list is not empty.
 * H3  The start bitmap marks allocated blocks, except what handlers allocated
 *     since the last safepoint or the begin of the cycle, which is black.
 * H4  Snapshot: what could be reached when the cycle began is not freed in that
 *     cycle; overwritten references are shaded; new objects are born black.
 * H5  While marking, an object is gray exactly if it is on the gray list, and
 *     nobody but the collector's cursor is half scanned.
 * H6  The test "nothing is gray" and the end of marking are one masked section.
 * H7  The sweep ends before the next cycle begins; between them all are black.
 * H8  The general allocator, the bitmap and the sweep belong to tasks; handlers
 *     touch only their own level's reserve, and header states under mask.
 * H9  In a reserve the remainder's header is written before the object's (C8).
 * H10 A weak slot never leads to a freed block: dead targets read as null from
 *     the end of marking, and the slot is cleared before their sweep begins.
 * H11 A finalizer's object is queued once, and what it refers to stays alive.
 * H12 The desk's run, from which tasks cut, is nobody's, unlisted and cleared.
 */
#ifndef KRAIT_HEAP_HEAP_H
#define KRAIT_HEAP_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/isa/level.h"
#include "heap/header.h"
#include "heap/slot.h"

/* How a kind's payload is scanned: raw_units of 8 bytes are skipped, the rest
 * of the block is slots. What is unused in it must be no pointer; allocation
 * clears it to 0.0. */
struct heap_layout {
    uint8_t raw_units;
    uint8_t flags; /* none yet */
};

#define HEAP_LEAF 255u /* raw_units of a kind without slots */

/* What the owner of the stacks offers; any may be NULL. */
struct heap_roots {
    /* A cycle begins, the barrier is on: shades fixed roots and the top frame,
     * and scans the running C stack.
     * Contract: task; no alloc; O(n). */
    void (*scan_begin)(void);
    /* Scans more, taking what it cost from *budget; true when nothing is left.
     * Contract: task; no alloc; O(budget). */
    bool (*scan_more)(uint32_t *budget);
};

/* Makes `bytes` at `memory` the heap. `layouts` has an entry for each kind;
 * those of kinds 0 and 1 are not looked at.
 * Contract: boot; no alloc; O(n). */
void heap_init(void *memory, size_t bytes, const struct heap_layout *layouts,
               uint32_t layout_count);

/* Contract: boot; no alloc; O(1). */
void heap_set_roots(const struct heap_roots *roots);

/* A new object, payload cleared, header black. In a task: from the general
 * heap; if that is full, after finishing the cycle in steps and then one more
 * whole cycle. In a handler: from the level's reserve, which was cleared
 * beforehand. NULL when exhausted: the caller raises MemoryError. Any task
 * allocation is a place where the collector may run, but it begins a cycle only
 * if the heap is full. Contract: handler; reserve; O(n). */
void *heap_alloc(uint8_t kind, size_t payload_bytes);

/* For tests: the n-th allocation from now on fails, and none after it; 0: none.
 * Returns how many the last request still counted; 0 if its allocation came.
 * Contract: task; no alloc; O(1). */
uint32_t heap_fail_alloc(uint32_t n);

/* Is it an address inside the general heap?
 * Contract: isr; no alloc; O(1). */
static inline bool heap_contains(const void *address) {
    return (uintptr_t)address - heap_state.base < heap_state.span;
}

/* Takes each aligned word in [low, high) for a pointer, raw or boxed, to the
 * start, the inside or the end of an object, and shades that. The second form
 * stops when the budget is used up and moves *low.
 * Contract: task; no alloc; O(n). */
void heap_scan_words(const void *low, const void *high);
/* Contract: task; no alloc; O(budget). */
void heap_scan_words_some(const void **low, const void *high, uint32_t *budget);

/* Must the next safepoint call heap_work? One byte.
 * Contract: isr; no alloc; O(1). */
static inline bool heap_safepoint_needed(void) {
    return heap_state.safepoint != 0;
}

/* At a safepoint: refills reserves, begins a cycle that was asked for, or pays
 * one step of the debt that allocation ran up. While more is due, the flag
 * stays up: the safepoint lets higher fibers run and calls again until it is
 * down. Contract: task; may alloc; O(budget). */
void heap_work(void);

/* The same in the midst of a builtin, whose C stack may be deep: begins no
 * cycle, since that scans all of it at once. Allocation asks again.
 * Contract: task; may alloc; O(budget). */
void heap_work_inside(void);

/* One step of at most `budget` units, debt or not; begins a cycle if none runs.
 * For idle time and tests. A unit is one slot, one swept block or one stack
 * word. Returns false when the cycle has ended.
 * Contract: task; no alloc; O(budget). */
bool heap_step(uint32_t budget);

/* Finishes a running cycle, then runs a whole one.
 * Contract: task; no alloc; O(n). */
void heap_collect(void);

/* Virtual time (R8): what a collector step costs is charged for each so many
 * bytes that are allocated, whatever the steps really find and whenever they
 * run. Kinds whose bit is set in `uncounted` are left out: their size depends
 * on the machine. A whole collection that a program asks for is charged as
 * `whole` steps. 0 bytes: nothing is charged, as on chips.
 * Contract: boot; no alloc; O(1). */
void heap_set_charge(uint32_t bytes, uint32_t whole, uint64_t uncounted);

/* A program has asked for a collection: its charges are due. Are any still?
 * Both: Contract: task; no alloc; O(1). */
void heap_charge_whole(void);
bool heap_charge_waits(void);

/* Between true and false nothing is counted, since whether it is allocated at
 * all depends on the size of pointers. No safepoint in between.
 * Contract: task; no alloc; O(1). */
void heap_skip_charge(bool skip);

/* Charges that are due, two at most, and then are no longer: a step that has
 * its whole budget to pay with takes twice the mean. If there are more, the
 * next safepoint is asked for.
 * Contract: task; no alloc; O(1). */
uint32_t heap_charges_due(void);

/* Units of a step made by heap_work.
 * Contract: task; no alloc; O(1). */
void heap_set_budget(uint32_t units);

/* Stops (or resumes) cycles that begin by themselves; a full heap still
 * collects. Contract: task; no alloc; O(1). */
void heap_enable(bool on);
bool heap_enabled(void);

/* The first payload unit of `object` becomes a weak slot. Its kind's raw prefix
 * must cover the slot. It may be set by slot_init before this call.
 * Contract: handler; no alloc; O(1). */
void heap_set_weak(void *object);

/* Reads a weak slot; a null pointer value if the target is dead (H10).
 * Contract: isr; no alloc; O(1). */
value heap_weak_read(const struct slot *slot);

/* Asks for one visit to the finalizer queue when the object is found dead.
 * `aux` then belongs to the heap. An object is not both weak and finalized.
 * Contract: handler; no alloc; O(1). */
void heap_set_finalizer(void *object);

/* Contract: task; no alloc; O(1). */
static inline bool heap_finalizer_waits(void) { return heap_state.queue != 0; }

/* Next object of the finalizer queue, or NULL (H11).
 * Contract: task; no alloc; O(1). */
void *heap_next_finalizer(void);

/* Sets the size of a handler level's reserve; false if memory does not allow.
 * Contract: task; may alloc; O(n). */
bool heap_reserve_set(uint8_t level, size_t bytes);

/* Replaces the reserves that have been used; false if there is no block for
 * one. heap_work does it too, and collects while that is so.
 * Contract: task; may alloc; O(n). */
bool heap_reserve_refill(void);

#define HEAP_STEP_CLASSES 16

struct heap_stats {
    size_t total_bytes;        /* of the heap, headers included */
    size_t free_bytes;         /* not in use, garbage not yet swept apart */
    size_t live_bytes;         /* in use, reserves included */
    size_t largest_free_bytes; /* payload that one allocation can have */
    uint64_t allocated_bytes;  /* since the start */
    uint32_t cycles;
    uint32_t steps;
    uint32_t max_step_units;
    uint32_t step_units[HEAP_STEP_CLASSES]; /* steps of 2^(i-1)..2^i-1 units */
};

/* Contract: task; no alloc; O(n). */
void heap_stats(struct heap_stats *out);

#endif
