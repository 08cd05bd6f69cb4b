/* SPDX-License-Identifier: MIT */
/* The oracle of the barrier: a second marker, which runs at once and whose
 * result the first has to reach in spite of all that happens to the slots
 * meanwhile. It finds the roots as what is not white, or noted. */
#include "snapshot.h"

#include <stdbool.h>
#include <string.h>

#include "heap/internal.h"

enum { GRANULES = 1 << 19 };

struct snapshot {
    bool taken;
    uint32_t depth;
    heap_index stack[GRANULES];
    uint8_t seen[GRANULES];
};

static struct snapshot snapshot;

static void push(heap_index index) {
    if (snapshot.seen[index])
        return;
    snapshot.seen[index] = 1;
    snapshot.stack[snapshot.depth++] = index;
}

static void push_slots(heap_index index) {
    const struct header *object = block_at(index);
    uint32_t raw = heap_state.layouts[object->kind].raw_units;
    uint32_t units = (object->size_granules - 1u) * UNITS_PER_GRANULE;
    const struct slot *slots = heap_payload(object);
    if (raw == HEAP_LEAF)
        return;
    for (uint32_t i = raw; i < units; i++) {
        value v = slot_load(&slots[i]);
        if (value_is_pointer(v) && heap_contains(value_pointer(v)))
            push(index_of(value_pointer(v)));
    }
}

/* What the scan of the C stack has found and not looked up yet. */
static void push_hits(void) {
    for (uint32_t i = 0; i < heap_state.hit_count; i++) {
        heap_index index = (heap_index)(heap_state.hits[i] / HEAP_GRANULE);
        heap_index start = heap_map_below(index);
        if (block_at(start)->kind >= HEAP_KIND_FIRST &&
            (uint32_t)(index - start) < block_at(start)->size_granules)
            push(start);
    }
}

void snapshot_forget(void) { snapshot.taken = false; }

void snapshot_take(void) {
    heap_index at = 0;
    snapshot.taken = heap_state.marking != 0;
    if (!snapshot.taken)
        return;
    CHECK(heap_state.granules <= GRANULES);
    memset(snapshot.seen, 0, heap_state.granules);
    snapshot.depth = 0;
    for (; at < heap_state.granules;
         at = (heap_index)(at + block_at(at)->size_granules)) {
        const struct header *block = block_at(at);
        if (block->kind >= HEAP_KIND_FIRST && !is_white(block))
            push(at);
    }
    push_hits();
    while (snapshot.depth != 0)
        push_slots(snapshot.stack[--snapshot.depth]);
}

void snapshot_check(void) {
    if (!snapshot.taken || heap_state.marking != 0)
        return;
    snapshot.taken = false;
    for (uint32_t i = 0; i < heap_state.granules; i++)
        if (snapshot.seen[i] &&
            (block_at(i)->kind == HEAP_KIND_FREE || is_white(block_at(i))))
            base_panic("H4: what could be reached is about to be freed",
                       "snapshot", (int)block_at(i)->kind);
}
