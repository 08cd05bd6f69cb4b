/* SPDX-License-Identifier: MIT */
/* The tree of builtin exception classes and the attributes of their
 * instances. What CPython keeps in fields (errno, value, code, ...) is read
 * from args unless it was set, so most exceptions need no storage. */
#include "value/codec_desk.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/exception_desk.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"

static struct value_exception *as_exception(value v) {
    return value_pointer(v);
}

static bool is(value self, const struct type *type) {
    return value_is_subtype(value_type_of(self), type);
}

/* args[i] if there are between low and high arguments, else None. */
static value argument(value self, uint32_t i, uint32_t low, uint32_t high) {
    value args = slot_load(&as_exception(self)->args);
    uint32_t n = value_tuple_length(args);
    return n >= low && n <= high && i < n ? value_tuple_at(args, i)
                                          : VALUE_NONE;
}

/* SyntaxError(msg, (filename, lineno, offset, text)). */
static value detail(value self, uint32_t i) {
    value details = argument(self, 1, 2, 2);
    if (!value_is_kind(details, KIND_TUPLE) || i >= value_tuple_length(details))
        return VALUE_NONE;
    return value_tuple_at(details, i);
}

struct field {
    uint16_t name;
    int8_t index; /* of args; below 0: detail -index - 1 */
    uint8_t low;
    uint8_t high;
    const struct type *type;
};

static const struct field fields[] = {
    {SYM_value, 0, 1, 255, &value_type_StopIteration},
    {SYM_value, 0, 1, 255, &value_type_StopAsyncIteration},
    {SYM_errno, 0, 1, 5, &value_type_OSError},
    {SYM_strerror, 1, 2, 5, &value_type_OSError},
    {SYM_filename, 2, 3, 5, &value_type_OSError},
    {SYM_code, 0, 1, 1, &value_type_SystemExit},
    {SYM_msg, 0, 1, 2, &value_type_SyntaxError},
    {SYM_filename, -1, 0, 0, &value_type_SyntaxError},
    {SYM_lineno, -2, 0, 0, &value_type_SyntaxError},
    {SYM_offset, -3, 0, 0, &value_type_SyntaxError},
    {SYM_text, -4, 0, 0, &value_type_SyntaxError},
    {SYM_msg, 0, 1, 1, &value_type_ImportError},
};

/* OSError("text"); OSError(5) has one, as MicroPython's programs want. */
static bool lacks_number(value self) {
    return argument(self, 0, 1, 1) != VALUE_NONE &&
           !value_is_int(argument(self, 0, 1, 1));
}

static bool load_field(value self, uint32_t name, value *out) {
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++) {
        const struct field *f = &fields[i];
        if (f->name != name || !is(self, f->type))
            continue;
        *out = f->index < 0
                   ? detail(self, (uint32_t)(-f->index - 1))
                   : argument(self, (uint32_t)f->index, f->low, f->high);
        if (ISA_FULL && name == SYM_errno && lacks_number(self))
            *out = VALUE_NONE;
        if (name == SYM_code && argument(self, 0, 2, UINT32_MAX) != VALUE_NONE)
            *out = slot_load(&as_exception(self)->args);
        return true;
    }
    if (ISA_FULL)
        value_exception_load(self, name, out);
    else if (name == SYM_name && (is(self, &value_type_AttributeError) ||
                                  is(self, &value_type_NameError) ||
                                  is(self, &value_type_ImportError)))
        *out = VALUE_NONE;
    return true;
}

static bool load(value self, uint32_t name, value *out) {
    struct value_exception *e = as_exception(self);
    *out = VALUE_UNSET;
    switch (name) {
    case SYM_args:
        *out = slot_load(&e->args);
        return true;
    case SYM___traceback__:
        *out = slot_load(&e->traceback);
        return true;
    case SYM___cause__:
        *out = slot_load(&e->cause);
        return true;
    case SYM___context__:
        *out = slot_load(&e->context);
        return true;
    case SYM___suppress_context__:
        *out = slot_load(&e->suppress);
        return true;
    default:
        *out = value_instance_load(self, name);
        return *out != VALUE_UNSET || load_field(self, name, out);
    }
}

static bool check_link(value v, const char *what) {
    if (v == VALUE_NONE || value_is_kind(v, KIND_EXCEPTION))
        return true;
    return value_raise(&value_type_TypeError,
                       "exception %s must be None or derive from "
                       "BaseException",
                       what);
}

