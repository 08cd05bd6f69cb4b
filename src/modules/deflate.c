/* SPDX-License-Identifier: MIT */
/* Deflate (RFC 1951): matches by chains of positions with the same three
 * bytes, put off by one byte if a longer match begins there; each block as
 * stored, with the fixed codes or with its own, whichever is shortest.
 *
 * Positions are kept modulo 2^16. One that is older, or was never set, shows
 * only when its bytes are compared: so the tables need no care, and serve any
 * length of input. */
#include "modules/deflate.h"

#include "value/byte_buffer.h"

#define HASH_BITS 13u
#define MATCH_LEAST 3u
#define MATCH_MOST 258u
#define STORED_MOST 65535u
#define LITERALS 286u
#define DISTANCES 30u
#define CODES 19u
#define END_OF_BLOCK 256u

/* How hard is tried: candidates looked at, a length that is good enough, and
 * one from which on no longer match is looked for a byte later. */
static const struct effort {
    uint16_t chain;
    uint16_t good;
    uint16_t lazy;
} efforts[10] = {{0, 0, 0},       {4, 8, 0},      {6, 16, 0},
                 {16, 32, 0},     {16, 32, 8},    {32, 64, 16},
                 {96, 128, 32},   {192, 200, 64}, {600, 258, 128},
                 {2000, 258, 258}};

struct tables {
    uint16_t head[1u << HASH_BITS];
    uint32_t tokens[MOD_DEFLATE_TOKENS]; /* literal, or length << 16 |
                                            distance */
    uint16_t counts[LITERALS];
    uint16_t distance_counts[DISTANCES];
    uint8_t lengths[LITERALS + DISTANCES];
    uint16_t codes[LITERALS];
    uint16_t distance_codes[DISTANCES];
    uint8_t run[LITERALS + DISTANCES]; /* code lengths, runs as one */
    uint8_t run_extra[LITERALS + DISTANCES];
    uint16_t run_counts[CODES];
    uint8_t run_lengths[CODES];
    uint16_t run_codes[CODES];
};

struct job {
    struct mod_deflate *d;
    struct tables *t;
    uint16_t *previous; /* by position modulo `mask` + 1 */
    uint32_t mask;
    const struct effort *effort;
    uint32_t at;          /* the next byte to be looked at */
    uint32_t block_start; /* the first byte of the block */
    uint32_t token_count;
};

/* --- output --- */

static bool room(struct mod_deflate *d, uint32_t more) {
    size_t wanted = (size_t)d->used + more;
    if (d->out != NULL && wanted <= d->out->capacity)
        return true;
    struct value_byte_buffer *bigger =
        value_byte_buffer_new(wanted + d->used / 2);
    if (bigger == NULL)
        return value_raise_memory();
    if (d->used > 0 && !value_copy(bigger->at, d->out->at, d->used))
        return false;
    d->out = bigger;
    return true;
}

/* Wanted: room for eight bytes. */
static inline void put(struct mod_deflate *d, uint32_t bits, uint32_t count) {
    d->bits |= (uint64_t)bits << d->bit_count;
    d->bit_count += count;
    for (; d->bit_count >= 8; d->bit_count -= 8) {
        d->out->at[d->used++] = (uint8_t)d->bits;
        d->bits >>= 8;
    }
}

static bool put_stored(struct mod_deflate *d, const uint8_t *at,
                       uint32_t length, bool last) {
    do {
        uint32_t n = length < STORED_MOST ? length : STORED_MOST;
        if (!room(d, n + 16))
            return false;
        put(d, last && n == length, 3); /* kind 0 */
        put(d, 0, (8 - d->bit_count) % 8);
        put(d, n, 16);
        put(d, ~n & 0xFFFF, 16);
        if (n > 0 && !value_copy(d->out->at + d->used, at, n))
            return false;
        d->used += n;
        at += n;
        length -= n;
    } while (length > 0);
    return true;
}

/* --- tokens --- */

/* Symbol of a length of 3 to 258 less 257, and its extra bits. */
static uint32_t length_symbol(uint32_t length, uint32_t *extra) {
    uint32_t n = length - 3;
    *extra = 0;
    if (length == MATCH_MOST)
        return 28;
    if (n < 8)
        return n;
    uint32_t top = 31 - (uint32_t)__builtin_clz(n);
    *extra = top - 2;
    return (top - 1) * 4 + (n >> (top - 2) & 3);
}

static uint32_t distance_symbol(uint32_t distance, uint32_t *extra) {
    uint32_t n = distance - 1;
    *extra = 0;
    if (n < 4)
        return n;
    uint32_t top = 31 - (uint32_t)__builtin_clz(n);
    *extra = top - 1;
    return top * 2 + (n >> (top - 1) & 1);
}

