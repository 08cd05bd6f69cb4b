/* SPDX-License-Identifier: MIT */
/* The vm's mutable state; with it come the functions that its files share. */
#ifndef KRAIT_VM_STATE_H
#define KRAIT_VM_STATE_H

#include "vm/async.h"
#include "vm/call.h"
#include "vm/frame.h"
#include "vm/object.h"
#include "vm/operate.h"
#include "vm/seen.h"
#include "vm/vm.h"

#define VM_ROOTS 12u

/* Values that C code may put above a window without asking. */
#define VM_STACK_MARGIN 16

/* What is used often stands in front, where one Thumb instruction reaches it.
 */
struct vm_state {
    volatile uint8_t pending_wanted; /* set at any level */
    volatile uint8_t interrupted;    /* Ctrl-C */
    bool finalizing;
    uint32_t stress; /* units of a collector step at each safepoint, or 0 */
    /* Fixed roots, used by tasks only. */
    value modules;  /* sys.modules */
    value builtins; /* dict: what the program adds to builtins */
    value path;     /* sys.path */
    value argv;     /* sys.argv */
    const struct vm_loader *loader;
    const struct module_definition *const *definitions;
    uint32_t definition_count;
    vm_pending_function pending;
    vm_collector_function collector; /* NULL: the work alone */
    struct value_sink *output;
    vm_source_line source_line;
    vm_compile_function compile;
    const struct frame *scan_frame; /* the collector is in its midst, */
    uint32_t scan_part;             /* so many registers on */
    uint32_t root_count;
    void (*roots[VM_ROOTS])(void);
    struct context context[BASE_LEVELS];
#if ISA_FULL
    const struct code_pool *pool; /* of packed codes */
#endif
#if ISA_ROOMY
    struct vm_seen seen[VM_SEEN];
#endif
};

extern struct vm_state vm_state;

/* --- opcodes in C, by file; each: the instruction w of the running frame,
 * whose pc stands behind it.
 * Contract: handler; reserve; O(n); raises. */
typedef bool (*vm_opcode)(struct context *ctx, uint32_t w);
extern const vm_opcode vm_opcodes[OP_COUNT];
extern const uint8_t vm_opcode_words[OP_COUNT];

/* Goes on with a waiting instruction when its call has returned v.
 * Contract: handler; reserve; O(n); raises. */
bool vm_resume(struct context *ctx, uint32_t w, uint32_t stage, value v) RAISES;

#endif
