/* SPDX-License-Identifier: MIT */
/* A heap, symbols and a context for tests of the compiler: no vm. When the
 * heap is full it is collected, with the C stack as the only root. */
#ifndef KRAIT_TESTS_LANG_RIG_H
#define KRAIT_TESTS_LANG_RIG_H

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/compile.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/symbol.h"
#include "value/text.h"

static const void *lang_rig_base;
static struct context lang_rig_context;

static __attribute__((noinline, no_sanitize("address"))) void
lang_rig_scan(void) {
    jmp_buf registers;
    (void)setjmp(registers);
    heap_scan_words((const void *)&registers, lang_rig_base);
    heap_shade_value(lang_rig_context.exception);
    value_symbols_shade();
}

static bool lang_rig_more(uint32_t *budget) {
    (void)budget;
    return true;
}

static bool lang_rig_work(void) { return true; }

static void lang_rig_start(size_t heap_bytes, const void *base) {
    static const struct value_upcalls upcalls = {.work_unit = lang_rig_work};
    static const struct heap_roots roots = {lang_rig_scan, lang_rig_more};
    void *memory = aligned_alloc(4096, heap_bytes);
    lang_rig_base = base;
    heap_init(memory, heap_bytes, value_layouts, KIND_COUNT);
    heap_set_roots(&roots);
    lang_rig_context.exception = VALUE_UNSET;
    lang_rig_context.handled = VALUE_NONE;
    lang_rig_context.memory_error = VALUE_NONE;
    lang_rig_context.c_stack_low = (const char *)base - (4 << 20);
    lang_rig_context.c_stack_high = base;
    lang_rig_context.reentry_limit = 8;
    value_state.context = &lang_rig_context;
    value_state.upcalls = &upcalls;
    if (!value_symbols_init())
        exit(2);
}

/* Compiles; false with the exception's text in `error`. */
static bool lang_rig_compile(const char *source, size_t length, unsigned mode,
                             value *code, char error[256]) {
    uint32_t file = value_symbol_intern("test.py", 7);
    error[0] = 0;
    if (lang_compile(source, length, file, mode, code))
        return true;
    value exception = value_take_exception();
    const struct value_exception *object = value_pointer(exception);
    value args = slot_load(&object->args);
    uint32_t size = 0, line = 0, count = value_tuple_length(args);
    const char *text = "";
    if (count > 0)
        text = value_str_text(value_tuple_at(args, 0), &size);
    if (count > 1)
        line =
            (uint32_t)value_int48(value_tuple_at(value_tuple_at(args, 1), 1));
    snprintf(error, 256, "%u: %.*s", line, (int)size, text);
    return false;
}

#endif
