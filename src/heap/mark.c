/* SPDX-License-Identifier: MIT */
/* Marking: the barrier, the gray list, and the scans of objects and of C
 * stacks.
 *
 * The gray list runs through the headers, so it cannot overflow. It is pushed
 * by whoever shades, at any level, and popped by the collector, each under the
 * handlers' mask. An object is popped once and its slots are then scanned
 * behind a cursor, over as many steps as they need; what is stored behind or
 * before the cursor meanwhile does not matter, since the barrier shades what it
 * replaces. */
#include "heap/internal.h"

#define HIT_UNITS 5u /* two searches in the bitmap; a unit is 100 cycles */

static const struct heap_layout *layout_of(const struct header *object) {
    CHECK(object->kind < heap_state.layout_count);
    return &heap_state.layouts[object->kind];
}

/* Wanted: the object is in the heap and white, handlers are masked. */
static void paint(struct header *object) {
    if (layout_of(object)->raw_units == HEAP_LEAF) {
        set_colour(object, heap_state.black);
        return;
    }
    set_colour(object, HEAP_GRAY); /* H5 */
    object->gray_link = heap_state.gray;
    heap_state.gray = index_of(object);
}

void heap_shade_masked(const void *address) {
    struct header *object = (struct header *)(uintptr_t)address;
    if (heap_contains(object) && is_white(object))
        paint(object);
}

/* The look before the mask saves most of the masks: what is black stays so. */
static void shade(const void *address) {
    struct header *object = (struct header *)(uintptr_t)address;
    if (!heap_contains(object) || !is_white(object))
        return;
    uint32_t state = isa_mask_handlers();
    if (is_white(object))
        paint(object);
    isa_unmask_handlers(state);
}

void heap_shade(const void *object) {
    if (heap_state.marking != 0)
        shade(object);
}

void heap_shade_value(value v) {
    if (heap_state.marking != 0 && value_is_pointer(v))
        shade(value_pointer(v));
}

void heap_shade_slots(const struct slot *slots, size_t count) {
    if (heap_state.marking == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        value v = slot_load(&slots[i]);
        if (value_is_pointer(v))
            shade(value_pointer(v));
    }
}

/* Pops one gray object, black from now on, and sets the cursor to its first
 * slot. */
static bool pop_gray(void) {
    uint32_t state = isa_mask_handlers();
    heap_index index = heap_state.gray;
    if (index != 0) {
        struct header *object = block_at(index);
        heap_state.gray = object->gray_link;
        object->gray_link = 0;
        set_colour(object, heap_state.black);
    }
    isa_unmask_handlers(state);
    heap_state.scanning = index;
    heap_state.scan_slot = 0;
    return index != 0;
}

/* Scans slots of the object under the cursor. */
static void scan_slots(uint32_t *left) {
    const struct header *object = block_at(heap_state.scanning);
    uint32_t units = (object->size_granules - 1u) * UNITS_PER_GRANULE;
    uint32_t raw = layout_of(object)->raw_units;
    uint32_t slot = raw + heap_state.scan_slot;
    uint32_t end = units;
    if (units > slot && units - slot > *left)
        end = slot + *left;
    const struct slot *slots = heap_payload(object);
    for (uint32_t i = slot; i < end; i++) {
        value v = slot_load(&slots[i]);
        if (value_is_pointer(v))
            shade(value_pointer(v));
    }
    if (end > slot)
        *left -= end - slot;
    heap_state.scan_slot = end - raw;
    if (end >= units)
        heap_state.scanning = 0;
}

/* A word that may be a pointer into the heap, `offset` bytes from its base: to
 * the inside of an object, to the byte behind it, or to a start, and then it
 * may also be one past the end of the object before. */
