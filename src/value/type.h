/* SPDX-License-Identifier: MIT */
/* Types, shapes and instances.
 *
 * A builtin type is a `const struct type` in flash with a sorted member
 * table; a user class is the same struct on the heap with slots behind it. So
 * method look-up walks one kind of object.
 *
 * T1  A member table is sorted by symbol number, which is the order of the
 *     names' bytes, and is searched by halves; value_types_check proves it
 *     in debug builds.
 * T2  The class of an instance is its shape's class: changing __class__ or
 *     adding an attribute is one store of `storage`.
 * T3  Storage never changes its size in place, and its shape only to a child
 *     shape, by one store, after the new attribute's slot was written: a slot
 *     that a shape names stays where it is as long as the storage lives.
 * T4  A shape's id never changes and is never reused while a code's caches
 *     may hold it: shapes live as long as their class, ids as the program.
 */
#ifndef KRAIT_VALUE_TYPE_H
#define KRAIT_VALUE_TYPE_H

#include "value/builtin_types.h"
#include "value/hooks.h"
#include "value/kind.h"
#include "value/native.h"
#include "value/value.h"

struct type {
    struct header header;
    union {
        struct {
            const struct type *base;        /* builtin: its base; user class:
                                               nearest builtin ancestor */
            const struct type_hooks *hooks; /* inherited pointer in classes */
            const struct member *members;
            uint32_t name; /* symbol */
            uint16_t member_count;
            uint8_t instance_kind; /* kind of the builtin ancestor's objects */
            uint16_t flags;        /* TYPE_... */
            uint32_t version;      /* user class: changes when its dict or a
                                      base's dict changes; odd while changing */
            uint32_t slots_known;  /* which dunders it defines: bit set */
        };
        uint64_t raw[VALUE_TYPE_RAW];
    };
};

enum {
    TYPE_HEAP = 1,       /* a user class */
    TYPE_EXCEPTION = 2,  /* BaseException or derived */
    TYPE_FINAL = 4,      /* cannot be subclassed (bool, NoneType, range) */
    TYPE_WRAPS = 8,      /* user class whose instances wrap a native value:
                            subclass of list, int, str, ... */
    TYPE_FINALIZER = 16, /* defines __del__ */
    TYPE_GETATTR = 32,   /* defines __getattr__ */
    TYPE_GETATTRIBUTE = 64,
    TYPE_SETATTR = 128, /* defines __setattr__ or __delattr__ */
    TYPE_SLOTTED = 256  /* attributes are those of __slots__ only; never on
                           chips */
};

/* Shape: class and names of the attributes in slot order; a tree by added
 * name. Deleting an attribute rebuilds from the root. */
struct value_shape {
    struct header header;
    union {
        struct {
            uint32_t id;       /* below 2^18: fits an inline cache with slot;
                                  2^20: none, or ids have run out */
            uint32_t count;    /* attributes */
            uint32_t expected; /* root: slots to give a new instance */
        };
        uint64_t raw[2];
    };
    struct slot type;
    struct slot parent;      /* None for a root */
    struct slot name;        /* symbol added last */
    struct slot names;       /* tuple of all names, in slot order, shared */
    struct slot transitions; /* None, one child shape, or dict name->shape */
};

struct value_storage {
    struct header header;
    struct slot shape;
    struct slot at[]; /* capacity by block size, at least shape's count */
};

struct value_instance {
    struct header header;
    struct slot storage;
    struct slot native; /* TYPE_WRAPS: the list, int, ... inside */
};

/* Objects of C modules and machine classes: CUSTOM has 4 raw units of which
 * the first holds the type, then slots; CUSTOM_LEAF is raw throughout. */
struct value_custom {
    struct header header;
    union {
        struct {
            const struct type *type;
        };
        uint64_t raw[4];
    };
    struct slot at[];
};

#define X(name) extern const struct type value_type_##name;
VALUE_BUILTIN_TYPES(X)
#undef X

/* The type of any value; for instances, the class in their shape.
 * Contract: handler; no alloc; O(1). */
const struct type *value_type_of(value v);

/* Boxes a type, native or other static object.
 * Contract: isr; no alloc; O(1). */
value value_from_static(const void *object);

/* True if `type` is `base` or derived from it (user classes by their mro).
 * Contract: handler; reserve; O(n). */
bool value_is_subtype(const struct type *type, const struct type *base);

/* Looks a name up along the mro, without binding; UNSET if absent. Member
 * kinds other than OBJECT are turned into values; *owner may be NULL.
 * Contract: handler; reserve; O(n). */
value value_type_lookup(const struct type *type, uint32_t name,
                        const struct type **owner);

/* Makes a class: computes the mro (C3; TypeError if there is none), the
 * flags, the root shape; registers it with its bases.
 * Contract: handler; reserve; O(n); raises. */
bool value_class_new(value meta, uint32_t name, value bases, value dict,
                     value *out) RAISES;

/* Sets or deletes (v UNSET) an attribute of a user class and bumps the
 * versions of it and its subclasses; TypeError for builtin types.
 * Contract: handler; reserve; O(n); raises. */
bool value_class_store(value type, uint32_t name, value v) RAISES;

/* A fresh instance with the root shape; `native` UNSET or the wrapped one.
 * Contract: handler; reserve; O(1); raises. */
bool value_instance_new(value type, value native, value *out) RAISES;

/* Attribute of the instance itself; UNSET if absent.
 * Contract: handler; reserve; O(n). */
value value_instance_load(value self, uint32_t name);

/* Sets, adds or deletes (v UNSET; *done false if absent). Growth publishes
 * new storage with one store (T3).
 * Contract: handler; reserve; O(n); raises. */
bool value_instance_store(value self, uint32_t name, value v, bool *done)
    RAISES;

/* Slot of a name in a shape, or -1.
 * Contract: handler; reserve; O(n). */
int32_t value_shape_find(const struct value_shape *shape, uint32_t name);

/* The instance's __dict__, which holds its attributes from now on: live, as
 * Python has it, but no cache knows them any more.
 * Contract: handler; reserve; O(n); raises. */
bool value_instance_dict(value self, value *out) RAISES;

/* Its attributes are from now on those of the dict; TypeError if it is none.
 * Contract: handler; reserve; O(1); raises. */
bool value_instance_set_dict(value self, value dict) RAISES;

/* The instance becomes one of the user class `type`, with its attributes.
 * Contract: handler; reserve; O(n); raises. */
bool value_instance_set_class(value self, value type) RAISES;

/* The native value inside an instance of a subclass of a builtin type, or
 * v itself. Every C method of a type gets its self through it.
 * Contract: isr; no alloc; O(1). */
value value_unwrap(value v);

/* Asks the execution loop to call `callable` with the arguments and to put
 * the result where this native's would go. Sets *out = VALUE_TAIL; true.
 * Contract: handler; reserve; O(n); raises. */
bool value_tail_call(value callable, uint32_t count, const value *args,
                     value *out) RAISES;

/* Bound method of function and self.
 * Contract: handler; reserve; O(1); raises. */
bool value_bound_new(value function, value self, value *out) RAISES;

#endif
