/* SPDX-License-Identifier: MIT */
/*
 * The simulated board as a whole: who it is, what an event means, timers, and
 * how it starts and ends. The dispatch is a switch, not a table of callbacks:
 * what runs at interrupt level is listed here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/charge.h"
#include "base/isa/isa.h"
#include "base/isa/level.h"
#include "board_costs.h"
#include "boards/sim/costs.h"
#include "boards/sim/state.h"
#include "code/opcodes.h"
#include "machine/machine.h"
#include "rt/interrupt.h"
#include "rt/record.h"
#include "rt/timer.h"

#define PROGRESS_NS 100000000u

struct sim sim_state;

#define X(class, cycles) PRICE_##class,
enum { BOARD_COSTS(X) PRICES };
#undef X
#define X(class, cycles)                                                       \
    _Static_assert((int)PRICE_##class == (int)COST_##class, #class);
BOARD_COSTS(X)
#undef X
_Static_assert((int)PRICES == (int)COST_COUNT, "a price for each class");

static const struct machine_identity identity = {
    .platform = "rp2",
    .board = "simulated Pico",
    .chip = "RP2040",
    .frequency_hz = 1000000000u / SIM_CYCLE_NS,
    .unique_id = {'K', 'R', 'A', 'I', 'T', 'S', 'I', 'M'}};

const struct machine_identity *board_identity(void) { return &identity; }

void sim_start(void) {
    free(sim_state.trace.entries);
    free(sim_state.replay.row);
    memset(&sim_state, 0, sizeof(sim_state));
    base_charge.fuel = 0;
    sim_pins_start();
    sim_state.imu.pin = SIM_PIN_NONE;
    for (uint32_t i = 0; i < 2; i++)
        sim_state.world.wheels[i] =
            (struct sim_wheel){SIM_PIN_NONE, SIM_PIN_NONE};
    sim_event_arm(SIM_EVENT_PROGRESS, PROGRESS_NS);
}

void board_alarm(uint64_t at_ns) {
    if (at_ns == UINT64_MAX)
        sim_event_cancel(SIM_EVENT_ALARM);
    else
        sim_event_arm(SIM_EVENT_ALARM, at_ns);
}

/* Events come between bytecodes, never here; a test's signals are masked. */
void board_alarm_changed(void) {
    uint32_t state = isa_mask_handlers();
    rt_timer_arm();
    isa_unmask_handlers(state);
}

/* The levels above the running one, highest first. Entry costs what it costs
 * on the chip; an event within it may run the level, whose ring is then
 * empty. */
static void run_levels(void) {
    for (uint8_t level = BASE_LEVELS - 1; level > base_level.now; level--) {
        if (!rt_level_waits(level))
            continue;
        sim_pass(SIM_COST_ENTRY_NS);
        rt_level_run(level);
        sim_pass(SIM_COST_LEAVE_NS);
    }
}

/* The recorder's masked sections are those that an interrupt has met; others
 * delay nobody. */
static void hold_off(void) {
    if ((base_isa.pending & ISA_WAITS) == 0)
        sim_state.held_since = board_cycles();
    base_isa.pending |= ISA_WAITS;
}

void board_raise_level(uint8_t level) {
    if (base_isa.depth != 0)
        hold_off();
    else if (level > base_level.now)
        run_levels();
}

void base_isa_deliver(void) {
    base_isa.pending &= ~ISA_WAITS;
    rt_record_span(RT_RECORD_MASK, sim_state.held_since);
    run_levels();
}

static void progress(void) {
    sim_event_arm(SIM_EVENT_PROGRESS,
                  sim_state.queue.at_ns[SIM_EVENT_PROGRESS] + PROGRESS_NS);
    if (sim_state.on_progress != NULL)
        sim_state.on_progress();
}

static void end_run(void) {
    if (sim_state.on_end != NULL)
        sim_state.on_end();
}

static void dispatch_single(uint32_t slot) {
    switch (slot) {
    case SIM_EVENT_WORLD:
        sim_world_step();
        break;
    case SIM_EVENT_IMU:
        sim_imu_sample();
        break;
    case SIM_EVENT_IMU_PULSE:
        sim_imu_pulse_end();
        break;
    case SIM_EVENT_PROGRESS:
        progress();
        break;
    default:
        CHECK(slot == SIM_EVENT_END);
        end_run();
        break;
    }
}

static void alarm_rings(void) {
    sim_state.queue.interrupts++;
    rt_timer_fire();
}

void sim_dispatch(uint32_t slot) {
    if (slot == SIM_EVENT_ALARM)
        alarm_rings();
    else if (slot >= SIM_EVENT_DEVICE)
        sim_device_tick(slot - SIM_EVENT_DEVICE);
    else if (slot >= SIM_EVENT_PUSH)
        sim_world_pushed(slot - SIM_EVENT_PUSH);
    else
        dispatch_single(slot);
}

/* There is no memory map to peek into. */
bool board_memory_read(uint64_t address, uint32_t width, uint32_t *out) {
    (void)address;
    (void)width;
    (void)out;
    return false;
}

bool board_memory_write(uint64_t address, uint32_t width, uint32_t data) {
    (void)address;
    (void)width;
    (void)data;
    return false;
}

/* A reset ends the run as losing power would; the tool's report still comes. */
_Noreturn void board_reset(enum machine_reset kind) {
    (void)kind;
    end_run();
    exit(0);
}

_Noreturn void base_panic(const char *text, const char *file, int line) {
    fprintf(stderr, "krait: bug: CHECK(%s) failed at %s:%d, %.6f s\n", text,
            file, line, (double)board_now_ns() / 1e9);
    abort();
}
