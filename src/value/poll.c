/* SPDX-License-Identifier: MIT */
/* The rare half of value_poll, apart so that each loop holds no more than a
 * load, a compare and a call. Unit tests without a vm have no safepoints. */
#include "value/context.h"

bool value_work_unit(void) {
    const struct value_upcalls *up = value_state.upcalls;
    return up == NULL || up->work_unit == NULL || up->work_unit();
}
