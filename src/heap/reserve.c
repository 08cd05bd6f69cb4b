/* SPDX-License-Identifier: MIT */
/* Reserves: a block for each handler level from which its handlers allocate by
 * moving a cursor, so that they never meet the general allocator (H8).
 *
 *   | object | object | RESERVE: what is left          |
 *                     next                             end
 *
 * Tasks take a fresh block from the general heap, clear it and put it in place
 * of the used one, whose remainder becomes a free block; its objects are
 * ordinary objects from the start. Rejected: clearing in the handler, which
 * would make its allocation O(n), and returning single objects, which needs the
 * free lists. */
#include "heap/internal.h"

#include <string.h>

/* A reserve with less than this left of its size is replaced: 3/4. */
static bool is_used(const struct heap_reserve *reserve) {
    uint32_t left = (uint32_t)(reserve->end - reserve->next);
    return left * 4u < reserve->size * 3u;
}

void *heap_reserve_alloc(uint8_t kind, heap_index size) {
    struct heap_reserve *reserve = &heap_state.reserve[base_level.now];
    heap_index next = reserve->next;
    heap_index left = (heap_index)(reserve->end - next);
    heap_state.safepoint = heap_state.drawn = 1;
    if (size > left)
        return NULL;
    struct header *object = block_at(next);
    heap_index rest = (heap_index)(left - size);
    if (rest != 0) /* H9: the remainder first */
        publish(object + size, header_word(rest, HEAP_KIND_RESERVE, 0));
    publish(object, header_word(size, kind, heap_state.black)); /* H4 */
    reserve->next = (heap_index)(next + size);
    return object;
}

static void sync_level(struct heap_reserve *reserve) {
    heap_index at = reserve->synced;
    heap_index end = reserve->next;
    while (at != end) {
        heap_index size = block_at(at)->size_granules;
        heap_map_set(at);
        account(size);
        at = (heap_index)(at + size);
    }
    reserve->synced = end;
}

void heap_reserve_sync(void) {
    for (uint32_t level = 1; level < BASE_LEVELS; level++)
        sync_level(&heap_state.reserve[level]);
}

/* Takes the reserve away from its handlers, and frees what they left. */
static void retire(struct heap_reserve *reserve) {
    uint32_t state = isa_mask_handlers();
    heap_index end = reserve->end;
    reserve->end = reserve->next;
    isa_unmask_handlers(state);
    sync_level(reserve);
    if (end != reserve->next)
        heap_free_push(reserve->next, (heap_index)(end - reserve->next));
}

static bool provide(struct heap_reserve *reserve) {
    heap_index size = reserve->size;
    heap_index index = heap_take(size);
    if (index == 0)
        return false;
    struct header *block = block_at(index);
    memset(block, 0, size * (size_t)HEAP_GRANULE);
    publish(block, header_word(size, HEAP_KIND_RESERVE, 0));
    retire(reserve);
    uint32_t state = isa_mask_handlers();
    reserve->next = index;
    reserve->synced = index;
    reserve->end = (heap_index)(index + size);
    isa_unmask_handlers(state);
    return true;
}

bool heap_reserve_set(uint8_t level, size_t bytes) {
    struct heap_reserve *reserve = &heap_state.reserve[level];
    size_t granules = (bytes + HEAP_GRANULE - 1u) / HEAP_GRANULE;
    if (level == BASE_LEVEL_TASK || level >= BASE_LEVELS ||
        granules >= heap_state.granules)
        return false;
    base_pause(); /* clearing it takes a while */
    heap_index before = reserve->size;
    reserve->size = (heap_index)granules;
    if (granules == 0) {
        retire(reserve);
        return true;
    }
    if (provide(reserve))
        return true;
    heap_collect();
    if (provide(reserve))
        return true;
    reserve->size = before;
    return false;
}

bool heap_reserve_refill(void) {
    bool full = true;
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        struct heap_reserve *reserve = &heap_state.reserve[level];
        if (reserve->size != 0 && is_used(reserve) && !provide(reserve))
            full = false;
    }
    return full;
}
