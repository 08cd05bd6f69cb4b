/* SPDX-License-Identifier: MIT */
/*
 * What the classes of `machine` share. Their objects are value_custom: behind
 * the type come 24 raw bytes, then slots. A class is a const type in flash; an
 * object holds a pin's or bus's number, never the hardware's state, which the
 * board has.
 *
 * O1  A bus has one user at a time: who finds it busy gets EBUSY, and the
 *     flag is raised and lowered by the same level.
 */
#ifndef KRAIT_MACHINE_OBJECT_H
#define KRAIT_MACHINE_OBJECT_H

#include "board_sizes.h"
#include "machine/machine.h"
#include "value/arguments.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"
#include "value/type.h"

#define MACHINE_PINS BOARD_MOST_PINS
#define MACHINE_BUSES 4
#define MACHINE_PIN_DEFAULT 255

struct machine_state {
    uint16_t pin_source[MACHINE_PINS]; /* plus 1; 0 = none yet */
    uint8_t pin_edges[MACHINE_PINS];   /* armed */
    uint8_t pin_mode[MACHINE_PINS];    /* as Pin() was told */
    uint8_t pin_pull[MACHINE_PINS];
    uint8_t pin_alternate[MACHINE_PINS];
    volatile uint8_t bus_owner[MACHINE_BUSES]; /* level + 1; 0 = free (O1) */
};

extern struct machine_state machine_state;

extern const struct type machine_type_Pin;
extern const struct type machine_type_PinIRQ;
extern const struct type machine_type_Signal;
extern const struct type machine_type_Timer;
extern const struct type machine_type_PWM;
extern const struct type machine_type_ADC;
extern const struct type machine_type_I2C;
extern const struct type machine_type_SoftI2C;
extern const struct type machine_type_mem;

extern const struct module_definition machine_module;
extern const struct module_definition machine_umodule;

/* The raw part of an object.
 * Contract: isr; no alloc; O(1). */
static inline void *machine_raw(value v) {
    return &((struct value_custom *)value_pointer(v))->raw[1];
}

/* A slot of an object.
 * Contract: isr; no alloc; O(1). */
static inline struct slot *machine_slot(value v, uint32_t index) {
    return &((struct value_custom *)value_pointer(v))->at[index];
}

/* True for an object of the type. Inline: the first thing that each method of a
 * pin does.
 * Contract: handler; no alloc; O(1). */
static inline bool machine_is(value v, const struct type *type) {
    if (!value_is_pointer(v))
        return false;
    uint8_t kind = value_object_kind(v);
    return (kind == KIND_CUSTOM || kind == KIND_CUSTOM_LEAF) &&
           ((const struct value_custom *)value_pointer(v))->type == type;
}

/* A new object with raw bytes 0 and the slots None.
 * Contract: handler; reserve; O(1); raises. */
bool machine_new(const struct type *type, uint32_t slots, value *out) RAISES;

/* Unwraps the self of a method; TypeError if it is of another type.
 * Contract: handler; reserve; O(1); raises. */
bool machine_self(const struct arguments *args, const struct type *type,
                  value *self) RAISES;

/* A pin's number from a Pin, an int or a name; ValueError if there is none.
 * Contract: handler; reserve; O(n); raises. */
bool machine_pin_number(value v, uint32_t *out) RAISES;

/* An integer within the bounds; ValueError that names the argument.
 * Contract: handler; reserve; O(1); raises. */
bool machine_int(value v, const char *name, const int64_t bounds[2],
                 int64_t *out) RAISES;

/* Waits, soft callbacks served, interrupts delivered.
 * Contract: task; may alloc; O(n); raises. */
bool machine_wait_until(uint64_t ns) RAISES;

#endif
