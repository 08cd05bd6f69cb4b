/* SPDX-License-Identifier: MIT */
/* Weak slots and finalizers. Oracle: a weak slot reads its target while that is
 * reachable and null once it is not, at every unit of every cycle (H10); each
 * finalizer's object comes out of the queue exactly once, whole, with what it
 * refers to (H11). */
#include "heap_rig.h"

#define COUNT 40u

struct weak_state {
    struct slot strong[COUNT]; /* roots */
    struct slot weak[COUNT];   /* roots: the weak objects */
    struct slot held;          /* root: what a weak read returned */
    uint32_t finalized[COUNT];
};

static struct weak_state weak_state;

static void scan_begin(void) {
    for (uint32_t i = 0; i < COUNT; i++) {
        heap_shade_value(slot_load(&weak_state.strong[i]));
        heap_shade_value(slot_load(&weak_state.weak[i]));
    }
    heap_shade_value(slot_load(&weak_state.held));
}

static const struct heap_roots roots = {scan_begin, NULL};

static void *new_weak(void *target) {
    void *weak = heap_alloc(RIG_WEAK, 16);
    EXPECT(weak != NULL);
    slot_init(rig_slots(weak), value_from_pointer(target));
    heap_set_weak(weak);
    return weak;
}

/* Root, list, target: during marking the target stays white for a while. */
static void fill(void) {
    for (uint32_t i = 0; i < COUNT; i++) {
        struct header *list = heap_alloc(RIG_LIST, 16);
        slot_store_pointer(&weak_state.strong[i], list);
        uint64_t *target = heap_alloc(RIG_LEAF, 16 + rig_random() % 200);
        slot_store_pointer(rig_slots(list), target);
        *(uint64_t *)heap_payload(target) = i;
        slot_store_pointer(&weak_state.weak[i], new_weak(target));
    }
}

static void *read_weak(uint32_t i) {
    void *weak = slot_pointer(&weak_state.weak[i]);
    return value_pointer(heap_weak_read(rig_slots(weak)));
}

static void check_weak(uint32_t i) {
    void *list = slot_pointer(&weak_state.strong[i]);
    void *strong = list == NULL ? NULL : slot_pointer(rig_slots(list));
    void *target = read_weak(i);
    EXPECT(strong == NULL || target == strong);
    EXPECT(target == NULL || *(uint64_t *)heap_payload(target) == i);
}

/* Targets die one after another, the reader looks between any two units. */
static void test_reads(uint32_t units) {
    rig_init(64u << 10, &roots, units);
    fill();
    heap_collect();
    for (uint32_t i = 0; i < COUNT; i++) {
        slot_store_pointer(&weak_state.strong[i], NULL);
        do {
            for (uint32_t j = i + 1; j < COUNT; j++)
                check_weak(j);
            (void)heap_alloc(RIG_LEAF, rig_random() % 300);
        } while (heap_step(units));
        EXPECT(read_weak(i) == NULL);
        EXPECT_WALK();
    }
}

/* A read at any unit of the cycle gives null, or an object that then lives. */
static void test_resurrection(void) {
    for (uint32_t at = 0; at < 600; at++) {
        rig_init(64u << 10, &roots, 7);
        fill();
        heap_collect();
        uint32_t i = at % COUNT;
        slot_store_pointer(&weak_state.strong[i], NULL);
        for (uint32_t unit = 0; unit < at; unit++)
            (void)heap_step(1);
        slot_store_pointer(&weak_state.held, read_weak(i));
        while (heap_step(1))
            continue;
        void *held = slot_pointer(&weak_state.held);
        heap_collect();
        EXPECT(held == NULL || *(uint64_t *)heap_payload(held) == i);
        EXPECT(read_weak(i) == held);
        EXPECT_WALK();
        slot_store_pointer(&weak_state.held, NULL);
    }
}

