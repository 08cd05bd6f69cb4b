/* SPDX-License-Identifier: MIT */
/*
 * The bus side of the MPU6050: register pointer, side effects of reading and
 * writing, FIFO, interrupt pin. Where the counts come from is in imu.c.
 */
#include "boards/sim/mpu6050.h"

#include <string.h>

#include "boards/sim/imu.h"
#include "boards/sim/state.h"
#include "rt/clock.h"

#define PULSE_NS 50000u /* INT_PIN_CFG, LATCH_INT_EN = 0 */

static struct sim_imu *imu(void) { return &sim_state.imu; }

bool sim_imu_awake(void) {
    return (imu()->registers[MPU_PWR_MGMT_1] & MPU_SLEEP) == 0;
}

/* Active low if INT_LEVEL says so. */
static void drive_pin(bool active) {
    struct sim_imu *chip = imu();
    bool low = (chip->registers[MPU_INT_PIN_CFG] & MPU_INT_LEVEL) != 0;
    chip->latched_high = active;
    if (chip->pin != SIM_PIN_NONE)
        sim_pin_drive(chip->pin,
                      active != low ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW);
}

void sim_imu_pulse_end(void) { drive_pin(false); }

static void raise_interrupt(uint8_t bit) {
    struct sim_imu *chip = imu();
    chip->registers[MPU_INT_STATUS] |= bit;
    if ((chip->registers[MPU_INT_ENABLE] & bit) == 0)
        return;
    if ((chip->registers[MPU_INT_PIN_CFG] & MPU_LATCH_INT_EN) == 0)
        sim_event_arm(SIM_EVENT_IMU_PULSE, board_now_ns() + PULSE_NS);
    drive_pin(true);
}

static void clear_interrupt(void) {
    imu()->registers[MPU_INT_STATUS] = 0;
    if ((imu()->registers[MPU_INT_PIN_CFG] & MPU_LATCH_INT_EN) != 0)
        drive_pin(false);
}

static void fifo_push(uint8_t byte) {
    struct sim_imu *chip = imu();
    uint32_t at = (chip->fifo_head + chip->fifo_count) % SIM_IMU_FIFO;
    chip->fifo[at] = byte;
    if (chip->fifo_count < SIM_IMU_FIFO) {
        chip->fifo_count++;
        return;
    }
    chip->fifo_head = (chip->fifo_head + 1) % SIM_IMU_FIFO;
    raise_interrupt(MPU_FIFO_OFLOW);
}

static uint8_t fifo_pull(void) {
    struct sim_imu *chip = imu();
    if (chip->fifo_count == 0)
        return 0xFF;
    uint8_t byte = chip->fifo[chip->fifo_head];
    chip->fifo_head = (chip->fifo_head + 1) % SIM_IMU_FIFO;
    chip->fifo_count--;
    return byte;
}

/* FIFO_EN: which registers go to the FIFO at each sample, in their order. */
static void fifo_take(void) {
    static const struct {
        uint8_t bit;
        uint8_t first;
        uint8_t length;
    } part[] = {{0x08, MPU_ACCEL_XOUT_H, 6},
                {0x80, MPU_TEMP_OUT_H, 2},
                {0x40, MPU_GYRO_XOUT_H, 2},
                {0x20, MPU_GYRO_XOUT_H + 2, 2},
                {0x10, MPU_GYRO_XOUT_H + 4, 2}};
    const struct sim_imu *chip = imu();
    if ((chip->registers[MPU_USER_CTRL] & MPU_USER_FIFO_EN) == 0)
        return;
    for (uint32_t i = 0; i < ARRAY_LENGTH(part); i++) {
        bool wanted = (chip->registers[MPU_FIFO_EN] & part[i].bit) != 0;
        for (uint32_t k = 0; wanted && k < part[i].length; k++)
            fifo_push(chip->registers[part[i].first + k]);
    }
}

/* Two's complement, big end first; saturates as the chip does. */
static void put_count(uint32_t reg, double counts) {
    double rounded = counts < 0 ? counts - 0.5 : counts + 0.5;
    int32_t n = rounded >= 32767.0    ? 32767
                : rounded <= -32768.0 ? -32768
                                      : (int32_t)rounded;
    imu()->registers[reg] = (uint8_t)((uint32_t)n >> 8 & 0xFF);
    imu()->registers[reg + 1] = (uint8_t)((uint32_t)n & 0xFF);
}

/* Full scale is 250 deg/s and 2 g, doubled by each step of FS_SEL; the
 * sensitivities are those of the datasheet, 6.1 and 6.2; temperature is
 * 340 counts a degree, 0 at 36.53 C (register map, 4.18). */
static void put_counts(const struct sim_motion *motion) {
    const uint8_t *reg = imu()->registers;
    uint32_t gyro = reg[MPU_GYRO_CONFIG] >> 3 & 3;
    uint32_t accel = reg[MPU_ACCEL_CONFIG] >> 3 & 3;
    for (uint32_t axis = 0; axis < 3; axis++) {
        put_count(MPU_ACCEL_XOUT_H + 2 * axis,
                  motion->force_g[axis] * (16384u >> accel));
        put_count(MPU_GYRO_XOUT_H + 2 * axis,
                  motion->rate_deg_s[axis] * 131.0 / (1u << gyro));
    }
    put_count(MPU_TEMP_OUT_H, (motion->celsius - 36.53) * 340.0);
}

