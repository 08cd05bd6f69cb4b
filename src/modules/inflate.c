/* SPDX-License-Identifier: MIT */
/* Inflate (RFC 1951). A code of up to nine bits is one look-up; a longer one is
 * found length by length among the canonical codes, which needs no second
 * table. What is copied comes from this call's output, or from the ring with
 * the output before it. */
#include "modules/inflate.h"

#include "value/byte_buffer.h"

#define MATCH_MOST 258u
#define FIRST_ROOM 1024u
#define STORED_PIECE 256u
#define LENGTHS_MOST 320u /* of a block's head: 288 and 32 */
#define END_OF_BLOCK 256u

static bool fail(const struct mod_inflate *j, const char *why) {
    return value_raise_text(j->error, "Error -3 while decompressing data: %s",
                            why);
}

/* --- bits --- */

static inline void refill(struct mod_inflate *j) {
    while (j->bit_count <= 56 && j->at < j->length) {
        j->bits |= (uint64_t)j->in[j->at++] << j->bit_count;
        j->bit_count += 8;
    }
}

static inline void drop(struct mod_inflate *j, uint32_t count) {
    j->bits >>= count;
    j->bit_count -= count;
}

/* False, and starved, if there are not so many. */
static inline bool take(struct mod_inflate *j, uint32_t count, uint32_t *out) {
    if (j->bit_count < count)
        refill(j);
    j->starved = j->bit_count < count;
    if (j->starved)
        return false;
    *out = (uint32_t)(j->bits & ((1u << count) - 1));
    drop(j, count);
    return true;
}

/* --- codes --- */

static uint32_t reversed(uint32_t code, uint32_t length) {
    uint32_t r = 0;
    for (; length > 0; length--, code >>= 1)
        r = r << 1 | (code & 1);
    return r;
}

static void fill_fast(struct mod_inflate_code *c, uint32_t code,
                      uint32_t length, uint32_t symbol) {
    if (length > MOD_INFLATE_FAST)
        return;
    for (uint32_t i = reversed(code, length); i < 1u << MOD_INFLATE_FAST;
         i += 1u << length)
        c->fast[i] = (uint16_t)(symbol << 4 | length);
}

/* Codes left over by these lengths; below 0 there are too many. */
static int32_t spare_codes(const struct mod_inflate_code *c) {
    int32_t left = 1;
    for (uint32_t i = 1; i < 16; i++) {
        left = left * 2 - c->count[i];
        if (left < 0)
            return left;
    }
    return left;
}

/* The code in which symbol i has lengths[i] bits; returns what is left over. */
static int32_t build(struct mod_inflate_code *c, const uint8_t *lengths,
                     uint32_t n) {
    uint16_t offset[16], code[16];
    memset(c, 0, sizeof *c);
    for (uint32_t i = 0; i < n; i++)
        c->count[lengths[i]]++;
    c->count[0] = 0;
    int32_t left = spare_codes(c);
    if (left < 0)
        return left;
    offset[0] = code[0] = 0;
    for (uint32_t i = 1; i < 16; i++) {
        offset[i] = (uint16_t)(offset[i - 1] + c->count[i - 1]);
        code[i] = (uint16_t)((code[i - 1] + c->count[i - 1]) << 1);
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t length = lengths[i];
        if (length == 0)
            continue;
        c->symbol[offset[length]++] = (uint16_t)i;
        fill_fast(c, code[length]++, length, i);
        value_rest_some(i);
    }
    return left;
}

/* A code that is not complete is right only if it is a single bit. */
static bool may_be_incomplete(const struct mod_inflate_code *c) {
    uint32_t codes = 0;
    for (uint32_t i = 2; i < 16; i++)
        codes += c->count[i];
    return codes == 0 && c->count[1] <= 1;
}

static bool decode_long(struct mod_inflate *j, const struct mod_inflate_code *c,
                        const char *what, uint32_t *symbol) {
    uint32_t code = 0, first = 0, index = 0;
    for (uint32_t length = 1; length < 16; length++) {
        j->starved = length > j->bit_count;
        if (j->starved)
            return false;
        code |= (uint32_t)(j->bits >> (length - 1)) & 1;
        uint32_t count = c->count[length];
        if (code < first + count) {
            *symbol = c->symbol[index + code - first];
            drop(j, length);
            return true;
        }
        index += count;
        first = (first + count) << 1;
        code <<= 1;
    }
    return fail(j, what);
}

