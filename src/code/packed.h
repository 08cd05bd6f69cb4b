/* SPDX-License-Identifier: MIT */
/* Precompiled code as flash holds it (tools/precompile writes it): half of what
 * the code takes in RAM, and the same on every machine.
 *
 *   header, the numbers that struct code begins with, and then bytes:
 *   words, caches, handlers, first line, constants, locals, free names: numbers
 *   name, qualname, file, doc; constants; locals; free names: references
 *   four numbers for each handler; `line_bytes` bytes; the words, packed
 *
 * A number has seven bits a byte, the lowest first; the top bit says that more
 * follow. A reference is a number: 0 is None, then come the pool's symbols, its
 * other values without a pointer, and its objects, tuples among them.
 *
 * Words are bits, the lowest of a byte first, in canonical Huffman codes: a
 * table for each byte of an instruction's first word and one for each byte of
 * its other words.
 *
 * K4  A packed code is in flash, CODE_PACKED and not CODE_SIMPLE. It is never
 *     run: the first call of a function that has it puts a code in RAM in its
 *     place (vm_unpack), once. A function's code in RAM stays. */
#ifndef KRAIT_CODE_PACKED_H
#define KRAIT_CODE_PACKED_H

#include "code/code.h"

#define CODE_TABLES 8u     /* four bytes of first words, four of others */
#define CODE_LONGEST 15u   /* bits of a byte */
#define CODE_POOL_DEPTH 8u /* of tuples in tuples */

struct code_packed {
    struct header header;
    struct code_numbers numbers;
    uint8_t bytes[];
};

/* Bytes in the order of their codes, and how many have each length. */
struct code_table {
    uint8_t count[CODE_LONGEST + 1];
    const uint8_t *byte;
};

/* KIND_TUPLE is one: struct code_tuple. Others are static objects. */
struct code_tuple {
    struct header header;
    uint8_t bytes[]; /* how many, then references */
};

/* What the packed codes of an image share. */
struct code_pool {
    const uint16_t *symbols;
    const uint64_t *plain; /* values without a pointer */
    const void *const *objects;
    uint32_t symbol_count;
    uint32_t plain_count;
    struct code_table tables[CODE_TABLES];
};

#endif
