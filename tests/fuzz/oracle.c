/* SPDX-License-Identifier: MIT */
/* What targets call of C: the C library as an oracle of decimal text, and the
 * verifier of code. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lang-parse/verify.h"
#include "rig.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/native.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

/* A str as a C text; false if it does not fit. */
static bool text_of(value v, char *to, size_t room) {
    uint32_t length;
    if (!value_is_str(v))
        return false;
    const char *text = value_str_text(v, &length);
    if (length >= room)
        return false;
    memcpy(to, text, length);
    to[length] = '\0';
    return true;
}

/* strtod(text) */
static bool read_double(struct arguments *args, value *out) {
    char text[8192];
    if (!text_of(args->at[0], text, sizeof text))
        return value_raise(&value_type_MemoryError, "too long");
    *out = value_from_double(strtod(text, NULL));
    return true;
}

/* sprintf(format, x) of one float, checked here: flags, width, precision and
 * one of eEfFgG. */
static bool print_double(struct arguments *args, value *out) {
    char format[32], text[2048];
    double x;
    if (!text_of(args->at[0], format, sizeof format) ||
        strspn(format, "%+- #0123456789.") + 1 != strlen(format) ||
        strchr("eEfFgG", format[strlen(format) - 1]) == NULL)
        return value_raise(&value_type_MemoryError, "no such format");
    if (!value_to_double(args->at[1], &x))
        return false;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    int length = snprintf(text, sizeof text, format, x);
#pragma GCC diagnostic pop
    if (length < 0 || (size_t)length >= sizeof text)
        return value_raise(&value_type_MemoryError, "too long");
    return value_str_new(text, (size_t)length, out);
}

/* verify(code) */
static bool verify(struct arguments *args, value *out) {
    unsigned count = 0;
    *out = VALUE_NONE;
    if (value_is_kind(args->at[0], KIND_CODE) &&
        verify_code(args->at[0], &count) == 0)
        return true;
    return value_raise(&value_type_AssertionError, "K2 does not hold");
}

NATIVE(read_double, SYM_float, 1, 1, 0);
NATIVE(print_double, SYM_format, 2, 2, 0);
NATIVE(verify, SYM_compile, 1, 1, 0);

static bool add(value globals, const char *name, const struct native *native) {
    value key;
    return value_str_new(name, strlen(name), &key) &&
           value_dict_set(globals, key, value_from_static(native));
}

bool rig_add_oracles(value globals) {
    return add(globals, "strtod", &read_double_native) &&
           add(globals, "sprintf", &print_double_native) &&
           add(globals, "verify", &verify_native);
}
