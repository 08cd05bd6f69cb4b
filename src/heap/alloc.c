/* SPDX-License-Identifier: MIT */
/* Allocation in constant time: free lists segregated by size, exact below 32
 * granules, then eight to a power of two, found through two levels of bit maps.
 * A request takes the first block of the first class whose smallest block is
 * large enough, so no list is searched. A free block is nothing but a header,
 * whose two links carry its list. There are no boundary tags: blocks are freed
 * by the sweep alone, which merges them in passing. */
#include "heap/find.h"
#include "heap/internal.h"

#include <string.h>

#define EXACT 32u /* classes of one size each */
#define EXACT_LOG 5u
#define SPLIT_LOG 3u /* classes to a power of two */
#define TRIES 4u     /* blocks of its own class looked at before giving up */
/* Bytes: 770 cycles on RP2040, and less than glibc clears by rep stos. */
#define CLEAR_PIECE 1024u
#define RUN 32u    /* granules of a run; twice as many are cleared at once */
#define RUN_MAX 8u /* of a block that is cut off one */

struct heap_state heap_state;

uint32_t heap_class_of(uint32_t size) {
    if (size < EXACT)
        return size;
    uint32_t log = isa_highest_bit(size);
    uint32_t part = size >> (log - SPLIT_LOG) & ((1u << SPLIT_LOG) - 1u);
    return EXACT + ((log - EXACT_LOG) << SPLIT_LOG) + part;
}

/* The first class all of whose blocks are large enough. */
static uint32_t class_above(uint32_t size) {
    if (size < EXACT)
        return size;
    uint32_t step = 1u << (isa_highest_bit(size) - SPLIT_LOG);
    return heap_class_of(size + (step - 1u));
}

void heap_free_push(heap_index index, heap_index size) {
    uint32_t class = heap_class_of(size);
    heap_index head = heap_state.class_head[class];
    struct header *block = block_at(index);
    UNPOISON(block, sizeof *block);
    publish(block, header_word(size, HEAP_KIND_FREE, 0));
    block->gray_link = head;
    block->HEAP_CHAIN = 0;
    POISON(block + 1, (size - 1u) * (size_t)HEAP_GRANULE);
    if (head != 0)
        block_at(head)->HEAP_CHAIN = index;
    heap_state.class_head[class] = index;
    heap_state.class_map[class / 32u] |= 1u << class % 32u; /* H2 */
    heap_state.class_summary |= 1u << class / 32u;
    heap_state.free_granules = (heap_index)(heap_state.free_granules + size);
}

static void class_emptied(uint32_t class) {
    uint32_t word = class / 32u;
    heap_state.class_map[word] &= ~(1u << class % 32u); /* H2 */
    if (heap_state.class_map[word] == 0)
        heap_state.class_summary &= ~(1u << word);
}

void heap_free_unlink(heap_index index) {
    struct header *block = block_at(index);
    heap_index size = block->size_granules;
    heap_index next = block->gray_link;
    heap_index before = block->HEAP_CHAIN;
    if (next != 0)
        block_at(next)->HEAP_CHAIN = before;
    if (before != 0) {
        block_at(before)->gray_link = next;
    } else {
        uint32_t class = heap_class_of(size);
        heap_state.class_head[class] = next;
        if (next == 0)
            class_emptied(class);
    }
    heap_state.free_granules = (heap_index)(heap_state.free_granules - size);
}

/* Head of the first non-empty class from `class` on. */
static heap_index find_class(uint32_t class) {
    uint32_t word = class / 32u;
    uint32_t bits = 0;
    if (word < HEAP_CLASS_WORDS)
        bits = heap_state.class_map[word] & UINT32_MAX << class % 32u;
    if (bits == 0) {
        uint32_t words = heap_state.class_summary & (UINT32_MAX - 1u) << word;
        if (words == 0)
            return 0;
        word = isa_lowest_bit(words);
        bits = heap_state.class_map[word];
    }
    return heap_state.class_head[word * 32u + isa_lowest_bit(bits)];
}

