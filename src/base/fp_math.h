/* SPDX-License-Identifier: MIT */
/* The elementary functions on doubles. F1 and F2 of base/fp.h hold; a domain
 * error is a NaN, a pole an infinity, and whoever speaks Python raises.
 *
 * F3 Results are within 0.52 units of the last place for all arguments; gamma,
 *    lgamma, erf and erfc within 0.65, but lgamma of a negative argument near
 *    one of its zeros only absolutely. (10^6 random points each against long
 *    double, base_fp_test 1000000; the largest are tanh 0.516, gamma 0.621.)
 */
#ifndef KRAIT_BASE_FP_MATH_H
#define KRAIT_BASE_FP_MATH_H

/* Contract: handler; reserve; O(n). */
double base_fp_sin(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_cos(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_tan(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_asin(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_acos(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_atan(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_atan2(double y, double x);

/* Contract: handler; reserve; O(n). */
double base_fp_sinh(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_cosh(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_tanh(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_asinh(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_acosh(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_atanh(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_exp(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_expm1(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_log(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_log2(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_log10(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_log1p(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_pow(double x, double y);

/* Contract: handler; reserve; O(n). */
double base_fp_cbrt(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_gamma(double x);

/* ln |gamma(x)|.
 * Contract: handler; reserve; O(n). */
double base_fp_lgamma(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_erf(double x);

/* Contract: handler; reserve; O(n). */
double base_fp_erfc(double x);

#endif
