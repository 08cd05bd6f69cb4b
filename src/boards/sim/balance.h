/* SPDX-License-Identifier: MIT */
/*
 * Physics of a robot that balances on two wheels, by itself: no pins, no
 * clock, so that its tests need neither.
 *
 *   tilt      angle of the body from upright, forward positive (rad)
 *   position  of the axle along the floor (m)
 *   heading   about the vertical, left positive (rad)
 */
#ifndef KRAIT_SIM_BALANCE_H
#define KRAIT_SIM_BALANCE_H

#include <stdbool.h>

#define SIM_GRAVITY 9.80665 /* m/s^2, standard */

struct sim_body {
    double body_kg;
    double body_inertia;  /* about its centre of mass, kg m^2 */
    double height_m;      /* of that centre above the axle */
    double wheels_kg;     /* both */
    double wheel_inertia; /* both, about the axle, kg m^2 */
    double rotor_inertia; /* both motors, seen behind the gears, kg m^2 */
    double radius_m;
    double track_m;     /* between the wheels */
    double yaw_inertia; /* of everything about the vertical, kg m^2 */
    double rolling;     /* floor, N s/m */
    double yaw_damping; /* floor, N m s */
    double limit_rad;   /* tilt at which it lies on the floor */
    double sensor_m;    /* height of the IMU above the axle */
};

struct sim_motor {
    double ohm;
    double torque_constant; /* N m/A behind the gears; also V s/rad */
    double viscous;         /* N m s/rad */
    double coulomb;         /* N m */
    double coulomb_rad_s;   /* speed at which it is fully felt */
};

struct sim_balance_state {
    double position;
    double speed;
    double tilt;
    double tilt_rate;
    double heading;
    double yaw_rate;
};

struct sim_balance {
    struct sim_body body;
    struct sim_motor motor; /* two alike */
    struct sim_balance_state state;
    double volts[2]; /* left, right */
    bool held;       /* somebody holds it still */
    bool fallen;     /* lies on the floor */
};

/* A robot 20 cm high on 67 mm wheels, leaning, held.
 * Contract: isr; no alloc; O(1). */
void sim_balance_start(struct sim_balance *robot);

/* The rate of change of every state.
 * Contract: isr; no alloc; O(1). */
struct sim_balance_state sim_balance_rate(const struct sim_balance *robot,
                                          const struct sim_balance_state *at);

/* One Runge-Kutta step of dt seconds, then the floor.
 * Contract: isr; no alloc; O(1). */
void sim_balance_step(struct sim_balance *robot, double dt);

/* A horizontal blow at the body's centre of mass, N s, forward positive.
 * Contract: isr; no alloc; O(1). */
void sim_balance_push(struct sim_balance *robot, double impulse);

/* Kinetic and potential energy, J; the axle's height counts as 0.
 * Contract: isr; no alloc; O(1). */
double sim_balance_energy(const struct sim_balance *robot);

/* What the IMU feels: turn rates (rad/s) and specific force (m/s^2) about and
 * along its own axes x forward, y left, z up.
 * Contract: isr; no alloc; O(1). */
void sim_balance_sense(const struct sim_balance *robot, double rate[3],
                       double force[3]);

#endif