static bool store_cause(struct value_exception *e, value v) {
    if (!check_link(v, "cause"))
        return false;
    slot_store(&e->cause, v);
    slot_store(&e->suppress, VALUE_TRUE);
    return true;
}

static bool store_args(struct value_exception *e, value v) {
    value tuple;
    if (!value_sequence_tuple(v, &tuple))
        return false;
    slot_store(&e->args, tuple);
    return true;
}

/* A chip's tracebacks are tuples, and not told from others. */
static bool store_traceback(struct value_exception *e, value v) {
    if (ISA_FULL && !value_exception_traceback(v))
        return false;
    slot_store(&e->traceback, v);
    return true;
}

static bool store(value self, uint32_t name, value v, bool *done) {
    struct value_exception *e = as_exception(self);
    bool truth;
    *done = true;
    if (v == VALUE_UNSET)
        return value_instance_store(self, name, v, done);
    switch (name) {
    case SYM_args:
        return store_args(e, v);
    case SYM___traceback__:
        return store_traceback(e, v);
    case SYM___cause__:
        return store_cause(e, v);
    case SYM___context__:
        if (!check_link(v, "context"))
            return false;
        slot_store(&e->context, v);
        return true;
    case SYM___suppress_context__:
        if (!value_truth(v, &truth))
            return false;
        slot_store(&e->suppress, value_from_bool(truth));
        return true;
    default:
        return value_instance_store(self, name, v, done);
    }
}

/* str(): OSError and KeyError have their own forms. */
static bool print_str(value self, struct value_sink *sink) {
    value args = slot_load(&as_exception(self)->args);
    uint32_t n = value_tuple_length(args);
    if (is(self, &value_type_OSError) && n >= 2 && n <= 5) {
        value name;
        return value_write_format(sink, "[Errno %v] %v",
                                  value_tuple_at(args, 0),
                                  value_tuple_at(args, 1)) &&
               load(self, SYM_filename, &name) &&
               (name == VALUE_NONE || value_write_format(sink, ": %r", name));
    }
    if (is(self, &value_type_SyntaxError) && n == 2) {
        if (ISA_FULL)
            return value_exception_syntax(self, sink);
        n = 1;
    }
    if (ISA_FULL && n == 5 && value_exception_is_codec(self))
        return value_codec_print(self, sink);
    if (n == 0)
        return true;
    if (n == 1)
        return value_print(value_tuple_at(args, 0),
                           is(self, &value_type_KeyError), sink);
    return value_print(args, true, sink);
}

static bool print(value self, bool repr, struct value_sink *sink) {
    if (!repr)
        return print_str(self, sink);
    value args = slot_load(&as_exception(self)->args);
    if (value_tuple_length(args) == 1)
        return value_write_format(sink, "%t(%r)", self,
                                  value_tuple_at(args, 0));
    return value_write_format(sink, "%t%r", self, args);
}

/* Of OSError(number, text, filename, ...) the first two. */
static bool take_args(value self, const struct arguments *args) {
    value tuple;
    bool done;
    bool named = args->count >= 3 && args->count <= 5 &&
                 args->at[2] != VALUE_NONE && is(self, &value_type_OSError);
    if (!value_tuple_new(named ? 2 : args->count, args->at, &tuple))
        return false;
    slot_store(&as_exception(self)->args, tuple);
    return !named ||
           value_instance_store(self, SYM_filename, args->at[2], &done);
}

static bool has_keywords(const struct type *type) {
    return ISA_FULL && (value_is_subtype(type, &value_type_AttributeError) ||
                        value_is_subtype(type, &value_type_NameError) ||
                        value_is_subtype(type, &value_type_ImportError));
}

static bool is_codec_type(const struct type *t) {
    return t == &value_type_UnicodeDecodeError ||
           t == &value_type_UnicodeEncodeError;
}

static bool make(value type, struct arguments *args, value *out) {
    const struct type *t = value_pointer(type);
    if (args->keywords > 0 && !(t->flags & TYPE_HEAP) && !has_keywords(t))
        return value_raise(&value_type_TypeError,
                           "%q() takes no keyword arguments", t->name);
    if (t == &value_type_OSError && args->count > 1 &&
        value_is_int48(args->at[0]) && value_extra() != NULL)
        type = value_from_static(
            value_extra()->os_error(value_int48(args->at[0])));
    if (ISA_FULL && args->count != 5 && is_codec_type(t))
        return value_codec_count(args->count);
    return value_exception_new(type, VALUE_NONE, out) &&
           take_args(*out, args) &&
           (!ISA_FULL || value_exception_keywords(*out, args));
}

