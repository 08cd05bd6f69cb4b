/* SPDX-License-Identifier: MIT */
/* Pins of the RP2040: SIO levels, pads, edges; PWM slices; the converter. */
#include <string.h>

#include "base/isa/isa.h"
#include "boards/rp2040/board.h"
#include "boards/rp2040/rp2040.h"
#include "machine/machine.h"
#include "rt/interrupt.h"

#define SIO_IN CORTEX_WORD(RP_SIO + 0x04)
#define SIO_OUT_SET CORTEX_WORD(RP_SIO + 0x14)
#define SIO_OUT_CLEAR CORTEX_WORD(RP_SIO + 0x18)
#define SIO_OUT_XOR CORTEX_WORD(RP_SIO + 0x1C)
#define SIO_ENABLE_SET CORTEX_WORD(RP_SIO + 0x24)
#define SIO_ENABLE_CLEAR CORTEX_WORD(RP_SIO + 0x28)

#define EDGE_RAW(word) CORTEX_WORD(RP_IO_BANK + 0xF0 + 4 * (word))
#define EDGE_ENABLE 0x100u
#define EDGE_STATUS(word) CORTEX_WORD(RP_IO_BANK + 0x120 + 4 * (word))

#define PAD_PLAIN 0x52u /* input enable, Schmitt trigger, 4 mA */
#define PAD_PULL_UP 8u
#define PAD_PULL_DOWN 4u

#define PWM_SLICE(pin) (RP_PWM + 0x14 * ((pin) / 2 & 7))
#define PWM_CSR 0x00u
#define PWM_DIV 0x04u
#define PWM_CC 0x0Cu
#define PWM_TOP 0x10u
#define PWM_TICK_NS 8u /* of 125 MHz */
#define PWM_DIV_MAX 255u

#define FIRST_ADC_PIN 26u
#define ADC_CHANNELS 4u
#define ADC_CS CORTEX_WORD(RP_ADC + 0x00)
#define ADC_RESULT CORTEX_WORD(RP_ADC + 0x04)
#define ADC_ENABLE 1u
#define ADC_START 4u
#define ADC_READY 0x100u

uint32_t board_pin_count(void) { return BOARD_PINS; }

static const char names[BOARD_PINS][5] = {
    "GP0",  "GP1",  "GP2",  "GP3",  "GP4",  "GP5",  "GP6",  "GP7",
    "GP8",  "GP9",  "GP10", "GP11", "GP12", "GP13", "GP14", "GP15",
    "GP16", "GP17", "GP18", "GP19", "GP20", "GP21", "GP22", "GP23",
    "GP24", "GP25", "GP26", "GP27", "GP28", "GP29"};

const char *board_pin_name(uint32_t pin) { return names[pin]; }

int32_t board_pin_find(const char *name, uint32_t length) {
    if (length == 3 && memcmp(name, "LED", 3) == 0)
        return 25;
    for (uint32_t i = 0; i < BOARD_PINS; i++)
        if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
            return (int32_t)i;
    return -1;
}

static bool written(uint32_t pin) { return board_state.written >> pin & 1; }

void board_pin_setup(uint32_t pin, enum machine_mode mode,
                     enum machine_pull pull) {
    uint32_t bit = 1u << pin;
    RP_PAD(pin) = PAD_PLAIN | (pull == MACHINE_PULL_UP     ? PAD_PULL_UP
                               : pull == MACHINE_PULL_DOWN ? PAD_PULL_DOWN
                                                           : 0);
    uint32_t state = isa_mask_all();
    board_state.open_drain &= ~bit;
    if (mode == MACHINE_MODE_OPEN_DRAIN)
        board_state.open_drain |= bit;
    isa_unmask_all(state);
    if (mode == MACHINE_MODE_OUT)
        SIO_ENABLE_SET = bit;
    else
        SIO_ENABLE_CLEAR = bit;
    if (mode == MACHINE_MODE_OPEN_DRAIN)
        board_pin_write(pin, written(pin));
    if (mode != MACHINE_MODE_ALT)
        RP_PIN_CTRL(pin) =
            mode == MACHINE_MODE_ANALOG ? RP_FUNCTION_NONE : RP_FUNCTION_SIO;
}

bool board_pin_read(uint32_t pin) { return SIO_IN >> pin & 1; }

/* The register of an emulator need not read back what was driven, so the
 * written levels are kept here. */
void board_pin_write(uint32_t pin, bool level) {
    uint32_t bit = 1u << pin;
    if (board_state.open_drain & bit) {
        SIO_OUT_CLEAR = bit;
        if (level)
            SIO_ENABLE_CLEAR = bit;
        else
            SIO_ENABLE_SET = bit;
    } else if (level) {
        SIO_OUT_SET = bit;
    } else {
        SIO_OUT_CLEAR = bit;
    }
    uint32_t state = isa_mask_all();
    board_state.written =
        level ? board_state.written | bit : board_state.written & ~bit;
    isa_unmask_all(state);
}