/* Rounding up passes over blocks of the request's own class; a nearly full heap
 * is worth a look at the first few. */
static heap_index find_in_class(uint32_t class, heap_index size) {
    heap_index index = heap_state.class_head[class];
    for (uint32_t tries = TRIES; tries > 0 && index != 0; tries--) {
        if (block_at(index)->size_granules >= size)
            return index;
        index = block_at(index)->gray_link;
    }
    return 0;
}

/* Cuts the first `size` granules off a free block that stays in its class: only
 * the links to it change. The usual case, since the last block is large. */
static void cut_front(heap_index index, heap_index size, heap_index rest) {
    const struct header *block = block_at(index);
    heap_index moved = (heap_index)(index + size);
    struct header *to = block_at(moved);
    UNPOISON(to, sizeof *to);
    publish(to, header_word(rest, HEAP_KIND_FREE, 0));
    to->gray_link = block->gray_link;
    to->HEAP_CHAIN = block->HEAP_CHAIN;
    if (to->gray_link != 0)
        block_at(to->gray_link)->HEAP_CHAIN = moved;
    if (to->HEAP_CHAIN != 0)
        block_at(to->HEAP_CHAIN)->gray_link = moved;
    else
        heap_state.class_head[heap_class_of(rest)] = moved;
    heap_state.free_granules = (heap_index)(heap_state.free_granules - size);
}

/* Takes the front of a free block. */
static void split(heap_index index, heap_index size) {
    heap_index whole = (heap_index)block_at(index)->size_granules;
    heap_index rest = (heap_index)(whole - size);
    if (rest >= EXACT && heap_class_of(rest) == heap_class_of(whole)) {
        cut_front(index, size, rest);
    } else {
        heap_free_unlink(index);
        if (rest != 0)
            heap_free_push((heap_index)(index + size), rest);
    }
    if (index == heap_state.sweep_free)
        heap_state.sweep_free = (heap_index)(rest != 0 ? index + size : 0u);
    UNPOISON(block_at(index), size * (size_t)HEAP_GRANULE);
}

/* The first block of this size, if its class has it exactly. */
static heap_index take_exact(heap_index size) {
    heap_index index = heap_state.class_head[size];
    if (index == 0)
        return 0;
    heap_index next = block_at(index)->gray_link;
    heap_state.class_head[size] = next;
    if (next != 0)
        block_at(next)->HEAP_CHAIN = 0;
    else
        class_emptied(size);
    heap_state.free_granules = (heap_index)(heap_state.free_granules - size);
    if (index == heap_state.sweep_free)
        heap_state.sweep_free = 0;
    UNPOISON(block_at(index), size * (size_t)HEAP_GRANULE);
    return index;
}

heap_index heap_take(heap_index size) {
    if (ISA_ROOMY && size < EXACT) {
        heap_index exact = take_exact(size);
        if (exact != 0)
            return exact;
    }
    heap_index index = find_class(class_above(size));
    if (index == 0)
        index = find_in_class(heap_class_of(size), size);
    if (index != 0)
        split(index, size);
    return index;
}

/* Small blocks are cut off the front of a run, a free block or 512 B of one,
 * that is cleared at once: a third of what a block by itself costs. Until cut,
 * it is of nobody (as a fence is), so that the sweep steps over it. Its rest
 * has its header before the object has (H1). */
static struct header *cut_run(uint8_t kind, heap_index size) {
    heap_index index = heap_state.run_at;
    heap_index rest = (heap_index)(heap_state.run_left - size);
    struct header *object = block_at(index);
    UNPOISON(object, size * (size_t)HEAP_GRANULE);
    heap_state.run_at = (heap_index)(index + size);
    heap_state.run_left = rest;
    if (rest != 0) {
        struct header *to = block_at((heap_index)(index + size));
        UNPOISON(to, sizeof *to);
        publish(to, header_word(rest, HEAP_KIND_RESERVE, HEAP_FLAG_STATIC));
    }
    publish(object, header_word(size, kind, heap_state.black)); /* H4 */
    map_set(index);
    account(size);
    return object;
}

