/* SPDX-License-Identifier: MIT */
/*
 * InvenSense MPU6050 at the level of its registers: datasheet PS-MPU-6000A-00
 * rev. 3.4 (noise, offsets, sensitivity), register map RM-MPU-6000A-00
 * rev. 4.2. What moves it is the world or a recording.
 *
 * I1  The fourteen data registers change together, at a sample; a burst that
 *     has begun reads one sample (register map, 4.17).
 * I2  Every sample raises the data ready interrupt once, if it is enabled.
 */
#ifndef KRAIT_SIM_IMU_H
#define KRAIT_SIM_IMU_H

#include <stdbool.h>
#include <stdint.h>

#define SIM_IMU_AXES 6 /* gyroscope x y z, then accelerometer x y z */
#define SIM_IMU_FIFO 1024
#define SIM_IMU_REGISTERS 128

/* What the sensor's case feels, in its own axes: x forward, y left, z up. */
struct sim_motion {
    double rate_deg_s[3];
    double force_g[3]; /* specific force: +1 g upwards at rest */
    double celsius;
};

struct sim_imu {
    bool present;
    bool latched_high; /* the interrupt pin is active */
    bool fresh;        /* a sample that was announced and not yet read */
    uint8_t pin;       /* of the interrupt, or SIM_PIN_NONE */
    uint8_t pointer;   /* register that the next byte goes to or comes from */
    bool pointed;      /* the first byte of this write has come */
    bool bursting;     /* data are read from `burst` */
    uint8_t registers[SIM_IMU_REGISTERS];
    uint8_t burst[14];
    uint8_t fifo[SIM_IMU_FIFO];
    uint32_t fifo_head;
    uint32_t fifo_count;
    uint32_t divider; /* internal samples since the last one put out */
    uint32_t samples; /* put out so far */
    uint32_t unread;  /* overwritten before anyone read them */
    uint64_t random;
    double bias[SIM_IMU_AXES];  /* deg/s, g */
    double noise[SIM_IMU_AXES]; /* deg/s/sqrt(Hz), g/sqrt(Hz) */
    double stage[2][SIM_IMU_AXES];
};

/* Hangs it on a bus with its interrupt on a pin.
 * Contract: boot; no alloc; O(1). */
bool sim_imu_attach(uint32_t bus, uint32_t address, uint32_t pin);

/* Event: an internal sample, or the next row of the recording.
 * Contract: isr; no alloc; O(1). */
void sim_imu_sample(void);

/* Event: the interrupt pulse ends.
 * Contract: isr; no alloc; O(1). */
void sim_imu_pulse_end(void);

/* Puts a sample out: registers, FIFO, interrupt (I1, I2).
 * Contract: isr; no alloc; O(1). */
void sim_imu_put(const struct sim_motion *motion);

/* True while the chip is awake.
 * Contract: isr; no alloc; O(1). */
bool sim_imu_awake(void);

/* Resets the filter and plans the next internal sample, after a register of
 * the sampling was written.
 * Contract: isr; no alloc; O(1). */
void sim_imu_restart(void);

#endif
