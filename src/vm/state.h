/* SPDX-License-Identifier: MIT */
/* The vm's mutable state, and the functions that its files share.
 *
 * The usual result of an internal operation is the value or VALUE_TAIL: then
 * context.tail[0] is to be called with self tail[1] (unless UNSET) and
 * tail_count arguments at stack_top. The loop pushes a frame for it; C code
 * that needs the value at once calls vm_settle.
 */
#ifndef KRAIT_VM_STATE_H
#define KRAIT_VM_STATE_H

#include "vm/frame.h"
#include "vm/vm.h"

#define VM_ROOTS 12u

struct vm_state {
    struct context context[BASE_LEVELS];
    /* Fixed roots, used by tasks only. */
    value modules;  /* sys.modules */
    value builtins; /* dict: what the program adds to builtins */
    value path;     /* sys.path */
    value argv;     /* sys.argv */
    const struct vm_loader *loader;
    const struct module_definition *const *definitions;
    uint32_t definition_count;
    vm_pending_function pending;
    struct value_sink *output;
    vm_source_line source_line;
    vm_compile_function compile;
    void (*roots[VM_ROOTS])(void);
    uint32_t root_count;
    volatile uint8_t pending_wanted; /* set at any level */
    volatile uint8_t interrupted;    /* Ctrl-C */
    bool finalizing;
    uint32_t stress; /* units of a collector step at each safepoint, or 0 */
};

extern struct vm_state vm_state;

/* --- call.c --- */

/* A call as it stands on the value stack: w[0] callable, w[1] self or UNSET,
 * then count positional arguments and pairs of names and values. */
struct vm_call {
    value *window;
    uint32_t count;
    uint32_t keywords;
    uint32_t how;
    uint32_t word;
};

/* Pushes a frame, or calls a native and delivers its result.
 * Contract: handler; reserve; O(n); raises. */
bool vm_invoke(struct context *ctx, struct vm_call *call) RAISES;

/* The same for what context.tail asks.
 * Contract: handler; reserve; O(n); raises. */
bool vm_invoke_tail(struct context *ctx, uint32_t how, uint32_t word) RAISES;

/* Asks for a call; always true, *out = VALUE_TAIL.
 * Contract: handler; no alloc; O(1). */
bool vm_tail(value callable, value self, uint32_t count, value a, value b,
             value *out);

/* Hands a result to whoever waits for it.
 * Contract: handler; reserve; O(n); raises. */
bool vm_deliver(struct context *ctx, uint32_t how, uint32_t word, value v)
    RAISES;

/* An iteration ended with `v`: VALUE_STOP to who takes it, else
 * StopIteration.
 * Contract: handler; reserve; O(n); raises. */
bool vm_deliver_stop(struct context *ctx, uint32_t how, uint32_t word, value v)
    RAISES;

/* Stores *out or makes the frame for VALUE_TAIL.
 * Contract: handler; reserve; O(n); raises. */
bool vm_settle_into(struct context *ctx, uint32_t how, uint32_t word, value v)
    RAISES;

/* If *out is VALUE_TAIL, makes the call and waits for it.
 * Contract: handler; reserve; O(n); raises. */
bool vm_settle(struct context *ctx, uint32_t flags, value *out) RAISES;

/* Pushes a relay that hands results on as the call's how and word say, with
 * `count` values of its own for the caller to fill; NULL: raised.
 * Contract: handler; reserve; O(1); raises. */
value *vm_push_relay(struct context *ctx, const struct vm_call *call,
                     uint32_t count);

/* Pops the running frame and delivers v.
 * Contract: handler; reserve; O(n); raises. */
bool vm_return(struct context *ctx, value v) RAISES;

/* Pops the running frame only.
 * Contract: handler; no alloc; O(n). */
void vm_pop(struct context *ctx);

/* RecursionError unless `count` values fit above stack_top.
 * Contract: handler; reserve; O(1); raises. */
bool vm_room(struct context *ctx, uint32_t count) RAISES;

/* What a relay does with a result. DONE: another call is under way above
 * the relay; TAIL: context.tail is to replace the relay. */
enum vm_filtered { FILTER_RAISED, FILTER_VALUE, FILTER_DONE, FILTER_TAIL };

/* Contract: handler; reserve; O(n); raises. */
enum vm_filtered vm_filter(struct context *ctx, uint32_t how, value *v);

/* What a native gets that works on frames itself: `args` is the first member
 * of this. Its result is VM_DELIVERED once it has pushed a frame or has
 * delivered its result. */
struct vm_native_call {
    struct arguments args;
    struct context *ctx;
    struct vm_call *call;
};
#define NATIVE_FRAMES 64
#define VM_DELIVERED VALUE_CONSTANT(8u)

