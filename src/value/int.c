/* SPDX-License-Identifier: MIT */
/* The types int and bool: construction from text and numbers, methods,
 * printing. The arithmetic is number.c's. */
#include "base/limbs.h"
#include "value/arguments.h"
#include "value/big.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/make.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"
#include "value/text_ops.h"

/* Longest text that value_int_parse converts in one go; the conversion is
 * quadratic, so more would hold up a safepoint for long. CPython's limit for
 * decimal text is 4300 digits. */
#define PARSE_MAX 20000
#define PIECE 128 /* characters between safepoints */

static bool parse_error(value shown, uint32_t base) {
    return value_raise(&value_type_ValueError,
                       "invalid literal for int() with base %u: %r", base,
                       shown);
}

static uint32_t digit_of(char c) {
    if (c >= '0' && c <= '9')
        return (uint32_t)(c - '0');
    c = (char)(c | 0x20);
    if (c >= 'a' && c <= 'z')
        return (uint32_t)(c - 'a') + 10;
    return 99;
}

struct int_text {
    const char *at;
    const char *end;
    uint32_t base;
    bool negative;
    bool prefixed;
};

static uint32_t prefix_base(const struct int_text *t) {
    if (t->end - t->at < 2 || *t->at != '0')
        return 0;
    char c = (char)(t->at[1] | 0x20);
    return c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
}

/* Strips the sign, settles the base by prefix. */
static void int_text_head(struct int_text *t) {
    if (t->at < t->end && (*t->at == '-' || *t->at == '+'))
        t->negative = *t->at++ == '-';
    uint32_t named = prefix_base(t);
    if (named != 0 && (t->base == 0 || t->base == named)) {
        t->base = named;
        t->at += 2;
        t->prefixed = true;
        if (t->at < t->end && *t->at == '_')
            t->at++;
    }
}

/* Digits with single underscores between them; the count or 0 if bad. */
static bool count_digits(const struct int_text *t, size_t *digits) {
    *digits = 0;
    for (const char *p = t->at; p < t->end; p++) {
        bool gap = *p == '_';
        bool bad = gap ? p == t->at || p[-1] == '_' || p + 1 == t->end
                       : digit_of(*p) >= t->base;
        if (bad) {
            *digits = 0;
            return true;
        }
        *digits += !gap;
        if ((size_t)(p - t->at) % 16u == 15u && !value_poll())
            return false;
    }
    return true;
}

static value small_number(const struct int_text *t) {
    int64_t n = 0;
    for (const char *p = t->at; p < t->end; p++)
        if (*p != '_')
            n = n * (int64_t)t->base + (int64_t)digit_of(*p);
    return value_from_int48(t->negative ? -n : n);
}

static bool poll(void) { return value_poll(); }

static bool big_number(const struct int_text *t, value *out) {
    struct value_big *big;
    value scratch;
    if (!value_bytearray_new(NULL, 0, &scratch))
        return false;
    for (const char *p = t->at; p < t->end;) {
        const char *q = p;
        while (q < t->end && *q != '_' && q - p < PIECE)
            q++;
        if (!value_bytearray_append(scratch, p, (size_t)(q - p)) ||
            !value_poll())
            return false;
        p = q < t->end && *q == '_' ? q + 1 : q;
    }
    struct value_view view; /* the text may have changed since it was counted */
    if (!value_view_of(scratch, false, &view))
        return false;
    size_t n = base_limbs_from_text_size(view.length, t->base);
    if (!value_big_new((uint32_t)n, &big))
        return false;
    n = base_limbs_from_text(big->at, (const char *)view.at, view.length,
                             t->base, poll);
    if (n == SIZE_MAX)
        return false;
    big->limbs = (uint32_t)n;
    big->negative = t->negative;
    *out = value_big_normal(big);
    return true;
}

bool value_int_parse(const char *text, size_t length, uint32_t base,
                     value shown, value *out) {
    struct int_text t = {text, text + length, base, false, false};
    if (base == 1 || base > 36)
        return value_raise(&value_type_ValueError,
                           "int() base must be >= 2 and <= 36, or 0");
    int_text_head(&t);
    bool zeros_only = false;
    if (t.base == 0) {
        t.base = 10;
        zeros_only = t.at < t.end && *t.at == '0' && !t.prefixed;
    }
    size_t digits;
    if (!count_digits(&t, &digits))
        return false;
    if (digits == 0)
        return parse_error(shown, base);
    if (digits > PARSE_MAX)
        return value_raise(&value_type_ValueError,
                           "Exceeds the limit (%d digits) for integer string "
                           "conversion",
                           PARSE_MAX);
    uint32_t power;
    bool small = digits <= base_limbs_chunk(t.base, &power);
    if (small)
        *out = small_number(&t);
    else if (!big_number(&t, out))
        return false;
    if (zeros_only && *out != value_from_int48(0))
        return parse_error(shown, base);
    return true;
}

