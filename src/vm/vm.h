/* SPDX-License-Identifier: MIT */
/* The execution loop and what C code asks of it.
 *
 * M1  Python calls, dunder methods, __init__, iteration, with and attribute
 *     hooks push a frame and do not recurse in C. A C builtin that calls
 *     back runs a nested loop; context.reentry counts and limits it.
 * M2  Between two safepoints (LOOP, calls, returns, work units) runs a
 *     bounded number of work units.
 * M3  A handler level runs on its own context from its own stack and leaves
 *     nothing on it.
 */
#ifndef KRAIT_VM_VM_H
#define KRAIT_VM_VM_H

#include "base/isa/level.h"
#include "code/code.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/text.h"

struct vm_function { /* KIND_FUNCTION */
    struct header header;
    struct slot code;
    struct slot globals;          /* dict */
    struct slot defaults;         /* tuple or None */
    struct slot keyword_defaults; /* dict or None */
    struct slot closure;          /* tuple of cells or None */
    struct slot storage;          /* dict of attributes, or None */
    struct slot qualname;
    struct slot annotations;
};

/* Memory that the board gives at start-up. */
struct vm_memory {
    value *stack[BASE_LEVELS];
    uint32_t stack_values[BASE_LEVELS];
    struct frame *frames[BASE_LEVELS];
    uint32_t frame_count[BASE_LEVELS];
    /* C stacks, for their limit and the conservative scan; low may be NULL
     * for no limit. A task's must be given. */
    const char *c_stack_low[BASE_LEVELS];
    const char *c_stack_high[BASE_LEVELS];
    uint8_t reentry_limit[BASE_LEVELS]; /* 8 on chips; 0: 100 in tasks, 2 in
                                           handlers */
};

/* Bytes of one frame record, for who gives the memory. */
#define VM_FRAME_BYTES (sizeof(struct frame))

/* Makes the runtime: contexts, builtins, sys.modules. After heap_init.
 * Contract: boot; may alloc; O(n); raises. */
bool vm_init(const struct vm_memory *memory) RAISES;

/* Calls anything with positional arguments and runs to the end.
 * Contract: handler; reserve; O(n); raises. */
bool vm_call(value callable, uint32_t count, const value *args, value *out)
    RAISES;

/* As vm_call, with keywords: count positional, then pairs.
 * Contract: handler; reserve; O(n); raises. */
bool vm_call_keywords(value callable, const struct arguments *args, value *out)
    RAISES;

/* Attribute access as Python does it, user hooks included.
 * Contract: handler; reserve; O(n); raises. */
bool vm_load_attribute(value v, uint32_t name, value *out) RAISES;

/* *out = UNSET instead of AttributeError.
 * Contract: handler; reserve; O(n); raises. */
bool vm_find_attribute(value v, uint32_t name, value *out) RAISES;

/* v UNSET deletes.
 * Contract: handler; reserve; O(n); raises. */
bool vm_store_attribute(value self, uint32_t name, value v) RAISES;

/* Operators as Python does them, user dunders included.
 * Contract: handler; reserve; O(n); raises. */
bool vm_binary(enum value_binary op, value a, value b, value *out) RAISES;

/* a op= b.
 * Contract: handler; reserve; O(n); raises. */
bool vm_binary_inplace(enum value_binary op, value a, value b, value *out)
    RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool vm_subscript(value v, value key, value *out) RAISES;

/* iter(v).
 * Contract: handler; reserve; O(n); raises. */
bool vm_iterate(value v, value *out) RAISES;

/* next(iterator); VALUE_STOP at the end.
 * Contract: handler; reserve; O(n); raises. */
bool vm_next(value iterator, value *out) RAISES;

/* isinstance and issubclass with a class or tuple.
 * Contract: handler; reserve; O(n); raises. */
bool vm_is_instance(value v, value classes, bool *out) RAISES;

/* Makes a function object of a module's code and runs it in a globals dict
 * (and a locals namespace, UNSET if none).
 * Contract: task; may alloc; O(n); raises. */
