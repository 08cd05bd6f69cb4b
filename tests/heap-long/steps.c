/* SPDX-License-Identifier: MIT */
/* One cycle over a heap with so many MB of live, linked nodes of several sizes,
 * every fourth block dead: tests/heap-long/steps counts the instructions of each
 * step with callgrind. */
#include "heap_rig.h"

enum { HEADS = 64 };

static struct slot heads[HEADS];

static void scan_begin(void) {
    for (uint32_t i = 0; i < HEADS; i++)
        heap_shade_value(slot_load(&heads[i]));
}

int main(int argc, char **argv) {
    size_t live = (size_t)(argc > 1 ? atoi(argv[1]) : 1) << 20;
    static const struct heap_roots roots = {scan_begin, NULL};
    rig_init(live * 2, &roots, 1);
    heap_enable(false);
    for (size_t bytes = 0; bytes < live;) {
        size_t size = 16u << rig_random() % 7;
        struct header *node = heap_alloc(RIG_NODE, size);
        struct slot *head = &heads[rig_random() % HEADS];
        EXPECT(node != NULL);
        slot_store(&rig_slots(node)[1], slot_load(head));
        if (rig_random() % 4 != 0) {
            slot_store(head, value_from_pointer(node));
            bytes += size;
        }
    }
    heap_collect();
    return unit_done();
}