void heap_end_run(void) {
    heap_index left = heap_state.run_left;
    heap_state.run_left = 0;
    if (left != 0)
        heap_free_push(heap_state.run_at, left);
}

/* The first free block that is large enough, all of it if it is small. */
static NOINLINE bool begin_run(heap_index size) {
    heap_end_run();
    heap_index index = find_class(size);
    if (index == 0)
        return false;
    heap_index whole = (heap_index)block_at(index)->size_granules;
    heap_index taken = whole < 2u * RUN ? whole : RUN;
    split(index, taken);
    struct header *run = block_at(index);
    memset(run, 0, taken * (size_t)HEAP_GRANULE);
    publish(run, header_word(taken, HEAP_KIND_RESERVE, HEAP_FLAG_STATIC));
    POISON(run + 1, (taken - 1u) * (size_t)HEAP_GRANULE);
    heap_state.run_at = index;
    heap_state.run_left = taken;
    return true;
}

/* A block that fits exactly comes first, else holes would stay open. */
static inline bool has_run(heap_index size) {
    return ISA_ROOMY && size <= heap_state.run_max &&
           heap_state.class_head[size] == 0 &&
           (heap_state.run_left >= size || begin_run(size));
}

/* The heap is full: pays until a block is there, a running cycle to its end and
 * then one whole cycle more. */
static heap_index take_collecting(heap_index size) {
    uint32_t wanted = heap_state.cycles + 1u;
    if (heap_state.phase != HEAP_IDLE)
        wanted++;
    heap_end_run();
    while ((int32_t)(wanted - heap_state.cycles) > 0) {
        base_pause();
        heap_step(heap_state.budget);
        heap_index index = heap_take(size);
        if (index != 0)
            return index;
    }
    return 0;
}

/* R3: in pieces, between which others run. Until its end the block is of nobody
 * (as a fence is), so that neither sweep nor scan looks inside. */
static NOINLINE void clear_in_pieces(struct header *block, heap_index size) {
    char *at = (char *)block + HEAP_GRANULE;
    char *end = (char *)block + size * (size_t)HEAP_GRANULE;
    memset(block, 0, HEAP_GRANULE);
    publish(block, header_word(size, HEAP_KIND_RESERVE, HEAP_FLAG_STATIC));
    for (size_t n = CLEAR_PIECE; n == CLEAR_PIECE; at += n) {
        base_pause();
        n = (size_t)(end - at) < n ? (size_t)(end - at) : n;
        memset(at, 0, n);
    }
}

/* A call of memset costs as much as clearing 8 granules. */
static void clear(struct header *block, heap_index size) {
    uint64_t *at = (uint64_t *)(void *)block;
    if (size > CLEAR_PIECE / HEAP_GRANULE) {
        clear_in_pieces(block, size);
        return;
    }
    if (size > 8u) {
        memset(block, 0, size * (size_t)HEAP_GRANULE);
        return;
    }
    for (uint32_t i = size; i > 0; i--) {
        for (uint32_t unit = 0; unit < UNITS_PER_GRANULE; unit++)
            *at++ = 0;
        isa_fence(); /* or the compiler makes it a memset again */
    }
}

/* Born black, so the cycle that runs keeps it (H4). Others run before, not
 * after: then the object would have to be rooted. */
static void *alloc_task(uint8_t kind, heap_index size) {
    if (UNLIKELY(heap_state.safepoint != 0))
        base_pause();
    if (has_run(size))
        return cut_run(kind, size);
    heap_index index = heap_take(size);
    if (index == 0)
        index = take_collecting(size);
    if (index == 0)
        return NULL;
    struct header *object = block_at(index);
    clear(object, size);
    publish(object, header_word(size, kind, heap_state.black));
    heap_map_set(index);
    account(size);
    return object;
}

static size_t largest_payload(void) {
    return (size_t)(heap_state.granules - 2u) * HEAP_GRANULE;
}

