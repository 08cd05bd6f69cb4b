/* SPDX-License-Identifier: MIT */
/* The instructions as C functions, for the files that define them and for
 * the table. All: Contract: handler; reserve; O(n); raises. */
#ifndef KRAIT_VM_OPCODE_H
#define KRAIT_VM_OPCODE_H

#include "vm/state.h"

#define R(ctx) ((ctx)->frame->base)

/* Stages of waiting instructions besides those of operate.c. */
enum { STAGE_TRUTH = 8 };

struct vm_operation {
    enum value_binary op;
    bool inplace;
    value a;
    value b;
};

struct vm_ordering {
    enum value_compare op;
    value a;
    value b;
};

/* Second word of the instruction that runs, and the symbol it names.
 * Contract: handler; no alloc; O(1). */
uint32_t vm_operand(const struct context *ctx);
/* Contract: handler; no alloc; O(1). */
uint32_t vm_operand_name(const struct context *ctx);
/* space[name] = v, where a class body's names may be any mapping; v UNSET
 * deletes, where there is a KeyError to be seen.
 * Contract: handler; reserve; O(n); raises. */
bool vm_store_in(struct context *ctx, value space, uint32_t name, value v)
    RAISES;
/* Result to register A, or the call that is to give it.
 * Contract: handler; reserve; O(n); raises. */
bool vm_finish(struct context *ctx, uint32_t w, value v, uint32_t how) RAISES;
/* Operands of an arithmetic instruction or a comparison.
 * Contract: handler; no alloc; O(1). */
struct vm_operation vm_operation_of(const struct context *ctx, uint32_t w);
/* Contract: handler; no alloc; O(1). */
struct vm_ordering vm_ordering_of(const struct context *ctx, uint32_t w);
/* Go on at a stage.
 * Contract: handler; reserve; O(n); raises. */
bool vm_op_binary_from(struct context *ctx, uint32_t w, uint32_t stage) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_op_compare_from(struct context *ctx, uint32_t w, uint32_t stage) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_op_compared(struct context *ctx, uint32_t w, value v) RAISES;
/* Contract: handler; no alloc; O(1). */
void vm_op_decided(struct context *ctx, uint32_t w, bool truth);
/* Contract: handler; reserve; O(n); raises. */
bool vm_op_on_truth(struct context *ctx, uint32_t w, value v) RAISES;
/* Contract: handler; no alloc; O(1). */
void vm_op_iterated(struct context *ctx, uint32_t w, value v);
/* Contract: handler; reserve; O(n); raises. */
bool vm_op_delegated(struct context *ctx, uint32_t w, value v) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_op_format_value(struct context *ctx, uint32_t w, value v) RAISES;
/* Go on with what has been gathered: a list, a dict.
 * Contract: handler; reserve; O(n); raises. */
bool vm_op_unpacked(struct context *ctx, uint32_t w, value list) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_op_unpacked_ex(struct context *ctx, uint32_t w, value list) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_op_merged(struct context *ctx, uint32_t w, value dict) RAISES;
/* Contract: handler; reserve; O(n); raises. */
bool vm_attribute_recover(struct context *ctx, uint32_t w, value v,
                          uint32_t name) RAISES;

/* Every one: Contract: handler; reserve; O(n); raises. */
#define OPCODE_FUNCTIONS(X)                                                    \
    X(check_local)                                                             \
    X(delete_local)                                                            \
    X(make_cell)                                                               \
    X(load_cell)                                                               \
    X(delete_cell)                                                             \
    X(load_free)                                                               \
    X(delete_free)                                                             \
    X(load_closure)                                                            \
    X(load_global)                                                             \
    X(store_global)                                                            \
    X(delete_global)                                                           \
    X(load_name)                                                               \
    X(store_name)                                                              \
    X(delete_name)                                                             \
    X(load_name_free)                                                          \
    X(binary)                                                                  \
    X(unary)                                                                   \
    X(compare)                                                                 \
    X(truth)                                                                   \
    X(in)                                                                      \
    X(get_attr)                                                                \
    X(set_attr)                                                                \
    X(delete_attr)                                                             \
    X(get_method)                                                              \
    X(get_item)                                                                \
    X(get_item_i)                                                              \
    X(set_item)                                                                \
    X(delete_item)                                                             \
    X(build_slice)                                                             \
    X(call)                                                                    \
    X(call_kw)                                                                 \
    X(call_ex)                                                                 \
    X(return )                                                                 \
    X(make_function)                                                           \
    X(load_build_class)                                                        \
    X(build_tuple)                                                             \
    X(build_list)                                                              \
    X(build_set)                                                               \
    X(build_dict)                                                              \
    X(build_string)                                                            \
    X(list_append)                                                             \
    X(set_add)                                                                 \
    X(dict_add)                                                                \
    X(list_extend)                                                             \
    X(set_update)                                                              \
    X(dict_update)                                                             \
    X(dict_merge)                                                              \
    X(list_to_tuple)                                                           \
    X(unpack)                                                                  \
    X(unpack_ex)                                                               \
    X(format)                                                                  \
    X(get_iter)                                                                \
    X(for_iter)                                                                \
    X(raise)                                                                   \
    X(reraise)                                                                 \
    X(raise_bare)                                                              \
    X(push_handled)                                                            \
    X(pop_handled)                                                             \
    X(jump_no_match)                                                           \
    X(load_exc_info)                                                           \
    X(load_assertion_error)                                                    \
    X(with_enter)                                                              \
    X(yield)                                                                   \
    X(yield_from)                                                              \
    X(get_yield_from_iter)                                                     \
    X(import_name)                                                             \
    X(import_from)                                                             \
    X(import_star)                                                             \
    X(print_expr)                                                              \
    X(length)                                                                  \
    X(match_sequence)                                                          \
    X(match_mapping)                                                           \
    X(match_keys)                                                              \
    X(match_class)                                                             \
    X(get_awaitable)                                                           \
    X(get_aiter)                                                               \
    X(get_anext)                                                               \
    X(end_async_for)                                                           \
    X(async_with_enter)

#define X(name) bool vm_op_##name(struct context *ctx, uint32_t w) RAISES;
OPCODE_FUNCTIONS(X)
#undef X

#endif