static void put_token(struct job *j, uint32_t token) {
    const struct tables *t = j->t;
    uint32_t length = token >> 16, distance = token & 0xFFFF, extra;
    if (length == 0) {
        put(j->d, t->codes[token], t->lengths[token]);
        return;
    }
    uint32_t symbol = END_OF_BLOCK + 1 + length_symbol(length, &extra);
    put(j->d, t->codes[symbol], t->lengths[symbol]);
    put(j->d, (length - 3) & ((1u << extra) - 1), extra);
    symbol = distance_symbol(distance, &extra);
    put(j->d, t->distance_codes[symbol], t->lengths[LITERALS + symbol]);
    put(j->d, (distance - 1) & ((1u << extra) - 1), extra);
}

static bool put_tokens(struct job *j) {
    for (uint32_t i = 0; i < j->token_count; i++) {
        if (!room(j->d, 16))
            return false;
        put_token(j, j->t->tokens[i]);
        if (!value_poll_some(i))
            return false;
    }
    if (!room(j->d, 16))
        return false;
    put(j->d, j->t->codes[END_OF_BLOCK], j->t->lengths[END_OF_BLOCK]);
    return true;
}

static void count_token(struct job *j, uint32_t token) {
    uint32_t extra;
    if (token >> 16 == 0) {
        j->t->counts[token]++;
        return;
    }
    j->t->counts[END_OF_BLOCK + 1 + length_symbol(token >> 16, &extra)]++;
    j->t->distance_counts[distance_symbol(token & 0xFFFF, &extra)]++;
}

/* --- a block's own codes --- */

/* The code lengths with runs as symbols 16, 17 and 18; how many there are. */
static uint32_t pack_lengths(struct tables *t, uint32_t n) {
    uint32_t packed = 0;
    memset(t->run_counts, 0, sizeof t->run_counts);
    for (uint32_t i = 0; i < n;) {
        uint32_t k = 1, most = t->lengths[i] == 0 ? 138 : 7;
        while (i + k < n && k < most && t->lengths[i + k] == t->lengths[i])
            k++;
        uint8_t symbol = t->lengths[i], extra = 0;
        if (symbol == 0 && k >= 3) {
            symbol = k > 10 ? 18 : 17;
            extra = (uint8_t)(k > 10 ? k - 11 : k - 3);
        } else if (symbol != 0 && k >= 4) { /* one, and three or more again */
            t->run[packed++] = symbol;
            t->run_counts[symbol]++;
            symbol = 16;
            extra = (uint8_t)(k - 4);
        } else {
            k = 1;
        }
        t->run[packed] = symbol;
        t->run_extra[packed++] = extra;
        t->run_counts[symbol]++;
        i += k;
        value_rest_some(i);
    }
    return packed;
}

static const uint8_t order[CODES] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                     11, 4,  12, 3, 13, 2, 14, 1, 15};

struct head {
    uint32_t literals;
    uint32_t distances;
    uint32_t packed;
    uint32_t codes;
};

/* Makes the codes of the block; *bits is what it takes with them. */
static bool own_codes(struct job *j, struct head *h, uint64_t *bits) {
    static const uint8_t extra[CODES] = {[16] = 2, [17] = 3, [18] = 7};
    struct tables *t = j->t;
    uint8_t distances[DISTANCES];
    if (!mod_huffman_lengths(t->counts, LITERALS, 15, t->lengths) ||
        !mod_huffman_lengths(t->distance_counts, DISTANCES, 15, distances))
        return false;
    h->literals = LITERALS;
    h->distances = DISTANCES;
    h->codes = CODES;
    while (t->lengths[h->literals - 1] == 0)
        h->literals--; /* ends at END_OF_BLOCK */
    while (h->distances > 1 && distances[h->distances - 1] == 0)
        h->distances--;
    memcpy(t->lengths + h->literals, distances, h->distances);
    h->packed = pack_lengths(t, h->literals + h->distances);
    memset(t->lengths + h->literals, 0, LITERALS - h->literals);
    memcpy(t->lengths + LITERALS, distances, DISTANCES);
    if (!mod_huffman_lengths(t->run_counts, CODES, 7, t->run_lengths))
        return false;
    while (h->codes > 4 && t->run_lengths[order[h->codes - 1]] == 0)
        h->codes--;
    *bits = 17 + 3 * (uint64_t)h->codes;
    for (uint32_t i = 0; i < CODES; i++)
        *bits += (uint64_t)t->run_counts[i] *
                 (t->run_lengths[i] + (uint32_t)extra[i]);
    return true;
}

