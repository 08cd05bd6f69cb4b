/* SPDX-License-Identifier: MIT */
/* Types, member tables, native functions, shapes and instances.
 *
 * A builtin type is a `const struct type` in flash with a sorted member
 * table; a user class is the same struct on the heap with a dict. So method
 * look-up walks one kind of object.
 *
 * T1  A member table is sorted by symbol number, which is the order of the
 *     names' bytes, and is searched by halves; value_types_check proves it
 *     in debug builds.
 * T2  The class of an instance is its shape's class: changing __class__ or
 *     adding an attribute is one store of `storage`.
 * T3  Storage never changes its shape or size in place.
 * T4  A shape's id never changes and is never reused while a code's caches
 *     may hold it: shapes live as long as their class, ids as the program.
 */
#ifndef KRAIT_VALUE_TYPE_H
#define KRAIT_VALUE_TYPE_H

#include "value/kind.h"
#include "value/value.h"

/* Arguments of a native function: count positional ones, then keywords
 * pairs of name (symbol) and value. They stand on the caller's value stack,
 * so they are roots, and may be overwritten. */
struct arguments {
    value *at;
    uint32_t count;
    uint32_t keywords;
};

/* Contract: handler; reserve; O(n); raises. Result in *out, which may be
 * VALUE_TAIL after value_tail_call. */
typedef bool (*native_function)(struct arguments *args, value *out);

/* A function in C, in flash. With keywords not allowed and counts outside
 * minimum..maximum the caller raises TypeError before the call. */
struct native {
    struct header header;
    native_function call;
    uint32_t name;    /* symbol */
    uint8_t minimum;
    uint8_t maximum;  /* 255: any number */
    uint8_t flags;    /* NATIVE_... */
};

enum {
    NATIVE_KEYWORDS = 1,     /* takes keywords */
    NATIVE_METHOD = 2,       /* binds when found on a type */
    NATIVE_STATIC = 4,       /* a static method */
    NATIVE_CLASS = 8,        /* a class method: gets the type first */
    NATIVE_TASK_ONLY = 16,   /* RuntimeError in a hard handler */
    NATIVE_GETTER = 32       /* found on a type: called for the attribute */
};

/* One name of a type or module. */
enum member_kind {
    MEMBER_OBJECT,   /* object: a const struct native, type, ... */
    MEMBER_INT,      /* number */
    MEMBER_SYMBOL,   /* number is the symbol */
    MEMBER_CONSTANT, /* number: low bits of a constant value */
    MEMBER_DOUBLE,   /* object: const double * */
    MEMBER_GETTER,   /* object: const struct native; attribute by call */
    MEMBER_MAKE      /* object: const struct native; modules: value made by
                        a call on first use, then kept in the module */
};

struct member {
    uint16_t name; /* symbol: static ones are below 65536 */
    uint8_t kind;
    int32_t number;
    const void *object;
};

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

/* KIND_TYPE has 8 raw units in kind.h: the part before `dict`. */
struct type {
    struct header header;
    union {
        struct {
            const struct type *base;       /* builtin: its base; user class:
                                              nearest builtin ancestor */
            const struct type_hooks *hooks; /* inherited pointer in classes */
            const struct member *members;
            uint32_t name; /* symbol */
            uint16_t member_count;
            uint8_t instance_kind; /* kind of the builtin ancestor's objects */
            uint16_t flags;/* TYPE_... */
            uint32_t version; /* user class: changes when its dict or a
                                 base's dict changes; odd while changing */
            uint32_t slots_known; /* which dunders it defines: bit set */
        };
        uint64_t raw[8];
    };
    struct slot dict;   /* user class: dict of attributes */
    struct slot bases;  /* user class: tuple */
    struct slot mro;    /* user class: tuple, itself first */
    struct slot shape;  /* user class: root shape of its instances */
    struct slot meta;   /* its class; unset means `type` */
    struct slot subclasses; /* list of weakly read classes, or unset */
    struct slot module; /* __module__ */
    struct slot qualname;
    struct slot methods; /* user class: what inline caches refer to, or unset;
                            kept by vm/cache.c */
};

enum {
    TYPE_HEAP = 1,        /* a user class */
    TYPE_EXCEPTION = 2,   /* BaseException or derived */
    TYPE_FINAL = 4,       /* cannot be subclassed (bool, NoneType, range) */
    TYPE_WRAPS = 8,       /* user class whose instances wrap a native value:
                             subclass of list, int, str, ... */
    TYPE_FINALIZER = 16,  /* defines __del__ */
    TYPE_GETATTR = 32,    /* defines __getattr__ */
    TYPE_GETATTRIBUTE = 64,
    TYPE_SETATTR = 128    /* defines __setattr__ or __delattr__ */
};

