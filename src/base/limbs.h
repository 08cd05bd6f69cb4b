/* SPDX-License-Identifier: MIT */
/* Natural numbers of any size on the caller's arrays of 32-bit limbs, least
 * significant limb first. Nothing allocates and nothing keeps state.
 *
 * 32-bit limbs everywhere, so that a 64-bit host computes the same arrays as
 * a chip. Multiplication is schoolbook: Karatsuba needs recursion or a stack
 * of its own and starts to pay at some 40 limbs (1,280 bits), more than robot
 * programs use. The quadratic functions are loops over the O(n) row functions
 * (add_product, quotient_limb, div_small), and each row lets others run
 * (base_pause); a caller that can be ended between two rows writes the same
 * loop around them.
 *
 * L1 A count may include leading zero limbs, except where a function asks for
 *    a trimmed number (its most significant limb is not zero).
 * L2 Unless stated, an output is either the same array as an input or does
 *    not overlap it.
 */
#ifndef KRAIT_BASE_LIMBS_H
#define KRAIT_BASE_LIMBS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BASE_LIMBS_BITS 32

/* Limbs that hold the integer part of any finite double. */
#define BASE_LIMBS_DOUBLE 32

enum base_limbs_operation { BASE_LIMBS_AND, BASE_LIMBS_OR, BASE_LIMBS_XOR };

/* A sign and magnitude number, read only. */
struct base_limbs_view {
    const uint32_t *limb;
    size_t count;
    bool negative;
};

/* Returns the count without leading zero limbs; 0 for zero.
 * Contract: handler; reserve; O(n). */
size_t base_limbs_trim(const uint32_t *a, size_t count);

/* Returns the number of bits up to the highest that is set; 0 for zero.
 * Contract: handler; reserve; O(n). */
size_t base_limbs_bit_length(const uint32_t *a, size_t count);

/* Returns -1, 0 or 1 as a is less than, equal to or greater than b.
 * Contract: handler; reserve; O(n). */
int base_limbs_compare(const uint32_t *a, size_t a_count, const uint32_t *b,
                       size_t b_count);

/* out[a_count] = a + b; returns the carry limb (0 or 1). a_count >= b_count.
 * Contract: handler; reserve; O(n). */
uint32_t base_limbs_add(uint32_t *out, const uint32_t *a, size_t a_count,
                        const uint32_t *b, size_t b_count);

/* out[a_count] = a - b; returns the borrow, 0 if a >= b. a_count >= b_count.
 * Contract: handler; reserve; O(n). */
uint32_t base_limbs_sub(uint32_t *out, const uint32_t *a, size_t a_count,
                        const uint32_t *b, size_t b_count);

/* out[count] = a * factor + addend; returns the limb that was carried out.
 * Contract: handler; reserve; O(n). */
uint32_t base_limbs_mul_small(uint32_t *out, const uint32_t *a, size_t count,
                              uint32_t factor, uint32_t addend);

/* out[count] += a * factor + carry; returns the limb that was carried out. One
 * row of base_limbs_mul, or a piece of one. out and a do not overlap.
 * Contract: handler; reserve; O(n). */
uint32_t base_limbs_add_product(uint32_t *out, const uint32_t *a, size_t count,
                                uint32_t factor, uint32_t carry);

/* out[a_count + b_count] = a * b. out overlaps neither.
 * Contract: handler; reserve; O(n^2). */
void base_limbs_mul(uint32_t *out, const uint32_t *a, size_t a_count,
                    const uint32_t *b, size_t b_count);

/* out[count] = (rest, a) / divisor; returns the remainder. divisor > rest,
 * which is 0, or the remainder of the piece above.
 * Contract: handler; reserve; O(n). */
uint32_t base_limbs_div_small(uint32_t *out, const uint32_t *a, size_t count,
                              uint32_t divisor, uint32_t rest);