static NOINLINE void shade_offset(uintptr_t offset) {
    heap_index index = (heap_index)(offset / HEAP_GRANULE);
    uint32_t past = offset % HEAP_GRANULE == 0;
    heap_index start = heap_map_below(index);
    const struct header *object = block_at(start);
    if (object->kind >= HEAP_KIND_FIRST &&
        (uint32_t)(index - start) < object->size_granules + past)
        shade(object);
    if (past == 0 || start != index || index == 0)
        return;
    start = heap_map_below((heap_index)(index - 1u));
    object = block_at(start);
    if (object->kind >= HEAP_KIND_FIRST &&
        start + object->size_granules == index)
        shade(object);
}

#if UINTPTR_MAX == UINT32_MAX
static inline uintptr_t unbox(uintptr_t word) {
    return word; /* the low half of a boxed pointer is the pointer */
}
#else
static inline uintptr_t unbox(uintptr_t word) {
    uintptr_t tag = word >> 48;
    return tag == VALUE_TAG_POINTER ? word & 0xFFFFFFFFFFFFu : word;
}
#endif

/* The search for the object costs more than 100 cycles on RP2040, and a scan
 * cannot be interrupted by other tasks; so it only notes what it has found, and
 * the steps that follow look it up. Nothing is lost by waiting: what is in the
 * heap now stays until marking has ended, and so do its start bits; a block
 * that is put into free space meanwhile is black. A full list's last is looked
 * up at once. */
static NOINLINE uintptr_t *make_room(uintptr_t *end) {
    shade_offset(end[-1]);
    return end - 1;
}

#define LOOK(at)                                                               \
    do {                                                                       \
        uintptr_t offset = unbox(*(const volatile uintptr_t *)(at)) - base;    \
        if (UNLIKELY(offset < span)) {                                         \
            *end++ = offset;                                                   \
            if (UNLIKELY(end == full))                                         \
                end = make_room(end);                                          \
        }                                                                      \
    } while (0)

/* Four at a time: 6 cycles a word on RP2040 instead of 10. */
NOT_SANITIZED
static void scan_range(const uintptr_t *low, const uintptr_t *high) {
    uintptr_t base = heap_state.base;
    uintptr_t span = heap_state.span;
    uintptr_t *end = &heap_state.hits[heap_state.hit_count];
    const uintptr_t *full = &heap_state.hits[HEAP_HITS];
    for (; high - low >= 4; low += 4) {
        LOOK(low);
        LOOK(low + 1);
        LOOK(low + 2);
        LOOK(low + 3);
    }
    for (; low < high; low++)
        LOOK(low);
    heap_state.hit_count = (uint32_t)(end - heap_state.hits);
}

static bool shade_hit(uint32_t *left) {
    if (heap_state.hit_count == 0)
        return false;
    heap_state.hit_count--;
    shade_offset(heap_state.hits[heap_state.hit_count]);
    *left -= *left < HIT_UNITS ? *left : HIT_UNITS;
    return true;
}

bool heap_mark_gray(uint32_t *left) {
    while (*left > 0) {
        if (heap_state.scanning != 0)
            scan_slots(left);
        else if (pop_gray())
            --*left;
        else if (!shade_hit(left))
            return true;
    }
    return false;
}

/* Rounds up to a word. */
static const uintptr_t *first_word(const void *low) {
    uintptr_t mask = sizeof(uintptr_t) - 1u;
    return (const uintptr_t *)(((uintptr_t)low + mask) & ~mask);
}

/* What handlers allocated since the cycle began has no start bit and needs
 * none: it is black. */
void heap_scan_words(const void *low, const void *high) {
    if (heap_state.marking == 0)
        return;
    CHECK(base_level.now == BASE_LEVEL_TASK); /* the list is not shared */
    scan_range(first_word(low),
               (const uintptr_t *)((uintptr_t)high & ~(sizeof(void *) - 1u)));
}

void heap_scan_words_some(const void **low, const void *high,
                          uint32_t *budget) {
    const uintptr_t *from = first_word(*low);
    size_t words = 0;
    if ((uintptr_t)high > (uintptr_t)from)
        words = ((uintptr_t)high - (uintptr_t)from) / sizeof *from;
    if (words > *budget)
        words = *budget;
    heap_scan_words(from, from + words);
    *budget -= (uint32_t)words;
    *low = from + words;
}
