/* SPDX-License-Identifier: MIT */
/* uctypes.struct: a descriptor over memory. What is in it is read and written
 * at the moment; parts that are structs, arrays or pointers are such objects
 * again, which share the bytes. Numbers go over whole (Y2). */
#include "modules/uctypes.h"

#include "value/byte_buffer.h"
#include "value/item.h"

/* Behind the address: the layout. */
static struct mod_memory *memory_of(value self) {
    return mod_memory_of(value_pointer(self));
}

static value descriptor_of(value self) {
    const struct value_custom *c = value_pointer(self);
    return slot_load(&c->at[MOD_MEMORY_WITH]);
}

static value owner_of(value self) {
    const struct value_custom *c = value_pointer(self);
    return slot_load(&c->at[MOD_MEMORY_OWNER]);
}

/* Where a part of `self` is: its own bytes, or what a pointer leads to. */
struct place {
    value self;
    value owner;
    uint64_t address;
};

/* What a descriptor describes there. */
static bool part(const struct place *p, value descriptor, value *out) {
    const struct mod_memory m = {p->address, memory_of(p->self)->extra};
    const value slots[MOD_MEMORY_SLOTS] = {p->owner, descriptor};
    return mod_memory_object(&mod_type_struct, &m, slots, out);
}

static bool address_of(value v, uint64_t *out, value *owner) {
    value plain = value_unwrap(v);
    if (value_is_int(plain)) {
        if (!value_to_uint64_wrap(plain, out))
            return false;
        *owner = mod_memory_owner(*out);
        return true;
    }
    return mod_memory_address(v, out, owner);
}

/* struct(address, descriptor, layout=NATIVE) */
static bool make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_addr, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_descriptor, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_layout_type, PARAMETER_ANY,
         (VALUE_ZERO | (uint64_t)UCTYPES_NATIVE)}};
    value a[ARRAY_LENGTH(parameters)], slots[MOD_MEMORY_SLOTS];
    struct mod_memory m = {0, 0};
    int64_t layout;
    (void)type;
    if (!value_arguments_sort(args, SYM_struct, parameters,
                              ARRAY_LENGTH(parameters), a) ||
        !address_of(a[0], &m.address, &slots[MOD_MEMORY_OWNER]) ||
        !value_to_int64(a[2], &layout))
        return false;
    if (layout < UCTYPES_LITTLE || layout > UCTYPES_NATIVE)
        return value_raise(&value_type_ValueError, "no such layout");
    m.extra = (uint32_t)layout;
    slots[MOD_MEMORY_WITH] = a[1];
    return mod_memory_object(&mod_type_struct, &m, slots, out);
}

bool mod_uctypes_size_of(value instance, uint64_t *out) {
    return mod_uctypes_size(descriptor_of(instance), memory_of(instance)->extra,
                            out);
}

/* --- numbers --- */

static struct value_item item_of(enum uctypes_scalar scalar, uint32_t layout) {
    static const char codes[] = "BbHhIiQq??????fd";
    char code = codes[scalar];
    return (struct value_item){code, value_item_size(code, false),
                               layout == UCTYPES_BIG};
}

/* Without a sign, whatever the type, as in MicroPython. */
static bool load_bits(const struct uctypes_field *f, uint64_t word,
                      value *out) {
    return value_int_from_uint64(
        word >> f->position & (UINT64_MAX >> (64u - f->bits)), out);
}

static uint64_t word_at(const struct value_item *item, const uint8_t *at) {
    uint64_t word = 0;
    for (uint32_t i = 0; i < item->size; i++)
        word |= (uint64_t)at[item->big ? item->size - 1u - i : i] << 8 * i;
    return word;
}

static bool load(const struct place *p, const struct uctypes_field *f,
                 value *out) {
    struct value_item item = item_of(f->scalar, memory_of(p->self)->extra);
    _Alignas(8) uint8_t bytes[8];
    uint8_t *at;
    if (!mod_memory_at(p->address, item.size, false, p->owner, &at))
        return false;
    value_bytes_load(bytes, at, item.size);
    KEEP_ALIVE(p->owner);
    if (f->bits != 0)
        return load_bits(f, word_at(&item, bytes), out);
    return value_item_load(&item, bytes, out);
}

