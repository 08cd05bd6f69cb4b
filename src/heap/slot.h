/* SPDX-License-Identifier: MIT */
/* The slot: 8 bytes of memory that hold a value, and the only way to them.
 *
 * A handler may interrupt anywhere and the collector runs between any two steps
 * of a task, so every access goes through the functions below (C1); `bits` is
 * named nowhere else, which a gate checks.
 *
 * S1  A slot is read and written whole with respect to handlers.
 * S2  A value is overwritten in reachable memory only by slot_store,
 *     slot_store_pointer or slot_move, which shade it while marking is on:
 *     snapshot at the beginning. slot_init is for memory that nothing else
 *     can reach yet, or that holds no pointer yet.
 * S3  A slot that once held a pointer through slot_store_pointer holds pointers
 *     for ever; then its low half alone is the pointer on a 32-bit chip.
 *
 * The test of `marking` stands outside the mask: only a task's collector step
 * changes it, and none runs inside a store. */
#ifndef KRAIT_HEAP_SLOT_H
#define KRAIT_HEAP_SLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/isa/isa.h"
#include "heap/state.h"

/* A plain integer, since AAPCS returns 8-byte structs in memory. The tag is in
 * the top 16 bits; what else they mean is value/value.h's business. */
typedef uint64_t value;

#define VALUE_TAG_POINTER 0xFFF9u

struct slot {
    uint64_t bits;
};

/* A call costs more than the store: 31 cycles on RP2040 where gcc chose one, of
 * the 20 that DESIGN.md allows. */
#define SLOT_INLINE __attribute__((always_inline)) static inline

static inline value value_from_pointer(const void *object) {
    return ((uint64_t)VALUE_TAG_POINTER << 48) | (uint64_t)(uintptr_t)object;
}

static inline bool value_is_pointer(value v) {
    return (v >> 48) == VALUE_TAG_POINTER;
}

/* Wanted: v is a pointer. */
static inline void *value_pointer(value v) {
    return (void *)(uintptr_t)(v & 0xFFFFFFFFFFFFu);
}

/* slot_store and slot_store_pointer while marking is on: shade, then store.
 * Contract: isr; no alloc; O(1). */
void heap_store_marking(struct slot *slot, value v);

/* Contract: isr; no alloc; O(1). */
SLOT_INLINE value slot_load(const struct slot *slot) {
    return isa_load_pair(&slot->bits);
}

/* Contract: isr; no alloc; O(1). */
SLOT_INLINE void slot_store(struct slot *slot, value v) {
    if (__builtin_expect(heap_state.marking != 0, 0))
        heap_store_marking(slot, v);
    else
        isa_store_pair(&slot->bits, v);
}

/* Fills a slot of a fresh object: no barrier, no mask (S2).
 * Contract: isr; no alloc; O(1). */
SLOT_INLINE void slot_init(struct slot *slot, value v) { slot->bits = v; }

/* Reads a slot that S3 holds for: one word on a chip. NULL if it was never
 * stored to or holds a null pointer.
 * Contract: isr; no alloc; O(1). */
SLOT_INLINE void *slot_pointer(const struct slot *slot) {
    return isa_load_pointer(&slot->bits);
}

/* Stores to a slot that holds 0.0 or a pointer, and pointers from then on (S3).
 * Unmasked: the tag goes in first, so that a handler finds the old pointer or
 * the new one.
 * Contract: isr; no alloc; O(1). */
SLOT_INLINE void slot_store_pointer(struct slot *slot, const void *object) {
    if (__builtin_expect(heap_state.marking != 0, 0))
        heap_store_marking(slot, value_from_pointer(object));
    else
        isa_store_pointer(&slot->bits, value_from_pointer(object));
}

/* Copies `count` slots, overlapping or not, at most HEAP_MOVE_MAX, the old
 * contents of the target shaded (C3). For the caller's own masked commit.
 * Wanted: handlers masked.
 * Contract: isr; no alloc; O(1). */
void heap_move_slots(struct slot *to, const struct slot *from, size_t count);

#define HEAP_MOVE_MAX 16

#endif
