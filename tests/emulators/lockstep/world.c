/* SPDX-License-Identifier: MIT */
/* The world outside a chip in QEMU: the simulated board's pins, buses, sensor
 * and physics, asked over two files in lockstep (boards/stm32f405/link.h).
 *
 *     world SCENE TO_WORLD FROM_WORLD [TRACE [SECONDS]]
 *
 * It links boards/sim alone. What sim calls above itself is defined here: an
 * interrupt becomes an edge of the next reply, and there are no levels. At the
 * end it prints how the robot stands; TRACE gets time, tilt and motor volts.
 * After SECONDS it ends both: the chip finds its pipe closed.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/isa/level.h"
#include "boards/sim/state.h"
#include "boards/stm32f405/link.h"
#include "machine/machine.h"
#include "rt/interrupt.h"
#include "rt/record.h"
#include "rt/timer.h"

#define TRACE_NS 10000000u
#define SEGMENTS 8u
#define DEGREES (180.0 / 3.14159265358979323846)

static struct {
    FILE *in;
    FILE *out;
    FILE *trace;
    uint64_t traced_ns;
    double worst_deg; /* tilt in the last second, for the verdict */
    double recent_deg[100];
    struct link_edge edge[LINK_EDGES];
    uint32_t edges;
    uint32_t lost;
    unsigned long long requests;
} host;

void rt_interrupt(uint16_t source, uint32_t event) {
    if (host.edges == LINK_EDGES) {
        host.lost++;
        return;
    }
    host.edge[host.edges++] = (struct link_edge){
        .at_ns = board_now_ns(), .source = source, .word = event};
}

/* The chip keeps its own alarms and levels. */
void rt_timer_fire(void) {}

void rt_timer_arm(void) {}

void rt_level_run(uint8_t level) { (void)level; }

bool rt_level_waits(uint8_t level) {
    (void)level;
    return false;
}

void rt_record_span(enum rt_record_kind kind, uint32_t start) {
    (void)kind;
    (void)start;
}

struct base_level base_level;

/* Nothing waits for a safepoint here. */
void base_pause(void) {}

static void note(void) {
    const struct sim_balance *robot = &sim_state.world.robot;
    while (board_now_ns() >= host.traced_ns) {
        double tilt = robot->state.tilt * DEGREES;
        uint64_t n = host.traced_ns / TRACE_NS;
        host.recent_deg[n % 100] = tilt < 0 ? -tilt : tilt;
        if (host.trace != NULL)
            fprintf(host.trace, "%.3f,%.6f,%.6f\n",
                    (double)host.traced_ns / 1e9, tilt, robot->volts[0]);
        host.traced_ns += TRACE_NS;
    }
}

/* Keeps L2. Event by event, so that the trace has its times. */
static void catch_up(uint64_t to_ns) {
    while (board_now_ns() < to_ns) {
        uint64_t next = sim_event_next();
        uint64_t end = next < to_ns ? next : to_ns;
        uint64_t now = board_now_ns();
        sim_pass(end > now ? end - now : SIM_CYCLE_NS);
        note();
    }
}

static bool get(void *data, size_t length) {
    return length == 0 || fread(data, length, 1, host.in) == 1;
}

static void put(const void *data, size_t length) {
    if (length > 0 && fwrite(data, length, 1, host.out) != 1)
        exit(3);
}

static struct {
    struct machine_segment at[SEGMENTS];
    uint8_t bytes[SEGMENTS][256];
    uint32_t count;
} segments;

static void read_segments(uint32_t count) {
    segments.count = count;
    if (count > SEGMENTS)
        exit(4);
    for (uint32_t i = 0; i < count; i++) {
        struct link_segment head;
        if (!get(&head, sizeof(head)) ||
            head.length > sizeof(segments.bytes[i]))
            exit(4);
        segments.at[i] = (struct machine_segment){segments.bytes[i],
                                                  head.length, head.read != 0};
        if (!head.read && !get(segments.bytes[i], head.length))
            exit(4);
    }
}

