/* SPDX-License-Identifier: MIT */
/*
 * machine.I2C and SoftI2C, the controller side. Both use the board's bus
 * hardware: a SoftI2C finds the bus that its pins belong to. Transfers work
 * in a hard handler too; two users of one bus meet in O1.
 */
#include "machine/object.h"

#include "base/isa/isa.h"
#include "base/isa/level.h"

#define FREQUENCY_HZ 400000
#define TIMEOUT_US 50000
#define MOST_SEGMENTS 8u
#define FIRST_ADDRESS 0x08u /* the others are reserved by the standard */
#define LAST_ADDRESS 0x77u

struct i2c {
    uint8_t bus;
    uint8_t scl;
    uint8_t sda;
    uint32_t frequency_hz;
    uint32_t timeout_us;
};

STATIC_ASSERT(sizeof(struct i2c) <= 3 * sizeof(uint64_t), "three raw units");

/* One transfer in the making. */
struct message {
    struct machine_transfer transfer;
    struct machine_segment segments[MOST_SEGMENTS];
    uint8_t register_bytes[4];
};

static struct i2c *i2c_of(value self) { return machine_raw(self); }

static bool i2c_self(const struct arguments *args, struct i2c **out) {
    value self = value_unwrap(args->at[0]);
    *out = machine_raw(self);
    if (machine_is(self, &machine_type_I2C) ||
        machine_is(self, &machine_type_SoftI2C))
        return true;
    return machine_self(args, &machine_type_I2C, &self);
}

/* OSError(EBUSY, text): the text says who has the bus. */
static bool raise_busy(uint32_t bus, uint8_t owner) {
    value items[2] = {value_from_int48(MACHINE_EBUSY), VALUE_NONE};
    value tuple;
    value exception;
    return (owner == 1
                ? value_str_format(&items[1], "I2C(%u) in use by the program",
                                   bus)
                : value_str_format(&items[1],
                                   "I2C(%u) in use by a handler of level %d",
                                   bus, owner - 1)) &&
           value_tuple_new(2, items, &tuple) &&
           value_exception_new(value_from_static(&value_type_OSError), tuple,
                               &exception) &&
           value_raise_object(exception);
}

/* O1. Unmasked: a level that comes between test and flag has given the bus back
 * when it returns. */
static bool acquire(uint32_t bus) {
    uint8_t owner = machine_state.bus_owner[bus];
    if (owner == 0)
        machine_state.bus_owner[bus] = (uint8_t)(base_level.now + 1);
    return owner == 0 || raise_busy(bus, owner);
}

static bool run(const struct i2c *i2c, struct message *message, int32_t *done) {
    message->transfer.bus = i2c->bus;
    message->transfer.timeout_us = i2c->timeout_us;
    message->transfer.segments = message->segments;
    if (!acquire(i2c->bus))
        return false;
    *done = board_i2c_transfer(&message->transfer);
    machine_state.bus_owner[i2c->bus] = 0;
    return *done >= 0 || value_raise_os_error(-*done);
}

static bool take_address(value v, struct message *message) {
    static const int64_t bounds[2] = {0, 0x7F};
    int64_t address;
    if (!machine_int(v, "addr", bounds, &address))
        return false;
    message->transfer.address = (uint16_t)address;
    message->transfer.stop = true;
    message->transfer.count = 0;
    return true;
}

static bool take_stop(const struct arguments *args, uint32_t index,
                      struct message *message) {
    return args->count <= index ||
           value_truth(args->at[index], &message->transfer.stop);
}

static void add(struct message *message, uint8_t *data, uint32_t length,
                bool read) {
    message->segments[message->transfer.count++] =
        (struct machine_segment){.data = data, .length = length, .read = read};
}

/* The buffer stays where it is: blocks do not move, and args holds it. */
static bool add_buffer(struct message *message, value v, bool read) {
    struct value_view view;
    if (!value_view_of(v, read, &view))
        return false;
    add(message, view.at, view.length, read);
    return true;
}

/* A register's address, big end first, addrsize bits long. */
static bool add_register(struct message *message, value v, value size) {
    static const int64_t sizes[2] = {8, 32};
    int64_t bits;
    uint64_t number;
    if (!machine_int(size, "addrsize", sizes, &bits) ||
        !value_to_uint64_wrap(v, &number))
        return false;
    if (bits % 8 != 0)
        return value_raise(&value_type_ValueError,
                           "addrsize must be 8, 16, 24 or 32");
    uint32_t length = (uint32_t)bits / 8;
    for (uint32_t i = 0; i < length; i++)
        message->register_bytes[i] =
            (uint8_t)(number >> 8 * (length - 1 - i) & 0xFF);
    add(message, message->register_bytes, length, false);
    return true;
}

