/* SPDX-License-Identifier: MIT */
/*
 * A recording of a real inertial sensor in place of the simulated one: comma
 * separated values, a header with a unit in brackets, one row a sample:
 *
 *     Time (s),Gyroscope X (deg/s),...,Accelerometer Z (g)
 *
 * Y1  Each row is put out once, at its own time counted from the first.
 */
#ifndef KRAIT_SIM_REPLAY_H
#define KRAIT_SIM_REPLAY_H

#include <stdbool.h>
#include <stdint.h>

#include "boards/sim/imu.h"

struct sim_replay_row {
    double time_s;
    double axis[SIM_IMU_AXES]; /* deg/s, then g */
    double celsius;
};

struct sim_replay {
    struct sim_replay_row *row;
    uint32_t rows;
    uint32_t next;
    bool started;
    uint64_t begin_ns; /* the board's time at the recording's first row */
    double period_s;   /* the median */
};

/* Reads the file. False with file, line, column, reason and remedy in error.
 * Contract: boot; may alloc; O(n). */
bool sim_replay_load(const char *path, char *error, uint32_t size);

/* The first row comes one period from now.
 * Contract: isr; no alloc; O(1). */
void sim_replay_begin(uint64_t now_ns);

/* The next row; false behind the last.
 * Contract: isr; no alloc; O(1). */
bool sim_replay_take(struct sim_motion *out);

/* When the next row is due; a moment after the last, a time that never comes.
 * Contract: isr; no alloc; O(1). */
uint64_t sim_replay_next_ns(void);

#endif
