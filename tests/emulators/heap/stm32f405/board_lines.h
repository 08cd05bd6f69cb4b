/* SPDX-License-Identifier: MIT */
/* Priorities from here down are handlers. */
#define BOARD_HANDLER_BASEPRI 0x80u