/* Keeps I1 and I2. */
void sim_imu_put(const struct sim_motion *motion) {
    struct sim_imu *chip = imu();
    put_counts(motion);
    fifo_take();
    chip->samples++;
    chip->unread += chip->fresh;
    chip->fresh = (chip->registers[MPU_INT_ENABLE] & MPU_DATA_RDY) != 0;
    raise_interrupt(MPU_DATA_RDY);
}

static void reset(void) {
    struct sim_imu *chip = imu();
    memset(chip->registers, 0, sizeof(chip->registers));
    chip->registers[MPU_PWR_MGMT_1] = MPU_SLEEP;
    chip->registers[MPU_WHO_AM_I] = MPU_IDENTITY;
    chip->fifo_count = 0;
    chip->fresh = false;
    drive_pin(false);
    sim_imu_restart();
}

static void write_user_control(uint8_t byte) {
    if (byte & MPU_USER_FIFO_RESET)
        imu()->fifo_count = 0;
    imu()->registers[MPU_USER_CTRL] = byte & (uint8_t)~0x07u;
}

static bool is_read_only(uint32_t reg) {
    return (reg >= MPU_INT_STATUS && reg <= MPU_GYRO_ZOUT_L) ||
           reg == MPU_FIFO_COUNTH || reg == MPU_FIFO_COUNTL ||
           reg == MPU_WHO_AM_I;
}

static bool is_sampling(uint32_t reg) {
    return reg == MPU_SMPLRT_DIV || reg == MPU_CONFIG ||
           reg == MPU_PWR_MGMT_1 || reg == MPU_INT_ENABLE;
}

/* While asleep only the power register can be written (register map, 4.28,
 * says that the others keep their values; drivers wake it first). */
static void write_register(uint32_t reg, uint8_t byte) {
    if (is_read_only(reg))
        return;
    if (reg == MPU_PWR_MGMT_1 && (byte & MPU_DEVICE_RESET)) {
        reset();
        return;
    }
    uint8_t before = imu()->registers[reg];
    if (reg == MPU_USER_CTRL)
        write_user_control(byte);
    else if (reg == MPU_FIFO_R_W)
        fifo_push(byte);
    else
        imu()->registers[reg] = byte;
    if (reg == MPU_INT_PIN_CFG)
        drive_pin(imu()->latched_high);
    if (is_sampling(reg) && before != byte)
        sim_imu_restart();
}

static bool start(void *self, bool read, uint32_t length) {
    (void)self;
    (void)length;
    struct sim_imu *chip = imu();
    chip->pointed = false;
    chip->bursting = read;
    if (read)
        memcpy(chip->burst, chip->registers + MPU_ACCEL_XOUT_H,
               sizeof(chip->burst));
    return true;
}

static void advance(void) {
    if (imu()->pointer != MPU_FIFO_R_W)
        imu()->pointer = (imu()->pointer + 1) & (SIM_IMU_REGISTERS - 1);
}

static bool write(void *self, uint8_t byte) {
    (void)self;
    struct sim_imu *chip = imu();
    if (!chip->pointed) {
        chip->pointer = byte & (SIM_IMU_REGISTERS - 1);
        chip->pointed = true;
        return true;
    }
    write_register(chip->pointer, byte);
    advance();
    return true;
}

static uint8_t read_register(uint32_t reg) {
    struct sim_imu *chip = imu();
    if (reg >= MPU_ACCEL_XOUT_H && reg <= MPU_GYRO_ZOUT_L) {
        chip->fresh = false;
        return chip->burst[reg - MPU_ACCEL_XOUT_H];
    }
    switch (reg) {
    case MPU_FIFO_COUNTH:
        return (uint8_t)(chip->fifo_count >> 8);
    case MPU_FIFO_COUNTL:
        return (uint8_t)(chip->fifo_count & 0xFF);
    case MPU_FIFO_R_W:
        return fifo_pull();
    default:
        return chip->registers[reg];
    }
}

/* INT_STATUS is cleared by reading it, or by any read if so configured. */
static uint8_t read(void *self) {
    (void)self;
    struct sim_imu *chip = imu();
    uint8_t reg = chip->pointer;
    uint8_t byte = read_register(reg);
    if (reg == MPU_INT_STATUS ||
        (chip->registers[MPU_INT_PIN_CFG] & MPU_INT_RD_CLEAR))
        clear_interrupt();
    advance();
    return byte;
}

static void stop(void *self) {
    (void)self;
    imu()->bursting = false;
}

bool sim_imu_attach(uint32_t bus, uint32_t address, uint32_t pin) {
    struct sim_device device = {.bus = (uint8_t)bus,
                                .address = (uint8_t)address,
                                .start = start,
                                .write = write,
                                .read = read,
                                .stop = stop};
    struct sim_imu *chip = imu();
    chip->present = true;
    chip->pin = (uint8_t)pin;
    reset();
    return sim_i2c_attach(&device);
}
