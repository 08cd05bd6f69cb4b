/* SPDX-License-Identifier: MIT */
/* The gamma function and the error function.
 *
 * Gamma: from 12 on Stirling's series; below, the recurrence leads to an
 * argument in [3/2, 5/2], where ln gamma(2 + s) = s q(s). That keeps the
 * zeros of ln gamma at 1 and 2 exact. Lanczos' formula was rejected: its
 * terms cancel.
 *
 * Error function: a series in x^2 below 1/2; above, (1 + 2 x) e^(x^2) erfc(x)
 * is smooth in (x - 15/4) / (x + 15/4) up to infinity (Shepherd and
 * Laframboise, Math. Comp. 36, 1981), so one polynomial serves all x.
 */
#include "base/fp_math.h"

#include "base/fp.h"
#include "base/fp_wide.h"
#include "base/isa/level.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ln gamma(2 + s) / s for |s| <= 1/2, in powers of s / 2. */
/* degree 23, 62 fraction bits, error 2^-63.8 */
static const int64_t lgamma_terms[] = {
    0x1B0EE6072093CE17ll,  0x294699894C1F4C8Cll,  -0x113E001A55760681ll,
    0x0A8991563EC241B6ll,  -0x079013F0863D7B9Ell, 0x05EB75BAB6DB0B39ll,
    -0x04E2B170AFE465C3ll, 0x042CDABE18E69573ll,  -0x03A7FA98ED1D132All,
    0x03424F61E2770834ll,  -0x02F1BCB7E0091E20ll, 0x02B01B9DFB849993ll,
    -0x027979219D69A512ll, 0x024B2F3CCA6F5AD7ll,  -0x0223676FFDD9A1CEll,
    0x0200CB2589903E4Cll,  -0x01E2380ECA7EEBAFll, 0x01C7453D6156E88All,
    -0x01B1EB546F8E975Bll, 0x019C316988B82D8Bll,  -0x016BC9F7CFED9FD4ll,
    0x015B062F10BD4E97ll,  -0x01FB10EB4DB3350Dll, 0x01E67F5639F800FCll,
};

/* B(2 k) / (2 k (2 k - 1)): Stirling's series, in powers of 1 / x^2. */
static const int64_t stirling_terms[] = {
    0x0555555555555555ll,  -0x002D82D82D82D82Ell, 0x000D00D00D00D00Dll,
    -0x0009C09C09C09C0All, 0x000DCA8F158C7F92ll,  -0x001F6AB0D9993C7Dll,
    0x0069069069069069ll,  -0x01E4286CB0F5397Ell, 0x0B7F4B1C0F033FFDll,
};

/* erf(x) / x in powers of x^2, for x <= 1/2. */
/* degree 10, 62 fraction bits, error 2^-63.8 */
static const int64_t erf_terms[] = {
    0x48375D410A6DB447ll,  -0x1812746B0379E6C2ll, 0x0738BC86810AF814ll,
    -0x01B82CE312889F21ll, 0x005596F34397D682ll,  -0x000E016D9FCEB639ll,
    0x0001F9A324A327ABll,  -0x00003E9A39FE5958ll, 0x000006E7467D992Dll,
    -0x000000AEBB436288ll, 0x0000000E305733A4ll,
};

/* (1 + 2 x) e^(x^2) erfc(x) in powers of t / 2. */
/* degree 27, 60 fraction bits, error 2^-60.7 */
static const int64_t erfc_terms[] = {
    0x13CCDA0B5D5DC279ll,  -0x047CD9DA0FE269BAll, 0x003ABE52902B3AC0ll,
    0x0A880B4E84B401E8ll,  -0x1BDA9309A288F8CEll, 0x2F4283115335F063ll,
    -0x3C1A1F4DBFFC7FC2ll, 0x3A16006FB9B9631Bll,  -0x27EC07867ACA964Fll,
    0x0E61D071096E01D5ll,  0x04CFEC92385515AEll,  -0x0981FCEBA1603674ll,
    0x03628883BDA2463Bll,  0x02EF144127BE155Ell,  -0x0300106A7E8014CDll,
    -0x008291F0DEADA859ll, 0x01D6AF780BEAA2E8ll,  -0x001F4E60B0AA555Cll,
    -0x01186633836C571All, 0x00344C7488944A28ll,  0x00AFF35BF2750224ll,
    -0x00262EF80CAE80F0ll, -0x007067CEAD155291ll, 0x0013D808102464EFll,
    0x003DEF722CA78B9Bll,  -0x00069DF1DA14415Ell, -0x001422965C96923Fll,
    0x0000DD6E271F92F2ll,
};

