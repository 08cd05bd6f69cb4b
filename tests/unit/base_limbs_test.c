/* SPDX-License-Identifier: MIT */
/* Oracles: naive bit-by-bit arithmetic (double and add, shift and subtract)
 * on the same arrays, the hardware's 64-bit integers and conversions, and
 * texts computed by CPython. Limbs are drawn mostly from 0, 1, 2^31 and
 * 2^32 - 1, which is where carries and quotient estimates go wrong.
 */
#include "base/limbs.h"

#include <math.h>
#include <string.h>

#include "unit.h"

enum { MOST = 12, WIDE = 2 * MOST + 2 };

static uint64_t seed = 88172645463325252u;

static bool go_on(void) { return true; }

static uint64_t next(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static size_t fill(uint32_t *a) {
    static const uint32_t edge[] = {0, 1, 0x80000000u, UINT32_MAX,
                                    UINT32_MAX - 1};
    size_t count = 1 + next() % MOST;
    for (size_t i = 0; i < count; i++) {
        uint64_t r = next();
        a[i] = r & 8 ? (uint32_t)(r >> 32) : edge[(r >> 8) % 5];
    }
    return count;
}

static bool equal(const uint32_t *a, size_t an, const uint32_t *b, size_t bn) {
    return base_limbs_compare(a, an, b, bn) == 0;
}

static void check_add_and_sub(void) {
    uint32_t a[MOST], b[MOST], sum[MOST + 1];
    size_t an = fill(a), bn = fill(b);
    if (an < bn)
        return;
    sum[an] = base_limbs_add(sum, a, an, b, bn);
    EXPECT(sum[an] <= 1);
    EXPECT(base_limbs_sub(sum, sum, an + 1, b, bn) == 0);
    EXPECT(equal(sum, an + 1, a, an));
    bool less = base_limbs_compare(a, an, b, bn) < 0;
    EXPECT(base_limbs_sub(sum, a, an, b, bn) == less);
}

/* out[WIDE] = a * b, a bit at a time; b has MOST limbs. */
static void naive_mul(uint32_t *out, const uint32_t *a, size_t an,
                      const uint32_t *b) {
    memset(out, 0, WIDE * sizeof *out);
    for (size_t i = MOST * 32; i-- > 0;) {
        base_limbs_add(out, out, WIDE, out, WIDE);
        if (b[i / 32] >> i % 32 & 1)
            base_limbs_add(out, out, WIDE, a, an);
    }
}

static void check_mul(void) {
    uint32_t a[MOST], b[MOST] = {0}, out[WIDE], expected[WIDE];
    size_t an = fill(a), bn = fill(b);
    base_limbs_mul(out, a, an, b, bn);
    naive_mul(expected, a, an, b);
    EXPECT(equal(out, an + bn, expected, WIDE));
}

static void check_divmod(void) {
    uint32_t a[MOST], d[MOST], q[MOST + 1], rest[MOST], back[WIDE];
    size_t an = fill(a), dn = base_limbs_trim(d, fill(d));
    if (dn == 0 || dn > an)
        return;
    memcpy(rest, a, sizeof a);
    base_limbs_divmod(q, rest, an, d, dn);
    EXPECT(base_limbs_compare(rest, an, d, dn) < 0);
    base_limbs_mul(back, q, an - dn + 1, d, dn);
    EXPECT(base_limbs_add(back, back, an + 1, rest, an) == 0);
    EXPECT(equal(back, an + 1, a, an));
    base_limbs_divmod(NULL, a, an, d, dn);
    EXPECT(equal(rest, an, a, an));
}

static void check_shifts(void) {
    uint32_t a[MOST], up[WIDE], down[WIDE];
    size_t an = fill(a), shift = next() % 200;
    base_limbs_shift_left(up, a, an, shift);
    size_t length = base_limbs_bit_length(a, an);
    size_t upn = an + shift / 32 + 1;
    EXPECT(base_limbs_bit_length(up, upn) == (length ? length + shift : 0));
    EXPECT(!base_limbs_shift_right(down, up, upn, shift));
    EXPECT(equal(down, upn - shift / 32, a, an));
    bool lost = base_limbs_shift_right(down, a, an, shift);
    size_t left = shift / 32 < an ? an - shift / 32 : 0;
    base_limbs_shift_left(up, down, left, shift);
    EXPECT(lost == !equal(up, left + shift / 32 + 1, a, an));
}

/* 64-bit two's complement is wide enough for 60-bit magnitudes. */
static void check_bitwise(void) {
    for (int operation = BASE_LIMBS_AND; operation <= BASE_LIMBS_XOR;
         operation++) {
        int64_t a = (int64_t)next() >> (4 + next() % 60);
        int64_t b = (int64_t)next() >> (4 + next() % 60);
        uint64_t am = (uint64_t)(a < 0 ? -a : a);
        uint64_t bm = (uint64_t)(b < 0 ? -b : b);
        uint32_t al[2] = {(uint32_t)am, (uint32_t)(am >> 32)};
        uint32_t bl[2] = {(uint32_t)bm, (uint32_t)(bm >> 32)};
        struct base_limbs_view av = {al, base_limbs_trim(al, 2), a < 0};
        struct base_limbs_view bv = {bl, base_limbs_trim(bl, 2), b < 0};
        uint32_t out[3] = {0, 0, 0};
        bool negative = base_limbs_bitwise(
            out, &av, &bv, (enum base_limbs_operation)operation);
        int64_t expected = operation == BASE_LIMBS_AND  ? (a & b)
                           : operation == BASE_LIMBS_OR ? (a | b)
                                                        : (a ^ b);
        int64_t result = (int64_t)((uint64_t)out[1] << 32 | out[0]);
        EXPECT(out[2] == 0);
        EXPECT((negative ? -result : result) == expected);
    }
}

static void check_bitwise_grows(void) {
    /* -2^32 & -(2^32 - 1) = -2^33 needs the extra limb. */
    uint32_t a[2] = {0, 1}, b[1] = {UINT32_MAX}, out[3];
    struct base_limbs_view av = {a, 2, true}, bv = {b, 1, true};
    EXPECT(base_limbs_bitwise(out, &av, &bv, BASE_LIMBS_AND));
    EXPECT(out[0] == 0 && out[1] == 1 && out[2] == 0);
    struct base_limbs_view bb = {b, 1, true}, cc = {a + 1, 1, true};
    uint32_t two[2];
    EXPECT(base_limbs_bitwise(two, &bb, &cc, BASE_LIMBS_AND));
    EXPECT(two[0] == UINT32_MAX && two[1] == 0);
    uint32_t top[1] = {0x80000000u}, all[1] = {0x80000001u};
    struct base_limbs_view tv = {top, 1, true}, lv = {all, 1, true};
    EXPECT(base_limbs_bitwise(two, &tv, &lv, BASE_LIMBS_AND));
    EXPECT(two[0] == 0 && two[1] == 1);
}

static void check_text_round_trip(void) {
    uint32_t a[MOST], copy[MOST], back[2 * MOST + 2];
    char text[MOST * 32 + 2];
    size_t an = fill(a);
    unsigned base = 2 + (unsigned)(next() % 35);
    memcpy(copy, a, sizeof a);
    size_t length = base_limbs_to_text(copy, an, base, text, go_on);
    EXPECT(length <= base_limbs_text_size(an, base));
    EXPECT(base_limbs_trim(copy, an) == 0);
    size_t backn = base_limbs_from_text(back, text, length, base, go_on);
    EXPECT(backn <= base_limbs_from_text_size(length, base));
    EXPECT(equal(back, backn, a, an));
}

static void check_text(const char *decimal, const char *text, unsigned base) {
    uint32_t a[16];
    char out[16 * 32 + 2];
    size_t count = base_limbs_from_text(a, decimal, strlen(decimal), 10, go_on);
    size_t length = base_limbs_to_text(a, count, base, out, go_on);
    EXPECT(length == strlen(text) && memcmp(out, text, length) == 0);
}

static void check_known_texts(void) {
    check_text("0", "0", 10);
    check_text("000", "0", 2);
    check_text("1000000000", "1000000000", 10);
    check_text("4294967296", "100000000", 16);
    check_text("1267650600228229401496703205376",
               "1267650600228229401496703205376", 10);
    check_text("340282366920938463463374607431768211455",
               "ffffffffffffffffffffffffffffffff", 16);
    check_text("100000000000000000000000000000000000000000000000001",
               "1ku3a4pjfxx2nd2gl07gtqboljenwn75t", 36);
}

static double as_double(const uint32_t *a, size_t n, int32_t e, bool sticky) {
    double x = -1;
    bool fits = base_limbs_to_double(a, n, e, sticky, &x);
    EXPECT(fits == !isinf(x));
    return x;
}

static void check_to_double(void) {
    uint64_t value = next() >> next() % 64;
    if (next() & 1)
        value = (value << 11) | (next() & 1 ? 1024 : 1023);
    uint32_t a[2] = {(uint32_t)value, (uint32_t)(value >> 32)};
    EXPECT(as_double(a, 2, 0, false) == (double)value);
    int e = (int)(next() % 2300) - 1200;
    /* ldexp rounds once; keep 53 bits so that the cast before it is exact. */
    uint64_t exact = value >> 11;
    uint32_t b[2] = {(uint32_t)exact, (uint32_t)(exact >> 32)};
    EXPECT(as_double(b, 2, e, false) == ldexp((double)exact, e));
}

static void check_to_double_edges(void) {
    /* 2^95 with half a unit below the 53rd bit. */
    uint32_t half[3] = {0, 0x400, 0x80000000u};
    EXPECT(as_double(half, 3, -95, false) == 1.0);
    EXPECT(as_double(half, 3, -95, true) == 1.0 + 0x1p-52);
    uint32_t exact_tie[2] = {0x400, 0x80000000u};
    EXPECT(as_double(exact_tie, 2, -63, false) == 1.0);
    EXPECT(as_double(exact_tie, 2, -63, true) == 1.0 + 0x1p-52);
    exact_tie[0] = 0xC00;
    EXPECT(as_double(exact_tie, 2, -63, false) == 1.0 + 0x1p-51);
    uint32_t below[4] = {1, 0, 0x400, 0x80000000u};
    EXPECT(as_double(below, 4, -127, false) == 1.0 + 0x1p-52);
    uint32_t ones[2] = {UINT32_MAX, UINT32_MAX};
    EXPECT(as_double(ones, 2, 960, false) == HUGE_VAL);
    uint32_t largest[2] = {0xFFFFFBFFu, UINT32_MAX};
    EXPECT(as_double(largest, 2, 960, false) == 0x1.fffffffffffffp1023);
    uint32_t one[1] = {1};
    EXPECT(as_double(one, 1, -1074, false) == 0x1p-1074);
    EXPECT(as_double(one, 1, -1075, false) == 0);
    EXPECT(as_double(one, 1, -1200, false) == 0);
    uint32_t three[1] = {3};
    EXPECT(as_double(three, 1, -1076, false) == 0x1p-1074);
    EXPECT(as_double(three, 0, 0, false) == 0);
}

static void check_from_double(void) {
    uint32_t a[BASE_LIMBS_DOUBLE];
    int e = (int)(next() % 1100) - 70;
    double x = trunc(ldexp((double)(next() >> 11), e - 52));
    if (isinf(x))
        return;
    size_t count = base_limbs_from_double(a, next() & 1 ? x : -x);
    EXPECT(count <= BASE_LIMBS_DOUBLE);
    EXPECT(count == 0 || a[count - 1] != 0);
    EXPECT(as_double(a, count, 0, false) == x);
    EXPECT(base_limbs_from_double(a, x < 0x1p50 ? x + 0.75 : x) == count);
}

int main(void) {
    for (int i = 0; i < 20000; i++) {
        check_add_and_sub();
        check_mul();
        check_divmod();
        check_shifts();
        check_bitwise();
        check_text_round_trip();
        check_to_double();
        check_from_double();
    }
    check_bitwise_grows();
    check_known_texts();
    check_to_double_edges();
    return unit_done();
}
