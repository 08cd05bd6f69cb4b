/* SPDX-License-Identifier: MIT */
/* The header that each block of the heap starts with; a pointer to an object is
 * a pointer to its header. Addresses are in granules, of 8 bytes on a 32-bit
 * chip and 16 on a 64-bit host, so that a header is one granule and the
 * smallest remainder of a split is a block of its own.
 *
 *   32-bit   size:16 kind:8 state:8 | link:16 aux:16
 *   64-bit   size:32 kind:8 state:8 aux:16 | link:32 aux2:32
 *
 * The first word holds all that the sweeper needs, so storing it publishes the
 * block whole (C8). */
#ifndef KRAIT_HEAP_HEADER_H
#define KRAIT_HEAP_HEADER_H

#include <stddef.h>
#include <stdint.h>

#if UINTPTR_MAX == UINT32_MAX

typedef uint16_t heap_index; /* a granule's number; 0 is no granule */
typedef uint32_t heap_word;  /* the part of a header that publishes it */

struct header {
    union {
        struct {
            uint16_t size_granules; /* whole block, header included */
            uint8_t kind;
            uint8_t state;
        };
        heap_word word;
    };
    uint16_t gray_link; /* next on the gray list or on a free list */
    uint16_t aux;       /* the kind's own, unless finalizer or weak */
} __attribute__((aligned(8)));

#define HEAP_GRANULE 8u
#define HEAP_MAX_GRANULES 0xFFFFu
/* Units of a step until heap_set_budget says otherwise. The dearest unit takes
 * 117 cycles on RP2040 (a dead block between live ones, tests/emulators/heap),
 * so a step stays below 6,000. */
#define HEAP_BUDGET 48u
#define HEAP_CHAIN aux /* chain of finalizers or weak objects, free list */

#else

typedef uint32_t heap_index;
typedef uint64_t heap_word;

struct header {
    union {
        struct {
            uint32_t size_granules;
            uint8_t kind;
            uint8_t state;
            uint16_t aux;
        };
        heap_word word;
    };
    uint32_t gray_link;
    uint32_t aux2;
};

#define HEAP_GRANULE 16u
#define HEAP_MAX_GRANULES (1u << 30) /* six levels of bitmap */
#define HEAP_BUDGET 64u
#define HEAP_CHAIN aux2

#endif

_Static_assert(sizeof(struct header) == HEAP_GRANULE, "one granule a header");

/* Kinds of the heap itself; all others are named by the layout table. */
#define HEAP_KIND_FREE 0u
#define HEAP_KIND_RESERVE                                                      \
    1u /* unused part of a reserve, and the two fences                         \
        */
#define HEAP_KIND_FIRST 2u

/* `state`. Which of EVEN and ODD is white and which black flips each cycle, so
 * that no pass ever recolours. */
#define HEAP_COLOUR 0x03u
#define HEAP_EVEN 0u
#define HEAP_ODD 1u
#define HEAP_GRAY 2u
#define HEAP_FLAG_STATIC 0x80u    /* const data: not in the heap, no colour */
#define HEAP_FLAG_FINALIZER 0x40u /* queue once when found dead */
#define HEAP_FLAG_WEAK 0x20u      /* its first unit is a weak slot */

/* Header of an object in flash. It has no size: what needs one carries it. */
#define HEAP_STATIC_HEADER(its_kind)                                           \
    { .kind = (its_kind), .state = HEAP_FLAG_STATIC }

/* Contract: isr; no alloc; O(1). */
static inline uint8_t heap_kind(const void *object) {
    return ((const struct header *)object)->kind;
}

/* First byte after the header.
 * Contract: isr; no alloc; O(1). */
static inline void *heap_payload(const void *object) {
    return (char *)(uintptr_t)object + sizeof(struct header);
}

/* Bytes after the header; at least what was asked for. Not of static objects.
 * Contract: isr; no alloc; O(1). */
static inline size_t heap_payload_bytes(const void *object) {
    const struct header *header = object;
    return ((size_t)header->size_granules - 1) * HEAP_GRANULE;
}

#endif
