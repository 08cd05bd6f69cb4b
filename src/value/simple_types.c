/* SPDX-License-Identifier: MIT */
/* The types of the constants, and of the small objects that bind or wrap a
 * function: property, staticmethod, classmethod, bound method, super, cell,
 * native function. What they do when found on a class is the execution
 * loop's business. */
#include "value/arguments.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/make.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"
#include "value/wrapper.h"

static bool no_arguments(struct arguments *args, const char *name) {
    if (args->count == 0 && args->keywords == 0)
        return true;
    return value_raise(&value_type_TypeError, "%s takes no arguments", name);
}

static bool make_none(value type, struct arguments *args, value *out) {
    (void)type;
    *out = VALUE_NONE;
    return no_arguments(args, "NoneType");
}

static bool make_ellipsis(value type, struct arguments *args, value *out) {
    (void)type;
    *out = VALUE_ELLIPSIS;
    return no_arguments(args, "EllipsisType");
}

static bool falsy(value self, bool *out) {
    (void)self;
    *out = false;
    return true;
}

static bool print_constant(value self, bool repr, struct value_sink *sink) {
    (void)repr;
    return value_write(sink, self == VALUE_NONE       ? "None"
                             : self == VALUE_ELLIPSIS ? "Ellipsis"
                             : self == VALUE_TRUE     ? "True"
                             : self == VALUE_FALSE    ? "False"
                                                      : "NotImplemented");
}

static const struct type_hooks none_hooks = {
    .make = make_none, .truth = falsy, .print = print_constant};
static const struct type_hooks ellipsis_hooks = {.make = make_ellipsis,
                                                 .print = print_constant};
static const struct type_hooks constant_hooks = {.print = print_constant};

#define SIMPLE(type_name, symbol, its_hooks, kind)                             \
    const struct type value_type_##type_name = {.header =                      \
                                                    HEADER_STATIC(KIND_TYPE),  \
                                                .base = &value_type_object,    \
                                                .hooks = &(its_hooks),         \
                                                .name = (symbol),              \
                                                .instance_kind = (kind),       \
                                                .flags = TYPE_FINAL}

SIMPLE(NoneType, SYM_NoneType, none_hooks, KIND_FREE);
SIMPLE(ellipsis, SYM_ellipsis, ellipsis_hooks, KIND_FREE);
SIMPLE(NotImplementedType, SYM_NotImplementedType, constant_hooks, KIND_FREE);

static bool wrapper_new(uint8_t kind, uint32_t slots, const value *items,
                        value *out) {
    struct value_wrapper *w = heap_alloc(kind, slots * sizeof(struct slot));
    if (w == NULL)
        return value_raise_memory();
    for (uint32_t i = 0; i < slots; i++)
        slot_init(&w->at[i], items[i]);
    *out = value_from_pointer(w);
    return true;
}

static value part(value self, uint32_t i) {
    return slot_load(
        &((const struct value_wrapper *)value_pointer(self))->at[i]);
}

static bool make_one(struct arguments *args, const char *name, uint8_t kind,
                     value *out) {
    if (args->count != 1 || args->keywords > 0)
        return value_raise(&value_type_TypeError,
                           "%s expected 1 argument, got %u", name, args->count);
    return wrapper_new(kind, 1, args->at, out);
}

static bool make_static(value type, struct arguments *args, value *out) {
    (void)type;
    return make_one(args, "staticmethod", KIND_STATIC_METHOD, out);
}

static bool make_class(value type, struct arguments *args, value *out) {
    (void)type;
    return make_one(args, "classmethod", KIND_CLASS_METHOD, out);
}

static bool load_wrapped(value self, uint32_t name, value *out) {
    *out = name == SYM___func__ || name == SYM___wrapped__ ? part(self, 0)
                                                           : VALUE_UNSET;
    return true;
}

static const struct type_hooks static_hooks = {.make = make_static,
                                               .load = load_wrapped};
static const struct type_hooks class_hooks = {.make = make_class,
                                              .load = load_wrapped};

