/* SPDX-License-Identifier: MIT */
/* The start bitmap: one bit a granule, set where an allocated block starts, for
 * conservative scans that hold an inside pointer. Above it stand summaries,
 * each with one bit for a non-zero word below, so that the search for the
 * nearest start takes a fixed number of reads whatever lies between. Rejected:
 * walking back word by word, which takes 512 reads inside a 128 KB buffer. Only
 * tasks write here, so nothing is masked; heap_reserve_sync adds what handlers
 * allocated. */
#include "heap/internal.h"

#include <string.h>

#define BITS 32u
#define BITS_LOG 5u

static size_t words_for(size_t bits) { return (bits + BITS - 1) / BITS; }

size_t heap_map_words(size_t granules) {
    size_t total = 0;
    size_t words = granules;
    do {
        words = words_for(words);
        total += words;
    } while (words > 1);
    return total;
}

void heap_map_init(uint32_t *memory, heap_index granules) {
    size_t words = granules;
    uint32_t level = 0;
    memset(memory, 0, heap_map_words(granules) * sizeof *memory);
    do {
        words = words_for(words);
        heap_state.map[level++] = memory;
        memory += words;
    } while (words > 1);
    heap_state.map_levels = level;
}

void heap_map_set(heap_index index) {
    uint32_t bit = index;
    for (uint32_t level = 0; level < heap_state.map_levels; level++) {
        uint32_t *word = &heap_state.map[level][bit / BITS];
        uint32_t before = *word;
        *word = before | 1u << bit % BITS;
        if (before != 0)
            return;
        bit /= BITS;
    }
}

void heap_map_clear(heap_index index) {
    uint32_t bit = index;
    for (uint32_t level = 0; level < heap_state.map_levels; level++) {
        uint32_t *word = &heap_state.map[level][bit / BITS];
        *word &= ~(1u << bit % BITS);
        if (*word != 0)
            return;
        bit /= BITS;
    }
}

bool heap_map_test(heap_index index) {
    return (heap_state.map[0][index / BITS] >> index % BITS & 1u) != 0;
}

/* Down from a summary bit to the highest start under it. */
static heap_index descend(uint32_t level, uint32_t bit) {
    while (level-- > 0)
        bit = bit << BITS_LOG | isa_highest_bit(heap_state.map[level][bit]);
    return (heap_index)bit;
}

heap_index heap_map_below(heap_index index) {
    uint32_t bit = index;
    uint32_t mask = UINT32_MAX >> (BITS - 1u - bit % BITS);
    for (uint32_t level = 0; level < heap_state.map_levels; level++) {
        uint32_t found = heap_state.map[level][bit / BITS] & mask;
        if (found != 0)
            return descend(level,
                           (bit & ~(BITS - 1u)) | isa_highest_bit(found));
        bit /= BITS;
        mask = (1u << bit % BITS) - 1u;
    }
    return 0;
}
