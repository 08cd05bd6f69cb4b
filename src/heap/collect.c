/* SPDX-License-Identifier: MIT */
/* The cycle: its phases, its steps, and when they are paid.
 *
 *   idle -> mark -> finalize -> weak -> sweep -> idle
 *           '--- barrier on ---'
 *
 * A cycle begins when an eighth of what was free after the last one is used,
 * and is paid at such a rate that it ends before half of the rest is. (A
 * quarter would cost a fourth less marking, but garbage then scatters what
 * lives: the largest free block of a 192 KB heap fell from 0.41 to 0.25 of what
 * was free.) A heap that is large beside what lives in it is not filled for its
 * size: a cycle begins and ends when as much as is in use was allocated. The
 * estimate of its work is an upper bound, every granule a slot and a block, and
 * depends on allocation alone, not on timing (R8). A step does a fixed number
 * of units whatever it finds (R2). */
#include "heap/internal.h"
#include "heap/walk.h"

#define FRACTION 256u /* debt and rate are in 1/256 units */
#define RATE_MAX (64u * FRACTION)
#define IDLE_MIN (1u << 20) / HEAP_GRANULE /* garbage worth a cycle: 1 MB */

static uint32_t used_granules(void) {
    return (uint32_t)(heap_state.granules - heap_state.free_granules);
}

/* At most as much as is in use, but no less than 1 MB: on chips no limit. */
static uint32_t limited(uint32_t granules) {
    uint32_t enough = used_granules();
    if (enough < IDLE_MIN)
        enough = IDLE_MIN;
    return granules < enough ? granules : enough;
}

void heap_pace_idle(void) {
    heap_state.unpaid = 0;
    heap_state.debt = 0;
    heap_state.pay_at = limited(heap_state.free_granules / 8u);
    if (heap_state.disabled)
        heap_state.pay_at = UINT32_MAX;
}

/* rate = work / allowance, work = used slots + blocks */
static void pace_cycle(void) {
    uint64_t work = (uint64_t)used_granules() * (UNITS_PER_GRANULE + 1u);
    uint64_t allowance = limited(heap_state.free_granules / 2u) + 1u;
    uint64_t rate = work * FRACTION / allowance + 1u;
    heap_state.rate = rate < RATE_MAX ? (uint32_t)rate : RATE_MAX;
    heap_state.pay_at = heap_state.budget * FRACTION / heap_state.rate + 1u;
    heap_state.unpaid = 0;
    heap_state.debt = 0;
}

/* One masked section: an object born before it is white, one born after black,
 * and the barrier is on before the first root is read (H4). */
static void begin_cycle(void) {
    const struct heap_roots *roots = heap_state.roots;
    uint32_t state = isa_mask_handlers();
    heap_state.black ^= 1u;
    heap_state.marking = 1;
    isa_unmask_handlers(state);
    heap_state.phase = HEAP_MARK;
    heap_state.scanning = 0;
    heap_state.roots_done = false;
    heap_state.queue_scan = heap_state.queue;
    heap_reserve_sync();
    pace_cycle();
    if (roots != NULL && roots->scan_begin != NULL)
        roots->scan_begin();
}

static void scan_more_roots(uint32_t *left) {
    const struct heap_roots *roots = heap_state.roots;
    uint32_t before = *left;
    heap_state.roots_done =
        roots == NULL || roots->scan_more == NULL || roots->scan_more(left);
    if (*left == before)
        --*left;
}

static void mark_step(uint32_t *left) {
    if (!heap_mark_gray(left))
        return;
    if (heap_shade_queue()) {
        --*left;
    } else if (!heap_state.roots_done) {
        scan_more_roots(left);
    } else {
        heap_state.finalizers_due = heap_detach(&heap_state.finalizers);
        heap_state.phase = HEAP_FINALIZE;
    }
}

/* H6: a weak read by a handler may still turn something gray, so the last look
 * at the list and the end of marking are one. */
static void finalize_step(uint32_t *left) {
    if (!heap_finalize_some(left) || !heap_mark_gray(left))
        return;
    uint32_t state = isa_mask_handlers();
    if (heap_state.gray == 0) {
        heap_state.marking = 0;
        heap_state.phase = HEAP_WEAK;
    }
    isa_unmask_handlers(state);
    if (heap_state.phase == HEAP_WEAK)
        heap_state.weaks_due = heap_detach(&heap_state.weaks);
}

static void weak_step(uint32_t *left) {
    if (!heap_clear_weak_some(left))
        return;
    heap_end_run();
    heap_state.sweep_at = 1;
    heap_state.sweep_free = 0;
    heap_state.phase = HEAP_SWEEP;
}

