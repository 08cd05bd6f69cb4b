/* SPDX-License-Identifier: MIT */
/* Time on the RP2040: the 64-bit microsecond timer and alarm 0, which is rt's.
 *
 * An alarm compares 32 bits, so one farther away than half an hour is armed
 * for half an hour and looks again. */
#include "boards/rp2040/board.h"

#include "base/isa/isa.h"
#include "boards/rp2040/rp2040.h"
#include "machine/machine.h"
#include "rt/interrupt.h"
#include "rt/timer.h"

#define TIMER_HIGH CORTEX_WORD(RP_TIMER + 0x24)
#define TIMER_ALARM_0 CORTEX_WORD(RP_TIMER + 0x10)
#define TIMER_ARMED CORTEX_WORD(RP_TIMER + 0x20)
#define TIMER_RAISED CORTEX_WORD(RP_TIMER + 0x34)
#define TIMER_ENABLE CORTEX_WORD(RP_TIMER + 0x38)

#define FAR_US 0x70000000u
#define US_HZ 1000000u
#define NEVER UINT64_MAX

/* High, low, high again: the raw registers are not latched (4.6.2). */
uint64_t board_now_us(void) {
    uint32_t high = TIMER_HIGH;
    for (;;) {
        uint32_t low = RP_TIMER_LOW;
        uint32_t again = TIMER_HIGH;
        if (again == high)
            return (uint64_t)high << 32 | low;
        high = again;
    }
}

uint64_t board_now_ns(void) { return board_now_us() * 1000u; }

uint32_t board_cycles(void) { return RP_TIMER_LOW; }

uint32_t board_cycles_hz(void) { return US_HZ; }

/* Arms the comparator for rt's alarm or the end of a nap; a time that has
 * passed pends the interrupt at once. */
static void arm(void) {
    uint64_t next_ns = board_state.alarm_ns < board_state.nap_ns
                           ? board_state.alarm_ns
                           : board_state.nap_ns;
    uint64_t now = board_now_us();
    if (next_ns == NEVER) {
        TIMER_ARMED = 1;
        return;
    }
    uint64_t at = (next_ns + 999u) / 1000u;
    if (at > now + FAR_US)
        at = now + FAR_US;
    TIMER_ALARM_0 = (uint32_t)at;
    if (at <= board_now_us())
        cortex_pend(RP_LINE_TIMER_0);
}

void board_timer_interrupt(void) {
    TIMER_RAISED = 1; /* write one to clear */
    uint64_t now = board_now_ns();
    if (board_state.nap_ns <= now)
        board_state.nap_ns = NEVER;
    if (board_state.alarm_ns <= now) {
        board_state.alarm_ns = NEVER;
        rt_timer_fire();
    } else {
        arm();
    }
}

void board_alarm(uint64_t at_ns) {
    uint32_t state = isa_mask_all();
    board_state.alarm_ns = at_ns;
    arm();
    isa_unmask_all(state);
}

/* Masked from the look at the clock to the wait: WFI wakes for a pending
 * interrupt also where it is masked, so none can slip in between. */
void board_idle(uint64_t until_ns) {
    uint32_t state = isa_mask_all();
    if (board_now_ns() < until_ns) {
        board_state.nap_ns = until_ns;
        arm();
        cortex_wait();
        board_state.nap_ns = NEVER;
    }
    isa_unmask_all(state);
}

void board_clock_start(void) {
    board_state.alarm_ns = board_state.nap_ns = NEVER;
    TIMER_ENABLE = 1;
    cortex_enable(RP_LINE_TIMER_0);
}