/* Moves a call's window above a new relay of `count` values.
 * Contract: handler; reserve; O(n); raises. */
value *vm_relay_under(struct context *ctx, struct vm_call *call,
                      uint32_t count);

/* --- bind.c --- */

/* Puts the arguments into the registers of `function`, whose R[0] is `base`.
 * Contract: handler; reserve; O(n); raises. */
bool vm_bind(struct context *ctx, struct vm_function *function, value *base,
             uint32_t count, uint32_t keywords) RAISES;

/* --- execute.c --- */

/* Runs until the frame that stands on `floor` has returned; `ok` false
 * begins by unwinding.
 * Contract: handler; reserve; O(n); raises. */
bool vm_execute(struct context *ctx, struct frame *floor, bool ok) RAISES;

/* Pending work: collector, soft events, Ctrl-C.
 * Contract: handler; reserve; O(n); raises. */
bool vm_safepoint(struct context *ctx) RAISES;

/* --- raise.c --- */

/* Finds a handler for the pending exception: true, with its frame running;
 * false when a frame that leaves the loop was passed.
 * Contract: handler; reserve; O(n). */
bool vm_unwind(struct context *ctx);

/* --- roots.c --- */

/* Scans a frame that a return has just reached.
 * Contract: handler; no alloc; O(n). */
void vm_scan_return(struct context *ctx);

/* Contract: boot; no alloc; O(1). */
void vm_roots_init(void);

/* --- operate.c --- */

/* One operator; stages of dunder candidates begin at *stage.
 * Contract: handler; reserve; O(n); raises. */
