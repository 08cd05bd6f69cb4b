/* SPDX-License-Identifier: MIT */
/* The type complex: making, members, hooks. */
#include "base/fp.h"
#include "modules/complex_parts.h"
#include "modules/modules.h"

#define IMAG_FACTOR 1000003u /* CPython's */

static struct mod_complex parts_of(value self) {
    return ((const struct complex_object *)value_pointer(self))->z;
}

static bool self_of(struct arguments *args, struct mod_complex *z) {
    struct value_custom *self;
    args->at[0] = value_unwrap(args->at[0]);
    if (!mod_self(args, &mod_type_complex, &self))
        return false;
    *z = parts_of(args->at[0]);
    return true;
}

/* --- making --- */

/* By __complex__ first, then as a number, then by __float__ or __index__. */
static bool part_of(value v, struct mod_complex *z, bool first) {
    value method, made;
    bool is;
    if (!value_state.upcalls->special(v, SYM___complex__, &method))
        return false;
    if (first && method != VALUE_UNSET && !mod_is_complex(v)) {
        if (!value_state.upcalls->call(method, 0, NULL, &made))
            return false;
        if (!mod_is_complex(value_unwrap(made)))
            return value_raise(&value_type_TypeError,
                               "%t.__complex__() must return a complex, not "
                               "%t",
                               v, made);
        v = made;
    }
    if (!mod_complex_of(v, z, &is))
        return false;
    if (is)
        return true;
    if (!value_state.upcalls->special(v, SYM___float__, &method) ||
        (method == VALUE_UNSET &&
         !value_state.upcalls->special(v, SYM___index__, &method)))
        return false;
    z->imag = 0.0;
    if (method != VALUE_UNSET)
        return value_to_double(v, &z->real);
    return first ? value_raise(&value_type_TypeError,
                               "complex() first argument must be a string or "
                               "a number, not '%t'",
                               v)
                 : value_raise(&value_type_TypeError,
                               "complex() second argument must be a number, "
                               "not '%t'",
                               v);
}

static bool from_parts(const value *given, struct mod_complex *z) {
    struct mod_complex imag = {0.0, 0.0};
    *z = imag;
    if (given[0] != VALUE_UNSET && !part_of(given[0], z, true))
        return false;
    if (given[1] == VALUE_UNSET)
        return true;
    if (value_is_str(value_unwrap(given[1])))
        return value_raise(&value_type_TypeError,
                           "complex() second arg can't be a string");
    if (!part_of(given[1], &imag, false))
        return false;
    if (imag.imag != 0.0)
        z->real -= imag.imag;
    z->imag = z->imag != 0.0 ? z->imag + imag.real : imag.real;
    return true;
}

static bool make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_real, PARAMETER_ANY, VALUE_UNSET},
        {SYM_imag, PARAMETER_ANY, VALUE_UNSET}};
    value given[2], made;
    struct mod_complex z;
    if (!value_arguments_sort(args, SYM_complex, parameters, 2, given))
        return false;
    value first = given[0] == VALUE_UNSET ? given[0] : value_unwrap(given[0]);
    bool text = first != VALUE_UNSET && value_is_str(first);
    if (text && given[1] != VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "complex() can't take second arg if first is a "
                           "string");
    if (text ? !mod_complex_parse(first, &z) : !from_parts(given, &z))
        return false;
    return mod_complex_new(z.real, z.imag, &made) &&
           value_finish_make(type, made, out);
}

/* --- members --- */

static bool real(struct arguments *args, value *out) {
    struct mod_complex z;
    if (!self_of(args, &z))
        return false;
    *out = value_from_double(z.real);
    return true;
}

static bool imag(struct arguments *args, value *out) {
    struct mod_complex z;
    if (!self_of(args, &z))
        return false;
    *out = value_from_double(z.imag);
    return true;
}

static bool conjugate(struct arguments *args, value *out) {
    struct mod_complex z;
    return self_of(args, &z) && mod_complex_new(z.real, -z.imag, out);
}

static bool itself(struct arguments *args, value *out) {
    struct mod_complex z;
    return self_of(args, &z) && mod_complex_new(z.real, z.imag, out);
}