static inline bool decode(struct mod_inflate *j,
                          const struct mod_inflate_code *c, const char *what,
                          uint32_t *symbol) {
    if (j->bit_count < 15)
        refill(j);
    uint32_t entry = c->fast[j->bits & ((1u << MOD_INFLATE_FAST) - 1)];
    uint32_t length = entry & 15;
    if (length == 0 || length > j->bit_count)
        return decode_long(j, c, what, symbol);
    *symbol = entry >> 4;
    drop(j, length);
    return true;
}

/* --- heads of blocks --- */

static void fixed_codes(struct mod_inflate_state *s) {
    uint8_t lengths[MOD_INFLATE_SYMBOLS];
    for (uint32_t i = 0; i < MOD_INFLATE_SYMBOLS; i++)
        lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    (void)build(&s->literals, lengths, MOD_INFLATE_SYMBOLS);
    memset(lengths, 5, 32);
    (void)build(&s->distances, lengths, 32);
}

static bool stored_head(struct mod_inflate *j) {
    uint32_t length, complement;
    drop(j, j->bit_count % 8);
    if (!take(j, 16, &length) || !take(j, 16, &complement))
        return false;
    if (length != (~complement & 0xFFFF))
        return fail(j, "invalid stored block lengths");
    j->s.stored_left = length;
    j->s.phase = MOD_INFLATE_STORED;
    return true;
}

/* Repeats: what, and how often. */
static bool repeat_of(struct mod_inflate *j, uint32_t symbol,
                      const uint8_t *lengths, uint32_t i, uint32_t run[2]) {
    static const uint8_t bits[] = {2, 3, 7}, base[] = {3, 3, 11};
    if (!take(j, bits[symbol - 16], &run[1]))
        return false;
    run[1] += base[symbol - 16];
    if (symbol == 16 && i == 0)
        return fail(j, "invalid bit length repeat");
    run[0] = symbol == 16 ? lengths[i - 1] : 0;
    return true;
}

static bool read_lengths(struct mod_inflate *j, uint8_t *lengths, uint32_t n) {
    uint32_t symbol, run[2];
    for (uint32_t i = 0; i < n;) {
        if (!decode(j, &j->s.literals, "invalid code lengths set", &symbol))
            return false;
        run[0] = symbol;
        run[1] = 1;
        if (symbol >= 16 && !repeat_of(j, symbol, lengths, i, run))
            return false;
        if (run[1] > n - i)
            return fail(j, "invalid bit length repeat");
        memset(lengths + i, (int)run[0], run[1]);
        i += run[1];
        if (!value_poll())
            return false;
    }
    return true;
}

/* The code of the code lengths, kept where that of the literals comes. */
static bool lengths_code(struct mod_inflate *j, uint32_t n) {
    static const uint8_t order[] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                    11, 4,  12, 3, 13, 2, 14, 1, 15};
    uint8_t lengths[19] = {0};
    uint32_t length, any = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (!take(j, 3, &length))
            return false;
        lengths[order[i]] = (uint8_t)length;
        any |= length;
    }
    if (any == 0) { /* zlib then reads a 0 in each bit */
        for (uint32_t i = 0; i < 1u << MOD_INFLATE_FAST; i++)
            j->s.literals.fast[i] = 1;
        return true;
    }
    return build(&j->s.literals, lengths, 19) == 0 ||
           fail(j, "invalid code lengths set");
}

static bool dynamic_head(struct mod_inflate *j) {
    uint8_t lengths[LENGTHS_MOST];
    uint32_t literals, distances, codes;
    if (!take(j, 5, &literals) || !take(j, 5, &distances) ||
        !take(j, 4, &codes))
        return false;
    literals += 257;
    distances += 1;
    if (literals > 286 || distances > 30)
        return fail(j, "too many length or distance symbols");
    if (!lengths_code(j, codes + 4) ||
        !read_lengths(j, lengths, literals + distances))
        return false;
    if (lengths[END_OF_BLOCK] == 0)
        return fail(j, "invalid code -- missing end-of-block");
    int32_t left = build(&j->s.literals, lengths, literals);
    if (left < 0 || (left > 0 && !may_be_incomplete(&j->s.literals)))
        return fail(j, "invalid literal/lengths set");
    left = build(&j->s.distances, lengths + literals, distances);
    if (left < 0 || (left > 0 && !may_be_incomplete(&j->s.distances)))
        return fail(j, "invalid distances set");
    j->s.phase = MOD_INFLATE_CODES;
    return true;
}

static bool block_head(struct mod_inflate *j) {
    uint32_t last, kind;
    if (!take(j, 1, &last) || !take(j, 2, &kind))
        return false;
    j->s.last = last != 0;
    if (kind == 0)
        return stored_head(j);
    if (kind == 2)
        return dynamic_head(j);
    if (kind == 3)
        return fail(j, "invalid block type");
    fixed_codes(&j->s);
    j->s.phase = MOD_INFLATE_CODES;
    return true;
}

