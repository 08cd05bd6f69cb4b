/* SPDX-License-Identifier: MIT */
/* The RP2040's two I2C controllers (Synopsys DW_apb_i2c, datasheet 4.3),
 * polled: each command word carries a byte with its restart and stop bits. */
#include "base/isa/level.h"
#include "boards/rp2040/rp2040.h"
#include "machine/machine.h"

#define I2C(bus, offset) CORTEX_WORD(RP_I2C0 + (bus)*RP_I2C_STRIDE + (offset))
#define I2C_CON 0x00u
#define I2C_TARGET 0x04u
#define I2C_DATA 0x10u
#define I2C_FAST_HIGH 0x1Cu
#define I2C_FAST_LOW 0x20u
#define I2C_CLEAR_ABORT 0x54u
#define I2C_ENABLE 0x6Cu
#define I2C_STATUS 0x70u
#define I2C_RAW 0x34u
#define I2C_RX_LEVEL 0x78u
#define I2C_ABORT_SOURCE 0x80u

#define CON_CONTROLLER 0x65u /* controller, fast mode, restart, no target */
#define CMD_READ 0x100u
#define CMD_STOP 0x200u
#define CMD_RESTART 0x400u
#define RAW_ABORT 0x40u
#define RAW_TX_EMPTY 0x10u
#define ABORT_NO_ADDRESS 1u
#define DEFAULT_TIMEOUT_US 50000u

uint32_t board_i2c_count(void) { return 2; }

int32_t board_i2c_setup(uint32_t bus, const struct machine_bus *setup) {
    uint32_t scl = setup->scl == 255 ? (bus ? 7 : 5) : setup->scl;
    uint32_t sda = setup->sda == 255 ? (bus ? 6 : 4) : setup->sda;
    bool fits = scl % 2 == 1 && sda % 2 == 0 && (scl / 2 & 1) == bus &&
                (sda / 2 & 1) == bus;
    if (!fits || setup->frequency_hz == 0)
        return -MACHINE_EINVAL;
    uint32_t period = RP_SYSTEM_HZ / setup->frequency_hz;
    I2C(bus, I2C_ENABLE) = 0;
    I2C(bus, I2C_CON) = CON_CONTROLLER;
    I2C(bus, I2C_FAST_LOW) = period * 3 / 5; /* as the SDK's ratio, 4.3.14 */
    I2C(bus, I2C_FAST_HIGH) = period - period * 3 / 5;
    RP_PAD(scl) = RP_PAD(sda) = 0x5Au; /* pull-up */
    RP_PIN_CTRL(scl) = RP_PIN_CTRL(sda) = RP_FUNCTION_I2C;
    I2C(bus, I2C_ENABLE) = 1;
    return 0;
}

static int32_t aborted(uint32_t bus) {
    uint32_t why = I2C(bus, I2C_ABORT_SOURCE);
    (void)I2C(bus, I2C_CLEAR_ABORT);
    return why & ABORT_NO_ADDRESS ? -MACHINE_ENODEV : -MACHINE_EIO;
}

/* One byte each way; 0 or an error. A byte takes 3,000 cycles and more, so
 * others run meanwhile; their time is not the device's, so each byte has the
 * whole timeout, and none is late before it was looked at once more. */
static int32_t exchange(uint32_t bus, uint32_t command, uint8_t *data,
                        uint32_t timeout_us) {
    uint64_t limit_us = board_now_us() + timeout_us;
    bool late = false;
    I2C(bus, I2C_DATA) = command;
    for (;;) {
        uint32_t raw = I2C(bus, I2C_RAW);
        if (raw & RAW_ABORT)
            return aborted(bus);
        if (command & CMD_READ) {
            if (I2C(bus, I2C_RX_LEVEL) != 0) {
                *data = (uint8_t)I2C(bus, I2C_DATA);
                return 0;
            }
        } else if (raw & RAW_TX_EMPTY) {
            return 0;
        }
        if (late)
            return -MACHINE_ETIMEDOUT;
        late = board_now_us() > limit_us;
        base_pause();
    }
}

struct progress {
    uint32_t timeout_us;
    int32_t done;
    bool started;
    bool read;
};

static int32_t run_segment(const struct machine_transfer *t, uint32_t index,
                           struct progress *p) {
    const struct machine_segment *s = &t->segments[index];
    for (uint32_t i = 0; i < s->length; i++) {
        bool last = index + 1 == t->count && i + 1 == s->length;
        bool turn = !p->started || p->read != s->read;
        uint32_t command = s->read ? CMD_READ : s->data[i];
        command |= turn ? CMD_RESTART : 0;
        command |= last && t->stop ? CMD_STOP : 0;
        p->started = true;
        p->read = s->read;
        int32_t status = exchange(t->bus, command, &s->data[i], p->timeout_us);
        if (status != 0)
            return status;
        p->done++;
    }
    return 0;
}

int32_t board_i2c_transfer(const struct machine_transfer *t) {
    struct progress p = {.timeout_us = t->timeout_us ? t->timeout_us
                                                     : DEFAULT_TIMEOUT_US};
    I2C(t->bus, I2C_ENABLE) = 0;
    I2C(t->bus, I2C_TARGET) = t->address;
    I2C(t->bus, I2C_ENABLE) = 1;
    for (uint32_t i = 0; i < t->count; i++) {
        int32_t status = run_segment(t, i, &p);
        if (status != 0)
            return status;
    }
    return p.done;
}
