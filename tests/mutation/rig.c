/* SPDX-License-Identifier: MIT */
#include "rig.h"

#include <string.h>

#include "base/triple.h"
#include "boards/sim/state.h"
#include "heap/internal.h"
#include "rt/interrupt.h"
#include "rt/record.h"
#include "rt/record_state.h"
#include "rt/state.h"
#include "rt/timer.h"
#include "snapshot.h"
#include "value/container.h"
#include "value/list.h"
#include "value/native.h"
#include "value/symbol.h"
#include "value/text.h"
#include "vm/state.h"

struct rig_state {
    struct base_triple triple; /* for whoever publishes and takes */
    uint16_t latest;           /* source made */
    bool argument_lost;
};

static struct rig_state rig;

static uint16_t number(const struct arguments *args, uint32_t i) {
    return (uint16_t)value_int48(args->at[i]);
}

/* (handler, level, depth, overflow, on_error); the argument is the handler's
 * box, if it is a pair. */
static struct rt_setup setup_of(const struct arguments *args, uint32_t i) {
    value v = args->at[i];
    bool pair = value_is_kind(v, KIND_TUPLE);
    return (struct rt_setup){.handler = pair ? value_tuple_at(v, 0) : v,
                             .argument = pair ? value_tuple_at(v, 1) : v,
                             .level = (uint8_t)number(args, i + 1),
                             .depth = (uint8_t)number(args, i + 2),
                             .overflow = (uint8_t)number(args, i + 3),
                             .on_error = (uint8_t)number(args, i + 4),
                             .name = "rig"};
}

static bool source_new(struct arguments *args, value *out) {
    struct rt_setup setup = setup_of(args, 0);
    rig.latest = rt_source_new(&setup);
    *out = value_from_int48(rig.latest);
    return rig.latest != RT_SOURCE_NONE;
}

static bool source_change(struct arguments *args, value *out) {
    struct rt_setup setup = setup_of(args, 1);
    *out = VALUE_NONE;
    return rt_source_change(number(args, 0), &setup);
}

static bool source_free(struct arguments *args, value *out) {
    rt_source_free(number(args, 0));
    *out = VALUE_NONE;
    return true;
}

static bool post(struct arguments *args, value *out) {
    rt_interrupt(number(args, 0), number(args, 1));
    *out = VALUE_NONE;
    return true;
}

static bool keep_error(struct arguments *args, value *out) {
    rt_keep_error(number(args, 0), args->at[1]);
    *out = VALUE_NONE;
    return true;
}

/* Soft callbacks wait for pending(), instead of the next safepoint. */
static bool hold(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    rt_state.soft_runs = true;
    return true;
}

static bool pending(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    rt_state.soft_runs = false;
    return rt_pending();
}

static bool record(struct arguments *args, value *out) {
    (void)args;
    rt_record(RT_RECORD_LOST, base_level.now, 0, 0);
    *out = VALUE_NONE;
    return true;
}

static bool records(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_int48(rt_record_state.head);
    return true;
}

static bool timer_new(struct arguments *args, value *out) {
    *out = value_from_int48(rt_timer_new(number(args, 0)));
    return true;
}

static bool timer_free(struct arguments *args, value *out) {
    rt_timer_free((uint8_t)number(args, 0));
    *out = VALUE_NONE;
    return true;
}

/* Only its first release comes: the period is that times 2^20. */
static bool timer_start(struct arguments *args, value *out) {
    uint64_t first_ns = number(args, 1) * 1000000ull;
    rt_timer_start((uint8_t)number(args, 0), first_ns, first_ns << 20);
    *out = VALUE_NONE;
    return true;
}

static bool timer_stop(struct arguments *args, value *out) {
    rt_timer_stop((uint8_t)number(args, 0));
    *out = VALUE_NONE;
    return true;
}

static bool timer_whole(const struct rt_timer *t) {
    return !t->running || t->period_ns == t->next_ns << 20 ||
           t->next_ns > t->period_ns;
}

/* Is the alarm set for the earliest timer, and is each as one start wrote it?
 */
