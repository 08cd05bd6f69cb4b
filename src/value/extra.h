/* SPDX-License-Identifier: MIT */
/* What only a desk's image has room for: the core asks for it through this,
 * and chips leave the asking out (value_extra of context.h). */
#ifndef KRAIT_VALUE_EXTRA_H
#define KRAIT_VALUE_EXTRA_H

#include "value/value.h"

struct value_byte_buffer;

/* What an image with more types than the core's lends to it. */
struct value_extra {
    /* Contract: handler; reserve; O(1); raises. 2j, and (-8.0) ** 0.5. */
    bool (*imaginary)(double x, value *out) RAISES;
    bool (*power)(double a, double b, value *out) RAISES;
    /* Contract: handler; no alloc; O(n). The class of an OSError with a
     * number. */
    const struct type *(*os_error)(int64_t number);
    /* Contract: task; may alloc; O(n); raises. str.encode and bytes.decode in
     * what is neither UTF-8 nor ASCII: what, encoding, errors. */
    bool (*code)(const value *given, bool decodes, value *out) RAISES;
    /* Contract: task; may alloc; O(n); raises. int | str. */
    bool (*unite)(value a, value b, value *out) RAISES;
    /* Contract: task; may alloc; O(n); raises. list[int]. */
    bool (*alias)(value type, value key, value *out) RAISES;
    /* Contract: task; may alloc; O(n); raises. The classes that bases such as
     * list[int] stand for, a tuple; what a class's __slots__ allow, a tuple of
     * names, or None: anything. */
    bool (*bases)(value bases, value *out) RAISES;
    bool (*slots)(value name, value dict, value *out) RAISES;
    /* Contract: handler; no alloc; O(n). A method of a builtin type, or
     * UNSET. */
    value (*method)(const struct type *type, uint32_t name);
    const struct type *viper_error; /* ViperTypeError */
    /* Contract: task; may alloc; O(n); raises. BufferError if a memoryview
     * that is not released still looks at this byte buffer. */
    bool (*may_resize)(struct value_byte_buffer *buffer) RAISES;
    const struct type *tab_error;
    /* Contract: handler; no alloc; O(n). What a module in C has besides its
     * members, or UNSET. */
    value (*member)(uint32_t module, uint32_t name);
    /* Contract: handler; reserve; O(n); raises. What takes text for a stream
     * whose class says so (_print of io.IOBase), or UNSET. */
    bool (*writer)(value file, value *out) RAISES;
};

#endif
