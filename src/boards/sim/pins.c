/* SPDX-License-Identifier: MIT */
/* Pins of the simulated board; see pins.h for the model. */
#include "boards/sim/pins.h"

#include <stdio.h>
#include <string.h>

#include "boards/sim/costs.h"
#include "boards/sim/state.h"
#include "machine/machine.h"

#define LED_PIN 25
#define ADC_FIRST_PIN 26u

static struct sim_pin *pin_at(uint32_t pin) {
    CHECK(pin < SIM_PINS);
    return &sim_state.pins[pin];
}

void sim_pins_start(void) {
    for (uint32_t i = 0; i < SIM_PINS; i++) {
        struct sim_pin *pin = &sim_state.pins[i];
        memset(pin, 0, sizeof(*pin));
        pin->wired = SIM_PIN_NONE;
        snprintf(sim_state.pin_names[i], sizeof(sim_state.pin_names[i]), "GP%u",
                 (unsigned)i);
    }
}

uint32_t board_pin_count(void) { return SIM_PINS; }

const char *board_pin_name(uint32_t pin) { return sim_state.pin_names[pin]; }

int32_t board_pin_find(const char *name, uint32_t length) {
    if (length == 3 && memcmp(name, "LED", 3) == 0)
        return LED_PIN;
    for (int32_t i = 0; i < SIM_PINS; i++) {
        const char *known = sim_state.pin_names[i];
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return i;
    }
    return -1;
}

uint16_t sim_pin_signal(uint32_t pin) {
    struct sim_pin *p = pin_at(pin);
    if (p->signal == 0)
        p->signal = (uint16_t)(1 + sim_trace_signal(sim_state.pin_names[pin],
                                                    "", false));
    return (uint16_t)(p->signal - 1);
}

static bool drives(const struct sim_pin *pin) {
    return pin->mode == MACHINE_MODE_OUT ||
           (pin->mode == MACHINE_MODE_OPEN_DRAIN && !pin->out);
}

static bool level_of(const struct sim_pin *pin) {
    if (drives(pin))
        return pin->out;
    if (pin->drive != SIM_DRIVE_NONE)
        return pin->drive == SIM_DRIVE_HIGH;
    return pin->pull == MACHINE_PULL_UP;
}

static void deliver_edge(const struct sim_pin *pin) {
    uint32_t edge = pin->level ? MACHINE_EDGE_RISING : MACHINE_EDGE_FALLING;
    if (pin->edges & edge)
        sim_interrupt(pin->source, edge);
}

/* The wire goes on to one other pin, which is not wired back, so the recursion
 * that this spares would have been one deep. */
static void settle_one(uint32_t number) {
    struct sim_pin *pin = pin_at(number);
    bool level = level_of(pin);
    if (level == pin->level || pin->pwm.on)
        return;
    pin->level = level;
    sim_trace_add(&(struct sim_trace_entry){.at_ns = board_now_ns(),
                                            .a = level,
                                            .signal = sim_pin_signal(number),
                                            .kind = SIM_TRACE_LEVEL});
    deliver_edge(pin);
}

void sim_pin_settle(uint32_t pin) {
    settle_one(pin);
    const struct sim_pin *p = pin_at(pin);
    if (p->wired == SIM_PIN_NONE)
        return;
    pin_at(p->wired)->drive = p->level ? SIM_DRIVE_HIGH : SIM_DRIVE_LOW;
    settle_one(p->wired);
}

void sim_pin_drive(uint32_t pin, enum sim_drive drive) {
    pin_at(pin)->drive = (uint8_t)drive;
    sim_pin_settle(pin);
}

void sim_pin_volts(uint32_t pin, double volts) { pin_at(pin)->volts = volts; }

void sim_pin_wire(uint32_t from, uint32_t to) {
    CHECK(from != to && to < SIM_PINS);
    pin_at(from)->wired = (uint8_t)to;
    sim_pin_settle(from);
}

/* The trace shows a pin from the moment the program first uses it. */
static void show(uint32_t number) {
    struct sim_pin *pin = pin_at(number);
    if (pin->signal != 0 || pin->mode == MACHINE_MODE_ANALOG)
        return;
    sim_trace_add(&(struct sim_trace_entry){.at_ns = board_now_ns(),
                                            .a = pin->level,
                                            .signal = sim_pin_signal(number),
                                            .kind = SIM_TRACE_LEVEL});
}

void board_pin_setup(uint32_t pin, enum machine_mode mode,
                     enum machine_pull pull) {
    struct sim_pin *p = pin_at(pin);
    p->mode = (uint8_t)mode;
    p->pull = (uint8_t)pull;
    show(pin);
    sim_pin_settle(pin);
}

bool board_pin_read(uint32_t pin) {
    const struct sim_pin *p = pin_at(pin);
    sim_pass(SIM_COST_PIN_NS);
    return p->pwm.on ? sim_pwm_level(pin) : p->level;
}

void board_pin_write(uint32_t pin, bool level) {
    sim_pass(SIM_COST_PIN_NS);
    pin_at(pin)->out = level;
    sim_pin_settle(pin);
}

void board_pin_toggle(uint32_t pin) { board_pin_write(pin, !pin_at(pin)->out); }

void board_pin_edges(uint32_t pin, uint32_t edges, uint16_t source) {
    struct sim_pin *p = pin_at(pin);
    p->source = source;
    p->edges = (uint8_t)edges;
}

/* GP26 to GP29 have the converter. */
int32_t board_adc_pin(uint32_t channel) {
    return channel < 4 ? (int32_t)(ADC_FIRST_PIN + channel) : -1;
}

bool board_adc_setup(uint32_t pin) {
    if (pin < ADC_FIRST_PIN)
        return false;
    board_pin_setup(pin, MACHINE_MODE_ANALOG, MACHINE_PULL_NONE);
    return true;
}

uint32_t board_adc_reference_uv(void) { return 3300000; }

/* 12 bits, spread over 16 as machine.ADC promises; 2 us a conversion. */
uint16_t board_adc_read(uint32_t pin) {
    sim_pass(2000);
    double share = pin_at(pin)->volts / 3.3;
    if (share <= 0)
        return 0;
    uint32_t code = share >= 1 ? 4095 : (uint32_t)(share * 4095.0 + 0.5);
    return (uint16_t)(code << 4 | code >> 8);
}
