/* SPDX-License-Identifier: MIT */
/* The chip's side of the link; see link.h. TIM2 rings when an edge is due or
 * the world wants to be asked. */
#include "boards/stm32f405/link.h"

#include "base/check.h"
#include "base/isa/isa.h"
#include "boards/cortex-m/chip.h"
#include "boards/cortex-m/semihost.h"
#include "boards/stm32f405/board.h"
#include "boards/stm32f405/stm32f405.h"
#include "machine/machine.h"
#include "rt/interrupt.h"

#define MODE_READ 1u /* "rb" and "wb" */
#define MODE_WRITE 5u
#define FAR_NS 1000000000u

static struct board_link *link(void) { return &board_state.link; }

bool board_link_open(void) {
    if (!link()->tried) {
        link()->tried = true;
        link()->next_ns = BOARD_NEVER;
        link()->out = semihost_open("to_world", MODE_WRITE);
        if (link()->out >= 0)
            link()->in = semihost_open("from_world", MODE_READ);
        link()->open = link()->out >= 0 && link()->in >= 0;
    }
    return link()->open;
}

/* When the world has ended, so has the run. */
static void put(const void *data, size_t length) {
    if (semihost_write(link()->out, data, length) != 0)
        board_chip_exit(0);
}

/* A pipe may give less than was asked for. */
static void get(void *data, size_t length) {
    uint8_t *to = data;
    while (length > 0) {
        size_t left = (size_t)semihost_read(link()->in, to, length);
        if (left >= length)
            board_chip_exit(0);
        to += length - left;
        length = left;
    }
}

/* Keeps L3. */
static void arm(void) {
    const struct board_link *l = link();
    uint64_t at = l->next_ns, now = board_now_ns();
    if (l->edge_count > 0 && l->edge[0].at_ns < at)
        at = l->edge[0].at_ns;
    if (at == BOARD_NEVER)
        CORTEX_WORD(STM_TIM2 + STM_TIM_DIER) = 0;
    else if (at <= now)
        cortex_pend(STM_LINE_TIM2);
    else
        board_timer_arm(STM_TIM2, at - now < FAR_NS ? at - now : FAR_NS);
}

static void take_edges(uint32_t count) {
    struct board_link *l = link();
    for (uint32_t i = 0; i < count; i++) {
        CHECK(l->edge_count < LINK_EDGES);
        get(&l->edge[l->edge_count++], sizeof(struct link_edge));
    }
}

static void put_segments(const struct link_request *request,
                         const struct machine_segment *segments) {
    for (uint32_t i = 0; i < request->c; i++) {
        const struct machine_segment *s = &segments[i];
        put(&(struct link_segment){s->length, s->read},
            sizeof(struct link_segment));
        if (!s->read && s->length > 0)
            put(s->data, s->length);
    }
}

static void get_segments(const struct link_request *request,
                         const struct machine_segment *segments) {
    for (uint32_t i = 0; i < request->c; i++)
        if (segments[i].read && segments[i].length > 0)
            get(segments[i].data, segments[i].length);
}

/* Keeps L1. Returns the world's time. */
static uint64_t exchange(struct link_request *request,
                         const struct machine_segment *segments,
                         int32_t *result) {
    struct link_reply reply;
    uint32_t state = isa_mask_all();
    request->now_ns = board_now_ns();
    put(request, sizeof(*request));
    if (segments != NULL)
        put_segments(request, segments);
    get(&reply, sizeof(reply));
    take_edges(reply.edges);
    if (segments != NULL)
        get_segments(request, segments);
    link()->next_ns = reply.next_ns;
    link()->requests++;
    arm();
    isa_unmask_all(state);
    *result = reply.result;
    return reply.now_ns;
}

int32_t board_link_ask(struct link_request *request) {
    int32_t result = 0;
    if (board_link_open())
        (void)exchange(request, NULL, &result);
    return result;
}

int32_t board_link_transfer(struct link_request *request,
                            const struct machine_segment *segments) {
    int32_t result = -MACHINE_ENODEV;
    if (!board_link_open())
        return result;
    uint64_t end_ns = exchange(request, segments, &result);
    while (board_now_ns() < end_ns)
        base_pause();
    return result;
}

/* The first waiting edge, if it is due. Called by TIM2 only, and everything
 * else that touches the queue is masked. */
static bool take_due(struct link_edge *out) {
    struct board_link *l = link();
    if (l->edge_count == 0 || l->edge[0].at_ns > board_now_ns())
        return false;
    *out = l->edge[0];
    uint32_t state = isa_mask_all();
    l->edge_count--;
    for (uint32_t i = 0; i < l->edge_count; i++)
        l->edge[i] = l->edge[i + 1];
    isa_unmask_all(state);
    return true;
}

void board_link_interrupt(void) {
    struct link_edge edge;
    CORTEX_WORD(STM_TIM2 + STM_TIM_SR) = 0;
    CORTEX_WORD(STM_TIM2 + STM_TIM_DIER) = 0;
    if (link()->next_ns <= board_now_ns())
        (void)board_link_ask(&(struct link_request){.operation = LINK_ADVANCE});
    while (take_due(&edge))
        rt_interrupt((uint16_t)edge.source, edge.word);
    uint32_t state = isa_mask_all();
    arm();
    isa_unmask_all(state);
}
