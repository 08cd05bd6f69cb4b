/* SPDX-License-Identifier: MIT */
/* What all digests share, MD5 (RFC 1321) and SHA-1 (FIPS 180-4). Neither of
 * these two keeps out a forger any more; protocols still name them. */
#include "modules/hash.h"

/* |sin(i + 1)| * 2^32 */
static const uint32_t sines[64] = {
    0xD76AA478, 0xE8C7B756, 0x242070DB, 0xC1BDCEEE, 0xF57C0FAF, 0x4787C62A,
    0xA8304613, 0xFD469501, 0x698098D8, 0x8B44F7AF, 0xFFFF5BB1, 0x895CD7BE,
    0x6B901122, 0xFD987193, 0xA679438E, 0x49B40821, 0xF61E2562, 0xC040B340,
    0x265E5A51, 0xE9B6C7AA, 0xD62F105D, 0x02441453, 0xD8A1E681, 0xE7D3FBC8,
    0x21E1CDE6, 0xC33707D6, 0xF4D50D87, 0x455A14ED, 0xA9E3E905, 0xFCEFA3F8,
    0x676F02D9, 0x8D2A4C8A, 0xFFFA3942, 0x8771F681, 0x6D9D6122, 0xFDE5380C,
    0xA4BEEA44, 0x4BDECFA9, 0xF6BB4B60, 0xBEBFBC70, 0x289B7EC6, 0xEAA127FA,
    0xD4EF3085, 0x04881D05, 0xD9D4D039, 0xE6DB99E5, 0x1FA27CF8, 0xC4AC5665,
    0xF4292244, 0x432AFF97, 0xAB9423A7, 0xFC93A039, 0x655B59C3, 0x8F0CCC92,
    0xFFEFF47D, 0x85845DD1, 0x6FA87E4F, 0xFE2CE6E0, 0xA3014314, 0x4E0811A1,
    0xF7537E82, 0xBD3AF235, 0x2AD7D2BB, 0xEB86D391};

static uint32_t little_word(const uint8_t *at) {
    return (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 |
           (uint32_t)at[1] << 8 | at[0];
}

/* Four kinds of 16 rounds: a function of the last three words, and which word
 * of the block comes. */
static uint32_t md5_step(uint32_t i, const uint32_t s[4], uint32_t *word) {
    static const uint8_t factor[] = {1, 5, 3, 7}, offset[] = {0, 1, 5, 0};
    uint32_t kind = i / 16, b = s[1], c = s[2], d = s[3];
    *word = (i * factor[kind] + offset[kind]) % 16;
    switch (kind) {
    case 0:
        return (b & c) | (~b & d);
    case 1:
        return (b & d) | (c & ~d);
    case 2:
        return b ^ c ^ d;
    default:
        return c ^ (b | ~d);
    }
}

static void md5_mix(union mod_hash_words *words, const uint8_t *block) {
    static const uint8_t turns[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t s[4], word;
    memcpy(s, words->w32, sizeof s);
    for (uint32_t i = 0; i < 64; i++) {
        uint32_t x = s[0] + md5_step(i, s, &word) + sines[i];
        x = s[1] + hash_turn32(x + little_word(block + 4 * word),
                               turns[i / 16][i % 4]);
        s[0] = s[3];
        s[3] = s[2];
        s[2] = s[1];
        s[1] = x;
        if (i % 32 == 31)
            value_pause();
    }
    for (uint32_t i = 0; i < 4; i++)
        words->w32[i] += s[i];
}

static uint32_t sha1_step(uint32_t i, const uint32_t s[5]) {
    uint32_t b = s[1], c = s[2], d = s[3];
    switch (i / 20) {
    case 0:
        return ((b & c) | (~b & d)) + 0x5A827999;
    case 1:
        return (b ^ c ^ d) + 0x6ED9EBA1;
    case 2:
        return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
    default:
        return (b ^ c ^ d) + 0xCA62C1D6;
    }
}

static void sha1_mix(union mod_hash_words *words, const uint8_t *block) {
    uint32_t w[16], s[5];
    for (uint32_t i = 0; i < 16; i++)
        w[i] = hash_word32(block + 4 * i);
    memcpy(s, words->w32, sizeof s);
    for (uint32_t i = 0; i < 80; i++) {
        if (i >= 16)
            w[i % 16] = hash_turn32(w[i % 16] ^ w[(i + 2) % 16] ^
                                        w[(i + 8) % 16] ^ w[(i + 13) % 16],
                                    1);
        uint32_t x = hash_turn32(s[0], 5) + sha1_step(i, s) + s[4] + w[i % 16];
        s[4] = s[3];
        s[3] = s[2];
        s[2] = hash_turn32(s[1], 30);
        s[1] = s[0];
        s[0] = x;
        if (i % 20 == 19)
            value_pause();
    }
    for (uint32_t i = 0; i < 5; i++)
        words->w32[i] += s[i];
}

#define FIRST 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476

const struct mod_hash_method mod_hash_md5 = {SYM_md5,          16,     64, true,
                                             {.w32 = {FIRST}}, md5_mix};

const struct mod_hash_method mod_hash_sha1 = {
    SYM_sha1, 20, 64, false, {.w32 = {FIRST, 0xC3D2E1F0}}, sha1_mix};

void mod_hash_begin(struct mod_hash *h, const struct mod_hash_method *method) {
    h->method = method;
    h->length = 0;
    h->words = method->first;
}

void mod_hash_update(struct mod_hash *h, const uint8_t *at, uint32_t length) {
    uint32_t size = h->method->block_size;
    uint32_t used = (uint32_t)(h->length % size);
    h->length += length;
    while (length > 0) {
        uint32_t n = size - used < length ? size - used : length;
        memcpy(h->block + used, at, n);
        used += n;
        at += n;
        length -= n;
        if (used < size)
            return;
        h->method->mix(&h->words, h->block);
        used = 0;
    }
}

/* The length in bits, in the last eight bytes of a block; those in front of it
 * that SHA-512 has for longer texts stay zero. */
static void put_length(struct mod_hash *h, uint64_t bits) {
    uint8_t *at = h->block + h->method->block_size - 8;
    for (uint32_t i = 0; i < 8; i++)
        at[i] = (uint8_t)(bits >> 8 * (h->method->little ? i : 7 - i));
}

static uint8_t byte_of(const struct mod_hash *h, uint32_t i) {
    if (h->method->block_size > 64)
        return (uint8_t)(h->words.w64[i / 8] >> (56 - i % 8 * 8));
    uint32_t shift = i % 4 * 8;
    return (uint8_t)(h->words.w32[i / 4] >>
                     (h->method->little ? shift : 24 - shift));
}

/* A bit that is set, then zeros, then the length. */
void mod_hash_end(struct mod_hash *h, uint8_t digest[64]) {
    uint32_t size = h->method->block_size;
    uint32_t used = (uint32_t)(h->length % size);
    h->block[used++] = 0x80;
    memset(h->block + used, 0, size - used);
    if (used > size - size / 8) {
        h->method->mix(&h->words, h->block);
        memset(h->block, 0, size);
    }
    put_length(h, h->length * 8);
    h->method->mix(&h->words, h->block);
    for (uint32_t i = 0; i < h->method->digest_size; i++)
        digest[i] = byte_of(h, i);
}