SIMPLE(staticmethod, SYM_staticmethod, static_hooks, KIND_STATIC_METHOD);
SIMPLE(classmethod, SYM_classmethod, class_hooks, KIND_CLASS_METHOD);

static bool load_method(value self, uint32_t name, value *out) {
    *out = name == SYM___func__   ? part(self, 0)
           : name == SYM___self__ ? part(self, 1)
                                  : VALUE_UNSET;
    if (*out == VALUE_UNSET && name != SYM___class__)
        return value_state.upcalls->attribute(part(self, 0), name, out);
    return true;
}

static bool compare_methods(enum value_compare op, value a, value b,
                            value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    if (value_is_kind(a, KIND_BOUND_METHOD) &&
        value_is_kind(b, KIND_BOUND_METHOD) &&
        (op == VALUE_EQ || op == VALUE_NE)) {
        bool same = part(a, 0) == part(b, 0) && part(a, 1) == part(b, 1);
        *out = value_from_bool(same == (op == VALUE_EQ));
    }
    return true;
}

static bool hash_method(value self, uint32_t *out) {
    uint64_t bits = (part(self, 0) >> 3) * 31 + (part(self, 1) >> 3);
    *out = (uint32_t)(bits ^ bits >> 32);
    return true;
}

/* list.append, for which the class stands, or [].append. */
static bool print_native_method(const struct header *self,
                                struct value_sink *sink) {
    value of = part(value_from_pointer(self), 1);
    const struct native *n = value_pointer(part(value_from_pointer(self), 0));
    if (self->aux != 0)
        return value_write_format(
            sink, "<method '%q' of '%q' objects>", value_native_name(n),
            ((const struct type *)value_pointer(of))->name);
    return value_write_format(sink, "<built-in method %q of %t object at 0x%x>",
                              value_native_name(n), of, (uint32_t)of);
}

static bool print_method(value self, bool repr, struct value_sink *sink) {
    value name;
    (void)repr;
    if (value_is_kind(part(self, 0), KIND_NATIVE))
        return print_native_method(value_pointer(self), sink);
    if (!value_state.upcalls->attribute(part(self, 0), SYM___qualname__, &name))
        return false;
    return value_write_format(sink, "<bound method %v of %r>", name,
                              part(self, 1));
}

static const struct type_hooks method_hooks = {.load = load_method,
                                               .compare = compare_methods,
                                               .hash = hash_method,
                                               .print = print_method};

SIMPLE(method, SYM_method, method_hooks, KIND_BOUND_METHOD);

static bool load_native(value self, uint32_t name, value *out) {
    const struct native *n = value_pointer(self);
    *out = VALUE_UNSET;
    if (name == SYM___name__ || name == SYM___qualname__)
        *out = value_from_symbol(value_native_name(n));
    else if (name == SYM___doc__ || name == SYM___module__)
        *out = VALUE_NONE;
    return true;
}

static bool print_native(value self, bool repr, struct value_sink *sink) {
    const struct native *n = value_pointer(self);
    (void)repr;
    return value_write_format(sink, "<built-in function %q>",
                              value_native_name(n));
}

static const struct type_hooks native_hooks = {.load = load_native,
                                               .print = print_native};

SIMPLE(builtin_function, SYM_builtin_function_or_method, native_hooks,
       KIND_NATIVE);

static bool load_cell(value self, uint32_t name, value *out) {
    *out = VALUE_UNSET;
    if (name != SYM_cell_contents)
        return true;
    *out = part(self, 0);
    return *out != VALUE_UNSET ||
           value_raise(&value_type_ValueError, "Cell is empty");
}

static const struct type_hooks cell_hooks = {.load = load_cell};

SIMPLE(cell, SYM_cell, cell_hooks, KIND_CELL);

