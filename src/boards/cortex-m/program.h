/* SPDX-License-Identifier: MIT */
/* What runs on the chip once the core is up. */
#ifndef KRAIT_BOARDS_PROGRAM_H
#define KRAIT_BOARDS_PROGRAM_H

/* Starts the runtime and runs the image's program; its exit status.
 * Contract: boot; may alloc; O(n). */
int board_main(void);

#endif