/* BaseException.__init__(self, *args): for super().__init__(...). */
static bool initialise(struct arguments *args, value *out) {
    value self;
    struct arguments rest = {args->at + 1, args->count - 1, 0};
    *out = VALUE_NONE;
    return value_self(args, KIND_EXCEPTION, &value_type_BaseException, &self) &&
           take_args(self, &rest);
}

static bool create(struct arguments *args, value *out) {
    struct arguments rest = {args->at + 1, args->count - 1, 0};
    const struct type *t = value_pointer(args->at[0]);
    if (!value_is_kind(args->at[0], KIND_TYPE) || !(t->flags & TYPE_EXCEPTION))
        return value_raise(&value_type_TypeError,
                           "BaseException.__new__(X): X is not a subtype of "
                           "BaseException");
    return make(args->at[0], &rest, out);
}

static bool with_traceback(struct arguments *args, value *out) {
    if (!value_self(args, KIND_EXCEPTION, &value_type_BaseException, out))
        return false;
    return store_traceback(as_exception(*out), args->at[1]);
}

static bool add_note(struct arguments *args, value *out) {
    value self;
    bool done;
    if (!value_self(args, KIND_EXCEPTION, &value_type_BaseException, &self))
        return false;
    if (!value_is_str(value_unwrap(args->at[1])))
        return value_raise(&value_type_TypeError,
                           "note must be a str, not '%t'", args->at[1]);
    value notes = value_instance_load(self, SYM___notes__);
    if (notes == VALUE_UNSET &&
        (!value_list_new(0, NULL, &notes) ||
         !value_instance_store(self, SYM___notes__, notes, &done)))
        return false;
    *out = VALUE_NONE;
    return value_list_append(value_unwrap(notes), args->at[1]);
}

/* str(e) and repr(e) by name: a subclass calls super().__str__(). */
static bool text_of(struct arguments *args, bool repr, value *out) {
    struct value_builder b;
    value self;
    if (!value_self(args, KIND_EXCEPTION, &value_type_BaseException, &self))
        return false;
    value_builder_init(&b);
    return print(self, repr, &b.sink) && value_builder_str(&b, out);
}

static bool to_str(struct arguments *args, value *out) {
    return text_of(args, false, out);
}

static bool to_repr(struct arguments *args, value *out) {
    return text_of(args, true, out);
}

NATIVE(initialise, SYM___init__, 1, 255, NATIVE_METHOD);
NATIVE(create, SYM___new__, 1, 255, NATIVE_STATIC | NATIVE_KEYWORDS);
NATIVE(to_repr, SYM___repr__, 1, 1, NATIVE_METHOD);
NATIVE(to_str, SYM___str__, 1, 1, NATIVE_METHOD);
NATIVE(add_note, SYM_add_note, 2, 2, NATIVE_METHOD);
NATIVE(with_traceback, SYM_with_traceback, 2, 2, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___init__, initialise),
    MEMBER_FUNCTION(SYM___new__, create),
    MEMBER_FUNCTION(SYM___repr__, to_repr),
    MEMBER_FUNCTION(SYM___str__, to_str),
    MEMBER_FUNCTION(SYM_add_note, add_note),
    MEMBER_FUNCTION(SYM_with_traceback, with_traceback)};

const struct type_hooks value_exception_hooks = {
    .make = make, .load = load, .store = store, .print = print};

/* Only the root has members; look-up walks up to it. */
#define TYPE(its_name, its_base, its_members, count)                           \
    const struct type value_type_##its_name = {                                \
        .header = HEADER_STATIC(KIND_TYPE),                                    \
        .base = &value_type_##its_base,                                        \
        .hooks = &value_exception_hooks,                                       \
        .members = (its_members),                                              \
        .member_count = (count),                                               \
        .name = SYM_##its_name,                                                \
        .instance_kind = KIND_EXCEPTION,                                       \
        .flags = TYPE_EXCEPTION};

#define X(name, base)                                                          \
    TYPE(name, base, members,                                                  \
         SYM_##name == SYM_BaseException ? ARRAY_LENGTH(members) : 0)
VALUE_EXCEPTIONS(X)
#undef X
