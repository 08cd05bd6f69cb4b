/* SPDX-License-Identifier: MIT */
/*
 * Durations counted in fixed memory: log-linear buckets, eight to an octave,
 * so any quantile is known within 12.5% (a chip: 25%) and the largest value
 * exactly. Rejected: keeping samples (memory grows, or old ones are lost) and
 * moments (a mean says nothing of the one late start in a thousand).
 *
 * H1  total is the sum of all counts, until a count saturates.
 * H2  A value v <= largest goes to the bucket b with
 *     rt_histogram_edge(b) <= v < rt_histogram_edge(b + 1).
 */
#ifndef KRAIT_RT_HISTOGRAM_H
#define KRAIT_RT_HISTOGRAM_H

#include <stdint.h>

#include "board_sizes.h"

/* On a chip four buckets an octave, counted to 65,535: half a KB instead of
 * one for each of the recorder's two dozen histograms. */
#if BOARD_COARSE_HISTOGRAMS
#define RT_HISTOGRAM_BITS 2
#define RT_HISTOGRAM_MOST UINT16_MAX
typedef uint16_t rt_histogram_count;
#else
#define RT_HISTOGRAM_BITS 3 /* 2^3 buckets an octave */
#define RT_HISTOGRAM_MOST UINT32_MAX
typedef uint32_t rt_histogram_count;
#endif
#define RT_HISTOGRAM_BUCKETS ((32 - RT_HISTOGRAM_BITS + 1) << RT_HISTOGRAM_BITS)

struct rt_histogram {
    uint32_t total;
    uint32_t smallest; /* meaningless while total is 0 */
    uint32_t largest;
    rt_histogram_count count[RT_HISTOGRAM_BUCKETS];
};

/* Contract: isr; no alloc; O(1). Counts one value. */
void rt_histogram_add(struct rt_histogram *histogram, uint32_t v);

/* Contract: isr; no alloc; O(1). The smallest value of a bucket. */
uint32_t rt_histogram_edge(uint32_t bucket);

/* Contract: isr; no alloc; O(1). The bucket of a value. */
uint32_t rt_histogram_bucket(uint32_t v);

/* Contract: isr; no alloc; O(1). The largest value that at least the given
 * share (in 1/1000) of all counted values do not pass, up to the width of its
 * bucket; exact for 1000. 0 if nothing was counted. */
uint32_t rt_histogram_quantile(const struct rt_histogram *histogram,
                               uint32_t per_mille);

#endif
