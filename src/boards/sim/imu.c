/* SPDX-License-Identifier: MIT */
/*
 * From motion to samples: bias and white noise of the datasheet, the digital
 * low-pass filter, the sample rate divider. A recording takes the place of all
 * of these, since a recorded sensor has brought its own.
 */
#include "boards/sim/imu.h"

#include "boards/sim/mpu6050.h"
#include "boards/sim/replay.h"
#include "boards/sim/state.h"
#include "rt/clock.h"

/* The gyroscope is sampled at 8 kHz with the filter off and at 1 kHz with it
 * on (register map, 4.2). */
#define FAST_NS 125000u
#define SLOW_NS 1000000u

/* Two equal poles whose cascade has the bandwidth of CONFIG's table (register
 * map, 4.3: 256, 188, 98, 42, 20, 10, 5 Hz): corner = bandwidth / 0.6436,
 * share = 1 - exp(-2 pi corner T). The delay comes out within 30% of the
 * table's. The accelerometer's bandwidths differ by 5% at most and share it. */
static const double filter_share[8] = {0.2683, 0.8404, 0.6159, 0.3364,
                                       0.1774, 0.0930, 0.0476, 0.2683};

/* sqrt(half the internal rate): from a density to one sample's deviation. */
#define FAST_ROOT_HZ 63.2456
#define SLOW_ROOT_HZ 22.3607

static bool is_fast(void) {
    uint32_t filter = sim_state.imu.registers[MPU_CONFIG] & 7;
    return filter == 0 || filter == 7;
}

static uint64_t next_random(void) {
    uint64_t x = sim_state.imu.random += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

/* Nearly normal, deviation 1: twelve uniform ones less their mean (central
 * limit). It needs no logarithm, so it is equal on every machine (R8); the
 * cost is that nothing beyond six deviations ever comes. Splitmix64 by
 * S. Vigna, prng.di.unimi.it, public domain. */
static double noise(void) {
    double sum = -6.0;
    for (uint32_t i = 0; i < 3; i++) {
        uint64_t bits = next_random();
        for (uint32_t k = 0; k < 4; k++)
            sum += ((double)(bits >> 16 * k & 0xFFFF) + 0.5) / 65536.0;
    }
    return sum;
}

/* true value + bias + noise, through both poles */
static double sense(uint32_t axis, double truth, bool fast) {
    struct sim_imu *chip = &sim_state.imu;
    double root = fast ? FAST_ROOT_HZ : SLOW_ROOT_HZ;
    double share = filter_share[chip->registers[MPU_CONFIG] & 7];
    double in = truth + chip->bias[axis] + chip->noise[axis] * root * noise();
    chip->stage[0][axis] += share * (in - chip->stage[0][axis]);
    chip->stage[1][axis] +=
        share * (chip->stage[0][axis] - chip->stage[1][axis]);
    return chip->stage[1][axis];
}

static void sample_world(void) {
    struct sim_imu *chip = &sim_state.imu;
    bool fast = is_fast();
    struct sim_motion motion;
    sim_world_sense(&motion);
    for (uint32_t axis = 0; axis < 3; axis++) {
        motion.rate_deg_s[axis] = sense(axis, motion.rate_deg_s[axis], fast);
        motion.force_g[axis] = sense(axis + 3, motion.force_g[axis], fast);
    }
    if (++chip->divider > chip->registers[MPU_SMPLRT_DIV]) {
        chip->divider = 0;
        sim_imu_put(&motion);
    }
    sim_event_arm(SIM_EVENT_IMU, sim_state.queue.at_ns[SIM_EVENT_IMU] +
                                     (fast ? FAST_NS : SLOW_NS));
}

/* The next row of the recording. Each is planned from the recording's own
 * times, so rounding does not add up. */
static void sample_recording(void) {
    struct sim_motion motion;
    if (!sim_replay_take(&motion))
        return;
    sim_imu_put(&motion);
    sim_event_arm(SIM_EVENT_IMU, sim_replay_next_ns());
}

void sim_imu_sample(void) {
    if (sim_state.replay.rows != 0)
        sample_recording();
    else
        sample_world();
}

/* The recording begins when the program has armed the interrupt: what the
 * program does before is not in the recording's time. */
static void restart_recording(void) {
    const uint8_t *reg = sim_state.imu.registers;
    if (!sim_state.replay.started && (reg[MPU_INT_ENABLE] & MPU_DATA_RDY) &&
        sim_imu_awake()) {
        sim_replay_begin(board_now_ns());
        sim_event_arm(SIM_EVENT_IMU, sim_replay_next_ns());
    }
}

void sim_imu_restart(void) {
    if (sim_state.replay.rows != 0) {
        restart_recording();
        return;
    }
    if (!sim_imu_awake()) {
        sim_event_cancel(SIM_EVENT_IMU);
        return;
    }
    sim_state.imu.divider = 0;
    sim_event_arm(SIM_EVENT_IMU,
                  board_now_ns() + (is_fast() ? FAST_NS : SLOW_NS));
}