/* The effect comes first; an open drain pin takes the long way. */
void board_pin_toggle(uint32_t pin) {
    uint32_t bit = 1u << pin;
    if (board_state.open_drain & bit) {
        board_pin_write(pin, !written(pin));
        return;
    }
    SIO_OUT_XOR = bit;
    uint32_t state = isa_mask_all();
    board_state.written ^= bit;
    isa_unmask_all(state);
}

/* Four bits a pin: level low, level high, falling, rising: the last two are
 * enum machine_edge. */
void board_pin_edges(uint32_t pin, uint32_t edges, uint16_t source) {
    uint32_t shift = 4 * (pin % 8);
    uint32_t enable = RP_IO_BANK + EDGE_ENABLE + 4 * (pin / 8);
    CORTEX_WORD(enable + RP_CLEAR) = 15u << shift;
    EDGE_RAW(pin / 8) = 12u << shift;
    board_state.pin_source[pin] = source;
    CORTEX_WORD(enable + RP_SET) = edges << shift;
}

/* One pin a call, of eight in a word: the line stays up while another has
 * edges, and the interrupt comes again. Nothing is then kept in registers
 * across rt_interrupt, which saves 35 cycles. */
void board_pins_interrupt(void) {
    uint32_t word = 0, status;
    while ((status = EDGE_STATUS(word)) == 0)
        if (++word == (BOARD_PINS + 7) / 8)
            return;
    uint32_t shift = isa_lowest_bit(status) & ~3u;
    uint32_t edges = status & 15u << shift;
    EDGE_RAW(word) = edges;
    rt_interrupt_at(board_state.pin_source[8 * word + shift / 4],
                    edges >> shift, RP_TIMER_LOW);
}

/* Divider (8.4 bits) and top so that period = div * (top + 1) ticks. */
bool board_pwm_setup(uint32_t pin, uint64_t period_ns, uint64_t high_ns) {
    uint64_t ticks = period_ns / PWM_TICK_NS;
    uint32_t divider = (uint32_t)((ticks + 0xFFFFu) / 0x10000u);
    if (ticks < 2 || ticks > (uint64_t)PWM_DIV_MAX * 0x10000u)
        return false;
    if (divider == 0)
        divider = 1;
    uint32_t top = (uint32_t)(ticks / divider) - 1;
    uint32_t high = (uint32_t)(high_ns / PWM_TICK_NS / divider);
    uint32_t slice = PWM_SLICE(pin), shift = pin % 2 * 16;
    if (high > top + 1)
        high = top + 1;
    CORTEX_WORD(slice + PWM_DIV) = divider << 4;
    CORTEX_WORD(slice + PWM_TOP) = top;
    uint32_t cc = CORTEX_WORD(slice + PWM_CC);
    CORTEX_WORD(slice + PWM_CC) = (cc & ~(0xFFFFu << shift)) | high << shift;
    CORTEX_WORD(slice + PWM_CSR) = 1;
    RP_PAD(pin) = PAD_PLAIN;
    RP_PIN_CTRL(pin) = RP_FUNCTION_PWM;
    return true;
}

void board_pwm_stop(uint32_t pin) {
    board_pin_write(pin, false);
    SIO_ENABLE_SET = 1u << pin;
    RP_PIN_CTRL(pin) = RP_FUNCTION_SIO;
}

int32_t board_adc_pin(uint32_t channel) {
    return channel < ADC_CHANNELS ? (int32_t)(FIRST_ADC_PIN + channel) : -1;
}

bool board_adc_setup(uint32_t pin) {
    if (pin < FIRST_ADC_PIN)
        return false;
    RP_PAD(pin) = 0x80u; /* digital parts off */
    RP_PIN_CTRL(pin) = RP_FUNCTION_NONE;
    ADC_CS = ADC_ENABLE;
    return true;
}

/* 12 bits, spread over 16 so that full scale is 65535. */
uint16_t board_adc_read(uint32_t pin) {
    ADC_CS = ADC_ENABLE | ADC_START | (pin - FIRST_ADC_PIN) << 12;
    while (!(ADC_CS & ADC_READY)) {
    }
    uint32_t raw = ADC_RESULT & 0xFFFu;
    return (uint16_t)(raw << 4 | raw >> 8);
}

uint32_t board_adc_reference_uv(void) { return 3300000; }

void board_pins_start(void) { cortex_enable(RP_LINE_PINS); }
