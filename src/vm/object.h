/* SPDX-License-Identifier: MIT */
/* Attributes, classes, generators, modules and builtins, for the vm's own
 * files. Results as call.h says. */
#ifndef KRAIT_VM_OBJECT_H
#define KRAIT_VM_OBJECT_H

#include "vm/call.h"
#include "vm/frame.h"
#include "vm/vm.h"

/* --- attribute.c --- */

/* __getattr__, if there is one; else UNSET.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_missing(value v, uint32_t name, value *out) RAISES;
/* What __getattr__ is the answer to, if it finds nothing.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_first(value v, uint32_t name, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_class_store(value type, uint32_t name, value v) RAISES;
/* vm_next for a generator.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_step(struct context *ctx, value generator, value *out) RAISES;

/* Contract: handler; reserve; O(n); raises. UNSET if there is none. */
bool vm_attribute(value v, uint32_t name, value *out) RAISES;
bool vm_attribute_error(value v, uint32_t name) RAISES;
/* As vm_attribute, raising AttributeError.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_or_raise(value v, uint32_t name, value *out) RAISES;
/* Without __getattribute__ and __getattr__ of the user's.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_plain(value v, uint32_t name, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_attribute_store(value self, uint32_t name, value v, value *out) RAISES;
bool vm_attribute_store_plain(value self, uint32_t name, value v, value *out)
    RAISES;
/* What a class attribute becomes when read through self (UNSET: through the
 * class) of class `type`.
 * Contract: handler; reserve; O(n); raises. */
bool vm_bind_attribute(value found, value self, value type, value *out) RAISES;
/* Attributes of functions, generators and codes; UNSET if none.
 * Contract: handler; reserve; O(n); raises. */
bool vm_attribute_of_kind(value v, uint32_t name, value *out) RAISES;

/* --- find.c --- */

/* A relay's share in getattr: goes on with v, UNSET if nothing was found.
 * Contract: handler; reserve; O(n); raises. */
enum vm_filtered vm_filter_attribute(struct context *ctx, value *v);

/* --- special.c --- */

/* Special method of the builtin ancestor under its name; UNSET if none.
 * Contract: handler; no alloc; O(n). */
value vm_type_extra(const struct type *type, uint32_t name);
extern const struct native vm_abs_native;
/* Iterator over a user's object by __getitem__, upwards from 0 or downwards
 * from `start`.
 * Contract: handler; reserve; O(1); raises. */
bool vm_sequence_iterator(value v, int64_t start, bool back, value *out) RAISES;

/* Lookup along the mro, without binding.
 * Contract: handler; reserve; O(n). */
value vm_lookup(const struct type *type, uint32_t name);

/* --- class.c --- */

/* The class as a value.
 * Contract: handler; no alloc; O(1). */
value vm_class_of(value v);
/* __init__ has returned something.
 * Contract: handler; reserve; O(n); raises. */
bool vm_init_error(value v) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_invoke_metaclass(struct context *ctx, struct vm_call *call, value meta)
    RAISES;
/* A new instance, __new__ and __init__ of the user's left out.
 * Contract: handler; reserve; O(n); raises. */
bool vm_instance_make(value type, struct arguments *args, value *out) RAISES;
/* Calls a type: window as in vm_invoke.
 * Contract: handler; reserve; O(n); raises. */
bool vm_invoke_type(struct context *ctx, struct vm_call *call) RAISES;
/* __init__ of an instance that __new__ made, arguments in the window.
 * Contract: handler; reserve; O(n); raises. */
bool vm_invoke_init(struct context *ctx, struct vm_call *call, value instance)
    RAISES;
/* True if v is an instance of `type` (by inheritance only).
 * Contract: handler; reserve; O(n). */
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
/* The same with what the iterator to which it delegates has yielded.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_pass(struct context *ctx, value v, uint32_t target) RAISES;
/* The frame of g has returned v, and is popped: tells who waits as how and
 * word say.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_end(struct context *ctx, struct vm_generator *g, uint32_t how,
                      uint32_t word, value v) RAISES;
/* The pending exception leaves the body of g. A StopIteration is the
 * program's mistake then and must not end somebody's loop (PEP 479).
 * Contract: handler; reserve; O(1). */
void vm_generator_left(struct vm_generator *g);
/* Sends a value, or raises an exception (else UNSET) where g stands, and
 * waits in C: *out is what it yields, or VALUE_STOP.
 * Contract: handler; reserve; O(n); raises. */
bool vm_generator_wait(struct context *ctx, struct vm_generator *g, value sent,
                       value exception, value *out) RAISES;
/* What a suspended one waits for in `yield from` or `await`, or None.
 * Contract: handler; no alloc; O(1). */
value vm_generator_inner(const struct vm_generator *g);
/* Suspended in `yield from` or `await`.
 * Contract: handler; no alloc; O(1). */
bool vm_generator_delegates(const struct vm_generator *g);
/* A GeneratorExit.
 * Contract: handler; reserve; O(1); raises. */
bool vm_exit_new(value *out) RAISES;
/* The exception that the arguments of throw() mean.
 * Contract: handler; reserve; O(n); raises. */
bool vm_thrown(struct arguments *args, value *out) RAISES;
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
#define VM_COROUTINE_MEMBERS 4
extern const struct member vm_coroutine_members[VM_COROUTINE_MEMBERS];

static inline bool vm_is_generator(value v) {
    return value_is_kind(v, KIND_GENERATOR) || value_is_kind(v, KIND_COROUTINE);
}

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

/* UNSET if there is none. *index: of the member in vm_builtins_module if a
 * cache may name it, else UINT32_MAX.
 * Contract: handler; no alloc; O(log n). */
value vm_builtin(uint32_t name, uint32_t *index);
/* Contract: handler; no alloc; O(log n). */
bool vm_is_builtin(value key);

#endif