/* A bytes object of the length to receive into, before anyone else sees it. */
static bool new_bytes(value length, value *out, uint8_t **at) {
    static const int64_t bounds[2] = {0, 1 << 20};
    int64_t n;
    if (!machine_int(length, "nbytes", bounds, &n))
        return false;
    struct value_str *bytes = heap_alloc(
        KIND_BYTES, sizeof(*bytes) - sizeof(struct header) + (size_t)n + 1);
    if (bytes == NULL)
        return value_raise_memory();
    bytes->length = (uint32_t)n;
    bytes->hash = 0;
    *at = (uint8_t *)bytes->text;
    *out = value_from_pointer(bytes);
    return true;
}

static bool scan(struct arguments *args, value *out) {
    struct i2c *i2c;
    if (!i2c_self(args, &i2c) || !value_list_new(0, NULL, out))
        return false;
    for (uint32_t address = FIRST_ADDRESS; address <= LAST_ADDRESS; address++) {
        struct message message = {
            .transfer = {.address = (uint16_t)address, .stop = true}};
        add(&message, NULL, 0, false);
        message.transfer.bus = i2c->bus;
        message.transfer.segments = message.segments;
        if (!acquire(i2c->bus))
            return false;
        int32_t done = board_i2c_transfer(&message.transfer);
        machine_state.bus_owner[i2c->bus] = 0;
        if (done >= 0 && !value_list_append(*out, value_from_int48(address)))
            return false;
    }
    return true;
}

static bool readfrom(struct arguments *args, value *out) {
    struct i2c *i2c;
    struct message message;
    uint8_t *at;
    int32_t done;
    if (!i2c_self(args, &i2c) || !take_address(args->at[1], &message) ||
        !take_stop(args, 3, &message) || !new_bytes(args->at[2], out, &at))
        return false;
    add(&message, at, ((struct value_str *)value_pointer(*out))->length, true);
    return run(i2c, &message, &done);
}

static bool readfrom_into(struct arguments *args, value *out) {
    struct i2c *i2c;
    struct message message;
    int32_t done;
    *out = VALUE_NONE;
    return i2c_self(args, &i2c) && take_address(args->at[1], &message) &&
           take_stop(args, 3, &message) &&
           add_buffer(&message, args->at[2], true) && run(i2c, &message, &done);
}

static bool writeto(struct arguments *args, value *out) {
    struct i2c *i2c;
    struct message message;
    int32_t done;
    if (!i2c_self(args, &i2c) || !take_address(args->at[1], &message) ||
        !take_stop(args, 3, &message) ||
        !add_buffer(&message, args->at[2], false) || !run(i2c, &message, &done))
        return false;
    *out = value_from_int48(done);
    return true;
}

static bool add_vector(struct message *message, value vector) {
    value tuple;
    if (!value_sequence_tuple(vector, &tuple))
        return false;
    uint32_t length = value_tuple_length(tuple);
    if (length > MOST_SEGMENTS)
        return value_raise(&value_type_ValueError,
                           "at most %u buffers in a vector", MOST_SEGMENTS);
    for (uint32_t i = 0; i < length; i++) {
        if (!add_buffer(message, value_tuple_at(tuple, i), false))
            return false;
    }
    return true;
}

static bool writevto(struct arguments *args, value *out) {
    struct i2c *i2c;
    struct message message;
    int32_t done;
    if (!i2c_self(args, &i2c) || !take_address(args->at[1], &message) ||
        !take_stop(args, 3, &message) || !add_vector(&message, args->at[2]) ||
        !run(i2c, &message, &done))
        return false;
    *out = value_from_int48(done);
    return true;
}

/* self, addr, memaddr, third, addrsize=8 */
static bool memory_arguments(struct arguments *args, uint32_t function,
                             uint32_t third, value *a) {
    const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_addr, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_memaddr, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_NONE},
        {(uint16_t)third, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_addrsize, PARAMETER_KEYWORD, VALUE_UNSET}};
    if (!value_arguments_sort(args, function, parameters,
                              ARRAY_LENGTH(parameters), a))
        return false;
    if (a[4] == VALUE_UNSET)
        a[4] = value_from_int48(8);
    return true;
}

