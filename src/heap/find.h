/* SPDX-License-Identifier: MIT */
/* Looks through the heap for objects, for images that give programs memory by
 * address, and refuses them, for images with a heap lock. Handlers may come in
 * between; what they allocated since the last safepoint may be missed. */
#ifndef KRAIT_HEAP_FIND_H
#define KRAIT_HEAP_FIND_H

#include "heap/heap.h"

/* The living object that an address lies in, or NULL.
 * Contract: handler; no alloc; O(1). */
const struct header *heap_object_at(const void *address);

/* The next object of a kind, dead ones that are not yet swept included; the
 * first behind NULL, NULL at the end. No collector step in between.
 * Contract: task; no alloc; O(n). */
struct header *heap_next_object(const struct header *previous, uint8_t kind);

/* Does any object hold it in a slot? Stacks do not count.
 * Contract: task; no alloc; O(n). */
bool heap_is_referred(const struct header *object);

/* From now on tasks get no objects of these kinds, given as bits: what a
 * program asks for by micropython.heap_lock(). Only where ISA_FULL.
 * Contract: task; no alloc; O(1). */
void heap_refuse(uint64_t kinds);

#endif
