/* SPDX-License-Identifier: MIT */
/* The sweep's scenarios as Python programs, run by the execution loop: what has
 * no container of its own to compare (generators, shared iterators, inline
 * caches, symbols, bytes, moves between containers of different kinds).
 *
 * Each is a module with operation(), handler() and check(), in texts.c. The
 * handler is called once at some instruction of the operation; check() then
 * says whether what both have seen and left can be explained by one of them
 * after the other, step by step. If there is an inner(), that is called at
 * level 2, at some instruction of the handler. */
#include "texts.h"

#include "../scenarios.h"

#include <string.h>

#include "heap/walk.h"
#include "lang/compile.h"
#include "value/symbol.h"
#include "vm/state.h"

enum {
    TASK_VALUES = 512,
    TASK_FRAMES = 24,
    LEVEL_VALUES = 256,
    LEVEL_FRAMES = 12,
    RESERVE_1 = 3072,
    RESERVE_2 = 1536
};

enum entry { OPERATION, HANDLER, INNER, CHECK, ENTRIES };

struct program_state {
    void *memory;
    size_t bytes;
    const char *c_stack_high;
    const char *failed; /* what a function raised, or NULL */
    char text[64];
    value function[ENTRIES];
    uint32_t now;
    value task_values[TASK_VALUES];
    struct frame task_frames[TASK_FRAMES];
    value level_values[BASE_LEVELS - 1][LEVEL_VALUES];
    struct frame level_frames[BASE_LEVELS - 1][LEVEL_FRAMES];
};

static struct program_state state;

/* Only its address is used: `struct scenario` is the suite's own. */
struct scenario {
    uint32_t index;
};

static struct scenario scenario_now;

void sweep_init(void *memory, size_t bytes) {
    state.memory = memory;
    state.bytes = bytes;
    state.c_stack_high = __builtin_frame_address(0);
}

uint32_t sweep_count(void) { return sweep_text_count; }

const struct scenario *sweep_scenario(uint32_t index) {
    scenario_now.index = index;
    return &scenario_now;
}

void sweep_name(const struct scenario *s, char *out, size_t size) {
    const char *name = sweep_texts[s->index].name;
    size_t length = strlen(name);
    if (length >= size)
        length = size - 1;
    memcpy(out, name, length);
    out[length] = '\0';
}

void sweep_operation_name(const struct scenario *s, char *out, size_t size) {
    sweep_name(s, out, size);
}

/* Of what was raised; the text stays until the next scenario. */
static const char *raised(void) {
    uint32_t length;
    value text;
    value e = value_take_exception();
    if (!value_to_str(e, true, &text)) {
        e = value_take_exception();
        return "a function raised";
    }
    const char *at = value_str_text(text, &length);
    size_t size = sizeof state.text - 1;
    memcpy(state.text, at, length < size ? length : size);
    return state.text;
}

static void give_up(const char *what) {
    if (value_context()->exception != VALUE_UNSET)
        what = raised();
    base_panic(what, sweep_texts[state.now].name, 0);
}

static void shade_roots(void) {
    for (uint32_t i = 0; i < ENTRIES; i++)
        heap_shade_value(state.function[i]);
}

static bool start_vm(void) {
    struct vm_memory memory = {.stack = {state.task_values},
                               .stack_values = {TASK_VALUES},
                               .frames = {state.task_frames},
                               .frame_count = {TASK_FRAMES}};
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        memory.stack[level] = state.level_values[level - 1];
        memory.stack_values[level] = LEVEL_VALUES;
        memory.frames[level] = state.level_frames[level - 1];
        memory.frame_count[level] = LEVEL_FRAMES;
    }
    memory.c_stack_high[0] = state.c_stack_high;
    return vm_init(&memory);
}

static bool find(value globals, const char *name, value *out) {
    value key;
    return value_str_new(name, strlen(name), &key) &&
           value_dict_get(globals, key, out);
}

static bool load(const char *text) {
    static const char *const names[ENTRIES] = {"operation", "handler", "inner",
                                               "check"};
    value globals;
    value code;
    value ignored;
    value array = value_from_static(&value_type_array);
    if (!value_dict_new(0, &globals))
        return false;
    value_dict_set_namespace(globals);
    if (!value_dict_set(globals, VALUE_SYMBOL(SYM_array), array) ||
        !lang_compile(text, strlen(text), SYM___main__, LANG_FILE, &code) ||
        !vm_run_code(code, globals, VALUE_UNSET, &ignored))
        return false;
    for (uint32_t i = 0; i < ENTRIES; i++)
        if (!find(globals, names[i], &state.function[i]))
            return false;
    return true;
}

/* All is new, symbols too, so a name that the last visit made is unknown. */
void sweep_prepare(const struct scenario *s, uint32_t marking) {
    state.now = s->index;
    state.failed = NULL;
    memset(state.text, 0, sizeof state.text);
    for (uint32_t i = 0; i < ENTRIES; i++)
        state.function[i] = VALUE_NONE;
    memset(&value_state, 0, sizeof value_state);
    heap_init(state.memory, state.bytes, value_layouts, KIND_COUNT);
    if (!start_vm())
        give_up("the program does not fit");
    heap_enable(false);
    vm_add_roots(shade_roots);
    if (!load(sweep_texts[s->index].text))
        give_up("the program raised");
    heap_collect();
    if (!heap_reserve_set(1, RESERVE_1) || !heap_reserve_set(2, RESERVE_2))
        give_up("no memory for the reserves");
    heap_collect();
    for (uint32_t i = 0; i < marking; i++) {
        (void)heap_step(1);
        if (heap_state.marking == 0)
            break; /* so few steps are needed */
    }
}

static void call(enum entry which) {
    value ignored;
    if (vm_call(state.function[which], 0, NULL, &ignored))
        return;
    state.failed = raised();
}

void sweep_operation(void) { call(OPERATION); }

static void at_level(uint8_t level, enum entry which) {
    uint8_t level_before = base_level.now;
    struct context *before = value_state.context;
    base_level.now = level;
    value_state.context = &vm_state.context[level];
    call(which);
    value_state.context = before;
    base_level.now = level_before;
}

void sweep_handler(void) { at_level(1, HANDLER); }

bool sweep_nests(void) { return value_is_pointer(state.function[INNER]); }

void sweep_inner(void) { at_level(2, INNER); }

static const char *check_once(void) {
    value out;
    const char *walk = heap_walk();
    if (walk != NULL)
        return walk;
    if (state.failed != NULL)
        return state.failed;
    if (!vm_call(state.function[CHECK], 0, NULL, &out)) {
        return raised();
    }
    return out == VALUE_TRUE ? NULL : "the outcome has no explanation";
}

const char *sweep_check(void) {
    const char *wrong = check_once();
    if (wrong == NULL) {
        while (heap_state.phase != HEAP_IDLE)
            (void)heap_step(1000);
        wrong = check_once();
    }
    if (wrong == NULL) {
        heap_collect();
        wrong = check_once();
    }
    return wrong;
}
