/* SPDX-License-Identifier: MIT */
/* Oracles: the host's libm in long double for the elementary functions (64-bit
 * mantissas, so an error of ours shows to a thousandth of a unit), its exact
 * functions for the exact ones, and annex F of C11 for special values. The
 * largest error of each function is printed and bounded.
 *
 * An argument sets the number of random points a function (default 100,000).
 */
#include "base/fp.h"

#include <float.h>
#include <math.h>

#include "base/fp_math.h"
#include "unit.h"

enum { DEFAULT_COUNT = 100000 };

/* All results of the default run, as every machine must give them. */
#define EXPECTED_DIGEST 0x7408df107c60764du

static uint64_t seed = 0x9E3779B97F4A7C15u;
static uint64_t digest = 0xCBF29CE484222325u;

static uint64_t next(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static double uniform(double low, double high) {
    return low + (high - low) * ((double)(next() >> 11) * 0x1p-53);
}

/* x with its exponent less by 0..range - 1. */
static double smaller(double x, unsigned range) {
    return ldexp(x, -(int)(next() % range));
}

/* Any double, by its bits. */
static double any(void) { return base_fp_of_bits(next()); }

static bool same(double a, double b) {
    return base_fp_bits(a) == base_fp_bits(b) || (a != a && b != b);
}

/* The error in units of the last place of the exact result. */
static double error_of(double got, long double exact) {
    if (isinf(got) && fabsl(exact) >= 0x1.fffffffffffff8p1023L)
        return 0;
    int exponent = 0;
    frexpl(exact, &exponent);
    if (exponent < -1021)
        exponent = -1021;
    long double unit = ldexpl(1, exponent - 53);
    return (double)(fabsl((long double)got - exact) / unit);
}

struct one {
    const char *name;
    double (*ours)(double);
    long double (*exact)(long double);
    double low, high, bound;
};

static const struct one ones[] = {
    {"sin", base_fp_sin, sinl, -10, 10, 0.52},
    {"cos", base_fp_cos, cosl, -10, 10, 0.52},
    {"tan", base_fp_tan, tanl, -10, 10, 0.52},
    {"asin", base_fp_asin, asinl, -1, 1, 0.52},
    {"acos", base_fp_acos, acosl, -1, 1, 0.52},
    {"atan", base_fp_atan, atanl, -10, 10, 0.52},
    {"sinh", base_fp_sinh, sinhl, -711, 711, 0.52},
    {"cosh", base_fp_cosh, coshl, -711, 711, 0.52},
    {"tanh", base_fp_tanh, tanhl, -20, 20, 0.52},
    {"sinh", base_fp_sinh, sinhl, -1, 1, 0.52},
    {"tanh", base_fp_tanh, tanhl, -1, 1, 0.52},
    {"asinh", base_fp_asinh, asinhl, -10, 10, 0.52},
    {"acosh", base_fp_acosh, acoshl, 1, 10, 0.52},
    {"atanh", base_fp_atanh, atanhl, -1, 1, 0.52},
    {"exp", base_fp_exp, expl, -745, 710, 0.52},
    {"exp", base_fp_exp, expl, -1, 1, 0.52},
    {"expm1", base_fp_expm1, expm1l, -2, 2, 0.52},
    {"log", base_fp_log, logl, 0, 10, 0.52},
    {"log", base_fp_log, logl, 0.9, 1.1, 0.52},
    {"log2", base_fp_log2, log2l, 0.9, 1.1, 0.52},
    {"log10", base_fp_log10, log10l, 0, 1000, 0.52},
    {"log1p", base_fp_log1p, log1pl, -0.5, 0.5, 0.52},
    {"cbrt", base_fp_cbrt, cbrtl, -100, 100, 0.52},
    {"gamma", base_fp_gamma, tgammal, -5, 12, 0.65},
    {"gamma", base_fp_gamma, tgammal, -184, 172, 0.65},
    {"lgamma", base_fp_lgamma, lgammal, 0, 3, 0.65},
    {"lgamma", base_fp_lgamma, lgammal, 3, 100, 0.65},
    {"erf", base_fp_erf, erfl, -4, 4, 0.65},
    {"erfc", base_fp_erfc, erfcl, -4, 28, 0.65},
};

/* Where the oracle itself cannot be trusted: it returns NaN outside of the
 * domain, and lgammal is inexact near the zeros of negative arguments. */
static bool comparable(const struct one *one, double x, long double exact) {
    if (exact != exact || isinf(exact))
        return false;
    return one->ours != base_fp_lgamma || x > 0;
}

static void note(double value) {
    uint64_t bits = base_fp_bits(value);
    digest = (digest ^ bits) * 0x100000001B3u;
    digest ^= digest >> 29;
}

static void check_one(const struct one *one, long count) {
    double worst = 0, where = 0;
    for (long i = 0; i < count; i++) {
        double x = i % 4 == 0 ? any() : uniform(one->low, one->high);
        if (i % 4 == 1) /* Exponents near zero are where arguments live. */
            x = smaller(x, 40);
        double got = one->ours(x);
        note(got);
        long double exact = one->exact((long double)x);
        if (!comparable(one, x, exact)) {
            EXPECT(got == (double)exact || got != got || exact == exact);
            continue;
        }
        double error = error_of(got, exact);
        if (error > worst) {
            worst = error;
            where = x;
        }
    }
    printf("%-7s %6.4f ulp at %a\n", one->name, worst, where);
    EXPECT(worst <= one->bound);
}

static void check_pow(long count) {
    double worst = 0;
    for (long i = 0; i < count; i++) {
        double x = i % 3 == 0 ? fabs(any()) : uniform(0, 4);
        double y = uniform(-100, 100);
        if (i % 3 == 1) {
            x = 1 + smaller(uniform(-1, 1), 52);
            y = ldexp(y, (int)(next() % 50));
        } else if (i % 3 == 0) {
            y = 1000 / base_fp_log2(x) * uniform(-1.1, 1.1);
        }
        double got = base_fp_pow(x, y);
        long double exact = powl((long double)x, (long double)y);
        note(got);
        if (exact != exact || isinf(exact))
            continue;
        worst = fmax(worst, error_of(got, exact));
    }
    printf("pow     %6.4f ulp\n", worst);
    EXPECT(worst <= 0.52);
}

static void check_atan2(long count) {
    double worst = 0;
    for (long i = 0; i < count; i++) {
        double y = uniform(-1, 1), x = uniform(-1, 1);
        if (i % 2)
            y = ldexp(y, (int)(next() % 200) - 100);
        double got = base_fp_atan2(y, x);
        note(got);
        worst =
            fmax(worst, error_of(got, atan2l((long double)y, (long double)x)));
        double h = base_fp_hypot(x, y);
        note(h);
        worst =
            fmax(worst, error_of(h, hypotl((long double)x, (long double)y)));
    }
    printf("atan2, hypot %6.4f ulp\n", worst);
    EXPECT(worst <= 0.52);
}

static void check_rounding(double x) {
    double whole, expected_whole;
    int expected_exponent;
    int32_t exponent;
    EXPECT(same(base_fp_floor(x), floor(x)));
    EXPECT(same(base_fp_ceil(x), ceil(x)));
    EXPECT(same(base_fp_trunc(x), trunc(x)));
    EXPECT(same(base_fp_round_even(x), rint(x)));
    EXPECT(same(base_fp_modf(x, &whole), modf(x, &expected_whole)));
    EXPECT(same(whole, expected_whole));
    double mantissa = frexp(x, &expected_exponent);
    EXPECT(same(base_fp_frexp(x, &exponent), mantissa));
    EXPECT(!isfinite(x) || exponent == expected_exponent);
    int power = (int)(next() % 4400) - 2200;
    EXPECT(same(base_fp_ldexp(x, power), ldexp(x, power)));
}

static void check_exact(long count) {
    for (long i = 0; i < count; i++) {
        double x = any(), y = any();
        check_rounding(x);
        check_rounding(smaller((double)(int64_t)next(), 66));
        EXPECT(same(base_fp_sqrt(x), sqrt(x)));
        EXPECT(same(base_fp_sqrt_of_integers(x), sqrt(x)));
        double near = 1 + ldexp((double)(next() & 15), -52);
        near = ldexp(near * (i & 1 ? 1 : 2 - 0x1p-50), (int)(next() & 3));
        EXPECT(same(base_fp_sqrt_of_integers(near), sqrt(near)));
        double root = (double)(next() >> 38);
        EXPECT(base_fp_sqrt_of_integers(root * root) == root);
        if (i % 8 == 0)
            EXPECT(same(base_fp_fmod(x, y), fmod(x, y)));
        double angle = uniform(-100, 100), period = uniform(-7, 7);
        EXPECT(same(base_fp_fmod(angle, period), fmod(angle, period)));
    }
    double edges[] = {0.0,
                      -0.0,
                      0.5,
                      -0.5,
                      1.5,
                      2.5,
                      -2.5,
                      0x1p52,
                      0x1p53,
                      0x1.8p51,
                      0x1p-1074,
                      -0x1p-1074,
                      HUGE_VAL,
                      -HUGE_VAL,
                      DBL_MAX,
                      DBL_MIN,
                      4503599627370495.5,
                      (double)NAN};
    for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
        check_rounding(edges[i]);
        for (size_t j = 0; j < sizeof edges / sizeof edges[0]; j++)
            EXPECT(same(base_fp_fmod(edges[i], edges[j]),
                        fmod(edges[i], edges[j])));
    }
}

