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

static const struct value_extra extra = {
    .imaginary = imaginary, .power = mod_complex_power, .os_error = os_error};

bool mod_more_builtins_start(void) {
    value_state.extra = &extra;
    for (uint32_t i = 0; i < ARRAY_LENGTH(types); i++)
        if (!value_dict_set(vm_added_builtins(),
                            value_from_symbol(types[i]->name),
                            value_from_static(types[i])))
            return false;
    return true;
}
