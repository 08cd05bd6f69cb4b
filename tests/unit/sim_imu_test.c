/* SPDX-License-Identifier: MIT */
/*
 * Oracle: the register map RM-MPU-6000A-00 rev. 4.2 and the datasheet
 * PS-MPU-6000A-00 rev. 3.4: reset values, sample rate, full scales, interrupt
 * pin, FIFO, noise density. All through the bus, as a driver sees it.
 */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "boards/sim/mpu6050.h"
#include "boards/sim/state.h"
#include "machine/machine.h"

#define PIN 22

static int32_t transfer(struct machine_segment *segments, uint32_t count) {
    struct machine_transfer t = {.address = 0x68,
                                 .stop = true,
                                 .count = count,
                                 .timeout_us = 50000,
                                 .segments = segments};
    return board_i2c_transfer(&t);
}

static void put(uint8_t reg, uint8_t byte) {
    uint8_t data[2] = {reg, byte};
    struct machine_segment segment = {data, 2, false};
    EXPECT(transfer(&segment, 1) == 2);
}

static void get(uint8_t reg, uint8_t *to, uint32_t length) {
    struct machine_segment segments[2] = {{&reg, 1, false}, {to, length, true}};
    EXPECT(transfer(segments, 2) == (int32_t)length + 1);
}

static uint8_t get1(uint8_t reg) {
    uint8_t byte;
    get(reg, &byte, 1);
    return byte;
}

static int word_at(const uint8_t *at) { return (int16_t)(at[0] << 8 | at[1]); }

static void pass_ms(uint32_t ms) {
    uint64_t until = board_now_ns() + ms * 1000000ull;
    while (board_now_ns() < until)
        board_idle(until);
}

static void begin(void) {
    sim_start();
    EXPECT(sim_imu_attach(0, 0x68, PIN));
    EXPECT(board_i2c_setup(0, &(struct machine_bus){5, 4, 400000}) == 0);
}

static void wake(uint8_t divider, uint8_t filter) {
    put(MPU_PWR_MGMT_1, 1);
    put(MPU_SMPLRT_DIV, divider);
    put(MPU_CONFIG, filter);
}

static void wakes_with_the_documented_values(void) {
    begin();
    EXPECT(get1(MPU_WHO_AM_I) == 0x68);
    EXPECT(get1(MPU_PWR_MGMT_1) == 0x40);
    for (uint8_t reg = 0; reg < 0x6B; reg++)
        EXPECT(get1(reg) == 0);
    pass_ms(20);
    EXPECT(sim_state.imu.samples == 0); /* asleep */
    put(MPU_WHO_AM_I, 0);
    EXPECT(get1(MPU_WHO_AM_I) == 0x68); /* read only */
}

static void nobody_answers_elsewhere(void) {
    begin();
    uint8_t byte = 0;
    struct machine_segment segment = {&byte, 1, false};
    struct machine_transfer t = {
        .address = 0x69, .stop = true, .count = 1, .segments = &segment};
    EXPECT(board_i2c_transfer(&t) == -MACHINE_ENODEV);
    EXPECT(board_i2c_setup(0, &(struct machine_bus){4, 5, 400000}) ==
           -MACHINE_EINVAL);
}

/* 400 kHz: start and address, register, repeated start and address, fourteen
 * bytes of nine bits each, stop; 150 cycles for the driver. */
static void transfer_takes_its_bits(void) {
    begin();
    uint8_t data[14];
    uint64_t before = board_now_ns();
    get(MPU_ACCEL_XOUT_H, data, 14);
    uint64_t bits = 10 + 9 + 10 + 14 * 9 + 1;
    uint64_t expected = bits * 2500 + 150 * 8;
    uint64_t took = board_now_ns() - before;
    EXPECT(took >= expected && took < expected + 200);
}

static void samples_at_the_set_rate(void) {
    static const struct {
        uint8_t divider;
        uint8_t filter;
        uint32_t hz;
    } rate[] = {{4, 3, 200}, {0, 1, 1000}, {9, 6, 100}, {7, 0, 1000}};
    for (size_t i = 0; i < sizeof(rate) / sizeof(rate[0]); i++) {
        begin();
        wake(rate[i].divider, rate[i].filter);
        uint32_t before = sim_state.imu.samples;
        pass_ms(1000);
        EXPECT(labs((long)(sim_state.imu.samples - before) -
                    (long)rate[i].hz) <= 1);
    }
}

static void full_scales_and_order_of_bytes(void) {
    for (uint8_t scale = 0; scale < 4; scale++) {
        begin();
        wake(0, 1);
        put(MPU_GYRO_CONFIG, (uint8_t)(scale << 3));
        put(MPU_ACCEL_CONFIG, (uint8_t)(scale << 3));
        struct sim_motion motion = {.rate_deg_s = {100, -50, 1000},
                                    .force_g = {0.5, -0.25, 8},
                                    .celsius = 36.53 + 10};
        sim_event_cancel(SIM_EVENT_IMU);
        sim_imu_put(&motion);
        uint8_t d[14];
        get(MPU_ACCEL_XOUT_H, d, 14);
        EXPECT(word_at(d) == 8192 >> scale);
        EXPECT(word_at(d + 2) == -(4096 >> scale));
        EXPECT(word_at(d + 4) ==
               (scale < 2 ? 32767 : (int)fmin(8 * 16384 >> scale, 32767)));
        EXPECT(word_at(d + 6) == 3400);
        EXPECT(word_at(d + 8) == lround(13100.0 / (1 << scale)));
        EXPECT(word_at(d + 10) == lround(-6550.0 / (1 << scale)));
        EXPECT(word_at(d + 12) ==
               (scale < 2 ? 32767 : lround(131000.0 / (1 << scale))));
    }
}