static bool put_head(struct job *j, const struct head *h) {
    const struct tables *t = j->t;
    struct mod_deflate *d = j->d;
    if (!room(d, 1024))
        return false;
    put(d, h->literals - 257, 5);
    put(d, h->distances - 1, 5);
    put(d, h->codes - 4, 4);
    for (uint32_t i = 0; i < h->codes; i++)
        put(d, t->run_lengths[order[i]], 3);
    mod_huffman_codes(t->run_lengths, CODES, j->t->run_codes);
    for (uint32_t i = 0; i < h->packed; i++) {
        uint32_t symbol = t->run[i];
        put(d, t->run_codes[symbol], t->run_lengths[symbol]);
        if (symbol >= 16)
            put(d, t->run_extra[i], symbol == 16 ? 2 : symbol == 17 ? 3 : 7);
        value_rest_some(i);
    }
    return true;
}

static uint32_t fixed_length(uint32_t symbol) {
    return symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8;
}

/* Bits of all tokens with the codes in t->lengths, and with the fixed ones. */
static void measure(const struct tables *t, uint64_t *own, uint64_t *fixed) {
    uint32_t extra;
    for (uint32_t i = 0; i < LITERALS; i++) {
        uint32_t n = t->counts[i];
        extra = i < 265 || i == 285 ? 0 : (i - 257) / 4 - 1;
        *own += (uint64_t)n * (t->lengths[i] + extra);
        *fixed += (uint64_t)n * (fixed_length(i) + extra);
        value_rest_some(i);
    }
    for (uint32_t i = 0; i < DISTANCES; i++) {
        uint32_t n = t->distance_counts[i];
        extra = i < 4 ? 0 : i / 2 - 1;
        *own += (uint64_t)n * (t->lengths[LITERALS + i] + extra);
        *fixed += (uint64_t)n * (5 + extra);
    }
}

static void fixed_codes(struct tables *t) {
    uint8_t lengths[288];
    uint16_t codes[288]; /* the last two do not occur, but have their place */
    for (uint32_t i = 0; i < 288; i++)
        lengths[i] = (uint8_t)fixed_length(i);
    mod_huffman_codes(lengths, 288, codes);
    memcpy(t->lengths, lengths, LITERALS);
    memcpy(t->codes, codes, sizeof t->codes);
    memset(t->lengths + LITERALS, 5, DISTANCES);
    mod_huffman_codes(t->lengths + LITERALS, DISTANCES, t->distance_codes);
}

/* Writes what has been gathered, as a block. */
static bool end_block(struct job *j, bool last) {
    struct tables *t = j->t;
    struct mod_deflate *d = j->d;
    struct head h;
    uint64_t own, fixed = 3;
    uint32_t length = j->at - j->block_start;
    t->counts[END_OF_BLOCK] = 1;
    if (!own_codes(j, &h, &own) || !room(d, 16))
        return false;
    measure(t, &own, &fixed);
    uint64_t stored = (uint64_t)length * 8 + 40 + 40 * (length / STORED_MOST);
    const uint8_t *from = d->in + j->block_start;
    j->block_start = j->at;
    if (stored < own && stored < fixed) {
        if (!put_stored(d, from, length, last))
            return false;
    } else {
        bool is_own = own < fixed;
        put(d, last | (is_own ? 2u : 1u) << 1, 3);
        if (is_own) {
            mod_huffman_codes(t->lengths, LITERALS, t->codes);
            mod_huffman_codes(t->lengths + LITERALS, DISTANCES,
                              t->distance_codes);
        } else {
            fixed_codes(t);
        }
        if ((is_own && !put_head(j, &h)) || !put_tokens(j))
            return false;
    }
    j->token_count = 0;
    memset(t->counts, 0, sizeof t->counts);
    memset(t->distance_counts, 0, sizeof t->distance_counts);
    return true;
}

/* --- matches --- */

static inline uint32_t hash_at(const uint8_t *at) {
    uint32_t three = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
    return (three * 0x9E3779B1u) >> (32 - HASH_BITS);
}

/* Wanted: three bytes from `at` on. */
static inline void enter(struct job *j, uint32_t at) {
    uint16_t *head = &j->t->head[hash_at(j->d->in + at)];
    j->previous[at & j->mask] = *head;
    *head = (uint16_t)at;
}

static uint32_t same_bytes(const uint8_t *a, const uint8_t *b, uint32_t most) {
    uint32_t n = 0;
    while (n < most && a[n] == b[n])
        n++;
    return n;
}

/* The longest match of the bytes at `at` that is longer than `length`; 0 if
 * there is none. The chain ends where it no longer leads back. */
