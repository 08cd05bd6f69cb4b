/* SPDX-License-Identifier: MIT */
/*
 * The world outside an emulated chip. QEMU models none of this chip's pins,
 * PWM or buses, so each use of one is a request to a program on the host, over
 * two files by semihosting (to_world, from_world; pipes). Virtual time stands
 * still meanwhile. tests/emulators/lockstep is the other side.
 *
 *   request   struct link_request; for a transfer, each segment as
 *             struct link_segment and, if it is sent, its bytes
 *   reply     struct link_reply, `edges` times struct link_edge, then what a
 *             transfer received
 *
 * L1  One request, one reply; interrupts are off from the first byte to the
 *     last.
 * L2  The world is never behind the chip: a request brings it to the chip's
 *     time. It may be ahead, by a transfer's length; the chip then waits.
 * L3  The chip asks again at reply.next_ns at the latest, so an edge from
 *     outside comes at its time.
 */
#ifndef KRAIT_BOARDS_STM32F405_LINK_H
#define KRAIT_BOARDS_STM32F405_LINK_H

#include <stdbool.h>
#include <stdint.h>

enum link_operation {
    LINK_ADVANCE,
    LINK_PIN_SETUP, /* a: pin, b: mode, c: pull */
    LINK_PIN_READ,  /* a: pin; result: level */
    LINK_PIN_WRITE, /* a: pin, b: level */
    LINK_PIN_EDGES, /* a: pin, b: edges, c: source */
    LINK_PWM_SETUP, /* a: pin, x: period_ns, y: high_ns; result: bool */
    LINK_PWM_STOP,  /* a: pin */
    LINK_I2C_SETUP, /* a: bus, b: scl, c: sda, x: hertz */
    LINK_TRANSFER,  /* a: bus, b: address, c: segments, x: stop */
    LINK_ADC_SETUP, /* a: pin; result: bool */
    LINK_ADC_READ,  /* a: pin */
};

struct link_request {
    uint64_t now_ns;
    uint32_t operation;
    uint32_t a, b, c;
    uint64_t x, y;
};

struct link_segment {
    uint32_t length;
    uint32_t read;
};

struct link_reply {
    uint64_t now_ns;  /* of the world */
    uint64_t next_ns; /* when it wants to be asked again */
    int32_t result;
    uint32_t edges;
};

struct link_edge {
    uint64_t at_ns;
    uint32_t source;
    uint32_t word;
};

#define LINK_EDGES 16u /* that one reply may carry, and that may wait */

struct board_link {
    bool tried;
    bool open;
    int32_t out; /* file handles */
    int32_t in;
    uint64_t next_ns;
    struct link_edge edge[LINK_EDGES]; /* waiting, in order of time */
    uint32_t edge_count;
    uint32_t requests;
};

struct machine_segment;

/* Without a world: 0, as if nothing were connected.
 * Contract: isr; no alloc; O(n). */
int32_t board_link_ask(struct link_request *request);

/* The same for a transfer; waits until the chip's time has come to the end of
 * it, interrupts being served. -ENODEV without a world.
 * Contract: handler; no alloc; O(n). */
int32_t board_link_transfer(struct link_request *request,
                            const struct machine_segment *segments);

/* Contract: isr; no alloc; O(1). */
bool board_link_open(void);

#endif
