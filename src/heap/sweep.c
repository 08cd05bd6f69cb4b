/* SPDX-License-Identifier: MIT */
/* The sweep: one pass over the blocks in address order, in steps. Neighbouring
 * dead and free blocks become one run, which is put on a free list when it
 * ends, or when the step does; then `sweep_free` remembers it, and the
 * allocator tells when it took it. That replaces boundary tags. Reserves are
 * stepped over: their headers are good at any instant (H9), and their objects
 * are black. */
#include "heap/internal.h"

#define AHEAD 128u /* bytes, two lines of a cache */

struct run {
    heap_index start;
    heap_index size;
};

static void flush(struct run *run) {
    if (run->size != 0)
        heap_free_push(run->start, run->size);
}

/* The run that the last step ended with, if nobody took it. */
static struct run resume(void) {
    struct run run = {heap_state.sweep_at, 0};
    if (heap_state.sweep_free != 0) {
        run.start = heap_state.sweep_free;
        run.size = block_at(run.start)->size_granules;
        heap_free_unlink(run.start);
        heap_state.sweep_free = 0;
    }
    return run;
}

/* Is the block free, now or before? Takes it off its list or out of the map. */
static bool reclaim(heap_index index, heap_word word) {
    if (word_kind(word) == HEAP_KIND_FREE) {
        heap_free_unlink(index);
        return true;
    }
    if (word_kind(word) == HEAP_KIND_RESERVE ||
        (word_state(word) & HEAP_COLOUR) != white())
        return false;
    heap_map_clear(index);
    return true;
}

bool heap_sweep_some(uint32_t *left) {
    heap_index end = (heap_index)(heap_state.granules - 1u);
    struct run run = resume();
    heap_index at = heap_state.sweep_at;
    for (; *left > 0 && at != end; --*left) {
        if (ISA_ROOMY) /* each header tells where the next one is */
            __builtin_prefetch((const char *)block_at(at) + AHEAD);
        heap_word word = read_word(block_at(at));
        heap_index size = word_size(word);
        heap_index next = (heap_index)(at + size);
        if (reclaim(at, word)) {
            run.size = (heap_index)(run.size + size);
        } else {
            flush(&run);
            run = (struct run){next, 0};
        }
        at = next;
    }
    flush(&run);
    heap_state.sweep_at = at;
    heap_state.sweep_free = (heap_index)(run.size != 0 ? run.start : 0u);
    return at == end;
}
