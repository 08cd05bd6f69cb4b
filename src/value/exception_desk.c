/* SPDX-License-Identifier: MIT */
/* What exceptions know beyond their arguments, on the desk: the name that was
 * not found and where, the end of a syntax error, and keyword arguments for
 * the former. A chip's exceptions have no room for it. */
#include "value/exception_desk.h"

#include "value/container.h"
#include "value/symbol.h"
#include "value/text.h"

static bool is(value self, const struct type *type) {
    return value_is_subtype(value_type_of(self), type);
}

/* NameError, AttributeError and ImportError have a name. */
static bool has_name(value self) {
    return is(self, &value_type_AttributeError) ||
           is(self, &value_type_NameError) || is(self, &value_type_ImportError);
}

void value_exception_clear(struct value_exception *e) {
    slot_init(&e->object, VALUE_UNSET);
}

void value_exception_missing(uint32_t name, value object) {
    value pending = value_context()->exception;
    if (pending == VALUE_UNSET || !has_name(pending))
        return;
    struct value_exception *e = value_pointer(pending);
    slot_store(&e->extra, value_from_symbol(name));
    slot_store(&e->object, object);
}

static value or_none(value v) { return v == VALUE_UNSET ? VALUE_NONE : v; }

/* SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset)).
 */
static value end_of(value self, uint32_t i) {
    const struct value_exception *e = value_pointer(self);
    value args = slot_load(&e->args), details = VALUE_NONE;
    if (value_tuple_length(args) == 2)
        details = value_tuple_at(args, 1);
    if (!value_is_kind(details, KIND_TUPLE) || i >= value_tuple_length(details))
        return VALUE_NONE;
    return value_tuple_at(details, i);
}

bool value_exception_is_codec(value self) {
    return is(self, &value_type_UnicodeDecodeError) ||
           is(self, &value_type_UnicodeEncodeError);
}

/* UnicodeDecodeError(encoding, object, start, end, reason) */
static void load_codec(value self, uint32_t name, value *out) {
    static const uint16_t names[] = {SYM_encoding, SYM_object, SYM_start,
                                     SYM_end, SYM_reason};
    const struct value_exception *e = value_pointer(self);
    value args = slot_load(&e->args);
    for (uint32_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (names[i] == name)
            *out = i < value_tuple_length(args) ? value_tuple_at(args, i)
                                                : VALUE_NONE;
}

void value_exception_load(value self, uint32_t name, value *out) {
    const struct value_exception *e = value_pointer(self);
    bool syntax = is(self, &value_type_SyntaxError);
    if (value_exception_is_codec(self))
        load_codec(self, name, out);
    if (name == SYM_name && has_name(self))
        *out = slot_load(&e->extra);
    else if ((name == SYM_obj && is(self, &value_type_AttributeError)) ||
             (name == SYM_path && is(self, &value_type_ImportError)))
        *out = or_none(slot_load(&e->object));
    else if (name == SYM_end_lineno && syntax)
        *out = end_of(self, 4);
    else if (name == SYM_end_offset && syntax)
        *out = end_of(self, 5);
    else if (name == SYM_print_file_and_line && syntax)
        *out = VALUE_NONE;
}

bool value_exception_traceback(value v) {
    return v == VALUE_NONE || value_type_of(v) == &value_type_traceback ||
           value_raise(&value_type_TypeError,
                       "__traceback__ must be a traceback or None");
}

static const char *base_of(const char *path, uint32_t length) {
    const char *from = path;
    for (uint32_t i = 0; i < length; i++)
        if (path[i] == '/')
            from = path + i + 1;
    return from;
}

bool value_exception_syntax(value self, struct value_sink *sink) {
    const struct value_exception *e = value_pointer(self);
    value args = slot_load(&e->args), file = end_of(self, 0);
    value line = end_of(self, 1), name = VALUE_NONE;
    if (!value_print(value_tuple_at(args, 0), false, sink))
        return false;
    if (value_is_str(file)) {
        uint32_t length;
        const char *path = value_str_text(file, &length);
        const char *from = base_of(path, length);
        if (!value_str_new(from, length - (uint32_t)(from - path), &name))
            return false;
    }
    if (name != VALUE_NONE && value_is_int48(line))
        return value_write_format(sink, " (%v, line %v)", name, line);
    if (name != VALUE_NONE)
        return value_write_format(sink, " (%v)", name);
    return !value_is_int48(line) ||
           value_write_format(sink, " (line %v)", line);
}

static struct slot *slot_of(value self, uint32_t name) {
    struct value_exception *e = value_pointer(self);
    if (name == SYM_name)
        return &e->extra;
    bool other = (name == SYM_obj && is(self, &value_type_AttributeError)) ||
                 (name == SYM_path && is(self, &value_type_ImportError));
    return other ? &e->object : NULL;
}

bool value_exception_keywords(value self, const struct arguments *args) {
    bool named = has_name(self);
    const struct type *type = value_type_of(self);
    for (uint32_t i = 0; i < args->keywords; i++) {
        const value *pair = &args->at[args->count + 2 * i];
        uint32_t name = value_symbol_number(pair[0]);
        struct slot *slot = named ? slot_of(self, name) : NULL;
        if (slot != NULL)
            slot_store(slot, pair[1]);
        else if (named && !(type->flags & TYPE_HEAP))
            return value_raise(&value_type_TypeError,
                               "'%q' is an invalid keyword argument for %q()",
                               name, type->name);
    }
    return true;
}
