/* SPDX-License-Identifier: MIT */
/* Objects as tools/precompile writes them into flash. What the runtime would
 * fill in later is there: hashes, the flag of ASCII. */
#ifndef KRAIT_MODULES_PACKED_H
#define KRAIT_MODULES_PACKED_H

#include "code/packed.h"
#include "modules/frozen.h"

/* A struct code_packed, value_str, value_big or code_tuple with so many bytes
 * or limbs. */
#define PACKED_CODE(n)                                                         \
    struct {                                                                   \
        struct header header;                                                  \
        struct code_numbers numbers;                                           \
        uint8_t bytes[n];                                                      \
    }
#define PACKED_TEXT(n) MOD_FROZEN_TEXT(n)
#define PACKED_BIG(n)                                                          \
    struct {                                                                   \
        struct header header;                                                  \
        uint32_t limbs;                                                        \
        uint32_t negative;                                                     \
        uint32_t at[n];                                                        \
    }
#define PACKED_TUPLE(n)                                                        \
    struct {                                                                   \
        struct header header;                                                  \
        uint8_t bytes[n];                                                      \
    }
#define PACKED_STR(its_aux)                                                    \
    { .kind = KIND_STR, .state = HEAP_FLAG_STATIC, .aux = (its_aux) }

#endif
