/* SPDX-License-Identifier: MIT */
/*
 * What things cost on the imitated chip, an RP2040 at 125 MHz, in cycles: means
 * over two seconds of robots/balance and a program with a little of everything,
 * on the emulated chip. tests/emulators/prices measures them anew and prints
 * them beside these. Time depends on what is done, never on what was found in a
 * cache of the host; a bus transfer costs what its bits take, which is exact.
 * What the loop charges stands in board_costs.h.
 */
#ifndef KRAIT_SIM_COSTS_H
#define KRAIT_SIM_COSTS_H

#include "boards/sim/event.h"

/* A collector step, and the bytes that tasks allocate for each: the means over
 * five seconds of robots/balance on the emulated RP2040 (COSTS.md). A program
 * with 94 KB live pays 4,562 cycles for each 167 bytes there. */
#define SIM_COST_STEP_NS (2840u * SIM_CYCLE_NS)
#define SIM_STEP_BYTES 402u

/* gc.collect() as so many steps: 8,045 us on the emulated RP2040 with 90 KB of
 * lists, tuples and integers live; 7,954 and 10,832 with other 90 and 143. */
#define SIM_COLLECT_STEPS 354u

/* Set a pin or a compare register behind the checks of its class. */
#define SIM_COST_PIN_NS (12 * SIM_CYCLE_NS)

/* Addresses the bus, starts the transfer and returns, bits apart. */
#define SIM_COST_BUS_NS (150 * SIM_CYCLE_NS)

/* Sets a frequency or duty: the division, by the pin and its slice. */
#define SIM_COST_PWM_NS (1170 * SIM_CYCLE_NS)

/* From the edge to the first bytecode of a handler, and back from its last. */
#define SIM_COST_ENTRY_NS (239 * SIM_CYCLE_NS)
#define SIM_COST_LEAVE_NS (570 * SIM_CYCLE_NS)

#endif
