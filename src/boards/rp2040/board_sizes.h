/* SPDX-License-Identifier: MIT */
/* How much the runtime's fixed tables hold on this board. 264 KB of RAM, 30
 * pins. */
#ifndef KRAIT_BOARD_SIZES_H
#define KRAIT_BOARD_SIZES_H

#define BOARD_MOST_PINS 32u
#define BOARD_MOST_SOURCES 32u   /* of interrupts, 36 bytes each */
#define BOARD_RECORD_ENTRIES 64u /* 12 bytes each; a power of 2, or 0 */
#define BOARD_RECORD_LINES 8u    /* 1 KB (desk: 4) of heap when armed */
#define BOARD_PRINT_RING 256u    /* bytes a level in use; a power of 2 */
#define BOARD_COARSE_HISTOGRAMS 1

#endif
