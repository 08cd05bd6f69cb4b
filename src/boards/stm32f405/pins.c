/* SPDX-License-Identifier: MIT */
/* Pins, PWM, buses and converter: each a request to the world (link.h).
 * Without one the pins keep what was written and inputs read their pulls. */
#include <string.h>

#include "base/isa/isa.h"
#include "boards/stm32f405/board.h"
#include "machine/machine.h"

#define FIRST_ADC_PIN 26u
#define ADC_CHANNELS 4u
#define LED_PIN 13 /* PA13, the Pyboard's red one */

static const char names[BOARD_PINS][5] = {
    "PA0", "PA1", "PA2",  "PA3",  "PA4",  "PA5",  "PA6",  "PA7",
    "PA8", "PA9", "PA10", "PA11", "PA12", "PA13", "PA14", "PA15",
    "PB0", "PB1", "PB2",  "PB3",  "PB4",  "PB5",  "PB6",  "PB7",
    "PB8", "PB9", "PB10", "PB11", "PB12", "PB13"};

uint32_t board_pin_count(void) { return BOARD_PINS; }

const char *board_pin_name(uint32_t pin) { return names[pin]; }

/* With or without the P: the Pyboard calls PA0 A0. */
int32_t board_pin_find(const char *name, uint32_t length) {
    if (length == 3 && memcmp(name, "LED", 3) == 0)
        return LED_PIN;
    for (uint32_t i = 0; i < BOARD_PINS; i++) {
        uint32_t full = (uint32_t)strlen(names[i]);
        if ((length == full && memcmp(names[i], name, length) == 0) ||
            (length + 1 == full && memcmp(names[i] + 1, name, length) == 0))
            return (int32_t)i;
    }
    return -1;
}

void board_pin_setup(uint32_t pin, enum machine_mode mode,
                     enum machine_pull pull) {
    (void)board_link_ask(&(struct link_request){
        .operation = LINK_PIN_SETUP, .a = pin, .b = mode, .c = pull});
}

static bool written(uint32_t pin) { return board_state.written >> pin & 1; }

bool board_pin_read(uint32_t pin) {
    if (!board_link_open())
        return written(pin);
    return board_link_ask(&(struct link_request){.operation = LINK_PIN_READ,
                                                 .a = pin}) != 0;
}

void board_pin_write(uint32_t pin, bool level) {
    uint32_t state = isa_mask_all();
    board_state.written = level ? board_state.written | 1u << pin
                                : board_state.written & ~(1u << pin);
    isa_unmask_all(state);
    (void)board_link_ask(&(struct link_request){
        .operation = LINK_PIN_WRITE, .a = pin, .b = level});
}

void board_pin_toggle(uint32_t pin) { board_pin_write(pin, !written(pin)); }

void board_pin_edges(uint32_t pin, uint32_t edges, uint16_t source) {
    (void)board_link_ask(&(struct link_request){
        .operation = LINK_PIN_EDGES, .a = pin, .b = edges, .c = source});
}

bool board_pwm_setup(uint32_t pin, uint64_t period_ns, uint64_t high_ns) {
    return !board_link_open() ||
           board_link_ask(&(struct link_request){.operation = LINK_PWM_SETUP,
                                                 .a = pin,
                                                 .x = period_ns,
                                                 .y = high_ns}) != 0;
}

void board_pwm_stop(uint32_t pin) {
    (void)board_link_ask(
        &(struct link_request){.operation = LINK_PWM_STOP, .a = pin});
}

uint32_t board_i2c_count(void) { return 2; }

int32_t board_i2c_setup(uint32_t bus, const struct machine_bus *setup) {
    return board_link_ask(&(struct link_request){.operation = LINK_I2C_SETUP,
                                                 .a = bus,
                                                 .b = setup->scl,
                                                 .c = setup->sda,
                                                 .x = setup->frequency_hz});
}

int32_t board_i2c_transfer(const struct machine_transfer *t) {
    return board_link_transfer(
        &(struct link_request){.operation = LINK_TRANSFER,
                               .a = t->bus,
                               .b = t->address,
                               .c = t->count,
                               .x = t->stop},
        t->segments);
}

/* The world's converter is that of the simulated board. */
int32_t board_adc_pin(uint32_t channel) {
    return channel < ADC_CHANNELS ? (int32_t)(FIRST_ADC_PIN + channel) : -1;
}

bool board_adc_setup(uint32_t pin) {
    return board_link_ask(&(struct link_request){.operation = LINK_ADC_SETUP,
                                                 .a = pin}) != 0;
}

uint16_t board_adc_read(uint32_t pin) {
    return (uint16_t)board_link_ask(
        &(struct link_request){.operation = LINK_ADC_READ, .a = pin});
}

uint32_t board_adc_reference_uv(void) { return 3300000; }
