/* SPDX-License-Identifier: MIT */
/* Weak slots and finalizers. Objects that have either are chained through their
 * headers, so that the collector looks at these few and not at the heap: at the
 * end of marking it queues the dead finalizer objects, which keeps them and
 * what they refer to (H11), marks on, and when marking is off it clears the
 * weak slots whose targets are dead, before any of these is swept (H10). A
 * cycle detaches the whole chain and puts survivors back, so that new ones may
 * be pushed at any instant. */
#include "heap/internal.h"

static void chain_push(volatile heap_index *chain, struct header *object) {
    uint32_t state = isa_mask_handlers();
    object->HEAP_CHAIN = *chain;
    *chain = index_of(object);
    isa_unmask_handlers(state);
}

static void chain_new(volatile heap_index *chain, void *object, uint32_t flag) {
    struct header *header = object;
    uint32_t state = isa_mask_handlers();
    bool known = (header->state & flag) != 0;
    header->state = (uint8_t)(header->state | flag);
    isa_unmask_handlers(state);
    if (!known)
        chain_push(chain, header);
}

void heap_set_weak(void *object) {
    chain_new(&heap_state.weaks, object, HEAP_FLAG_WEAK);
}

void heap_set_finalizer(void *object) {
    chain_new(&heap_state.finalizers, object, HEAP_FLAG_FINALIZER);
}

heap_index heap_detach(volatile heap_index *chain) {
    uint32_t state = isa_mask_handlers();
    heap_index first = *chain;
    *chain = 0;
    isa_unmask_handlers(state);
    return first;
}

value heap_weak_read(const struct slot *slot) {
    uint32_t state = isa_mask_handlers();
    value v = slot_load(slot);
    if (value_is_pointer(v) && heap_contains(value_pointer(v))) {
        if (heap_state.marking != 0)
            heap_shade_masked(value_pointer(v));
        else if (is_white(value_pointer(v))) /* only until it is swept */
            v = value_from_pointer(NULL);
    }
    isa_unmask_handlers(state);
    return v;
}

/* Once only: the flag goes. The object lives on, and all that it refers to. */
static void enqueue(struct header *object) {
    uint32_t state = isa_mask_handlers();
    object->state = (uint8_t)(object->state & ~HEAP_FLAG_FINALIZER);
    object->HEAP_CHAIN = 0;
    heap_shade_masked(object);
    isa_unmask_handlers(state);
    if (heap_state.queue_last != 0)
        block_at(heap_state.queue_last)->HEAP_CHAIN = index_of(object);
    else
        heap_state.queue = index_of(object);
    heap_state.queue_last = index_of(object);
    heap_state.safepoint = 1; /* where a task takes it from the queue */
}

bool heap_finalize_some(uint32_t *left) {
    while (*left > 0 && heap_state.finalizers_due != 0) {
        struct header *object = block_at(heap_state.finalizers_due);
        bool dead = is_white(object);
        heap_state.finalizers_due = object->HEAP_CHAIN;
        if (dead)
            enqueue(object);
        else
            chain_push(&heap_state.finalizers, object);
        *left -= dead && *left > 1 ? 2 : 1; /* 170 cycles, 80 on RP2040 */
    }
    return heap_state.finalizers_due == 0;
}

/* Leaving the queue removes a root: shaded like any overwritten reference. */
void *heap_next_finalizer(void) {
    heap_index index = heap_state.queue;
    if (index == 0)
        return NULL;
    struct header *object = block_at(index);
    heap_shade(object);
    heap_state.queue = object->HEAP_CHAIN;
    if (heap_state.queue == 0)
        heap_state.queue_last = 0;
    if (heap_state.queue_scan == index)
        heap_state.queue_scan = heap_state.queue;
    object->HEAP_CHAIN = 0;
    return object;
}

bool heap_shade_queue(void) {
    heap_index index = heap_state.queue_scan;
    if (index == 0)
        return false;
    heap_shade(block_at(index));
    heap_state.queue_scan = block_at(index)->HEAP_CHAIN;
    return true;
}

/* Marking is off: a white target is dead, and nobody can make it reachable. */
static void clear_if_dead(struct header *object) {
    struct slot *slot = heap_payload(object);
    value v = slot_load(slot);
    if (value_is_pointer(v) && heap_contains(value_pointer(v)) &&
        is_white(value_pointer(v)))
        slot_store_pointer(slot, NULL);
}

bool heap_clear_weak_some(uint32_t *left) {
    for (; *left > 0 && heap_state.weaks_due != 0; --*left) {
        struct header *object = block_at(heap_state.weaks_due);
        heap_state.weaks_due = object->HEAP_CHAIN;
        if (is_white(object))
            continue; /* swept soon, and no longer chained */
        clear_if_dead(object);
        chain_push(&heap_state.weaks, object);
    }
    return heap_state.weaks_due == 0;
}
