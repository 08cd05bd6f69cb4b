/* SPDX-License-Identifier: MIT */
/* The checksums of zlib and gzip. */
#ifndef KRAIT_MODULES_CHECKSUM_H
#define KRAIT_MODULES_CHECKSUM_H

#include <stdint.h>

#define MOD_ADLER32_FIRST 1u

/* Goes on from `sum` over more bytes; 0 and MOD_ADLER32_FIRST begin.
 * Contract: handler; reserve; O(n). */
uint32_t mod_crc32(uint32_t sum, const uint8_t *at, uint32_t length);
uint32_t mod_adler32(uint32_t sum, const uint8_t *at, uint32_t length);

#endif
