/* SPDX-License-Identifier: MIT */
/* Asynchronous generators' steps and what `async for` asks for. */
#ifndef KRAIT_VM_ASYNC_H
#define KRAIT_VM_ASYNC_H

#include "vm/call.h"
#include "vm/object.h"

/* Goes on with what an asynchronous generator's method has returned.
 * Contract: handler; reserve; O(n); raises. */
bool vm_async_resume(struct context *ctx, value step, value sent, uint32_t how,
                     uint32_t word) RAISES;
/* No step of g is under way any more.
 * Contract: handler; no alloc; O(1). */
void vm_async_leave(struct vm_generator *g);
/* g has yielded where it was to end (generator.c).
 * Contract: handler; reserve; O(1); raises. */
bool vm_exit_ignored(const struct vm_generator *g) RAISES;
/* __iter__ and the like: gives the object itself. */
extern const struct native vm_generator_iter_native;
/* What is called is an asynchronous iterator, or can be awaited; else raised.
 * Contract: handler; reserve; O(n); raises. */
bool vm_must_await(value v) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_must_iterate_async(value v) RAISES;
#define VM_ASYNC_GENERATOR_MEMBERS 5
extern const struct member
    vm_async_generator_members[VM_ASYNC_GENERATOR_MEMBERS];
#define VM_ASYNC_STEP_MEMBERS 6
extern const struct member vm_async_step_members[VM_ASYNC_STEP_MEMBERS];

#endif