static bool longest(struct job *j, uint32_t at, uint32_t length,
                    uint32_t match[2]) {
    const uint8_t *in = j->d->in;
    uint32_t most = j->d->length - at,
             far = at < j->d->window ? at : j->d->window;
    uint32_t last = 0, left = j->effort->chain;
    match[0] = 0;
    most = most < MATCH_MOST ? most : MATCH_MOST;
    if (most < MATCH_LEAST || length >= most)
        return true;
    uint32_t candidate = j->t->head[hash_at(in + at)];
    for (; left > 0; left--) {
        uint32_t distance = (at - candidate) & 0xFFFF;
        if (distance <= last || distance > far)
            break;
        const uint8_t *old = in + at - distance;
        if (old[length] == in[at + length]) {
            uint32_t n = same_bytes(old, in + at, most);
            if (n > length && n >= MATCH_LEAST) {
                length = match[0] = n;
                match[1] = distance;
            }
            if (length >= j->effort->good || length == most)
                break;
        }
        last = distance;
        candidate = j->previous[(at - distance) & j->mask];
        if (!value_poll())
            return false;
    }
    return true;
}

static bool token(struct job *j, uint32_t token_bits, uint32_t length) {
    j->t->tokens[j->token_count++] = token_bits;
    count_token(j, token_bits);
    j->at += length;
    return j->token_count < MOD_DEFLATE_TOKENS || end_block(j, false);
}

/* Enters the positions that a match covers. */
static void enter_all(struct job *j, uint32_t from, uint32_t to) {
    uint32_t end = j->d->length < 2 ? 0 : j->d->length - 2;
    for (uint32_t i = from; i < to && i < end; i++) {
        enter(j, i);
        value_rest_some(i);
    }
}

/* A literal, or the match at j->at, or a literal and then the longer match
 * that begins behind it. */
static bool next_token(struct job *j, uint32_t match[2]) {
    uint32_t later[2] = {0, 0}, at = j->at;
    uint8_t byte = j->d->in[at];
    if (match[0] == 0 && !longest(j, at, MATCH_LEAST - 1, match))
        return false;
    /* Three bytes that are far away take more bits than themselves. */
    if (match[0] == MATCH_LEAST && match[1] > 4096)
        match[0] = 0;
    enter_all(j, at, at + 1);
    if (match[0] != 0 && match[0] < j->effort->lazy &&
        !longest(j, at + 1, match[0], later))
        return false;
    if (match[0] == 0 || later[0] != 0) {
        memcpy(match, later, sizeof later);
        return token(j, byte, 1);
    }
    enter_all(j, at + 1, at + match[0]);
    uint32_t length = match[0];
    match[0] = 0;
    return token(j, length << 16 | match[1], length);
}

static bool compress(struct job *j) {
    uint32_t match[2] = {0, 0}, length = j->d->length;
    for (uint32_t i = 0; i < j->at; i += 64) {
        enter_all(j, i, i + 64 < j->at ? i + 64 : j->at);
        if (!value_poll())
            return false;
    }
    for (uint32_t i = 0; j->at < length; i++)
        if (!next_token(j, match) || !value_poll_some(i))
            return false;
    bool finish = j->d->end == MOD_DEFLATE_FINISH;
    return j->token_count == 0 && !finish ? true : end_block(j, finish);
}

/* Tables no larger than the input asks for; false if memory is out. */
static bool tables_new(struct job *j) {
    uint32_t span = 256;
    while (span < j->d->window && span < j->d->length)
        span *= 2;
    struct value_byte_buffer *t = value_byte_buffer_new(sizeof *j->t + 8);
    struct value_byte_buffer *p =
        value_byte_buffer_new(span * sizeof(uint16_t));
    if (t == NULL || p == NULL)
        return false;
    j->t = (struct tables *)(void *)t->at; /* cleared, as all that is new */
    j->previous = (uint16_t *)(void *)p->at;
    j->mask = span - 1;
    return true;
}

bool mod_deflate(struct mod_deflate *d) {
    struct job j = {.d = d,
                    .effort = &efforts[d->level],
                    .at = d->start,
                    .block_start = d->start};
    bool finish = d->end == MOD_DEFLATE_FINISH;
    if (d->level == 0) {
        if ((d->length > d->start || finish) &&
            !put_stored(d, d->in + d->start, d->length - d->start, finish))
            return false;
    } else if (!tables_new(&j)) {
        return value_raise_memory();
    } else if (!compress(&j)) {
        return false;
    }
    KEEP_ALIVE(j.t);
    KEEP_ALIVE(j.previous);
    if (!room(d, 16))
        return false;
    if (finish)
        put(d, 0, (8 - d->bit_count) % 8);
    else if (d->end == MOD_DEFLATE_SYNC)
        return put_stored(d, d->in, 0, false);
    return true;
}
