/* SPDX-License-Identifier: MIT */
/*
 * The clock is not stored: it is the horizon less the fuel (S3), so charging
 * for a bytecode is one subtraction and reading the time another. Whenever the
 * queue's head changes, the horizon is moved there and the fuel by as much.
 */
#include "boards/sim/event.h"

#include "base/charge.h"
#include "boards/sim/costs.h"
#include "boards/sim/state.h"
#include "rt/clock.h"
#include "rt/interrupt.h"

/* The horizon when nothing is armed: a second, far but easy to subtract. */
#define FAR_CYCLES 125000000u

struct base_charge base_charge;

static uint64_t now_cycles(void) {
    return sim_state.queue.horizon - (uint64_t)base_charge.fuel;
}

uint64_t board_now_ns(void) {
    if (UNLIKELY(sim_state.queue.frozen))
        return sim_state.queue.frozen_ns;
    return now_cycles() * SIM_CYCLE_NS;
}

uint64_t board_now_us(void) { return board_now_ns() / 1000; }

uint32_t board_cycles(void) {
    return (uint32_t)(board_now_ns() / SIM_CYCLE_NS);
}

uint32_t board_cycles_hz(void) { return 1000000000u / SIM_CYCLE_NS; }

/* The first cycle that is not before the time. */
static uint64_t cycle_at(uint64_t ns) {
    return ns / SIM_CYCLE_NS + (ns % SIM_CYCLE_NS != 0);
}

uint64_t sim_event_next(void) {
    const struct sim_queue *queue = &sim_state.queue;
    return queue->length == 0 ? SIM_NEVER : queue->at_ns[queue->heap[0]];
}

/* Keeps S1 and S3: the tank holds what is left to the next event. */
static void refill(void) {
    if (sim_state.queue.frozen)
        return;
    uint64_t now = now_cycles();
    uint64_t next = cycle_at(sim_event_next());
    if (next < now)
        next = now;
    bool each = sim_state.on_instruction != NULL && !sim_state.paying;
    uint64_t far = each ? 1u : FAR_CYCLES;
    if (next - now > far)
        next = now + far;
    sim_state.queue.horizon = next;
    base_charge.fuel = (int64_t)(next - now);
}

void sim_each_instruction(void (*notice)(void)) {
    sim_state.on_instruction = notice;
    refill();
}

/* Keeps S2. */
static bool earlier(uint32_t a, uint32_t b) {
    const struct sim_queue *queue = &sim_state.queue;
    if (queue->at_ns[a] != queue->at_ns[b])
        return queue->at_ns[a] < queue->at_ns[b];
    return queue->order[a] < queue->order[b];
}

static void place(uint32_t index, uint32_t slot) {
    sim_state.queue.heap[index] = (uint8_t)slot;
    sim_state.queue.place[slot] = (uint8_t)(index + 1);
}

static void sift_up(uint32_t index) {
    uint32_t slot = sim_state.queue.heap[index];
    while (index > 0) {
        uint32_t parent = (index - 1) / 2;
        if (!earlier(slot, sim_state.queue.heap[parent]))
            break;
        place(index, sim_state.queue.heap[parent]);
        index = parent;
    }
    place(index, slot);
}

static uint32_t earlier_child(uint32_t index) {
    const struct sim_queue *queue = &sim_state.queue;
    uint32_t child = 2 * index + 1;
    if (child + 1 < queue->length &&
        earlier(queue->heap[child + 1], queue->heap[child]))
        child++;
    return child;
}

static void sift_down(uint32_t index) {
    struct sim_queue *queue = &sim_state.queue;
    uint32_t slot = queue->heap[index];
    while (2 * index + 1 < queue->length) {
        uint32_t child = earlier_child(index);
        if (!earlier(queue->heap[child], slot))
            break;
        place(index, queue->heap[child]);
        index = child;
    }
    place(index, slot);
}

static void remove_slot(uint32_t slot) {
    struct sim_queue *queue = &sim_state.queue;
    uint32_t index = queue->place[slot] - 1u;
    uint32_t last = queue->heap[--queue->length];
    queue->place[slot] = 0;
    if (last == slot)
        return;
    place(index, last);
    sift_up(index);
    sift_down(queue->place[last] - 1u);
}

void sim_event_arm(uint32_t slot, uint64_t at_ns) {
    struct sim_queue *queue = &sim_state.queue;
    if (queue->place[slot] != 0)
        remove_slot(slot);
    queue->at_ns[slot] = at_ns;
    queue->order[slot] = queue->sequence++;
    place(queue->length, slot);
    sift_up(queue->length++);
    refill();
}

void sim_event_cancel(uint32_t slot) {
    if (sim_state.queue.place[slot] == 0)
        return;
    remove_slot(slot);
    refill();
}

/* Runs all that is due now. The fuel is right before each runs, since what it
 * runs charges and reads the clock. */
static void run_due(void) {
    bool paying = sim_state.paying;
    sim_state.paying = false; /* what an event runs has instructions too */
    while (sim_event_next() <= board_now_ns()) {
        uint32_t slot = sim_state.queue.heap[0];
        remove_slot(slot);
        refill();
        if (sim_state.on_due != NULL)
            sim_state.on_due();
        sim_dispatch(slot);
    }
    sim_state.paying = paying;
    refill();
}

/* The debt is paid in pieces, each up to the next event, so that whatever
 * takes longer is interrupted in its midst like an instruction stream. */
void base_charge_empty(void) {
    bool paying = sim_state.paying;
    sim_state.paying = true;
    while (base_charge.fuel < 0) {
        int64_t debt = -base_charge.fuel;
        base_charge.fuel = 0;
        run_due();
        base_charge.fuel -= debt;
    }
    if (UNLIKELY(sim_state.on_instruction != NULL))
        sim_state.on_instruction();
    sim_state.paying = paying;
    if (UNLIKELY(sim_state.on_instruction != NULL))
        refill();
}

void sim_pass(uint64_t ns) {
    base_charge.fuel -= (int64_t)cycle_at(ns);
    if (base_charge.fuel < 0)
        base_charge_empty();
}

/* Interrupts preempt it, as they preempt the collector. */
uint32_t sim_collector_step(uint32_t charges) {
    if (sim_state.queue.frozen)
        return 0;
    sim_pass(charges * (uint64_t)SIM_COST_STEP_NS);
    return charges * (SIM_COST_STEP_NS / SIM_CYCLE_NS);
}

void sim_freeze(void) {
    struct sim_queue *queue = &sim_state.queue;
    CHECK(!queue->frozen);
    queue->frozen_ns = board_now_ns();
    queue->frozen = true;
    base_charge.fuel = INT64_MAX / 2;
}

void sim_thaw(void) {
    sim_state.queue.horizon = cycle_at(sim_state.queue.frozen_ns);
    sim_state.queue.frozen = false;
    base_charge.fuel = 0;
    refill();
}

void sim_interrupt(uint16_t source, uint32_t event) {
    sim_state.queue.interrupts++;
    rt_interrupt(source, event);
}

/* Jumps to the time, or the next event if that comes first. */
static void jump(uint64_t until_ns) {
    uint64_t next = sim_event_next();
    uint64_t target = cycle_at(next < until_ns ? next : until_ns);
    uint64_t now = now_cycles();
    base_charge.fuel = 0;
    sim_state.queue.horizon = target > now ? target : now;
    run_due();
}

void board_idle(uint64_t until_ns) {
    uint32_t before = sim_state.queue.interrupts;
    while (board_now_ns() < until_ns && sim_state.queue.interrupts == before)
        jump(until_ns);
}