static const struct base_wide_terms lgamma_series = {
    lgamma_terms, COUNT(lgamma_terms), 62, 63};
static const struct base_wide_terms stirling_series = {
    stirling_terms, COUNT(stirling_terms), 62, 64};
static const struct base_wide_terms erf_series = {erf_terms, COUNT(erf_terms),
                                                  62, 64};
static const struct base_wide_terms erfc_series = {erfc_terms,
                                                   COUNT(erfc_terms), 60, 63};

static const struct base_wide half_ln_2pi = {0xEB3F8E4325F5A535, -1, false};
static const struct base_wide two = {0x8000000000000000, 1, false};
/* 15/4 */
static const struct base_wide erfc_centre = {0xF000000000000000, 1, false};
static const struct base_wide half = {0x8000000000000000, -1, false};

enum { STIRLING_FROM = 12 };

/* gamma(a) = product * e^log, or its inverse. */
struct factors {
    struct base_wide log;
    struct base_wide product;
    bool divide;
};

/* For 0 < a < 12: steps of the recurrence to 2 + s. */
static void recur(struct factors *out, double a) {
    double nearest = base_fp_round_even(a);
    if (nearest < 1)
        nearest = 0; /* s = a reaches 1/2: two steps upward. */
    struct base_wide s, at;
    base_wide_of(&s, a - nearest);
    base_wide_of(&at, a);
    int steps = (int)nearest - 2;
    out->product = base_wide_one;
    out->divide = steps < 0;
    for (; steps < 0; steps++) {
        base_pause();
        base_wide_mul(&out->product, &out->product, &at);
        base_wide_add(&at, &at, &base_wide_one);
    }
    for (; steps > 0; steps--) {
        base_pause();
        base_wide_sub(&at, &at, &base_wide_one);
        base_wide_mul(&out->product, &out->product, &at);
    }
    base_wide_series(&out->log, &lgamma_series, &s);
    base_wide_mul(&out->log, &s, &out->log);
}

/* ln(2 pi) / 2 + 1 / (12 a) - ... - a, for a >= 12 that is not out. */
static void stirling(struct base_wide *out, const struct base_wide *a) {
    struct base_wide inverse;
    base_wide_div(&inverse, &base_wide_one, a);
    base_wide_even_series(out, &stirling_series, &inverse);
    base_wide_mul(out, &inverse, out);
    base_wide_add(out, &half_ln_2pi, out);
    base_wide_sub(out, out, a);
}

/* a^(a - 1/2) e^stirling; a < 200, so that nothing is out of range. */
static void gamma_of(struct base_wide *out, double a) {
    struct base_wide wide;
    if (a < STIRLING_FROM) {
        struct factors factors;
        recur(&factors, a);
        base_wide_exp(out, &factors.log);
        if (factors.divide)
            base_wide_div(out, out, &factors.product);
        else
            base_wide_mul(out, out, &factors.product);
        return;
    }
    struct base_wide_long log2;
    base_wide_of(&wide, a);
    stirling(out, &wide);
    base_wide_exp(out, out);
    base_wide_log2(&log2, &wide);
    base_wide_sub(&wide, &wide, &half);
    base_wide_mul_long(&log2, &wide, &log2);
    base_wide_exp2(&wide, &log2);
    base_wide_mul(out, &wide, out);
}

static void lgamma_of(struct base_wide *out, double a) {
    struct base_wide wide, log;
    base_wide_of(&wide, a);
    if (a >= STIRLING_FROM) {
        base_wide_log(&log, &wide);
        base_wide_sub(out, &wide, &half);
        base_wide_mul(&log, out, &log);
        stirling(out, &wide);
        base_wide_add(out, &log, out);
        return;
    }
    struct factors factors;
    recur(&factors, a);
    if (a > 0.5 && a < 1.5) {
        /* Near the zero at 1 the logarithm needs a - 1, not a. */
        base_wide_sub(&wide, &wide, &base_wide_one);
        base_wide_log1p(&log, &wide);
        factors.divide = true;
    } else {
        base_wide_log(&log, &factors.product);
    }
    if (factors.divide)
        log.negative = !log.negative;
    base_wide_add(out, &factors.log, &log);
}

