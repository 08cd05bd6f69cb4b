/* SPDX-License-Identifier: MIT */
/* The three mixes of tests/unit/heap_mixes.h at full length. Oracle: no
 * allocation fails, no block is overwritten, and at the end the largest free
 * block is at least 0.3 of what is free, at three sizes of heap. */
#include "heap_mixes.h"

int main(int argc, char **argv) {
    uint64_t allocations = argc > 1 ? strtoull(argv[1], NULL, 10) : 100000000u;
    static const size_t sizes[] = {256u << 10, 1u << 20, 16u << 20};
    for (enum mix mix = MIX_RANDOM; mix < MIX_COUNT; mix++) {
        for (uint32_t i = 0; i < ARRAY_LENGTH(sizes); i++) {
            double ratio = mix_run(mix, sizes[i], allocations / 3);
            printf("%s, %zu KB: largest/free %.3f, %u cycles\n", mix_names[mix],
                   sizes[i] >> 10, ratio, heap_state.cycles);
            fflush(stdout);
            EXPECT(ratio >= 0.3);
        }
    }
    return unit_done();
}
