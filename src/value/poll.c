/* SPDX-License-Identifier: MIT */
/* The rare half of value_poll, apart so that each loop holds no more than a
 * load, a compare and a call. Unit tests without a vm have no safepoints. */
#include "value/context.h"

bool value_work_unit(void) {
    const struct value_upcalls *up = value_state.upcalls;
    return up == NULL || up->work_unit == NULL || up->work_unit();
}

bool value_poll(void) {
    charge_units(1);
    return LIKELY(!heap_safepoint_needed()) || value_work_unit();
}

void value_pause(void) {
    charge_units(1);
    value_rest();
}

void value_rest(void) {
    if (UNLIKELY(heap_safepoint_needed()))
        base_pause();
}

/* newlib's copy takes a word in 4 cycles where both are aligned alike, else a
 * byte in 8; its comparison always a byte in 8. */
static size_t piece(const void *a, const void *b) {
    return ((uintptr_t)a ^ (uintptr_t)b) % sizeof(uint32_t) == 0 ? 1024 : 256;
}

bool value_copy(void *to, const void *from, size_t length) {
    if (ISA_ROOMY && length <= 256) { /* one piece in any case */
        memcpy(to, from, length);
        return true;
    }
    size_t most = piece(to, from);
    char *t = to;
    const char *f = from;
    for (; length > most; length -= most, t += most, f += most) {
        memcpy(t, f, most);
        if (!value_poll())
            return false;
    }
    memcpy(t, f, length);
    return true;
}

bool value_move(void *to, const void *from, size_t length) {
    size_t most = piece(to, from);
    char *t = to;
    const char *f = from;
    if ((uintptr_t)t - (uintptr_t)f >= length) { /* the target is not ahead */
        for (; length > most; length -= most, t += most, f += most) {
            memmove(t, f, most);
            if (!value_poll())
                return false;
        }
    }
    for (; length > most; length -= most) {
        memmove(t + length - most, f + length - most, most);
        if (!value_poll())
            return false;
    }
    memmove(t, f, length);
    return true;
}

bool value_order(const void *a, const void *b, size_t length, int *out) {
    const char *x = a, *y = b;
    *out = 0;
    for (; length > 256 && *out == 0; length -= 256, x += 256, y += 256) {
        *out = memcmp(x, y, 256);
        if (!value_poll())
            return false;
    }
    if (*out == 0 && length > 0)
        *out = memcmp(x, y, length);
    return true;
}
