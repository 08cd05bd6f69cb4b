/* SPDX-License-Identifier: MIT */
/* Classes from the inside. */
#ifndef KRAIT_VALUE_CLASS_H
#define KRAIT_VALUE_CLASS_H

#include "value/type.h"

/* A user class, one with TYPE_HEAP. */
struct value_class {
    struct type type;
    struct slot dict;       /* user class: dict of attributes */
    struct slot bases;      /* user class: tuple */
    struct slot mro;        /* user class: tuple, itself first */
    struct slot shape;      /* user class: root shape of its instances */
    struct slot meta;       /* its class; unset means `type` */
    struct slot subclasses; /* list of weakly read classes, or unset */
    struct slot module;     /* __module__ */
    struct slot qualname;
    struct slot slots;   /* TYPE_SLOTTED: tuple of symbols */
    struct slot methods; /* user class: what inline caches refer to, or unset;
                            kept by vm/cache.c */
};

/* Wanted: type has TYPE_HEAP. */
static inline struct value_class *value_class_of(const struct type *type) {
    return (struct value_class *)(uintptr_t)type;
}

/* Does a class of the mro name the attribute in its __slots__?
 * Contract: handler; reserve; O(n). */
bool value_class_has_slot(const struct type *type, uint32_t name);

/* The mro of any type as a tuple.
 * Contract: handler; reserve; O(n); raises. */
bool value_type_mro(const struct type *type, value *out) RAISES;

#endif
