/* SPDX-License-Identifier: MIT */
/* Reserves. Oracle: a handler gets cleared memory until its reserve is empty
 * and then NULL, nothing else; a refill gives it all back; what it allocated
 * lives as long as it is reachable, at every unit of the cycle; levels do not
 * meet; the walker can parse the heap at any time, and between any two stores
 * (H9). */
#include "heap_rig.h"

#include <string.h>

#define KEPT 64u

struct reserve_state {
    struct slot kept[KEPT];
};

static struct reserve_state kept_state;

static void scan_begin(void) {
    for (uint32_t i = 0; i < KEPT; i++)
        heap_shade_value(slot_load(&kept_state.kept[i]));
}

static const struct heap_roots roots = {scan_begin, NULL};

static uint8_t *alloc_at(uint8_t level, size_t bytes) {
    base_level.now = level;
    uint8_t *object = heap_alloc(RIG_LEAF, bytes);
    base_level.now = BASE_LEVEL_TASK;
    return object;
}

static void check_cleared(const uint8_t *object) {
    const uint8_t *payload = heap_payload(object);
    for (size_t i = 0; i < heap_payload_bytes(object); i++)
        EXPECT(payload[i] == 0);
}

static uint32_t use_up(uint8_t level, size_t bytes) {
    uint32_t count = 0;
    uint8_t *object = alloc_at(level, bytes);
    for (; object != NULL; object = alloc_at(level, bytes)) {
        check_cleared(object);
        memset(heap_payload(object), 0xA5, heap_payload_bytes(object));
        EXPECT_WALK();
        count++;
    }
    return count;
}

static void test_exhaustion(void) {
    rig_init(256u << 10, &roots, 1);
    memset(&kept_state, 0, sizeof kept_state);
    EXPECT(alloc_at(1, 8) == NULL);
    EXPECT(!heap_reserve_set(0, 100) && !heap_reserve_set(BASE_LEVELS, 100));
    EXPECT(heap_reserve_set(1, 1024) && heap_reserve_set(2, 512));
    for (uint32_t round = 0; round < 20; round++) {
        size_t block = 2 * HEAP_GRANULE;
        EXPECT(use_up(1, HEAP_GRANULE) == 1024 / block);
        EXPECT(heap_safepoint_needed());
        EXPECT(use_up(2, HEAP_GRANULE) == 512 / block);
        EXPECT(alloc_at(2, 4096) == NULL);
        heap_work();
        EXPECT_WALK();
    }
    EXPECT(alloc_at(2, 496) != NULL); /* exactly all of it */
    EXPECT(alloc_at(2, 0) == NULL);
    EXPECT(heap_reserve_set(1, 0) && heap_reserve_set(2, 0));
    heap_collect();
    heap_collect();
    struct heap_stats stats;
    heap_stats(&stats);
    EXPECT(stats.free_bytes == stats.total_bytes);
    EXPECT_WALK();
}

/* Levels preempt each other inside one another's work. */
static void keep(uint32_t which, uint8_t *object, uint8_t number) {
    if (object == NULL)
        return;
    memset(heap_payload(object), number, heap_payload_bytes(object));
    slot_store_pointer(&kept_state.kept[which], object);
}

static void check_kept(void) {
    for (uint32_t i = 0; i < KEPT; i++) {
        const uint8_t *object = slot_pointer(&kept_state.kept[i]);
        if (object == NULL)
            continue;
        const uint8_t *payload = heap_payload(object);
        EXPECT(heap_kind(object) == RIG_LEAF);
        EXPECT(payload[0] == i);
        EXPECT(payload[heap_payload_bytes(object) - 1] == i);
    }
}

/* Handlers store into slots that were scanned long ago: only their being born
 * black keeps these objects (H4). */
static void test_between_units(uint32_t units) {
    rig_init(128u << 10, &roots, units);
    memset(&kept_state, 0, sizeof kept_state);
    for (uint8_t level = 1; level < BASE_LEVELS; level++)
        EXPECT(heap_reserve_set(level, 256u * level));
    for (uint32_t i = 0; i < 30000; i++) {
        uint8_t level = (uint8_t)(1 + rig_random() % (BASE_LEVELS - 1));
        uint32_t which = rig_random() % KEPT;
        keep(which, alloc_at(level, 1 + rig_random() % 60), (uint8_t)which);
        if (rig_random() % 3 == 0)
            (void)heap_alloc(RIG_LEAF, rig_random() % 200);
        (void)heap_step(units);
        if (rig_random() % 8 == 0)
            heap_reserve_refill();
        check_kept();
        if (i % 64 == 0)
            EXPECT_WALK();
    }
    EXPECT(heap_state.cycles > 5);
}

/* Nothing but handlers allocates, and the blocks that are free are smaller than
 * the reserve: the collector must work all the same. */
static void test_only_handlers(void) {
    rig_init(64u << 10, &roots, 3);
    memset(&kept_state, 0, sizeof kept_state);
    EXPECT(heap_reserve_set(1, 4096));
    uint32_t failed = 0;
    for (uint32_t i = 0; i < 20000; i++) {
        if (alloc_at(1, 1 + rig_random() % 2000) == NULL)
            failed++;
        if (heap_safepoint_needed())
            heap_work();
        if (i % 256 == 0)
            EXPECT_WALK();
    }
    EXPECT(heap_state.cycles > 5);
    EXPECT(failed < 10000);
}

int main(void) {
    test_only_handlers();
    test_exhaustion();
    test_between_units(1);
    test_between_units(10);
    test_between_units(1000);
    return unit_done();
}