static void set_limit(void) {
    bool looked_at = heap_state.fail_in != 0;
    if (ISA_FULL)
        looked_at = looked_at || heap_state.refused != 0;
    heap_state.alloc_limit = looked_at ? 0 : largest_payload();
}

/* More than the whole heap; or a test counts or a program has locked the heap,
 * and the limit is 0 to come here each time. */
static NOINLINE bool is_refused(uint8_t kind, size_t payload_bytes) {
    if (heap_state.fail_in != 0 && --heap_state.fail_in == 0) {
        set_limit();
        return true;
    }
    if (ISA_FULL && heap_state.refused >> kind & 1u &&
        base_level.now == BASE_LEVEL_TASK)
        return true;
    return payload_bytes > largest_payload();
}

uint32_t heap_fail_alloc(uint32_t n) {
    uint32_t left = heap_state.fail_in;
    heap_state.fail_in = n;
    set_limit();
    return left;
}

void heap_refuse(uint64_t kinds) {
    heap_state.refused = kinds;
    set_limit();
}

/* R8: by what was asked for, on every machine the same. */
static NOINLINE void charge(uint8_t kind, size_t payload_bytes) {
    if (heap_state.skip_charge || heap_state.uncounted >> kind & 1u)
        return;
    heap_state.uncharged += (uint32_t)payload_bytes + UNIT_BYTES;
    if (heap_state.uncharged >= heap_state.charge_at)
        heap_state.safepoint = 1;
}

void *heap_alloc(uint8_t kind, size_t payload_bytes) {
    if (UNLIKELY(heap_state.charge_at != 0))
        charge(kind, payload_bytes);
    if (UNLIKELY(payload_bytes > heap_state.alloc_limit) &&
        is_refused(kind, payload_bytes))
        return NULL;
    heap_index size =
        (heap_index)((payload_bytes + HEAP_GRANULE - 1u) / HEAP_GRANULE + 1u);
    if (base_level.now != BASE_LEVEL_TASK)
        return heap_reserve_alloc(kind, size);
    return alloc_task(kind, size);
}

/* A block that nothing frees and nothing scans. */
static void fence(heap_index index) {
    struct header *block = block_at(index);
    memset(block, 0, sizeof *block);
    publish(block, header_word(1, HEAP_KIND_RESERVE, HEAP_FLAG_STATIC));
}

/* Granules for `bytes`, when each needs a little more than a bit of map. */
static size_t fit_granules(size_t bytes) {
    size_t granules = bytes / HEAP_GRANULE;
    while (granules * HEAP_GRANULE + heap_map_words(granules) * 4u > bytes)
        granules -= granules / 1024u + 1u;
    return granules < HEAP_MAX_GRANULES ? granules : HEAP_MAX_GRANULES;
}

COLD void heap_init(void *memory, size_t bytes,
                    const struct heap_layout *layouts, uint32_t layout_count) {
    uintptr_t base = ((uintptr_t)memory + HEAP_GRANULE - 1u) &
                     ~(uintptr_t)(HEAP_GRANULE - 1u);
    size_t granules = fit_granules(bytes - (base - (uintptr_t)memory));
    UNPOISON(memory, bytes);
    memset(&heap_state, 0, sizeof heap_state);
    heap_state.base = base;
    heap_state.span = granules * HEAP_GRANULE;
    heap_state.granules = (heap_index)granules;
    heap_state.layouts = layouts;
    heap_state.layout_count = layout_count;
    heap_map_init((uint32_t *)(base + heap_state.span), (heap_index)granules);
    fence(0);
    fence((heap_index)(granules - 1u)); /* H1 */
    heap_state.alloc_limit = largest_payload();
    heap_state.run_max = RUN_MAX;
    heap_map_set(0);
    heap_free_push(1, (heap_index)(granules - 2u));
    heap_set_budget(HEAP_BUDGET);
    heap_pace_idle();
}

void heap_set_roots(const struct heap_roots *roots) {
    heap_state.roots = roots;
}
