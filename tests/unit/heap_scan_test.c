/* SPDX-License-Identifier: MIT */
/* The conservative scan. Oracle: of many objects exactly those survive that
 * some word names, raw or boxed, by its start, an inside byte or the byte after
 * its end; a word one byte before or far behind names nothing of it. */
#include "heap_rig.h"

#include <string.h>

#define COUNT 500u

struct scan_state {
    char *object[COUNT];
    size_t bytes[COUNT];
    bool named[COUNT];
    uintptr_t stack[2 * COUNT];
    uint32_t words;
    bool bounded;
    uint32_t pieces;
};

static struct scan_state scan;

static void scan_bounded(void) {
    const void *at = scan.stack;
    const void *end = scan.stack + scan.words;
    while (at != end) {
        uint32_t budget = 7;
        heap_scan_words_some(&at, end, &budget);
        scan.pieces++;
        EXPECT(budget == 0 || at == end);
    }
}

static void scan_begin(void) {
    if (scan.bounded)
        scan_bounded();
    else
        heap_scan_words(scan.stack, scan.stack + scan.words);
}

static const struct heap_roots roots = {scan_begin, NULL};

static void push(uintptr_t word) { scan.stack[scan.words++] = word; }

/* A word that names the object in one of five ways; if it is the end of the
 * object before, or the start of the next, it names that too. */
static uintptr_t name(uint32_t i) {
    uintptr_t start = (uintptr_t)scan.object[i];
    switch (rig_random() % 5) {
    case 0:
        return start;
    case 1:
        return (uintptr_t)value_from_pointer(scan.object[i]);
    case 2:
        return start + rig_random() % scan.bytes[i];
    case 3:
        return start + scan.bytes[i];
    default:
        return (uintptr_t)value_from_pointer(scan.object[i]) +
               rig_random() % scan.bytes[i];
    }
}

static void mark_named(uintptr_t word) {
    uintptr_t address = word & 0xFFFFFFFFFFFFu;
    for (uint32_t i = 0; i < COUNT; i++)
        if (address - (uintptr_t)scan.object[i] <= scan.bytes[i])
            scan.named[i] = true;
}

static void make_objects(void) {
    for (uint32_t i = 0; i < COUNT; i++) {
        size_t size = (size_t)1 << rig_random() % 16;
        scan.object[i] = heap_alloc(RIG_LEAF, 1 + rig_random() % size);
        EXPECT(scan.object[i] != NULL);
        scan.bytes[i] =
            heap_payload_bytes(scan.object[i]) + sizeof(struct header);
        scan.named[i] = false;
    }
}

static void test_survivors(uint32_t seed, bool bounded) {
    rig_init(8u << 20, &roots, seed);
    memset(&scan, 0, sizeof scan);
    scan.bounded = bounded;
    make_objects();
    for (uint32_t i = 0; i < COUNT; i++) {
        push(rig_random()); /* noise: too small for an address here */
        if (rig_random() % 3 == 0) {
            uintptr_t word = name(i);
            push(word);
            mark_named(word);
        }
    }
    heap_collect();
    EXPECT_WALK();
    for (uint32_t i = 0; i < COUNT; i++)
        EXPECT(rig_is_object(scan.object[i]) == scan.named[i]);
}

/* Neither the byte before an object nor free memory names anything. */
static void test_misses(void) {
    rig_init(1u << 20, &roots, 5);
    memset(&scan, 0, sizeof scan);
    char *first = heap_alloc(RIG_LEAF, 1000);
    char *second = heap_alloc(RIG_LEAF, 1000);
    push((uintptr_t)first - 1);
    push((uintptr_t)second + heap_payload_bytes(second) + HEAP_GRANULE + 1);
    push((uintptr_t)value_from_pointer(first) ^ (uintptr_t)1 << 50);
    push(heap_state.base + heap_state.span);
    push(heap_state.base);
    push(heap_state.base - 8);
    heap_collect();
    EXPECT(!rig_is_object(first));
    EXPECT(!rig_is_object(second));
}

/* What a handler has just allocated is found too. */
static void test_reserve(void) {
    rig_init(1u << 20, &roots, 6);
    memset(&scan, 0, sizeof scan);
    EXPECT(heap_reserve_set(1, 512));
    base_level.now = 1;
    char *object = heap_alloc(RIG_LEAF, 40);
    char *other = heap_alloc(RIG_LEAF, 40);
    base_level.now = 0;
    EXPECT(object != NULL && other != NULL);
    push((uintptr_t)object + 20);
    heap_collect();
    EXPECT(rig_is_object(object));
    EXPECT(!rig_is_object(other));
    EXPECT_WALK();
}

int main(void) {
    for (uint32_t seed = 0; seed < 40; seed++)
        test_survivors(seed, seed % 2 == 1);
    EXPECT(scan.pieces > 50);
    test_misses();
    test_reserve();
    return unit_done();
}
