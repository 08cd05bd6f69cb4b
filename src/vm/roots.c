/* SPDX-License-Identifier: MIT */
/* Roots: frames by watermark, the C stack, and what is fixed.
 *
 * When a cycle begins only the running frame is scanned, so that the pause
 * does not grow with the depth of the program. Older frames do not change
 * while they wait; the collector takes them one by one, and a return into
 * one that it has not reached scans it first (one compare in RETURN).
 * Registers are scanned conservatively: temporaries of calls long past stand
 * in them. Handlers' stacks are never scanned, since a handler has returned
 * before the collector runs again (M3).
 */
#include "vm/state.h"

#include "value/symbol.h"

#define VALUES_A_UNIT 4u /* registers: 100 cycles on RP2040 */
#define RETURN_UNITS 1u  /* between two safepoints, 500 cycles if all hit */

/* Past the last value that belongs to frame f: its whole window (F3), and
 * what stands between it and the next frame. */
static const value *frame_end(const struct context *ctx,
                              const struct frame *f) {
    const value *end = frame_top(f);
    const value *next = f == ctx->frame ? ctx->stack_top : f[1].base;
    end = next > end ? next : end;
    return end < ctx->stack_limit ? end : ctx->stack_limit;
}

static void scan_frame(const struct context *ctx, const struct frame *f) {
    heap_scan_words(f, f + 1);
    heap_scan_words(f->base, frame_end(ctx, f));
}

static void shade_context(const struct context *ctx) {
    heap_shade_value(ctx->exception);
    heap_shade_value(ctx->handled);
    heap_shade_value(ctx->memory_error);
    heap_shade_value(ctx->tail[0]);
    heap_shade_value(ctx->tail[1]);
}

/* The registers that this function has saved for its caller lie above the
 * stack pointer, as do those that it spills. */
static void scan_c_stack(const struct context *ctx) {
    uintptr_t registers[ISA_SPILL_WORDS];
    memset(registers, 0, sizeof registers);
    isa_spill(registers);
    if (ctx->c_stack_high != NULL)
        heap_scan_words(isa_stack_pointer(), ctx->c_stack_high);
    KEEP_ALIVE(registers);
}

static void scan_begin(void) {
    struct context *ctx = value_context();
    heap_shade_value(vm_state.modules);
    heap_shade_value(vm_state.builtins);
    heap_shade_value(vm_state.path);
    heap_shade_value(vm_state.argv);
    value_symbols_shade();
    for (uint32_t i = 0; i < vm_state.root_count; i++)
        vm_state.roots[i]();
    for (uint32_t i = 0; i < BASE_LEVELS; i++)
        shade_context(&vm_state.context[i]);
    ctx->scanned = ctx->frames;
    vm_state.scan_frame = NULL;
    if (ctx->frame >= ctx->frames) {
        scan_frame(ctx, ctx->frame);
        ctx->scanned = ctx->frame;
    } else {
        heap_scan_words(ctx->stack, ctx->stack_top);
    }
    scan_c_stack(ctx);
}

/* Registers of frame f from vm_state.scan_part on, as many as the budget pays
 * for, at four a unit. True at its end. */
static bool scan_frame_some(const struct context *ctx, const struct frame *f,
                            uint32_t *budget) {
    const value *end = frame_end(ctx, f);
    if (vm_state.scan_frame != f) {
        vm_state.scan_frame = f;
        vm_state.scan_part = 0;
        heap_scan_words(f, f + 1);
        --*budget;
    }
    const value *from = f->base + vm_state.scan_part;
    uint32_t left = end > from ? (uint32_t)(end - from) : 0;
    uint32_t most = *budget * VALUES_A_UNIT;
    uint32_t n = left < most ? left : most;
    heap_scan_words(from, from + n);
    vm_state.scan_part += n;
    uint32_t cost = n / VALUES_A_UNIT + 1;
    *budget -= cost < *budget ? cost : *budget;
    return n == left;
}

/* A frame may cost more than a step has. */
static bool scan_more(uint32_t *budget) {
    struct context *ctx = value_context();
    while (ctx->scanned > ctx->frames && *budget != 0)
        if (scan_frame_some(ctx, ctx->scanned - 1, budget))
            ctx->scanned--;
    return ctx->scanned == ctx->frames;
}

/* Before the frame goes on, but not at once. Until then it counts as not
 * scanned, so a step that comes between takes part, and the marking cannot end.
 */
void vm_scan_return(struct context *ctx) {
    struct frame *f = ctx->frame;
    ctx->scanned = f + 1;
    while (f < ctx->scanned) {
        uint32_t budget = RETURN_UNITS;
        if (scan_frame_some(ctx, f, &budget))
            ctx->scanned = f;
        else
            value_rest(); /* no unit of work: a step's time is charged (R8) */
    }
}

void vm_roots_init(void) {
    static const struct heap_roots roots = {
        .scan_begin = scan_begin,
        .scan_more = scan_more,
    };
    heap_set_roots(&roots);
    base_level.pause = vm_pause;
}

void vm_add_roots(void (*shade)(void)) {
    CHECK(vm_state.root_count < VM_ROOTS);
    vm_state.roots[vm_state.root_count++] = shade;
}
