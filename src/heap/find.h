/* SPDX-License-Identifier: MIT */
/* Looks through the heap for objects, for images that give programs memory by
 * address. Handlers may come in between; what they allocated since the last
 * safepoint may be missed. */
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

#endif