static bool readfrom_mem(struct arguments *args, value *out) {
    struct i2c *i2c;
    struct message message;
    value a[5];
    uint8_t *at;
    int32_t done;
    if (!i2c_self(args, &i2c) ||
        !memory_arguments(args, SYM_readfrom_mem, SYM_nbytes, a) ||
        !take_address(a[1], &message) || !add_register(&message, a[2], a[4]) ||
        !new_bytes(a[3], out, &at))
        return false;
    add(&message, at, ((struct value_str *)value_pointer(*out))->length, true);
    return run(i2c, &message, &done);
}

static bool readfrom_mem_into(struct arguments *args, value *out) {
    struct i2c *i2c;
    struct message message;
    value a[5];
    int32_t done;
    *out = VALUE_NONE;
    return i2c_self(args, &i2c) &&
           memory_arguments(args, SYM_readfrom_mem_into, SYM_buf, a) &&
           take_address(a[1], &message) && add_register(&message, a[2], a[4]) &&
           add_buffer(&message, a[3], true) && run(i2c, &message, &done);
}

/* A register that takes only a part of the bytes is an error, not a count. */
static bool writeto_mem(struct arguments *args, value *out) {
    struct i2c *i2c;
    struct message message;
    value a[5];
    int32_t done;
    *out = VALUE_NONE;
    if (!i2c_self(args, &i2c) ||
        !memory_arguments(args, SYM_writeto_mem, SYM_buf, a) ||
        !take_address(a[1], &message) || !add_register(&message, a[2], a[4]) ||
        !add_buffer(&message, a[3], false) || !run(i2c, &message, &done))
        return false;
    uint32_t all = message.segments[0].length + message.segments[1].length;
    return (uint32_t)done == all || value_raise_os_error(MACHINE_EIO);
}

static bool take_pin(value v, uint8_t *out) {
    uint32_t pin = MACHINE_PIN_DEFAULT;
    if (v != VALUE_UNSET && !machine_pin_number(v, &pin))
        return false;
    *out = (uint8_t)pin;
    return true;
}

static bool setup(struct i2c *i2c) {
    struct machine_bus bus = {
        .scl = i2c->scl, .sda = i2c->sda, .frequency_hz = i2c->frequency_hz};
    if (board_i2c_setup(i2c->bus, &bus) == 0)
        return true;
    return value_raise(&value_type_ValueError,
                       "these pins do not carry I2C(%u)", i2c->bus);
}

enum { ARG_SCL, ARG_SDA, ARG_FREQ, ARG_TIMEOUT };

static bool take_settings(struct i2c *i2c, const value *a) {
    static const int64_t frequencies[2] = {1, 5000000};
    static const int64_t timeouts[2] = {1, 100000000};
    int64_t frequency = FREQUENCY_HZ;
    int64_t timeout = TIMEOUT_US;
    if (!take_pin(a[ARG_SCL], &i2c->scl) || !take_pin(a[ARG_SDA], &i2c->sda) ||
        (a[ARG_FREQ] != VALUE_UNSET &&
         !machine_int(a[ARG_FREQ], "freq", frequencies, &frequency)) ||
        (a[ARG_TIMEOUT] != VALUE_UNSET &&
         !machine_int(a[ARG_TIMEOUT], "timeout", timeouts, &timeout)))
        return false;
    i2c->frequency_hz = (uint32_t)frequency;
    i2c->timeout_us = (uint32_t)timeout;
    return true;
}

static bool make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_id, PARAMETER_ANY, VALUE_UNSET},
        {SYM_scl, PARAMETER_KEYWORD, VALUE_UNSET},
        {SYM_sda, PARAMETER_KEYWORD, VALUE_UNSET},
        {SYM_freq, PARAMETER_KEYWORD, VALUE_UNSET},
        {SYM_timeout, PARAMETER_KEYWORD, VALUE_UNSET}};
    const int64_t ids[2] = {0, (int64_t)board_i2c_count() - 1};
    value a[ARRAY_LENGTH(parameters)];
    int64_t id = 0;
    (void)type;
    if (!value_arguments_sort(args, SYM_I2C, parameters,
                              ARRAY_LENGTH(parameters), a) ||
        (a[0] != VALUE_UNSET && !machine_int(a[0], "id", ids, &id)) ||
        !machine_new(&machine_type_I2C, 0, out))
        return false;
    struct i2c *i2c = i2c_of(*out);
    i2c->bus = (uint8_t)id;
    return take_settings(i2c, a + 1) && setup(i2c);
}