/* One quotient limb of a long division. The window holds d_count limbs at
 * rest and *top above them, together less than d * 2^32; it becomes the
 * remainder, *top becomes 0, and the quotient limb is returned. d is trimmed
 * and has at least two limbs.
 * Contract: handler; reserve; O(n). */
uint32_t base_limbs_quotient_limb(uint32_t *window, uint32_t *top,
                                  const uint32_t *d, size_t d_count);

/* quotient[a_count - d_count + 1] = a / d, and a[a_count] becomes the
 * remainder (its limbs above d_count are zero). d is trimmed and not zero;
 * a_count >= d_count. quotient may be NULL if only the remainder is wanted;
 * it overlaps nothing.
 * Contract: handler; reserve; O(n^2). */
void base_limbs_divmod(uint32_t *quotient, uint32_t *a, size_t a_count,
                       const uint32_t *d, size_t d_count);

/* out[count + shift / 32 + 1] = a << shift. out may be a.
 * Contract: handler; reserve; O(n). */
void base_limbs_shift_left(uint32_t *out, const uint32_t *a, size_t count,
                           size_t shift);

/* out[count - shift / 32] = a >> shift (nothing is written if that is not
 * positive); returns whether a one bit was shifted out, which is what floor
 * division of a negative number needs to know. out may be a.
 * Contract: handler; reserve; O(n). */
bool base_limbs_shift_right(uint32_t *out, const uint32_t *a, size_t count,
                            size_t shift);

/* out[1 + larger count] = the magnitude of a (operation) b, where both are
 * taken as two's complement of unlimited width; returns whether the result is
 * negative. out may be either input.
 * Contract: handler; reserve; O(n). */
bool base_limbs_bitwise(uint32_t *out, const struct base_limbs_view *a,
                        const struct base_limbs_view *b,
                        enum base_limbs_operation operation);

/* Returns the most digits of this base (2..36) that fit in one limb, and in
 * *power the base to that power: the chunk by which text is converted.
 * Contract: isr; no alloc; O(1). */
unsigned base_limbs_chunk(unsigned base, uint32_t *power);

/* Returns a size that is enough for the text of this many limbs, without a
 * terminator.
 * Contract: isr; no alloc; O(1). */
size_t base_limbs_text_size(size_t count, unsigned base);

/* Called by the two conversions, which are quadratic, once a row; false ends
 * them.
 * Contract: handler; reserve; O(n). */
typedef bool base_limbs_poll(void);

/* Writes the digits of a in lower case, without sign, prefix or terminator,
 * into text[base_limbs_text_size()]; returns their number (at least 1), or 0
 * if poll said so. a is consumed: it is zero afterwards.
 * Contract: handler; reserve; O(n^2). */
size_t base_limbs_to_text(uint32_t *a, size_t count, unsigned base, char *text,
                          base_limbs_poll *poll);

/* Returns the number of limbs that is enough for this many digits.
 * Contract: isr; no alloc; O(1). */
size_t base_limbs_from_text_size(size_t digits, unsigned base);

/* Reads digits (either case, nothing else; the caller has checked them) into
 * out[base_limbs_from_text_size()]; returns the trimmed count, or SIZE_MAX if
 * poll said so.
 * Contract: handler; reserve; O(n^2). */
size_t base_limbs_from_text(uint32_t *out, const char *text, size_t length,
                            unsigned base, base_limbs_poll *poll);

/* Rounds a * 2^exponent, half to even, into *out; false if it is too large
 * for a double (*out is infinity then). sticky says that the true value lies
 * above a by less than one unit: a quotient with a remainder. a has at least
 * 64 bits if sticky is set.
 * Contract: handler; reserve; O(n). */
bool base_limbs_to_double(const uint32_t *a, size_t count, int32_t exponent,
                          bool sticky, double *out);

/* out[BASE_LIMBS_DOUBLE] = the integer part of |x|, which is finite; returns
 * the trimmed count.
 * Contract: handler; reserve; O(n). */
size_t base_limbs_from_double(uint32_t *out, double x);

#endif