static void pulses_the_pin(void) {
    begin();
    board_pin_setup(PIN, MACHINE_MODE_IN, MACHINE_PULL_NONE);
    wake(4, 3);
    put(MPU_INT_ENABLE, MPU_DATA_RDY);
    uint32_t before = sim_state.imu.samples;
    while (sim_state.imu.samples == before)
        board_idle(board_now_ns() + 10000);
    EXPECT(board_pin_read(PIN));
    pass_ms(1); /* the pulse is 50 us */
    EXPECT(!board_pin_read(PIN));
    EXPECT(get1(MPU_INT_STATUS) & MPU_DATA_RDY);
    EXPECT(!(get1(MPU_INT_STATUS) & MPU_DATA_RDY));
}

static void latches_the_pin(void) {
    begin();
    board_pin_setup(PIN, MACHINE_MODE_IN, MACHINE_PULL_NONE);
    put(MPU_INT_PIN_CFG, MPU_INT_LEVEL | MPU_LATCH_INT_EN);
    EXPECT(board_pin_read(PIN)); /* active low */
    wake(99, 3);
    put(MPU_INT_ENABLE, MPU_DATA_RDY);
    pass_ms(110);
    EXPECT(!board_pin_read(PIN));
    get1(MPU_INT_STATUS);
    EXPECT(board_pin_read(PIN));
}

static void fifo_keeps_order_and_overflows(void) {
    begin();
    wake(0, 1);
    sim_event_cancel(SIM_EVENT_IMU);
    put(MPU_FIFO_EN, 0x08);
    put(MPU_USER_CTRL, MPU_USER_FIFO_EN);
    for (int i = 0; i < 3; i++)
        sim_imu_put(&(struct sim_motion){.force_g = {0.25 * i, 0, 1}});
    uint8_t count[2];
    get(MPU_FIFO_COUNTH, count, 2);
    EXPECT(word_at(count) == 18);
    uint8_t d[18];
    get(MPU_FIFO_R_W, d, 18);
    for (int i = 0; i < 3; i++) {
        EXPECT(word_at(d + 6 * i) == 4096 * i);
        EXPECT(word_at(d + 6 * i + 4) == 16384);
    }
    for (int i = 0; i < 200; i++)
        sim_imu_put(&(struct sim_motion){0});
    EXPECT(get1(MPU_INT_STATUS) & MPU_FIFO_OFLOW);
    get(MPU_FIFO_COUNTH, count, 2);
    EXPECT(word_at(count) == 1024);
    put(MPU_USER_CTRL, MPU_USER_FIFO_RESET);
    get(MPU_FIFO_COUNTH, count, 2);
    EXPECT(word_at(count) == 0);
}

/* With the filter off the samples are white: density * sqrt(4 kHz); with the
 * 5 Hz filter they are much quieter. The mean is the bias. */
static double deviation(uint8_t filter, double *mean) {
    begin();
    sim_state.imu.noise[1] = 0.005;
    sim_state.imu.bias[1] = -1.4;
    wake(filter == 0 ? 7 : 0, filter);
    pass_ms(500);
    double sum = 0;
    double square = 0;
    enum { N = 4000 };
    for (int i = 0; i < N; i++) {
        pass_ms(1);
        uint8_t d[2];
        get(MPU_GYRO_XOUT_H + 2, d, 2);
        sum += word_at(d) / 131.0;
        square += word_at(d) / 131.0 * (word_at(d) / 131.0);
    }
    *mean = sum / N;
    return sqrt(square / N - *mean * *mean);
}

static void noise_has_the_stated_density(void) {
    double mean;
    double quiet = deviation(6, &mean);
    EXPECT(fabs(mean + 1.4) < 0.01);
    /* noise bandwidth of two poles with -3 dB at 5 Hz: 1.22 * 5 Hz */
    EXPECT(fabs(quiet / (0.005 * sqrt(1.22 * 5)) - 1) < 0.2);
    double loud = deviation(1, &mean);
    EXPECT(loud > 5 * quiet);
}

static void counts_what_nobody_read(void) {
    begin();
    wake(0, 1);
    pass_ms(10);
    EXPECT(sim_state.imu.unread == 0); /* nobody was told */
    put(MPU_INT_ENABLE, MPU_DATA_RDY);
    pass_ms(10);
    EXPECT(sim_state.imu.unread >= 8);
}

int main(void) {
    wakes_with_the_documented_values();
    nobody_answers_elsewhere();
    transfer_takes_its_bits();
    samples_at_the_set_rate();
    full_scales_and_order_of_bytes();
    pulses_the_pin();
    latches_the_pin();
    fifo_keeps_order_and_overflows();
    noise_has_the_stated_density();
    counts_what_nobody_read();
    return unit_done();
}
