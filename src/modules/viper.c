/* SPDX-License-Identifier: MIT */
/* What viper's functions call (lang/viper.h): values cut to a machine word, and
 * pointers, which know the object that their bytes are in, so that they keep it
 * alive and a load beside it is an error. The names stand among the builtins
 * and are no part of any interface. */
#include "modules/memory.h"

#include "value/byte_buffer.h"

const struct type mod_viper_error =
    VALUE_EXCEPTION_TYPE(ViperTypeError, TypeError);

static const struct type pointer_type;

static struct value_custom *pointer_of(value v) {
    if (value_is_pointer(v) && value_type_of(v) == &pointer_type)
        return value_pointer(v);
    return NULL;
}

/* The word that an object is, as C's cast takes it. */
static bool word_of(value v, uintptr_t *out) {
    const struct value_custom *p = pointer_of(v);
    value plain = value_unwrap(v);
    uint64_t n;
    if (p != NULL) {
        *out = (uintptr_t)mod_memory_of((struct value_custom *)(uintptr_t)p)
                   ->address;
        return true;
    }
    if (!value_is_int(plain) && !value_is_bool(plain))
        return value_raise(&value_type_TypeError, "can't convert %t to int", v);
    if (!value_to_uint64_wrap(plain, &n))
        return false;
    *out = (uintptr_t)n;
    return true;
}

static bool from_int(uintptr_t word, value *out) {
    return value_int_from_int64((intptr_t)word, out);
}

static bool to_int(struct arguments *args, value *out) {
    uintptr_t word;
    return word_of(args->at[0], &word) && from_int(word, out);
}

static bool to_uint(struct arguments *args, value *out) {
    uintptr_t word;
    return word_of(args->at[0], &word) && value_int_from_uint64(word, out);
}

static bool to_bool(struct arguments *args, value *out) {
    bool truth;
    const struct value_custom *p = pointer_of(args->at[0]);
    if (p == NULL && !value_truth(args->at[0], &truth))
        return false;
    *out = value_from_bool(p != NULL || truth);
    return true;
}

/* A pointer to items of so many bytes: of a buffer, a pointer or a number. */
static bool to_pointer(struct arguments *args, uint32_t size, value *out) {
    value v = args->at[0], slots[MOD_MEMORY_SLOTS] = {VALUE_NONE, VALUE_NONE};
    const struct value_custom *p = pointer_of(v);
    struct mod_memory m = {.extra = size};
    const struct type_hooks *hooks = value_type_of(value_unwrap(v))->hooks;
    if (p != NULL) {
        m.address = mod_memory_of((struct value_custom *)(uintptr_t)p)->address;
        slots[MOD_MEMORY_OWNER] = slot_load(&p->at[MOD_MEMORY_OWNER]);
    } else if (value_is_str(value_unwrap(v)) ||
               (hooks != NULL && hooks->view != NULL) ||
               value_is_kind(value_unwrap(v), KIND_BYTES) ||
               value_is_kind(value_unwrap(v), KIND_BYTEARRAY)) {
        if (!mod_memory_address(v, &m.address, &slots[MOD_MEMORY_OWNER]))
            return false;
    } else {
        uintptr_t word;
        if (!word_of(v, &word))
            return false;
        m.address = word;
        slots[MOD_MEMORY_OWNER] = mod_memory_owner(word);
    }
    return mod_memory_object(&pointer_type, &m, slots, out);
}

static bool to_ptr8(struct arguments *args, value *out) {
    return to_pointer(args, 1, out);
}

static bool to_ptr16(struct arguments *args, value *out) {
    return to_pointer(args, 2, out);
}

static bool to_ptr32(struct arguments *args, value *out) {
    return to_pointer(args, 4, out);
}

/* Where item i of a pointer is. */
static bool place_of(value pointer, value index, bool writes, uint8_t **at,
                     uint32_t *size) {
    struct value_custom *p = pointer_of(pointer);
    uintptr_t i;
    if (p == NULL)
        return value_raise(&mod_viper_error, "can't load from '%t'", pointer);
    if (!word_of(index, &i))
        return false;
    *size = mod_memory_of(p)->extra;
    uint64_t address =
        (uintptr_t)mod_memory_of(p)->address + i * (uintptr_t)*size;
    return mod_memory_at((uintptr_t)address, *size, writes,
                         slot_load(&p->at[MOD_MEMORY_OWNER]), at);
}

/* load(pointer, i): without a sign, as the machine loads it. */
static bool load(struct arguments *args, value *out) {
    uint32_t size, word = 0;
    uint8_t *at;
    if (!place_of(args->at[0], args->at[1], false, &at, &size))
        return false;
    memcpy(&word, at, size);
    KEEP_ALIVE(args->at[0]);
    return from_int(word, out);
}

/* store(v, pointer, i) */
static bool store(struct arguments *args, value *out) {
    uint32_t size;
    uint8_t *at;
    uintptr_t word;
    *out = VALUE_NONE;
    if (!word_of(args->at[0], &word) ||
        !place_of(args->at[1], args->at[2], true, &at, &size))
        return false;
    struct value_custom *p = pointer_of(args->at[1]);
    value_bytes_write(slot_pointer(&p->at[MOD_MEMORY_OWNER]), at,
                      (const uint8_t *)&word, size);
    KEEP_ALIVE(args->at[1]);
    return true;
}

/* shift(a, b): a << b, whose count counts as far as the word goes. */
static bool shift(struct arguments *args, value *out) {
    uintptr_t word, count;
    if (!word_of(args->at[0], &word) || !word_of(args->at[1], &count))
        return false;
    return from_int(count < 8 * sizeof word ? word << count : 0, out);
}

NATIVE(load, SYM___viper_load__, 2, 2, 0);
NATIVE(shift, SYM___viper_shift__, 2, 2, 0);
NATIVE(store, SYM___viper_store__, 3, 3, 0);
NATIVE(to_bool, SYM___viper_bool__, 1, 1, 0);
NATIVE(to_int, SYM___viper_int__, 1, 1, 0);
NATIVE(to_ptr8, SYM___viper_ptr8__, 1, 1, 0);
NATIVE(to_ptr16, SYM___viper_ptr16__, 1, 1, 0);
NATIVE(to_ptr32, SYM___viper_ptr32__, 1, 1, 0);
NATIVE(to_uint, SYM___viper_uint__, 1, 1, 0);

static const struct type pointer_type = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .name = SYM_ptr,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

bool mod_viper_start(void) {
    static const struct {
        uint16_t name;
        const void *object;
    } entries[] = {{SYM_ViperTypeError, &mod_viper_error},
                   {SYM___viper_bool__, &to_bool_native},
                   {SYM___viper_int__, &to_int_native},
                   {SYM___viper_load__, &load_native},
                   {SYM___viper_ptr__, &to_ptr8_native},
                   {SYM___viper_ptr8__, &to_ptr8_native},
                   {SYM___viper_ptr16__, &to_ptr16_native},
                   {SYM___viper_ptr32__, &to_ptr32_native},
                   {SYM___viper_shift__, &shift_native},
                   {SYM___viper_store__, &store_native},
                   {SYM___viper_uint__, &to_uint_native}};
    for (uint32_t i = 0; i < ARRAY_LENGTH(entries); i++)
        if (!value_dict_set(vm_added_builtins(),
                            value_from_symbol(entries[i].name),
                            value_from_static(entries[i].object)))
            return false;
    return true;
}
