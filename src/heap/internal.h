/* SPDX-License-Identifier: MIT */
/* What the files of this folder share: granule arithmetic, whole-word headers,
 * and the steps of allocator, marker and sweeper. */
#ifndef KRAIT_HEAP_INTERNAL_H
#define KRAIT_HEAP_INTERNAL_H

#include "base/check.h"
#include "base/isa/isa.h"
#include "heap/asan.h"
#include "heap/heap.h"

#define UNIT_BYTES 8u /* a slot; layouts count raw prefixes in these */
#define UNITS_PER_GRANULE (HEAP_GRANULE / UNIT_BYTES)

#if UINTPTR_MAX == UINT32_MAX
#define KIND_SHIFT 16
#define STATE_SHIFT 24
#else
#define KIND_SHIFT 32
#define STATE_SHIFT 40
#endif

static inline struct header *block_at(heap_index index) {
    return (struct header *)(heap_state.base + (uintptr_t)index * HEAP_GRANULE);
}

/* Wanted: the address is in the heap. */
static inline heap_index index_of(const void *address) {
    return (heap_index)(((uintptr_t)address - heap_state.base) / HEAP_GRANULE);
}

static inline heap_word header_word(heap_index size, uint32_t kind,
                                    uint32_t state) {
    return (heap_word)size | (heap_word)kind << KIND_SHIFT |
           (heap_word)state << STATE_SHIFT;
}

/* Size, kind and state in one store: whoever looks sees the block before or
 * after, never between (H9). On 64 bits it clears aux too. */
static inline void publish(struct header *block, heap_word word) {
    isa_fence();
    *(volatile heap_word *)&block->word = word;
}

static inline heap_word read_word(const struct header *block) {
    return *(const volatile heap_word *)&block->word;
}

static inline heap_index word_size(heap_word word) { return (heap_index)word; }

static inline uint32_t word_kind(heap_word word) {
    return (uint32_t)(word >> KIND_SHIFT) & 0xFFu;
}

static inline uint32_t word_state(heap_word word) {
    return (uint32_t)(word >> STATE_SHIFT) & 0xFFu;
}

static inline uint32_t white(void) { return heap_state.black ^ 1u; }

static inline bool is_white(const struct header *block) {
    return (block->state & HEAP_COLOUR) == white();
}

/* Wanted: handlers masked, or the block is not reachable by handlers. */
static inline void set_colour(struct header *block, uint32_t colour) {
    block->state = (uint8_t)((block->state & ~HEAP_COLOUR) | colour);
}

/* map.c: the start bitmap (H3).
 * Contract: boot; no alloc; O(n). */
void heap_map_init(uint32_t *memory, heap_index granules);
/* Words that heap_map_init takes.
 * Contract: boot; no alloc; O(1). */
size_t heap_map_words(size_t granules);
/* Contract: task; no alloc; O(1). */
void heap_map_set(heap_index index);
/* Contract: task; no alloc; O(1). */
void heap_map_clear(heap_index index);
/* Contract: task; no alloc; O(1). */
bool heap_map_test(heap_index index);
/* The nearest start at or below index; 0, the fence, if there is none.
 * Contract: handler; no alloc; O(1). */
heap_index heap_map_below(heap_index index);

static inline void map_set(heap_index index) {
    uint32_t *word = &heap_state.map[0][index / 32u];
    uint32_t before = *word;
    if (before == 0)
        heap_map_set(index);
    else
        *word = before | 1u << index % 32u;
}

/* alloc.c: the free lists (H2).
 * Contract: task; no alloc; O(1). */
uint32_t heap_class_of(uint32_t size);
/* Contract: task; no alloc; O(1). */
void heap_free_push(heap_index index, heap_index size);
/* Contract: task; no alloc; O(1). */
void heap_free_unlink(heap_index index);
/* A block of exactly this size, off the lists, its header not yet written;
 * 0 if no free block is large enough.
 * Contract: task; no alloc; O(1). */
heap_index heap_take(heap_index size);

/* Frees what is left of the run (H12), so that the sweep can merge it.
 * Contract: task; no alloc; O(1). */
void heap_end_run(void);

/* mark.c: shades one object.
 * Wanted: marking is on, handlers are masked.
 * Contract: isr; no alloc; O(1). */
void heap_shade_masked(const void *address);
/* Scans gray objects, and what conservative scans have found, until none is
 * left (true) or the budget is used.
 * Contract: task; no alloc; O(budget). */
bool heap_mark_gray(uint32_t *left);

/* weak.c: a step over the chain of finalizer objects, or weak objects; true
 * when the whole chain was looked at.
 * Contract: task; no alloc; O(budget). */
bool heap_finalize_some(uint32_t *left);
/* Contract: task; no alloc; O(budget). */
bool heap_clear_weak_some(uint32_t *left);
/* Shades one object of the finalizer queue; false when none is left.
 * Contract: task; no alloc; O(1). */
bool heap_shade_queue(void);
/* Takes all of a chain away, for a cycle to look through.
 * Contract: task; no alloc; O(1). */
heap_index heap_detach(volatile heap_index *chain);

/* sweep.c: true at the end of the heap.
 * Contract: task; no alloc; O(budget). */
bool heap_sweep_some(uint32_t *left);

/* reserve.c: an object from the reserve of the current level.
 * Contract: handler; reserve; O(1). */
void *heap_reserve_alloc(uint8_t kind, heap_index size);
/* Sets the start bits of what handlers allocated, and accounts for it (H3).
 * Contract: task; no alloc; O(n). */
void heap_reserve_sync(void);

/* collect.c: remembers what an allocation must pay.
 * Contract: task; no alloc; O(1). */
static inline void account(heap_index granules) {
    heap_state.allocated_granules += granules;
    heap_state.unpaid += granules;
    if (heap_state.unpaid >= heap_state.pay_at && heap_state.safepoint == 0)
        heap_state.safepoint = 1;
}
/* Sets when the next cycle is due, from what is free now.
 * Contract: task; no alloc; O(1). */
void heap_pace_idle(void);

#endif
