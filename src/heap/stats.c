/* SPDX-License-Identifier: MIT */
/* What gc.stats() and gc.mem_free() show. */
#include "heap/internal.h"

#include <string.h>

#define LOOKED_AT                                                              \
    32u /* blocks of the last class, which are alike within 1/8                \
         */

static heap_index largest_free(void) {
    uint32_t class = HEAP_CLASSES;
    heap_index largest = 0;
    while (class > 0 && heap_state.class_head[class - 1u] == 0)
        class --;
    heap_index index = class > 0 ? heap_state.class_head[class - 1u] : 0;
    for (uint32_t i = 0; i < LOOKED_AT && index != 0; i++) {
        if (block_at(index)->size_granules > largest)
            largest = (heap_index)block_at(index)->size_granules;
        index = block_at(index)->gray_link;
    }
    return largest;
}

COLD void heap_stats(struct heap_stats *out) {
    heap_end_run();
    size_t largest = largest_free();
    heap_reserve_sync();
    out->total_bytes = (heap_state.granules - 2u) * (size_t)HEAP_GRANULE;
    out->free_bytes = heap_state.free_granules * (size_t)HEAP_GRANULE;
    out->live_bytes = out->total_bytes - out->free_bytes;
    out->largest_free_bytes = largest == 0 ? 0 : (largest - 1u) * HEAP_GRANULE;
    out->allocated_bytes = heap_state.allocated_granules * HEAP_GRANULE;
    out->cycles = heap_state.cycles;
    out->steps = heap_state.steps;
    out->max_step_units = heap_state.max_step_units;
    memcpy(out->step_units, heap_state.step_units, sizeof out->step_units);
}
