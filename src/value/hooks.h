/* SPDX-License-Identifier: MIT */
/* What a builtin type can do: the operators of the language as C functions. */
#ifndef KRAIT_VALUE_HOOKS_H
#define KRAIT_VALUE_HOOKS_H

#include "value/native.h"
#include "value/value.h"

enum value_unary { VALUE_NEG, VALUE_POS, VALUE_INVERT };

/* In the order of the opcodes ADD.. of code/opcodes.h. */
enum value_binary {
    VALUE_ADD,
    VALUE_SUB,
    VALUE_MUL,
    VALUE_TRUEDIV,
    VALUE_FLOORDIV,
    VALUE_MOD,
    VALUE_POW,
    VALUE_LSHIFT,
    VALUE_RSHIFT,
    VALUE_AND,
    VALUE_OR,
    VALUE_XOR,
    VALUE_MATMUL,
    VALUE_BINARY_COUNT
};

enum value_compare {
    VALUE_EQ,
    VALUE_NE,
    VALUE_LT,
    VALUE_LE,
    VALUE_GT,
    VALUE_GE
};

struct value_view; /* text.h: pointer and length of a buffer */
struct value_sink; /* text.h: where text goes */

/* What a builtin type can do; a missing hook means the type cannot. All:
 * Contract: handler; reserve; O(n); raises. `self` is of the type's kind
 * (instances of subclasses have been unwrapped). */
struct type_hooks {
    /* Type called: type(args). `type` may be a user subclass's value. */
    bool (*make)(value type, struct arguments *args, value *out);
    /* Attribute that is not in the member table; UNSET if there is none.
     * Store: v UNSET deletes; *done false if there is no such attribute. */
    bool (*load)(value self, uint32_t name, value *out);
    bool (*store)(value self, uint32_t name, value v, bool *done);
    bool (*unary)(enum value_unary op, value self, value *out);
    /* NOT_IMPLEMENTED if it cannot. Called for either side's type. */
    bool (*binary)(enum value_binary op, value a, value b, value *out);
    /* a += b in place; same result rules; may be missing. */
    bool (*inplace)(enum value_binary op, value a, value b, value *out);
    bool (*compare)(enum value_compare op, value a, value b, value *out);
    bool (*hash)(value self, uint32_t *out);
    bool (*truth)(value self, bool *out);
    bool (*length)(value self, uint32_t *out);
    bool (*contains)(value self, value item, bool *out);
    bool (*subscript)(value self, value key, value *out);
    /* v UNSET deletes. */
    bool (*subscript_store)(value self, value key, value v);
    bool (*iterate)(value self, value *out);
    bool (*next)(value self, value *out); /* VALUE_STOP at the end */
    bool (*print)(value self, bool repr, struct value_sink *sink);
    bool (*view)(value self, bool writable, struct value_view *out);
    bool (*call)(value self, struct arguments *args, value *out);
};

#endif
