/* SPDX-License-Identifier: MIT */
/*
 * What surrounds the board: the robot whose motors hang on its pins, and the
 * file that says so, the scene. A scene is text, one thing a line:
 *
 *     world balance
 *     mpu6050 bus=0 address=0x68 int=22
 *     motor left pwm=16 dir=17
 *     push at=12 impulse=0.4
 *     run 30
 *     panel "tilt" unit=deg signals=tilt,estimate
 */
#ifndef KRAIT_SIM_WORLD_H
#define KRAIT_SIM_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#include "boards/sim/balance.h"
#include "boards/sim/event.h"
#include "boards/sim/imu.h"

#define SIM_PANELS 8
#define SIM_PANEL_SIGNALS 4

struct sim_wheel {
    uint8_t pwm; /* pins, or SIM_PIN_NONE */
    uint8_t direction;
};

struct sim_world {
    bool present;
    uint32_t steps;
    uint64_t fell_ns; /* when it first lay on the floor; 0 = never */
    struct sim_balance robot;
    struct sim_wheel wheels[2];
    double battery_volts;
    double push[SIM_PUSHES]; /* N s */
    uint32_t pushes;
    uint32_t signals[4]; /* tilt, wheel speed, command, position */
};

struct sim_panel {
    char title[32];
    char unit[12];
    char signals[SIM_PANEL_SIGNALS][24];
    uint32_t signal_count;
};

struct sim_scene {
    uint64_t run_ns; /* how long; 0: until the program ends */
    struct sim_panel panels[SIM_PANELS];
    uint32_t panel_count;
};

/* Contract: boot; no alloc; O(1). */
void sim_world_start(void);

/* Event: half a millisecond has passed.
 * Contract: isr; no alloc; O(1). */
void sim_world_step(void);

/* Event: a planned push.
 * Contract: isr; no alloc; O(1). */
void sim_world_pushed(uint32_t number);

/* A push now, N s. False if there is no robot to push.
 * Contract: isr; no alloc; O(1). */
bool sim_world_push(double impulse);

/* What an IMU in this world feels; at rest and level where there is none.
 * Contract: isr; no alloc; O(1). */
void sim_world_sense(struct sim_motion *out);

/* Reads a scene file. False with the reason, file and line in error.
 * Contract: boot; may alloc; O(n). */
bool sim_scene_load(const char *path, char *error, uint32_t size);

#endif