bool vm_operate(enum value_binary op, value a, value b, uint32_t *stage,
                value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_operate_inplace(enum value_binary op, value a, value b,
                        uint32_t *stage, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_order(enum value_compare op, value a, value b, uint32_t *stage,
              value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_unary(enum value_unary op, value a, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_truth(value v, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_length(value v, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_contains(value container, value item, value *out) RAISES;
/* v UNSET deletes.
 * Contract: handler; reserve; O(n); raises. */
bool vm_item(value v, value key, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_item_store(value self, value key, value v, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_iter(value v, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_step(value iterator, value *out) RAISES;
/* method: SYM___str__ or SYM___repr__.
 * Contract: handler; reserve; O(n); raises. */
bool vm_text(value v, uint32_t method, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_format(value v, value spec, value *out) RAISES;
/* The special method `name` of v's class: function and self for a call;
 * false if there is none. Nothing is raised.
 * Contract: handler; no alloc; O(n). */
bool vm_special(value v, uint32_t name, value *callable, value *self);
/* Calls a special method if the class of v is the user's and has it.
 * Contract: handler; reserve; O(n); raises. */
bool vm_special_call(value v, uint32_t name, uint32_t count, value a, value b,
                     value *out);

/* In *stage: the result is that of __eq__ and stands for __ne__. */
#define ORDER_NEGATE 0x80u
/* Contract: handler; reserve; O(1); raises. */
bool vm_order_negate(value v, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_compare(enum value_compare op, value a, value b, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_item_or_missing(value v, value key, value *out) RAISES;
/* What the user's classes define under a name, or UNSET.
 * Contract: handler; no alloc; O(n). */
value vm_defined(const struct type *type, uint32_t name);

/* --- attribute.c --- */

/* __getattr__, if there is one; else UNSET.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_missing(value v, uint32_t name, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_class_store(value type, uint32_t name, value v) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_change_class(value self, value type) RAISES;
/* vm_next for a generator.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_step(struct context *ctx, value generator, value *out)
    RAISES;

/* Contract: handler; reserve; O(n); raises. UNSET if there is none. */
bool vm_attribute(value v, uint32_t name, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_attribute_error(value v, uint32_t name) RAISES;
/* As vm_attribute, raising AttributeError.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_or_raise(value v, uint32_t name, value *out) RAISES;
/* Without __getattribute__ and __getattr__ of the user's.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_plain(value v, uint32_t name, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_attribute_store(value self, uint32_t name, value v, value *out)
    RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_attribute_store_plain(value self, uint32_t name, value v, value *out)
    RAISES;
/* What a class attribute becomes when read through self (UNSET: through the
 * class) of class `type`.
 * Contract: handler; reserve; O(n); raises. */
bool vm_bind_attribute(value found, value self, value type, value *out)
    RAISES;
/* Attributes of functions, generators and codes; UNSET if none.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_of_kind(value v, uint32_t name, value *out) RAISES;
/* --- special.c --- */

/* Special method of the builtin ancestor under its name; UNSET if none.
 * Contract: handler; no alloc; O(n). */
value vm_type_extra(const struct type *type, uint32_t name);
extern const struct native vm_abs_native;
/* Iterator over a user's object by __getitem__, upwards from 0 or downwards
 * from `start`.
 * Contract: handler; reserve; O(1); raises. */
bool vm_sequence_iterator(value v, int64_t start, bool back, value *out)
    RAISES;

/* Lookup along the mro, without binding.
 * Contract: handler; no alloc; O(n). */
value vm_lookup(const struct type *type, uint32_t name);

/* --- class.c --- */

/* The class as a value.
 * Contract: handler; no alloc; O(1). */
value vm_class_of(value v);
/* __init__ has returned something.
 * Contract: handler; reserve; O(n); raises. */
bool vm_init_error(value v) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_invoke_metaclass(struct context *ctx, struct vm_call *call,
                         value meta) RAISES;
/* A new instance, __new__ and __init__ of the user's left out.
 * Contract: handler; reserve; O(n); raises. */
bool vm_instance_make(value type, struct arguments *args, value *out) RAISES;
/* Makes a class of what its body left behind; calls __set_name__ and
 * __init_subclass__. keywords: dict or UNSET.
 * Contract: handler; reserve; O(n); raises. */
bool vm_class_make(value meta, value name, value bases, value dict,
                   value keywords, value *out) RAISES;
/* super(...), as called in the running frame.
 * Contract: handler; reserve; O(n); raises. */
bool vm_super_make(struct context *ctx, const struct arguments *args,
                   value *out) RAISES;
/* Calls a type: window as in vm_invoke.
 * Contract: handler; reserve; O(n); raises. */
bool vm_invoke_type(struct context *ctx, struct vm_call *call) RAISES;
/* __init__ of an instance that __new__ made, arguments in the window.
 * Contract: handler; reserve; O(n); raises. */
bool vm_invoke_init(struct context *ctx, struct vm_call *call, value instance)
    RAISES;
/* True if v is an instance of `type` (by inheritance only).
 * Contract: handler; no alloc; O(n). */
bool vm_is_kind_of(value v, const struct type *type);
/* Contract: handler; no alloc; O(1). */
extern const struct native vm_build_class_native;
/* Finishes a class when its body has run.
 * Contract: handler; reserve; O(n); raises. */
bool vm_class_finish(struct context *ctx, value *v) RAISES;

/* --- generator.c --- */

/* Makes the generator of the frame's window and drops the window.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_new(struct vm_function *function, const value *base,
                      value *out) RAISES;
/* Pushes the frame of a suspended generator, which receives `sent`.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_resume(struct context *ctx, struct vm_generator *g,
                         value sent, uint32_t how, uint32_t word) RAISES;
/* The running frame yields v; the register `target` waits.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_yield(struct context *ctx, value v, uint32_t target) RAISES;
/* Raises `exception` where the generator stands.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_throw(struct context *ctx, struct vm_generator *g,
                        value exception, uint32_t how, uint32_t word) RAISES;
/* iterator.close(), if it has one.
 * Contract: handler; reserve; O(n); raises. */
bool vm_close(struct context *ctx, value iterator) RAISES;
extern const struct native vm_generator_next_native;
#define VM_GENERATOR_MEMBERS 5
extern const struct member vm_generator_members[VM_GENERATOR_MEMBERS];

/* --- import.c --- */

/* Contract: handler; reserve; O(n); raises. */
bool vm_module_new(uint32_t name, value *out) RAISES;
/* UNSET if the module has no such name.
 * Contract: handler; reserve; O(n); raises. */
bool vm_module_get(value module, uint32_t name, value *out) RAISES;
/* What `import` gives: names are dotted; level counts dots of a relative one.
 * Contract: task; may alloc; O(n); raises. */
bool vm_import_name(value globals, uint32_t name, value fromlist,
                    uint32_t level, value *out) RAISES;

/* Contract: task; may alloc; O(n); raises. */
bool vm_import_star(value module, value into) RAISES;
/* A function object of a code.
 * Contract: handler; reserve; O(1); raises. */
bool vm_function_new(value code, value globals, value *out) RAISES;
/* ascii(v).
 * Contract: handler; reserve; O(n); raises. */
bool vm_ascii(value v, value *out) RAISES;

/* --- builtins.c --- */

/* Contract: handler; reserve; O(n); raises. UNSET if there is none. */
bool vm_builtin(uint32_t name, value *out) RAISES;

/* --- opcodes in C, by file; each: the instruction w of the running frame,
 * whose pc stands behind it.
 * Contract: handler; reserve; O(n); raises. */
typedef bool (*vm_opcode)(struct context *ctx, uint32_t w);
extern const vm_opcode vm_opcodes[OP_COUNT];

/* Goes on with a waiting instruction when its call has returned v.
 * Contract: handler; reserve; O(n); raises. */
bool vm_resume(struct context *ctx, uint32_t w, uint32_t stage, value v)
    RAISES;

#endif
