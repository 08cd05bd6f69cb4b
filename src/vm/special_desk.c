/* SPDX-License-Identifier: MIT */
/* Special methods under their names that only a desk has room for: operators
 * of sets, dicts and texts, in-place ones, those that divmod, round and
 * reversed stand for, __class_getitem__, __dir__. As in special.c, operators
 * themselves never come here. */
#include "vm/special_desk.h"
#include "vm/builtin.h"
#include "vm/operate.h"

#include "base/fp.h"
#include "value/arguments.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"

static bool in_place(struct arguments *args, enum value_binary op, value *out) {
    value self = value_unwrap(args->at[0]);
    const struct type_hooks *h = value_type_of(self)->hooks;
    *out = VALUE_NOT_IMPLEMENTED;
    if (!h->inplace(op, self, value_unwrap(args->at[1]), out))
        return false;
    if (*out == self)
        *out = args->at[0];
    return true;
}

#define IN_PLACE(name, op)                                                     \
    static bool i##name(struct arguments *args, value *out) {                  \
        return in_place(args, op, out);                                        \
    }                                                                          \
    NATIVE(i##name, SYM___i##name##__, 2, 2, NATIVE_METHOD);
IN_PLACE(add, VALUE_ADD)
IN_PLACE(mul, VALUE_MUL)
IN_PLACE(and, VALUE_AND)
IN_PLACE(or, VALUE_OR)
IN_PLACE(sub, VALUE_SUB)
IN_PLACE(xor, VALUE_XOR)

/* --- numbers --- */

static bool is_number(value v) { return value_is_int(v) || value_is_double(v); }

static bool divide(value a, value b, value *out) {
    value items[2];
    *out = VALUE_NOT_IMPLEMENTED;
    if (!is_number(a) || !is_number(b))
        return true;
    return value_number_binary(VALUE_FLOORDIV, a, b, &items[0]) &&
           value_number_binary(VALUE_MOD, a, b, &items[1]) &&
           value_tuple_new(2, items, out);
}

static bool divide_plain(struct arguments *args, value *out) {
    return divide(value_unwrap(args->at[0]), value_unwrap(args->at[1]), out);
}

static bool divide_swapped(struct arguments *args, value *out) {
    return divide(value_unwrap(args->at[1]), value_unwrap(args->at[0]), out);
}

static bool whole(struct arguments *args, double (*round)(double), value *out) {
    value self = value_unwrap(args->at[0]);
    if (!value_is_double(self))
        return value_number_unary(VALUE_POS, self, out);
    return value_int_from_double(round(value_double(self)), out);
}

static bool trunc_of(struct arguments *args, value *out) {
    return whole(args, base_fp_trunc, out);
}

static bool floor_of(struct arguments *args, value *out) {
    return whole(args, base_fp_floor, out);
}

static bool ceil_of(struct arguments *args, value *out) {
    return whole(args, base_fp_ceil, out);
}

static bool round_of(struct arguments *args, value *out) {
    args->at[0] = value_unwrap(args->at[0]);
    return vm_builtin_round(args, out);
}

/* --- the rest --- */

static bool reversed_of(struct arguments *args, value *out) {
    value self = value_unwrap(args->at[0]);
    return vm_call(value_from_static(&vm_lazy_types[LAZY_DOWN]), 1, &self, out);
}

static bool class_item(struct arguments *args, value *out) {
    return value_extra()->alias(args->at[0], args->at[1], out);
}

static bool names_of(struct arguments *args, value *out) {
    value pair[2] = {args->at[0], VALUE_NONE};
    return vm_builtin_dir(&(struct arguments){pair, 2, 0}, out);
}

static bool bytes_of(struct arguments *args, value *out) {
    *out = value_unwrap(args->at[0]);
    return true;
}

#define METHOD(function, symbol, least, most)                                  \
    NATIVE(function, SYM___##symbol##__, least, most, NATIVE_METHOD)
METHOD(divide_plain, divmod, 2, 2);
METHOD(divide_swapped, rdivmod, 2, 2);
METHOD(trunc_of, trunc, 1, 1);
METHOD(floor_of, floor, 1, 1);
METHOD(ceil_of, ceil, 1, 1);
METHOD(round_of, round, 1, 2);
METHOD(reversed_of, reversed, 1, 1);
METHOD(names_of, dir, 1, 1);
METHOD(bytes_of, bytes, 1, 1);
NATIVE(class_item, SYM___class_getitem__, 2, 2, NATIVE_CLASS);

/* Which types have a name. */
enum {
    OF_LIST = 1,
    OF_TUPLE = 2,
    OF_DICT = 4,
    OF_SET = 8,
    OF_FROZENSET = 16,
    OF_BYTES = 32,
    OF_BYTEARRAY = 64,
    OF_INT = 128,
    OF_FLOAT = 256,
    OF_RANGE = 512,
    OF_STR = 1024,
    OF_VIEW = 2048, /* of a dict's keys or items */
    OF_ALL = 65535
};
#define OF_SETS (OF_SET | OF_FROZENSET)

static const struct {
    uint16_t name;
    uint16_t types;
    const struct native *native;
} methods[] = {
    {SYM___iadd__, OF_LIST | OF_BYTEARRAY, &iadd_native},
    {SYM___imul__, OF_LIST | OF_BYTEARRAY, &imul_native},
    {SYM___iand__, OF_SET, &iand_native},
    {SYM___ior__, OF_SET | OF_DICT, &ior_native},
    {SYM___isub__, OF_SET, &isub_native},
    {SYM___ixor__, OF_SET, &ixor_native},
    {SYM___divmod__, OF_INT | OF_FLOAT, &divide_plain_native},
    {SYM___rdivmod__, OF_INT | OF_FLOAT, &divide_swapped_native},
    {SYM___trunc__, OF_INT | OF_FLOAT, &trunc_of_native},
    {SYM___int__, OF_FLOAT, &trunc_of_native},
    {SYM___floor__, OF_INT | OF_FLOAT, &floor_of_native},
    {SYM___ceil__, OF_INT | OF_FLOAT, &ceil_of_native},
    {SYM___round__, OF_INT | OF_FLOAT, &round_of_native},
    {SYM___reversed__, OF_LIST | OF_DICT | OF_RANGE | OF_VIEW,
     &reversed_of_native},
    {SYM___class_getitem__, OF_LIST | OF_TUPLE | OF_DICT | OF_SETS,
     &class_item_native},
    {SYM___bytes__, OF_BYTES, &bytes_of_native},
    {SYM___dir__, OF_ALL, &names_of_native},
};

static uint32_t mask_of(const struct type *type) {
    static const struct {
        const struct type *type;
        uint32_t mask;
    } masks[] = {
        {&value_type_list, OF_LIST},
        {&value_type_tuple, OF_TUPLE},
        {&value_type_dict, OF_DICT},
        {&value_type_set, OF_SET},
        {&value_type_frozenset, OF_FROZENSET},
        {&value_type_bytes, OF_BYTES},
        {&value_type_bytearray, OF_BYTEARRAY},
        {&value_type_int, OF_INT},
        {&value_type_bool, OF_INT},
        {&value_type_float, OF_FLOAT},
        {&value_type_range, OF_RANGE},
        {&value_type_str, OF_STR},
        {&value_type_dict_keys, OF_VIEW},
        {&value_type_dict_items, OF_VIEW},
    };
    for (uint32_t i = 0; i < ARRAY_LENGTH(masks); i++)
        if (masks[i].type == type)
            return masks[i].mask;
    return 0;
}

static bool is_unhashable(uint32_t mask) {
    return (mask & (OF_LIST | OF_DICT | OF_SET | OF_BYTEARRAY)) != 0;
}

value vm_type_extra_desk(const struct type *type, uint32_t name) {
    uint32_t mask = mask_of(type);
    if (name == SYM___hash__ && is_unhashable(mask))
        return VALUE_NONE;
    for (uint32_t i = 0; i < ARRAY_LENGTH(methods); i++)
        if (methods[i].name == name &&
            (methods[i].types == OF_ALL || (methods[i].types & mask) != 0))
            return value_from_static(methods[i].native);
    return VALUE_UNSET;
}

bool vm_has_operator(const struct type *type, uint32_t name) {
    uint32_t types = 0;
    switch (name) {
    case SYM___mod__:
    case SYM___rmod__:
        types = OF_STR | OF_BYTES | OF_BYTEARRAY;
        break;
    case SYM___or__:
    case SYM___ror__:
        types = OF_SETS | OF_VIEW | OF_DICT;
        break;
    case SYM___and__:
    case SYM___rand__:
    case SYM___xor__:
    case SYM___rxor__:
    case SYM___sub__:
    case SYM___rsub__:
        types = OF_SETS | OF_VIEW;
        break;
    case SYM___bool__:
        types = OF_RANGE;
        break;
    default:
        break;
    }
    return (types & mask_of(type)) != 0;
}

/* --- what else chips leave out --- */

bool vm_pow_arguments(const struct arguments *args, value out[3]) {
    static const struct parameter parameters[] = {
        {SYM_base, PARAMETER_REQUIRED, VALUE_UNSET},
        {SYM_exp, PARAMETER_REQUIRED, VALUE_UNSET},
        {SYM_mod, PARAMETER_ANY, VALUE_NONE}};
    return value_arguments_sort(args, SYM_pow, parameters, 3, out);
}

bool vm_round_arguments(const struct arguments *args, value out[2]) {
    static const struct parameter parameters[] = {
        {SYM_number, PARAMETER_REQUIRED, VALUE_UNSET},
        {SYM_ndigits, PARAMETER_ANY, VALUE_NONE}};
    return value_arguments_sort(args, SYM_round, parameters, 2, out);
}

bool vm_dir_said(value v, value *out) {
    value names = VALUE_UNSET;
    *out = VALUE_UNSET;
    if (!vm_special_call(v, SYM___dir__, VALUE_UNSET, VALUE_UNSET, &names))
        return true;
    value list;
    if (!vm_settle(value_context(), 0, &names) ||
        !value_list_new(0, NULL, &list) || !value_list_extend(list, names) ||
        !value_list_sort(list, VALUE_NONE, false))
        return false;
    *out = list;
    return true;
}

bool vm_no_class(value v) {
    return value_raise(&value_type_TypeError,
                       "__class__ must be set to a class, not '%t' object", v);
}

bool vm_name_failed(value class, value key, value v) {
    value cause = value_take_exception();
    const struct type *t = value_pointer(class);
    if (value_raise(&value_type_RuntimeError,
                    "Error calling __set_name__ on '%t' instance %r in '%q'", v,
                    key, t->name))
        return true;
    if (!value_pending_is(&value_type_RuntimeError))
        return false; /* the MemoryError that is used again and again */
    struct value_exception *e = value_pointer(value_context()->exception);
    slot_init(&e->cause, cause); /* ours alone until it is raised */
    slot_init(&e->context, cause);
    slot_init(&e->suppress, VALUE_TRUE);
    return false;
}

bool vm_one_pattern(value class, uint32_t given) {
    const struct type *t = value_pointer(class);
    return value_raise(&value_type_TypeError,
                       "%q() accepts 1 positional sub-pattern (%u given)",
                       t->name, given);
}

bool vm_no_getter(value self, uint32_t name) {
    return value_raise(&value_type_AttributeError,
                       "property '%q' of '%t' object has no getter", name,
                       self);
}

bool vm_is_callable(value v) {
    struct arguments one = {&v, 1, 0};
    value is;
    return vm_builtin_callable(&one, &is) && is == VALUE_TRUE;
}