static bool alarm_good(struct arguments *args, value *out) {
    uint64_t next = UINT64_MAX;
    bool whole = true;
    (void)args;
    for (uint32_t i = 0; i < RT_TIMERS; i++) {
        const struct rt_timer *t = &rt_state.timer[i];
        whole = whole && timer_whole(t);
        if (t->running && t->next_ns < next)
            next = t->next_ns;
    }
    uint8_t place = sim_state.queue.place[SIM_EVENT_ALARM];
    bool good =
        next == UINT64_MAX
            ? place == 0
            : place != 0 && sim_state.queue.at_ns[SIM_EVENT_ALARM] == next;
    *out = value_from_bool(good && whole);
    return true;
}

static bool triple_start(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    base_triple_init(&rig.triple);
    base_triple_publish(&rig.triple);
    return true;
}

static bool triple_publish(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    base_triple_publish(&rig.triple);
    return true;
}

static bool triple_take(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_bool(base_triple_take(&rig.triple));
    return true;
}

/* T1: are they a permutation? */
static bool triple_good(struct arguments *args, value *out) {
    const struct base_triple *t = &rig.triple;
    uint32_t seen = 1u << t->back | 1u << (t->middle & 3u) | 1u << t->front;
    (void)args;
    *out = value_from_bool(seen == 7u);
    return true;
}

static bool is_live(value v) {
    if (!value_is_pointer(v) || !heap_contains(value_pointer(v)))
        return false;
    heap_index index = index_of(value_pointer(v));
    return heap_map_below(index) == index &&
           block_at(index)->kind >= HEAP_KIND_FIRST;
}

/* Is it in a block that is in use, or not on the heap? */
static bool is_kept(const void *inside) {
    if (!heap_contains(inside))
        return true;
    heap_index index = heap_map_below(index_of(inside));
    return block_at(index)->kind >= HEAP_KIND_FIRST &&
           index_of(inside) - index < block_at(index)->size_granules;
}

/* As if it had been read from: time stands still here. */
static bool device_reply(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    sim_state.models[0].reply = args->at[0];
    return true;
}

/* Has the simulated device, and has it all that it had? */
static bool device_good(struct arguments *args, value *out) {
    const struct sim_model *m = &sim_state.models[0];
    (void)args;
    *out = value_from_bool(is_live(m->object) && is_live(m->reply) &&
                           is_live(m->tick));
    return true;
}

/* Which shape an instance has. */
static bool shape_id(struct arguments *args, value *out) {
    const struct value_instance *o = value_pointer(args->at[0]);
    const struct value_storage *s = slot_pointer(&o->storage);
    const struct value_shape *shape = slot_pointer(&s->shape);
    *out = value_from_int48(shape->id);
    return true;
}

static bool slot_of(struct arguments *args, value *out) {
    *out = slot_load(rt_slot(number(args, 0), number(args, 1)));
    return true;
}

/* Q7: do the pairs of a schedule queue that is empty hold None? */
static bool schedule_good(struct arguments *args, value *out) {
    bool good = true;
    (void)args;
    for (uint32_t i = RT_SLOT_SCHEDULED; i < RT_SLOT_ERRORS; i++)
        good = good && slot_load(&rt_state.table->at[i]) == VALUE_NONE;
    *out = value_from_bool(good);
    return true;
}

/* Has the heap what the recorder and the prints of handlers write into? */
static bool rings_good(struct arguments *args, value *out) {
    bool good = true;
    (void)args;
    for (uint32_t i = 0; i < RT_RECORD_SOURCES; i++)
        good = good && is_kept(rt_record_state.line[i]);
    for (uint32_t i = 0; i < BASE_LEVELS - 1; i++)
        good = good && is_kept(rt_state.print[i]);
    *out = value_from_bool(good);
    return true;
}

/* L1: are the slots behind a list's items empty? */
static bool list_good(struct arguments *args, value *out) {
    const struct value_list *list = value_pointer(args->at[0]);
    const struct value_slot_buffer *b = slot_pointer(&list->buffer);
    bool good = true;
    for (uint32_t i = b->length; i < b->capacity; i++)
        good = good && !value_is_pointer(slot_load(&b->at[i]));
    *out = value_from_bool(good);
    return true;
}