static bool int_of_text(value v, uint32_t base, value *out, bool *is_text) {
    struct value_text t;
    *is_text = value_is_str(v) || value_is_kind(v, KIND_BYTES) ||
               value_is_kind(v, KIND_BYTEARRAY);
    if (!*is_text)
        return true;
    value_text_self(v, &t);
    return value_text_trim(&t) && value_int_parse(t.at, t.length, base, v, out);
}

static bool call_special(value v, uint32_t name, value *out, bool *found) {
    value method;
    if (!value_state.upcalls->special(v, name, &method))
        return false;
    *found = method != VALUE_UNSET;
    return !*found || value_state.upcalls->call(method, 0, NULL, out);
}

/* What __int__, __index__ or __trunc__ gave. */
static bool must_be_int(value v, bool index, value *out) {
    *out = v;
    if (value_is_int(v))
        return !ISA_FULL || value_number_unary(VALUE_POS, value_unwrap(v), out);
    if (ISA_FULL && index)
        return value_raise(&value_type_TypeError,
                           "__index__ returned non-int (type %t)", v);
    return value_raise(&value_type_TypeError,
                       "__int__ returned non-int (type %t)", v);
}

static bool int_of_other(value v, value *out) {
    value plain = value_unwrap(v);
    bool found, index = false;
    if (!call_special(v, SYM___int__, out, &found))
        return false;
    if (!found && value_is_double(plain))
        return value_int_from_double(value_double(plain), out);
    if (!found && value_is_int(plain))
        return value_number_unary(VALUE_POS, plain, out);
    if (!found) {
        if (!call_special(v, SYM___index__, out, &found))
            return false;
        index = found;
    }
    if (!found && !call_special(v, SYM___trunc__, out, &found))
        return false;
    if (!found)
        return value_raise(&value_type_TypeError,
                           "int() argument must be a string, a bytes-like "
                           "object or a real number, not '%t'",
                           v);
    return must_be_int(*out, index, out);
}

static bool int_make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_x, PARAMETER_POSITIONAL, VALUE_UNSET},
        {SYM_base, PARAMETER_ANY, VALUE_UNSET}};
    value a[2], n = value_from_int48(0);
    int64_t base = 10;
    bool is_text;
    if (!value_arguments_sort(args, SYM_int, parameters, 2, a))
        return false;
    if (a[1] != VALUE_UNSET && !value_to_int64(a[1], &base))
        return false;
    if (base < 0 || base > 36)
        base = 1;
    if (ISA_FULL && a[0] == VALUE_UNSET && a[1] != VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "int() missing string argument");
    if (a[0] == VALUE_UNSET)
        return value_finish_make(type, n, out);
    if (!int_of_text(value_unwrap(a[0]), (uint32_t)base, &n, &is_text))
        return false;
    if (!is_text && a[1] != VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "int() can't convert non-string with explicit "
                           "base");
    if (!is_text && !int_of_other(a[0], &n))
        return false;
    return value_finish_make(type, n, out);
}

static bool bit_length(struct arguments *args, value *out) {
    struct value_operand o;
    value_operand_load(&o, value_unwrap(args->at[0]));
    *out = value_from_int48((int64_t)base_limbs_bit_length(o.limb, o.count));
    return true;
}

static bool bit_count(struct arguments *args, value *out) {
    struct value_operand o;
    int64_t n = 0;
    value_operand_load(&o, value_unwrap(args->at[0]));
    for (uint32_t i = 0; i < o.count; i++)
        for (uint32_t w = o.limb[i]; w != 0; w &= w - 1)
            n++;
    *out = value_from_int48(n);
    return true;
}

static bool byte_order(value v, bool *little) {
    *little = value_str_is(v, "little");
    if (*little || value_str_is(v, "big"))
        return true;
    return value_raise(&value_type_ValueError,
                       "byteorder must be either 'little' or 'big'");
}

/* Byte i of the number in two's complement. */
static uint8_t byte_at(const struct value_operand *o, uint32_t i,
                       uint32_t *borrow) {
    uint32_t w = i / 4 < o->count ? o->limb[i / 4] : 0;
    uint32_t b = w >> 8 * (i % 4) & 0xFF;
    if (!o->negative)
        return (uint8_t)b;
    b = (b ^ 0xFF) + *borrow;
    *borrow = b >> 8;
    return (uint8_t)b;
}

