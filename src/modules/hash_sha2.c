/* SPDX-License-Identifier: MIT */
/* SHA-2 (FIPS 180-4). SHA-256's constants are the upper halves of SHA-512's, so
 * that there is one table. The schedule is kept as a ring of 16 words: word i
 * takes the place of word i - 16. */
#include "modules/hash.h"

#define ROUNDS_32 64u
#define ROUNDS_64 80u

/* Fractional parts of the cube roots of the first 80 primes. */
static const uint64_t constants[ROUNDS_64] = {
    0x428A2F98D728AE22, 0x7137449123EF65CD, 0xB5C0FBCFEC4D3B2F,
    0xE9B5DBA58189DBBC, 0x3956C25BF348B538, 0x59F111F1B605D019,
    0x923F82A4AF194F9B, 0xAB1C5ED5DA6D8118, 0xD807AA98A3030242,
    0x12835B0145706FBE, 0x243185BE4EE4B28C, 0x550C7DC3D5FFB4E2,
    0x72BE5D74F27B896F, 0x80DEB1FE3B1696B1, 0x9BDC06A725C71235,
    0xC19BF174CF692694, 0xE49B69C19EF14AD2, 0xEFBE4786384F25E3,
    0x0FC19DC68B8CD5B5, 0x240CA1CC77AC9C65, 0x2DE92C6F592B0275,
    0x4A7484AA6EA6E483, 0x5CB0A9DCBD41FBD4, 0x76F988DA831153B5,
    0x983E5152EE66DFAB, 0xA831C66D2DB43210, 0xB00327C898FB213F,
    0xBF597FC7BEEF0EE4, 0xC6E00BF33DA88FC2, 0xD5A79147930AA725,
    0x06CA6351E003826F, 0x142929670A0E6E70, 0x27B70A8546D22FFC,
    0x2E1B21385C26C926, 0x4D2C6DFC5AC42AED, 0x53380D139D95B3DF,
    0x650A73548BAF63DE, 0x766A0ABB3C77B2A8, 0x81C2C92E47EDAEE6,
    0x92722C851482353B, 0xA2BFE8A14CF10364, 0xA81A664BBC423001,
    0xC24B8B70D0F89791, 0xC76C51A30654BE30, 0xD192E819D6EF5218,
    0xD69906245565A910, 0xF40E35855771202A, 0x106AA07032BBD1B8,
    0x19A4C116B8D2D0C8, 0x1E376C085141AB53, 0x2748774CDF8EEB99,
    0x34B0BCB5E19B48A8, 0x391C0CB3C5C95A63, 0x4ED8AA4AE3418ACB,
    0x5B9CCA4F7763E373, 0x682E6FF3D6B2B8A3, 0x748F82EE5DEFB2FC,
    0x78A5636F43172F60, 0x84C87814A1F0AB72, 0x8CC702081A6439EC,
    0x90BEFFFA23631E28, 0xA4506CEBDE82BDE9, 0xBEF9A3F7B2C67915,
    0xC67178F2E372532B, 0xCA273ECEEA26619C, 0xD186B8C721C0C207,
    0xEADA7DD6CDE0EB1E, 0xF57D4F7FEE6ED178, 0x06F067AA72176FBA,
    0x0A637DC5A2C898A6, 0x113F9804BEF90DAE, 0x1B710B35131C471B,
    0x28DB77F523047D84, 0x32CAAB7B40C72493, 0x3C9EBE0A15C9BEBC,
    0x431D67C49C100D4C, 0x4CC5D4BECB3E42B6, 0x597F299CFC657E2A,
    0x5FCB6FAB3AD6FAEC, 0x6C44198C4A475817};

static inline uint32_t right32(uint32_t x, uint32_t n) {
    return x >> n | x << (32 - n);
}

static inline uint64_t right64(uint64_t x, uint32_t n) {
    return x >> n | x << (64 - n);
}

static uint32_t next32(uint32_t w[16], uint32_t i) {
    uint32_t a = w[(i + 1) % 16], b = w[(i + 14) % 16];
    return w[i % 16] += (right32(a, 7) ^ right32(a, 18) ^ a >> 3) +
                        w[(i + 9) % 16] +
                        (right32(b, 17) ^ right32(b, 19) ^ b >> 10);
}

