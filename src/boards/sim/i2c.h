/* SPDX-License-Identifier: MIT */
/*
 * I2C buses and what hangs on them. A device sees what a device sees: start
 * with its address, bytes each way, stop.
 */
#ifndef KRAIT_SIM_I2C_H
#define KRAIT_SIM_I2C_H

#include <stdbool.h>
#include <stdint.h>

#include "boards/sim/event.h"

#define SIM_BUSES 2

/* Addressed: a transfer in the direction begins, of so many bytes. False: no
 * acknowledge.
 * Contract: handler; reserve; O(1). */
typedef bool sim_device_start(void *self, bool read, uint32_t length);

/* A byte from the controller. False: no acknowledge.
 * Contract: handler; reserve; O(1). */
typedef bool sim_device_write(void *self, uint8_t byte);

/* The next byte for the controller.
 * Contract: handler; reserve; O(1). */
typedef uint8_t sim_device_read(void *self);

/* The transfer is over.
 * Contract: handler; reserve; O(n). */
typedef void sim_device_stop(void *self);

/* The device's own clock has come; a device sets the next time itself. One in
 * Python runs at a level of its own, from that level's reserve.
 * Contract: isr; reserve; O(n). */
typedef void sim_device_clock(void *self);

struct sim_device {
    uint8_t bus;
    uint8_t address;
    void *self;
    sim_device_start *start;
    sim_device_write *write;
    sim_device_read *read;
    sim_device_stop *stop;
    sim_device_clock *tick; /* or NULL */
};

struct sim_bus {
    uint32_t frequency_hz;
    uint8_t scl;
    uint8_t sda;
    uint32_t transfers;
    uint32_t refused;
};

/* False if the table is full or the address taken.
 * Contract: handler; no alloc; O(n). */
bool sim_i2c_attach(const struct sim_device *device);

/* Event: the tick of the device with this number.
 * Contract: isr; reserve; O(n). */
void sim_device_tick(uint32_t number);

#endif
