/* SPDX-License-Identifier: MIT */
/*
 * Oracle: a plain sorted list. Random arms and cancels must come out in order
 * of time and, where times are equal, of arming (S2); the clock must stand at
 * the event's own cycle when it runs (S1) and never go back (S3).
 */
#include "unit.h"

#include <string.h>

#include "base/charge.h"
#include "boards/sim/state.h"
#include "machine/machine.h"
#include "rt/interrupt.h"

/* The timers drive no program here: what they did is seen in the table of
 * armed slots. */
static bool armed(uint32_t slot) { return sim_state.queue.place[slot] != 0; }

static void charge(int64_t cycles) {
    base_charge.fuel -= cycles;
    if (base_charge.fuel < 0)
        base_charge_empty();
}

static void clock_counts_what_is_charged(void) {
    sim_start();
    EXPECT(board_now_ns() == 0);
    charge(125);
    EXPECT(board_now_ns() == 1000);
    EXPECT(board_now_us() == 1);
    EXPECT(board_cycles() == 125);
    charge(125000000);
    EXPECT(board_now_ns() == 1000001000);
}

static void event_comes_before_what_passes_its_time(void) {
    sim_start();
    sim_state.imu.present = true;
    sim_event_arm(SIM_EVENT_IMU_PULSE, 8005); /* cycle 1001 */
    charge(1000);
    EXPECT(armed(SIM_EVENT_IMU_PULSE));
    charge(1);
    EXPECT(armed(SIM_EVENT_IMU_PULSE)); /* due, with nothing to pass it */
    charge(1);
    EXPECT(!armed(SIM_EVENT_IMU_PULSE));
    EXPECT(board_now_ns() == 1002 * 8);
}

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* The slot that must run next: a search through all. */
static uint32_t oracle(const uint64_t *at, const uint64_t *order) {
    uint32_t best = SIM_EVENTS;
    for (uint32_t i = 0; i < SIM_EVENTS; i++) {
        if (at[i] == SIM_NEVER)
            continue;
        if (best == SIM_EVENTS || at[i] < at[best] ||
            (at[i] == at[best] && order[i] < order[best]))
            best = i;
    }
    return best;
}

static void queue_agrees_with_a_search(void) {
    uint32_t seed = 1;
    uint64_t at[SIM_EVENTS];
    uint64_t order[SIM_EVENTS] = {0};
    uint64_t count = 0;
    sim_start();
    sim_event_cancel(SIM_EVENT_PROGRESS);
    for (uint32_t i = 0; i < SIM_EVENTS; i++)
        at[i] = SIM_NEVER;
    for (uint32_t i = 0; i < 20000; i++) {
        uint32_t slot = next_random(&seed) % SIM_EVENTS;
        if (next_random(&seed) % 3 == 0) {
            sim_event_cancel(slot);
            at[slot] = SIM_NEVER;
        } else {
            at[slot] = 1000000000 + next_random(&seed) % 16;
            order[slot] = count++;
            sim_event_arm(slot, at[slot]);
        }
        uint32_t best = oracle(at, order);
        EXPECT(sim_event_next() == (best == SIM_EVENTS ? SIM_NEVER : at[best]));
        EXPECT(best == SIM_EVENTS || sim_state.queue.heap[0] == best);
    }
}

static void frozen_time_stands_still(void) {
    sim_start();
    charge(1000);
    uint64_t before = board_now_ns();
    sim_freeze();
    charge(500000);
    sim_event_arm(SIM_EVENT_DEVICE, before + 80);
    charge(500000);
    EXPECT(board_now_ns() == before);
    EXPECT(armed(SIM_EVENT_DEVICE));
    sim_thaw();
    EXPECT(board_now_ns() == before);
    charge(11);
    EXPECT(!armed(SIM_EVENT_DEVICE));
}

static void idle_jumps_to_the_time(void) {
    sim_start();
    board_idle(123456789);
    EXPECT(board_now_ns() >= 123456789 && board_now_ns() < 123456789 + 8);
}

static void pwm_level_follows_the_clock(void) {
    sim_start();
    board_pin_setup(3, MACHINE_MODE_OUT, MACHINE_PULL_NONE);
    EXPECT(board_pwm_setup(3, 1000000, 250000));
    uint64_t start = sim_state.pins[3].pwm.now.start_ns;
    uint32_t high = 0;
    for (uint32_t i = 0; i < 1000; i++) {
        while (board_now_ns() < start + 10000ull * i)
            board_idle(start + 10000ull * i);
        high += sim_pwm_level(3);
    }
    EXPECT(high == 250);
    EXPECT(board_pwm_setup(3, 1000000, 500000)); /* in mid period */
    EXPECT(sim_pwm_share(3) == 0.25);
    board_idle(board_now_ns() + 1000000);
    EXPECT(sim_pwm_share(3) == 0.5);
    board_pwm_stop(3);
    EXPECT(sim_pwm_share(3) == 0);
    EXPECT(!board_pwm_setup(3, 50, 25));
}

static void pins_have_the_level_of_who_drives(void) {
    sim_start();
    board_pin_setup(1, MACHINE_MODE_IN, MACHINE_PULL_UP);
    EXPECT(board_pin_read(1));
    sim_pin_drive(1, SIM_DRIVE_LOW);
    EXPECT(!board_pin_read(1));
    board_pin_write(1, true);
    EXPECT(!board_pin_read(1));
    board_pin_setup(1, MACHINE_MODE_OUT, MACHINE_PULL_NONE);
    EXPECT(board_pin_read(1));
    board_pin_setup(2, MACHINE_MODE_OPEN_DRAIN, MACHINE_PULL_UP);
    board_pin_write(2, true);
    EXPECT(board_pin_read(2));
    sim_pin_drive(2, SIM_DRIVE_LOW);
    EXPECT(!board_pin_read(2));
    sim_pin_drive(2, SIM_DRIVE_NONE);
    board_pin_write(2, false);
    EXPECT(!board_pin_read(2));
    sim_pin_wire(1, 7);
    EXPECT(board_pin_read(7));
    board_pin_write(1, false);
    EXPECT(!board_pin_read(7));
    EXPECT(board_pin_find("GP25", 4) == 25 && board_pin_find("LED", 3) == 25);
    EXPECT(board_pin_find("GP30", 4) == -1);
}

static void converter_has_twelve_bits(void) {
    sim_start();
    EXPECT(!board_adc_setup(3));
    EXPECT(board_adc_setup(26));
    sim_pin_volts(26, 3.3);
    EXPECT(board_adc_read(26) == 65535);
    sim_pin_volts(26, 1.65);
    EXPECT(abs((int)board_adc_read(26) - 32768) <= 16);
    sim_pin_volts(26, -1);
    EXPECT(board_adc_read(26) == 0);
}

int main(void) {
    clock_counts_what_is_charged();
    event_comes_before_what_passes_its_time();
    queue_agrees_with_a_search();
    frozen_time_stands_still();
    idle_jumps_to_the_time();
    pwm_level_follows_the_clock();
    pins_have_the_level_of_who_drives();
    converter_has_twelve_bits();
    return unit_done();
}
