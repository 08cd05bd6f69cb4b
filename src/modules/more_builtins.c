/* SPDX-License-Identifier: MIT */
/* Builtins beyond the core's: complex, OSError's subclasses by number, and the
 * classes of errors and warnings that programs name but the core never raises.
 */
#include "modules/more_builtins.h"

#include "modules/complex.h"
#include "modules/memory.h"
#include "modules/modules.h"
#include "vm/trace.h"

/* X(name, base) */
#define OTHERS(X)                                                              \
    X(BytesWarning, Warning)                                                   \
    X(FutureWarning, Warning)                                                  \
    X(ImportWarning, Warning)                                                  \
    X(PendingDeprecationWarning, Warning)                                      \
    X(ReferenceError, Exception)                                               \
    X(ResourceWarning, Warning)                                                \
    X(RuntimeWarning, Warning)                                                 \
    X(SyntaxWarning, Warning)                                                  \
    X(TabError, IndentationError)                                              \
    X(UnicodeTranslateError, UnicodeError)                                     \
    X(UnicodeWarning, Warning)
#define OS_ERRORS(X)                                                           \
    X(BlockingIOError, OSError)                                                \
    X(ChildProcessError, OSError)                                              \
    X(ConnectionError, OSError)                                                \
    X(FileExistsError, OSError)                                                \
    X(FileNotFoundError, OSError)                                              \
    X(InterruptedError, OSError)                                               \
    X(IsADirectoryError, OSError)                                              \
    X(NotADirectoryError, OSError)                                             \
    X(PermissionError, OSError)                                                \
    X(ProcessLookupError, OSError)
#define CONNECTION_ERRORS(X)                                                   \
    X(BrokenPipeError, ConnectionError)                                        \
    X(ConnectionAbortedError, ConnectionError)                                 \
    X(ConnectionRefusedError, ConnectionError)                                 \
    X(ConnectionResetError, ConnectionError)

#define X(name, base)                                                          \
    static const struct type value_type_##name =                               \
        VALUE_EXCEPTION_TYPE(name, base);
OTHERS(X)
OS_ERRORS(X)
CONNECTION_ERRORS(X)
#undef X

static const struct type *const types[] = {
    &mod_type_complex, &value_type_ConnectionError,
#define X(name, base) &value_type_##name,
    OTHERS(X) OS_ERRORS(X) CONNECTION_ERRORS(X)
#undef X
};

/* PEP 3151, with Linux's numbers. */
static const struct type *os_error(int64_t number) {
    static const struct {
        uint8_t number;
        const struct type *type;
    } table[] = {
        {1, &value_type_PermissionError},          /* EPERM */
        {2, &value_type_FileNotFoundError},        /* ENOENT */
        {3, &value_type_ProcessLookupError},       /* ESRCH */
        {4, &value_type_InterruptedError},         /* EINTR */
        {10, &value_type_ChildProcessError},       /* ECHILD */
        {11, &value_type_BlockingIOError},         /* EAGAIN */
        {13, &value_type_PermissionError},         /* EACCES */
        {17, &value_type_FileExistsError},         /* EEXIST */
        {20, &value_type_NotADirectoryError},      /* ENOTDIR */
        {21, &value_type_IsADirectoryError},       /* EISDIR */
        {32, &value_type_BrokenPipeError},         /* EPIPE */
        {103, &value_type_ConnectionAbortedError}, /* ECONNABORTED */
        {104, &value_type_ConnectionResetError},   /* ECONNRESET */
        {108, &value_type_BrokenPipeError},        /* ESHUTDOWN */
        {110, &value_type_TimeoutError},           /* ETIMEDOUT */
        {111, &value_type_ConnectionRefusedError}, /* ECONNREFUSED */
        {114, &value_type_BlockingIOError},        /* EALREADY */
        {115, &value_type_BlockingIOError},        /* EINPROGRESS */
    };
    for (uint32_t i = 0; i < ARRAY_LENGTH(table); i++)
        if (table[i].number == number)
            return table[i].type;
    return &value_type_OSError;
}

static bool imaginary(double x, value *out) {
    return mod_complex_new(0.0, x, out);
}

/* module.function(...) */
static bool call_in(uint32_t module, uint32_t name, uint32_t count,
                    const value *given, value *out) {
    value where, function;
    return vm_import(module, &where) &&
           vm_load_attribute(where, name, &function) &&
           vm_call(function, count, given, out);
}

static bool code(const value *given, bool decodes, value *out) {
    value all[4] = {given[0], given[1], given[2], value_from_bool(decodes)};
    return call_in(SYM_codecs, SYM__code, 4, all, out);
}

static bool unite(value a, value b, value *out) {
    value pair[2] = {a, b};
    return call_in(SYM_types, SYM__unite, 2, pair, out);
}

static bool alias(value type, value key, value *out) {
    value pair[2] = {type, key};
    return call_in(SYM_types, SYM__alias, 2, pair, out);
}

static bool bases(value given, value *out) {
    return call_in(SYM_types, SYM_resolve_bases, 1, &given, out);
}

static bool slots(value name, value dict, value *out) {
    value pair[2] = {name, dict};
    return call_in(SYM_types, SYM__slots, 2, pair, out);
}

/* --- methods of float --- */

static bool float_hex(struct arguments *args, value *out) {
    value x = value_unwrap(args->at[0]);
    return call_in(SYM__builtins, SYM_float_hex, 1, &x, out);
}

static bool float_fromhex(struct arguments *args, value *out) {
    value x;
    if (!call_in(SYM__builtins, SYM_float_fromhex, 1, &args->at[1], &x))
        return false;
    if (args->at[0] != value_from_static(&value_type_float))
        return vm_call(args->at[0], 1, &x, out);
    *out = x;
    return true;
}

