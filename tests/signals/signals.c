/* SPDX-License-Identifier: MIT */
/* Real interrupts on the host: the kernel's timer sends SIGRTMIN, and is armed
 * for the next when the handler has returned (lock-step). The signal handler
 * does what a chip's interrupt does, rt_interrupt; so the hard handler, in
 * Python, runs between two machine instructions of whatever the program, the
 * collector or the allocator is doing, or at the unmask if that is masked. The
 * virtual clock stands still: it is not made to be read from a signal.
 * Rejected: a second thread as sender, which on a busy machine gets its turn 50
 * times a second. Oracle: the program's own (program.py), and the heap walker.
 *
 *     signals PROGRAM SIGNALS [SEED]
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "boards/sim/event.h"
#include "heap/walk.h"
#include "rt/interrupt.h"
#include "rt/state.h"
#include "tools/tool.h"
#include "value/container.h"
#include "value/native.h"
#include "value/symbol.h"
#include "vm/vm.h"

#define RESERVE (64u << 10)

struct tool_state tool_state;

struct signals {
    timer_t timer;
    uint32_t wanted;
    volatile uint32_t sent;
    volatile uint32_t at_once; /* not held off by a mask */
    volatile bool stop;
    uint16_t source;
    uint64_t random;
    uint32_t walks;
};

static struct signals signals;

static uint32_t handled(void) {
    const struct rt_source *s = &rt_state.source[signals.source];
    return *(const volatile uint32_t *)&s->sequence;
}

static uint32_t random_number(void) {
    signals.random = signals.random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(signals.random >> 33);
}

/* Pauses of very different lengths, from 0.5 us, or all signals would come just
 * after the handler's return. */
static void arm(void) {
    struct itimerspec when = {.it_value.tv_nsec = 500};
    uint32_t n = random_number() % 18;
    when.it_value.tv_nsec += random_number() % (1u << n);
    (void)timer_settime(signals.timer, 0, &when, NULL);
}

static void on_signal(int number) {
    int error = errno;
    (void)number;
    if (handled() == signals.sent && signals.sent != signals.wanted) {
        signals.sent++;
        rt_interrupt(signals.source, 0);
        if (handled() == signals.sent)
            signals.at_once++;
    }
    if (!signals.stop && signals.sent != signals.wanted)
        arm();
    errno = error;
}

static bool walk(struct arguments *args, value *out) {
    (void)args;
    const char *broken = heap_walk();
    if (broken != NULL)
        base_panic(broken, __FILE__, __LINE__);
    signals.walks++;
    *out = VALUE_NONE;
    return true;
}

static bool left(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_int48((int64_t)signals.wanted - signals.sent);
    return true;
}

NATIVE(walk, SYM_collect, 0, 0, NATIVE_TASK_ONLY);
NATIVE(left, SYM_collect, 0, 0, NATIVE_TASK_ONLY);

static bool give(value globals, const char *name, const struct native *native) {
    value key;
    return value_str_new(name, strlen(name), &key) &&
           value_dict_set(globals, key, value_from_static(native));
}

static bool global(value globals, const char *name, value *out) {
    value key;
    return value_str_new(name, strlen(name), &key) &&
           value_dict_get(globals, key, out);
}

static bool start_source(value globals) {
    struct rt_setup setup = {.argument = VALUE_NONE,
                             .level = 1,
                             .on_error = RT_KEEP,
                             .name = "signal"};
    if (!heap_reserve_set(1, RESERVE) ||
        !global(globals, "handler", &setup.handler))
        return false;
    signals.source = rt_source_new(&setup);
    return signals.source != RT_SOURCE_NONE;
}

static bool start_signals(void) {
    struct sigaction action = {.sa_flags = SA_RESTART};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL};
    event.sigev_signo = SIGRTMIN;
    action.sa_handler = on_signal;
    if (sigaction(SIGRTMIN, &action, NULL) != 0 ||
        timer_create(CLOCK_MONOTONIC, &event, &signals.timer) != 0)
        return false;
    arm();
    return true;
}

static int run(const char *path) {
    value source, globals, main_function, ignored;
    if (!tool_read_file(path, &source) || source == VALUE_UNSET ||
        !tool_main_namespace(path, &globals) ||
        !give(globals, "walk", &walk_native) ||
        !give(globals, "left", &left_native))
        return TOOL_USAGE;
    int code = tool_run_source(source, path, globals);
    if (code != TOOL_OK)
        return code;
    if (!start_source(globals) || !global(globals, "main", &main_function) ||
        !start_signals())
        return TOOL_USAGE;
    bool ok = vm_call(main_function, 0, NULL, &ignored);
    signals.stop = true;
    return ok ? TOOL_OK : tool_exit_code();
}

int main(int count, char **text) {
    char *arguments[] = {text[0], text[count > 1 ? 1 : 0], NULL};
    signals.wanted = count > 2 ? (uint32_t)strtoul(text[2], NULL, 10) : 200000;
    signals.random = count > 3 ? strtoull(text[3], NULL, 10) : 1;
    tool_state.options.heap_bytes = 2u << 20;
    tool_state.options.mode = TOOL_FILE;
    tool_state.options.rest = 1;
    if (count < 2 || !tool_start(2, arguments))
        return TOOL_USAGE;
    sim_freeze();
    int code = run(text[1]);
    fprintf(stderr, "%u signals, %u of them held off by a mask; %u walks, %u "
                    "collector cycles, %u exceptions in handlers\n",
            signals.sent, signals.sent - signals.at_once, signals.walks,
            heap_state.cycles, rt_error_count());
    return code == TOOL_OK && rt_error_count() != 0 ? TOOL_FAILED : code;
}