/* Shape: class and names of the attributes in slot order; a tree by added
 * name. Deleting an attribute rebuilds from the root. */
struct value_shape {
    struct header header;
    union {
        struct {
            uint32_t id;    /* below 2^20: fits an inline cache with slot */
            uint32_t count; /* attributes */
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

#define HEADER_STATIC(k) HEAP_STATIC_HEADER(k)

/* static const struct native list_append_native = ... named NAME_native,
 * calling static function NAME. */
#define NATIVE(function, symbol, min, max, bits)                          \
    static const struct native function##_native = {                      \
        .header = HEADER_STATIC(KIND_NATIVE),                             \
        .call = function,                                                 \
        .name = (symbol),                                                 \
        .minimum = (min),                                                 \
        .maximum = (max),                                                 \
        .flags = (bits)}

#define MEMBER_FUNCTION(symbol, function)                                 \
    {.name = (symbol), .kind = MEMBER_OBJECT, .object = &function##_native}
#define MEMBER_NUMBER(symbol, n)                                          \
    {.name = (symbol), .kind = MEMBER_INT, .number = (n)}
#define MEMBER_TYPE(symbol, type)                                         \
    {.name = (symbol), .kind = MEMBER_OBJECT, .object = &(type)}

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

/* The names that the `modules` of the runtime are made of. */
struct module_definition {
    uint16_t name;
    uint16_t member_count;
    const struct member *members;
};

#define X(name) extern const struct type value_type_##name;
#define VALUE_BUILTIN_TYPES(X)                                            \
    X(object) X(type) X(int) X(bool) X(float) X(str) X(bytes)             \
    X(bytearray) X(memoryview) X(tuple) X(list) X(dict) X(set)            \
    X(frozenset) X(range) X(slice) X(NoneType) X(ellipsis)                \
    X(NotImplementedType) X(function) X(builtin_function) X(method)       \
    X(generator) X(module) X(property) X(staticmethod) X(classmethod)     \
    X(super) X(cell) X(code) X(iterator) X(dict_keys) X(dict_values)      \
    X(dict_items) X(array)
VALUE_BUILTIN_TYPES(X)
#undef X

/* The type of any value; for instances, the class in their shape.
 * Contract: handler; no alloc; O(1). */
const struct type *value_type_of(value v);

/* Boxes a type, native or other static object.
 * Contract: isr; no alloc; O(1). */
value value_from_static(const void *object);

/* True if `type` is `base` or derived from it (user classes by their mro).
 * Contract: handler; no alloc; O(n). */
bool value_is_subtype(const struct type *type, const struct type *base);

/* Looks a name up along the mro, without binding; UNSET if absent. Member
 * kinds other than OBJECT are turned into values; *owner may be NULL.
 * Contract: handler; no alloc; O(n). */
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
 * Contract: handler; no alloc; O(n). */
value value_instance_load(value self, uint32_t name);

/* Sets, adds or deletes (v UNSET; *done false if absent). Growth publishes
 * new storage with one store (T3).
 * Contract: handler; reserve; O(n); raises. */
bool value_instance_store(value self, uint32_t name, value v, bool *done)
    RAISES;

/* Slot of a name in a shape, or -1.
 * Contract: handler; no alloc; O(n). */
int32_t value_shape_find(const struct value_shape *shape, uint32_t name);

/* The instance's __dict__ as a fresh dict.
 * Contract: handler; reserve; O(n); raises. */
bool value_instance_dict(value self, value *out) RAISES;

/* The native value inside an instance of a subclass of a builtin type, or
 * v itself. Every C method of a type gets its self through it.
 * Contract: isr; no alloc; O(1). */
value value_unwrap(value v);

/* Asks the execution loop to call `callable` with the arguments and to put
 * the result where this native's would go. Sets *out = VALUE_TAIL; true.
 * Contract: handler; no alloc; O(n); raises. */
bool value_tail_call(value callable, uint32_t count, const value *args,
                     value *out) RAISES;

/* Bound method of function and self.
 * Contract: handler; reserve; O(1); raises. */
bool value_bound_new(value function, value self, value *out) RAISES;

#endif
