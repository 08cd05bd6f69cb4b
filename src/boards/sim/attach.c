/* SPDX-License-Identifier: MIT */
/*
 * Bytes of a write are gathered and given to the model as one object, before a
 * read turns the direction or at the stop. What a model raises is no error of
 * the program: the device does not acknowledge, and the trace of calls goes to
 * standard error.
 */
#include "boards/sim/attach.h"

#include <stdio.h>

#include "base/isa/level.h"
#include "boards/sim/state.h"
#include "rt/clock.h"
#include "value/number.h"
#include "value/symbol.h"
#include "vm/vm.h"

#define TICK_LEVEL (BASE_LEVELS - 1)
#define TICK_RESERVE 16384u

static bool write_error(struct value_sink *sink, const char *text,
                        size_t length) {
    (void)sink;
    return fwrite(text, 1, length, stderr) == length;
}

static void complain(void) {
    struct value_sink sink = {.write = write_error};
    value exception = value_take_exception();
    fputs("In a simulated device:\n", stderr);
    if (!vm_print_exception(exception, &sink))
        (void)value_take_exception();
}

/* model.name(argument), in frozen time. */
static bool call(struct sim_model *model, uint32_t name, value argument,
                 value *out) {
    value method;
    sim_freeze();
    bool ok = vm_load_attribute(model->object, name, &method) &&
              vm_call(method, 1, &argument, out);
    sim_thaw();
    if (!ok)
        complain();
    return ok;
}

static bool flush(struct sim_model *model) {
    value bytes;
    value result;
    if (model->written == 0)
        return true;
    uint32_t length = model->written;
    model->written = 0;
    if (!value_bytes_new(model->data, length, &bytes)) {
        complain();
        return false;
    }
    return call(model, SYM_write, bytes, &result);
}

static bool start(void *self, bool read, uint32_t length) {
    struct sim_model *model = self;
    if (!read)
        return true;
    model->reply_at = 0;
    model->reply = VALUE_NONE;
    return flush(model) &&
           call(model, SYM_read, value_from_int48(length), &model->reply);
}

static bool write(void *self, uint8_t byte) {
    struct sim_model *model = self;
    if (model->written == SIM_MODEL_BYTES)
        return false;
    model->data[model->written++] = byte;
    return true;
}

/* 0xFF beyond the reply: nobody pulls the line down. */
static uint8_t read(void *self) {
    struct sim_model *model = self;
    struct value_view view;
    if (!value_view_of(model->reply, false, &view)) {
        (void)value_take_exception();
        return 0xFF;
    }
    return model->reply_at < view.length ? view.at[model->reply_at++] : 0xFF;
}

static void stop(void *self) { (void)flush(self); }

/* Runs on the context of the highest level, as an interrupt does, so it may
 * come between any two bytecodes of the program. */
static void tick(void *self) {
    struct sim_model *model = self;
    uint32_t slot = SIM_EVENT_DEVICE + model->device;
    value failure = VALUE_UNSET;
    uint8_t level = base_level.now;
    sim_event_arm(slot, sim_state.queue.at_ns[slot] + model->period_ns);
    if (level >= TICK_LEVEL)
        return;
    sim_freeze();
    base_level.now = TICK_LEVEL;
    vm_run_handler(TICK_LEVEL, model->tick, 1, &model->object, &failure);
    base_level.now = level;
    sim_thaw();
    if (failure == VALUE_UNSET)
        return;
    fputs("tick() of a simulated device failed and is not called again\n",
          stderr);
    sim_event_cancel(slot);
}

/* period_us and tick go together; without a period the device has no clock. */
static bool take_clock(struct sim_model *model) {
    value period;
    int64_t us;
    if (!vm_find_attribute(model->object, SYM_period_us, &period))
        return false;
    if (period == VALUE_UNSET)
        return true;
    if (!value_to_int64(period, &us))
        return false;
    model->tick =
        value_type_lookup(value_type_of(model->object), SYM_tick, NULL);
    if (us <= 0 || model->tick == VALUE_UNSET)
        return value_raise(&value_type_ValueError,
                           "period_us must be positive and needs tick()");
    model->period_ns = (uint64_t)us * 1000;
    return heap_reserve_set(TICK_LEVEL, TICK_RESERVE) || value_raise_memory();
}

static bool take_address(struct arguments *args, struct sim_device *device) {
    int64_t bus;
    int64_t address;
    if (!value_to_int64(args->at[0], &bus) ||
        !value_to_int64(args->at[1], &address))
        return false;
    if (bus < 0 || bus >= SIM_BUSES || address < 0 || address > 0x7F)
        return value_raise(&value_type_ValueError, "no such bus or address");
    device->bus = (uint8_t)bus;
    device->address = (uint8_t)address;
    return true;
}

bool sim_attach(struct arguments *args, value *out) {
    struct sim_model *model = &sim_state.models[sim_state.model_count];
    struct sim_device device = {.self = model,
                                .start = start,
                                .write = write,
                                .read = read,
                                .stop = stop,
                                .tick = tick};
    *out = VALUE_NONE;
    if (sim_state.model_count == SIM_DEVICES)
        return value_raise(&value_type_ValueError, "at most %d devices",
                           SIM_DEVICES);
    *model = (struct sim_model){.object = args->at[2],
                                .reply = VALUE_NONE,
                                .tick = VALUE_NONE,
                                .device = (uint8_t)sim_state.device_count};
    if (!take_address(args, &device) || !take_clock(model))
        return false;
    if (!sim_i2c_attach(&device))
        return value_raise(&value_type_ValueError, "address 0x%x is taken",
                           device.address);
    sim_state.model_count++;
    if (model->period_ns != 0)
        sim_event_arm(SIM_EVENT_DEVICE + model->device,
                      board_now_ns() + model->period_ns);
    return true;
}

static void shade(void) {
    for (uint32_t i = 0; i < sim_state.model_count; i++) {
        heap_shade_value(sim_state.models[i].object);
        heap_shade_value(sim_state.models[i].reply);
        heap_shade_value(sim_state.models[i].tick);
    }
}

void sim_attach_start(void) { vm_add_roots(shade); }
