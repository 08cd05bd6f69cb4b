/* SPDX-License-Identifier: MIT */
/* Functions in C that Python calls, and the tables of names of types and
 * modules, all const and in flash. */
#ifndef KRAIT_VALUE_NATIVE_H
#define KRAIT_VALUE_NATIVE_H

#include "value/kind.h"
#include "value/value.h"

#define HEADER_STATIC(k) HEAP_STATIC_HEADER(k)

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
    struct header header; /* aux: the name, a symbol */
    native_function call;
    uint8_t minimum;
    uint8_t maximum; /* 255: any number */
    uint8_t flags;   /* NATIVE_... */
};

enum {
    NATIVE_KEYWORDS = 1,   /* takes keywords */
    NATIVE_METHOD = 2,     /* binds when found on a type */
    NATIVE_STATIC = 4,     /* a static method */
    NATIVE_CLASS = 8,      /* a class method: gets the type first */
    NATIVE_TASK_ONLY = 16, /* RuntimeError in a hard handler */
    NATIVE_GETTER = 32,    /* found on a type: called for the attribute */
    NATIVE_APPEND = 128    /* list.append, which the loop does in place */
};

static inline uint32_t value_native_name(const struct native *native) {
    return native->header.aux;
}

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
    union {
        int32_t number;
        const void *object;
    };
};

#define NATIVE_BODY(function, symbol, min, max, bits)                          \
    {                                                                          \
        .header = {.kind = KIND_NATIVE,                                        \
                   .state = HEAP_FLAG_STATIC,                                  \
                   .aux = (symbol)},                                           \
        .call = (function), .minimum = (min), .maximum = (max),                \
        .flags = (bits)                                                        \
    }

/* static const struct native list_append_native = ... named NAME_native,
 * calling static function NAME. */
#define NATIVE(function, symbol, min, max, bits)                               \
    static const struct native function##_native =                             \
        NATIVE_BODY(function, symbol, min, max, bits)

#define MEMBER_FUNCTION(symbol, function)                                      \
    { .name = (symbol), .kind = MEMBER_OBJECT, .object = &function##_native }
#define MEMBER_NUMBER(symbol, n)                                               \
    { .name = (symbol), .kind = MEMBER_INT, .number = (n) }
#define MEMBER_TYPE(symbol, type)                                              \
    { .name = (symbol), .kind = MEMBER_OBJECT, .object = &(type) }

/* The names that the `modules` of the runtime are made of. */
struct module_definition {
    uint16_t name;
    uint16_t member_count;
    const struct member *members;
};

#endif
