/* SPDX-License-Identifier: MIT */
/*
 * What things cost on the imitated chip, an RP2040 at 125 MHz, in cycles. The
 * figures of the opcode classes are DESIGN's stretch goals spread over the
 * opcodes of the four loops, to be replaced by those of COSTS.md as these are
 * measured; a bus transfer costs what its bits take, which is exact.
 */
#ifndef KRAIT_SIM_COSTS_H
#define KRAIT_SIM_COSTS_H

#include "boards/sim/event.h"

/* X(class of code/opcodes.h, cycles) */
#define SIM_COSTS(X)                                                           \
    X(LOAD, 25)                                                                \
    X(STORE, 40)                                                               \
    X(GLOBAL, 60)                                                              \
    X(ARITHMETIC, 90)                                                          \
    X(COMPARE, 60)                                                             \
    X(JUMP, 30)                                                                \
    X(ATTRIBUTE, 90)                                                           \
    X(METHOD, 340)                                                             \
    X(ITEM, 110)                                                               \
    X(CALL, 250)                                                               \
    X(BUILD, 300)                                                              \
    X(ITERATE, 80)                                                             \
    X(RAISE, 900)                                                              \
    X(YIELD, 200)

/* A collector step, and the bytes that tasks allocate for each: the means over
 * five seconds of robots/balance on the emulated RP2040 (COSTS.md). A program
 * with 94 KB live pays 4,562 cycles for each 167 bytes there. */
#define SIM_COST_STEP_NS (2840u * SIM_CYCLE_NS)
#define SIM_STEP_BYTES 402u

/* Set a pin or a compare register behind the checks of its class. */
#define SIM_COST_PIN_NS (12 * SIM_CYCLE_NS)

/* Addresses the bus, starts the transfer and returns, bits apart. */
#define SIM_COST_BUS_NS (150 * SIM_CYCLE_NS)

/* From the edge to the first bytecode of a handler and back, of DESIGN's 450
 * cycles to the effect. */
#define SIM_COST_ENTRY_NS (250 * SIM_CYCLE_NS)

#endif
