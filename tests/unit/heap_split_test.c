/* SPDX-License-Identifier: MIT */
/* Stores in two halves, as on a 32-bit chip, with an interrupt between them.
 * Oracle: the handler that runs between the halves, or at the unmask, only ever
 * reads a value that was stored as a whole; nested masks hold it back to the
 * outermost unmask; a store without the mask is caught. */
#define KRAIT_SPLIT_STORE 1
#include "heap_rig.h"

struct split_state {
    struct slot slot;
    uint32_t splits;
    uint32_t handled;
    uint32_t torn;
};

static struct split_state split;

/* What the test stores has equal halves. */
static void handler(void) {
    value v = slot_load(&split.slot);
    split.handled++;
    if ((uint32_t)v != (uint32_t)(v >> 32))
        split.torn++;
}

void base_isa_deliver(void) {
    base_isa.pending = 0;
    handler();
}

static void interrupt(void) {
    if (base_isa.depth != 0)
        base_isa.pending = 1;
    else
        handler();
}

void base_isa_split(void) {
    split.splits++;
    interrupt();
}

static value twice(uint32_t half) { return (value)half << 32 | half; }

static void test_stores(void) {
    for (uint32_t i = 0; i < 1000; i++)
        slot_store(&split.slot, twice(rig_random()));
    EXPECT(split.splits == 1000);
    EXPECT(split.handled == 1000);
    EXPECT(split.torn == 0);
}

static void test_nesting(void) {
    uint32_t handled = split.handled;
    uint32_t outer = isa_mask_handlers();
    uint32_t inner = isa_mask_handlers();
    interrupt();
    isa_unmask_handlers(inner);
    EXPECT(split.handled == handled);
    interrupt();
    isa_unmask_handlers(outer);
    EXPECT(split.handled == handled + 1);
    EXPECT(base_isa.depth == 0 && base_isa.pending == 0);
}

/* The check can fail: the same store, the mask left out. */
static void test_unmasked(void) {
    slot_store(&split.slot, twice(1));
    split.slot.bits = (split.slot.bits & ~(value)UINT32_MAX) | 2;
    interrupt();
    split.slot.bits = twice(2);
    EXPECT(split.torn == 1);
}

int main(void) {
    rig_init(64u << 10, NULL, 1);
    test_stores();
    test_nesting();
    test_unmasked();
    return unit_done();
}
