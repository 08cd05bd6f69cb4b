/* SPDX-License-Identifier: MIT */
/* Looks along the blocks, which tile the heap (H1). */
#include "heap/find.h"

#include "heap/internal.h"

const struct header *heap_object_at(const void *address) {
    if (!heap_contains(address))
        return NULL;
    heap_index index = index_of(address);
    heap_index start = heap_map_below(index);
    struct header *object = block_at(start);
    if (object->kind < HEAP_KIND_FIRST ||
        index - start >= object->size_granules)
        return NULL;
    struct slot weak;
    slot_init(&weak, value_from_pointer(object));
    return value_pointer(heap_weak_read(&weak)); /* H4, H10 */
}

/* The block behind one, or the first; NULL at the fence. */
static struct header *next_block(const struct header *block) {
    heap_index at = 1;
    if (block != NULL)
        at = (heap_index)(index_of(block) + word_size(read_word(block)));
    return at < heap_state.granules - 1u ? block_at(at) : NULL;
}

struct header *heap_next_object(const struct header *previous, uint8_t kind) {
    struct header *block = next_block(previous);
    while (block != NULL && block->kind != kind)
        block = next_block(block);
    return block;
}

static bool refers(const struct header *block, const struct header *object) {
    const struct slot *slots = (const struct slot *)(const void *)(block + 1);
    uint32_t units = (block->size_granules - 1u) * UNITS_PER_GRANULE;
    uint32_t unit = heap_state.layouts[block->kind].raw_units;
    for (; unit < units; unit++) {
        value v = slot_load(&slots[unit]);
        if (value_is_pointer(v) && value_pointer(v) == object)
            return true;
    }
    return false;
}

bool heap_is_referred(const struct header *object) {
    const struct header *block = next_block(NULL);
    for (; block != NULL; block = next_block(block)) {
        if (block->kind < HEAP_KIND_FIRST ||
            heap_state.layouts[block->kind].raw_units == HEAP_LEAF)
            continue;
        if (refers(block, object))
            return true;
    }
    return false;
}
