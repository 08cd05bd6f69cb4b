/* SPDX-License-Identifier: MIT */
/* CRC-32 of IEEE 802.3 by half bytes, which needs a table of 16 words and not
 * of 256, and Adler-32 of RFC 1950 in pieces whose sums fit 32 bits. */
#include "modules/checksum.h"

#include "value/context.h"

#define PIECE 128u   /* bytes between two safepoints */
#define ADLER 65521u /* the largest prime below 2^16 */

/* Four zero bits in front of i, divided by the polynomial 0xEDB88320. */
static const uint32_t remainders[16] = {
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
    0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
    0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};

uint32_t mod_crc32(uint32_t sum, const uint8_t *at, uint32_t length) {
    uint32_t crc = ~sum;
    for (uint32_t i = 0; i < length; i++) {
        crc ^= at[i];
        crc = crc >> 4 ^ remainders[crc & 15];
        crc = crc >> 4 ^ remainders[crc & 15];
        if (i % PIECE == PIECE - 1)
            value_pause();
    }
    return ~crc;
}

uint32_t mod_adler32(uint32_t sum, const uint8_t *at, uint32_t length) {
    uint32_t a = sum & 0xFFFF, b = sum >> 16;
    for (uint32_t i = 0; i < length; i++) {
        a += at[i]; /* below 2^16 + 128 * 255, so b below 2^24 */
        b += a;
        if (i % PIECE != PIECE - 1)
            continue;
        a %= ADLER;
        b %= ADLER;
        value_pause();
    }
    return b % ADLER << 16 | a % ADLER;
}
