/* SPDX-License-Identifier: MIT */
/* What the recorder keeps: a line costs 4 KB (a chip: 1 KB), an entry 12
 * bytes. */
#ifndef KRAIT_RT_RECORD_STATE_H
#define KRAIT_RT_RECORD_STATE_H

#include "rt/record.h"

#if UINTPTR_MAX == UINT32_MAX
#define RT_RECORD_ENTRIES 64
#define RT_RECORD_SOURCES 4
#else
#define RT_RECORD_ENTRIES 1024
#define RT_RECORD_SOURCES 8
#endif

struct rt_record_state {
    uint32_t head; /* entries ever written; any level, under mask */
    uint32_t left_out;
    struct rt_record_entry ring[RT_RECORD_ENTRIES];
    struct rt_timing timing[RT_RECORD_SOURCES];
    struct rt_histogram step;
    struct rt_histogram mask;
};

extern struct rt_record_state rt_record_state;

#endif
