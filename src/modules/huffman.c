/* SPDX-License-Identifier: MIT */
/* Huffman codes of limited length: the tree by two queues over the sorted
 * counts, in place (Moffat and Katajainen, 1995), then too long codes are cut
 * and others lengthened until the sum of 2^-length is 1 again. That is within
 * a thousandth of the best limited code, which package-merge would find in ten
 * times the work. */
#include "modules/deflate.h"

#define SYMBOLS 288u
#define BITS_MOST 15u

/* Sorts the symbols that occur by count. */
static bool sorted(const uint16_t *counts, uint32_t n, uint16_t *order,
                   uint32_t *used) {
    *used = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (counts[i] == 0)
            continue;
        uint32_t k = (*used)++;
        for (; k > 0 && counts[order[k - 1]] > counts[i]; k--)
            order[k] = order[k - 1];
        order[k] = (uint16_t)i;
        if (!value_poll())
            return false;
    }
    return true;
}

/* a[i] is the i-th smallest count; it becomes the depth of its leaf. While
 * they are made, an inner node's place holds first its count, then its parent,
 * then its depth. */
static void depths(uint32_t *a, uint32_t n) {
    uint32_t root = 0, leaf = 2;
    a[0] += a[1];
    for (uint32_t next = 1; next < n - 1; next++) {
        uint32_t sum = 0;
        for (uint32_t k = 0; k < 2; k++) {
            if (leaf >= n || (root < next && a[root] < a[leaf])) {
                sum += a[root];
                a[root++] = next;
            } else {
                sum += a[leaf++];
            }
        }
        a[next] = sum;
        value_rest_some(next);
    }
    a[n - 2] = 0;
    for (uint32_t i = n - 2; i-- > 0;)
        a[i] = a[a[i]] + 1;
    uint32_t open = 1, depth = 0, inner = n - 1, place = n;
    while (open > 0) {
        uint32_t nodes = 0;
        for (; inner > 0 && a[inner - 1] == depth; inner--)
            nodes++;
        for (; open > nodes; open--)
            a[--place] = depth;
        open = 2 * nodes;
        depth++;
        value_rest_some(depth);
    }
}

/* count[i] codes have i bits. Cut to `most` bits they take more than there is
 * room for: of two codes of one length, one goes a step down, and the other
 * one's place is freed, until they fit. */
static void limit(uint32_t count[], uint32_t most, uint32_t deepest) {
    uint32_t total = 0;
    for (uint32_t i = most + 1; i <= deepest; i++) {
        count[most] += count[i];
        count[i] = 0;
    }
    for (uint32_t i = 1; i <= most; i++)
        total += count[i] << (most - i);
    for (; total > 1u << most; total--) {
        uint32_t i = most - 1;
        while (count[i] == 0)
            i--;
        count[most]--;
        count[i]--;
        count[i + 1] += 2;
    }
}

bool mod_huffman_lengths(const uint16_t *counts, uint32_t n, uint32_t most,
                         uint8_t *lengths) {
    uint16_t order[SYMBOLS];
    uint32_t a[SYMBOLS], count[64] = {0}, used;
    memset(lengths, 0, n);
    if (!sorted(counts, n, order, &used))
        return false;
    if (used < 2) { /* a decoder wants two codes, so another one is made */
        uint32_t only = used == 1 ? order[0] : 0;
        lengths[only] = 1;
        lengths[only == 0 ? 1 : 0] = 1;
        return true;
    }
    for (uint32_t i = 0; i < used; i++)
        a[i] = counts[order[i]];
    depths(a, used);
    for (uint32_t i = 0; i < used; i++)
        count[a[i]]++; /* counts are below 2^16, so depths are below 24 */
    limit(count, most, 63);
    uint32_t next = used;
    for (uint32_t length = 1; length <= most; length++)
        for (uint32_t k = count[length]; k > 0; k--)
            lengths[order[--next]] = (uint8_t)length;
    return true;
}

void mod_huffman_codes(const uint8_t *lengths, uint32_t n, uint16_t *codes) {
    uint32_t count[BITS_MOST + 1] = {0}, next[BITS_MOST + 1], code = 0;
    for (uint32_t i = 0; i < n; i++)
        count[lengths[i]]++;
    count[0] = 0;
    for (uint32_t i = 1; i <= BITS_MOST; i++) {
        code = (code + count[i - 1]) << 1;
        next[i] = code;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t reverse = 0, own = lengths[i] > 0 ? next[lengths[i]]++ : 0;
        for (uint32_t k = lengths[i]; k > 0; k--, own >>= 1)
            reverse = reverse << 1 | (own & 1);
        codes[i] = (uint16_t)reverse;
        value_rest_some(i);
    }
}
