/* SPDX-License-Identifier: MIT */
/* What the methods of str, bytes and bytearray share, inside value/: one
 * implementation over bytes of text, told apart where it matters (result
 * type, code point indices, argument types). */
#ifndef KRAIT_VALUE_TEXT_OPS_H
#define KRAIT_VALUE_TEXT_OPS_H

#include "value/text.h"

/* The text of self or of an argument. `owner` is the object that holds it. */
struct value_text {
    const char *at;
    uint32_t length;
    value owner;
    uint8_t kind; /* KIND_STR, KIND_BYTES or KIND_BYTEARRAY */
    bool ascii;   /* byte index = character index */
};

/* Contract: handler; no alloc; O(n). */
void value_text_self(value v, struct value_text *out);

/* str.encode(self, encoding, errors).
 * Contract: handler; reserve; O(n); raises. */
bool value_str_encode(struct arguments *args, value *out) RAISES;

/* bytes.hex(self, separator, every).
 * Contract: handler; reserve; O(n); raises. */
bool value_bytes_hex(struct arguments *args, value *out) RAISES;

/* A str for a str, bytes-like for the others; TypeError else.
 * Contract: handler; reserve; O(1); raises. */
bool value_text_argument(const struct value_text *self, value v,
                         struct value_text *out) RAISES;

/* New object of the same type as self.
 * Contract: handler; reserve; O(n); raises. */
bool value_text_result(const struct value_text *self, const char *at,
                       size_t length, value *out) RAISES;

/* The same from a builder.
 * Contract: handler; reserve; O(n); raises. */
bool value_text_built(const struct value_text *self, struct value_builder *b,
                      value *out) RAISES;

/* Optional start and end arguments from args->at[first], as byte offsets;
 * *valid false if start lies beyond the end of the text.
 * Contract: handler; reserve; O(n); raises. */
bool value_text_range(const struct value_text *self,
                      const struct arguments *args, uint32_t first,
                      uint32_t range[2], bool *valid) RAISES;

/* *out = offset of needle in [low, high) or -1.
 * Contract: handler; reserve; O(n^2); raises. */
bool value_text_find(const struct value_text *self,
                     const struct value_text *needle, const uint32_t range[2],
                     bool last, int64_t *out) RAISES;

/* Code points of the text.
 * Contract: handler; reserve; O(n); raises. */
bool value_text_count(const char *at, size_t length, uint32_t *out) RAISES;

/* An integer as a byte; `noun` is "byte" or "bytes" for the error's text.
 * Contract: handler; reserve; O(1); raises. */
bool value_to_byte(value v, const char *noun, char *out) RAISES;

/* Is the character at i white space? *size = its bytes.
 * Contract: handler; no alloc; O(1). */
bool value_text_space_at(const struct value_text *t, uint32_t i,
                         uint32_t *size);

/* Takes white space off both ends.
 * Contract: handler; reserve; O(n); raises. */
bool value_text_trim(struct value_text *t) RAISES;

/* Natives that the member tables of str, bytes and bytearray name. */
#define VALUE_TEXT_NATIVES(X)                                                  \
    X(capitalize)                                                              \
    X(casefold)                                                                \
    X(center)                                                                  \
    X(count)                                                                   \
    X(decode)                                                                  \
    X(encode)                                                                  \
    X(endswith)                                                                \
    X(expandtabs)                                                              \
    X(find)                                                                    \
    X(format)                                                                  \
    X(format_map)                                                              \
    X(hex)                                                                     \
    X(index)                                                                   \
    X(isalnum)                                                                 \
    X(isalpha)                                                                 \
    X(isascii)                                                                 \
    X(isdigit)                                                                 \
    X(isidentifier)                                                            \
    X(islower)                                                                 \
    X(isprintable)                                                             \
    X(isspace)                                                                 \
    X(istitle)                                                                 \
    X(isupper)                                                                 \
    X(join)                                                                    \
    X(ljust)                                                                   \
    X(lower)                                                                   \
    X(lstrip)                                                                  \
    X(partition)                                                               \
    X(removeprefix)                                                            \
    X(removesuffix)                                                            \
    X(replace)                                                                 \
    X(rfind)                                                                   \
    X(rindex)                                                                  \
    X(rjust)                                                                   \
    X(rpartition)                                                              \
    X(rsplit)                                                                  \
    X(rstrip)                                                                  \
    X(split)                                                                   \
    X(splitlines)                                                              \
    X(startswith)                                                              \
    X(strip)                                                                   \
    X(swapcase)                                                                \
    X(title)                                                                   \
    X(translate)                                                               \
    X(upper)                                                                   \
    X(zfill)
#define X(name) extern const struct native value_text_##name##_native;
VALUE_TEXT_NATIVES(X)
#undef X

#define TEXT_NATIVE(function, min, max, bits)                                  \
    TEXT_NATIVE_AS(function, function, min, max, bits)

/* For names that the C library has taken. */
#define TEXT_NATIVE_AS(python_name, function, min, max, bits)                  \
    const struct native value_text_##python_name##_native = NATIVE_BODY(       \
        function, SYM_##python_name, min, max, (bits) | NATIVE_METHOD)

#define TEXT_MEMBER(function)                                                  \
    {                                                                          \
        .name = SYM_##function, .kind = MEMBER_OBJECT,                         \
        .object = &value_text_##function##_native                              \
    }

/* "%" formatting; args a tuple, a mapping or one value.
 * Contract: handler; reserve; O(n); raises. */
bool value_text_percent(const struct value_text *format, value args, value *out)
    RAISES;

/* Hooks that str and the byte types share.
 * Contract: handler; reserve; O(n); raises. */
bool value_text_binary(enum value_binary op, value a, value b, value *out)
    RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_text_compare(enum value_compare op, value a, value b, value *out)
    RAISES;

/* repr of text with quotes; `bytes` escapes all but ASCII.
 * Contract: handler; reserve; O(n); raises. */
bool value_text_quote(const struct value_text *t, struct value_sink *sink)
    RAISES;

#endif
