/* SPDX-License-Identifier: MIT */
/* One number in raw memory, by its struct code: what array, memoryview and
 * struct share. Addresses need no alignment. */
#ifndef KRAIT_VALUE_ITEM_H
#define KRAIT_VALUE_ITEM_H

#include "value/text.h"

struct value_item {
    char code; /* one of bBhHiIlLqQnNPefd? or c */
    uint8_t size;
    bool big; /* big endian */
};

enum value_item_result {
    VALUE_ITEM_DONE,
    VALUE_ITEM_RANGE,  /* the number does not fit; nothing is pending */
    VALUE_ITEM_RAISED, /* TypeError or what user code raised */
};

/* Size of a code, and its alignment, as the machine has it (native) or as
 * the standard of struct says; 0 if there is no such code.
 * Contract: isr; no alloc; O(1). */
uint8_t value_item_size(char code, bool native);

/* The number at an address; NaNs are made canonical (V1).
 * Contract: handler; reserve; O(1); raises. */
bool value_item_load(const struct value_item *item, const uint8_t *at,
                     value *out) RAISES;

/* Contract: handler; reserve; O(n); raises. */
enum value_item_result value_item_store(const struct value_item *item, value v,
                                        uint8_t *at);

#endif
