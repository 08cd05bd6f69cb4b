/* SPDX-License-Identifier: MIT */
/* Oracle: results of CPython 3.11 for inputs that are hard: half-way cases,
 * powers of two, subnormals, the ends of the range, texts that differ only
 * after hundreds of digits. tests/numbers/run compares random numbers.
 */
#include "base/decimal.h"

#include <math.h>
#include <string.h>

#include "unit.h"

static double parse(const char *text) {
    double x = -1;
    size_t used = 0, length = strlen(text);
    /* An exact copy, so that a read past the end is an error. */
    char *copy = malloc(length + 1);
    memcpy(copy, text, length);
    copy = realloc(copy, length > 0 ? length : 1);
    EXPECT(base_decimal_parse(copy, length, &x, &used));
    EXPECT(used == length);
    free(copy);
    return x;
}

static void check_used(const char *text, size_t expected) {
    double x;
    size_t used = 0;
    bool number = base_decimal_parse(text, strlen(text), &x, &used);
    EXPECT(number == (expected > 0));
    EXPECT(used == expected);
}

static void check_repr(double x, const char *expected) {
    char out[BASE_DECIMAL_REPR];
    size_t length = base_decimal_repr(x, out);
    EXPECT(length == strlen(expected));
    EXPECT(memcmp(out, expected, length) == 0);
    if (x == x)
        EXPECT(parse(expected) == x);
}

static void check_format(double x, const char *spec, const char *expected) {
    struct base_decimal_format format = {'r', '-', false, -1};
    if (*spec == '+' || *spec == ' ')
        format.sign = *spec++;
    format.alternate = *spec == '#';
    spec += format.alternate;
    if (*spec == '.')
        format.precision = (int32_t)strtol(spec + 1, (char **)&spec, 10);
    if (*spec)
        format.kind = *spec;
    size_t size = base_decimal_format_size(x, &format);
    char *out = malloc(size);
    size_t length = base_decimal_format(x, &format, out);
    EXPECT(length <= size);
    EXPECT(length == strlen(expected));
    EXPECT(memcmp(out, expected, length) == 0);
    free(out);
}

static void check_parsing(void) {
    EXPECT(parse("0") == 0 && !signbit(parse("0")));
    EXPECT(signbit(parse("-0.0")));
    EXPECT(parse(".5") == 0.5);
    EXPECT(parse("2.") == 2.0);
    EXPECT(parse("1_000.2_5e1_0") == 1000.25e10);
    EXPECT(parse("+Infinity") == HUGE_VAL);
    EXPECT(parse("-inf") == -HUGE_VAL);
    EXPECT(isnan(parse("NaN")));
    EXPECT(parse("1e400") == HUGE_VAL);
    EXPECT(parse("1e999999999999") == HUGE_VAL);
    EXPECT(parse("1e-999999999999") == 0);
    EXPECT(parse("0e999999999999") == 0);
    EXPECT(parse("9007199254740993") == 9007199254740992.0);
    EXPECT(parse("9007199254740993.00000000000000000001") ==
           9007199254740994.0);
    EXPECT(parse("9007199254740995") == 9007199254740996.0);
    EXPECT(parse("2.2250738585072011e-308") == 0x0.fffffffffffffp-1022);
    EXPECT(parse("2.2250738585072012e-308") == 0x1p-1022);
    EXPECT(parse("4.9406564584124654e-324") == 0x1p-1074);
    EXPECT(parse("1.7976931348623157e308") == 0x1.fffffffffffffp1023);
    EXPECT(parse("1.7976931348623158e308") == 0x1.fffffffffffffp1023);
    EXPECT(parse("1.7976931348623159e308") == HUGE_VAL);
    EXPECT(parse("6.631236846766476e-316") == 0x0.0000008000000p-1022);
    EXPECT(parse("8.988465674311582e307") == 0x1.0000000000001p+1023);
}

static void check_where_parsing_ends(void) {
    check_used("", 0);
    check_used("-", 0);
    check_used(".", 0);
    check_used("e5", 0);
    check_used("_1", 0);
    check_used("1_", 1);
    check_used("1__0", 1);
    check_used("1._5", 2);
    check_used("1e", 1);
    check_used("1e+", 1);
    check_used("1e+5x", 4);
    check_used("1.5.5", 3);
    check_used("infinit", 3);
    check_used("na", 0);
}

/* The half-way point between 2^-1074 and zero has 751 digits: the text below
 * is on it, and then on either side by one unit of the 900th digit. */
static void check_long_texts(void) {
    static char text[1200];
    double tiny = 0x1p-1074;
    int32_t exponent;
    base_decimal_digits(tiny, 751, text + 1, &exponent);
    EXPECT(exponent == -324);
    /* Halve the digits: the exact half-way point. */
    int carry = 0;
    for (int i = 1; i <= 751; i++) {
        int digit = carry * 10 + text[i] - '0';
        text[i] = (char)('0' + digit / 2);
        carry = digit % 2;
    }
    text[752] = carry ? '5' : '0';
    memset(text + 753, '0', 200);
    text[0] = '.';
    strcpy(text + 953, "e-323");
    EXPECT(parse(text) == 0);
    text[900] = '1';
    EXPECT(parse(text) == tiny);
    text[900] = '0';
    text[752]--;
    EXPECT(parse(text) == 0);
}

