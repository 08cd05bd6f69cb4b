/* SPDX-License-Identifier: MIT */
/*
 * Oracle: each kind of faulty recording, with the line, the column and the
 * remedy that the complaint must name; a good one, with the times and counts
 * that must come out.
 */
#include "unit.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "boards/sim/mpu6050.h"
#include "boards/sim/state.h"
#include "machine/machine.h"

#define HEAD                                                                   \
    "Time (s),Gyroscope X (deg/s),Gyroscope Y (deg/s),Gyroscope Z (deg/s),"    \
    "Accelerometer X (g),Accelerometer Y (g),Accelerometer Z (g)\n"

static char path[64];
static char error[400];

static bool load(const char *text) {
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
    sim_start();
    return sim_replay_load(path, error, sizeof(error));
}

/* Not accepted, and the complaint holds place and remedy. */
static void refuses(const char *text, const char *place, const char *remedy) {
    EXPECT(!load(text));
    EXPECT(strncmp(error, path, strlen(path)) == 0);
    if (strstr(error, place) == NULL || strstr(error, remedy) == NULL)
        fprintf(stderr, "got: %s\n", error);
    EXPECT(strstr(error, place) != NULL);
    EXPECT(strstr(error, remedy) != NULL);
    EXPECT(sim_state.replay.rows == 0);
}

static void refuses_what_is_wrong(void) {
    refuses("", ":1: ", "needs a header");
    refuses("Time (s),Gyroscope X (deg/s)\n0,1\n",
            ":1: ", "no column 'Gyroscope Y'; add one");
    refuses("Time (s),Gyro X (deg/s)\n0,1\n",
            ":1: column 2: ", "unknown column 'Gyro X'; known are");
    refuses("Time (s),Gyroscope X (furlong)\n0,1\n",
            ":1: column 2: ", "deg/s or rad/s; convert");
    refuses("Time,Gyroscope X (deg/s)\n0,1\n",
            ":1: column 1: ", "has no unit; write it in brackets");
    refuses("Time (s),Time (s)\n", ":1: column 2: ", "is there twice");
    refuses(HEAD, ":1: ", "fewer than two rows");
    refuses(HEAD "0,0,0,0,0,0,1\n0.01,0,x,0,0,0,1\n",
            ":3: column 3: ", "'x' is not a number; correct");
    refuses(HEAD "0,0,0,0,0,0,1\n0.01,0,0,nan,0,0,1\n",
            ":3: column 4: ", "not a number");
    refuses(HEAD "0,0,0,0,0,0,1\n0.01,0,0,0,0,0\n",
            ":3: column 7: ", "only 6 columns; complete");
    refuses(HEAD "0,0,0,0,0,0,1\n0.01,0,0,0,0,0,1\n\n0.005,0,0,0,0,0,1\n",
            ":5: column 1: ", "does not come after 0.01; sort");
    refuses(HEAD "0,0,0,0,0,0,1\n0.01,0,0,0,0,0,1\n0.02,0,0,0,0,0,1\n\n"
                 "0.06,0,0,0,0,0,1\n0.07,0,0,0,0,0,1\n",
            ":6: column 1: ", "4.0 periods of 10 ms; cut the recording");
    EXPECT(!sim_replay_load("/nowhere/x.csv", error, sizeof(error)));
    EXPECT(strstr(error, "/nowhere/x.csv: ") == error);
}

static void converts_units_and_skips_what_has_no_sensor(void) {
    EXPECT(load("Accelerometer X (m/s^2),Time (ms),Gyroscope X (rad/s),"
                "Gyroscope Y (deg/s),Gyroscope Z (deg/s),"
                "Accelerometer Y (g),Accelerometer Z (g),"
                "Magnetometer X (uT)\r\n"
                "9.80665,1000,1,2,3,4,5,6\r\n0,1010,0,0,0,0,0,0\r\n"));
    const struct sim_replay_row *row = sim_state.replay.row;
    EXPECT(sim_state.replay.rows == 2);
    EXPECT(row[0].time_s == 1.0);
    EXPECT(fabs(row[0].axis[0] - 57.29577951308232) < 1e-12);
    EXPECT(row[0].axis[1] == 2 && row[0].axis[2] == 3);
    EXPECT(fabs(row[0].axis[3] - 1) < 1e-15);
    EXPECT(row[0].axis[4] == 4 && row[0].axis[5] == 5);
}

static void three_periods_are_no_gap(void) {
    EXPECT(load(HEAD "0,0,0,0,0,0,1\n0.01,0,0,0,0,0,1\n0.02,0,0,0,0,0,1\n"
                     "0.05001,0,0,0,0,0,1\n0.06,0,0,0,0,0,1\n"));
}

static void put(uint8_t reg, uint8_t byte) {
    uint8_t data[2] = {reg, byte};
    struct machine_segment segment = {data, 2, false};
    struct machine_transfer t = {
        .address = 0x68, .stop = true, .count = 1, .segments = &segment};
    EXPECT(board_i2c_transfer(&t) == 2);
}

/* Y1: each row once, at its time counted from the arming of the interrupt. */
static void puts_each_row_out_at_its_time(void) {
    EXPECT(load(HEAD "5,1,0,0,0,0,1\n5.01,2,0,0,0,0,1\n5.025,3,0,0,0,0,1\n"));
    EXPECT(sim_imu_attach(0, 0x68, 22));
    put(MPU_PWR_MGMT_1, 1);
    board_idle(board_now_ns() + 90000000);
    EXPECT(sim_state.imu.samples == 0);
    uint64_t begin = board_now_ns();
    put(MPU_INT_ENABLE, MPU_DATA_RDY);
    double period = sim_state.replay.period_s;
    static const double at[3] = {0, 0.01, 0.025};
    uint32_t seen = 0;
    while (board_now_ns() < begin + 200000000) {
        board_idle(board_now_ns() + 20000);
        if (sim_state.imu.samples == seen)
            continue;
        double since = (double)(board_now_ns() - begin) / 1e9;
        EXPECT(seen < 3);
        EXPECT(since >= period + at[seen]);
        EXPECT(since < period + at[seen] + 0.0003);
        seen = sim_state.imu.samples;
    }
    EXPECT(seen == 3);
}

int main(void) {
    snprintf(path, sizeof(path), "/tmp/sim_replay_test.%d.csv", getpid());
    refuses_what_is_wrong();
    converts_units_and_skips_what_has_no_sensor();
    three_periods_are_no_gap();
    puts_each_row_out_at_its_time();
    unlink(path);
    sim_start(); /* gives the recording's memory back */
    return unit_done();
}
