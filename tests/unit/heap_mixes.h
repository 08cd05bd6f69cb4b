/* SPDX-License-Identifier: MIT */
/* Three seeded streams of allocations, sizes log-uniform from 16 bytes to 4 KB,
 * 60% of the heap live. They differ in who dies:
 *
 *   random    any block, the usual assumption
 *   queue     the oldest, as in telemetry and ring buffers
 *   young     seven of eight among the last 64, the eighth random, as in most
 *             programs
 *
 * Every block carries its own number at both ends, so an overlap is seen. */
#ifndef KRAIT_TESTS_HEAP_MIXES_H
#define KRAIT_TESTS_HEAP_MIXES_H

#include <stdint.h>
#include <string.h>

#include "heap/heap.h"
#include "heap_rig.h"
#include "unit.h"

enum mix { MIX_RANDOM, MIX_QUEUE, MIX_YOUNG, MIX_COUNT };

static const char *const mix_names[MIX_COUNT] = {"random", "queue", "young"};

#define MIX_BLOCKS 65536u

struct mix_state {
    char *blocks[MIX_BLOCKS];
    uint32_t count;
    uint32_t oldest;
    size_t live;
    uint64_t number;
};

static struct mix_state mix_state;

static void mix_scan_begin(void) {
    for (uint32_t i = 0; i < mix_state.count; i++)
        heap_shade(mix_state.blocks[(mix_state.oldest + i) % MIX_BLOCKS]);
}

static const struct heap_roots mix_roots = {.scan_begin = mix_scan_begin};

/* 2^4 .. 2^12 bytes, the exponent uniform. */
static size_t mix_size(void) {
    uint32_t exponent = 4 + rig_random() % 8;
    return ((size_t)1 << exponent) + rig_random() % (1u << exponent);
}

static size_t mix_block_bytes(const void *block) {
    return heap_payload_bytes(block) + sizeof(struct header);
}

static void mix_check(const char *block) {
    size_t last = heap_payload_bytes(block) - 8;
    const char *payload = heap_payload(block);
    EXPECT(memcmp(payload, payload + last, 8) == 0);
}

/* Which block dies, counted from the oldest. */
static uint32_t mix_victim(enum mix mix) {
    uint32_t count = mix_state.count;
    if (mix == MIX_QUEUE)
        return 0;
    if (mix == MIX_YOUNG && count > 64 && rig_random() % 8 != 0)
        return count - 64 + rig_random() % 64;
    return rig_random() % count;
}

static void mix_drop(enum mix mix) {
    uint32_t victim = mix_state.oldest + mix_victim(mix);
    char **hole = &mix_state.blocks[victim % MIX_BLOCKS];
    char **first = &mix_state.blocks[mix_state.oldest];
    mix_check(*hole);
    mix_state.live -= mix_block_bytes(*hole);
    *hole = *first;
    *first = NULL;
    mix_state.oldest = (mix_state.oldest + 1) % MIX_BLOCKS;
    mix_state.count--;
}

static void mix_allocate(enum mix mix, size_t target) {
    size_t size = mix_size();
    while (mix_state.count > 0 &&
           (mix_state.live + size > target || mix_state.count == MIX_BLOCKS))
        mix_drop(mix);
    char *block = heap_alloc(RIG_LEAF, size);
    EXPECT(block != NULL);
    char *payload = heap_payload(block);
    mix_state.number++;
    memcpy(payload, &mix_state.number, 8);
    memcpy(payload + heap_payload_bytes(block) - 8, &mix_state.number, 8);
    mix_state.blocks[(mix_state.oldest + mix_state.count) % MIX_BLOCKS] = block;
    mix_state.count++;
    mix_state.live += mix_block_bytes(block);
    while (heap_safepoint_needed())
        heap_work();
}

/* Returns largest free block over free memory, after a collection. */
static double mix_run(enum mix mix, size_t heap_bytes, uint64_t allocations) {
    memset(&mix_state, 0, sizeof mix_state);
    rig_init(heap_bytes, &mix_roots, 1000u + mix);
    for (uint64_t i = 0; i < allocations; i++)
        mix_allocate(mix, heap_bytes / 10 * 6);
    heap_collect();
    EXPECT_WALK();
    struct heap_stats stats;
    heap_stats(&stats);
    return (double)stats.largest_free_bytes / (double)stats.free_bytes;
}

#endif