static void check_zeros(void) {
    static char text[5000];
    memset(text, '0', sizeof text);
    text[1] = '.';
    strcpy(text + 4000, "15e3999");
    EXPECT(parse(text) == 1.5);
    memset(text, '0', 4000);
    text[0] = '7';
    strcpy(text + 4000, "e-3999");
    EXPECT(parse(text) == 7);
}

static void check_reprs(void) {
    check_repr(0.0, "0.0");
    check_repr(-0.0, "-0.0");
    check_repr(1.0, "1.0");
    check_repr(-1.5, "-1.5");
    check_repr(0.1, "0.1");
    check_repr(0.1 + 0.2, "0.30000000000000004");
    check_repr(1e22, "1e+22");
    check_repr(1e16, "1e+16");
    check_repr(9999999999999998.0, "9999999999999998.0");
    check_repr(1e15, "1000000000000000.0");
    check_repr(0.0001, "0.0001");
    check_repr(0.00001, "1e-05");
    check_repr(123456789.125, "123456789.125");
    check_repr(0x1p-1074, "5e-324");
    check_repr(0x1p-1073, "1e-323");
    check_repr(0x1p-1022, "2.2250738585072014e-308");
    check_repr(0x0.fffffffffffffp-1022, "2.225073858507201e-308");
    check_repr(0x1.fffffffffffffp1023, "1.7976931348623157e+308");
    check_repr(0x1p-44, "5.684341886080802e-14");
    check_repr(9007199254740993.0, "9007199254740992.0");
    check_repr(0x1p63, "9.223372036854776e+18");
    check_repr(5e-324, "5e-324");
    check_repr(2e23, "2e+23");
    check_repr(9.5367431640625e-07, "9.5367431640625e-07");
    check_repr(HUGE_VAL, "inf");
    check_repr(-HUGE_VAL, "-inf");
    check_repr((double)NAN, "nan");
}

static void check_formats(void) {
    check_format(2.675, ".2f", "2.67");
    check_format(0.5, ".0f", "0");
    check_format(1.5, ".0f", "2");
    check_format(2.5, ".0f", "2");
    check_format(2.5, "#.0f", "2.");
    check_format(9.99, ".1f", "10.0");
    check_format(0.06, ".1f", "0.1");
    check_format(0.05, ".1f", "0.1");
    check_format(0.04, ".1f", "0.0");
    check_format(-0.0001, ".2f", "-0.00");
    check_format(999.9999, ".2f", "1000.00");
    check_format(0.0, ".3f", "0.000");
    check_format(0.0, ".3e", "0.000e+00");
    check_format(0.0, "g", "0");
    check_format(1e23, ".0f", "99999999999999991611392");
    check_format(1e100, ".3e", "1.000e+100");
    check_format(9.9999e9, ".2e", "1.00e+10");
    check_format(12345.678, "E", "1.234568E+04");
    check_format(1.5, ".0e", "2e+00");
    check_format(1.5, "#.0e", "2.e+00");
    check_format(123456789.0, "g", "1.23457e+08");
    check_format(1234567.0, "G", "1.23457E+06");
    check_format(123456.0, "g", "123456");
    check_format(0.0001, "g", "0.0001");
    check_format(0.00001, "g", "1e-05");
    check_format(100.0, "#g", "100.000");
    check_format(1.0, "#.1g", "1.");
    check_format(0.25, ".1%", "25.0%");
    check_format(1.0, "%", "100.000000%");
    check_format(1e308, "%", "inf%");
    check_format(12.0, ".3", "12.0");
    check_format(123.0, ".3", "1.23e+02");
    check_format(0.0, ".3", "0.0");
    check_format(1e20, "#", "1.e+20");
    check_format(3.0, "+", "+3.0");
    check_format(3.0, " .1f", " 3.0");
    check_format(-3.0, " .1f", "-3.0");
    check_format(HUGE_VAL, "F", "INF");
    check_format((double)NAN, "+.2f", "+nan");
    check_format((double)-NAN, ".2E", "NAN");
    check_format(0x1p-1074, ".1f", "0.0");
    check_format(0.1, ".60f",
                 "0.100000000000000005551115123125782702118158340454101562500"
                 "000");
}

/* 2^1023 in full, and a request beyond the last digit that is not zero. */
static void check_long_formats(void) {
    static char out[3000];
    struct base_decimal_format format = {'f', '-', false, 350};
    EXPECT(base_decimal_format_size(0x1p1023, &format) <= sizeof out);
    size_t length = base_decimal_format(0x1p1023, &format, out);
    EXPECT(length == 308 + 1 + 350);
    EXPECT(memcmp(out, "8988465674311579538646525953945123668089884894711",
                  49) == 0);
    EXPECT(out[308] == '.' && out[309] == '0' && out[length - 1] == '0');
    format.precision = 1100;
    length = base_decimal_format(0x1p-1074, &format, out);
    EXPECT(length == 1102);
    EXPECT(memcmp(out + 2 + 323, "494065645841246544", 18) == 0);
    EXPECT(memcmp(out + 2 + 1072, "25", 2) == 0 && out[2 + 1074] == '0');
}

int main(void) {
    check_parsing();
    check_where_parsing_ends();
    check_long_texts();
    check_zeros();
    check_reprs();
    check_formats();
    check_long_formats();
    return unit_done();
}