static bool find_bus(struct i2c *i2c) {
    struct machine_bus bus = {
        .scl = i2c->scl, .sda = i2c->sda, .frequency_hz = i2c->frequency_hz};
    for (uint32_t i = 0; i < board_i2c_count(); i++) {
        i2c->bus = (uint8_t)i;
        if (board_i2c_setup(i, &bus) == 0)
            return true;
    }
    return value_raise(&value_type_ValueError, "these pins carry no I2C");
}

static bool make_soft(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_scl, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_UNSET},
        {SYM_sda, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_UNSET},
        {SYM_freq, PARAMETER_KEYWORD, VALUE_UNSET},
        {SYM_timeout, PARAMETER_KEYWORD, VALUE_UNSET}};
    value a[ARRAY_LENGTH(parameters)];
    (void)type;
    return value_arguments_sort(args, SYM_SoftI2C, parameters,
                                ARRAY_LENGTH(parameters), a) &&
           machine_new(&machine_type_SoftI2C, 0, out) &&
           take_settings(i2c_of(*out), a) && find_bus(i2c_of(*out));
}

static bool init(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_scl, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_sda, PARAMETER_ANY | PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_freq, PARAMETER_KEYWORD, VALUE_UNSET},
        {SYM_timeout, PARAMETER_KEYWORD, VALUE_UNSET}};
    value a[ARRAY_LENGTH(parameters)];
    struct i2c *i2c;
    *out = VALUE_NONE;
    return i2c_self(args, &i2c) &&
           value_arguments_sort(args, SYM_init, parameters,
                                ARRAY_LENGTH(parameters), a) &&
           take_settings(i2c, a + 1) && setup(i2c);
}

/* The pins become inputs. */
static bool deinit(struct arguments *args, value *out) {
    struct i2c *i2c;
    *out = VALUE_NONE;
    if (!i2c_self(args, &i2c))
        return false;
    if (i2c->scl != MACHINE_PIN_DEFAULT)
        board_pin_setup(i2c->scl, MACHINE_MODE_IN, MACHINE_PULL_NONE);
    if (i2c->sda != MACHINE_PIN_DEFAULT)
        board_pin_setup(i2c->sda, MACHINE_MODE_IN, MACHINE_PULL_NONE);
    return true;
}

NATIVE(deinit, SYM_deinit, 1, 1, NATIVE_METHOD);
NATIVE(init, SYM_init, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(readfrom, SYM_readfrom, 3, 4, NATIVE_METHOD);
NATIVE(readfrom_into, SYM_readfrom_into, 3, 4, NATIVE_METHOD);
NATIVE(readfrom_mem, SYM_readfrom_mem, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(readfrom_mem_into, SYM_readfrom_mem_into, 1, 255,
       NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(scan, SYM_scan, 1, 1, NATIVE_METHOD);
NATIVE(writeto, SYM_writeto, 3, 4, NATIVE_METHOD);
NATIVE(writeto_mem, SYM_writeto_mem, 1, 255, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(writevto, SYM_writevto, 3, 4, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_deinit, deinit),
    MEMBER_FUNCTION(SYM_init, init),
    MEMBER_FUNCTION(SYM_readfrom, readfrom),
    MEMBER_FUNCTION(SYM_readfrom_into, readfrom_into),
    MEMBER_FUNCTION(SYM_readfrom_mem, readfrom_mem),
    MEMBER_FUNCTION(SYM_readfrom_mem_into, readfrom_mem_into),
    MEMBER_FUNCTION(SYM_scan, scan),
    MEMBER_FUNCTION(SYM_writeto, writeto),
    MEMBER_FUNCTION(SYM_writeto_mem, writeto_mem),
    MEMBER_FUNCTION(SYM_writevto, writevto),
};

static const struct type_hooks hooks = {.make = make};
static const struct type_hooks soft_hooks = {.make = make_soft};

const struct type machine_type_I2C = {.header = HEADER_STATIC(KIND_TYPE),
                                      .base = &value_type_object,
                                      .hooks = &hooks,
                                      MEMBERS(members),
                                      .name = SYM_I2C,
                                      .instance_kind = KIND_CUSTOM_LEAF};

const struct type machine_type_SoftI2C = {.header = HEADER_STATIC(KIND_TYPE),
                                          .base = &value_type_object,
                                          .hooks = &soft_hooks,
                                          MEMBERS(members),
                                          .name = SYM_SoftI2C,
                                          .instance_kind = KIND_CUSTOM_LEAF};
