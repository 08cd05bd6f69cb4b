/* SPDX-License-Identifier: MIT */
/* The layout table that tells the collector where each kind's slots begin,
 * and the folder's one mutable object. */
#include "value/kind.h"

#include "value/context.h"

const struct heap_layout value_layouts[KIND_COUNT] = {
#define X(name, raw, what) [KIND_##name] = {.raw_units = (raw)},
    VALUE_KINDS(X)
#undef X
};

STATIC_ASSERT(VALUE_LEAF == HEAP_LEAF, "kind.h and heap.h agree on leaves");

struct value_state value_state;
