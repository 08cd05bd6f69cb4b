/* SPDX-License-Identifier: MIT */
/* Operators and iteration with the user's special methods, for the vm's own
 * files. Results as call.h says. */
#ifndef KRAIT_VM_OPERATE_H
#define KRAIT_VM_OPERATE_H

#include "vm/frame.h"
#include "vm/vm.h"

/* --- operate.c --- */

/* The operator whose __add__ or __radd__ has the name, which one has.
 * Contract: handler; no alloc; O(1). */
enum value_binary vm_binary_named(uint32_t name, bool *reflected);

/* One operator; stages of dunder candidates begin at *stage.
 * Contract: handler; reserve; O(n); raises. */
bool vm_operate(enum value_binary op, value a, value b, uint32_t *stage,
                value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_operate_inplace(enum value_binary op, value a, value b, uint32_t *stage,
                        value *out) RAISES;
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
/* TypeError unless v is an iterator.
 * Contract: handler; reserve; O(n); raises. */
bool vm_must_iterate(value v) RAISES;
/* As vm_special_call for __str__, __repr__ and __format__ (spec: its argument,
 * else UNSET), whose results must be str.
 * Contract: handler; reserve; O(n); raises. */
bool vm_text_call(value v, uint32_t method, value spec, value *out);
/* method: SYM___str__ or SYM___repr__.
 * Contract: handler; reserve; O(n); raises. */
bool vm_text(value v, uint32_t method, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_format(value v, value spec, value *out) RAISES;
/* The truth of v; waits for its __bool__.
 * Contract: handler; reserve; O(n); raises. */
bool vm_is_true(value v, bool *out) RAISES;
/* What takes text that is written to a stream: its method write, or what takes
 * text for a stream of bytes.
 * Contract: handler; reserve; O(n); raises. */
bool vm_load_writer(value file, value *out) RAISES;
/* The special method `name` of v's class: function and self for a call;
 * false if there is none. Nothing is raised.
 * Contract: handler; reserve; O(n). */
bool vm_special(value v, uint32_t name, value *callable, value *self);
/* Asks for v.name(a, b), as vm_tail, if the class of v is the user's and has
 * it; false: no.
 * Contract: handler; reserve; O(n); raises. */
bool vm_special_call(value v, uint32_t name, value a, value b, value *out);

/* In *stage: the result is that of __eq__ and stands for __ne__. */
#define ORDER_NEGATE 0x80u
/* Contract: handler; reserve; O(1); raises. */
bool vm_order_negate(value v, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_compare(enum value_compare op, value a, value b, value *out) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_item_or_missing(value v, value key, value *out) RAISES;
/* What the user's classes define under a name, or UNSET.
 * Contract: handler; reserve; O(n). */
value vm_defined(const struct type *type, uint32_t name);

#endif
