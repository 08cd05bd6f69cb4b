/* SPDX-License-Identifier: MIT */
/* The heap's whole mutable state. Only src/heap reads more than the first four
 * members; they are here for the inline functions of slot.h and heap.h.
 *
 * Memory:  | fence | blocks ...                       | fence | bitmap levels |
 *          base                                              base + span
 */
#ifndef KRAIT_HEAP_STATE_H
#define KRAIT_HEAP_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/isa/level.h"
#include "heap/header.h"

struct heap_layout;
struct heap_roots;

/* Free-list classes: exact sizes below 32 granules, then 8 classes a power of
 * two, for 16 (chips) or 32 bits of size in granules. */
#if UINTPTR_MAX == UINT32_MAX
#define HEAP_CLASSES (32u + 11u * 8u)
#else
#define HEAP_CLASSES (32u + 27u * 8u)
#endif
#define HEAP_CLASS_WORDS ((HEAP_CLASSES + 31u) / 32u)
#define HEAP_MAP_LEVELS 6
#define HEAP_HITS 96u /* of conservative scans, still to be looked up */

/* In `safepoint`: nothing is wanted but a cycle's begin, which a safepoint
 * inside a builtin leaves to the next one outside. */
#define HEAP_BEGIN_DUE 2u

enum heap_phase {
    HEAP_IDLE,     /* all objects black */
    HEAP_MARK,     /* roots, gray list */
    HEAP_FINALIZE, /* dead finalizer objects are queued; marking is on */
    HEAP_WEAK,     /* dead weak targets are cleared; marking is off */
    HEAP_SWEEP
};

/* A reserve: objects up to `next`, an unused block of kind RESERVE from there
 * to `end`. `next` is written by its level's handlers; all else by tasks. */
struct heap_reserve {
    volatile heap_index next;
    heap_index end;
    heap_index synced; /* start bits are set below this */
    heap_index size;
};

struct heap_state {
    volatile uint8_t marking;   /* barrier on; written by collector steps */
    volatile uint8_t safepoint; /* heap_work wanted (1); set by anyone */
    uint8_t black;              /* HEAP_EVEN or HEAP_ODD */
    uint8_t phase;
    uintptr_t base; /* address of granule 0 */
    uintptr_t span; /* bytes of all granules */

    const struct heap_layout *layouts;
    const struct heap_roots *roots;
    uint32_t layout_count;
    heap_index granules; /* fences included; the last is a fence */

    /* Allocator (H2). */
    size_t alloc_limit; /* bytes; a longer payload is looked at by itself */
    uint32_t fail_in;   /* heap_fail_alloc: counts down to 0 */
    uint64_t refused;   /* heap_refuse: kinds, as bits */
    uint32_t class_summary;
    uint32_t class_map[HEAP_CLASS_WORDS];
    heap_index class_head[HEAP_CLASSES];
    heap_index free_granules;
    heap_index run_at;   /* H12: the run that small blocks are cut from */
    heap_index run_left; /* 0: there is none */
    heap_index run_max;  /* of a block that is cut off one; 0 in some tests */
    uint32_t *map[HEAP_MAP_LEVELS]; /* start bitmap, then its summaries */
    uint32_t map_levels;

    /* Collector. gray is pushed by anyone under mask. */
    volatile heap_index gray;
    heap_index
        scanning; /* popped object, its slots from scan_slot on are due */
    uint32_t scan_slot;
    uint32_t hit_count; /* written by tasks only */
    uintptr_t hits[HEAP_HITS];
    bool roots_done;
    bool disabled;
    volatile uint8_t drawn; /* a handler has drawn on its reserve */
    heap_index sweep_at;
    heap_index sweep_free;          /* free block that ends at sweep_at, or 0 */
    volatile heap_index finalizers; /* chain of all that have one */
    heap_index finalizers_due;      /* chain still to look at in this cycle */
    volatile heap_index weaks;
    heap_index weaks_due;
    heap_index queue; /* finalizer queue, first and last */
    heap_index queue_last;
    heap_index queue_scan; /* next of the queue to shade as a root */

    /* Pacing. */
    uint32_t unpaid;       /* granules allocated since the last payment */
    uint32_t pay_at;       /* then heap_work is wanted */
    uint32_t debt;         /* 1/256 units */
    uint32_t rate;         /* 1/256 units a granule */
    uint32_t budget;       /* units a step */
    uint32_t charge_at;    /* bytes for which a step is charged; 0: never */
    uint32_t charge_whole; /* the same for a collection asked for */
    uint32_t uncharged;    /* bytes since */
    bool skip_charge;
    uint64_t uncounted; /* kinds, as bits: their size depends on the machine */

    struct heap_reserve reserve[BASE_LEVELS];

    /* Statistics. */
    uint64_t allocated_granules;
    uint32_t cycles;
    uint32_t steps;
    uint32_t max_step_units;
    uint32_t step_units[16];
};

extern struct heap_state heap_state;

#endif