/* The functions of one argument at the special values that annex F names;
 * the host's libm is its witness. */
static void check_special_values(void) {
    static const struct {
        double (*ours)(double);
        double (*host)(double);
    } pairs[] = {
        {base_fp_sin, sin},
        {base_fp_cos, cos},
        {base_fp_tan, tan},
        {base_fp_asin, asin},
        {base_fp_acos, acos},
        {base_fp_atan, atan},
        {base_fp_sinh, sinh},
        {base_fp_cosh, cosh},
        {base_fp_tanh, tanh},
        {base_fp_asinh, asinh},
        {base_fp_acosh, acosh},
        {base_fp_atanh, atanh},
        {base_fp_exp, exp},
        {base_fp_expm1, expm1},
        {base_fp_log, log},
        {base_fp_log2, log2},
        {base_fp_log10, log10},
        {base_fp_log1p, log1p},
        {base_fp_cbrt, cbrt},
        {base_fp_gamma, tgamma},
        {base_fp_lgamma, lgamma},
        {base_fp_erf, erf},
        {base_fp_erfc, erfc},
        {base_fp_sqrt, sqrt},
        {base_fp_sqrt_of_integers, sqrt},
    };
    static const double values[] = {
        0.0,     -0.0,     HUGE_VAL,  -HUGE_VAL,  (double)NAN, -(double)NAN,
        1.0,     -1.0,     2.0,       -2.0,       DBL_MAX,     -DBL_MAX,
        DBL_MIN, -DBL_MIN, 0x1p-1074, -0x1p-1074, 1.5,         0x1p-30,
        -0x1p60, 3.0,      5.0,       23.0,       171.0,       8.0,
        27.0,    1000.0,   -170.5,    -200.5,     -201.5};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        for (size_t j = 0; j < sizeof values / sizeof values[0]; j++) {
            double got = pairs[i].ours(values[j]);
            double host = pairs[i].host(values[j]);
            /* The host's libm is within some units for finite results. */
            bool equal =
                same(got, host) ||
                (isfinite(got) && got != 0 &&
                 fabs(got - host) <= 16 * DBL_EPSILON * fabs(got)) ||
                (fabs(host) < DBL_MIN && signbit(got) == signbit(host) &&
                 fabs(got - host) <= 0x1p-1074);
            if (!equal)
                printf("function %zu of %a: %a, not %a\n", i, values[j], got,
                       host);
            EXPECT(equal);
            EXPECT(got == got ||
                   base_fp_bits(got) == base_fp_bits(base_fp_nan())); /* F1 */
        }
    }
}