/* What does not fit is cut off, as a register does. */
static bool encode(const struct uctypes_field *f, const struct value_item *item,
                   value v, uint8_t *bytes) {
    uint64_t n, mask = UINT64_MAX;
    if (f->scalar >= UCTYPES_FLOAT32) {
        double x;
        return value_to_double(v, &x) &&
               value_item_store(item, value_from_double(x), bytes) !=
                   VALUE_ITEM_RAISED;
    }
    if (!value_is_int(value_unwrap(v)) && !value_is_bool(v))
        return value_raise(&value_type_TypeError, "can't convert %t to int", v);
    if (!value_to_uint64_wrap(value_unwrap(v), &n))
        return false;
    if (f->bits != 0) {
        mask = UINT64_MAX >> (64u - f->bits) << f->position;
        n = (word_at(item, bytes) & ~mask) | (n << f->position & mask);
    }
    for (uint32_t i = 0; i < item->size; i++)
        bytes[item->big ? item->size - 1u - i : i] = (uint8_t)(n >> 8 * i);
    return true;
}

static bool store(const struct place *p, const struct uctypes_field *f,
                  value v) {
    struct value_item item = item_of(f->scalar, memory_of(p->self)->extra);
    _Alignas(8) uint8_t bytes[8];
    uint8_t *at;
    if (!mod_memory_at(p->address, item.size, true, p->owner, &at))
        return false;
    value_bytes_load(bytes, at, item.size);
    if (!encode(f, &item, v, bytes))
        return false;
    value_bytes_write(value_pointer(p->owner), at, bytes, item.size);
    KEEP_ALIVE(p->owner);
    return true;
}

/* --- fields and items --- */

static bool no_field(uint32_t name) {
    return value_raise_value(&value_type_KeyError, value_from_symbol(name));
}

/* The field of that name, and where it is. */
static bool find(value self, uint32_t name, value *descriptor,
                 struct uctypes_field *f, struct place *p) {
    struct uctypes_field whole;
    if (!mod_uctypes_field(descriptor_of(self), &whole))
        return false;
    if (whole.kind != UCTYPES_STRUCT)
        return value_raise(&value_type_TypeError, "struct: no fields");
    if (!value_dict_get(value_unwrap(whole.inner), value_from_symbol(name),
                        descriptor))
        return false;
    if (*descriptor == VALUE_UNSET)
        return no_field(name);
    if (!mod_uctypes_field(*descriptor, f))
        return false;
    *p = (struct place){self, owner_of(self),
                        memory_of(self)->address + f->offset};
    return true;
}

/* An array of bytes is a bytearray on the same memory. */
static bool load_part(const struct place *p, value descriptor,
                      const struct uctypes_field *f, value *out) {
    struct value_view view = {
        .length = f->count, .format = 'B', .item_size = 1};
    if (f->kind == UCTYPES_ARRAY && f->inner == VALUE_UNSET &&
        f->scalar == UCTYPES_UINT8) {
        if (!mod_memory_at(p->address, f->count, false, p->owner, &view.at))
            return false;
        view.owner = p->owner;
        return value_bytes_alias(&view, out);
    }
    return part(p, f->kind == UCTYPES_STRUCT ? f->inner : descriptor, out);
}

static bool field_load(value self, uint32_t name, value *out) {
    struct uctypes_field f;
    struct place p;
    value descriptor;
    uint32_t length;
    const char *text = value_symbol_text(name, &length);
    *out = VALUE_UNSET;
    if (length > 4 && text[0] == '_' && text[1] == '_')
        return true;
    if (!find(self, name, &descriptor, &f, &p))
        return false;
    return f.kind == UCTYPES_NUMBER ? load(&p, &f, out)
                                    : load_part(&p, descriptor, &f, out);
}

static bool field_store(value self, uint32_t name, value v, bool *done) {
    struct uctypes_field f;
    struct place p;
    value descriptor;
    *done = true;
    if (v == VALUE_UNSET)
        return value_raise(&value_type_TypeError, "struct: can't delete");
    if (!find(self, name, &descriptor, &f, &p))
        return false;
    if (f.kind != UCTYPES_NUMBER)
        return value_raise(&value_type_TypeError,
                           "syntax error in uctypes descriptor");
    return store(&p, &f, v);
}

