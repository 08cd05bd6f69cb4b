/* SPDX-License-Identifier: MIT */
/* What virtual time charges for each bytecode, found by include path:
 * constants, which an instruction of the host takes from its meter without a
 * load. Where the numbers come from stands in costs.h. */
#ifndef KRAIT_BOARD_COSTS_H
#define KRAIT_BOARD_COSTS_H

/* X(class of code/opcodes.h, cycles), in the order there: of what the loop does
 * by itself; then what is charged besides: for arithmetic of doubles, for an
 * instruction that is a function, for a native that is called. */
#define BOARD_COSTS(X)                                                         \
    X(LOAD, 27)                                                                \
    X(STORE, 39)                                                               \
    X(GLOBAL, 90)                                                              \
    X(ARITHMETIC, 70)                                                          \
    X(COMPARE, 66)                                                             \
    X(JUMP, 25)                                                                \
    X(ATTRIBUTE, 91)                                                           \
    X(METHOD, 217)                                                             \
    X(ITEM, 63)                                                                \
    X(CALL, 111)                                                               \
    X(BUILD, 0)                                                                \
    X(ITERATE, 149)                                                            \
    X(RAISE, 0)                                                                \
    X(YIELD, 0)                                                                \
    X(DOUBLE, 265)                                                             \
    X(SLOW, 1020)                                                              \
    X(NATIVE, 360)

/* A unit of a builtin's work: from one value_poll to the next. */
#define BOARD_COST_UNIT 850

#endif
