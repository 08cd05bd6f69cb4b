/* SPDX-License-Identifier: MIT */
/* Each function checks one invariant and returns its text when it is broken.
 * The checks share no code with what they check: neighbours are found by
 * walking, not through the bitmap, and lists are counted against the walk. */
#include "heap/walk.h"

#include "heap/internal.h"

#define TRY(check)                                                             \
    do {                                                                       \
        const char *broken = (check);                                          \
        if (broken != NULL)                                                    \
            return broken;                                                     \
    } while (0)

struct tally {
    uint32_t free_blocks;
    uint32_t free_granules;
    uint32_t gray;
};

static bool is_heap_pointer(value v) {
    return value_is_pointer(v) && heap_contains(value_pointer(v));
}

/* Was the object at index allocated by a handler since the last sync? */
static bool is_unsynced(heap_index index) {
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        const struct heap_reserve *reserve = &heap_state.reserve[level];
        if (index >= reserve->synced && index < reserve->next)
            return true;
    }
    return false;
}

static bool is_reserve_rest(heap_index index, heap_index size) {
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        const struct heap_reserve *reserve = &heap_state.reserve[level];
        if (index == reserve->next && index + size == reserve->end)
            return true;
    }
    return false;
}

static const char *check_free(heap_index at, const struct header *block) {
    heap_index next = block->gray_link;
    heap_index before = block->HEAP_CHAIN;
    heap_index head =
        heap_state.class_head[heap_class_of(block->size_granules)];
    if (heap_map_test(at))
        return "H3: a free block has its start bit set";
    if (next != 0 && block_at(next)->HEAP_CHAIN != at)
        return "H2: a free block's successor does not point back";
    if (before != 0 ? block_at(before)->gray_link != at : head != at)
        return "H2: a free block is not on its list";
    return NULL;
}

static const char *check_target(const struct header *object, value v) {
    const struct header *target = value_pointer(v);
    heap_index index = index_of(target);
    if ((uintptr_t)target % HEAP_GRANULE != 0 ||
        (!heap_map_test(index) && !is_unsynced(index)) ||
        target->kind < HEAP_KIND_FIRST)
        return "H4: a slot leads to no object";
    if (heap_state.phase >= HEAP_WEAK && !is_white(object) && is_white(target))
        return "H4: a live object refers to one that is about to be freed";
    return NULL;
}

/* Dead objects keep references to what has been swept. */
static const char *check_slots(const struct header *object) {
    uint32_t units = (object->size_granules - 1u) * UNITS_PER_GRANULE;
    uint32_t raw = heap_state.layouts[object->kind].raw_units;
    const struct slot *slots = heap_payload(object);
    if (raw == HEAP_LEAF || (heap_state.phase >= HEAP_WEAK && is_white(object)))
        return NULL;
    for (uint32_t i = raw; i < units; i++) {
        value v = slot_load(&slots[i]);
        if (is_heap_pointer(v))
            TRY(check_target(object, v));
    }
    return NULL;
}

static const char *check_colour(heap_index at, const struct header *object) {
    bool gray = (object->state & HEAP_COLOUR) == HEAP_GRAY;
    if ((object->state & HEAP_COLOUR) > HEAP_GRAY)
        return "H5: no such colour";
    if (gray && heap_state.marking == 0)
        return "H6: something is gray after marking";
    if (is_white(object) && heap_state.phase == HEAP_IDLE)
        return "H7: a white object between cycles";
    if (is_white(object) && heap_state.phase == HEAP_SWEEP &&
        at < heap_state.sweep_at)
        return "H7: a white object behind the sweep";
    return NULL;
}

static const char *check_object(heap_index at, const struct header *object) {
    if (object->kind >= heap_state.layout_count)
        return "H1: no such kind";
    if (heap_map_test(at) == is_unsynced(at))
        return "H3: start bit of an object";
    TRY(check_colour(at, object));
    return check_slots(object);
}

static const char *check_block(heap_index at, struct tally *tally) {
    const struct header *block = block_at(at);
    if (block->kind == HEAP_KIND_FREE) {
        tally->free_blocks++;
        tally->free_granules += block->size_granules;
        return check_free(at, block);
    }
    if (block->kind == HEAP_KIND_RESERVE) {
        if (block->state != HEAP_FLAG_STATIC &&
            !is_reserve_rest(at, block->size_granules))
            return "H9: a reserve block that is no level's";
        return NULL;
    }
    tally->gray += (block->state & HEAP_COLOUR) == HEAP_GRAY;
    return check_object(at, block);
}

static const char *check_blocks(struct tally *tally) {
    heap_index at = 0;
    bool met_sweep = heap_state.phase != HEAP_SWEEP;
    while (at < heap_state.granules) {
        uint32_t size = block_at(at)->size_granules;
        if (size == 0 || size > (uint32_t)(heap_state.granules - at))
            return "H1: blocks do not tile the heap";
        met_sweep = met_sweep || at == heap_state.sweep_at;
        TRY(check_block(at, tally));
        at = (heap_index)(at + size);
    }
    return met_sweep ? NULL : "H1: the sweep stands inside a block";
}

