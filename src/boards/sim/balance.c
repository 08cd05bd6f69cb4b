/* SPDX-License-Identifier: MIT */
/*
 * Two-wheel inverted pendulum. The equations of pitch follow by Lagrange from
 *
 *   T = (Mb + Mw + Iw/r^2)/2 x'^2 + Mb l cos(th) x' th' + (Ib + Mb l^2)/2 th'^2
 *       + Jr/2 (x'/r - th')^2
 *   V = Mb g l cos(th)
 *
 * with Mb, Ib, l mass, inertia and height of the body, Mw, Iw, r mass, inertia
 * and radius of the wheels, Jr the rotors behind their gears, x the axle, th
 * the tilt; the motors work with the torque t between body and wheels, so the
 * generalised forces are t/r on x and -t on th. This is the model of F.
 * Grasser, A. D'Arrigo, S. Colombi, A. C. Rufer, "JOE: a mobile, inverted
 * pendulum", IEEE Trans. Industrial Electronics 49(1), 2002, with the motor's
 * back EMF and friction added. Heading is decoupled there and here: the wheels'
 * difference turns the whole about the vertical. The masses are those of a
 * robot of this size, not of one product.
 *
 * Sine and cosine are ours, so the motion is equal on every machine (R8).
 */
#include "boards/sim/balance.h"

#include <stdint.h>

#include "base/fp.h"
#include "base/fp_math.h"
#include "base/isa/level.h"

#define LEAN_RAD 0.14
#define DRAG_1_S 20.0 /* how fast the floor stops a fallen robot */

void sim_balance_start(struct sim_balance *robot) {
    *robot = (struct sim_balance){.body = {.body_kg = 0.80,
                                           .body_inertia = 0.0040,
                                           .height_m = 0.085,
                                           .wheels_kg = 0.10,
                                           .wheel_inertia = 6e-5,
                                           .rotor_inertia = 2e-4,
                                           .radius_m = 0.0335,
                                           .track_m = 0.16,
                                           .yaw_inertia = 0.005,
                                           .rolling = 0.02,
                                           .yaw_damping = 0.002,
                                           .limit_rad = 1.05,
                                           .sensor_m = 0.03},
                                  .motor = {.ohm = 2.4,
                                            .torque_constant = 0.20,
                                            .viscous = 8e-4,
                                            .coulomb = 0.012,
                                            .coulomb_rad_s = 0.3},
                                  .state = {.tilt = LEAN_RAD},
                                  .held = true};
}

/* The world moves between two instructions of a task, where no other task may
 * run, as base/fp_math.h lets them. */
static double quietly(double (*function)(double), double x) {
    void (*pause)(void) = base_level.pause;
    base_level.pause = NULL;
    double y = function(x);
    base_level.pause = pause;
    return y;
}

/* t = k (V - k w)/R - b w - c w/sqrt(w^2 + w0^2): the last term is Coulomb's
 * friction, smoothed so that the step need not hit the moment of sticking. */
static double motor_torque(const struct sim_motor *motor, double volts,
                           double w) {
    double k = motor->torque_constant;
    double soft = quietly(base_fp_sqrt,
                          w * w + motor->coulomb_rad_s * motor->coulomb_rad_s);
    return k * (volts - k * w) / motor->ohm - motor->viscous * w -
           motor->coulomb * w / soft;
}

/* The symmetric mass matrix of x and th. */
struct mass {
    double xx;
    double xt;
    double tt;
};

static struct mass mass_at(const struct sim_body *b, double cos_tilt) {
    double r = b->radius_m;
    double l = b->height_m;
    return (struct mass){.xx = b->body_kg + b->wheels_kg +
                               (b->wheel_inertia + b->rotor_inertia) / (r * r),
                         .xt = b->body_kg * l * cos_tilt - b->rotor_inertia / r,
                         .tt = b->body_inertia + b->body_kg * l * l +
                               b->rotor_inertia};
}

/* Solves mass * (out_x, out_t) = (fx, ft) by Cramer's rule. */
static void solve(const struct mass *m, double fx, double ft, double out[2]) {
    double det = m->xx * m->tt - m->xt * m->xt;
    out[0] = (fx * m->tt - m->xt * ft) / det;
    out[1] = (m->xx * ft - m->xt * fx) / det;
}

/* Wheel speed against the body: x'/r -+ heading' track/(2 r) - th'. */
static void torques(const struct sim_balance *robot,
                    const struct sim_balance_state *at, double out[2]) {
    const struct sim_body *b = &robot->body;
    double turn = at->yaw_rate * b->track_m / 2;
    double left = (at->speed - turn) / b->radius_m - at->tilt_rate;
    double right = (at->speed + turn) / b->radius_m - at->tilt_rate;
    out[0] = motor_torque(&robot->motor, robot->volts[0], left);
    out[1] = motor_torque(&robot->motor, robot->volts[1], right);
}

/*
 *   xx x'' + xt th'' = t/r + Mb l th'^2 sin(th) - rolling x'
 *   xt x'' + tt th'' = Mb g l sin(th) - t
 *   Jz heading''     = (t_right - t_left)/r track/2 - damping heading'
 */
