/* SPDX-License-Identifier: MIT */
/* Module _collections: the type deque. `collections` is Python around it. */
#include "modules/deque.h"

static const struct member members[] = {
    MEMBER_TYPE(SYM_deque, mod_type_deque),
};

MOD_MODULE(_collections, members);