/* A cycle that begins with this is watched. */
static void step(void) {
    bool idle = heap_state.phase == HEAP_IDLE;
    (void)heap_step(1);
    if (idle)
        snapshot_take();
    snapshot_check();
}

static bool steps(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    for (uint32_t n = number(args, 0); n > 0; n--)
        step();
    return true;
}

/* A cycle, as far as what the C stack leads to. */
static bool steps_to_stack(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    step();
    uint32_t hits = heap_state.hit_count;
    while (heap_state.hit_count == hits)
        step();
    return true;
}

static bool steps_to_end(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    while (heap_state.phase != HEAP_IDLE)
        step();
    return true;
}

/* What calls and returns have left on the C stack below this frame would keep
 * alive whatever it leads to. */
static NOINLINE void wipe(void) {
    volatile uint64_t words[512];
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        words[i] = 0;
}

static NOINLINE bool wiped_collect(void) {
    wipe();
    heap_collect();
    return true;
}

static NOINLINE bool boxes(value *out) {
    value item;
    if (!value_list_new(5, NULL, out))
        return false;
    for (uint32_t i = 0; i < 5; i++)
        if (!value_list_new(0, NULL, &item) || !value_list_set(*out, i, item))
            return false;
    return true;
}

/* Of five objects each stands in one register that calls leave alone, as
 * where a compiler keeps it, and nowhere else. How many are left? */
static bool registers_kept(struct arguments *args, value *out) {
    uint64_t word[5], kept = 0;
    value list;
    (void)args;
    if (!boxes(&list))
        return false;
    for (uint32_t i = 0; i < 5; i++) /* not as the scan would find them */
        word[i] = ~value_list_at(list, i);
    value_list_publish(list, value_buffer_empty());
    wipe();
    const uint64_t *from = word;
    __asm__ volatile("pushq %%rbp\n\tmovq %%rsp, %%rbp\n\t"
                     "andq $-16, %%rsp\n\tsubq $128, %%rsp\n\t"
                     "movq (%%rdi), %%rbx\n\tmovq 8(%%rdi), %%r12\n\t"
                     "movq 16(%%rdi), %%r13\n\tmovq 24(%%rdi), %%r14\n\t"
                     "movq 32(%%rdi), %%r15\n\tnotq %%rbx\n\tnotq %%r12\n\t"
                     "notq %%r13\n\tnotq %%r14\n\tnotq %%r15\n\t"
                     "call heap_collect\n\t"
                     "movq %%rbp, %%rsp\n\tpopq %%rbp"
                     : "+D"(from)
                     :
                     : "rax", "rbx", "rcx", "rdx", "rsi", "r8", "r9", "r10",
                       "r11", "r12", "r13", "r14", "r15", "memory", "cc");
    for (uint32_t i = 0; i < 5; i++)
        kept += is_live(~word[i]);
    *out = value_from_int48((int64_t)kept);
    return true;
}

/* X2: it fails, and the collector runs before the exception is taken. */
static bool fail_collected(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    bool raised = value_raise(&value_type_ValueError, "the %s one", "lost");
    return !wiped_collect() || raised;
}

static NOINLINE bool new_argument(value *out) {
    value item = VALUE_NONE;
    return value_list_new(1, &item, out);
}

/* An argument stands on the value stack alone, and is alive. */
static bool argument_good(struct arguments *args, value *out) {
    if (!new_argument(&args->at[0]) || !wiped_collect())
        return false;
    rig.argument_lost = !is_live(args->at[0]);
    *out = VALUE_NONE;
    return true;
}

/* Where no frame stands: to the source made last. */
static bool post_pending(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    rt_interrupt(rig.latest, 0);
    return rt_pending();
}

static bool argument_lost(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_bool(rig.argument_lost);
    return true;
}

/* Raises it as a bare raise does, and a soft event is due. */
static bool post_raise(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    rt_interrupt(number(args, 0), 0);
    value_context()->exception = args->at[1];
    value_context()->frame->how |= FRAME_AGAIN;
    return false;
}