static bool fits_bytes(const struct value_operand *o, uint32_t length,
                       bool is_signed) {
    size_t bits = base_limbs_bit_length(o->limb, o->count);
    size_t room = (size_t)length * 8;
    if (!is_signed)
        return bits <= room;
    if (bits == 0)
        return true;
    if (room == 0)
        return false;
    if (bits < room)
        return true;
    /* Only -2^(room-1) has as many bits as there is room for. */
    bool power = bits == room && o->negative;
    for (uint32_t i = 0; power && i < o->count; i++) {
        uint32_t top = i + 1 == o->count ? 1u << (bits - 1) % 32 : 0;
        power = o->limb[i] == top;
    }
    return power;
}

static bool to_bytes(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_length, PARAMETER_ANY, VALUE_UNSET},
        {SYM_byteorder, PARAMETER_ANY, VALUE_SYMBOL(SYM_big)},
        {SYM_signed, PARAMETER_ANY, VALUE_FALSE}};
    value a[4];
    struct value_operand o;
    int64_t length = 1;
    bool little, is_signed;
    if (!value_arguments_sort(args, SYM_to_bytes, parameters, 4, a) ||
        (a[1] != VALUE_UNSET && !value_to_int64(a[1], &length)) ||
        !byte_order(a[2], &little) || !value_truth(a[3], &is_signed))
        return false;
    if (length < 0)
        return value_raise(&value_type_ValueError,
                           "length argument must be non-negative");
    value self = value_unwrap(a[0]);
    value_operand_load(&o, self);
    if (o.negative && !is_signed)
        return value_raise(&value_type_OverflowError,
                           "can't convert negative int to unsigned");
    if (!fits_bytes(&o, (uint32_t)length, is_signed))
        return value_raise(&value_type_OverflowError, "int too big to convert");
    if (!value_bytes_new(NULL, (size_t)length, out))
        return false;
    struct value_str *bytes = value_pointer(*out);
    uint32_t borrow = 1;
    for (uint32_t i = 0; i < (uint32_t)length; i++) {
        bytes->text[little ? i : (uint32_t)length - 1 - i] =
            (char)byte_at(&o, i, &borrow);
        if (!value_poll_some(i))
            return false;
    }
    KEEP_ALIVE(self);
    return true;
}

static bool negate_bytes(struct value_big *big, uint32_t length) {
    uint32_t carry = 1;
    for (uint32_t i = 0; i < length; i++) {
        uint32_t at = 8 * (i % 4);
        uint32_t b = (~big->at[i / 4] >> at & 0xFF) + carry;
        carry = b >> 8;
        big->at[i / 4] = (big->at[i / 4] & ~(0xFFu << at)) | (b & 0xFF) << at;
        if (!value_poll_some(i))
            return false;
    }
    big->negative = 1;
    return true;
}

static bool gather_bytes(struct value_big *big, const struct value_view *view,
                         bool little) {
    for (uint32_t i = 0; i < view->length; i++) {
        uint32_t b = view->at[little ? i : view->length - 1 - i];
        big->at[i / 4] |= b << 8 * (i % 4);
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

static bool from_bytes(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_cls, PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_bytes, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_byteorder, PARAMETER_ANY, VALUE_SYMBOL(SYM_big)},
        {SYM_signed, PARAMETER_ANY, VALUE_FALSE}};
    value a[4], data;
    struct value_view view;
    struct value_big *big;
    bool little, is_signed;
    if (!value_arguments_sort(args, SYM_from_bytes, parameters, 4, a) ||
        !byte_order(a[2], &little) || !value_truth(a[3], &is_signed))
        return false;
    data = a[1];
    if (value_is_str(data))
        return value_raise(&value_type_TypeError,
                           "cannot convert 'str' object to bytes");
    if (value_is_int(data))
        return value_raise(&value_type_TypeError,
                           "cannot convert 'int' object to bytes");
    if ((!value_is_kind(data, KIND_BYTES) && !value_bytes_of(data, &data)) ||
        !value_view_of(data, false, &view) ||
        !value_big_new(view.length / 4 + 1, &big))
        return false;
    if (!gather_bytes(big, &view, little))
        return false;
    uint32_t last = view.length - 1;
    if (is_signed && view.length > 0 &&
        (big->at[last / 4] >> 8 * (last % 4) & 0x80) &&
        !negate_bytes(big, view.length))
        return false;
    KEEP_ALIVE(view.owner);
    return value_finish_make(a[0], value_big_normal(big), out);
}

static bool itself(struct arguments *args, value *out) {
    return value_number_unary(VALUE_POS, value_unwrap(args->at[0]), out);
}

static bool real(struct arguments *args, value *out) {
    return itself(args, out);
}

static bool imag(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_int48(0);
    return true;
}

static bool denominator(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_int48(1);
    return true;
}

static bool as_integer_ratio(struct arguments *args, value *out) {
    value pair[2];
    if (!itself(args, &pair[0]))
        return false;
    pair[1] = value_from_int48(1);
    return value_tuple_new(2, pair, out);
}

static bool int_unary(enum value_unary op, value self, value *out) {
    return value_number_unary(op, self, out);
}

