/* SPDX-License-Identifier: MIT */
/* Formatted text of the runtime itself (error texts, reports), and str() and
 * repr() of any value.
 *
 * Printing a container recurses in C, so it asks for the depth of the C
 * stack; what is being printed already is found through a chain on it. */
#include <stdarg.h>

#include "value/codec_desk.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

/* C stack that must be left to print one level deeper: the frames of
 * value_print, a container's hook and a sink on a Cortex-M. */
#define STACK_NEEDED 600

/* Formats are read a character at a time and written in pieces so long. */
#define RUN_LENGTH 32

bool value_write(struct value_sink *sink, const char *text) {
    return sink->write(sink, text, strlen(text));
}

static bool write_number(struct value_sink *sink, uint32_t n, bool negative,
                         uint32_t base) {
    char text[16];
    size_t at = sizeof text;
    do
        text[--at] = "0123456789abcdef"[n % base];
    while ((n /= base) != 0);
    if (negative)
        text[--at] = '-';
    return sink->write(sink, text + at, sizeof text - at);
}

static bool write_symbol(struct value_sink *sink, uint32_t number) {
    uint32_t length;
    const char *text = value_symbol_text(number, &length);
    return sink->write(sink, text, length);
}

static bool write_int(struct value_sink *sink, int n) {
    uint32_t magnitude = n < 0 ? 0u - (uint32_t)n : (uint32_t)n;
    return write_number(sink, magnitude, n < 0, 10);
}

static bool write_char(struct value_sink *sink, int c) {
    char text = (char)c;
    return sink->write(sink, &text, 1);
}

/* For %s: `text` may be packed. */
static bool write_text(struct value_sink *sink, const char *text) {
    struct base_text_reader reader;
    base_text_open(&reader, BASE_TEXT_TABLE, text);
    for (char c; (c = base_text_next(&reader)) != '\0';)
        if (!sink->write(sink, &c, 1))
            return false;
    return true;
}

static bool write_one(struct value_sink *sink, char conversion, va_list *list) {
    switch (conversion) {
    case 's':
        return write_text(sink, va_arg(*list, const char *));
    case 'd':
        return write_int(sink, va_arg(*list, int));
    case 'u':
        return write_number(sink, va_arg(*list, uint32_t), false, 10);
    case 'x':
        return write_number(sink, va_arg(*list, uint32_t), false, 16);
    case 'c':
        return write_char(sink, va_arg(*list, int));
    case 'q':
        return write_symbol(sink, va_arg(*list, uint32_t));
    case 'v':
        return value_print(va_arg(*list, value), false, sink);
    case 'r':
        return value_print(va_arg(*list, value), true, sink);
    case 't':
        return write_symbol(sink, value_type_of(va_arg(*list, value))->name);
    default:
        return sink->write(sink, &conversion, 1);
    }
}

static bool write_list(struct value_sink *sink, const char *format,
                       va_list *list) {
    struct base_text_reader reader;
    char run[RUN_LENGTH];
    size_t length = 0;
    value_rest(); /* opening and 32 characters take 2,000 cycles each */
    base_text_open(&reader, BASE_TEXT_TABLE, format);
    for (;;) {
        char c = base_text_next(&reader);
        bool ends = c == '\0' || c == '%';
        if (length > 0 && (ends || length == sizeof run)) {
            value_rest();
            if (!sink->write(sink, run, length))
                return false;
            length = 0;
        }
        if (c == '\0')
            return true;
        if (!ends)
            run[length++] = c;
        else if (!write_one(sink, base_text_next(&reader), list))
            return false;
    }
}

bool value_write_format_text(struct value_sink *sink, const char *format, ...) {
    va_list list;
    va_start(list, format);
    bool done = write_list(sink, format, &list);
    va_end(list);
    return done;
}

