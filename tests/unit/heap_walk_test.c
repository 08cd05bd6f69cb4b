/* SPDX-License-Identifier: MIT */
/* The walker itself. Oracle: each invariant of heap.h, broken on purpose by
 * writing past the interface, is reported by its number; repaired, it is not.
 */
#include "heap_rig.h"

#include "heap/asan.h"

#include <string.h>

struct walk_state {
    struct slot root;
    struct header *list;
    struct header *leaf;
    struct header *weak;
};

static struct walk_state walk;

static void scan_begin(void) { heap_shade_value(slot_load(&walk.root)); }

static const struct heap_roots roots = {scan_begin, NULL};

/* A list that refers to a leaf and a weak object, a hole between them. */
static void fresh(void) {
    slot_store(&walk.root, 0);
    rig_init(64u << 10, &roots, 1);
    walk.list = heap_alloc(RIG_LIST, 10 * sizeof(struct slot));
    slot_store_pointer(&walk.root, walk.list);
    (void)heap_alloc(RIG_LEAF, 100); /* of the run that the list is of */
    walk.leaf = heap_alloc(RIG_LEAF, 40);
    walk.weak = heap_alloc(RIG_WEAK, 16);
    slot_init(rig_slots(walk.weak), value_from_pointer(walk.leaf));
    heap_set_weak(walk.weak);
    slot_store_pointer(&rig_slots(walk.list)[0], walk.leaf);
    slot_store_pointer(&rig_slots(walk.list)[1], walk.weak);
    heap_collect();
    heap_collect();
    EXPECT_WALK();
}

static void expect_broken(const char *number) {
    const char *text = heap_walk();
    EXPECT(text != NULL);
    if (strncmp(text, number, strlen(number)) != 0)
        fprintf(stderr, "wanted %s, got %s\n", number, text);
    EXPECT(strncmp(text, number, strlen(number)) == 0);
}

static struct header *a_free_block(void) {
    struct header *block = walk.list + walk.list->size_granules;
    EXPECT(block->kind == HEAP_KIND_FREE);
    return block;
}

static void flip(struct header *object) { object->state ^= 1u; }

static void set_map(const struct header *object) {
    size_t index = ((uintptr_t)object - heap_state.base) / HEAP_GRANULE;
    heap_state.map[0][index / 32] ^= 1u << index % 32;
}

static void test_blocks(void) {
    fresh();
    walk.leaf->size_granules += 1; /* H1 */
    EXPECT(heap_walk() != NULL);
    walk.leaf->size_granules = 0;
    expect_broken("H1");
    fresh();
    walk.leaf->kind = RIG_KINDS;
    expect_broken("H1");
    fresh();
    slot_store(&rig_slots(walk.list)[0], 0);
    walk.leaf->kind = HEAP_KIND_RESERVE;
    walk.leaf->state = 0;
    expect_broken("H9");
}

static void test_free_lists(void) {
    fresh();
    heap_state.class_map[0] ^= 1u << 31;
    expect_broken("H2");
    fresh();
    heap_state.class_summary ^= 1u << (HEAP_CLASS_WORDS - 1);
    expect_broken("H2");
    fresh();
    a_free_block()->HEAP_CHAIN = 3;
    EXPECT(heap_walk() != NULL);
    fresh();
    heap_state.free_granules++;
    expect_broken("H2");
    fresh();
    heap_state.sweep_free = 5;
    expect_broken("H2");
}

/* Nothing of it is asked where small blocks are taken one by one. */
static void test_run(void) {
    fresh();
    (void)heap_alloc(RIG_LEAF, 8);
    if (heap_state.run_left == 0)
        return;
    EXPECT_WALK();
    struct header *run =
        (struct header *)(heap_state.base +
                          (uintptr_t)heap_state.run_at * HEAP_GRANULE);
    uint64_t *first = heap_payload(run);
    UNPOISON(first, sizeof *first);
    *first = 1;
    expect_broken("H12");
    UNPOISON(first, sizeof *first);
    *first = 0;
    heap_state.run_left--;
    expect_broken("H12");
    heap_state.run_left++;
    EXPECT_WALK();
    struct heap_stats before, after;
    heap_stats(&before); /* what is left of the run counts as free */
    EXPECT(heap_state.run_left == 0);
    (void)heap_alloc(RIG_LEAF, 8);
    heap_stats(&after);
    EXPECT(before.free_bytes - after.free_bytes <= 32);
    EXPECT_WALK();
}

static void test_map(void) {
    fresh();
    set_map(walk.leaf);
    EXPECT(heap_walk() != NULL);
    fresh();
    set_map(a_free_block());
    expect_broken("H3");
    fresh();
    heap_state.map[1][0] ^= 1u << 31;
    expect_broken("H3");
}

static void test_colours(void) {
    fresh();
    flip(walk.leaf);
    expect_broken("H7");
    fresh();
    walk.leaf->state |= HEAP_GRAY;
    EXPECT(heap_walk() != NULL);
    fresh();
    (void)heap_step(1);
    walk.leaf->state = HEAP_GRAY;
    expect_broken("H5");
    fresh();
    heap_state.phase = HEAP_WEAK;
    flip(walk.leaf);
    expect_broken("H4");
}

static void test_references(void) {
    fresh();
    slot_init(&rig_slots(walk.list)[5], value_from_pointer(walk.leaf + 1));
    expect_broken("H4");
    fresh();
    slot_init(&rig_slots(walk.list)[5], value_from_pointer(a_free_block()));
    expect_broken("H4");
    fresh();
    slot_init(rig_slots(walk.weak), value_from_pointer(a_free_block()));
    expect_broken("H10");
    fresh();
    walk.weak->state &= (uint8_t)~HEAP_FLAG_WEAK;
    expect_broken("H10");
}

int main(void) {
    test_blocks();
    test_free_lists();
    test_run();
    test_map();
    test_colours();
    test_references();
    fresh();
    return unit_done();
}
