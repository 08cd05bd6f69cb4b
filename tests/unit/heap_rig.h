/* SPDX-License-Identifier: MIT */
/* What the heap's tests share: a heap in static memory, a few kinds, random
 * numbers, and pretended interrupts. */
#ifndef KRAIT_TESTS_HEAP_RIG_H
#define KRAIT_TESTS_HEAP_RIG_H

#include <stdint.h>
#include <stdlib.h>

#include "heap/heap.h"
#include "heap/walk.h"
#include "unit.h"

enum { RIG_LEAF = HEAP_KIND_FIRST, RIG_NODE, RIG_LIST, RIG_WEAK, RIG_KINDS };

static const struct heap_layout rig_layouts[RIG_KINDS] = {
    [RIG_LEAF] = {HEAP_LEAF, 0},
    [RIG_NODE] = {1, 0}, /* an id, then slots */
    [RIG_LIST] = {0, 0}, /* slots */
    [RIG_WEAK] = {1, 0}, /* a weak slot, then slots */
};

struct rig_state {
    void *memory;
    uint64_t random;
};

static struct rig_state rig_state;

#define EXPECT_WALK()                                                          \
    do {                                                                       \
        const char *rig_broken = heap_walk();                                  \
        unit_checks++;                                                         \
        if (rig_broken != NULL)                                                \
            unit_failed(rig_broken, __FILE__, __LINE__);                       \
    } while (0)

/* xorshift64*, top half. */
static inline uint32_t rig_random(void) {
    uint64_t x = rig_state.random;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    rig_state.random = x;
    return (uint32_t)((x * 0x2545F4914F6CDD1Du) >> 32);
}

static inline void rig_init(size_t bytes, const struct heap_roots *roots,
                            uint32_t seed) {
    free(rig_state.memory);
    rig_state.memory = aligned_alloc(4096, (bytes + 4095) & ~(size_t)4095);
    rig_state.random = 0x9E3779B97F4A7C15u + seed;
    EXPECT(rig_state.memory != NULL);
    heap_init(rig_state.memory, bytes, rig_layouts, RIG_KINDS);
    heap_set_roots(roots);
}

/* Does an object start here? */
static inline bool rig_is_object(const void *object) {
    uintptr_t index = ((uintptr_t)object - heap_state.base) / HEAP_GRANULE;
    return (heap_state.map[0][index / 32] >> index % 32 & 1u) != 0;
}

static inline struct slot *rig_slots(const void *object) {
    return heap_payload(object);
}

#endif