NATIVE(float_hex, SYM_hex, 1, 1, NATIVE_METHOD | NATIVE_TASK_ONLY);
NATIVE(float_fromhex, SYM_fromhex, 2, 2, NATIVE_CLASS | NATIVE_TASK_ONLY);

/* --- of memoryview: what there is to say of one dimension --- */

/* (length,) or (size of an item,) */
static bool view_number(struct arguments *args, bool size, value *out) {
    struct value_view view;
    if (!value_view_of(args->at[0], false, &view))
        return false;
    const value n =
        value_from_int48(size ? view.item_size : view.length / view.item_size);
    return value_tuple_new(1, &n, out);
}

static bool view_shape(struct arguments *args, value *out) {
    return view_number(args, false, out);
}

static bool view_strides(struct arguments *args, value *out) {
    return view_number(args, true, out);
}

static bool view_suboffsets(struct arguments *args, value *out) {
    (void)args;
    return value_tuple_new(0, NULL, out);
}

static bool view_contiguous(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_TRUE;
    return true;
}

NATIVE(view_contiguous, SYM_c_contiguous, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(view_shape, SYM_shape, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(view_strides, SYM_strides, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(view_suboffsets, SYM_suboffsets, 1, 1, NATIVE_METHOD | NATIVE_GETTER);

/* --- of bytes and bytearray --- */

static bool bytes_maketrans(struct arguments *args, value *out) {
    struct value_view from, to;
    uint8_t table[256];
    if (!value_view_of(args->at[0], false, &from) ||
        !value_view_of(args->at[1], false, &to))
        return false;
    if (from.length != to.length)
        return value_raise(&value_type_ValueError,
                           "maketrans arguments must have same length");
    for (uint32_t i = 0; i < sizeof table; i++)
        table[i] = (uint8_t)i;
    for (uint32_t i = 0; i < from.length; i++) {
        table[from.at[i]] = to.at[i];
        if (!value_poll_some(i))
            return false;
    }
    KEEP_ALIVE(from.owner);
    KEEP_ALIVE(to.owner);
    return value_bytes_new(table, sizeof table, out);
}

NATIVE(bytes_maketrans, SYM_maketrans, 2, 2, NATIVE_STATIC);

static const struct {
    const struct type *type;
    uint16_t name;
    const struct native *native;
} methods[] = {
    {&value_type_float, SYM_hex, &float_hex_native},
    {&value_type_float, SYM_fromhex, &float_fromhex_native},
    {&value_type_memoryview, SYM_c_contiguous, &view_contiguous_native},
    {&value_type_memoryview, SYM_f_contiguous, &view_contiguous_native},
    {&value_type_memoryview, SYM_shape, &view_shape_native},
    {&value_type_memoryview, SYM_strides, &view_strides_native},
    {&value_type_memoryview, SYM_suboffsets, &view_suboffsets_native},
    {&value_type_bytes, SYM_maketrans, &bytes_maketrans_native},
    {&value_type_bytearray, SYM_maketrans, &bytes_maketrans_native},
};

static value method(const struct type *type, uint32_t name) {
    for (uint32_t i = 0; i < ARRAY_LENGTH(methods); i++)
        if (methods[i].type == type && methods[i].name == name)
            return value_from_static(methods[i].native);
    return VALUE_UNSET;
}

/* --- members of modules --- */

static bool get_frame(struct arguments *args, value *out) {
    int64_t depth = 0;
    if (args->count > 0 && !value_to_int64(args->at[0], &depth))
        return false;
    return vm_trace_frame(depth, out);
}

NATIVE(get_frame, SYM__getframe, 0, 1, 0);

/* sys.excepthook(type, value, traceback) as it is at first. */
static bool except_hook(struct arguments *args, value *out) {
    struct mod_text_sink room;
    *out = VALUE_NONE;
    if (!value_is_kind(args->at[1], KIND_EXCEPTION))
        return value_raise(&value_type_TypeError,
                           "print_exception(): Exception expected for value, "
                           "%t found",
                           args->at[1]);
    return vm_print_exception(
        args->at[1], mod_sink_of(value_from_static(&mod_stderr), &room));
}

NATIVE(except_hook, SYM_excepthook, 3, 3, NATIVE_TASK_ONLY);

static value member(uint32_t module, uint32_t name) {
    bool hook = name == SYM_excepthook || name == SYM___excepthook__;
    if (hook && (module == SYM_sys || module == SYM_usys))
        return value_from_static(&except_hook_native);
    if (name == SYM__getframe && (module == SYM_sys || module == SYM_usys))
        return value_from_static(&get_frame_native);
    return VALUE_UNSET;
}

/* The class is asked: an object may answer to any name. */
static bool writer(value file, value *out) {
    return value_state.upcalls->special(file, SYM__print, out);
}

static const struct value_extra extra = {.imaginary = imaginary,
                                         .power = mod_complex_power,
                                         .os_error = os_error,
                                         .code = code,
                                         .unite = unite,
                                         .alias = alias,
                                         .bases = bases,
                                         .slots = slots,
                                         .method = method,
                                         .viper_error = &mod_viper_error,
                                         .may_resize = mod_may_resize,
                                         .tab_error = &value_type_TabError,
                                         .member = member,
                                         .writer = writer};

bool mod_more_builtins_start(void) {
    value_state.extra = &extra;
    for (uint32_t i = 0; i < ARRAY_LENGTH(types); i++)
        if (!value_dict_set(vm_added_builtins(),
                            value_from_symbol(types[i]->name),
                            value_from_static(types[i])))
            return false;
    return mod_viper_start();
}
