/* SPDX-License-Identifier: MIT */
/*
 * What a board must offer. Everything Python sees in `machine` is written
 * once above this header; a board is a folder that defines these functions,
 * and the linker joins the two. There are no tables of function pointers, so
 * the call graph of an interrupt can be read off the binary.
 *
 * What is needed below this folder is declared there: time in rt/clock.h, one
 * alarm in rt/timer.h, raising a handler level in rt/interrupt.h, masks in
 * base/isa/isa.h, base_panic() in base/check.h. A board says "something
 * happened" with rt_interrupt().
 *
 * B1  A number that a board is given (pin, bus) is below the count it
 *     states: the classes above check, a board need not.
 * B2  An armed edge calls rt_interrupt(source, edge) with the source it was
 *     armed with, and never before the arming function has returned.
 * B3  No function here raises: results are bytes done or an error number.
 */
#ifndef KRAIT_MACHINE_MACHINE_H
#define KRAIT_MACHINE_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

#include "rt/clock.h"

enum machine_mode {
    MACHINE_MODE_IN,
    MACHINE_MODE_OUT,
    MACHINE_MODE_OPEN_DRAIN,
    MACHINE_MODE_ANALOG,
    MACHINE_MODE_ALT, /* driven by a peripheral: PWM, bus */
};

enum machine_pull { MACHINE_PULL_NONE, MACHINE_PULL_UP, MACHINE_PULL_DOWN };

/* The event word of a pin's interrupt, and the mask to arm it with. */
enum machine_edge { MACHINE_EDGE_FALLING = 4, MACHINE_EDGE_RISING = 8 };

/* Negative results; as errno has them on every port. */
enum machine_error {
    MACHINE_EIO = 5,
    MACHINE_ENXIO = 6,
    MACHINE_EBUSY = 16,
    MACHINE_ENODEV = 19,
    MACHINE_EINVAL = 22,
    MACHINE_ETIMEDOUT = 110,
};

enum machine_reset { MACHINE_RESET_HARD, MACHINE_RESET_BOOTLOADER };

/* One part of a bus transfer: bytes to send, or room to receive. */
struct machine_segment {
    uint8_t *data;
    uint32_t length;
    bool read;
};

/* One transfer: start, address, segments with a repeated start wherever the
 * direction turns, and a stop unless the caller keeps the bus. */
struct machine_transfer {
    uint32_t bus;
    uint16_t address; /* 7 bits */
    bool stop;
    uint32_t count;
    uint32_t timeout_us;
    struct machine_segment *segments;
};

struct machine_bus {
    uint8_t scl; /* pins */
    uint8_t sda;
    uint32_t frequency_hz;
};

struct machine_identity {
    const char *platform; /* sys.platform: "rp2", "pyboard", "linux" */
    const char *board;    /* what help() and os.uname() call it */
    const char *chip;
    uint32_t frequency_hz;
    uint8_t unique_id[8];
};

/* Contract: isr; no alloc; O(1). Who we are. */
const struct machine_identity *board_identity(void);

/* Contract: isr; no alloc; O(1). Pins are numbered from 0. */
uint32_t board_pin_count(void);

/* Contract: isr; no alloc; O(1). The board's name for a pin. */
const char *board_pin_name(uint32_t pin);

/* Contract: isr; no alloc; O(n). The pin that has the name (length bytes), or
 * -1. A pin may have several names, such as LED. */
int32_t board_pin_find(const char *name, uint32_t length);

/* Contract: isr; no alloc; O(1). Leaves PWM on the pin, if any. */
void board_pin_setup(uint32_t pin, enum machine_mode mode,
                     enum machine_pull pull);

/* Contract: isr; no alloc; O(1). The level on the wire, whoever drives it. */
bool board_pin_read(uint32_t pin);

/* Contract: isr; no alloc; O(1). The level that the pin drives once it is an
 * output; for open drain, 1 lets go. */
void board_pin_write(uint32_t pin, bool level);

/* Contract: isr; no alloc; O(1). Writes the other level than was written last.
 */
void board_pin_toggle(uint32_t pin);

/* Contract: isr; no alloc; O(1). Arms the edges (0: none) to call
 * rt_interrupt(source, edge). */
void board_pin_edges(uint32_t pin, uint32_t edges, uint16_t source);

/* Contract: isr; no alloc; O(1). Drives the pin high for high_ns of every
 * period_ns; a running one changes at its next period. False if the board has
 * no PWM there or cannot do the frequency. */
bool board_pwm_setup(uint32_t pin, uint64_t period_ns, uint64_t high_ns);

/* Contract: isr; no alloc; O(1). The pin goes low. */
void board_pwm_stop(uint32_t pin);

/* Contract: isr; no alloc; O(1). */
uint32_t board_i2c_count(void);

/* Contract: isr; no alloc; O(1). 0, or a negative error for pins that cannot
 * carry the bus. Pins 255: the board's own choice. */
int32_t board_i2c_setup(uint32_t bus, const struct machine_bus *setup);

/* Contract: handler; reserve; O(n). Bytes acknowledged or received, or -ENODEV
 * (nobody answered to the address), -EIO (a byte was refused), -ETIMEDOUT.
 * Interrupts are delivered meanwhile, and between two bytes safepoints are
 * taken. */
int32_t board_i2c_transfer(const struct machine_transfer *transfer);

/* Contract: isr; no alloc; O(1). The pin of a converter's channel, or -1. */
int32_t board_adc_pin(uint32_t channel);

/* Contract: isr; no alloc; O(1). False if the pin has no converter. */
bool board_adc_setup(uint32_t pin);

/* Contract: isr; no alloc; O(1). 0 to 65535 for 0 to the reference. */
uint16_t board_adc_read(uint32_t pin);

/* Contract: isr; no alloc; O(1). Microvolts at 65535. */
uint32_t board_adc_reference_uv(void);

/* Contract: handler; no alloc; O(1). Memory and registers behind mem8, mem16,
 * mem32; width 1, 2 or 4. False where the board has nothing. */
bool board_memory_read(uint64_t address, uint32_t width, uint32_t *out);

/* Contract: handler; no alloc; O(1). */
bool board_memory_write(uint64_t address, uint32_t width, uint32_t data);

/* Contract: handler; no alloc; O(1). Does not return. */
_Noreturn void board_reset(enum machine_reset kind);

#endif
