/* SPDX-License-Identifier: MIT */
/* Numbers in raw memory. Bytes are moved one by one through a 64-bit word:
 * slower than a typed load by a few cycles, but right for every alignment
 * and order, and a register file on a bus has neither as the chip likes. */
#include "value/item.h"

#include "base/fp.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/number.h"

#define CODES 18u /* of numbers */
#define HALF_BIAS 15
#define DOUBLE_BIAS 1023

uint8_t value_item_size(char code, bool native) {
    static const char codes[CODES + 1] = "cbB?hHeiIlLfqQdnNP";
    static const uint8_t standard[CODES] = {1, 1, 1, 1, 2, 2, 2, 4, 4,
                                            4, 4, 4, 8, 8, 8, 0, 0, 0};
    uint32_t at = 0;
    while (at < CODES && codes[at] != code)
        at++;
    if (at == CODES)
        return 0;
    if (!native)
        return standard[at];
    switch (code) {
    case 'l':
    case 'L':
        return sizeof(long);
    case 'n':
    case 'N':
    case 'P':
        return sizeof(void *);
    default:
        return standard[at];
    }
}

static uint64_t load_bits(const struct value_item *item, const uint8_t *at) {
    uint64_t bits = 0;
    for (uint32_t i = 0; i < item->size; i++)
        bits |= (uint64_t)at[item->big ? item->size - 1u - i : i] << (8 * i);
    return bits;
}

static void store_bits(const struct value_item *item, uint64_t bits,
                       uint8_t *at) {
    for (uint32_t i = 0; i < item->size; i++)
        at[item->big ? item->size - 1u - i : i] = (uint8_t)(bits >> (8 * i));
}

static double from_single(uint32_t bits) {
    float single;
    memcpy(&single, &bits, sizeof single);
    return (double)single;
}

/* sign 1, exponent 5, fraction 10. */
static double from_half(uint32_t bits) {
    int32_t exponent = (int32_t)(bits >> 10 & 31u);
    double fraction = (double)(bits & 1023u), x;
    if (exponent == 31)
        x = fraction > 0.0 ? base_fp_nan() : base_fp_infinity();
    else if (exponent == 0)
        x = base_fp_ldexp(fraction, -24);
    else
        x = base_fp_ldexp(fraction + 1024.0, exponent - HALF_BIAS - 10);
    return bits >> 15 ? -x : x;
}

/* Rounds to the grid of halves by adding and taking away what has its last
 * place there: exact, ties to even. */
static bool to_half(double x, uint64_t *bits) {
    double size = base_fp_fabs(x);
    uint32_t sign = base_fp_signbit(x) ? 0x8000u : 0;
    int32_t exponent;
    *bits = x == 0.0 ? sign : sign | 0x7C00u;
    if (base_fp_isinf(x) || x == 0.0)
        return true;
    if (base_fp_isnan(x)) {
        *bits = 0x7E00u;
        return true;
    }
    (void)base_fp_frexp(size, &exponent);
    exponent = exponent - 1 < 1 - HALF_BIAS ? 1 - HALF_BIAS : exponent - 1;
    double steps = base_fp_round_even(base_fp_ldexp(size, 10 - exponent));
    uint32_t n = (uint32_t)steps;
    if (exponent == 1 - HALF_BIAS)
        n -= n >= 1024u ? 1024u : 0;
    else
        n -= 1024u;
    uint32_t field = exponent == 1 - HALF_BIAS && steps < 1024.0
                         ? 0
                         : (uint32_t)(exponent + HALF_BIAS);
    n += field << 10;
    *bits = sign | n;
    return n < 0x7C00u;
}

static bool to_single(double x, uint64_t *bits) {
    float single = (float)x;
    uint32_t word;
    memcpy(&word, &single, sizeof word);
    *bits = word;
    return base_fp_isfinite((double)single) || !base_fp_isfinite(x);
}

static bool load_float(const struct value_item *item, uint64_t bits,
                       value *out) {
    double x;
    if (item->code == 'd')
        memcpy(&x, &bits, sizeof x);
    else
        x = item->code == 'f' ? from_single((uint32_t)bits)
                              : from_half((uint32_t)bits);
    *out = value_from_double(x); /* V1 */
    return true;
}

static bool is_signed(char code) { return code >= 'a'; }