static void sweep_step(uint32_t *left) {
    if (!heap_sweep_some(left))
        return;
    heap_state.sweep_free = 0;
    heap_state.phase = HEAP_IDLE; /* H7 */
    heap_state.cycles++;
    heap_pace_idle();
}

static void record(uint32_t units) {
    uint32_t class = units == 0 ? 0 : isa_highest_bit(units) + 1u;
    if (class >= HEAP_STEP_CLASSES)
        class = HEAP_STEP_CLASSES - 1u;
    heap_state.steps++;
    heap_state.step_units[class]++;
    if (units > heap_state.max_step_units)
        heap_state.max_step_units = units;
}

static void phase_step(uint32_t *left) {
    switch (heap_state.phase) {
    case HEAP_MARK:
        mark_step(left);
        break;
    case HEAP_FINALIZE:
        finalize_step(left);
        break;
    case HEAP_WEAK:
        weak_step(left);
        break;
    default:
        sweep_step(left);
        break;
    }
}

bool heap_step(uint32_t budget) {
    if (heap_state.phase == HEAP_IDLE) {
        begin_cycle();
        return true;
    }
    uint32_t left = budget;
    uint8_t phase = heap_state.phase;
    while (left > 0 && heap_state.phase != HEAP_IDLE)
        phase_step(&left);
    record(budget - left);
    walk_after_step(phase);
    return heap_state.phase != HEAP_IDLE;
}

/* The debt is paid one step at a safepoint; the flag stays up while any of it
 * is left. */
static void pay(void) {
    uint32_t step = heap_state.budget * FRACTION;
    uint64_t debt =
        heap_state.debt + (uint64_t)heap_state.unpaid * heap_state.rate;
    heap_state.unpaid = 0;
    debt = debt > step ? debt - step : 0;
    heap_state.debt = debt < UINT32_MAX ? (uint32_t)debt : UINT32_MAX;
    if (heap_step(heap_state.budget) && heap_state.debt >= step)
        heap_state.safepoint = 1;
}

/* A reserve is empty and no free block is large enough. Only allocation pays,
 * and a program whose handlers alone allocate would wait for ever: so each
 * safepoint makes a step until there is a block, the next one too. */
static void catch_up(void) {
    (void)heap_step(heap_state.budget);
    heap_state.safepoint = 1;
}

static void work(bool begins) {
    heap_state.safepoint = 0;
    if (heap_state.drawn) {
        heap_state.drawn = 0;
        heap_reserve_sync();
        if (!heap_reserve_refill()) {
            heap_state.drawn = 1;
            catch_up();
            return;
        }
    }
    bool due = heap_state.unpaid >= heap_state.pay_at;
    if (heap_state.phase != HEAP_IDLE) {
        if (due || heap_state.debt >= heap_state.budget * FRACTION)
            pay();
    } else if (due && begins) {
        begin_cycle();
    } else if (due) { /* what handlers ask for meanwhile is not lost by it */
        heap_state.safepoint = HEAP_BEGIN_DUE;
    }
}

void heap_work(void) { work(true); }

void heap_work_inside(void) { work(false); }

static void run_cycle(void) {
    while (heap_step(heap_state.budget))
        continue;
}

void heap_collect(void) {
    if (heap_state.phase != HEAP_IDLE)
        run_cycle();
    run_cycle();
}

void heap_set_charge(uint32_t bytes, uint32_t whole, uint64_t uncounted) {
    heap_state.charge_at = bytes;
    heap_state.charge_whole = whole * bytes;
    heap_state.uncounted = uncounted;
    heap_state.uncharged = 0;
}

void heap_skip_charge(bool skip) { heap_state.skip_charge = skip; }

void heap_charge_whole(void) {
    if (heap_state.charge_whole == 0)
        return;
    heap_state.uncharged += heap_state.charge_whole;
    heap_state.safepoint = 1;
}

bool heap_charge_waits(void) {
    return heap_state.charge_at != 0 &&
           heap_state.uncharged >= heap_state.charge_at;
}

uint32_t heap_charges_due(void) {
    uint32_t charge = heap_state.charge_at, left = heap_state.uncharged;
    if (!heap_charge_waits())
        return 0;
    uint32_t due = left < 2 * charge ? 1 : 2;
    left -= due * charge;
    heap_state.uncharged = left;
    if (left >= charge)
        heap_state.safepoint = 1;
    return due;
}

void heap_set_budget(uint32_t units) {
    heap_state.budget = units < 1u ? 1u : units;
}

COLD void heap_enable(bool on) {
    heap_state.disabled = !on;
    if (heap_state.phase == HEAP_IDLE)
        heap_pace_idle();
}

bool heap_enabled(void) { return !heap_state.disabled; }
