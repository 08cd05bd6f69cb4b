/* SPDX-License-Identifier: MIT */
/* Code of the M0+ on QEMU's Cortex-M4: the lines of the rig's TIM2 and TIM3 are
 * the handlers'. */
#define BOARD_HANDLER_LINES 0x30000000u
#define BOARD_HANDLER_BASEPRI 0x80u