static bool absolute(struct arguments *args, value *out) {
    struct mod_complex z;
    if (!self_of(args, &z))
        return false;
    double x = base_fp_hypot(z.real, z.imag);
    if (base_fp_isinf(x) && base_fp_isfinite(z.real) &&
        base_fp_isfinite(z.imag))
        return value_raise(&value_type_OverflowError,
                           "absolute value too large");
    *out = value_from_double(x);
    return true;
}

static bool format(struct arguments *args, value *out) {
    uint32_t n;
    struct mod_complex z;
    value spec = value_unwrap(args->at[1]);
    if (!self_of(args, &z))
        return false;
    if (!value_is_str(spec))
        return value_raise(&value_type_TypeError,
                           "__format__() argument must be str, not %t",
                           args->at[1]);
    const char *text = value_str_text(spec, &n);
    if (n == 0)
        return value_to_str(args->at[0], false, out);
    return mod_complex_format(&z, text, n, out);
}

NATIVE(absolute, SYM___abs__, 1, 1, NATIVE_METHOD);
NATIVE(itself, SYM___complex__, 1, 1, NATIVE_METHOD);
NATIVE(format, SYM___format__, 2, 2, NATIVE_METHOD);
NATIVE(conjugate, SYM_conjugate, 1, 1, NATIVE_METHOD);
NATIVE(imag, SYM_imag, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(real, SYM_real, 1, 1, NATIVE_METHOD | NATIVE_GETTER);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___abs__, absolute),
    MEMBER_FUNCTION(SYM___complex__, itself),
    MEMBER_FUNCTION(SYM___format__, format),
    MEMBER_FUNCTION(SYM_conjugate, conjugate),
    {.name = SYM_imag, .kind = MEMBER_GETTER, .object = &imag_native},
    {.name = SYM_real, .kind = MEMBER_GETTER, .object = &real_native},
};

/* --- hooks --- */

static bool unary(enum value_unary op, value self, value *out) {
    struct mod_complex z = parts_of(self);
    *out = VALUE_NOT_IMPLEMENTED;
    if (op == VALUE_INVERT)
        return true;
    return op == VALUE_NEG ? mod_complex_new(-z.real, -z.imag, out)
                           : mod_complex_new(z.real, z.imag, out);
}

/* Exactly, an int with the real part too. */
static bool compare(enum value_compare op, value a, value b, value *out) {
    bool same = false;
    *out = VALUE_NOT_IMPLEMENTED;
    if (op != VALUE_EQ && op != VALUE_NE)
        return true;
    if (!mod_is_complex(a)) {
        value other = a;
        a = b;
        b = other;
    }
    struct mod_complex x = parts_of(a);
    b = value_unwrap(b);
    if (mod_is_complex(b)) {
        struct mod_complex y = parts_of(b);
        same = x.real == y.real && x.imag == y.imag;
    } else {
        bool known;
        int order = value_number_compare(value_from_double(x.real), b, &known);
        if (!known)
            return true;
        same = order == 0 && x.imag == 0.0;
    }
    *out = value_from_bool(same == (op == VALUE_EQ));
    return true;
}

static bool hash(value self, uint32_t *out) {
    struct mod_complex z = parts_of(self);
    *out = value_number_hash(value_from_double(z.real)) +
           IMAG_FACTOR * value_number_hash(value_from_double(z.imag));
    return true;
}

static bool truth(value self, bool *out) {
    struct mod_complex z = parts_of(self);
    *out = z.real != 0.0 || z.imag != 0.0;
    return true;
}

static bool print(value self, bool repr, struct value_sink *sink) {
    struct mod_complex z = parts_of(self);
    (void)repr;
    return mod_complex_write(&z, sink);
}

static const struct type_hooks hooks = {.make = make,
                                        .unary = unary,
                                        .binary = mod_complex_binary,
                                        .compare = compare,
                                        .hash = hash,
                                        .truth = truth,
                                        .print = print};

const struct type mod_type_complex = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_complex,
    .instance_kind = KIND_CUSTOM_LEAF,
};
