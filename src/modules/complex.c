/* SPDX-License-Identifier: MIT */
/* Arithmetic of complex numbers, in the order of operations of CPython, so
 * that results agree to the last bit where the functions below them do. */
#include "modules/complex.h"

#include "base/fp.h"
#include "base/fp_math.h"
#include "modules/complex_parts.h"
#include "value/exception.h"
#include "value/number.h"

#define POWER_MAX 100.0 /* integers up to it are multiplied out */

bool mod_complex_new(double real, double imag, value *out) {
    struct complex_object *z =
        heap_alloc(KIND_CUSTOM_LEAF, sizeof *z - sizeof z->header);
    if (z == NULL)
        return value_raise_memory();
    z->type = &mod_type_complex;
    z->z = (struct mod_complex){base_fp_isnan(real) ? base_fp_nan() : real,
                                base_fp_isnan(imag) ? base_fp_nan() : imag};
    *out = value_from_pointer(z);
    return true;
}

bool mod_is_complex(value v) {
    return value_is_kind(v, KIND_CUSTOM_LEAF) &&
           value_type_of(v) == &mod_type_complex;
}

bool mod_complex_of(value v, struct mod_complex *z, bool *is) {
    v = value_unwrap(v);
    *is = true;
    if (mod_is_complex(v)) {
        *z = ((const struct complex_object *)value_pointer(v))->z;
        return true;
    }
    z->imag = 0.0;
    if (value_is_double(v) || value_is_int(v))
        return value_to_double(v, &z->real);
    *is = false;
    return true;
}

static struct mod_complex product(struct mod_complex a, struct mod_complex b) {
    return (struct mod_complex){a.real * b.real - a.imag * b.imag,
                                a.real * b.imag + a.imag * b.real};
}

/* R. L. Smith, Algorithm 116: Complex division, Communications of the ACM 5
 * (1962): divides by the larger part first, so that nothing overflows on the
 * way. False: b is zero. */
static bool quotient(struct mod_complex a, struct mod_complex b,
                     struct mod_complex *out) {
    double size_real = base_fp_fabs(b.real), size_imag = base_fp_fabs(b.imag);
    if (size_real >= size_imag) {
        if (size_real == 0.0)
            return false;
        double ratio = b.imag / b.real, d = b.real + b.imag * ratio;
        out->real = (a.real + a.imag * ratio) / d;
        out->imag = (a.imag - a.real * ratio) / d;
    } else if (size_imag >= size_real) {
        double ratio = b.real / b.imag, d = b.real * ratio + b.imag;
        out->real = (a.real * ratio + a.imag) / d;
        out->imag = (a.imag * ratio - a.real) / d;
    } else {
        out->real = out->imag = base_fp_nan();
    }
    return true;
}

/* z ** n, n >= 0, by squaring. */
static struct mod_complex whole_power(struct mod_complex z, uint32_t n) {
    struct mod_complex r = {1.0, 0.0};
    for (uint32_t bit = 1; bit <= n; bit <<= 1) {
        if (n & bit)
            r = product(r, z);
        z = product(z, z);
    }
    return r;
}

/* a ** b by modulus and angle. False: 0 to a power that it has not. */
static bool general_power(struct mod_complex a, struct mod_complex b,
                          struct mod_complex *out) {
    *out = (struct mod_complex){b.real == 0.0 && b.imag == 0.0, 0.0};
    if (b.real == 0.0 && b.imag == 0.0)
        return true;
    if (a.real == 0.0 && a.imag == 0.0)
        return b.imag == 0.0 && b.real >= 0.0;
    double modulus = base_fp_hypot(a.real, a.imag);
    double angle = base_fp_atan2(a.imag, a.real);
    double length = base_fp_pow(modulus, b.real), phase = angle * b.real;
    if (b.imag != 0.0) {
        length /= base_fp_exp(angle * b.imag);
        phase += b.imag * base_fp_log(modulus);
    }
    out->real = length * base_fp_cos(phase);
    out->imag = length * base_fp_sin(phase);
    return true;
}

static bool power(struct mod_complex a, struct mod_complex b,
                  struct mod_complex *out) {
    static const struct mod_complex one = {1.0, 0.0};
    bool fine, whole = b.imag == 0.0 && b.real == base_fp_floor(b.real) &&
                       base_fp_fabs(b.real) <= POWER_MAX;
    if (!whole) {
        fine = general_power(a, b, out);
    } else {
        *out = whole_power(a, (uint32_t)base_fp_fabs(b.real));
        fine = b.real > 0.0 || quotient(one, *out, out);
    }
    if (!fine)
        return value_raise(&value_type_ZeroDivisionError,
                           "0.0 to a negative or complex power");
    if (base_fp_isinf(out->real) || base_fp_isinf(out->imag))
        return value_raise(&value_type_OverflowError, "complex exponentiation");
    return true;
}

bool mod_complex_power(double a, double b, value *out) {
    struct mod_complex z;
    return power((struct mod_complex){a, 0.0}, (struct mod_complex){b, 0.0},
                 &z) &&
           mod_complex_new(z.real, z.imag, out);
}

static bool compute(enum value_binary op, struct mod_complex a,
                    struct mod_complex b, struct mod_complex *z) {
    switch (op) {
    case VALUE_ADD:
        *z = (struct mod_complex){a.real + b.real, a.imag + b.imag};
        return true;
    case VALUE_SUB:
        *z = (struct mod_complex){a.real - b.real, a.imag - b.imag};
        return true;
    case VALUE_MUL:
        *z = product(a, b);
        return true;
    case VALUE_TRUEDIV:
        return quotient(a, b, z) || value_raise(&value_type_ZeroDivisionError,
                                                "complex division by zero");
    default:
        return power(a, b, z);
    }
}

bool mod_complex_binary(enum value_binary op, value a, value b, value *out) {
    struct mod_complex x, y, z;
    bool is[2] = {false, false};
    bool has = op == VALUE_ADD || op == VALUE_SUB || op == VALUE_MUL ||
               op == VALUE_TRUEDIV || op == VALUE_POW;
    *out = VALUE_NOT_IMPLEMENTED;
    if (!has)
        return true;
    if (!mod_complex_of(a, &x, &is[0]) || !mod_complex_of(b, &y, &is[1]))
        return false;
    if (!is[0] || !is[1])
        return true;
    return compute(op, x, y, &z) && mod_complex_new(z.real, z.imag, out);
}
