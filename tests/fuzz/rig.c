/* SPDX-License-Identifier: MIT */
/* Starts the runtime, and after each input looks at it and puts it back. */
#include "rig.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "boards/sim/state.h"
#include "heap/asan.h"
#include "heap/walk.h"
#include "machine/object.h"
#include "modules/more_builtins.h"
#include "modules/start.h"
#include "rt/module.h"
#include "rt/record_state.h"
#include "rt/state.h"
#include "vm/frame.h"
#include "vm/state.h"

#define STACK_VALUES 16384u
#define FRAMES 300u
#define LEVEL_VALUES 512u
#define LEVEL_FRAMES 16u
#define LEVEL_RESERVE 1024u
#define C_STACK_BYTES (3u << 20)
#define HEAP_BASE ((void *)0x60000000u)

/* Live bytes that an input may leave: caches, and for each of its bytes the
 * name, shape or inline cache that it may have made. */
#define LEFT_BYTES 6144u
#define LEFT_BYTES_EACH 96u
#define TRIES 3 /* a gap must be there each time: others use the processor */

void __asan_get_shadow_mapping(size_t *scale, size_t *offset);

struct region {
    void *at;
    size_t bytes;
    void *copy;
};

struct rig_stacks {
    value values[STACK_VALUES];
    struct frame frames[FRAMES];
    value level_values[BASE_LEVELS][LEVEL_VALUES];
    struct frame level_frames[BASE_LEVELS][LEVEL_FRAMES];
};

struct rig_state {
    struct rig_stacks stacks;
    struct region regions[20];
    uint32_t region_count;
    char *heap;
    value function;
    size_t live;
    uint32_t steps;
    bool programs; /* the target runs them: cut off when they go on */
    double last_ms;
    double gap_ms;
    jmp_buf cut;
};

static struct rig_state rig_state;

static struct value_sink rig_nowhere;
static struct value_sink rig_error;

/* --- putting back --- */

/* The heap has poisoned parts, which no library function may touch. */
static void copy(void *to, const void *from, size_t bytes) {
    size_t words = bytes / 8;
    __asm__ volatile("rep movsq"
                     : "+D"(to), "+S"(from), "+c"(words)
                     :
                     : "memory");
    words = bytes % 8;
    __asm__ volatile("rep movsb"
                     : "+D"(to), "+S"(from), "+c"(words)
                     :
                     : "memory");
}

static void remember(void *at, size_t bytes) {
    struct region *r = &rig_state.regions[rig_state.region_count++];
    *r = (struct region){at, bytes, malloc(bytes)};
    if (r->copy == NULL)
        abort();
    copy(r->copy, at, bytes);
}

#define REMEMBER(object) remember(&(object), sizeof(object))

static void remember_heap(void) {
    size_t scale, offset;
    remember(rig_state.heap, RIG_HEAP_BYTES);
#ifdef HEAP_ASAN
    __asan_get_shadow_mapping(&scale, &offset);
    uintptr_t shadow = ((uintptr_t)rig_state.heap >> scale) + offset;
    remember((void *)shadow, RIG_HEAP_BYTES >> scale);
#else
    (void)scale;
    (void)offset;
#endif
}

static void remember_all(void) {
    REMEMBER(rig_state.stacks);
    REMEMBER(base_charge);
    REMEMBER(base_isa);
    REMEMBER(base_level);
    REMEMBER(heap_state);
    REMEMBER(value_state);
    REMEMBER(vm_state);
    REMEMBER(rt_state);
    REMEMBER(rt_record_state);
    REMEMBER(machine_state);
    REMEMBER(mod_state);
    REMEMBER(sim_state);
    remember_heap();
}

static void put_back(void) {
    for (uint32_t i = 0; i < rig_state.region_count; i++) {
        const struct region *r = &rig_state.regions[i];
        copy(r->at, r->copy, r->bytes);
    }
}

/* --- limits --- */

