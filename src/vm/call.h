/* SPDX-License-Identifier: MIT */
/* Calls, returns and unwinding, for the vm's own files.
 *
 * The usual result of an internal operation is the value or VALUE_TAIL: then
 * context.tail[0] is to be called with self tail[1] (unless UNSET) and
 * tail_count arguments at stack_top. The loop pushes a frame for it; C code
 * that needs the value at once calls vm_settle. With context.tail_how a relay
 * comes between, whose tail_kept values stand behind the arguments.
 */
#ifndef KRAIT_VM_CALL_H
#define KRAIT_VM_CALL_H

#include "vm/frame.h"
#include "vm/vm.h"

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

/* True, with TypeError or RuntimeError raised, if the function does not take so
 * many arguments, or not here.
 * Contract: handler; reserve; O(n); raises. */
bool vm_native_refuses(const struct native *n, const struct arguments *args);

/* As vm_invoke for what context.tail asks.
 * Contract: handler; reserve; O(n); raises. */
bool vm_invoke_tail(struct context *ctx, uint32_t how, uint32_t word) RAISES;

/* Asks for a call with what is not UNSET of `a` and `b`; always true,
 * *out = VALUE_TAIL.
 * Contract: handler; no alloc; O(1). */
bool vm_tail(value callable, value self, value a, value b, value *out);

/* The result of the call just asked for passes a relay that treats it as `how`
 * says and keeps so many values.
 * Contract: handler; no alloc; O(1). */
void vm_tail_through(uint32_t how, uint32_t count, const value *kept);

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
 * Contract: handler; reserve; O(n). */
void vm_pop(struct context *ctx);

/* RecursionError unless `count` values fit above stack_top.
 * Contract: handler; reserve; O(1); raises. */
bool vm_room(struct context *ctx, uint32_t count) RAISES;

/* Clears what calls long past have left above the arguments of a native that
 * runs, up to where a scan looks: a program that has dropped an object and
 * measures the memory wants it gone.
 * Wanted: `from` is behind the last argument, and the native has put nothing
 * there.
 * Contract: task; no alloc; O(1). */
void vm_forget_above(value *from);

/* What a relay does with a result. DONE: another call is under way above
 * the relay. */
enum vm_filtered { FILTER_RAISED, FILTER_VALUE, FILTER_DONE };

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

/* --- class.c --- */

/* vm_invoke_type without a self in the window, and whatever __call__ the
 * metaclass has.
 * Contract: handler; reserve; O(n); raises. */
bool vm_invoke_class(struct context *ctx, struct vm_call *call) RAISES;

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

/* The same in the midst of a builtin.
 * Contract: handler; reserve; O(n); raises. */
bool vm_safepoint_inside(struct context *ctx) RAISES;

/* The same where nothing can be raised: in the midst of a long allocation or
 * copy.
 * Contract: handler; reserve; O(n). */
void vm_pause(void);

/* Runs the collector at a safepoint; rt's, which takes the time.
 * Contract: task; may alloc; O(budget). */
typedef void (*vm_collector_function)(void (*work)(void));

/* Contract: boot; no alloc; O(1). */
void vm_set_collector(vm_collector_function collector);

/* --- raise.c --- */

/* Delivers what a call that has failed at once stands for, if `how` takes it:
 * the end of an iteration, a missing attribute. false: it stays raised.
 * Contract: handler; reserve; O(n); raises. */
bool vm_catch(struct context *ctx, uint32_t how, uint32_t word) RAISES;

/* Finds a handler for the pending exception: true, with its frame running;
 * false when a frame that leaves the loop was passed.
 * Contract: handler; reserve; O(n). */
bool vm_unwind(struct context *ctx);

/* Takes a pending StopIteration; *out is its value.
 * Contract: handler; reserve; O(n). */
bool vm_take_stop(value *out);

/* --- warm.c --- */

/* Fills the caches of a function that will be called with these arguments.
 * Contract: handler; reserve; O(n). */
void vm_warm(const struct vm_function *function, const value *given,
             uint32_t count);

/* --- roots.c --- */

/* Scans a frame that a return has just reached.
 * Contract: handler; reserve; O(n). */
void vm_scan_return(struct context *ctx);

/* Contract: boot; no alloc; O(1). */
void vm_roots_init(void);

#endif
