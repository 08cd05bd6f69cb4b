/* SPDX-License-Identifier: MIT */
/* Types that the execution loop and the modules define: weak, so that the
 * sweep links with or without them. */
#include "value/type.h"

#define STUB(name)                                                             \
    __attribute__((weak)) const struct type value_type_##name = {              \
        .header = HEADER_STATIC(KIND_TYPE)};

STUB(function)
STUB(generator)
STUB(coroutine)
STUB(async_generator)
STUB(async_generator_asend)
STUB(module)
STUB(code)
STUB(traceback)
STUB(array)
STUB(memoryview)
