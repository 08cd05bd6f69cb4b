/* SPDX-License-Identifier: MIT */
/*
 * The world runs by an event each half millisecond: reads the motors' pins,
 * takes one step, every hundredth second writes down where it is. Half a
 * millisecond is a twentieth of the fastest time constant (the motors on their
 * wheels), where a Runge-Kutta step errs by less than the sensor's last bit.
 */
#include "boards/sim/world.h"

#include <stdio.h>

#include "boards/sim/state.h"
#include "rt/clock.h"

#define STEP_NS 500000u
#define STEP_S 0.0005
#define STEPS_A_NOTE 20u
#define DEGREES (180.0 / 3.14159265358979323846)

enum { TILT, WHEEL, COMMAND, POSITION };

static struct sim_world *world(void) { return &sim_state.world; }

/* The share of time that PWM is high, signed by the direction pin, of the
 * battery: the motor's inductance averages what is far above its corner. */
static double wheel_volts(const struct sim_wheel *wheel) {
    if (wheel->pwm == SIM_PIN_NONE)
        return 0;
    double volts = sim_pwm_share(wheel->pwm) * world()->battery_volts;
    bool back = wheel->direction != SIM_PIN_NONE &&
                sim_state.pins[wheel->direction].level;
    return back ? -volts : volts;
}

static void drive(struct sim_balance *robot) {
    for (uint32_t i = 0; i < 2; i++) {
        robot->volts[i] = wheel_volts(&world()->wheels[i]);
        if (robot->volts[i] != 0)
            robot->held = false; /* the hand lets go when it moves */
    }
}

static void note(void) {
    const struct sim_balance *robot = &world()->robot;
    const uint32_t *signals = world()->signals;
    double radius = robot->body.radius_m;
    sim_trace_real(signals[TILT], robot->state.tilt * DEGREES);
    sim_trace_real(signals[WHEEL], robot->state.speed / radius);
    sim_trace_real(signals[COMMAND], (robot->volts[0] + robot->volts[1]) / 2);
    sim_trace_real(signals[POSITION], robot->state.position);
}

void sim_world_step(void) {
    struct sim_balance *robot = &world()->robot;
    bool fallen = robot->fallen;
    drive(robot);
    sim_balance_step(robot, STEP_S);
    if (robot->fallen && !fallen) {
        world()->fell_ns = board_now_ns();
        sim_trace_mark("fell");
    }
    if (world()->steps++ % STEPS_A_NOTE == 0)
        note();
    sim_event_arm(SIM_EVENT_WORLD,
                  sim_state.queue.at_ns[SIM_EVENT_WORLD] + STEP_NS);
}

bool sim_world_push(double impulse) {
    char text[32];
    if (!world()->present)
        return false;
    sim_balance_push(&world()->robot, impulse);
    snprintf(text, sizeof(text), "push %.2f N s", impulse);
    sim_trace_mark(text);
    return true;
}

void sim_world_pushed(uint32_t number) {
    (void)sim_world_push(world()->push[number]);
}

void sim_world_start(void) {
    struct sim_world *w = world();
    w->present = true;
    w->battery_volts = 7.4;
    sim_balance_start(&w->robot);
    w->signals[TILT] = sim_trace_signal("tilt", "deg", true);
    w->signals[WHEEL] = sim_trace_signal("wheel", "rad/s", true);
    w->signals[COMMAND] = sim_trace_signal("command", "V", true);
    w->signals[POSITION] = sim_trace_signal("position", "m", true);
    sim_event_arm(SIM_EVENT_WORLD, board_now_ns() + STEP_NS);
}

void sim_world_sense(struct sim_motion *out) {
    double rate[3] = {0};
    double force[3] = {0, 0, SIM_GRAVITY};
    if (world()->present)
        sim_balance_sense(&world()->robot, rate, force);
    for (uint32_t axis = 0; axis < 3; axis++) {
        out->rate_deg_s[axis] = rate[axis] * DEGREES;
        out->force_g[axis] = force[axis] / SIM_GRAVITY;
    }
    out->celsius = 25.0;
}
