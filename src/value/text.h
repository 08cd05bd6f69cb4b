/* SPDX-License-Identifier: MIT */
/* Strings, bytes, buffers, and where formatted text goes.
 *
 * A str is UTF-8 with a flag for all-ASCII in header.aux and its hash
 * cached in one word, 0 for unset (B1: it is written whole or not at all).
 * str and bytes never change, so they need no slots and no barriers.
 */
#ifndef KRAIT_VALUE_TEXT_H
#define KRAIT_VALUE_TEXT_H

#include <stdarg.h>

#include "base/text.h"
#include "value/type.h"
#include "value/value.h"

#define VALUE_STR_ASCII 1u /* in header.aux */

struct value_str { /* KIND_STR and KIND_BYTES */
    struct header header;
    uint32_t length; /* bytes */
    uint32_t hash;   /* 0: not computed yet */
    char text[];
};

/* Its header.aux says whose it is, once a memoryview has looked at it. */
enum { VALUE_UNSEEN, VALUE_OF_BYTEARRAY, VALUE_OF_ARRAY };
struct value_byte_buffer {
    struct header header;
    uint32_t length;
    uint32_t capacity;
    uint8_t at[];
};

struct value_bytearray {
    struct header header;
    struct slot buffer; /* byte buffer: one pointer carries all (C2) */
};

/* Read-only or writable bytes of an object; `owner` keeps them alive. */
struct value_view {
    uint8_t *at;
    uint32_t length; /* bytes */
    value owner;
    char format; /* struct code of an element: 'B' unless array/view */
    uint8_t item_size;
};

struct value_window { /* KIND_MEMORYVIEW */
    struct header header;
    union {
        struct {
            uint8_t *at;
            uint32_t length; /* items */
            char format;
            uint8_t size;
            bool readonly;
            bool released;
        };
        uint64_t raw[2];
    };
    struct slot owner; /* keeps `at` alive */
    struct slot object;
};

/* Text of a str value, symbol or heap string.
 * Contract: handler; no alloc; O(1). */
bool value_is_str(value v);

/* Contract: handler; no alloc; O(1). */
const char *value_str_text(value v, uint32_t *length);

/* Number of code points.
 * Contract: handler; no alloc; O(n). */
uint32_t value_str_length(value v);

/* Contract: handler; no alloc; O(n). */
uint32_t value_str_hash(value v);

/* Contract: handler; no alloc; O(n). */
bool value_str_equal(value a, value b);

#define VALUE_STR_LONG 256u /* from here on the next two take safepoints */

/* The same two of texts that may be long.
 * Contract: handler; reserve; O(n); raises. */
bool value_str_hash_long(value v, uint32_t *out) RAISES;
bool value_str_equal_long(value a, value b, bool *out) RAISES;

/* True if v is the text of a C string.
 * Contract: handler; no alloc; O(n). */
bool value_str_is(value v, const char *text);

/* New str of valid UTF-8 (the caller has checked).
 * Contract: handler; reserve; O(n); raises. */
bool value_str_new(const char *text, size_t length, value *out) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_bytes_new(const void *data, size_t length, value *out) RAISES;

/* bytes(v): of a buffer, an iterable of integers or a count of zeros.
 * Contract: handler; reserve; O(n); raises. */
bool value_bytes_of(value v, value *out) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_bytearray_new(const void *data, size_t length, value *out) RAISES;

/* Appends to a bytearray; BufferError while a memoryview holds it.
 * Contract: handler; reserve; O(n); raises. */
bool value_bytearray_append(value self, const void *data, size_t length) RAISES;

/* Cuts off or fills up with zeros.
 * Contract: handler; reserve; O(n); raises. */
bool value_bytearray_resize(value self, size_t length) RAISES;

/* A bytearray on bytes of a heap object, sharing them: all of a buffer; else a
 * memoryview.
 * Contract: handler; reserve; O(1); raises. */
bool value_bytes_alias(const struct value_view *view, value *out) RAISES;

/* Symbol number of a str value, interning it if need be; TypeError if v is
 * no str, then UINT32_MAX.
 * Contract: handler; reserve; O(n); raises. */
uint32_t value_name_of(value v);

/* Buffer of bytes, bytearray, memoryview, array, str (read-only) or a
 * custom object; TypeError otherwise.
 * Contract: handler; reserve; O(1); raises. */
bool value_view_of(value v, bool writable, struct value_view *out) RAISES;

/* Where print, repr and format write. `write` may raise. */
struct value_sink {
    /* Contract: handler; reserve; O(n); raises. */
    bool (*write)(struct value_sink *sink, const char *text, size_t length);
};

#define BUILDER_FIRST 32u

/* A sink that gathers a str: on the C stack while it is short, as most are, and
 * leave no garbage then; else in a buffer of the heap, which the stack scan
 * finds. */
struct value_builder {
    struct value_sink sink;
    struct value_byte_buffer *buffer; /* NULL: `first` has it all */
    uint32_t length;                  /* of `first` */
    char first[BUILDER_FIRST];
};

/* Contract: handler; no alloc; O(1). */
void value_builder_init(struct value_builder *b);

/* That many bytes will be written: no more room than they need is made.
 * Contract: handler; reserve; O(1); raises. */
bool value_builder_expect(struct value_builder *b, size_t length) RAISES;

/* What it holds until it is written to again, to be changed in place.
 * Contract: handler; no alloc; O(1). */
char *value_builder_text(struct value_builder *b, uint32_t *length);

/* What was written, once. Contract: handler; reserve; O(n); raises. */
bool value_builder_str(struct value_builder *b, value *out) RAISES;
bool value_builder_bytes(struct value_builder *b, value *out) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool value_write(struct value_sink *sink, const char *text) RAISES;

/* printf-like with exception.h's conversions.
 * Contract: handler; reserve; O(n); raises. */
bool value_write_format_text(struct value_sink *sink, const char *format, ...)
    RAISES;
#define value_write_format(sink, ...)                                          \
    value_write_format_text(sink, BASE_TEXT(__VA_ARGS__))

/* A str made by the same conversions.
 * Contract: handler; reserve; O(n); raises. */
bool value_str_format_text(value *out, const char *format, ...) RAISES;
#define value_str_format(out, ...)                                             \
    value_str_format_text(out, BASE_TEXT(__VA_ARGS__))

/* The same for a function that was given the list, as value_raise is.
 * Contract: handler; reserve; O(n); raises. */
bool value_str_format_list(value *out, const char *format, va_list *list)
    RAISES;

/* str(v) or repr(v) to a sink; user classes through the upcalls; recursion
 * by the depth check, cycles as `[...]`.
 * Contract: handler; reserve; O(n); raises. */
bool value_print(value v, bool repr, struct value_sink *sink) RAISES;

/* str(v) or repr(v) as a str value.
 * Contract: handler; reserve; O(n); raises. */
bool value_to_str(value v, bool repr, value *out) RAISES;

/* format(v, spec) for builtin types (int float str bool and others by
 * str()); ValueError with CPython's text for a bad spec.
 * Contract: handler; reserve; O(n); raises. */
bool value_format_spec(value v, const char *spec, size_t length, value *out)
    RAISES;

#endif