static double processor_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void note_gap(void) {
    double now = processor_ms();
    if (now - rig_state.last_ms > rig_state.gap_ms)
        rig_state.gap_ms = now - rig_state.last_ms;
    rig_state.last_ms = now;
}

/* At each safepoint (Z3, Z4). */
static bool step(void) {
    note_gap();
    vm_request_safepoint();
    rig_state.steps++;
    if (rig_state.steps >= RIG_STEPS && rig_state.steps % 64 == 0)
        vm_interrupt();
    if (rig_state.steps >= RIG_MOST_STEPS && rig_state.programs)
        longjmp(rig_state.cut, 1);
    return rt_pending();
}

/* --- judging --- */

_Noreturn static void fail(const char *what) {
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

static bool is_allowed(void) {
    return value_pending_is(&value_type_MemoryError) ||
           value_pending_is(&value_type_RecursionError) ||
           value_pending_is(&value_type_KeyboardInterrupt);
}

static void look_at_exception(void) {
    bool allowed = is_allowed();
    value exception = value_take_exception();
    if (allowed)
        return;
    (void)!vm_print_exception(exception, &rig_error);
    fail("an exception that the target does not expect");
}

/* Z1 */
static void look_at_state(void) {
    const struct context *ctx = &vm_state.context[0];
    const char *broken = heap_walk();
    if (broken != NULL)
        fail(broken);
    if (ctx->exception != VALUE_UNSET)
        fail("an exception is left behind");
    if (ctx->reentry != 0 || ctx->frame != ctx->frames - 1 ||
        ctx->stack_top != ctx->stack || ctx->printing != NULL)
        fail("the context is not as before");
    if (base_level.now != BASE_LEVEL_TASK || base_isa.depth != 0)
        fail("a level or a mask is left");
}

/* Without the C stack, where calls have left words, and what the last tail
 * call has left in the context. */
static size_t live_bytes(void) {
    struct heap_stats stats;
    struct context *ctx = &vm_state.context[0];
    ctx->tail[0] = ctx->tail[1] = VALUE_UNSET;
    ctx->c_stack_high = NULL;
    vm_forget_above(ctx->stack);
    heap_collect();
    heap_stats(&stats);
    return stats.live_bytes;
}

/* Z2 */
static void look_at_memory(size_t size) {
    size_t live = live_bytes();
    size_t most = rig_state.live + LEFT_BYTES + LEFT_BYTES_EACH * size;
    if (live <= most || rig_state.programs)
        return;
    fprintf(stderr, "fuzz: %zu bytes live, %zu before\n", live,
            rig_state.live);
    fail("memory is kept");
}

/* --- running --- */

NOINLINE static bool call(const uint8_t *data, size_t size) {
    value input, result;
    return value_bytes_new(data, size, &input) &&
           vm_call(rig_state.function, 1, &input, &result);
}

/* True unless the input was cut off, after which nothing holds. */
static bool call_within_limits(const uint8_t *data, size_t size) {
    put_back();
    vm_state.context[0].c_stack_high = __builtin_frame_address(0);
    vm_state.context[0].c_stack_low =
        vm_state.context[0].c_stack_high - C_STACK_BYTES;
    rig_state.steps = 0;
    rig_state.gap_ms = 0;
    rig_state.last_ms = processor_ms();
    vm_request_safepoint();
    if (setjmp(rig_state.cut) != 0)
        return false;
    bool ok = call(data, size);
    note_gap();
    vm_set_pending(NULL);
    if (!ok)
        look_at_exception();
    else if (rig_state.steps > RIG_STEPS + 1000 && !rig_state.programs)
        fail("KeyboardInterrupt had no effect");
    return true;
}

/* Z3 */
static void look_at_gap(const uint8_t *data, size_t size) {
    double least = rig_state.gap_ms;
    for (int i = 1; i < TRIES && least > RIG_GAP_MS; i++) {
        (void)call_within_limits(data, size);
        if (rig_state.gap_ms < least)
            least = rig_state.gap_ms;
    }
    if (least <= RIG_GAP_MS)
        return;
    fprintf(stderr, "fuzz: %.0f ms\n", least);
    fail("too long without a safepoint");
}

void rig_input(const uint8_t *data, size_t size) {
    if (call_within_limits(data, size)) {
        look_at_state();
        look_at_memory(size);
    }
    look_at_gap(data, size);
}

/* --- starting --- */

static bool write_nowhere(struct value_sink *sink, const char *text,
                          size_t length) {
    (void)sink;
    (void)text;
    (void)length;
    return true;
}

static bool write_error(struct value_sink *sink, const char *text,
                        size_t length) {
    (void)sink;
    fwrite(text, 1, length, stderr);
    return true;
}

static void handler_failed(value exception, const char *source) {
    (void)exception;
    (void)source;
}

/* Not machine and sim: a program could end the process by them. */
#define X(name) &name,
static const struct module_definition *const modules[] = {
    MOD_MODULES(X) MOD_DESK_MODULES(X) & rt_module};
#undef X

static struct vm_memory stacks(void) {
    struct rig_stacks *s = &rig_state.stacks;
    const char *high = __builtin_frame_address(0);
    struct vm_memory memory = {.stack = {s->values},
                               .stack_values = {STACK_VALUES},
                               .frames = {s->frames},
                               .frame_count = {FRAMES},
                               .c_stack_low = {high - C_STACK_BYTES},
                               .c_stack_high = {high}};
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        memory.stack[level] = s->level_values[level];
        memory.stack_values[level] = LEVEL_VALUES;
        memory.frames[level] = s->level_frames[level];
        memory.frame_count[level] = LEVEL_FRAMES;
    }
    return memory;
}