NATIVE(source_new, SYM_collect, 5, 5, 0);
NATIVE(source_change, SYM_collect, 6, 6, 0);
NATIVE(source_free, SYM_collect, 1, 1, 0);
NATIVE(post, SYM_collect, 2, 2, 0);
NATIVE(keep_error, SYM_collect, 2, 2, 0);
NATIVE(hold, SYM_collect, 0, 0, 0);
NATIVE(schedule_good, SYM_collect, 0, 0, 0);
NATIVE(pending, SYM_collect, 0, 0, 0);
NATIVE(record, SYM_collect, 0, 0, 0);
NATIVE(records, SYM_collect, 0, 0, 0);
NATIVE(timer_new, SYM_collect, 1, 1, 0);
NATIVE(timer_free, SYM_collect, 1, 1, 0);
NATIVE(timer_start, SYM_collect, 2, 2, 0);
NATIVE(timer_stop, SYM_collect, 1, 1, 0);
NATIVE(alarm_good, SYM_collect, 0, 0, 0);
NATIVE(triple_start, SYM_collect, 0, 0, 0);
NATIVE(triple_publish, SYM_collect, 0, 0, 0);
NATIVE(triple_take, SYM_collect, 0, 0, 0);
NATIVE(triple_good, SYM_collect, 0, 0, 0);
NATIVE(device_reply, SYM_collect, 1, 1, 0);
NATIVE(device_good, SYM_collect, 0, 0, 0);
NATIVE(shape_id, SYM_collect, 1, 1, 0);
NATIVE(slot_of, SYM_collect, 2, 2, 0);
NATIVE(rings_good, SYM_collect, 0, 0, 0);
NATIVE(list_good, SYM_collect, 1, 1, 0);
NATIVE(steps, SYM_collect, 1, 1, 0);
NATIVE(steps_to_stack, SYM_collect, 0, 0, 0);
NATIVE(steps_to_end, SYM_collect, 0, 0, 0);
NATIVE(registers_kept, SYM_collect, 0, 0, 0);
NATIVE(fail_collected, SYM_collect, 0, 0, 0);
NATIVE(argument_good, SYM_collect, 1, 1, 0);
NATIVE(post_pending, SYM_collect, 0, 0, 0);
NATIVE(argument_lost, SYM_collect, 0, 0, 0);
NATIVE(post_raise, SYM_collect, 2, 2, 0);

struct gift {
    const char *name;
    const struct native *native;
};

static const struct gift gifts[] = {
    {"source_new", &source_new_native},
    {"source_change", &source_change_native},
    {"source_free", &source_free_native},
    {"post", &post_native},
    {"keep_error", &keep_error_native},
    {"hold", &hold_native},
    {"schedule_good", &schedule_good_native},
    {"pending", &pending_native},
    {"record", &record_native},
    {"records", &records_native},
    {"timer_new", &timer_new_native},
    {"timer_free", &timer_free_native},
    {"timer_start", &timer_start_native},
    {"timer_stop", &timer_stop_native},
    {"alarm_good", &alarm_good_native},
    {"triple_start", &triple_start_native},
    {"triple_publish", &triple_publish_native},
    {"triple_take", &triple_take_native},
    {"triple_good", &triple_good_native},
    {"device_reply", &device_reply_native},
    {"device_good", &device_good_native},
    {"shape_id", &shape_id_native},
    {"slot_of", &slot_of_native},
    {"rings_good", &rings_good_native},
    {"list_good", &list_good_native},
    {"steps", &steps_native},
    {"steps_to_stack", &steps_to_stack_native},
    {"steps_to_end", &steps_to_end_native},
    {"registers_kept", &registers_kept_native},
    {"fail_collected", &fail_collected_native},
    {"argument_good", &argument_good_native},
    {"post_pending", &post_pending_native},
    {"argument_lost", &argument_lost_native},
    {"post_raise", &post_raise_native},
};

bool rig_give(value globals) {
    for (size_t i = 0; i < sizeof gifts / sizeof gifts[0]; i++) {
        value key;
        if (!value_str_new(gifts[i].name, strlen(gifts[i].name), &key) ||
            !value_dict_set(globals, key, value_from_static(gifts[i].native)))
            return false;
    }
    return true;
}
