/* SPDX-License-Identifier: MIT */
/* The start of the runtime, above a board's memory and below its program. It
 * stands here, as the highest folder that boards share; in vm/ it would need
 * to look up at rt/ and machine/. */
#include "modules/start.h"

#include "lang/compile.h"
#include "modules/frozen.h"
#include "modules/modules.h"
#include "rt/module.h"
#include "rt/record.h"
#include "rt/state.h"
#include "value/container.h"
#include "vm/unpack.h"

/* Of a string no line is shown, nor of a frozen module where lines are read
 * from files. */
static bool is_unseen(value source, value file) {
    uint32_t length;
    const struct header *header = value_pointer(source);
    const char *name = value_str_text(file, &length);
    return (length > 0 && name[0] == '<') ||
           (!mod_state.shows_static && (header->state & HEAP_FLAG_STATIC) != 0);
}

bool mod_compile(value source, value file, char mode, value *code) {
    struct value_view view;
    uint32_t name = value_name_of(file);
    char small = (char)(mode | 0x20); /* capitals: locals of its own */
    unsigned kind = small == 'e'   ? LANG_EVAL
                    : small == 's' ? LANG_SINGLE
                                   : LANG_FILE;
    if (small != mode)
        kind |= LANG_OWN_LOCALS;
    if (mod_state.optimization != 0)
        kind |= LANG_OPTIMIZED;
    if (ISA_FULL && mode == 'x' && value_is_kind(source, KIND_CODE)) {
        *code = source; /* precompiled, of a frozen module */
        return true;
    }
    if (name == UINT32_MAX || !value_view_of(source, false, &view))
        return false;
    if (ISA_FULL && value_is_pointer(source) && is_unseen(source, file))
        kind |= LANG_UNSEEN;
    return lang_compile((const char *)view.at, view.length, name, kind, code);
}

static bool start_reserves(uint32_t bytes) {
    for (uint8_t level = 1; level < BASE_LEVELS; level++)
        if (!heap_reserve_set(level, bytes))
            return false;
    return true;
}

bool mod_start(const struct mod_start *how) {
    rt_record_start();
    heap_init(how->heap, how->heap_bytes, value_layouts, KIND_COUNT);
    if (!vm_init(&how->memory))
        return false;
    vm_set_compile(mod_compile);
    if (ISA_FULL)
        vm_set_pool(mod_frozen_library.pool);
    rt_output_start(how->out);
    mod_set_error_output(how->error);
    vm_set_modules(how->modules, how->module_count);
    if (!rt_start() || !start_reserves(how->reserve_bytes))
        return false;
    rt_set_error_function(how->failed);
    return true;
}
