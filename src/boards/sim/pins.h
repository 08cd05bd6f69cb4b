/* SPDX-License-Identifier: MIT */
/*
 * Pins: what the chip drives, what stands outside, what the wire makes of the
 * two, and who wants to know of edges. The chip wins over the outside, which
 * is what the magnitude of their resistors amounts to.
 */
#ifndef KRAIT_SIM_PINS_H
#define KRAIT_SIM_PINS_H

#include <stdbool.h>
#include <stdint.h>

#define SIM_PINS 30 /* GP0 to GP29, as on the RP2040 */
#define SIM_PIN_NONE 255

enum sim_drive { SIM_DRIVE_NONE, SIM_DRIVE_LOW, SIM_DRIVE_HIGH };

/* One setting of a PWM output. */
struct sim_wave {
    uint64_t start_ns; /* of a period */
    uint64_t period_ns;
    uint64_t high_ns;
};

struct sim_pwm {
    bool on;
    bool changing; /* `next` takes over at next.start_ns */
    struct sim_wave now;
    struct sim_wave next;
};

struct sim_pin {
    uint8_t mode;  /* enum machine_mode */
    uint8_t pull;  /* enum machine_pull */
    uint8_t drive; /* enum sim_drive: from outside */
    bool out;      /* what the program wrote */
    bool level;    /* on the wire, PWM apart */
    uint8_t edges; /* enum machine_edge, armed */
    uint8_t wired; /* a pin that follows this one, or SIM_PIN_NONE */
    uint16_t source;
    uint16_t signal; /* of the trace, from 1; 0 = not yet seen */
    double volts;    /* for the converter */
    struct sim_pwm pwm;
};

/* Contract: boot; no alloc; O(n). */
void sim_pins_start(void);

/* Something outside drives the pin or lets it go.
 * Contract: isr; no alloc; O(1). */
void sim_pin_drive(uint32_t pin, enum sim_drive drive);

/* A voltage on an analog pin.
 * Contract: isr; no alloc; O(1). */
void sim_pin_volts(uint32_t pin, double volts);

/* A wire: `to` follows the level of `from`.
 * Contract: isr; no alloc; O(1). */
void sim_pin_wire(uint32_t from, uint32_t to);

/* Works out the level again and delivers the edge, if it is one. The PWM
 * calls it when it lets a pin go. One wire at most is followed.
 * Contract: isr; no alloc; O(1). */
void sim_pin_settle(uint32_t pin);

/* The number of the pin's signal in the trace.
 * Contract: isr; no alloc; O(1). */
uint16_t sim_pin_signal(uint32_t pin);

/* The share of time that the pin is high, 0 to 1: the PWM's duty, or the level.
 * Contract: isr; no alloc; O(1). */
double sim_pwm_share(uint32_t pin);

/* The level of a running PWM at this moment.
 * Contract: isr; no alloc; O(1). */
bool sim_pwm_level(uint32_t pin);

/* Writes down the changes that have taken effect; before the export.
 * Contract: task; no alloc; O(1). */
void sim_pwm_fold_all(void);

#endif
