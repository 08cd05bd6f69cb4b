/* SPDX-License-Identifier: MIT */
/*
 * PWM by arithmetic: a setting and the time give the level, so a running
 * output costs no events. A new setting waits for the end of the period, as
 * the double-buffered compare registers of the RP2040 do (its datasheet,
 * 4.5.2.1), so no pulse is ever cut short. Edges of a PWM output do not reach
 * armed pins; a real loopback from PWM to an input needs a wire and is not
 * modelled.
 */
#include "boards/sim/pins.h"

#include "boards/sim/costs.h"
#include "boards/sim/state.h"
#include "machine/machine.h"

#define SHORTEST_PERIOD_NS 100u
#define LONGEST_PERIOD_NS 1000000000u

static void trace_wave(uint32_t pin, const struct sim_wave *wave) {
    sim_trace_add(&(struct sim_trace_entry){.at_ns = wave->start_ns,
                                            .a = wave->period_ns,
                                            .b = wave->high_ns,
                                            .signal = sim_pin_signal(pin),
                                            .kind = SIM_TRACE_PWM});
}

/* Lets a change that is due take over. */
static void fold(uint32_t pin) {
    struct sim_pwm *pwm = &sim_state.pins[pin].pwm;
    if (!pwm->changing || pwm->next.start_ns > board_now_ns())
        return;
    pwm->now = pwm->next;
    pwm->changing = false;
    trace_wave(pin, &pwm->now);
}

void sim_pwm_fold_all(void) {
    for (uint32_t pin = 0; pin < SIM_PINS; pin++)
        fold(pin);
}

/* The first period boundary that is not in the past. */
static uint64_t boundary(const struct sim_wave *wave) {
    uint64_t gone = board_now_ns() - wave->start_ns;
    uint64_t periods = (gone + wave->period_ns - 1) / wave->period_ns;
    return wave->start_ns + periods * wave->period_ns;
}

static void begin(uint32_t pin, const struct sim_wave *wave) {
    struct sim_pwm *pwm = &sim_state.pins[pin].pwm;
    pwm->on = true;
    pwm->changing = false;
    pwm->now = *wave;
    trace_wave(pin, wave);
}

bool board_pwm_setup(uint32_t pin, uint64_t period_ns, uint64_t high_ns) {
    if (period_ns < SHORTEST_PERIOD_NS || period_ns > LONGEST_PERIOD_NS)
        return false;
    sim_pass(SIM_COST_PWM_NS);
    struct sim_pwm *pwm = &sim_state.pins[pin].pwm;
    struct sim_wave wave = {.start_ns = board_now_ns(),
                            .period_ns = period_ns,
                            .high_ns =
                                high_ns < period_ns ? high_ns : period_ns};
    if (!pwm->on) {
        begin(pin, &wave);
        return true;
    }
    fold(pin);
    wave.start_ns = boundary(&pwm->now);
    pwm->next = wave;
    pwm->changing = true;
    fold(pin);
    return true;
}

void board_pwm_stop(uint32_t pin) {
    struct sim_pin *p = &sim_state.pins[pin];
    if (!p->pwm.on)
        return;
    fold(pin);
    p->pwm.on = false;
    p->pwm.changing = false;
    p->level = false;
    p->out = false;
    p->mode = MACHINE_MODE_OUT;
    trace_wave(pin, &(struct sim_wave){.start_ns = board_now_ns()});
    sim_pin_settle(pin);
}

bool sim_pwm_level(uint32_t pin) {
    fold(pin);
    const struct sim_wave *wave = &sim_state.pins[pin].pwm.now;
    uint64_t phase = (board_now_ns() - wave->start_ns) % wave->period_ns;
    return phase < wave->high_ns;
}

double sim_pwm_share(uint32_t pin) {
    const struct sim_pin *p = &sim_state.pins[pin];
    if (!p->pwm.on)
        return p->level ? 1.0 : 0.0;
    fold(pin);
    return (double)p->pwm.now.high_ns / (double)p->pwm.now.period_ns;
}
