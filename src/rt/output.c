/* SPDX-License-Identifier: MIT */
/* print() from any level: a task writes to the board, a handler to the ring
 * of its level, which the next safepoint empties. What does not fit is
 * counted and said. */
#include "rt/record.h"
#include "rt/state.h"

/* Only the level itself writes head, only tasks write tail. */
static bool ring_write(struct rt_print_ring *ring, const char *text,
                       size_t length) {
    uint32_t head = ring->head;
    uint32_t room = RT_PRINT_RING - (head - ring->tail);
    uint32_t n = length < room ? (uint32_t)length : room;
    for (uint32_t i = 0; i < n; i++)
        ring->at[(head + i) % RT_PRINT_RING] = text[i];
    isa_fence();
    ring->head = head + n;
    ring->lost += (uint32_t)length - n;
    rt_state.soft_waits = true;
    vm_request_safepoint();
    return true;
}

static bool output_write(struct value_sink *sink, const char *text,
                         size_t length) {
    uint8_t level = base_level.now;
    (void)sink;
    if (level != 0)
        return ring_write(rt_state.print[level - 1], text, length);
    return rt_state.output->write(rt_state.output, text, length);
}

/* A level runs only what came from a source, so its ring is there. */
bool rt_output_open(uint8_t level) {
    uint32_t i = level - 1u;
    if (rt_state.print[i] == NULL)
        rt_state.print[i] = rt_keep_bytes(
            &rt_state.table->at[RT_SLOT_PRINT + i], sizeof *rt_state.print[i]);
    return rt_state.print[i] != NULL || value_raise_memory();
}

void rt_output_start(struct value_sink *board) {
    rt_state.output = board;
    rt_state.sink.write = output_write;
    vm_set_output(&rt_state.sink);
}

static bool drain(struct rt_print_ring *ring) {
    while (ring->tail != ring->head) {
        uint32_t at = ring->tail % RT_PRINT_RING;
        uint32_t n = ring->head - ring->tail;
        if (n > RT_PRINT_RING - at)
            n = RT_PRINT_RING - at;
        if (!rt_state.output->write(rt_state.output, ring->at + at, n))
            return false;
        ring->tail = ring->tail + n;
    }
    uint32_t lost = ring->lost;
    if (lost == 0)
        return true;
    ring->lost -= lost;
    return value_write_format(rt_state.output,
                              "[%u characters of a handler lost]\n", lost);
}

bool rt_output_drain(void) {
    for (uint32_t i = 0; i < BASE_LEVELS - 1; i++)
        if (rt_state.print[i] != NULL && !drain(rt_state.print[i]))
            return false;
    return true;
}
