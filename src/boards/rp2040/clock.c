/* SPDX-License-Identifier: MIT */
/* Time on the RP2040: the 64-bit microsecond timer and alarm 0, which is rt's.
 *
 * An alarm compares 32 bits of microseconds; one farther away than four seconds
 * is armed for four and looks again, so that 32 bits of nanoseconds do. */
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

#define NS_PER_US 1000u
#define FAR_NS 4000000000u
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

uint64_t board_now_ns(void) { return board_now_us() * NS_PER_US; }

uint32_t board_cycles(void) { return RP_TIMER_LOW; }

uint32_t board_cycles_hz(void) { return US_HZ; }

/* What is nearer, rt's alarm or the end of a nap; one that has passed pends
 * the interrupt again. In the timer's own interrupt, so nothing is masked: a
 * 64-bit division and two looks at the clock are too long for that. */
void board_alarm(uint64_t at_ns) {
    uint64_t now_us = board_now_us(), now_ns = now_us * NS_PER_US;
    if (board_state.nap_ns <= now_ns)
        board_state.nap_ns = NEVER;
    uint64_t next_ns = board_state.nap_ns < at_ns ? board_state.nap_ns : at_ns;
    if (next_ns == NEVER) {
        TIMER_ARMED = 1;
        return;
    }
    uint64_t in_ns = next_ns > now_ns ? next_ns - now_ns : 0;
    uint32_t near_ns = in_ns < FAR_NS ? (uint32_t)in_ns : FAR_NS;
    uint64_t at_us = now_us + (near_ns + NS_PER_US - 1u) / NS_PER_US;
    TIMER_ALARM_0 = (uint32_t)at_us;
    if (at_us <= board_now_us())
        cortex_pend(RP_LINE_TIMER_0);
}

void board_timer_interrupt(void) {
    TIMER_RAISED = 1; /* write one to clear */
    rt_timer_fire();
}

void board_alarm_changed(void) { cortex_pend(RP_LINE_TIMER_0); }

/* Masked for 15 cycles: WFI wakes for a pending interrupt also where it is
 * masked, so the end of the nap cannot slip in between the look and the
 * wait. The timer's interrupt sets the alarm for it. */
void board_idle(uint64_t until_ns) {
    if (board_now_ns() >= until_ns)
        return;
    isa_store_pair(&board_state.nap_ns, until_ns);
    cortex_pend(RP_LINE_TIMER_0);
    uint32_t state = isa_mask_all();
    if (isa_load_pair(&board_state.nap_ns) != NEVER)
        cortex_wait();
    isa_unmask_all(state);
    isa_store_pair(&board_state.nap_ns, NEVER);
}

void board_clock_start(void) {
    board_state.nap_ns = NEVER;
    TIMER_ENABLE = 1;
    cortex_enable(RP_LINE_TIMER_0);
}
