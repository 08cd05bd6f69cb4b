/* SPDX-License-Identifier: MIT */
/* What the tests of values share: a heap, one context, no execution loop. */
#ifndef KRAIT_TESTS_VALUE_RIG_H
#define KRAIT_TESTS_VALUE_RIG_H

#include <string.h>

#include "heap/walk.h"
#include "unit.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/symbol.h"
#include "value/text.h"

enum { RIG_BYTES = 8 << 20 };

struct rig_state {
    struct context context;
    uint64_t random;
    const void *stack_high;
};

static struct rig_state rig_state;

static bool rig_work_unit(void) { return true; }

/* No class here has methods in Python. */
static bool rig_text(value v, uint32_t method, value *out) {
    (void)v;
    (void)method;
    *out = VALUE_UNSET;
    return true;
}

static const struct value_upcalls rig_upcalls = {.work_unit = rig_work_unit,
                                                 .text = rig_text};

/* The tests hold their values on the C stack. */
static void rig_scan(void) {
    uintptr_t registers[ISA_SPILL_WORDS];
    isa_spill(registers);
    value_symbols_shade();
    heap_scan_words(registers, registers + ISA_SPILL_WORDS);
    heap_scan_words(isa_stack_pointer(), rig_state.stack_high);
}

static const struct heap_roots rig_roots = {.scan_begin = rig_scan};

static inline uint32_t rig_random(void) { /* xorshift64*, top half */
    uint64_t x = rig_state.random;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    rig_state.random = x;
    return (uint32_t)((x * 0x2545F4914F6CDD1Du) >> 32);
}

/* Wanted: called from main, whose frame begins at `high`. */
static inline void rig_init(const void *high) {
    void *memory = aligned_alloc(4096, RIG_BYTES);
    EXPECT(memory != NULL);
    heap_init(memory, RIG_BYTES, value_layouts, KIND_COUNT);
    heap_set_roots(&rig_roots);
    rig_state.stack_high = high;
    rig_state.random = 0x9E3779B97F4A7C15u;
    rig_state.context.exception = VALUE_UNSET;
    rig_state.context.handled = VALUE_NONE;
    rig_state.context.memory_error = VALUE_NONE;
    value_state.context = &rig_state.context;
    value_state.upcalls = &rig_upcalls;
    EXPECT(value_symbols_init());
}

static inline value rig_int(int64_t n) { return value_from_int48(n); }

/* Does the last operation's exception have this class and text? */
static inline bool rig_raised(const struct type *type, const char *text) {
    value shown;
    bool right = value_pending_is(type);
    value e = value_take_exception();
    EXPECT(value_to_str(e, false, &shown));
    bool same = value_str_is(shown, text);
    if (!right || !same) {
        uint32_t n;
        const char *at = value_str_text(shown, &n);
        fprintf(stderr, "raised: %.*s\n", (int)n, at);
    }
    return right && same;
}

/* Calls a method of a builtin type. */
static inline bool rig_call(value self, uint32_t name, uint32_t count,
                            const value *args, value *out) {
    value at[8] = {self};
    memcpy(at + 1, args, count * sizeof *args);
    struct arguments a = {at, count + 1, 0};
    value method = value_type_lookup(value_type_of(self), name, NULL);
    EXPECT(value_is_kind(method, KIND_NATIVE));
    return ((const struct native *)value_pointer(method))->call(&a, out);
}

/* repr() as a C string, for comparing. */
static inline bool rig_shows(value v, const char *text) {
    value shown;
    EXPECT(value_to_str(v, true, &shown));
    bool same = value_str_is(shown, text);
    if (!same) {
        uint32_t n;
        const char *at = value_str_text(shown, &n);
        fprintf(stderr, "repr: %.*s\n", (int)n, at);
    }
    return same;
}

#endif
