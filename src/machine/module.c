/* SPDX-License-Identifier: MIT */
/* The module `machine`: its classes, its functions, and mem8, mem16, mem32. */
#include "machine/object.h"

#include "base/isa/isa.h"

#define NS_PER_US 1000u
#define NS_PER_MS 1000000u
#define PWRON_RESET 1

static bool freq(struct arguments *args, value *out) {
    int64_t hz;
    uint32_t now = board_identity()->frequency_hz;
    *out = value_from_int48(now);
    if (args->count == 0)
        return true;
    *out = VALUE_NONE;
    if (!value_to_int64(args->at[0], &hz))
        return false;
    return hz == now || value_raise(&value_type_ValueError,
                                    "this board runs at %u Hz only", now);
}

static bool unique_id(struct arguments *args, value *out) {
    const struct machine_identity *identity = board_identity();
    (void)args;
    return value_bytes_new(identity->unique_id, sizeof(identity->unique_id),
                           out);
}

static bool reset(struct arguments *args, value *out) {
    (void)args;
    (void)out;
    board_reset(MACHINE_RESET_HARD);
}

static bool bootloader(struct arguments *args, value *out) {
    (void)args;
    (void)out;
    board_reset(MACHINE_RESET_BOOTLOADER);
}

/* Ends the program; the tool or the board's main starts anew. */
static bool soft_reset(struct arguments *args, value *out) {
    (void)args;
    (void)out;
    return value_raise_value(&value_type_SystemExit, value_from_int48(0));
}

static bool reset_cause(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_int48(PWRON_RESET);
    return true;
}

static bool disable_irq(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_int48(isa_mask_handlers());
    return true;
}

static bool enable_irq(struct arguments *args, value *out) {
    int64_t state = 0;
    *out = VALUE_NONE;
    if (args->count == 1 && !value_to_int64(args->at[0], &state))
        return false;
    isa_unmask_handlers((uint32_t)state);
    return true;
}

/* Until the next interrupt, a millisecond at most. */
static bool idle(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    board_idle(board_now_ns() + NS_PER_MS);
    return true;
}

static bool lightsleep(struct arguments *args, value *out) {
    static const int64_t bounds[2] = {0, INT64_C(1) << 40};
    int64_t ms = 0;
    *out = VALUE_NONE;
    if (args->count == 1 && !machine_int(args->at[0], "ms", bounds, &ms))
        return false;
    return machine_wait_until(board_now_ns() + (uint64_t)ms * NS_PER_MS);
}

static bool deepsleep(struct arguments *args, value *out) {
    if (!lightsleep(args, out))
        return false;
    board_reset(MACHINE_RESET_HARD);
}

/* Polls until the pin has the level; false when the time is over. */
static bool await_level(uint32_t pin, bool level, uint64_t until_ns) {
    while (board_pin_read(pin) != level) {
        if (board_now_ns() >= until_ns)
            return false;
        value_pause();
    }
    return true;
}

/* -2: the pulse did not begin in time; -1: it did not end. */
static bool time_pulse_us(struct arguments *args, value *out) {
    static const int64_t bounds[2] = {0, INT64_C(1) << 40};
    int64_t timeout_us = 1000000;
    uint32_t pin;
    bool level;
    if (!machine_pin_number(args->at[0], &pin) ||
        !value_truth(args->at[1], &level) ||
        (args->count > 2 &&
         !machine_int(args->at[2], "timeout_us", bounds, &timeout_us)))
        return false;
    uint64_t timeout_ns = (uint64_t)timeout_us * NS_PER_US;
    *out = value_from_int48(-2);
    if (!await_level(pin, level, board_now_ns() + timeout_ns))
        return true;
    uint64_t start_us = board_now_us();
    *out = value_from_int48(-1);
    if (await_level(pin, !level, board_now_ns() + timeout_ns))
        *out = value_from_int48((int64_t)(board_now_us() - start_us));
    return true;
}

/* mem8[a] and so on: the width stands in the raw part. */
static bool memory_place(value self, value key, uint32_t *width,
                         uint64_t *address) {
    *width = *(const uint32_t *)machine_raw(self);
    if (!value_to_uint64_wrap(key, address))
        return false;
    return *address % *width == 0 ||
           value_raise(&value_type_ValueError, "address is not aligned to %u",
                       *width);
}

static bool nothing_there(void) {
    return value_raise(&value_type_ValueError, "no memory at this address");
}

static bool memory_load(value self, value key, value *out) {
    uint32_t width;
    uint32_t data;
    uint64_t address;
    if (!memory_place(self, key, &width, &address))
        return false;
    if (!board_memory_read(address, width, &data))
        return nothing_there();
    *out = value_from_int48(data);
    return true;
}

