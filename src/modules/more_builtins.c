/* SPDX-License-Identifier: MIT */
/* Builtins beyond the core's: complex, OSError's subclasses by number, and the
 * classes of errors and warnings that programs name but the core never raises.
 */
#include "modules/more_builtins.h"

#include "modules/complex.h"
#include "modules/modules.h"

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

static value method(const struct type *type, uint32_t name) {
    if (type == &value_type_float && name == SYM_hex)
        return value_from_static(&float_hex_native);
    if (type == &value_type_float && name == SYM_fromhex)
        return value_from_static(&float_fromhex_native);
    return VALUE_UNSET;
}

static const struct value_extra extra = {.imaginary = imaginary,
                                         .power = mod_complex_power,
                                         .os_error = os_error,
                                         .code = code,
                                         .unite = unite,
                                         .method = method};

bool mod_more_builtins_start(void) {
    value_state.extra = &extra;
    for (uint32_t i = 0; i < ARRAY_LENGTH(types); i++)
        if (!value_dict_set(vm_added_builtins(),
                            value_from_symbol(types[i]->name),
                            value_from_static(types[i])))
            return false;
    return true;
}
