/* SPDX-License-Identifier: MIT */
/*
 * The controller side of I2C. Time passes byte by byte, nine clocks each, so a
 * handler that interrupts a transfer finds it half done, and a sensor's
 * registers are read at the time at which the chip would read them.
 */
#include "boards/sim/i2c.h"

#include <stddef.h>

#include "base/isa/level.h"
#include "boards/sim/costs.h"
#include "boards/sim/state.h"
#include "machine/machine.h"

#define DEFAULT_HZ 400000u
#define BITS_A_BYTE 9 /* eight and the acknowledge */

static struct sim_device *find_device(uint32_t bus, uint32_t address) {
    for (uint32_t i = 0; i < sim_state.device_count; i++) {
        struct sim_device *device = &sim_state.devices[i];
        if (device->bus == bus && device->address == address)
            return device;
    }
    return NULL;
}

bool sim_i2c_attach(const struct sim_device *device) {
    if (sim_state.device_count == SIM_DEVICES ||
        find_device(device->bus, device->address) != NULL)
        return false;
    sim_state.devices[sim_state.device_count++] = *device;
    return true;
}

void sim_device_tick(uint32_t number) {
    struct sim_device *device = &sim_state.devices[number];
    if (device->tick != NULL)
        device->tick(device->self);
}

uint32_t board_i2c_count(void) { return SIM_BUSES; }

/* The RP2040's table of functions: I2C0 has SDA on GP0, 4, 8, ... and SCL one
 * above, I2C1 on GP2, 6, ... */
static bool pins_fit(uint32_t bus, uint32_t scl, uint32_t sda) {
    return sda % 4 == 2 * bus && scl % 4 == 2 * bus + 1 && sda < SIM_PINS &&
           scl < SIM_PINS;
}

int32_t board_i2c_setup(uint32_t bus, const struct machine_bus *setup) {
    struct sim_bus *b = &sim_state.buses[bus];
    b->scl = setup->scl != SIM_PIN_NONE ? setup->scl : (uint8_t)(5 + 2 * bus);
    b->sda = setup->sda != SIM_PIN_NONE ? setup->sda : (uint8_t)(4 + 2 * bus);
    if (!pins_fit(bus, b->scl, b->sda) || setup->frequency_hz == 0)
        return -MACHINE_EINVAL;
    b->frequency_hz = setup->frequency_hz;
    board_pin_setup(b->scl, MACHINE_MODE_ALT, MACHINE_PULL_UP);
    board_pin_setup(b->sda, MACHINE_MODE_ALT, MACHINE_PULL_UP);
    return 0;
}

static void pass_bits(uint32_t number, uint32_t bits) {
    uint32_t hz = sim_state.buses[number].frequency_hz;
    sim_pass(bits * 1000000000ull / (hz != 0 ? hz : DEFAULT_HZ));
    base_pause();
}

/* Sends a segment; the bytes that were acknowledged. */
static uint32_t send(struct sim_device *device,
                     const struct machine_segment *segment) {
    for (uint32_t i = 0; i < segment->length; i++) {
        pass_bits(device->bus, BITS_A_BYTE);
        if (!device->write(device->self, segment->data[i]))
            return i;
    }
    return segment->length;
}

static void receive(struct sim_device *device,
                    const struct machine_segment *segment) {
    for (uint32_t i = 0; i < segment->length; i++) {
        pass_bits(device->bus, BITS_A_BYTE);
        segment->data[i] = device->read(device->self);
    }
}

/* The address goes out at the start and wherever the direction turns. */
static bool turn(struct sim_device *device,
                 const struct machine_segment *segment) {
    pass_bits(device->bus, 1 + BITS_A_BYTE);
    return device->start(device->self, segment->read, segment->length);
}

/* All segments up to one that is refused. */
static int32_t run_segments(struct sim_device *device,
                            const struct machine_transfer *transfer) {
    int32_t done = 0;
    for (uint32_t i = 0; i < transfer->count; i++) {
        const struct machine_segment *segment = &transfer->segments[i];
        bool turned = i == 0 || segment->read != segment[-1].read;
        if (turned && !turn(device, segment))
            return -MACHINE_ENODEV;
        uint32_t n = segment->length;
        if (segment->read)
            receive(device, segment);
        else
            n = send(device, segment);
        done += (int32_t)n;
        if (n < segment->length)
            return i == 0 && n == 0 ? -MACHINE_EIO : done;
    }
    return done;
}

int32_t board_i2c_transfer(const struct machine_transfer *transfer) {
    struct sim_bus *bus = &sim_state.buses[transfer->bus];
    struct sim_device *device = find_device(transfer->bus, transfer->address);
    sim_pass(SIM_COST_BUS_NS);
    bus->transfers++;
    if (device == NULL) {
        bus->refused++;
        pass_bits(transfer->bus, 2 + BITS_A_BYTE);
        return -MACHINE_ENODEV;
    }
    int32_t done = run_segments(device, transfer);
    pass_bits(transfer->bus, 1);
    device->stop(device->self);
    return done;
}