bool value_item_load(const struct value_item *item, const uint8_t *at,
                     value *out) {
    uint64_t bits = load_bits(item, at);
    switch (item->code) {
    case 'e':
    case 'f':
    case 'd':
        return load_float(item, bits, out);
    case '?':
        *out = value_from_bool(bits != 0);
        return true;
    case 'c':
        return value_bytes_new(at, 1, out);
    default:
        break;
    }
    uint32_t unused = 64u - 8u * item->size;
    if (is_signed(item->code))
        return value_int_from_int64((int64_t)(bits << unused) >> unused, out);
    return value_int_from_uint64(bits, out);
}

static enum value_item_result store_float(const struct value_item *item,
                                          value v, uint8_t *at) {
    double x;
    uint64_t bits;
    bool fits = true;
    if (!value_to_double(v, &x))
        return VALUE_ITEM_RAISED;
    if (base_fp_isnan(x))
        x = base_fp_nan(); /* VALUE_NAN's sign is the machine's (R8) */
    if (item->code == 'd')
        memcpy(&bits, &x, sizeof bits);
    else
        fits = item->code == 'f' ? to_single(x, &bits) : to_half(x, &bits);
    if (!fits)
        return VALUE_ITEM_RANGE;
    store_bits(item, bits, at);
    return VALUE_ITEM_DONE;
}

/* What value_to_int64 refused may still be an unsigned number of 64 bits. */
static enum value_item_result large(const struct value_item *item, value v,
                                    uint64_t *bits) {
    bool known;
    value back;
    if (!value_pending_is(&value_type_OverflowError))
        return VALUE_ITEM_RAISED;
    value_take_exception();
    if (item->size < 8 || is_signed(item->code))
        return VALUE_ITEM_RANGE;
    if (!value_to_uint64_wrap(v, bits) || !value_int_from_uint64(*bits, &back))
        return VALUE_ITEM_RAISED;
    return value_number_compare(v, back, &known) == 0 && known
               ? VALUE_ITEM_DONE
               : VALUE_ITEM_RANGE;
}

static bool fits(const struct value_item *item, int64_t n) {
    uint32_t bits = 8u * item->size;
    if (item->code == 'P' && n < 0) /* an address is either, as in CPython */
        return bits == 64 || n >= -(INT64_C(1) << (bits - 1));
    if (!is_signed(item->code))
        return n >= 0 && (bits == 64 || n >> bits == 0);
    return bits == 64 ||
           (n >= -(INT64_C(1) << (bits - 1)) && n < INT64_C(1) << (bits - 1));
}

static enum value_item_result store_int(const struct value_item *item, value v,
                                        uint8_t *at) {
    int64_t n;
    uint64_t bits;
    if (value_is_double(value_unwrap(v))) {
        bool raised = value_raise(&value_type_TypeError,
                                  "'%t' object cannot be interpreted as an "
                                  "integer",
                                  v);
        (void)raised;
        return VALUE_ITEM_RAISED;
    }
    if (value_to_int64(v, &n)) {
        if (!fits(item, n))
            return VALUE_ITEM_RANGE;
        bits = (uint64_t)n;
    } else {
        enum value_item_result result = large(item, v, &bits);
        if (result != VALUE_ITEM_DONE)
            return result;
    }
    store_bits(item, bits, at);
    return VALUE_ITEM_DONE;
}

static enum value_item_result store_char(value v, uint8_t *at) {
    if (!value_is_kind(v, KIND_BYTES) && !value_is_kind(v, KIND_BYTEARRAY))
        return VALUE_ITEM_RANGE;
    struct value_view view;
    if (!value_view_of(v, false, &view))
        return VALUE_ITEM_RAISED;
    if (view.length != 1)
        return VALUE_ITEM_RANGE;
    *at = view.at[0];
    KEEP_ALIVE(view.owner);
    return VALUE_ITEM_DONE;
}

enum value_item_result value_item_store(const struct value_item *item, value v,
                                        uint8_t *at) {
    bool truth;
    switch (item->code) {
    case 'e':
    case 'f':
    case 'd':
        return store_float(item, v, at);
    case '?':
        if (!value_truth(v, &truth))
            return VALUE_ITEM_RAISED;
        *at = truth;
        return VALUE_ITEM_DONE;
    case 'c':
        return store_char(v, at);
    default:
        return store_int(item, v, at);
    }
}
