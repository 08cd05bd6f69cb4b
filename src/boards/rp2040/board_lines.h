/* SPDX-License-Identifier: MIT */
/* NVIC lines 26 to 31 of the RP2040 belong to no peripheral (datasheet
 * 2.3.2), so software pends them: one for each handler level. */
#ifndef KRAIT_BOARD_LINES_H
#define KRAIT_BOARD_LINES_H

#define BOARD_LINE_LEVEL_1 26u
#define BOARD_LINE_LEVEL_2 27u
#define BOARD_LINE_LEVEL_3 28u
#define BOARD_HANDLER_LINES (7u << BOARD_LINE_LEVEL_1)

#endif