static void check_special_pairs(void) {
    static const double values[] = {
        0.0,     -0.0,     HUGE_VAL,  -HUGE_VAL, (double)NAN, 1.0,
        -1.0,    2.0,      -2.0,      3.0,       -3.0,        0.5,
        -0.5,    1.5,      0x1p60,    -0x1p60,   0x1p53 - 1,  1 - 0x1p-53,
        DBL_MAX, -DBL_MAX, 0x1p-1074, -0x1p-1074};
    size_t count = sizeof values / sizeof values[0];
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            double x = values[i], y = values[j];
            double got = base_fp_pow(x, y), host = pow(x, y);
            EXPECT(same(got, host) || (isfinite(host) && host != 0 &&
                                       fabs(got / host - 1) < 1e-15));
            got = base_fp_atan2(x, y);
            host = atan2(x, y);
            EXPECT(same(got, host) || fabs(got / host - 1) < 1e-15 ||
                   (fabs(host) < DBL_MIN && fabs(got - host) <= 0x1p-1074));
            got = base_fp_hypot(x, y);
            host = hypot(x, y);
            EXPECT(same(got, host) || fabs(got / host - 1) < 1e-15);
        }
    }
}

/* What programs compare with ==. */
static void check_round_results(void) {
    double factorial = 1;
    for (int n = 1; n < 23; n++) {
        EXPECT(base_fp_gamma(n) == factorial);
        factorial *= n;
    }
    double power = 1;
    for (int n = 0; n <= 22; n++) {
        EXPECT(base_fp_log10(power) == n);
        EXPECT(base_fp_pow(10, n) == power);
        power *= 10;
    }
    for (int n = -1074; n < 1024; n++) {
        EXPECT(base_fp_log2(ldexp(1, n)) == n);
        EXPECT(base_fp_pow(2, n) == ldexp(1, n));
    }
    for (int n = -100; n <= 100; n++)
        EXPECT(base_fp_cbrt((double)n * n * n) == n);
    EXPECT(base_fp_exp(0) == 1 && base_fp_cos(0) == 1);
    EXPECT(base_fp_hypot(3, 4) == 5);
    EXPECT(base_fp_pow(9, 0.5) == 3);
    EXPECT(base_fp_pow(3, 2) == 9 && base_fp_pow(-3, 3) == -27);
    EXPECT(base_fp_atan2(1, 1) == 0x1.921fb54442d18p-1);
    EXPECT(base_fp_acos(-1) == 0x1.921fb54442d18p+1);
}