static bool number_compare(enum value_compare op, value a, value b,
                           value *out) {
    bool known;
    int order = value_number_compare(a, b, &known);
    if (!known) {
        *out = VALUE_NOT_IMPLEMENTED;
        return true;
    }
    bool r;
    switch (op) {
    case VALUE_EQ:
        r = order == 0;
        break;
    case VALUE_NE:
        r = order != 0;
        break;
    case VALUE_LT:
        r = order == -1;
        break;
    case VALUE_LE:
        r = order == -1 || order == 0;
        break;
    case VALUE_GT:
        r = order == 1;
        break;
    default:
        r = order == 1 || order == 0;
        break;
    }
    *out = value_from_bool(r);
    return true;
}

static bool number_hash(value self, uint32_t *out) {
    *out = value_number_hash(self);
    return true;
}

static bool int_truth(value self, bool *out) {
    struct value_operand o;
    value_operand_load(&o, self);
    *out = o.count != 0;
    return true;
}

static bool int_print(value self, bool repr, struct value_sink *sink) {
    char text[24];
    size_t at = sizeof text;
    (void)repr;
    if (!value_is_int48(self))
        return value_big_print(self, 10, sink);
    int64_t n = value_int48(self);
    uint64_t m = n < 0 ? (uint64_t)-n : (uint64_t)n;
    while (m > UINT32_MAX) { /* 600 cycles each on RP2040 */
        value_pause();
        text[--at] = (char)('0' + m % 10);
        m /= 10;
    }
    uint32_t low = (uint32_t)m;
    value_rest();
    do
        text[--at] = (char)('0' + low % 10);
    while ((low /= 10) != 0);
    if (n < 0)
        text[--at] = '-';
    return sink->write(sink, text + at, sizeof text - at);
}

static bool bool_print(value self, bool repr, struct value_sink *sink) {
    (void)repr;
    return value_write(sink, self == VALUE_TRUE ? "True" : "False");
}

static bool bool_make(value type, struct arguments *args, value *out) {
    bool truth = false;
    (void)type;
    if (args->keywords)
        return value_raise(&value_type_TypeError,
                           "bool() takes no keyword arguments");
    if (args->count > 1)
        return value_raise(&value_type_TypeError,
                           "bool expected at most 1 argument, got %u",
                           args->count);
    if (args->count == 1 && !value_truth(args->at[0], &truth))
        return false;
    *out = value_from_bool(truth);
    return true;
}

static const struct type_hooks int_hooks = {
    .make = int_make,
    .unary = int_unary,
    .binary = value_number_binary,
    .compare = number_compare,
    .hash = number_hash,
    .truth = int_truth,
    .print = int_print,
};

static const struct type_hooks bool_hooks = {
    .make = bool_make,
    .unary = int_unary,
    .binary = value_number_binary,
    .compare = number_compare,
    .hash = number_hash,
    .truth = int_truth,
    .print = bool_print,
};

NATIVE(as_integer_ratio, SYM_as_integer_ratio, 1, 1, NATIVE_METHOD);
NATIVE(bit_count, SYM_bit_count, 1, 1, NATIVE_METHOD);
NATIVE(bit_length, SYM_bit_length, 1, 1, NATIVE_METHOD);
NATIVE(itself, SYM_conjugate, 1, 1, NATIVE_METHOD);
NATIVE(real, SYM_real, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(imag, SYM_imag, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(denominator, SYM_denominator, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(from_bytes, SYM_from_bytes, 1, 255, NATIVE_CLASS | NATIVE_KEYWORDS);
NATIVE(to_bytes, SYM_to_bytes, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);

static const struct member int_members[] = {
    MEMBER_FUNCTION(SYM_as_integer_ratio, as_integer_ratio),
    MEMBER_FUNCTION(SYM_bit_count, bit_count),
    MEMBER_FUNCTION(SYM_bit_length, bit_length),
    MEMBER_FUNCTION(SYM_conjugate, itself),
    MEMBER_FUNCTION(SYM_denominator, denominator),
    MEMBER_FUNCTION(SYM_from_bytes, from_bytes),
    MEMBER_FUNCTION(SYM_imag, imag),
    MEMBER_FUNCTION(SYM_numerator, real),
    MEMBER_FUNCTION(SYM_real, real),
    MEMBER_FUNCTION(SYM_to_bytes, to_bytes),
};

const struct type value_type_int = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &int_hooks,
    .members = int_members,
    .member_count = ARRAY_LENGTH(int_members),
    .name = SYM_int,
    .instance_kind = KIND_BIG_INT,
};

const struct type value_type_bool = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_int,
    .hooks = &bool_hooks,
    .name = SYM_bool,
    .instance_kind = KIND_BIG_INT,
    .flags = TYPE_FINAL,
};
