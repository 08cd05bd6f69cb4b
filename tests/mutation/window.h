/* SPDX-License-Identifier: MIT */
/* What a mutant has in place of a protection; included before the mutated file.
 *
 * A mask that is gone says where it began and ended, so that the driver can put
 * the handler at each instruction between. A store that is torn, as a plain
 * store of eight bytes is on a 32-bit chip, says where its halves meet. */
#ifndef KRAIT_TESTS_MUTATION_WINDOW_H
#define KRAIT_TESTS_MUTATION_WINDOW_H

#include "heap/slot.h"

#define MUTATION_NONE 0xFFu

/* driver.c */
void mutation_open(void);
void mutation_close(void);
void mutation_point(void);
void mutation_reach(void);
void heap_shade_value(value v);

/* A store that is put off until after the mask. */
struct mutation_late {
    void *volatile *at;
    void *stored;
};
extern struct mutation_late mutation_late;

#define mutation_later(place, what)                                            \
    (mutation_late.at = (void *volatile *)(place),                             \
     mutation_late.stored = (what))

static inline uint32_t mutation_mask(void) {
    mutation_open();
    return MUTATION_NONE;
}

static inline void mutation_unmask(uint32_t state) {
    struct mutation_late late = mutation_late;
    mutation_late.at = NULL; /* a handler has its own, here already */
    if (state == MUTATION_NONE)
        mutation_close();
    else
        isa_unmask_handlers(state);
    if (late.at == NULL)
        return;
    if (base_isa.depth != 0) {
        mutation_late = late;
        return;
    }
    mutation_open();
    mutation_close();
    *late.at = late.stored;
}

static inline void mutation_unmask_all(uint32_t state) {
    if (state == MUTATION_NONE)
        mutation_close();
    else
        isa_unmask_all(state);
}

static inline void mutation_store_bare(struct slot *slot, value v) {
    mutation_reach();
    isa_store_pair(&slot->bits, v);
}

static inline void mutation_store_pointer_bare(struct slot *slot,
                                               const void *object) {
    mutation_reach();
    isa_store_pointer(&slot->bits, value_from_pointer(object));
}

static inline void mutation_store_torn(struct slot *slot, value v) {
    value before = slot_load(slot);
    if (heap_state.marking != 0)
        heap_shade_value(before);
    *(volatile uint64_t *)&slot->bits =
        (before & ~(uint64_t)UINT32_MAX) | (v & UINT32_MAX);
    mutation_open();
    mutation_close();
    *(volatile uint64_t *)&slot->bits = v;
}

static inline void mutation_store_none(struct slot *slot, value v) {
    (void)slot;
    (void)v;
    mutation_reach();
}

static inline void mutation_store_pointer_none(struct slot *slot,
                                               const void *object) {
    (void)slot;
    (void)object;
    mutation_reach();
}

static inline value mutation_weak_read(const struct slot *slot) {
    mutation_reach();
    return slot_load(slot);
}

static inline bool mutation_true(bool checked) {
    (void)checked;
    mutation_reach();
    return true;
}

static inline bool mutation_false(bool checked) {
    (void)checked;
    mutation_reach();
    return false;
}

/* Where a commit begins: what it has to look at again changes just before. */
static inline uint32_t mutation_before_mask(void) {
    mutation_point();
    return isa_mask_handlers();
}

#ifdef MUTATION_POINTS
#define isa_mask_handlers() mutation_before_mask()
#endif
#undef isa_unmask_handlers /* a macro on the host */
#undef isa_unmask_all
#define isa_unmask_handlers(state) mutation_unmask(state)
#define isa_unmask_all(state) mutation_unmask_all(state)

#endif
