/* SPDX-License-Identifier: MIT */
/* Time on the STM32F405: SysTick counts the core's clock in periods of exactly
 * 65,536 us, so microseconds are a shift and one 32-bit division; TIM5 is the
 * alarm. Rejected: the DWT's cycle counter, which the emulator does not have.
 *
 * TIM5 is used in the one way that silicon and QEMU agree on: no prescaler,
 * the reload written last, the interrupt switched off by its handler. */
#include "base/isa/isa.h"
#include "boards/stm32f405/board.h"
#include "boards/stm32f405/stm32f405.h"
#include "machine/machine.h"
#include "rt/timer.h"

#define CYCLES_PER_US (STM_SYSTEM_HZ / 1000000u)
#define PERIOD_US 65536u
#define PERIOD (PERIOD_US * CYCLES_PER_US)
#define PEND_SYSTICK (1u << 26)
#define FAR_NS 1000000000u

struct moment {
    uint32_t periods;
    uint32_t cycles; /* within the period */
};

/* SysTick pends its interrupt when it reaches 0, one count before it reloads.
 */
static uint32_t read_down(void) {
    uint32_t down;
    do {
        down = CORTEX_SYST_CVR;
    } while (down == 0);
    return down;
}

/* A wrap that SysTick's interrupt has not yet counted, because something of
 * its priority runs or all is masked, shows in the pending bit; one that it
 * counts just now shows in `periods`. */
static struct moment read_moment(void) {
    struct moment now;
    uint32_t again;
    do {
        now.periods = board_state.periods;
        uint32_t down = read_down();
        if (CORTEX_ICSR & PEND_SYSTICK) {
            down = read_down();
            now.periods++;
        }
        now.cycles = PERIOD - down;
        again = board_state.periods;
    } while (now.periods - again > 1);
    return now;
}

uint64_t board_now_us(void) {
    struct moment now = read_moment();
    return (uint64_t)now.periods * PERIOD_US + now.cycles / CYCLES_PER_US;
}

/* cycles < 2^24, so cycles % 168 * 1000 fits easily. */
uint64_t board_now_ns(void) {
    struct moment now = read_moment();
    uint32_t us = now.cycles / CYCLES_PER_US;
    uint32_t rest = (now.cycles - us * CYCLES_PER_US) * 1000u / CYCLES_PER_US;
    return ((uint64_t)now.periods * PERIOD_US + us) * 1000u + rest;
}

uint32_t board_cycles(void) {
    struct moment now = read_moment();
    return now.periods * PERIOD + now.cycles;
}

uint32_t board_cycles_hz(void) { return STM_SYSTEM_HZ; }

void board_timer_arm(uint32_t timer, uint64_t in_ns) {
    uint64_t ticks = in_ns * STM_TIMER_TICKS_PER_US / 1000u;
    CORTEX_WORD(timer + STM_TIM_DIER) = 1;
    CORTEX_WORD(timer + STM_TIM_ARR) = ticks == 0 ? 1 : (uint32_t)ticks;
}

/* What is nearer, rt's alarm or the end of a nap. Far ones are reached in
 * steps of a second, which 32 bits always hold. In the timer's own interrupt,
 * so nothing is masked. */
void board_alarm(uint64_t at_ns) {
    uint64_t now = board_now_ns();
    if (board_state.nap_ns <= now)
        board_state.nap_ns = BOARD_NEVER;
    uint64_t at = board_state.nap_ns < at_ns ? board_state.nap_ns : at_ns;
    if (at == BOARD_NEVER)
        CORTEX_WORD(STM_TIM5 + STM_TIM_DIER) = 0;
    else if (at <= now)
        cortex_pend(STM_LINE_TIM5);
    else
        board_timer_arm(STM_TIM5, at - now < FAR_NS ? at - now : FAR_NS);
}

void board_timer_interrupt(void) {
    CORTEX_WORD(STM_TIM5 + STM_TIM_SR) = 0;
    CORTEX_WORD(STM_TIM5 + STM_TIM_DIER) = 0;
    rt_timer_fire();
}

void board_alarm_changed(void) { cortex_pend(STM_LINE_TIM5); }

/* Masked for 15 cycles: WFI wakes for a pending interrupt also where it is
 * masked, so the end of the nap cannot slip in between the look and the
 * wait. The timer's interrupt sets the alarm for it. */
void board_idle(uint64_t until_ns) {
    if (board_now_ns() >= until_ns)
        return;
    isa_store_pair(&board_state.nap_ns, until_ns);
    cortex_pend(STM_LINE_TIM5);
    uint32_t state = isa_mask_all();
    if (isa_load_pair(&board_state.nap_ns) != BOARD_NEVER)
        cortex_wait();
    isa_unmask_all(state);
    isa_store_pair(&board_state.nap_ns, BOARD_NEVER);
}

void board_tick(void) { board_state.periods = board_state.periods + 1; }

void board_clock_start(void) {
    board_state.nap_ns = BOARD_NEVER;
    CORTEX_SYST_RVR = PERIOD - 1u;
    CORTEX_SYST_CVR = 0;
    CORTEX_SYST_CSR = 7;
    CORTEX_WORD(STM_TIM5 + STM_TIM_CR1) = 1;
    CORTEX_WORD(STM_TIM2 + STM_TIM_CR1) = 1;
}
