/* SPDX-License-Identifier: MIT */
/* What the recorder keeps. The lines of the sources are on the heap. */
#ifndef KRAIT_RT_RECORD_STATE_H
#define KRAIT_RT_RECORD_STATE_H

#include "board_sizes.h"
#include "rt/record.h"

#define RT_RECORD_ENTRIES BOARD_RECORD_ENTRIES
#define RT_RECORD_SOURCES BOARD_MOST_SOURCES

struct rt_record_state {
    uint32_t head;     /* entries ever written; any level, under mask */
    uint32_t left_out; /* runs of sources without a line */
    uint32_t lines;
    struct rt_timing *line[RT_RECORD_SOURCES]; /* set by tasks */
    /* Without a ring the element that C asks for is never touched. */
    struct rt_record_entry ring[RT_RECORD_ENTRIES + (RT_RECORD_ENTRIES == 0)];
    struct rt_histogram step;
    struct rt_histogram mask;
};

extern struct rt_record_state rt_record_state;

#endif