static bool start_runtime(void) {
    struct mod_start how = {.heap = rig_state.heap,
                            .heap_bytes = RIG_HEAP_BYTES,
                            .memory = stacks(),
                            .reserve_bytes = LEVEL_RESERVE,
                            .out = &rig_nowhere,
                            .error = &rig_nowhere,
                            .modules = modules,
                            .module_count = ARRAY_LENGTH(modules),
                            .failed = handler_failed};
    rig_nowhere.write = write_nowhere;
    rig_error.write = write_error;
    sim_start();
    if (!mod_start(&how) || !mod_more_builtins_start())
        return false;
    vm_set_loader(mod_frozen_loader(NULL));
    return true;
}

/* Runs the target's source; `fuzz` and `PROGRAMS` are looked for in it. */
static bool define(const char *source, size_t length, const char *name) {
    value text, file, code, globals, result, key;
    if (!value_str_new(source, length, &text) ||
        !value_str_new(name, strlen(name), &file) ||
        !vm_state.compile(text, file, 'x', &code) ||
        !value_dict_new(0, &globals) || !rig_add_oracles(globals) ||
        !vm_run_code(code, globals, VALUE_UNSET, &result) ||
        !value_str_new("fuzz", 4, &key) ||
        !value_dict_get(globals, key, &rig_state.function) ||
        !value_str_new("PROGRAMS", 8, &key) ||
        !value_dict_get(globals, key, &result))
        return false;
    rig_state.programs = result != VALUE_UNSET;
    return rig_state.function != VALUE_UNSET &&
           value_list_append(vm_argv(), rig_state.function); /* a root */
}

void rig_start(const char *source, size_t length, const char *name) {
    rig_state.heap = mmap(HEAP_BASE, RIG_HEAP_BYTES, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE,
                          -1, 0);
    if (rig_state.heap == MAP_FAILED || !start_runtime())
        fail("no memory");
    if (!define(source, length, name)) {
        if (vm_state.context[0].exception != VALUE_UNSET)
            look_at_exception();
        fail("the target cannot be started");
    }
    rig_state.live = live_bytes();
    vm_set_pending(step);
    remember_all();
    if (!call_within_limits((const uint8_t *)"", 0))
        fail("the empty input does not end");
}
