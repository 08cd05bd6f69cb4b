/* SPDX-License-Identifier: MIT */
/*
 * Log-linear buckets: values below 8 have one each (a chip: 4); above, the top
 * bit chooses the octave and the bits after it the bucket. A logarithm would be
 * prettier and cost a float.
 */
#include "rt/histogram.h"

#include "base/isa/isa.h"

#define LINEAR (1u << RT_HISTOGRAM_BITS)

uint32_t rt_histogram_bucket(uint32_t v) {
    if (v < LINEAR)
        return v;
    uint32_t octave = isa_highest_bit(v) - RT_HISTOGRAM_BITS;
    return (octave << RT_HISTOGRAM_BITS) + (v >> octave);
}

uint32_t rt_histogram_edge(uint32_t bucket) {
    if (bucket < LINEAR)
        return bucket;
    uint32_t octave = (bucket >> RT_HISTOGRAM_BITS) - 1;
    return (LINEAR + (bucket & (LINEAR - 1))) << octave;
}

/* Keeps H1 and H2. */
void rt_histogram_add(struct rt_histogram *histogram, uint32_t v) {
    rt_histogram_count *count = &histogram->count[rt_histogram_bucket(v)];
    if (histogram->total == 0 || v < histogram->smallest)
        histogram->smallest = v;
    if (v > histogram->largest)
        histogram->largest = v;
    if (*count != RT_HISTOGRAM_MOST) {
        *count = (rt_histogram_count)(*count + 1);
        histogram->total += 1;
    }
}

/* The last value that belongs to the bucket; no value beyond the largest was
 * ever seen, so a wide top bucket does not exaggerate. */
static uint32_t bucket_top(const struct rt_histogram *histogram,
                           uint32_t bucket) {
    uint32_t top = histogram->largest;
    if (bucket + 1 < RT_HISTOGRAM_BUCKETS) {
        uint32_t edge = rt_histogram_edge(bucket + 1) - 1;
        if (edge < top)
            top = edge;
    }
    return top;
}

uint32_t rt_histogram_quantile(const struct rt_histogram *histogram,
                               uint32_t per_mille) {
    uint64_t wanted = (uint64_t)histogram->total * per_mille;
    uint64_t seen = 0;
    for (uint32_t bucket = 0; bucket < RT_HISTOGRAM_BUCKETS; bucket++) {
        seen += (uint64_t)histogram->count[bucket] * 1000;
        if (seen != 0 && seen >= wanted)
            return bucket_top(histogram, bucket);
    }
    return histogram->largest;
}
