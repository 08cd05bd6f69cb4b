/* SPDX-License-Identifier: MIT */
/* Module array: the type itself is value/array.c. */
#include "modules/modules.h"

static const struct member members[] = {
    MEMBER_TYPE(SYM_array, value_type_array),
};

MOD_MODULE(array, members);
MOD_MODULE(uarray, members);
