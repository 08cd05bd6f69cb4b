/* SPDX-License-Identifier: MIT */
/* Steps and pacing. Oracle: the largest step in work units is the same at 1, 16
 * and 256 MB live (R2); one long object is scanned over many steps; a program
 * that allocates for ever in a heap half full is never stopped for a whole
 * cycle; a full heap gives NULL and goes on. */
#include "heap_rig.h"

#define LISTS 4096u

struct steps_state {
    struct slot root;
    uint32_t pauses;
};

static struct steps_state steps;

static void scan_begin(void) { heap_shade_value(slot_load(&steps.root)); }

static void pause_step(void) {
    if (heap_state.phase != HEAP_IDLE)
        steps.pauses++; /* else an allocation that only looks */
}

static const struct heap_roots roots = {scan_begin, NULL};

/* A list of lists, `bytes` in all, the last one in many short nodes. */
static void build(size_t bytes) {
    size_t each = bytes / LISTS - HEAP_GRANULE;
    struct header *all = heap_alloc(RIG_LIST, LISTS * sizeof(struct slot));
    EXPECT(all != NULL);
    slot_store_pointer(&steps.root, all);
    for (uint32_t i = 0; i < LISTS; i++) {
        void *list = heap_alloc(i % 2 == 0 ? RIG_LIST : RIG_LEAF, each);
        EXPECT(list != NULL);
        slot_store_pointer(&rig_slots(all)[i], list);
        for (uint32_t j = 0; j < 8 && i % 2 == 0; j++)
            slot_store_pointer(&rig_slots(list)[j], all);
    }
}

static uint32_t largest_step(size_t live) {
    slot_store(&steps.root, 0);
    rig_init(live + live / 2, &roots, 1);
    build(live);
    heap_collect();
    for (uint32_t i = 0; i < 20000; i++) {
        EXPECT(heap_alloc(RIG_LEAF, rig_random() % 256) != NULL);
        while (heap_safepoint_needed())
            heap_work();
    }
    heap_collect();
    return heap_state.max_step_units;
}

static void test_equal(void) {
    uint32_t small = largest_step(1u << 20);
    uint32_t middle = largest_step(16u << 20);
    uint32_t large = largest_step(256u << 20);
    printf("largest step at 1, 16, 256 MB live: %u, %u, %u units\n", small,
           middle, large);
    EXPECT(small == HEAP_BUDGET);
    EXPECT(middle == small && large == small);
}

/* 64 KB of slots at 64 units a step: at least 128 steps. */
static void test_long_object(void) {
    rig_init(1u << 20, &roots, 2);
    struct header *list = heap_alloc(RIG_LIST, 64u << 10);
    slot_store_pointer(&steps.root, list);
    void *last = heap_alloc(RIG_LEAF, 100);
    slot_store_pointer(&rig_slots(list)[8191], last);
    uint32_t count = 0;
    for (bool more = true; more; count++)
        more = heap_step(64);
    EXPECT(count > 128);
    EXPECT(heap_state.max_step_units == 64);
    EXPECT(rig_is_object(last));
}

/* The cycle ends in time by payments alone: no allocation ever pauses. */
static void test_pace(uint32_t live_percent) {
    slot_store(&steps.root, 0);
    rig_init(4u << 20, &roots, 3);
    build((4u << 20) / 100 * live_percent);
    steps.pauses = 0;
    for (uint32_t i = 0; i < 300000; i++) {
        EXPECT(heap_alloc(RIG_NODE, rig_random() % 400) != NULL);
        while (heap_safepoint_needed())
            heap_work();
    }
    EXPECT(steps.pauses == 0);
    EXPECT(heap_state.cycles > 10);
    EXPECT_WALK();
}

static void test_full(void) {
    slot_store(&steps.root, 0);
    rig_init(256u << 10, &roots, 4);
    struct header *chain = NULL;
    uint32_t count = 0;
    for (;; count++) {
        struct header *link = heap_alloc(RIG_LIST, 1000);
        if (link == NULL)
            break;
        slot_init(rig_slots(link), value_from_pointer(chain));
        chain = link;
        slot_store_pointer(&steps.root, chain);
    }
    EXPECT(count > 230 && steps.pauses > 10);
    EXPECT(heap_alloc(RIG_LIST, (size_t)-1) == NULL);
    EXPECT(heap_alloc(RIG_LIST, (size_t)-20) == NULL);
    slot_store_pointer(&steps.root, slot_pointer(rig_slots(chain)));
    EXPECT(heap_alloc(RIG_LIST, 1000) != NULL);
    slot_store(&steps.root, 0);
    EXPECT(heap_alloc(RIG_LEAF, 200u << 10) != NULL);
    EXPECT_WALK();
}

/* A cycle runs already and keeps what has died since it began: the allocation
 * finishes it and finds the memory in one cycle more. */
static void test_second_cycle(void) {
    slot_store(&steps.root, 0);
    rig_init(256u << 10, &roots, 6);
    struct header *big = heap_alloc(RIG_LIST, 200u << 10);
    slot_store_pointer(&steps.root, big);
    (void)heap_step(1);
    slot_store(&steps.root, 0);
    EXPECT(heap_alloc(RIG_LIST, 200u << 10) != NULL);
    EXPECT_WALK();
}

/* While marking, a delete shades what it moves over: the references moved out
 * of a list by one masked commit live on elsewhere (C3). */
static void test_move(void) {
    for (uint32_t at = 1; at < 60; at++) {
        slot_store(&steps.root, 0);
        rig_init(64u << 10, &roots, 7);
        struct header *list = heap_alloc(RIG_LIST, 32 * sizeof(struct slot));
        slot_store_pointer(&steps.root, list);
        struct header *leaf = heap_alloc(RIG_LEAF, 40);
        slot_store_pointer(&rig_slots(list)[20], leaf);
        for (uint32_t unit = 0; unit < at; unit++)
            (void)heap_step(1);
        if (heap_state.marking == 0)
            return;
        heap_shade_slots(&rig_slots(list)[20], 5);
        uint32_t state = isa_mask_handlers();
        slot_copy(&rig_slots(list)[20], &rig_slots(list)[21], 5);
        isa_unmask_handlers(state);
        slot_store_pointer(&rig_slots(list)[0], leaf); /* behind the cursor */
        while (heap_step(1))
            continue;
        EXPECT(rig_is_object(leaf));
        EXPECT_WALK();
    }
}

/* gc.disable: no cycle begins by itself, and a full heap still collects. */
static void test_disabled(void) {
    slot_store(&steps.root, 0);
    rig_init(256u << 10, &roots, 5);
    heap_enable(false);
    EXPECT(!heap_enabled());
    for (uint32_t i = 0; i < 900; i++) {
        EXPECT(heap_alloc(RIG_LEAF, 240) != NULL);
        while (heap_safepoint_needed())
            heap_work();
    }
    EXPECT(heap_state.cycles == 0 && heap_state.phase == HEAP_IDLE);
    for (uint32_t i = 0; i < 900; i++)
        EXPECT(heap_alloc(RIG_LEAF, 240) != NULL);
    EXPECT(heap_state.steps > 0);
    heap_enable(true);
    EXPECT(heap_enabled());
}

int main(void) {
    base_level.pause = pause_step;
    test_equal();
    test_long_object();
    test_pace(20);
    test_pace(50);
    test_pace(75);
    test_full();
    test_disabled();
    test_second_cycle();
    test_move();
    return unit_done();
}