static uint64_t next64(uint64_t w[16], uint32_t i) {
    uint64_t a = w[(i + 1) % 16], b = w[(i + 14) % 16];
    return w[i % 16] += (right64(a, 1) ^ right64(a, 8) ^ a >> 7) +
                        w[(i + 9) % 16] +
                        (right64(b, 19) ^ right64(b, 61) ^ b >> 6);
}

/* s is a, b, ..., h; each round moves them on by one. */
static void mix32(union mod_hash_words *words, const uint8_t *block) {
    uint32_t w[16], s[8];
    for (uint32_t i = 0; i < 16; i++)
        w[i] = hash_word32(block + 4 * i);
    memcpy(s, words->w32, sizeof s);
    for (uint32_t i = 0; i < ROUNDS_32; i++) {
        uint32_t word = i < 16 ? w[i] : next32(w, i);
        uint32_t a = s[0], e = s[4];
        uint32_t t = s[7] + (right32(e, 6) ^ right32(e, 11) ^ right32(e, 25)) +
                     ((e & s[5]) ^ (~e & s[6])) +
                     (uint32_t)(constants[i] >> 32) + word;
        uint32_t u = (right32(a, 2) ^ right32(a, 13) ^ right32(a, 22)) +
                     ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(&s[1], s, 7 * sizeof s[0]);
        s[4] += t;
        s[0] = t + u;
        if (i % 16 == 15)
            value_pause();
    }
    for (uint32_t i = 0; i < 8; i++)
        words->w32[i] += s[i];
}

static void mix64(union mod_hash_words *words, const uint8_t *block) {
    uint64_t w[16], s[8];
    for (uint32_t i = 0; i < 16; i++)
        w[i] = (uint64_t)hash_word32(block + 8 * i) << 32 |
               hash_word32(block + 8 * i + 4);
    memcpy(s, words->w64, sizeof s);
    for (uint32_t i = 0; i < ROUNDS_64; i++) {
        uint64_t word = i < 16 ? w[i] : next64(w, i);
        uint64_t a = s[0], e = s[4];
        uint64_t t = s[7] + (right64(e, 14) ^ right64(e, 18) ^ right64(e, 41)) +
                     ((e & s[5]) ^ (~e & s[6])) + constants[i] + word;
        uint64_t u = (right64(a, 28) ^ right64(a, 34) ^ right64(a, 39)) +
                     ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(&s[1], s, 7 * sizeof s[0]);
        s[4] += t;
        s[0] = t + u;
        if (i % 8 == 7)
            value_pause();
    }
    for (uint32_t i = 0; i < 8; i++)
        words->w64[i] += s[i];
}

/* Fractional parts of the square roots of the first eight primes, or the next
 * eight. */
const struct mod_hash_method mod_hash_sha224 = {
    SYM_sha224,
    28,
    64,
    false,
    {.w32 = {0xC1059ED8, 0x367CD507, 0x3070DD17, 0xF70E5939, 0xFFC00B31,
             0x68581511, 0x64F98FA7, 0xBEFA4FA4}},
    mix32};

const struct mod_hash_method mod_hash_sha256 = {
    SYM_sha256,
    32,
    64,
    false,
    {.w32 = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F,
             0x9B05688C, 0x1F83D9AB, 0x5BE0CD19}},
    mix32};

const struct mod_hash_method mod_hash_sha384 = {
    SYM_sha384,
    48,
    128,
    false,
    {.w64 = {0xCBBB9D5DC1059ED8, 0x629A292A367CD507, 0x9159015A3070DD17,
             0x152FECD8F70E5939, 0x67332667FFC00B31, 0x8EB44A8768581511,
             0xDB0C2E0D64F98FA7, 0x47B5481DBEFA4FA4}},
    mix64};

const struct mod_hash_method mod_hash_sha512 = {
    SYM_sha512,
    64,
    128,
    false,
    {.w64 = {0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B,
             0xA54FF53A5F1D36F1, 0x510E527FADE682D1, 0x9B05688C2B3E6C1F,
             0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179}},
    mix64};