/* sin(pi a) for a > 0 that is not an integer. */
static void sin_pi(struct base_wide *out, double a) {
    double nearest = base_fp_round_even(a);
    struct base_wide f;
    base_wide_of(&f, a - nearest);
    bool negative = f.negative;
    f.negative = false;
    if (f.exponent < -2) {
        base_wide_mul(&f, &f, &base_wide_pi);
        base_wide_sin(out, &f);
    } else {
        base_wide_sub(&f, &half, &f);
        base_wide_mul(&f, &f, &base_wide_pi);
        base_wide_cos(out, &f);
    }
    bool odd = base_fp_fmod(nearest, 2.0) != 0;
    out->negative = negative != odd;
}

/* gamma(a) gamma(-a) = -pi / (a sin(pi a)). */
static void reflected(struct base_wide *out, double a) {
    struct base_wide wide;
    base_wide_of(&wide, a);
    sin_pi(out, a);
    base_wide_mul(out, &wide, out);
    base_wide_div(out, &base_wide_pi, out);
    out->negative = !out->negative;
}

static double gamma_of_negative(double a) {
    struct base_wide numerator, below;
    if (base_fp_trunc(a) == a)
        return base_fp_nan();
    reflected(&numerator, a);
    if (a > 190)
        return base_fp_copysign(0.0, numerator.negative ? -1.0 : 1.0);
    gamma_of(&below, a);
    base_wide_div(&numerator, &numerator, &below);
    return base_wide_round(&numerator);
}

double base_fp_gamma(double x) {
    if (base_fp_isnan(x) || (base_fp_isinf(x) && x < 0))
        return base_fp_nan();
    if (x == 0)
        return base_fp_copysign(base_fp_infinity(), x);
    if (x > 190)
        return base_fp_infinity();
    if (x < 0)
        return gamma_of_negative(-x);
    struct base_wide result;
    gamma_of(&result, x);
    return base_wide_round(&result);
}

double base_fp_lgamma(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x) || (x <= 0 && base_fp_trunc(x) == x))
        return base_fp_infinity();
    struct base_wide result, numerator;
    lgamma_of(&result, base_fp_fabs(x));
    if (x < 0) {
        reflected(&numerator, -x);
        numerator.negative = false;
        base_wide_log(&numerator, &numerator);
        base_wide_sub(&result, &numerator, &result);
    }
    return base_wide_round(&result);
}

/* For |x| < 1/2. */
static void erf_near_zero(struct base_wide *out, const struct base_wide *x) {
    struct base_wide series;
    base_wide_even_series(&series, &erf_series, x);
    base_wide_mul(out, x, &series);
}

/* For x >= 1/2. */
static void erfc_above(struct base_wide *out, const struct base_wide *x) {
    struct base_wide t, below;
    if (x->exponent >= 5) { /* erfc(32) is below every double. */
        base_wide_of_integer(out, 1, -2000);
        return;
    }
    base_wide_sub(&t, x, &erfc_centre);
    base_wide_add(&below, x, &erfc_centre);
    base_wide_div(&t, &t, &below);
    base_wide_series(&t, &erfc_series, &t);
    below = *x;
    below.exponent++;
    base_wide_add(&below, &below, &base_wide_one);
    base_wide_div(&t, &t, &below);
    base_wide_exp_of_minus_square(&below, x);
    base_wide_mul(out, &t, &below);
}

double base_fp_erf(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (x == 0)
        return x;
    if (base_fp_isinf(x))
        return base_fp_copysign(1.0, x);
    struct base_wide wide;
    base_wide_of(&wide, base_fp_fabs(x));
    if (wide.exponent < -1) {
        erf_near_zero(&wide, &wide);
    } else {
        erfc_above(&wide, &wide);
        base_wide_sub(&wide, &base_wide_one, &wide);
    }
    return base_fp_copysign(base_wide_round(&wide), x);
}

double base_fp_erfc(double x) {
    if (base_fp_isnan(x))
        return base_fp_nan();
    if (base_fp_isinf(x))
        return x > 0 ? 0.0 : 2.0;
    struct base_wide wide;
    base_wide_of(&wide, x);
    if (wide.exponent < -1) {
        erf_near_zero(&wide, &wide);
        base_wide_sub(&wide, &base_wide_one, &wide);
        return base_wide_round(&wide);
    }
    wide.negative = false;
    erfc_above(&wide, &wide);
    if (x < 0)
        base_wide_sub(&wide, &two, &wide);
    return base_wide_round(&wide);
}