static const char *check_class(uint32_t class, struct tally *listed) {
    heap_index index = heap_state.class_head[class];
    bool bit = (heap_state.class_map[class / 32u] >> class % 32u & 1u) != 0;
    if (bit != (index != 0))
        return "H2: class bit";
    for (; index != 0; index = block_at(index)->gray_link) {
        const struct header *block = block_at(index);
        if (block->kind != HEAP_KIND_FREE ||
            heap_class_of(block->size_granules) != class)
            return "H2: a block on the wrong list";
        listed->free_blocks++;
        listed->free_granules += block->size_granules;
    }
    return NULL;
}

static const char *check_lists(const struct tally *tally) {
    struct tally listed = {0, 0, 0};
    for (uint32_t class = 0; class < HEAP_CLASSES; class ++)
        TRY(check_class(class, &listed));
    for (uint32_t word = 0; word < HEAP_CLASS_WORDS; word++) {
        bool bit = (heap_state.class_summary >> word & 1u) != 0;
        if (bit != (heap_state.class_map[word] != 0))
            return "H2: class summary";
    }
    if (listed.free_blocks != tally->free_blocks ||
        listed.free_granules != tally->free_granules ||
        listed.free_granules != heap_state.free_granules)
        return "H2: free memory does not add up";
    return NULL;
}

static const char *check_gray(const struct tally *tally) {
    uint32_t listed = 0;
    if (heap_state.hit_count != 0 && heap_state.marking == 0)
        return "H6: words found by a scan are left after marking";
    heap_index index = heap_state.gray;
    for (; index != 0; index = block_at(index)->gray_link) {
        if ((block_at(index)->state & HEAP_COLOUR) != HEAP_GRAY)
            return "H5: the gray list holds an object that is not gray";
        if (++listed > tally->gray)
            break;
    }
    return listed == tally->gray ? NULL : "H5: a gray object off the list";
}

static const char *check_map(void) {
    uint32_t bits = heap_state.granules;
    for (uint32_t level = 1; level < heap_state.map_levels; level++) {
        bits = (bits + 31u) / 32u;
        for (uint32_t i = 0; i < bits; i++) {
            bool set = heap_state.map[level - 1u][i] != 0;
            if (set != ((heap_state.map[level][i / 32u] >> i % 32u & 1u) != 0))
                return "H3: summary of the start bitmap";
        }
    }
    return NULL;
}

static const char *check_sweep(void) {
    heap_index index = heap_state.sweep_free;
    if (index == 0)
        return NULL;
    if (block_at(index)->kind != HEAP_KIND_FREE ||
        index + block_at(index)->size_granules != heap_state.sweep_at)
        return "H2: the sweep's free block does not end where the sweep is";
    return NULL;
}

static const char *check_run(void) {
    const struct header *run = block_at(heap_state.run_at);
    uint32_t units = (heap_state.run_left - 1u) * UNITS_PER_GRANULE;
    const uint64_t *at = heap_payload(run);
    if (heap_state.run_left == 0)
        return NULL;
    if (run->kind != HEAP_KIND_RESERVE || run->state != HEAP_FLAG_STATIC ||
        run->size_granules != heap_state.run_left)
        return "H12: no block is the run";
    UNPOISON(at, units * UNIT_BYTES);
    bool cleared = true;
    for (uint32_t i = 0; i < units; i++)
        cleared &= at[i] == 0;
    POISON(at, units * UNIT_BYTES);
    return cleared ? NULL : "H12: the run is not cleared";
}

static const char *check_weak(heap_index index) {
    for (; index != 0; index = block_at(index)->HEAP_CHAIN) {
        const struct header *object = block_at(index);
        value v = slot_load(heap_payload(object));
        if (heap_state.phase >= HEAP_WEAK && is_white(object))
            continue;
        if ((object->state & HEAP_FLAG_WEAK) == 0)
            return "H10: an object on the weak chain is not weak";
        if (is_heap_pointer(v))
            if (((const struct header *)value_pointer(v))->kind <
                HEAP_KIND_FIRST)
                return "H10: a weak slot leads to a freed block";
    }
    return NULL;
}

static const char *walk(void) {
    struct tally tally = {0, 0, 0};
    TRY(check_blocks(&tally));
    TRY(check_lists(&tally));
    TRY(check_gray(&tally));
    TRY(check_map());
    TRY(check_run());
    TRY(check_sweep());
    TRY(check_weak(heap_state.weaks));
    return check_weak(heap_state.weaks_due);
}

/* A handler would move reserves and headers under the walker's feet. */
const char *heap_walk(void) {
    uint32_t state = isa_mask_handlers();
    const char *broken = walk();
    isa_unmask_handlers(state);
    return broken;
}
