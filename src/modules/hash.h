/* SPDX-License-Identifier: MIT */
/* Message digests: SHA-1 and SHA-2 (FIPS 180-4), MD5 (RFC 1321).
 *
 * I1  A hash object's state is used by whoever claimed it, and by nobody else
 *     until it is released; the second entrant gets ValueError, as with
 *     generators (C6). What is claimed is released in any case, and `update`
 *     then has taken all of its bytes: no safepoint of it raises.
 */
#ifndef KRAIT_MODULES_HASH_H
#define KRAIT_MODULES_HASH_H

#include "modules/modules.h"

#define MOD_HASH_BLOCK 128u /* bytes of the largest block */

union mod_hash_words {
    uint32_t w32[8];
    uint64_t w64[8];
};

struct mod_hash_method {
    uint16_t name; /* symbol */
    uint8_t digest_size;
    uint8_t block_size;
    bool little; /* byte order */
    union mod_hash_words first;
    /* Contract: handler; reserve; O(n). Takes one block. */
    void (*mix)(union mod_hash_words *words, const uint8_t *block);
};

struct mod_hash {
    const struct mod_hash_method *method;
    uint64_t length; /* bytes so far */
    union mod_hash_words words;
    uint8_t block[MOD_HASH_BLOCK]; /* the part that is not full */
};

extern const struct mod_hash_method mod_hash_md5;
extern const struct mod_hash_method mod_hash_sha1;
extern const struct mod_hash_method mod_hash_sha224;
extern const struct mod_hash_method mod_hash_sha256;
extern const struct mod_hash_method mod_hash_sha384;
extern const struct mod_hash_method mod_hash_sha512;

/* Contract: handler; no alloc; O(1). */
void mod_hash_begin(struct mod_hash *h, const struct mod_hash_method *method);

/* Contract: handler; reserve; O(n). */
void mod_hash_update(struct mod_hash *h, const uint8_t *at, uint32_t length);

/* The digest of all so far; `h` is used up by it.
 * Contract: handler; reserve; O(n). */
void mod_hash_end(struct mod_hash *h, uint8_t digest[64]);

static inline uint32_t hash_turn32(uint32_t x, uint32_t n) {
    return x << n | x >> (32 - n);
}

/* Big endian words of a block.
 * Contract: isr; no alloc; O(1). */
static inline uint32_t hash_word32(const uint8_t *at) {
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | at[3];
}

#endif