/* super(class, self); without arguments the execution loop finds them. */
static bool make_super(value type, struct arguments *args, value *out) {
    (void)type;
    if (args->count != 2 || args->keywords > 0)
        return value_raise(&value_type_RuntimeError, "super(): no arguments");
    value items[3] = {args->at[0], args->at[1], VALUE_UNSET};
    const struct type *of = value_type_of(items[1]);
    if (!value_is_kind(items[0], KIND_TYPE))
        return value_raise(&value_type_TypeError,
                           "super() argument 1 must be a type, not %t",
                           items[0]);
    if (value_is_subtype(of, value_pointer(items[0])))
        items[2] = value_from_static(of);
    else if (value_is_kind(items[1], KIND_TYPE) &&
             value_is_subtype(value_pointer(items[1]), value_pointer(items[0])))
        items[2] = items[1];
    else
        return value_raise(&value_type_TypeError,
                           "super(type, obj): obj must be an instance or "
                           "subtype of type");
    return wrapper_new(KIND_SUPER, 3, items, out);
}

static bool load_super(value self, uint32_t name, value *out) {
    *out = name == SYM___thisclass__    ? part(self, 0)
           : name == SYM___self__       ? part(self, 1)
           : name == SYM___self_class__ ? part(self, 2)
                                        : VALUE_UNSET;
    return true;
}

static const struct type_hooks super_hooks = {.make = make_super,
                                              .load = load_super};

SIMPLE(super, SYM_super, super_hooks, KIND_SUPER);

static bool make_property(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_fget, PARAMETER_ANY, VALUE_NONE},
        {SYM_fset, PARAMETER_ANY, VALUE_NONE},
        {SYM_fdel, PARAMETER_ANY, VALUE_NONE},
        {SYM_doc, PARAMETER_ANY, VALUE_NONE}};
    value items[4];
    (void)type;
    return value_arguments_sort(args, SYM_property, parameters, 4, items) &&
           wrapper_new(KIND_PROPERTY, 4, items, out);
}

static bool load_property(value self, uint32_t name, value *out) {
    *out = name == SYM_fget      ? part(self, 0)
           : name == SYM_fset    ? part(self, 1)
           : name == SYM_fdel    ? part(self, 2)
           : name == SYM___doc__ ? part(self, 3)
                                 : VALUE_UNSET;
    /* Its getter's, unless it was given one. */
    if (ISA_FULL && name == SYM___doc__ && *out == VALUE_NONE &&
        part(self, 0) != VALUE_NONE)
        return value_state.upcalls->attribute(part(self, 0), name, out);
    return true;
}

/* A copy of the property with one function replaced. */
static bool replaced(struct arguments *args, uint32_t which, value *out) {
    value self;
    if (!value_self(args, KIND_PROPERTY, &value_type_property, &self))
        return false;
    value items[4];
    for (uint32_t i = 0; i < 4; i++)
        items[i] = i == which ? args->at[1] : part(self, i);
    return wrapper_new(KIND_PROPERTY, 4, items, out);
}

static bool getter(struct arguments *args, value *out) {
    return replaced(args, 0, out);
}

static bool setter(struct arguments *args, value *out) {
    return replaced(args, 1, out);
}

static bool deleter(struct arguments *args, value *out) {
    return replaced(args, 2, out);
}

NATIVE(deleter, SYM_deleter, 2, 2, NATIVE_METHOD);
NATIVE(getter, SYM_getter, 2, 2, NATIVE_METHOD);
NATIVE(setter, SYM_setter, 2, 2, NATIVE_METHOD);

static const struct member property_members[] = {
    MEMBER_FUNCTION(SYM_deleter, deleter), MEMBER_FUNCTION(SYM_getter, getter),
    MEMBER_FUNCTION(SYM_setter, setter)};

static const struct type_hooks property_hooks = {.make = make_property,
                                                 .load = load_property};

const struct type value_type_property = {.header = HEADER_STATIC(KIND_TYPE),
                                         .base = &value_type_object,
                                         .hooks = &property_hooks,
                                         MEMBERS(property_members),
                                         .name = SYM_property,
                                         .instance_kind = KIND_PROPERTY,
                                         .flags = TYPE_FINAL};
