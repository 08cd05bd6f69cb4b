/* SPDX-License-Identifier: MIT */
/* What a store to a slot does while marking is on, and slots in bulk. */
#include "heap/slot.h"

#include "heap/internal.h"

/* Shading and storing need not be one masked section (S2, C1, H4). What a cycle
 * must keep is what could be reached when it began: every slot's value of that
 * moment, its snapshot, is to be shaded before it is lost. The first store into
 * the slot since then is the one that loses it, and every store reads the slot
 * before it writes. So, with handlers H anywhere between the two:
 *
 *   - if no H stores here, the value read is the one that is overwritten;
 *   - if some H does, the first of them is the first store, or one before was:
 *     H has read and shaded the snapshot, H's own argument being the same one
 *     level up. What this store then overwrites unshaded is a value put there
 *     after the beginning. Wherever that was taken from, its owner keeps or
 *     has shaded it: it is new (black), or it was read from another slot, whose
 *     snapshot this theorem holds for, or by a weak read, which shades.
 *
 * H may move the value read here elsewhere, even behind the cursor of the scan:
 * it is shaded by then, or it is about to be, as no collector step runs before
 * this function returns. For the same reason `marking` cannot change in it.
 *
 * Nothing in this asks that the store follow the shade at once. So a commit of
 * several stores shades all slots first, masks, looks whether it still applies,
 * and stores plainly (slot_commit): each store is preceded by a shade of its
 * slot, and no collector step comes between. */
void heap_store_marking(struct slot *slot, value v) {
    heap_shade_value(slot_load(slot));
    isa_store_pair(&slot->bits, v);
}

void heap_store(struct slot *slot, value v) {
    if (UNLIKELY(heap_state.marking != 0))
        heap_store_marking(slot, v);
    else
        isa_store_pair(&slot->bits, v);
}
