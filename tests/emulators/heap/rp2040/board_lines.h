/* SPDX-License-Identifier: MIT */
/* Spare lines, pended by software for handlers. */
#define BOARD_HANDLER_LINES 0x3C000000u
