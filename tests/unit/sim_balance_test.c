/* SPDX-License-Identifier: MIT */
/*
 * Oracle: mechanics. Without motors and friction energy stays; a small tilt
 * grows as cosh(lambda t) with lambda from the linearised equations, written
 * down here anew; an impulse changes the momenta by what it says; a body at
 * rest feels 1 g upwards.
 */
#include "unit.h"

#include <math.h>
#include <string.h>

#include "boards/sim/balance.h"

#define DT 0.0005

static struct sim_balance free_robot(double tilt) {
    struct sim_balance robot;
    sim_balance_start(&robot);
    robot.motor.torque_constant = 0;
    robot.motor.viscous = 0;
    robot.motor.coulomb = 0;
    robot.body.rolling = 0;
    robot.body.yaw_damping = 0;
    robot.body.limit_rad = 100;
    robot.held = false;
    robot.state.tilt = tilt;
    return robot;
}

static void energy_is_conserved(void) {
    struct sim_balance robot = free_robot(0.3);
    double before = sim_balance_energy(&robot);
    double fastest = 0;
    for (int i = 0; i < 20000; i++) {
        sim_balance_step(&robot, DT);
        fastest = fmax(fastest, fabs(robot.state.tilt_rate));
        EXPECT(fabs(sim_balance_energy(&robot) - before) < 1e-6);
    }
    EXPECT(fastest > 10); /* it did swing */
}

/* xx x'' + xt th'' = 0 and xt x'' + tt th'' = m g l th. */
static double lambda_of(const struct sim_body *b) {
    double r = b->radius_m;
    double xx = b->body_kg + b->wheels_kg +
                (b->wheel_inertia + b->rotor_inertia) / r / r;
    double xt = b->body_kg * b->height_m - b->rotor_inertia / r;
    double tt = b->body_inertia + b->body_kg * b->height_m * b->height_m +
                b->rotor_inertia;
    return sqrt(b->body_kg * 9.80665 * b->height_m * xx / (xx * tt - xt * xt));
}

static void falls_with_the_right_time_constant(void) {
    struct sim_balance robot = free_robot(1e-5);
    double lambda = lambda_of(&robot.body);
    for (int i = 1; i <= 1000; i++) {
        sim_balance_step(&robot, DT);
        double expected = 1e-5 * cosh(lambda * i * DT);
        EXPECT(fabs(robot.state.tilt / expected - 1) < 1e-5);
    }
    EXPECT(lambda > 5 && lambda < 20);
}

static void step_is_of_fourth_order(void) {
    double end[3];
    for (int k = 0; k < 3; k++) {
        struct sim_balance robot = free_robot(0.3);
        int n = 10 << k;
        for (int i = 0; i < n; i++)
            sim_balance_step(&robot, 0.2 / n);
        end[k] = robot.state.tilt;
    }
    double order = log2(fabs((end[0] - end[1]) / (end[1] - end[2])));
    EXPECT(order > 3.7 && order < 4.3);
}

static void friction_only_takes_energy(void) {
    struct sim_balance robot = free_robot(0.3);
    sim_balance_start(&robot);
    robot.held = false;
    robot.body.limit_rad = 100;
    double last = sim_balance_energy(&robot);
    for (int i = 0; i < 20000; i++) {
        sim_balance_step(&robot, DT);
        double now = sim_balance_energy(&robot);
        EXPECT(now <= last + 1e-9);
        last = now;
    }
}

static void rests_on_the_floor(void) {
    struct sim_balance robot;
    sim_balance_start(&robot);
    robot.held = false;
    for (int i = 0; i < 6000; i++)
        sim_balance_step(&robot, DT);
    EXPECT(robot.fallen);
    EXPECT(robot.state.tilt == robot.body.limit_rad);
    EXPECT(robot.state.tilt_rate == 0);
    EXPECT(fabs(robot.state.speed) < 0.05);
    double rate[3];
    double force[3];
    sim_balance_sense(&robot, rate, force);
    EXPECT(fabs(force[0] + 9.80665 * sin(robot.state.tilt)) < 1e-9);
    EXPECT(fabs(force[2] - 9.80665 * cos(robot.state.tilt)) < 1e-9);
}

static void push_gives_its_momentum(void) {
    struct sim_balance robot = free_robot(0.2);
    const struct sim_body *b = &robot.body;
    sim_balance_push(&robot, 0.4);
    /* Linear momentum of body and rolling wheels, rotors included. */
    double r = b->radius_m;
    double v = robot.state.speed;
    double w = robot.state.tilt_rate;
    double momentum =
        (b->body_kg + b->wheels_kg + b->wheel_inertia / r / r) * v +
        b->rotor_inertia / r * (v / r - w) +
        b->body_kg * b->height_m * w * cos(0.2);
    EXPECT(fabs(momentum - 0.4) < 1e-12);
    EXPECT(v > 0);
}

static void held_robot_does_not_move(void) {
    struct sim_balance robot;
    sim_balance_start(&robot);
    struct sim_balance before = robot;
    sim_balance_push(&robot, 1.0);
    for (int i = 0; i < 100; i++)
        sim_balance_step(&robot, DT);
    const struct sim_balance_state *now = &robot.state, *then = &before.state;
    EXPECT(now->position == then->position && now->speed == then->speed);
    EXPECT(now->tilt == then->tilt && now->tilt_rate == then->tilt_rate);
    EXPECT(now->heading == then->heading && now->yaw_rate == then->yaw_rate);
    EXPECT(robot.held && !robot.fallen);
}

/* Full voltage, body held upright by a large inertia: the wheels approach the
 * speed at which back EMF and friction balance the battery. */
static void motor_reaches_its_no_load_speed(void) {
    struct sim_balance robot;
    sim_balance_start(&robot);
    robot.held = false;
    robot.state.tilt = 0;
    robot.body.body_inertia = 1e6;
    robot.body.rolling = 0;
    robot.volts[0] = 7.4;
    robot.volts[1] = 7.4;
    for (int i = 0; i < 20000; i++)
        sim_balance_step(&robot, DT);
    const struct sim_motor *m = &robot.motor;
    double k = m->torque_constant;
    double expected =
        (k * 7.4 / m->ohm - m->coulomb) / (k * k / m->ohm + m->viscous);
    double w = robot.state.speed / robot.body.radius_m;
    EXPECT(fabs(w / expected - 1) < 0.01);
}

static void unequal_wheels_turn_it(void) {
    struct sim_balance robot;
    sim_balance_start(&robot);
    robot.held = false;
    robot.volts[0] = -2;
    robot.volts[1] = 2;
    for (int i = 0; i < 200; i++)
        sim_balance_step(&robot, DT);
    EXPECT(robot.state.heading > 0.01); /* right wheel forward: to the left */
}

int main(void) {
    energy_is_conserved();
    falls_with_the_right_time_constant();
    step_is_of_fourth_order();
    friction_only_takes_energy();
    rests_on_the_floor();
    push_gives_its_momentum();
    held_robot_does_not_move();
    motor_reaches_its_no_load_speed();
    unequal_wheels_turn_it();
    return unit_done();
}
