/* SPDX-License-Identifier: MIT */
/* Oracle: no allocation of the three mixes fails, no block is overwritten by
 * another, and at the end the largest free block is at least 0.3 of what is
 * free. The same for 10^8 allocations: tests/heap-long. */
#include "heap_mixes.h"

#ifndef HEAP_MIX_ALLOCATIONS
#define HEAP_MIX_ALLOCATIONS 3400000u /* 10^7 over the three */
#endif

int main(void) {
    static const size_t sizes[MIX_COUNT] = {1u << 20, 512u << 10, 4u << 20};
    for (enum mix mix = MIX_RANDOM; mix < MIX_COUNT; mix++) {
        double ratio = mix_run(mix, sizes[mix], HEAP_MIX_ALLOCATIONS);
        printf("%s: largest/free %.3f, %u cycles, max step %u units\n",
               mix_names[mix], ratio, heap_state.cycles,
               heap_state.max_step_units);
        EXPECT(ratio >= 0.3);
    }
    return unit_done();
}