static void check_angle(double x) {
    long double exact = (long double)x;
    EXPECT(error_of(base_fp_sin(x), sinl(exact)) < 0.52);
    EXPECT(error_of(base_fp_cos(x), cosl(exact)) < 0.52);
    EXPECT(error_of(base_fp_tan(x), tanl(exact)) < 0.52);
}

/* Arguments that reduction leaves little of: the double nearest to a multiple
 * of pi / 2 of them all (Muller, Elementary Functions, 1997), the largest, and
 * those nearest to the first multiples. */
static void check_hard_angles(void) {
    check_angle(0x1.6ac5b262ca1ffp+849);
    check_angle(DBL_MAX);
    check_angle(0x1.0000000000001p+1023);
    for (int k = 1; k < 5000; k++)
        check_angle((double)(k * 1.57079632679489661923132169163975144L));
}

int main(int argc, char **argv) {
    long count = argc > 1 ? atol(argv[1]) : DEFAULT_COUNT;
    check_special_values();
    check_special_pairs();
    check_round_results();
    check_hard_angles();
    check_exact(count);
    for (size_t i = 0; i < sizeof ones / sizeof ones[0]; i++)
        check_one(&ones[i], count);
    check_pow(count);
    check_atan2(count);
    printf("digest %016llx\n", (unsigned long long)digest);
    EXPECT(count != DEFAULT_COUNT || digest == EXPECTED_DIGEST); /* F1 */
    return unit_done();
}