static bool memory_store(value self, value key, value v) {
    uint32_t width;
    uint64_t address;
    uint64_t data;
    if (v == VALUE_UNSET)
        return value_raise(&value_type_TypeError, "memory cannot be deleted");
    if (!memory_place(self, key, &width, &address) ||
        !value_to_uint64_wrap(v, &data))
        return false;
    return board_memory_write(address, width, (uint32_t)data) ||
           nothing_there();
}

static const struct type_hooks memory_hooks = {.subscript = memory_load,
                                               .subscript_store = memory_store};

const struct type machine_type_mem = {.header = HEADER_STATIC(KIND_TYPE),
                                      .base = &value_type_object,
                                      .hooks = &memory_hooks,
                                      .name = SYM_mem,
                                      .instance_kind = KIND_CUSTOM_LEAF,
                                      .flags = TYPE_FINAL};

/* A value_custom that a const initializer can write. */
struct memory {
    struct header header;
    union {
        const struct type *type;
        uint64_t unit;
    };
    uint64_t width[3];
};

static const struct memory mem8 = {
    HEADER_STATIC(KIND_CUSTOM_LEAF), {&machine_type_mem}, {1}};
static const struct memory mem16 = {
    HEADER_STATIC(KIND_CUSTOM_LEAF), {&machine_type_mem}, {2}};
static const struct memory mem32 = {
    HEADER_STATIC(KIND_CUSTOM_LEAF), {&machine_type_mem}, {4}};

STATIC_ASSERT(offsetof(struct memory, width) ==
                  offsetof(struct value_custom, raw) + sizeof(uint64_t),
              "memory is a value_custom");

NATIVE(bootloader, SYM_bootloader, 0, 1, NATIVE_TASK_ONLY);
NATIVE(deepsleep, SYM_deepsleep, 0, 1, NATIVE_TASK_ONLY);
NATIVE(disable_irq, SYM_disable_irq, 0, 0, 0);
NATIVE(enable_irq, SYM_enable_irq, 0, 1, 0);
NATIVE(freq, SYM_freq, 0, 1, 0);
NATIVE(idle, SYM_idle, 0, 0, NATIVE_TASK_ONLY);
NATIVE(lightsleep, SYM_lightsleep, 0, 1, NATIVE_TASK_ONLY);
NATIVE(reset, SYM_reset, 0, 0, 0);
NATIVE(reset_cause, SYM_reset_cause, 0, 0, 0);
NATIVE(soft_reset, SYM_soft_reset, 0, 0, NATIVE_TASK_ONLY);
NATIVE(time_pulse_us, SYM_time_pulse_us, 2, 3, NATIVE_TASK_ONLY);
NATIVE(unique_id, SYM_unique_id, 0, 0, 0);

#define MEMBER_STATIC(symbol, thing)                                           \
    { .name = (symbol), .kind = MEMBER_OBJECT, .object = &(thing) }

static const struct member members[] = {
    MEMBER_TYPE(SYM_ADC, machine_type_ADC),
    MEMBER_TYPE(SYM_I2C, machine_type_I2C),
    MEMBER_TYPE(SYM_PWM, machine_type_PWM),
    MEMBER_NUMBER(SYM_PWRON_RESET, PWRON_RESET),
    MEMBER_TYPE(SYM_Pin, machine_type_Pin),
    MEMBER_TYPE(SYM_Signal, machine_type_Signal),
    MEMBER_TYPE(SYM_SoftI2C, machine_type_SoftI2C),
    MEMBER_TYPE(SYM_Timer, machine_type_Timer),
    MEMBER_FUNCTION(SYM_bootloader, bootloader),
    MEMBER_FUNCTION(SYM_deepsleep, deepsleep),
    MEMBER_FUNCTION(SYM_disable_irq, disable_irq),
    MEMBER_FUNCTION(SYM_enable_irq, enable_irq),
    MEMBER_FUNCTION(SYM_freq, freq),
    MEMBER_FUNCTION(SYM_idle, idle),
    MEMBER_FUNCTION(SYM_lightsleep, lightsleep),
    MEMBER_STATIC(SYM_mem16, mem16),
    MEMBER_STATIC(SYM_mem32, mem32),
    MEMBER_STATIC(SYM_mem8, mem8),
    MEMBER_FUNCTION(SYM_reset, reset),
    MEMBER_FUNCTION(SYM_reset_cause, reset_cause),
    MEMBER_FUNCTION(SYM_soft_reset, soft_reset),
    MEMBER_FUNCTION(SYM_time_pulse_us, time_pulse_us),
    MEMBER_FUNCTION(SYM_unique_id, unique_id),
};

const struct module_definition machine_module = {.name = SYM_machine,
                                                 .member_count =
                                                     ARRAY_LENGTH(members),
                                                 .members = members};

/* Older programs write `import umachine`. */
const struct module_definition machine_umodule = {.name = SYM_umachine,
                                                  .member_count =
                                                      ARRAY_LENGTH(members),
                                                  .members = members};
