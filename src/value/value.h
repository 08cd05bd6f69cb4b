/* SPDX-License-Identifier: MIT */
/* The 64-bit value: a double, a 48-bit integer, a constant, a symbol or a
 * pointer, told apart by the top sixteen bits.
 *
 *   0000..FFF8  a double; the only NaN is VALUE_NAN (V1)
 *   FFF9        pointer to a heap or constant object, low 48 bits
 *   FFFA        integer, 48 bits, two's complement
 *   FFFB        None, False, True, NotImplemented, Ellipsis, internal marks
 *   FFFC        symbol: the number of an interned string
 *
 * V1  Every NaN is VALUE_NAN, or it could forge a pointer: value_from_double
 *     canonicalises what comes from outside, and arithmetic makes no other.
 * V2  An integer that fits 48 bits is never a big integer, so equality of
 *     integers of different representation is always false.
 * V3  A string whose text is interned may still exist as a heap string:
 *     strings are compared by text unless both are symbols.
 *
 * A struct of eight bytes is returned in memory by the ARM calling standard,
 * so the type is a plain integer; that is the price of registers.
 */
#ifndef KRAIT_VALUE_VALUE_H
#define KRAIT_VALUE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "heap/heap.h"
#include "heap/slot.h"

#define VALUE_TAG_INT 0xFFFAu
#define VALUE_TAG_CONSTANT 0xFFFBu
#define VALUE_TAG_SYMBOL 0xFFFCu

#define VALUE_CONSTANT(n) (((uint64_t)VALUE_TAG_CONSTANT << 48) | (n))
#define VALUE_FALSE VALUE_CONSTANT(0u)
#define VALUE_TRUE VALUE_CONSTANT(1u)
#define VALUE_NONE VALUE_CONSTANT(2u)
#define VALUE_NOT_IMPLEMENTED VALUE_CONSTANT(3u)
#define VALUE_ELLIPSIS VALUE_CONSTANT(4u)
/* Marks that no Python program sees: an unbound local, an empty table slot,
 * the end of an iteration, a call that the execution loop shall make. */
#define VALUE_UNSET VALUE_CONSTANT(5u)
#define VALUE_STOP VALUE_CONSTANT(6u)
#define VALUE_TAIL VALUE_CONSTANT(7u)

#define VALUE_ZERO ((uint64_t)VALUE_TAG_INT << 48)
#define VALUE_INT48_MAX ((INT64_C(1) << 47) - 1)
#define VALUE_INT48_MIN (-(INT64_C(1) << 47))

/* What the processor makes of 0 * inf, and hands on through any arithmetic: so
 * results need no test. The machines differ in its sign, which therefore never
 * leaves the runtime: NaNs are equal to `is` and have no sign (R8). */
#if defined(__x86_64__) || defined(__i386__)
#define VALUE_NAN UINT64_C(0xFFF8000000000000)
#else
#define VALUE_NAN UINT64_C(0x7FF8000000000000)
#endif

/* A value that is known at compile time; n is a symbol's number. */
#define VALUE_SYMBOL(n) (((uint64_t)VALUE_TAG_SYMBOL << 48) | (uint32_t)(n))

static inline uint32_t value_tag(value v) { return (uint32_t)(v >> 48); }

static inline bool value_is_int48(value v) {
    return value_tag(v) == VALUE_TAG_INT;
}

static inline bool value_is_double(value v) {
    return v < ((uint64_t)VALUE_TAG_POINTER << 48);
}

static inline bool value_is_symbol(value v) {
    return value_tag(v) == VALUE_TAG_SYMBOL;
}

static inline bool value_is_bool(value v) { return (v | 1u) == VALUE_TRUE; }

static inline value value_from_bool(bool b) {
    return VALUE_CONSTANT(0u) | (uint64_t)b;
}

static inline value value_from_int48(int64_t n) {
    return ((uint64_t)VALUE_TAG_INT << 48) |
           ((uint64_t)n & UINT64_C(0xFFFFFFFFFFFF));
}

static inline int64_t value_int48(value v) { return (int64_t)(v << 16) >> 16; }

/* Sum of two boxed ints. Wanted: it fits. Boxes are not opened: the low 48 bits
 * of a sum come from the low 48 bits of its terms. */
static inline value value_int48_sum(value a, value b) {
    return ((uint64_t)VALUE_TAG_INT << 48) |
           ((a + b) & UINT64_C(0xFFFFFFFFFFFF));
}

static inline bool value_fits_int48(int64_t n) {
    return n >= VALUE_INT48_MIN && n <= VALUE_INT48_MAX;
}

#if defined(__SOFTFP__)
/* Where comparing doubles is a call, so is this, and looks at the bits.
 * Contract: isr; no alloc; O(1). */
value value_from_double(double x);
#else
static inline value value_from_double(double x) {
    value v;
    if (x != x) /* V1 */
        return VALUE_NAN;
    memcpy(&v, &x, sizeof v);
    return v;
}
#endif

static inline double value_double(value v) {
    double x;
    memcpy(&x, &v, sizeof x);
    return x;
}

static inline value value_from_symbol(uint32_t number) {
    return VALUE_SYMBOL(number);
}

static inline uint32_t value_symbol_number(value v) { return (uint32_t)v; }

/* What stands in the header of an object: enum value_kind of kind.h. */
static inline uint8_t value_object_kind(value v) {
    return ((const struct header *)value_pointer(v))->kind;
}

static inline bool value_is_kind(value v, uint8_t kind) {
    return value_is_pointer(v) && value_object_kind(v) == kind;
}

#endif
