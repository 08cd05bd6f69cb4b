/* SPDX-License-Identifier: MIT */
/* Words that inline caches have held, by shape and name (cache.c). An
 * instruction that meets several classes by turns keeps only the last one's
 * word; this is where it finds the others again. Rejected: several words an
 * instruction, which each of them would pay for in memory. */
#ifndef KRAIT_VM_SEEN_H
#define KRAIT_VM_SEEN_H

#include <stdint.h>

#include "base/isa/isa.h"
#include "value/value.h"

/* What a word is good for: a slot that may be read is not always one that may
 * be written, for there are attribute hooks. ADD: an instance of the shape gets
 * the attribute as a new one; the word names no slot. */
enum vm_cache_use { CACHE_READ = 1, CACHE_WRITE = 2, CACHE_ADD = 3 };

#define VM_SEEN 2048u

struct vm_seen {
    uint32_t key;  /* name and use; 0: none, or being written */
    uint32_t word; /* has the shape */
};

#if ISA_ROOMY
/* Shape of v, 0 if it is no instance.
 * Contract: handler; no alloc; O(1). */
uint32_t vm_cache_shape(value v);
/* A word for the shape that was kept under the name; 0: none.
 * Contract: handler; no alloc; O(1). */
uint32_t vm_cache_recall(uint32_t shape, uint32_t name, enum vm_cache_use use);
/* Keeps a word of that shape.
 * Contract: handler; no alloc; O(1). */
void vm_cache_keep(uint32_t shape, uint32_t name, enum vm_cache_use use,
                   uint32_t word);
#else
static inline uint32_t vm_cache_shape(value v) {
    (void)v;
    return 0;
}
static inline uint32_t vm_cache_recall(uint32_t shape, uint32_t name,
                                       enum vm_cache_use use) {
    (void)shape, (void)name, (void)use;
    return 0;
}
static inline void vm_cache_keep(uint32_t shape, uint32_t name,
                                 enum vm_cache_use use, uint32_t word) {
    (void)shape, (void)name, (void)use, (void)word;
}
#endif

#endif