struct sim_balance_state sim_balance_rate(const struct sim_balance *robot,
                                          const struct sim_balance_state *at) {
    const struct sim_body *b = &robot->body;
    double sine = quietly(base_fp_sin, at->tilt);
    struct mass mass = mass_at(b, quietly(base_fp_cos, at->tilt));
    double ml = b->body_kg * b->height_m;
    double t[2];
    double acceleration[2];
    torques(robot, at, t);
    double sum = t[0] + t[1];
    solve(&mass,
          sum / b->radius_m + ml * at->tilt_rate * at->tilt_rate * sine -
              b->rolling * at->speed,
          ml * SIM_GRAVITY * sine - sum, acceleration);
    double turning = (t[1] - t[0]) / b->radius_m * b->track_m / 2 -
                     b->yaw_damping * at->yaw_rate;
    return (struct sim_balance_state){.position = at->speed,
                                      .speed = acceleration[0],
                                      .tilt = at->tilt_rate,
                                      .tilt_rate = acceleration[1],
                                      .heading = at->yaw_rate,
                                      .yaw_rate = turning / b->yaw_inertia};
}

/* a + h * k, state by state */
static struct sim_balance_state along(const struct sim_balance_state *a,
                                      double h,
                                      const struct sim_balance_state *k) {
    return (struct sim_balance_state){
        .position = a->position + h * k->position,
        .speed = a->speed + h * k->speed,
        .tilt = a->tilt + h * k->tilt,
        .tilt_rate = a->tilt_rate + h * k->tilt_rate,
        .heading = a->heading + h * k->heading,
        .yaw_rate = a->yaw_rate + h * k->yaw_rate};
}

/* The classical fourth order Runge-Kutta step. */
static void runge_kutta(struct sim_balance *robot, double dt) {
    struct sim_balance_state s = robot->state;
    struct sim_balance_state k1 = sim_balance_rate(robot, &s);
    struct sim_balance_state at = along(&s, dt / 2, &k1);
    struct sim_balance_state k2 = sim_balance_rate(robot, &at);
    at = along(&s, dt / 2, &k2);
    struct sim_balance_state k3 = sim_balance_rate(robot, &at);
    at = along(&s, dt, &k3);
    struct sim_balance_state k4 = sim_balance_rate(robot, &at);
    s = along(&s, dt / 6, &k1);
    s = along(&s, dt / 3, &k2);
    s = along(&s, dt / 3, &k3);
    robot->state = along(&s, dt / 6, &k4);
}

/* The body meets the floor without bouncing and drags the wheels to a stop. */
static void meet_floor(struct sim_balance *robot, double dt) {
    struct sim_balance_state *s = &robot->state;
    double limit = robot->body.limit_rad;
    bool forward = s->tilt >= limit;
    robot->fallen = forward || s->tilt <= -limit;
    if (!robot->fallen)
        return;
    s->tilt = forward ? limit : -limit;
    if ((s->tilt_rate > 0) == forward)
        s->tilt_rate = 0;
    s->speed -= s->speed * dt * DRAG_1_S;
    s->yaw_rate -= s->yaw_rate * dt * DRAG_1_S;
}

void sim_balance_step(struct sim_balance *robot, double dt) {
    if (robot->held)
        return;
    runge_kutta(robot, dt);
    meet_floor(robot, dt);
}

/* An impulse J at the centre of mass adds (J, J l cos th) to the momenta. */
void sim_balance_push(struct sim_balance *robot, double impulse) {
    double cosine = quietly(base_fp_cos, robot->state.tilt);
    struct mass mass = mass_at(&robot->body, cosine);
    double change[2];
    if (robot->held)
        return;
    solve(&mass, impulse, impulse * robot->body.height_m * cosine, change);
    robot->state.speed += change[0];
    robot->state.tilt_rate += change[1];
}

double sim_balance_energy(const struct sim_balance *robot) {
    const struct sim_body *b = &robot->body;
    const struct sim_balance_state *s = &robot->state;
    double cosine = quietly(base_fp_cos, s->tilt);
    struct mass m = mass_at(b, cosine);
    return m.xx * s->speed * s->speed / 2 + m.xt * s->speed * s->tilt_rate +
           m.tt * s->tilt_rate * s->tilt_rate / 2 +
           b->yaw_inertia * s->yaw_rate * s->yaw_rate / 2 +
           b->body_kg * SIM_GRAVITY * b->height_m * cosine;
}

static bool still(const struct sim_balance *robot) {
    return robot->held || robot->fallen;
}

/*
 * At height h above the axle, with forward e = (cos th, -sin th) and up
 * u = (sin th, cos th), the specific force a - g has the parts
 *
 *   along e: x'' cos(th) + h th'' - g sin(th)
 *   along u: x'' sin(th) - h th'^2 + g cos(th)
 *
 * and to the left the centripetal x' heading'.
 */
void sim_balance_sense(const struct sim_balance *robot, double rate[3],
                       double force[3]) {
    const struct sim_balance_state *s = &robot->state;
    struct sim_balance_state d = {0};
    if (!still(robot))
        d = sim_balance_rate(robot, s);
    double h = robot->body.sensor_m;
    double sine = quietly(base_fp_sin, s->tilt);
    double cosine = quietly(base_fp_cos, s->tilt);
    force[0] = d.speed * cosine + h * d.tilt_rate - SIM_GRAVITY * sine;
    force[1] = s->speed * s->yaw_rate;
    force[2] =
        d.speed * sine - h * s->tilt_rate * s->tilt_rate + SIM_GRAVITY * cosine;
    rate[0] = -s->yaw_rate * sine;
    rate[1] = s->tilt_rate;
    rate[2] = s->yaw_rate * cosine;
}
