/* SPDX-License-Identifier: MIT */
/* Module errno: the numbers that ports agree on, and their names. */
#include "modules/modules.h"

/* In the order of the names' bytes. */
#define ERRNO_LIST(X)                                                          \
    X(EACCES, 13)                                                              \
    X(EADDRINUSE, 98)                                                          \
    X(EAGAIN, 11)                                                              \
    X(EALREADY, 114)                                                           \
    X(EBADF, 9)                                                                \
    X(EBUSY, 16)                                                               \
    X(ECONNABORTED, 103)                                                       \
    X(ECONNREFUSED, 111)                                                       \
    X(ECONNRESET, 104)                                                         \
    X(EEXIST, 17)                                                              \
    X(EHOSTUNREACH, 113)                                                       \
    X(EINPROGRESS, 115)                                                        \
    X(EINTR, 4)                                                                \
    X(EINVAL, 22)                                                              \
    X(EIO, 5)                                                                  \
    X(EISDIR, 21)                                                              \
    X(ENOBUFS, 105)                                                            \
    X(ENODEV, 19)                                                              \
    X(ENOENT, 2)                                                               \
    X(ENOMEM, 12)                                                              \
    X(ENOSPC, 28)                                                              \
    X(ENOTCONN, 107)                                                           \
    X(ENOTDIR, 20)                                                             \
    X(EOPNOTSUPP, 95)                                                          \
    X(EPERM, 1)                                                                \
    X(EPIPE, 32)                                                               \
    X(ETIMEDOUT, 110)

struct number {
    uint16_t name;
    uint8_t number;
};

static const struct number numbers[] = {
#define X(name, n) {SYM_##name, (n)},
    ERRNO_LIST(X)
#undef X
};

static bool errorcode(struct arguments *args, value *out) {
    (void)args;
    if (!value_dict_new(ARRAY_LENGTH(numbers), out))
        return false;
    for (uint32_t i = 0; i < ARRAY_LENGTH(numbers); i++)
        if (!value_dict_set(*out, value_from_int48(numbers[i].number),
                            value_from_symbol(numbers[i].name)))
            return false;
    return true;
}

NATIVE(errorcode, SYM_errorcode, 0, 0, 0);

static const struct member members[] = {
#define X(name, n) MEMBER_NUMBER(SYM_##name, n),
    ERRNO_LIST(X)
#undef X
        {.name = SYM_errorcode,
         .kind = MEMBER_MAKE,
         .object = &errorcode_native},
};

MOD_MODULE(errno, members);
MOD_MODULE(uerrno, members);
