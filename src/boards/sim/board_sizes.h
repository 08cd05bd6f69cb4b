/* SPDX-License-Identifier: MIT */
/* How much the runtime's fixed tables hold on this board. The simulated board:
 * a desk has memory. */
#ifndef KRAIT_BOARD_SIZES_H
#define KRAIT_BOARD_SIZES_H

#define BOARD_MOST_PINS 64u
#define BOARD_MOST_SOURCES 48u     /* of interrupts, 36 bytes each */
#define BOARD_RECORD_ENTRIES 1024u /* 12 bytes each; a power of 2, or 0 */
#define BOARD_RECORD_LINES 8u      /* 1 KB (desk: 4) of heap when armed */
#define BOARD_PRINT_RING 256u      /* bytes a level in use; a power of 2 */
#define BOARD_COARSE_HISTOGRAMS 0

#endif
