/* SPDX-License-Identifier: MIT */
/* The heap walker: looks at every block, list, link and bit, and says which
 * invariant of heap.h is broken. For tests, on chips too, and for builds with
 * KRAIT_WALKER, where collector steps call it. */
#ifndef KRAIT_HEAP_WALK_H
#define KRAIT_HEAP_WALK_H

#include "base/check.h"
#include "heap/heap.h"

/* NULL, or a text that begins with the number of the broken invariant. Masks
 * handlers as long as it looks.
 * Contract: task; no alloc; O(n). */
const char *heap_walk(void);

/* Besides each change of phase: steps between two walks, so many that a large
 * heap does not spend its time walking.
 * Contract: task; no alloc; O(1). */
static inline bool walk_is_due(void) {
    return heap_state.steps % (64u + heap_state.granules / 256u) == 0;
}

#if defined(KRAIT_WALKER)
static inline void walk_after_step(uint8_t phase) {
    if (phase == heap_state.phase && !walk_is_due())
        return;
    const char *broken = heap_walk();
    if (broken != NULL)
        base_panic(broken, __FILE__, __LINE__);
}
#else
static inline void walk_after_step(uint8_t phase) { (void)phase; }
#endif

#endif
