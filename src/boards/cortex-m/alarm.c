/* SPDX-License-Identifier: MIT */
/* board_alarm and board_idle of machine.h over a chip's one timer; alarm.h. */
#include "boards/cortex-m/alarm.h"

#include "base/isa/isa.h"
#include "boards/cortex-m/cortex.h"
#include "machine/machine.h"
#include "rt/timer.h"

/* Written masked, or by the timer's interrupt. */
static struct board_alarm_state {
    uint64_t timer_ns; /* rt's */
    uint64_t nap_ns;   /* end of board_idle */
} alarm_state;

static void arm(void) {
    board_alarm_arm(alarm_state.timer_ns < alarm_state.nap_ns
                        ? alarm_state.timer_ns
                        : alarm_state.nap_ns);
}

void board_alarm_start(void) {
    alarm_state.timer_ns = alarm_state.nap_ns = BOARD_NEVER;
}

void board_alarm_interrupt(void) {
    uint64_t now = board_now_ns();
    if (alarm_state.nap_ns <= now)
        alarm_state.nap_ns = BOARD_NEVER;
    if (alarm_state.timer_ns <= now) {
        alarm_state.timer_ns = BOARD_NEVER;
        rt_timer_fire();
    } else {
        arm();
    }
}

void board_alarm(uint64_t at_ns) {
    uint32_t state = isa_mask_all();
    alarm_state.timer_ns = at_ns;
    arm();
    isa_unmask_all(state);
}

/* Masked from the look at the clock to the wait: WFI wakes for a pending
 * interrupt also where it is masked, so none can slip in between. */
void board_idle(uint64_t until_ns) {
    uint32_t state = isa_mask_all();
    if (board_now_ns() < until_ns) {
        alarm_state.nap_ns = until_ns;
        arm();
        cortex_wait();
        alarm_state.nap_ns = BOARD_NEVER;
    }
    isa_unmask_all(state);
}