/* The address that a pointer holds. */
static bool target_of(value self, uint64_t *out) {
    static const struct uctypes_field word = {
        .kind = UCTYPES_NUMBER,
        .scalar = sizeof(void *) == 8 ? UCTYPES_UINT64 : UCTYPES_UINT32};
    struct place p = {self, owner_of(self), memory_of(self)->address};
    value v;
    return load(&p, &word, &v) && value_to_uint64_wrap(v, out);
}

static bool size_of_item(value self, const struct uctypes_field *f,
                         uint64_t *out) {
    *out = item_of(f->scalar, 0).size;
    return f->inner == VALUE_UNSET ||
           mod_uctypes_size(f->inner, memory_of(self)->extra, out);
}

/* Where item `key` is. */
static bool item_at(value self, value key, struct uctypes_field *f,
                    struct place *p) {
    uint64_t size;
    int64_t i;
    if (!mod_uctypes_field(descriptor_of(self), f))
        return false;
    if (f->kind != UCTYPES_ARRAY && f->kind != UCTYPES_PTR)
        return value_raise(&value_type_TypeError, "struct: can't index");
    if (!value_to_int64(key, &i))
        return false;
    if (f->kind == UCTYPES_ARRAY && (i < 0 || i >= f->count))
        return value_raise(&value_type_IndexError,
                           "struct: index out of range");
    *p = (struct place){self, owner_of(self), memory_of(self)->address};
    if (f->kind == UCTYPES_PTR) {
        if (!target_of(self, &p->address))
            return false;
        p->owner = mod_memory_owner(p->address);
    }
    if (!size_of_item(self, f, &size))
        return false;
    p->address += (uint64_t)i * size;
    return true;
}

static bool subscript(value self, value key, value *out) {
    struct uctypes_field f;
    struct place p;
    if (!item_at(self, key, &f, &p))
        return false;
    return f.inner == VALUE_UNSET ? load(&p, &f, out) : part(&p, f.inner, out);
}

static bool subscript_store(value self, value key, value v) {
    struct uctypes_field f;
    struct place p;
    if (!item_at(self, key, &f, &p))
        return false;
    if (v == VALUE_UNSET || f.inner != VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "syntax error in uctypes descriptor");
    return store(&p, &f, v);
}

/* --- the whole --- */

static bool print(value self, bool repr, struct value_sink *sink) {
    static const char *const names[] = {"STRUCT", "PTR", "ARRAY", "ERROR"};
    struct uctypes_field f = {.kind = UCTYPES_NUMBER};
    (void)repr;
    if (!mod_uctypes_field(descriptor_of(self), &f))
        (void)value_take_exception();
    char digits[17];
    uint32_t n = sizeof digits - 1;
    uint64_t address = memory_of(self)->address;
    digits[n] = 0;
    do {
        digits[--n] = "0123456789abcdef"[address & 15u];
        address >>= 4;
    } while (address != 0);
    return value_write_format(sink, "<struct %s 0x%s>", names[f.kind],
                              (const char *)digits + n);
}

static bool view(value self, bool writable, struct value_view *out) {
    uint64_t size;
    return mod_uctypes_size_of(self, &size) &&
           mod_memory_view(memory_of(self)->address, size, writable, out);
}

/* int(pointer) */
static bool to_int(struct arguments *args, value *out) {
    struct uctypes_field f;
    uint64_t address;
    value self = args->at[0];
    if (!value_is_pointer(self) || value_type_of(self) != &mod_type_struct ||
        !mod_uctypes_field(descriptor_of(self), &f))
        return value_context()->exception == VALUE_UNSET &&
               value_raise(&value_type_TypeError, "a struct is needed");
    if (f.kind != UCTYPES_PTR)
        return value_raise(&value_type_TypeError,
                           "can't convert struct to int");
    return target_of(self, &address) && value_int_from_uint64(address, out);
}

NATIVE(to_int, SYM___int__, 1, 1, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___int__, to_int),
};

static const struct type_hooks hooks = {
    .make = make,
    .load = field_load,
    .store = field_store,
    .subscript = subscript,
    .subscript_store = subscript_store,
    .print = print,
    .view = view,
};

const struct type mod_type_struct = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_struct,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};