/* For value_raise in exception.c too, which has the list already. */
bool value_str_format_list(value *out, const char *format, va_list *list) {
    struct value_builder b;
    value_builder_init(&b);
    return write_list(&b.sink, format, list) && value_builder_str(&b, out);
}

bool value_str_format_text(value *out, const char *format, ...) {
    va_list list;
    va_start(list, format);
    bool done = value_str_format_list(out, format, &list);
    va_end(list);
    return done;
}

/* What stands for a container inside itself; NULL for other kinds. */
static const char *cycle_mark(value v) {
    if (!value_is_pointer(v))
        return NULL;
    switch (value_object_kind(v)) {
    case KIND_LIST:
        return "[...]";
    case KIND_DICT:
        return "{...}";
    case KIND_TUPLE:
        return "(...)";
    case KIND_SET:
        return "set(...)";
    default:
        return NULL;
    }
}

static bool print_object(value v, struct value_sink *sink) {
    return value_write_format(sink, "<%t object at 0x", v) &&
           value_write_format(sink, "%x>",
                              (uint32_t)(uintptr_t)value_pointer(v));
}

static bool print_native(value v, bool repr, struct value_sink *sink) {
    const struct type *type = value_type_of(v);
    while (type != NULL && (type->hooks == NULL || type->hooks->print == NULL))
        type = type->base;
    if (type == NULL)
        return print_object(v, sink);
    return type->hooks->print(v, repr, sink);
}

/* User-defined __repr__ and __str__ first; then the native value inside. */
static bool print_instance(value v, bool repr, struct value_sink *sink) {
    value text;
    uint32_t length;
    if (!value_state.upcalls->text(v, repr ? SYM___repr__ : SYM___str__, &text))
        return false;
    if (text != VALUE_UNSET) {
        value plain = value_unwrap(text);
        const char *at = value_str_text(plain, &length);
        bool done = sink->write(sink, at, length);
        KEEP_ALIVE(plain);
        return done;
    }
    if (value_object_kind(v) != KIND_INSTANCE)
        return print_native(v, repr, sink);
    value native = value_unwrap(v);
    if (native == v)
        return print_object(v, sink);
    if (ISA_FULL && (value_is_kind(native, KIND_SET) ||
                     value_is_kind(native, KIND_FROZENSET) ||
                     value_is_kind(native, KIND_BYTEARRAY)))
        return value_print_derived(v, native, sink);
    return value_print(native, repr, sink);
}

static bool print_nested(value v, bool repr, const char *mark,
                         struct value_sink *sink) {
    struct context *context = value_context();
    for (const struct value_printing *p = context->printing; p != NULL;
         p = p->outer)
        if (p->v == v)
            return value_write(sink, mark);
    struct value_printing here = {v, context->printing};
    context->printing = &here;
    bool done = print_native(v, repr, sink);
    context->printing = here.outer;
    return done;
}

bool value_print(value v, bool repr, struct value_sink *sink) {
    struct context *context = value_context();
    const char *here = (const char *)&context;
    if (context->c_stack_low != NULL &&
        here < context->c_stack_low + STACK_NEEDED)
        return value_raise(&value_type_RecursionError,
                           "maximum recursion depth exceeded while getting "
                           "the repr of an object");
    if (value_is_kind(v, KIND_INSTANCE) || value_is_kind(v, KIND_EXCEPTION))
        return print_instance(v, repr, sink);
    if (ISA_FULL && value_is_kind(v, KIND_TYPE) &&
        (value_type_of(v)->flags & TYPE_HEAP))
        return print_instance(v, repr, sink);
    const char *mark = cycle_mark(v);
    if (mark != NULL)
        return print_nested(v, repr, mark, sink);
    return print_native(v, repr, sink);
}

bool value_to_str(value v, bool repr, value *out) {
    struct value_builder b;
    if (!repr && value_is_str(v)) {
        *out = v;
        return true;
    }
    value_builder_init(&b);
    return value_print(v, repr, &b.sink) && value_builder_str(&b, out);
}
