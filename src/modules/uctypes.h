/* SPDX-License-Identifier: MIT */
/* Descriptors of uctypes, as MicroPython's: a number says what stands at an
 * offset, a tuple or dict what is made of such. */
#ifndef KRAIT_MODULES_UCTYPES_H
#define KRAIT_MODULES_UCTYPES_H

#include "modules/memory.h"

enum uctypes_layout { UCTYPES_LITTLE, UCTYPES_BIG, UCTYPES_NATIVE };

/* What a number has in its upper bits. */
enum uctypes_scalar {
    UCTYPES_UINT8,
    UCTYPES_INT8,
    UCTYPES_UINT16,
    UCTYPES_INT16,
    UCTYPES_UINT32,
    UCTYPES_INT32,
    UCTYPES_UINT64,
    UCTYPES_INT64,
    UCTYPES_BITS, /* BFUINT8 to BFINT32: the first six again */
    UCTYPES_FLOAT32 = 14,
    UCTYPES_FLOAT64
};

enum uctypes_kind {
    UCTYPES_STRUCT,
    UCTYPES_PTR,
    UCTYPES_ARRAY,
    UCTYPES_NUMBER
};

#define UCTYPES_SCALAR_AT 27 /* of a scalar's number, above its offset */
#define UCTYPES_KIND_AT 29   /* of an aggregate's, above its offset */
#define UCTYPES_BITS_POS 17  /* above the offset of a bit-field */
#define UCTYPES_BITS_LEN 22

/* A descriptor, taken apart. */
struct uctypes_field {
    enum uctypes_kind kind;
    enum uctypes_scalar scalar; /* of a number, or of what stands in it */
    uint32_t offset;
    uint32_t count;         /* of an array */
    uint8_t position, bits; /* of a bit-field; 0 bits: none */
    value inner;            /* dict of what it is made of, or UNSET: scalars */
};

extern const struct type mod_type_struct;

/* Contract of all: handler; reserve; O(1); raises. TypeError if it is none. */
bool mod_uctypes_field(value descriptor, struct uctypes_field *out) RAISES;
/* Bytes of what a descriptor describes. Contract: handler; reserve; O(n);
 * raises. */
bool mod_uctypes_size(value descriptor, uint32_t layout, uint64_t *out) RAISES;
/* uctypes.struct(...), uctypes.sizeof(...) of an instance.
 * Contract: handler; reserve; O(n); raises. */
bool mod_uctypes_size_of(value instance, uint64_t *out) RAISES;

#endif