/* --- what blocks hold --- */

static bool room(struct mod_inflate *j, uint32_t more) {
    size_t wanted = (size_t)j->used + more;
    if (j->out != NULL && wanted <= j->out->capacity)
        return true;
    struct value_byte_buffer *bigger =
        value_byte_buffer_new((size_t)j->used * 2 + more + FIRST_ROOM);
    if (bigger == NULL) /* that much more, at least */
        bigger = value_byte_buffer_new(wanted);
    if (bigger == NULL)
        return value_raise_memory();
    if (j->used > 0 && !value_copy(bigger->at, j->out->at, j->used))
        return false;
    j->out = bigger;
    return true;
}

/* J2: distance is within what there is. */
static void copy_match(struct mod_inflate *j, uint32_t length,
                       uint32_t distance) {
    uint8_t *to = j->out->at + j->used;
    uint32_t before = distance > j->used ? distance - j->used : 0;
    j->used += length;
    for (; before > 0 && length > 0; before--, length--) {
        uint32_t at = j->s.ring_at + j->s.window - before;
        *to++ = j->ring[at < j->s.window ? at : at - j->s.window];
    }
    for (; length > 0; length--, to++)
        *to = *(to - distance);
}

static bool match(struct mod_inflate *j, uint32_t symbol) {
    static const uint16_t length_base[] = {
        3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
        31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    static const uint16_t distance_base[] = {
        1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
        33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
        1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
    uint32_t length, distance, more;
    if (symbol >= ARRAY_LENGTH(length_base))
        return fail(j, "invalid literal/length code");
    uint32_t extra = symbol < 8 || symbol == 28 ? 0 : symbol / 4 - 1;
    if (!take(j, extra, &length) ||
        !decode(j, &j->s.distances, "invalid distance code", &distance))
        return false;
    if (distance >= ARRAY_LENGTH(distance_base))
        return fail(j, "invalid distance code");
    if (!take(j, distance < 4 ? 0 : distance / 2 - 1, &more))
        return false;
    distance = distance_base[distance] + more;
    if (distance > j->used + (uint64_t)j->s.ring_filled)
        return fail(j, "invalid distance too far back");
    copy_match(j, length_base[symbol] + length, distance);
    return true;
}

static bool end_block(struct mod_inflate *j) {
    j->s.phase = j->s.last ? MOD_INFLATE_DONE : MOD_INFLATE_HEAD;
    return true;
}

static bool one_symbol(struct mod_inflate *j) {
    uint32_t symbol;
    if (!room(j, MATCH_MOST) ||
        !decode(j, &j->s.literals, "invalid literal/length code", &symbol))
        return false;
    if (symbol == END_OF_BLOCK)
        return end_block(j);
    if (symbol > END_OF_BLOCK)
        return match(j, symbol - END_OF_BLOCK - 1);
    j->out->at[j->used++] = (uint8_t)symbol;
    return true;
}

static bool some_stored(struct mod_inflate *j) {
    uint32_t byte;
    if (j->s.stored_left == 0)
        return end_block(j);
    if (!room(j, STORED_PIECE))
        return false;
    for (uint32_t i = 0; i < STORED_PIECE && j->s.stored_left > 0; i++) {
        if (!take(j, 8, &byte))
            return i > 0; /* what came is kept */
        j->out->at[j->used++] = (uint8_t)byte;
        j->s.stored_left--;
    }
    return true;
}

static bool step(struct mod_inflate *j) {
    if (j->s.phase == MOD_INFLATE_CODES)
        return one_symbol(j);
    return j->s.phase == MOD_INFLATE_STORED ? some_stored(j) : block_head(j);
}

bool mod_inflate(struct mod_inflate *j) {
    j->bits = j->s.bits;
    j->bit_count = j->s.bit_count;
    for (uint32_t i = 0; j->s.phase != MOD_INFLATE_DONE && j->used < j->limit;
         i++) {
        uint64_t bits = j->bits;
        uint32_t bit_count = j->bit_count, at = j->at;
        j->starved = false;
        if (!step(j)) {
            if (!j->starved)
                return false;
            j->bits = bits; /* J1 */
            j->bit_count = bit_count;
            j->at = at;
            break;
        }
        if (!value_poll_some(i))
            return false;
    }
    j->at -= j->bit_count / 8;
    j->s.bit_count = (uint8_t)(j->bit_count % 8);
    j->s.bits = (uint8_t)(j->bits & ((1u << j->s.bit_count) - 1));
    return true;
}
