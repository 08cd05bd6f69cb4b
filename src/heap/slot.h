/* SPDX-License-Identifier: MIT */
/* The slot: 8 bytes of memory that hold a value, and the only way to them.
 *
 * A handler may interrupt anywhere and the collector runs between any two steps
 * of a task, so every access goes through the functions below (C1); `bits` is
 * named nowhere else, which a gate checks.
 *
 * S1  A slot is read and written whole with respect to handlers.
 * S2  A value is overwritten in reachable memory only by slot_store and
 *     slot_store_pointer, which shade it while marking is on (snapshot at the
 *     beginning), or by slot_commit and moves after slot_shade.
 *     slot_init is for memory that nothing else can reach yet, or that holds
 *     no pointer yet.
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

/* Marks an object, now or soon. Needed for roots, and for values that leave the
 * heap unseen. Any pointer or value is allowed, static ones included.
 * Contract: isr; no alloc; O(1). */
void heap_shade(const void *object);
void heap_shade_value(value v);

/* Shades what `count` slots hold, at most HEAP_MOVE_MAX of them (C3).
 * Contract: isr; no alloc; O(1). */
void heap_shade_slots(const struct slot *slots, size_t count);

/* Contract: isr; no alloc; O(1). */
SLOT_INLINE value slot_load(const struct slot *slot) {
    return isa_load_pair(&slot->bits);
}

/* slot_store as a call, for files that are built for size.
 * Contract: isr; no alloc; O(1). */
void heap_store(struct slot *slot, value v);

#if defined(__OPTIMIZE_SIZE__)
/* Contract: isr; no alloc; O(1). */
SLOT_INLINE void slot_store(struct slot *slot, value v) { heap_store(slot, v); }
#else
/* Contract: isr; no alloc; O(1). */
SLOT_INLINE void slot_store(struct slot *slot, value v) {
    if (__builtin_expect(heap_state.marking != 0, 0))
        heap_store_marking(slot, v);
    else
        isa_store_pair(&slot->bits, v);
}
#endif

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

/* A commit of several stores, in three parts: slot_shade of each slot that is
 * to be overwritten; then, masked, a look whether what was prepared still
 * holds; then slot_commit. slot.c says why the shade may come so early. With
 * the barrier inside the mask one store of a pointer took 160 cycles on RP2040,
 * of the 120 that C5 gives the whole.
 * Wanted: no collector step until the commit.
 * Contract: isr; no alloc; O(1). */
SLOT_INLINE void slot_shade(const struct slot *slot) {
    if (__builtin_expect(heap_state.marking != 0, 0))
        heap_shade_value(slot_load(slot));
}

/* Two plain words: handlers are masked, and reflexes have no slots.
 * Wanted: handlers masked; slot_shade before, or the slot holds no pointer.
 * Contract: isr; no alloc; O(1). */
SLOT_INLINE void slot_commit(struct slot *slot, value v) { slot->bits = v; }

/* Copies slots to private ones, or to those just below, shaded before.
 * Wanted: handlers masked if they may store to either.
 * Contract: isr; no alloc; O(n). */
SLOT_INLINE void slot_copy(struct slot *to, const struct slot *from,
                           size_t count) {
    isa_copy_up(&to->bits, &from->bits, count);
}

/* Moves slots up, to where they may overlap; slot_copy moves them down.
 * Wanted: handlers masked, the target's contents shaded; HEAP_MOVE_MAX at most.
 * Contract: isr; no alloc; O(1). */
SLOT_INLINE void slot_move_up(struct slot *to, const struct slot *from,
                              size_t count) {
    isa_copy_down(&to->bits, &from->bits, count);
}

/* How many slots a commit moves in place. 16 of them and the 120 cycles of C5
 * exclude each other on an M0+: LDM and STM take 5 to 8 cycles a slot, mask and
 * checks 70 (measured: a deletion that moves 6 slots, 121). */
#define HEAP_MOVE_MAX 6

#endif