/* The weak object may die first, or with its target. */
static void test_dead_weak(void) {
    rig_init(64u << 10, &roots, 9);
    fill();
    for (uint32_t i = 0; i < COUNT; i++) {
        slot_store_pointer(&weak_state.weak[i], NULL);
        if (i % 2 == 0)
            slot_store_pointer(&weak_state.strong[i], NULL);
    }
    heap_collect();
    EXPECT(heap_state.weaks == 0);
    EXPECT_WALK();
    for (uint32_t i = 0; i < COUNT; i++)
        slot_store_pointer(&weak_state.strong[i], NULL);
}

/* A node with a finalizer refers to another: the second must still be whole. */
static void *new_finalized(uint32_t i) {
    struct slot *slots;
    void *other = heap_alloc(RIG_LEAF, 32);
    void *node = heap_alloc(RIG_NODE, 24);
    *(uint64_t *)heap_payload(other) = 1000 + i;
    slots = rig_slots(node);
    slot_init(&slots[0], i);
    slot_init(&slots[1], value_from_pointer(other));
    heap_set_finalizer(node);
    return node;
}

static uint32_t drain_queue(void) {
    uint32_t count = 0;
    void *node = heap_next_finalizer();
    for (; node != NULL; node = heap_next_finalizer()) {
        struct slot *slots = rig_slots(node);
        uint64_t i = slot_load(&slots[0]);
        void *other = slot_pointer(&slots[1]);
        EXPECT(i < COUNT);
        EXPECT(*(uint64_t *)heap_payload(other) == 1000 + i);
        weak_state.finalized[i]++;
        count++;
    }
    return count;
}

static void test_finalizers(uint32_t units, bool wait) {
    rig_init(64u << 10, &roots, 3);
    for (uint32_t i = 0; i < COUNT; i++) {
        weak_state.finalized[i] = 0;
        slot_store_pointer(&weak_state.strong[i], new_finalized(i));
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        slot_store_pointer(&weak_state.strong[i], NULL);
        do {
            (void)heap_alloc(RIG_LEAF, rig_random() % 300);
            if (!wait || rig_random() % 1000 == 0)
                (void)drain_queue();
        } while (heap_step(units));
        EXPECT_WALK();
    }
    heap_collect();
    heap_collect();
    (void)drain_queue();
    for (uint32_t i = 0; i < COUNT; i++)
        EXPECT(weak_state.finalized[i] == 1);
    heap_collect();
    EXPECT(drain_queue() == 0);
    EXPECT(heap_state.finalizers == 0);
}

/* Nobody asks: the queue keeps its objects over many cycles. */
static void test_queue_keeps(void) {
    rig_init(64u << 10, &roots, 4);
    for (uint32_t i = 0; i < COUNT; i++) {
        weak_state.finalized[i] = 0;
        (void)new_finalized(i);
    }
    for (uint32_t i = 0; i < 5; i++) {
        heap_collect();
        EXPECT_WALK();
    }
    EXPECT(drain_queue() == COUNT);
}

/* Taken from the queue at any unit of a cycle, an object survives that cycle,
 * and may ask for its finalizer again. */
static void test_popped(void) {
    for (uint32_t at = 0; at < 400; at++) {
        rig_init(64u << 10, &roots, 5);
        for (uint32_t i = 0; i < COUNT; i++)
            (void)new_finalized(i);
        heap_collect();
        for (uint32_t unit = 0; unit < at; unit++)
            (void)heap_step(1);
        void *node = heap_next_finalizer();
        for (uint32_t i = at % COUNT; i > 0; i--)
            node = heap_next_finalizer();
        slot_store_pointer(&weak_state.held, node);
        while (heap_step(1))
            continue;
        EXPECT(rig_is_object(node));
        EXPECT(rig_is_object(slot_pointer(&rig_slots(node)[1])));
        EXPECT_WALK();
        while (heap_next_finalizer() != NULL)
            continue;
        heap_set_finalizer(node);
        slot_store_pointer(&weak_state.held, NULL);
        heap_collect();
        heap_collect();
        EXPECT(heap_next_finalizer() == node);
    }
}

int main(void) {
    test_reads(1);
    test_reads(13);
    test_resurrection();
    test_dead_weak();
    test_finalizers(1, false);
    test_finalizers(64, false);
    test_finalizers(5, true);
    test_queue_keeps();
    test_popped();
    return unit_done();
}