bool vm_run_code(value code, value globals, value locals, value *out) RAISES;

/* import of a dotted name; the module itself (not the top package).
 * Contract: task; may alloc; O(n); raises. */
bool vm_import(uint32_t name, value *out) RAISES;

/* Finds module source: the board or host fills this table in.
 * Contract: task; may alloc; O(n); raises. */
struct vm_loader {
    /* *source = str or bytes of the text, or UNSET; *path = its file name;
     * *package true for a directory with __init__. */
    bool (*find)(const char *dotted, size_t length, value *source, value *path,
                 bool *package) RAISES;
};

/* Contract: boot; no alloc; O(1). */
void vm_set_loader(const struct vm_loader *loader);

/* Runs a callable at handler level `level`, which rt has entered, on its
 * context; an exception is left in *failure (else UNSET).
 * Contract: handler; reserve; O(n). */
void vm_run_handler(uint8_t level, value callable, uint32_t count,
                    const value *args, value *failure);

/* `callable` if it may be entered at any level with one argument, without a
 * look at it, and so for good; NULL: it goes by vm_run_handler. Warms it.
 * Contract: handler; reserve; O(n). */
const struct header *vm_handler_entry(value callable, value argument);

/* Enters it at its level; its exception, or UNSET.
 * Contract: handler; reserve; O(n). */
value vm_enter_handler(uint8_t level, const struct header *entry,
                       const struct slot *argument);

/* Asks the running task to run `vm_pending` at its next safepoint. One word
 * store: any interrupt may call it.
 * Contract: isr; no alloc; O(1). */
void vm_request_safepoint(void);

/* What rt does at a requested safepoint: soft events, keyboard interrupt.
 * Contract: task; may alloc; O(n); raises. */
typedef bool (*vm_pending_function)(void);

/* Contract: boot; no alloc; O(1). */
void vm_set_pending(vm_pending_function pending);

/* Raises KeyboardInterrupt in the main context at its next safepoint.
 * Contract: isr; no alloc; O(1). */
void vm_interrupt(void);

/* Text of an exception with traceback as python prints it.
 * Contract: handler; reserve; O(n); raises. */
bool vm_print_exception(value exception, struct value_sink *sink) RAISES;

/* Shades roots that another folder keeps, when a cycle begins.
 * Contract: boot; no alloc; O(1). */
void vm_add_roots(void (*shade)(void));

/* Where print and the prompt write.
 * Contract: boot; no alloc; O(1). */
void vm_set_output(struct value_sink *sink);

/* Text of a source line for tracebacks, without its end; *out = UNSET if it
 * cannot be had.
 * Contract: task; may alloc; O(n); raises. */
typedef bool (*vm_source_line)(value file, uint32_t line, value *out);

/* Contract: boot; no alloc; O(1). */
void vm_set_source_line(vm_source_line hook);

/* Text to code, for compile, eval, exec and import: mode is 'e', 's' (one
 * interactive statement) or 'x' (a module), in capitals with a namespace of
 * its own (CODE_NAMESPACE).
 * Contract: task; may alloc; O(n); raises. */
typedef bool (*vm_compile_function)(value source, value file, char mode,
                                    value *code);

/* Contract: boot; no alloc; O(1). */
void vm_set_compile(vm_compile_function compile);

/* A collector step of so many units at every safepoint (-X gc-stress); 0: off.
 * Contract: task; no alloc; O(1). */
void vm_set_stress(uint32_t units);

/* sys.modules, sys.path, sys.argv; names that come behind the builtins.
 * Contract: task; no alloc; O(1). */
value vm_modules(void);
value vm_path(void);
value vm_argv(void);
value vm_added_builtins(void);

/* Modules in C: table made by modules/, machine/, boards/, in flash.
 * Contract: boot; no alloc; O(1). */
void vm_set_modules(const struct module_definition *const *modules,
                    uint32_t count);

#endif