static int32_t transfer(const struct link_request *q) {
    struct machine_transfer t = {.bus = q->a,
                                 .address = (uint16_t)q->b,
                                 .stop = q->x != 0,
                                 .count = segments.count,
                                 .segments = segments.at};
    return board_i2c_transfer(&t);
}

static int32_t set_up_bus(const struct link_request *q) {
    struct machine_bus setup = {.scl = (uint8_t)q->b,
                                .sda = (uint8_t)q->c,
                                .frequency_hz = (uint32_t)q->x};
    return board_i2c_setup(q->a, &setup);
}

static int32_t serve_pin(const struct link_request *q) {
    switch (q->operation) {
    case LINK_PIN_SETUP:
        board_pin_setup(q->a, (enum machine_mode)q->b, (enum machine_pull)q->c);
        return 0;
    case LINK_PIN_READ:
        return board_pin_read(q->a);
    case LINK_PIN_WRITE:
        board_pin_write(q->a, q->b != 0);
        return 0;
    default:
        board_pin_edges(q->a, q->b, (uint16_t)q->c);
        return 0;
    }
}

static int32_t serve_other(const struct link_request *q) {
    switch (q->operation) {
    case LINK_PWM_SETUP:
        return board_pwm_setup(q->a, q->x, q->y);
    case LINK_PWM_STOP:
        board_pwm_stop(q->a);
        return 0;
    case LINK_I2C_SETUP:
        return set_up_bus(q);
    case LINK_TRANSFER:
        return transfer(q);
    case LINK_ADC_SETUP:
        return board_adc_setup(q->a);
    case LINK_ADC_READ:
        return board_adc_read(q->a);
    default:
        return 0;
    }
}

static int32_t serve(const struct link_request *q) {
    bool pin = q->operation >= LINK_PIN_SETUP && q->operation <= LINK_PIN_EDGES;
    return pin ? serve_pin(q) : serve_other(q);
}

static void answer(const struct link_request *q) {
    catch_up(q->now_ns);
    if (q->operation == LINK_TRANSFER)
        read_segments(q->c);
    int32_t result = serve(q);
    note();
    struct link_reply reply = {.now_ns = board_now_ns(),
                               .next_ns = sim_event_next(),
                               .result = result,
                               .edges = host.edges};
    put(&reply, sizeof(reply));
    put(host.edge, host.edges * sizeof(host.edge[0]));
    host.edges = 0;
    if (q->operation == LINK_TRANSFER)
        for (uint32_t i = 0; i < segments.count; i++)
            if (segments.at[i].read)
                put(segments.at[i].data, segments.at[i].length);
    fflush(host.out);
}

static void report(void) {
    double worst = 0;
    for (uint32_t i = 0; i < 100; i++)
        worst = host.recent_deg[i] > worst ? host.recent_deg[i] : worst;
    printf("world: %.3f s, %llu requests, lost %u, tilt in the last second at "
           "most %.3f deg, %s\n",
           (double)board_now_ns() / 1e9, host.requests, host.lost, worst,
           sim_state.world.robot.fallen ? "fallen" : "upright");
}

int main(int argc, char **argv) {
    char error[200];
    struct link_request request;
    if (argc < 4)
        return 2;
    sim_start();
    sim_event_cancel(SIM_EVENT_PROGRESS);
    if (!sim_scene_load(argv[1], error, sizeof(error))) {
        fprintf(stderr, "%s\n", error);
        return 2;
    }
    host.in = fopen(argv[2], "rb");
    host.out = fopen(argv[3], "wb");
    host.trace = argc > 4 ? fopen(argv[4], "w") : NULL;
    if (host.in == NULL || host.out == NULL)
        return 2;
    uint64_t end_ns =
        argc > 5 ? (uint64_t)(strtod(argv[5], NULL) * 1e9) : UINT64_MAX;
    while (board_now_ns() < end_ns && get(&request, sizeof(request))) {
        host.requests++;
        answer(&request);
    }
    report();
    return sim_state.world.robot.fallen ||
           (end_ns != UINT64_MAX && board_now_ns() < end_ns);
}
