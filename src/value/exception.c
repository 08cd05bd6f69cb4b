/* SPDX-License-Identifier: MIT */
/* Exceptions: making and raising them. A raise allocates a text, a tuple and
 * the exception; when that fails, the context's own MemoryError, made at
 * start-up, is raised instead, so that raising always succeeds. */
#include "value/exception.h"

#include "value/class.h"
#include "value/container.h"
#include "value/exception_desk.h"
#include "value/shape.h"
#include "value/symbol.h"
#include "value/text.h"

#include <stdarg.h>

static struct value_exception *as_exception(value v) {
    return value_pointer(v);
}

/* Its storage is the type itself until it gets an attribute of its own. */
static bool first_storage(const struct type *type, const void **out) {
    *out = type;
    if (!(type->flags & TYPE_HEAP))
        return true;
    const struct value_shape *root = slot_pointer(&value_class_of(type)->shape);
    *out = value_storage_new(root, root->expected);
    return *out != NULL;
}

bool value_exception_new(value type, value args_tuple, value *out) {
    const void *storage;
    if (!first_storage(value_pointer(type), &storage))
        return false;
    struct value_exception *e =
        heap_alloc(KIND_EXCEPTION, sizeof *e - sizeof e->header);
    if (e == NULL)
        return value_raise_memory();
    slot_init(&e->storage, value_from_pointer(storage));
    slot_init(&e->args, args_tuple);
    slot_init(&e->traceback, VALUE_NONE);
    slot_init(&e->cause, VALUE_NONE);
    slot_init(&e->context, VALUE_NONE);
    slot_init(&e->suppress, VALUE_FALSE);
    slot_init(&e->extra, VALUE_NONE);
    if (ISA_FULL)
        value_exception_clear(e);
    *out = value_from_pointer(e);
    return true;
}

/* __context__, without making a ring: raising what is already in the chain
 * cuts it out of there, as CPython does. */
static void chain(value exception, value handled) {
    if (handled == exception || !value_is_kind(handled, KIND_EXCEPTION))
        return;
    value at = handled;
    while (value_is_kind(at, KIND_EXCEPTION)) {
        value next = slot_load(&as_exception(at)->context);
        if (next == exception) {
            slot_store(&as_exception(at)->context, VALUE_NONE);
            break;
        }
        at = next;
    }
    slot_store(&as_exception(exception)->context, handled);
}

bool value_raise_object(value exception) {
    struct context *context = value_context();
    chain(exception, context->handled);
    context->exception = exception; /* X3 */
    return false;
}

bool value_raise_memory(void) {
    struct context *context = value_context();
    value e = context->memory_error;
    if (value_is_kind(e, KIND_EXCEPTION)) { /* it is used again and again */
        slot_store(&as_exception(e)->traceback, VALUE_NONE);
        slot_store(&as_exception(e)->context, VALUE_NONE);
    }
    context->exception = e;
    return false;
}

bool value_raise_value(const struct type *type, value argument) {
    value args;
    value e;
    uint32_t count = argument != VALUE_UNSET;
    if (!value_tuple_new(count, &argument, &args) ||
        !value_exception_new(value_from_static(type), args, &e))
        return false;
    return value_raise_object(e);
}

static bool raise(const struct type *type, const char *format, va_list *list) {
    value text;
    return value_str_format_list(&text, format, list) &&
           value_raise_value(type, text);
}

bool value_raise_text(const struct type *type, const char *format, ...) {
    va_list list;
    va_start(list, format);
    bool raised = raise(type, format, &list);
    va_end(list);
    return raised;
}

bool value_raise_type_text(const char *format, ...) {
    va_list list;
    va_start(list, format);
    bool raised = raise(&value_type_TypeError, format, &list);
    va_end(list);
    return raised;
}

bool value_raise_value_text(const char *format, ...) {
    va_list list;
    va_start(list, format);
    bool raised = raise(&value_type_ValueError, format, &list);
    va_end(list);
    return raised;
}

bool value_raise_depth(void) {
    return value_raise(&value_type_RecursionError,
                       "maximum recursion depth exceeded");
}

/* Numbers of Linux and of MicroPython's errno. */
static const uint8_t os_errors[] = {
    1,  2,  4,  5,  9,   11,  12,  13,  16,  17,  19,  20,  21, 22,
    28, 32, 95, 98, 103, 104, 105, 107, 110, 111, 113, 114, 115};

/* Texts of strerror in the same order; one text, since a table of texts cannot
 * be packed. */
static const char *os_texts(void) {
    return BASE_TEXT_OF("Operation not permitted\n"
                        "No such file or directory\n"
                        "Interrupted system call\n"
                        "Input/output error\n"
                        "Bad file descriptor\n"
                        "Resource temporarily unavailable\n"
                        "Cannot allocate memory\n"
                        "Permission denied\n"
                        "Device or resource busy\n"
                        "File exists\n"
                        "No such device\n"
                        "Not a directory\n"
                        "Is a directory\n"
                        "Invalid argument\n"
                        "No space left on device\n"
                        "Broken pipe\n"
                        "Operation not supported\n"
                        "Address already in use\n"
                        "Software caused connection abort\n"
                        "Connection reset by peer\n"
                        "No buffer space available\n"
                        "Transport endpoint is not connected\n"
                        "Connection timed out\n"
                        "Connection refused\n"
                        "No route to host\n"
                        "Operation already in progress\n"
                        "Operation now in progress\n");
}

static bool os_text(uint32_t line, value *out) {
    struct value_builder b;
    struct base_text_reader reader;
    value_builder_init(&b);
    base_text_open(&reader, BASE_TEXT_TABLE, os_texts());
    for (char c; (c = base_text_next(&reader)) != '\0';) {
        if (c == '\n') {
            if (line-- == 0)
                break;
            value_rest(); /* the whole table takes 13,000 cycles */
        } else if (line == 0 && !b.sink.write(&b.sink, &c, 1)) {
            return false;
        }
    }
    return value_builder_str(&b, out);
}

static bool os_error_args(int number, value *out) {
    value items[2] = {value_from_int48(number), VALUE_UNSET};
    for (uint32_t i = 0; i < ARRAY_LENGTH(os_errors); i++)
        if (os_errors[i] == number)
            return os_text(i, &items[1]) && value_tuple_new(2, items, out);
    return value_tuple_new(1, items, out);
}

bool value_raise_os_error(int error_number) {
    const struct type *type = &value_type_OSError;
    value args;
    value e;
    if (value_extra() != NULL)
        type = value_extra()->os_error(error_number);
    else if (error_number == 110)
        type = &value_type_TimeoutError;
    if (!os_error_args(error_number, &args) ||
        !value_exception_new(value_from_static(type), args, &e))
        return false;
    return value_raise_object(e);
}

bool value_pending_is(const struct type *type) {
    value e = value_context()->exception;
    return e != VALUE_UNSET && value_is_subtype(value_type_of(e), type);
}

value value_take_exception(void) {
    struct context *context = value_context();
    value e = context->exception;
    context->exception = VALUE_UNSET; /* X2 */
    return e;
}

/* The chain is (file, line, function, next), innermost frame deepest, so
 * adding a caller puts a tuple in front. */
void value_traceback_add(value exception, value file, uint32_t line,
                         value function) {
    struct value_exception *e = as_exception(exception);
    struct context *context = value_context();
    value pending = context->exception;
    value items[4] = {file, value_from_int48(line), function,
                      slot_load(&e->traceback)};
    value entry;
    if (value_tuple_new(4, items, &entry))
        slot_store(&e->traceback, entry);
    context->exception = pending; /* an entry lost to memory is no error */
}
