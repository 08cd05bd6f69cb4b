/* SPDX-License-Identifier: MIT */
/* Module sys. Programs and libraries written for MicroPython branch on
 * sys.implementation and sys.platform, so both say what they expect; who we
 * are stands beside it, in implementation.krait. */
#include "machine/machine.h"
#include "modules/modules.h"

#define KRAIT_VERSION "0.1.0"
#define DIALECT 3, 4, 0 /* the Python that the dialect declares */

static bool sys_path(struct arguments *args, value *out) {
    (void)args;
    *out = vm_path();
    return true;
}

static bool sys_modules(struct arguments *args, value *out) {
    (void)args;
    *out = vm_modules();
    return true;
}

static bool sys_argv(struct arguments *args, value *out) {
    (void)args;
    *out = vm_argv();
    return true;
}

static bool sys_exit(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    return value_raise_value(&value_type_SystemExit,
                             args->count ? args->at[0] : VALUE_UNSET);
}

static bool sys_version(struct arguments *args, value *out) {
    (void)args;
    return value_str_format(out, "3.4.0; Krait " KRAIT_VERSION " on %s",
                            board_identity()->board);
}

static bool sys_platform(struct arguments *args, value *out) {
    const char *name = board_identity()->platform;
    (void)args;
    return value_symbol_or_str(name, strlen(name), true, out);
}

static bool sys_maxsize(struct arguments *args, value *out) {
    (void)args;
    return value_int_from_uint64(SIZE_MAX / 2, out);
}

static bool numbers(const int32_t *from, uint32_t count, value *out) {
    if (!value_tuple_new(count, NULL, out))
        return false;
    struct value_tuple *t = value_pointer(*out);
    for (uint32_t i = 0; i < count; i++)
        slot_init(&t->at[i], value_from_int48(from[i]));
    return true;
}

static bool version_info(struct arguments *args, value *out) {
    static const int32_t version[] = {DIALECT};
    (void)args;
    return numbers(version, ARRAY_LENGTH(version), out);
}

static bool exc_info(struct arguments *args, value *out) {
    value e = value_context()->handled;
    value items[3] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
    (void)args;
    if (e != VALUE_NONE && e != VALUE_UNSET) {
        const struct value_exception *exception = value_pointer(e);
        items[1] = e;
        if (ISA_FULL) /* a chip's is no object that anyone could use */
            items[2] = slot_load(&exception->traceback);
        if (!vm_load_attribute(e, SYM___class__, &items[0]))
            return false;
    }
    return value_tuple_new(3, items, out);
}

static bool print_exception(struct arguments *args, value *out) {
    struct mod_text_sink room;
    value e = args->at[0];
    *out = VALUE_NONE;
    if (!value_is_subtype(value_type_of(e), &value_type_BaseException))
        return value_raise(&value_type_TypeError,
                           "print_exception() wants an exception, not %t", e);
    value file = args->count > 1 ? args->at[1] : VALUE_NONE;
    return vm_print_exception(e, mod_sink_of(file, &room));
}

/* --- implementation: a tuple whose items have names --- */

enum { FIELD_NAME, FIELD_VERSION, FIELD_MACHINE, FIELD_MPY, FIELD_KRAIT };

static const uint16_t fields[] = {SYM_name, SYM_version, SYM__machine, SYM__mpy,
                                  SYM_krait};

static bool implementation_field(uint32_t i, value *out) {
    static const int32_t version[] = {1, 27, 0};
    const struct machine_identity *who = board_identity();
    switch (i) {
    case FIELD_NAME:
        *out = VALUE_SYMBOL(SYM_micropython);
        return true;
    case FIELD_VERSION:
        return numbers(version, ARRAY_LENGTH(version), out);
    case FIELD_MACHINE:
        return value_str_format(out, "%s with %s", who->board, who->chip);
    case FIELD_MPY: /* precompiled files of MicroPython do not load */
        *out = value_from_int48(0);
        return true;
    default:
        return value_str_format(out, "%s", KRAIT_VERSION);
    }
}

static bool implementation_load(value self, uint32_t name, value *out) {
    (void)self;
    *out = VALUE_UNSET;
    for (uint32_t i = 0; i < ARRAY_LENGTH(fields); i++)
        if (fields[i] == name)
            return implementation_field(i, out);
    return true;
}

static bool implementation_item(value self, value key, value *out) {
    uint32_t i;
    (void)self;
    return value_index_of(key, ARRAY_LENGTH(fields), "tuple", &i) &&
           implementation_field(i, out);
}

static bool implementation_length(value self, uint32_t *out) {
    (void)self;
    *out = ARRAY_LENGTH(fields);
    return true;
}

static bool implementation_print(value self, bool repr,
                                 struct value_sink *sink) {
    (void)self;
    (void)repr;
    for (uint32_t i = 0; i < ARRAY_LENGTH(fields); i++) {
        value v;
        if (!implementation_field(i, &v) ||
            !value_write_format(sink, "%s%q=%r", i ? ", " : "(",
                                (uint32_t)fields[i], v))
            return false;
    }
    return value_write(sink, ")");
}

static const struct type_hooks implementation_hooks = {
    .load = implementation_load,
    .length = implementation_length,
    .subscript = implementation_item,
    .print = implementation_print,
};

static const struct type implementation_type = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &implementation_hooks,
    .name = SYM_implementation,
    .instance_kind = KIND_CUSTOM_LEAF,
    .flags = TYPE_FINAL,
};

static const struct {
    struct header header;
    const struct type *type;
} implementation = {HEADER_STATIC(KIND_CUSTOM_LEAF), &implementation_type};

NATIVE(exc_info, SYM_exc_info, 0, 0, 0);
NATIVE(print_exception, SYM_print_exception, 1, 2, 0);
NATIVE(sys_argv, SYM_argv, 0, 0, 0);
NATIVE(sys_exit, SYM_exit, 0, 1, 0);
NATIVE(sys_maxsize, SYM_maxsize, 0, 0, 0);
NATIVE(sys_modules, SYM_modules, 0, 0, 0);
NATIVE(sys_path, SYM_path, 0, 0, 0);
NATIVE(sys_platform, SYM_platform, 0, 0, 0);
NATIVE(sys_version, SYM_version, 0, 0, 0);
NATIVE(version_info, SYM_version_info, 0, 0, 0);

#define MADE(symbol, function)                                                 \
    { .name = (symbol), .kind = MEMBER_MAKE, .object = &function##_native }

static const struct member members[] = {
    MADE(SYM_argv, sys_argv),
    {.name = SYM_byteorder, .kind = MEMBER_SYMBOL, .number = SYM_little},
    MEMBER_FUNCTION(SYM_exc_info, exc_info),
    MEMBER_FUNCTION(SYM_exit, sys_exit),
    {.name = SYM_implementation,
     .kind = MEMBER_OBJECT,
     .object = &implementation},
    MADE(SYM_maxsize, sys_maxsize),
    MADE(SYM_modules, sys_modules),
    MADE(SYM_path, sys_path),
    MADE(SYM_platform, sys_platform),
    MEMBER_FUNCTION(SYM_print_exception, print_exception),
    {.name = SYM_stderr, .kind = MEMBER_OBJECT, .object = &mod_stderr},
    {.name = SYM_stdin, .kind = MEMBER_OBJECT, .object = &mod_stdin},
    {.name = SYM_stdout, .kind = MEMBER_OBJECT, .object = &mod_stdout},
    MADE(SYM_version, sys_version),
    MADE(SYM_version_info, version_info),
};

MOD_MODULE(sys, members);
MOD_MODULE(usys, members);
