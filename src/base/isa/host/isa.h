/* SPDX-License-Identifier: MIT */
/* Masks and whole 64-bit accesses on a host, where an interrupt is a POSIX
 * signal or an event of the simulated board. Masking counts a depth and
 * asks the operating system nothing: whoever wants to interrupt finds the depth
 * above zero, sets `pending` and goes; the outermost unmask delivers. Blocking
 * signals instead would cost two system calls a commit.
 *
 * KRAIT_SPLIT_STORE is a test build: the store happens in two halves with
 * base_isa_split() between them, as on a 32-bit chip. */
#ifndef KRAIT_BASE_ISA_HOST_ISA_H
#define KRAIT_BASE_ISA_HOST_ISA_H

#include <stddef.h>
#include <stdint.h>

#include "base/isa/host/spill.h"

#define ISA_WIDE_ARITHMETIC /* in 64 bits, whatever a pointer has */
#ifdef KRAIT_NARROW         /* a chip's ways, to be tested on the desk */
#define ISA_ROOMY 0
#else
#define ISA_ROOMY 1
#endif
#define ISA_FULL 1

#define ISA_WAITS 1u   /* in `pending`: an interrupt */
#define ISA_WATCHED 2u /* each masked section is told to `watch` */

/* A section ends in a function of a file.
 * Contract: isr; no alloc; O(n). */
typedef void base_isa_watch(const char *file, const char *function);

struct base_isa {
    volatile uint32_t depth;   /* written by whoever runs; 0 = not masked */
    volatile uint32_t pending; /* set by the interrupt, cleared on delivery */
    base_isa_watch *watch;
};

extern struct base_isa base_isa;

/* Runs what is pending. The board defines it.
 * Contract: isr; no alloc; O(n). */
void base_isa_deliver(void);

/* The outermost section ends, and something is pending.
 * `file` is NULL where a chip needs no section, or PRIMASK for a few cycles.
 * Contract: isr; no alloc; O(n). */
void base_isa_leave(const char *file, const char *function);

static inline void isa_fence(void) { __asm__ volatile("" ::: "memory"); }

static inline uint32_t isa_mask_handlers(void) {
    uint32_t state = base_isa.depth;
    base_isa.depth = state + 1;
    isa_fence();
    return state;
}

/* Not being watched costs nothing: the test of `pending` is there anyway. */
static inline void isa_leave(uint32_t state, const char *file,
                             const char *function) {
    isa_fence();
    base_isa.depth = state;
    if (state == 0 && base_isa.pending != 0)
        base_isa_leave(file, function);
}

#define isa_unmask_handlers(state) isa_leave(state, __FILE__, __func__)

static inline uint32_t isa_mask_all(void) { return isa_mask_handlers(); }

#define isa_unmask_all(state) isa_leave(state, __FILE__, __func__)

#if UINTPTR_MAX > UINT32_MAX
__attribute__((always_inline)) static inline uint64_t
isa_load_pair(const uint64_t *from) {
    return *(const volatile uint64_t *)from;
}
#else
/* Two accesses; an interrupt between them waits. */
static inline uint64_t isa_load_pair(const uint64_t *from) {
    uint32_t state = isa_mask_handlers();
    uint64_t bits = *(const volatile uint64_t *)from;
    isa_leave(state, NULL, NULL);
    return bits;
}
#endif

#ifdef KRAIT_SPLIT_STORE
/* Called between the two halves of every store; the test defines it.
 * Contract: isr; no alloc; O(n). */
void base_isa_split(void);

__attribute__((always_inline)) static inline void
isa_store_pair(uint64_t *to, uint64_t bits) {
    uint32_t state = isa_mask_handlers();
    uint64_t half =
        (isa_load_pair(to) & ~(uint64_t)UINT32_MAX) | (bits & UINT32_MAX);
    *(volatile uint64_t *)to = half;
    base_isa_split();
    *(volatile uint64_t *)to = bits;
    isa_leave(state, NULL, NULL);
}
#elif UINTPTR_MAX == UINT32_MAX
static inline void isa_store_pair(uint64_t *to, uint64_t bits) {
    uint32_t state = isa_mask_handlers();
    *(volatile uint64_t *)to = bits;
    isa_leave(state, NULL, NULL);
}
#else
__attribute__((always_inline)) static inline void
isa_store_pair(uint64_t *to, uint64_t bits) {
    isa_fence(); /* what the stored reference leads to is complete before */
    *(volatile uint64_t *)to = bits;
}
#endif

__attribute__((always_inline)) static inline void *
isa_load_pointer(const uint64_t *from) {
    return (void *)(uintptr_t)(isa_load_pair(from) & 0xFFFFFFFFFFFFu);
}

__attribute__((always_inline)) static inline void
isa_store_pointer(uint64_t *to, uint64_t bits) {
    isa_store_pair(to, bits);
}

typedef uint64_t isa_two
    __attribute__((vector_size(16), aligned(8), may_alias));

/* Pairs [0, count), in ascending order, six of a growing list without a call;
 * in descending order. */
static inline void isa_copy_up(uint64_t *to, const uint64_t *from,
                               size_t count) {
    if (count != 6) {
        __builtin_memmove(to, from, count * sizeof *to);
        return;
    }
    const isa_two *pairs = (const void *)from;
    isa_two a = pairs[0], b = pairs[1], c = pairs[2];
    ((isa_two *)to)[0] = a;
    ((isa_two *)to)[1] = b;
    ((isa_two *)to)[2] = c;
}

static inline void isa_copy_down(uint64_t *to, const uint64_t *from,
                                 size_t count) {
    while (count-- > 0)
        to[count] = from[count];
}

static inline uint32_t isa_lowest_bit(uint32_t bits) {
    return (uint32_t)__builtin_ctz(bits);
}

static inline uint32_t isa_highest_bit(uint32_t bits) {
    return 31u - (uint32_t)__builtin_clz(bits);
}

/* Bits of the sum of two doubles. */
static inline uint64_t isa_add_double(uint64_t a, uint64_t b) {
    double x, y;
    __builtin_memcpy(&x, &a, sizeof x);
    __builtin_memcpy(&y, &b, sizeof y);
    x += y;
    __builtin_memcpy(&a, &x, sizeof a);
    return a;
}

#endif
