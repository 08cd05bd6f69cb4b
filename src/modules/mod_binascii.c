/* SPDX-License-Identifier: MIT */
/* Module binascii: bytes as text and back, and checksums. What is decoded goes
 * into a bytes object that nobody else knows yet, cut to its length at the
 * end. */
#include "modules/checksum.h"
#include "modules/modules.h"

static const struct type error_type = VALUE_EXCEPTION_TYPE(Error, ValueError);

static const char base64[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* What is encoded or summed: bytes, and no str. */
static bool bytes_argument(value v, struct value_view *out) {
    if (!value_is_str(value_unwrap(v)))
        return value_view_of(v, false, out);
    return value_raise(&value_type_TypeError,
                       "a bytes-like object is required, not '%t'", v);
}

/* What is decoded: bytes, or a str of ASCII. */
static bool text_argument(value v, struct value_view *out) {
    if (!value_view_of(v, false, out)) {
        if (!value_pending_is(&value_type_TypeError))
            return false;
        value gone = value_take_exception();
        (void)gone;
        return value_raise(&value_type_TypeError,
                           "argument should be bytes, buffer or ASCII string, "
                           "not '%t'",
                           v);
    }
    bool str = value_is_str(value_unwrap(v));
    for (uint32_t i = 0; str && i < out->length; i++) {
        if (out->at[i] >= 0x80)
            return value_raise(&value_type_ValueError,
                               "string argument should contain only ASCII "
                               "characters");
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

static bool bytes_room(uint64_t length, uint8_t **at, value *out) {
    size_t n = length < SIZE_MAX / 2 ? (size_t)length : SIZE_MAX / 2;
    if (!value_bytes_new(NULL, n, out))
        return false;
    *at = (uint8_t *)((struct value_str *)value_pointer(*out))->text;
    return true;
}

static void cut(value bytes, const uint8_t *end) {
    struct value_str *s = value_pointer(bytes);
    s->length = (uint32_t)(end - (uint8_t *)s->text);
}

/* --- hexadecimal --- */

static const struct parameter hex_parameters[] = {
    {SYM_data, PARAMETER_REQUIRED, 0},
    {SYM_sep, PARAMETER_ANY, VALUE_NONE},
    {SYM_bytes_per_sep, PARAMETER_ANY, VALUE_ZERO | 1}};

/* *with: is there a separator? */
static bool separator_of(value v, uint8_t *out, bool *with) {
    struct value_view view;
    uint32_t length;
    *with = v != VALUE_NONE;
    if (!*with)
        return true;
    if (!mod_length(v, &length))
        return false;
    if (length != 1)
        return value_raise(&value_type_ValueError, "sep must be length 1.");
    value plain = value_unwrap(v);
    if (!value_is_str(plain) && !value_is_kind(plain, KIND_BYTES))
        return value_raise(&value_type_TypeError, "sep must be str or bytes.");
    if (!value_view_of(plain, false, &view))
        return false;
    *out = view.at[0];
    return (view.length == 1 && *out < 0x80) ||
           value_raise(&value_type_ValueError, "sep must be ASCII.");
}

/* Groups are counted from the end, or from the start if `every` is negative. */
static bool gap_before(uint32_t i, uint32_t length, int64_t every) {
    int64_t from = every > 0 ? (int64_t)(length - i) : (int64_t)i;
    return i > 0 && every != 0 && from % every == 0;
}

static bool hexlify(struct arguments *args, value *out) {
    static const char digits[] = "0123456789abcdef";
    value v[3];
    struct value_view data;
    uint8_t sep, *to;
    bool with;
    int32_t every;
    if (!value_arguments_sort(args, SYM_hexlify, hex_parameters, 3, v) ||
        !bytes_argument(v[0], &data) || !separator_of(v[1], &sep, &with) ||
        !value_to_int32(v[2], &every))
        return false;
    int64_t group = every < 0 ? -(int64_t)every : every;
    uint64_t gaps = with && group > 0 && data.length > 0
                        ? (data.length - 1) / (uint64_t)group
                        : 0;
    if (!bytes_room(2 * (uint64_t)data.length + gaps, &to, out))
        return false;
    for (uint32_t i = 0; i < data.length; i++) {
        if (with && gap_before(i, data.length, every))
            *to++ = sep;
        *to++ = (uint8_t)digits[data.at[i] >> 4];
        *to++ = (uint8_t)digits[data.at[i] & 15];
        if (!value_poll_some(i))
            return false;
    }
    KEEP_ALIVE(data.owner);
    return true;
}

static int digit_of(uint8_t c) {
    uint8_t lower = c | 0x20;
    if (c >= '0' && c <= '9')
        return c - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static bool unhexlify(struct arguments *args, value *out) {
    struct value_view text;
    uint8_t *to;
    if (!text_argument(args->at[0], &text))
        return false;
    if (text.length % 2 != 0)
        return value_raise(&error_type, "Odd-length string");
    if (!bytes_room(text.length / 2, &to, out))
        return false;
    for (uint32_t i = 0; i < text.length; i += 2) {
        int high = digit_of(text.at[i]), low = digit_of(text.at[i + 1]);
        if (high < 0 || low < 0)
            return value_raise(&error_type, "Non-hexadecimal digit found");
        *to++ = (uint8_t)(high << 4 | low);
        if (!value_poll_some(i / 2))
            return false;
    }
    KEEP_ALIVE(text.owner);
    return true;
}

/* --- base 64 --- */

static uint32_t sextet(uint8_t c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26u;
    if (c >= '0' && c <= '9')
        return c - '0' + 52u;
    return c == '+' ? 62 : c == '/' ? 63 : 64;
}

struct decoder {
    uint8_t *to;
    uint32_t sextets; /* of the group that is not complete */
    uint32_t pads;    /* behind it, in a row */
    uint32_t bits;
    bool strict;
    bool padded; /* there was a pad anywhere */
    bool ended;
};

static bool take_pad(struct decoder *d, bool last) {
    d->padded = true;
    if (d->sextets < 2 || d->sextets + ++d->pads < 4)
        return true;
    d->ended = true;
    return !d->strict || last ||
           value_raise(&error_type, "Excess data after padding");
}

static bool take_sextet(struct decoder *d, uint32_t six) {
    if (six >= 64) /* something else is passed over */
        return !d->strict ||
               value_raise(&error_type, "Only base64 data is allowed");
    if (d->strict && d->padded)
        return value_raise(&error_type, "Discontinuous padding not allowed");
    d->pads = 0;
    d->bits = d->bits << 6 | six;
    if (d->sextets > 0)
        *d->to++ = (uint8_t)(d->bits >> (6 - 2 * d->sextets));
    d->sextets = (d->sextets + 1) % 4;
    return true;
}

static bool check_end(const struct decoder *d, uint64_t done) {
    if (d->sextets == 0 || d->ended)
        return true;
    if (d->sextets != 1)
        return value_raise(&error_type, "Incorrect padding");
    return value_raise(&error_type,
                       "Invalid base64-encoded string: number of data "
                       "characters (%u) cannot be 1 more than a multiple of 4",
                       (uint32_t)(done / 3 * 4 + 1));
}

static const struct parameter decode_parameters[] = {
    {SYM_data, PARAMETER_REQUIRED | PARAMETER_POSITIONAL, 0},
    {SYM_strict_mode, PARAMETER_KEYWORD, VALUE_FALSE}};

static bool a2b_base64(struct arguments *args, value *out) {
    value v[2];
    struct value_view text;
    struct decoder d = {0};
    if (!value_arguments_sort(args, SYM_a2b_base64, decode_parameters, 2, v) ||
        !text_argument(v[0], &text) || !value_truth(v[1], &d.strict) ||
        !bytes_room(((uint64_t)text.length + 3) / 4 * 3, &d.to, out))
        return false;
    const uint8_t *start = d.to;
    if (d.strict && text.length > 0 && text.at[0] == '=')
        return value_raise(&error_type, "Leading padding not allowed");
    for (uint32_t i = 0; i < text.length && !d.ended; i++) {
        uint8_t c = text.at[i];
        if (!(c == '=' ? take_pad(&d, i + 1 == text.length)
                       : take_sextet(&d, sextet(c))) ||
            !value_poll_some(i))
            return false;
    }
    KEEP_ALIVE(text.owner);
    cut(*out, d.to);
    return check_end(&d, (uint64_t)(d.to - start));
}

static const struct parameter encode_parameters[] = {
    {SYM_data, PARAMETER_REQUIRED | PARAMETER_POSITIONAL, 0},
    {SYM_newline, PARAMETER_KEYWORD, VALUE_TRUE}};

/* Three bytes at most, as four characters. */
static void encode_group(const uint8_t *at, uint32_t count, uint8_t *to) {
    uint32_t bits = (uint32_t)at[0] << 16;
    if (count > 1)
        bits |= (uint32_t)at[1] << 8;
    if (count > 2)
        bits |= at[2];
    for (uint32_t i = 0; i < 4; i++)
        to[i] = (uint8_t)(i > count ? '=' : base64[bits >> (18 - 6 * i) & 63]);
}

static bool b2a_base64(struct arguments *args, value *out) {
    value v[2];
    struct value_view data;
    bool newline;
    uint8_t *to;
    if (!value_arguments_sort(args, SYM_b2a_base64, encode_parameters, 2, v) ||
        !bytes_argument(v[0], &data) || !value_truth(v[1], &newline) ||
        !bytes_room(((uint64_t)data.length + 2) / 3 * 4 + newline, &to, out))
        return false;
    for (uint32_t i = 0; i < data.length; i += 3, to += 4) {
        encode_group(data.at + i, data.length - i < 3 ? data.length - i : 3,
                     to);
        if (!value_poll_some(i / 3))
            return false;
    }
    KEEP_ALIVE(data.owner);
    if (newline)
        *to = '\n';
    return true;
}

/* --- checksums --- */

static bool sum_arguments(const struct arguments *args, uint64_t *start,
                          struct value_view *data) {
    return bytes_argument(args->at[0], data) &&
           (args->count < 2 || value_to_uint64_wrap(args->at[1], start));
}

static bool crc32(struct arguments *args, value *out) {
    struct value_view data;
    uint64_t start = 0;
    if (!sum_arguments(args, &start, &data))
        return false;
    *out = value_from_int48(mod_crc32((uint32_t)start, data.at, data.length));
    KEEP_ALIVE(data.owner);
    return true;
}

/* CRC-CCITT of BinHex 4: x^16 + x^12 + x^5 + 1, highest bit first. */
static bool crc_hqx(struct arguments *args, value *out) {
    struct value_view data;
    uint64_t start;
    if (!sum_arguments(args, &start, &data))
        return false;
    uint32_t crc = (uint32_t)start & 0xFFFF;
    for (uint32_t i = 0; i < data.length; i++) {
        uint32_t x = (crc >> 8 ^ data.at[i]) & 0xFF;
        x ^= x >> 4;
        crc = (crc << 8 ^ x << 12 ^ x << 5 ^ x) & 0xFFFF;
        if (!value_poll_some(i))
            return false;
    }
    *out = value_from_int48(crc);
    KEEP_ALIVE(data.owner);
    return true;
}

NATIVE(a2b_base64, SYM_a2b_base64, 1, 255, NATIVE_KEYWORDS);
NATIVE(b2a_base64, SYM_b2a_base64, 1, 255, NATIVE_KEYWORDS);
NATIVE(crc32, SYM_crc32, 1, 2, 0);
NATIVE(crc_hqx, SYM_crc_hqx, 2, 2, 0);
NATIVE(hexlify, SYM_hexlify, 1, 255, NATIVE_KEYWORDS);
NATIVE(unhexlify, SYM_unhexlify, 1, 1, 0);

static const struct member members[] = {
    MEMBER_TYPE(SYM_Error, error_type),
    MEMBER_FUNCTION(SYM_a2b_base64, a2b_base64),
    MEMBER_FUNCTION(SYM_a2b_hex, unhexlify),
    MEMBER_FUNCTION(SYM_b2a_base64, b2a_base64),
    MEMBER_FUNCTION(SYM_b2a_hex, hexlify),
    MEMBER_FUNCTION(SYM_crc32, crc32),
    MEMBER_FUNCTION(SYM_crc_hqx, crc_hqx),
    MEMBER_FUNCTION(SYM_hexlify, hexlify),
    MEMBER_FUNCTION(SYM_unhexlify, unhexlify),
};

MOD_MODULE(binascii, members);
MOD_MODULE(ubinascii, members);
