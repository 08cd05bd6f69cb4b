/* SPDX-License-Identifier: MIT */
/* Module uctypes: descriptors, their sizes, and memory by its address. */
#include "modules/uctypes.h"

static bool bad_descriptor(void) {
    return value_raise(&value_type_TypeError,
                       "syntax error in uctypes descriptor");
}

static bool read_number(value v, uint32_t *out) {
    int64_t n;
    if (!value_is_int(value_unwrap(v)))
        return bad_descriptor();
    if (!value_to_int64(value_unwrap(v), &n))
        return false;
    *out = (uint32_t)n & 0x7FFFFFFFu;
    return true;
}

static bool read_scalar(value v, struct uctypes_field *f) {
    uint32_t n;
    if (!read_number(v, &n))
        return false;
    uint32_t what = n >> UCTYPES_SCALAR_AT;
    f->kind = UCTYPES_NUMBER;
    f->scalar = (enum uctypes_scalar)what;
    f->offset = n & ((1u << UCTYPES_SCALAR_AT) - 1u);
    if (what >= UCTYPES_BITS && what < UCTYPES_FLOAT32) {
        f->scalar = (enum uctypes_scalar)(what - UCTYPES_BITS);
        f->offset = n & ((1u << UCTYPES_BITS_POS) - 1u);
        f->position = n >> UCTYPES_BITS_POS & 31u;
        f->bits = n >> UCTYPES_BITS_LEN & 31u;
        if (f->bits == 0)
            f->bits = 32;
    }
    return true;
}

/* (offset | ARRAY, count | scalar), (offset | ARRAY, count, dict),
 * (offset | PTR, scalar or dict), (offset, dict). */
static bool read_tuple(value v, struct uctypes_field *f) {
    uint32_t length = value_tuple_length(v), n;
    if (length < 2 || length > 3 || !read_number(value_tuple_at(v, 0), &n))
        return length >= 2 && length <= 3 ? false : bad_descriptor();
    struct uctypes_field items = {.inner = VALUE_UNSET};
    value second = value_tuple_at(v, 1);
    value last = value_tuple_at(v, length - 1);
    uint32_t kind = n >> UCTYPES_KIND_AT;
    if (value_is_kind(value_unwrap(last), KIND_DICT))
        items.inner = last;
    else if (length == 3 || kind == UCTYPES_STRUCT ||
             !read_scalar(last, &items))
        return value_context()->exception != VALUE_UNSET ? false
                                                         : bad_descriptor();
    *f = items;
    f->offset = n & ((1u << UCTYPES_KIND_AT) - 1u);
    f->kind = (enum uctypes_kind)kind;
    f->bits = 0;
    if (kind != UCTYPES_ARRAY)
        return length == 2 ? true : bad_descriptor();
    f->count = items.offset;
    return length == 2 ? items.inner == VALUE_UNSET || bad_descriptor()
                       : read_number(second, &f->count);
}

bool mod_uctypes_field(value descriptor, struct uctypes_field *out) {
    value plain = value_unwrap(descriptor);
    *out = (struct uctypes_field){.inner = VALUE_UNSET};
    if (value_is_kind(plain, KIND_TUPLE))
        return read_tuple(plain, out);
    if (value_is_kind(plain, KIND_DICT)) {
        out->inner = descriptor;
        return true;
    }
    return read_scalar(plain, out);
}

static uint32_t scalar_size(enum uctypes_scalar scalar) {
    if (scalar >= UCTYPES_FLOAT32)
        return scalar == UCTYPES_FLOAT32 ? 4 : 8;
    return 1u << ((uint32_t)scalar >> 1);
}

static bool measure(value descriptor, uint32_t layout, uint64_t *size,
                    uint32_t *align);

/* One after the other stands no farther than its offset says. */
static bool measure_dict(value dict, uint32_t layout, uint64_t *size,
                         uint32_t *align) {
    uint32_t cursor = 0, widest;
    value key, descriptor;
    *size = 0;
    *align = 1;
    while (value_dict_next(value_unwrap(dict), &cursor, &key, &descriptor)) {
        struct uctypes_field f;
        uint64_t inner;
        if (!mod_uctypes_field(descriptor, &f) ||
            !measure(descriptor, layout, &inner, &widest) || !value_poll())
            return false;
        *align = widest > *align ? widest : *align;
        if (f.offset + inner > *size)
            *size = f.offset + inner;
    }
    if (layout == UCTYPES_NATIVE)
        *size = (*size + *align - 1) / *align * *align;
    return true;
}

static bool measure(value descriptor, uint32_t layout, uint64_t *size,
                    uint32_t *align) {
    struct uctypes_field f;
    if (!value_check_stack() || !mod_uctypes_field(descriptor, &f))
        return false;
    if (f.kind == UCTYPES_PTR) {
        *size = *align = sizeof(void *);
        return true;
    }
    if (f.inner == VALUE_UNSET)
        *size = *align = scalar_size(f.scalar);
    else if (!measure_dict(f.inner, layout, size, align))
        return false;
    if (f.kind == UCTYPES_ARRAY)
        *size *= f.count;
    return true;
}

bool mod_uctypes_size(value descriptor, uint32_t layout, uint64_t *out) {
    uint32_t align;
    return measure(descriptor, layout, out, &align);
}

static bool sizeof_(struct arguments *args, value *out) {
    value v = value_unwrap(args->at[0]);
    int64_t layout = UCTYPES_NATIVE;
    uint64_t size;
    uint32_t length;
    if (value_is_pointer(v) && value_type_of(v) == &mod_type_struct) {
        if (args->count > 1)
            return bad_descriptor();
        return mod_uctypes_size_of(v, &size) &&
               value_int_from_uint64(size, out);
    }
    if (args->count > 1 && !value_to_int64(args->at[1], &layout))
        return false;
    if (value_is_kind(v, KIND_BYTEARRAY) || value_is_kind(v, KIND_MEMORYVIEW)) {
        if (!mod_length(v, &length))
            return false;
        *out = value_from_int48(length);
        return true;
    }
    if (value_is_int(v))
        return value_raise(&value_type_TypeError,
                           "can't unambiguously get sizeof scalar");
    return mod_uctypes_size(v, (uint32_t)layout, &size) &&
           value_int_from_uint64(size, out);
}

static bool addressof(struct arguments *args, value *out) {
    uint64_t address;
    value owner;
    return mod_memory_address(args->at[0], &address, &owner) &&
           value_int_from_uint64(address, out);
}

static bool place_of(const struct arguments *args, bool writes,
                     struct value_view *view) {
    uint64_t address;
    int64_t length = 0;
    if (!value_is_int(value_unwrap(args->at[0])))
        return value_raise(&value_type_TypeError, "can't convert %t to int",
                           args->at[0]);
    if (!value_to_uint64_wrap(value_unwrap(args->at[0]), &address) ||
        !value_to_int64(args->at[1], &length))
        return false;
    if (length < 0)
        return value_raise(&value_type_ValueError, "length is negative");
    return mod_memory_view(address, (uint64_t)length, writes, view);
}

static bool bytes_at(struct arguments *args, value *out) {
    struct value_view view;
    if (!place_of(args, false, &view) ||
        !value_bytes_new(view.at, view.length, out))
        return false;
    KEEP_ALIVE(view.owner);
    return true;
}

static bool bytearray_at(struct arguments *args, value *out) {
    struct value_view view;
    return place_of(args, true, &view) && value_bytes_alias(&view, out);
}

NATIVE(addressof, SYM_addressof, 1, 1, 0);
NATIVE(bytearray_at, SYM_bytearray_at, 2, 2, 0);
NATIVE(bytes_at, SYM_bytes_at, 2, 2, 0);
NATIVE(sizeof_, SYM_sizeof, 1, 2, 0);

/* As in MicroPython: the highest bit, which is the sign, is there twice. */
#define SCALAR(n) ((int32_t)((uint32_t)(n) << 28) / 2)
#define KIND(n) ((int32_t)((uint32_t)(n) << 30) / 2)
#define LONG_SIZED(s, l) (sizeof(long) == 8 ? (l) : (s))

static const struct member members[] = {
    MEMBER_NUMBER(SYM_ARRAY, KIND(UCTYPES_ARRAY)),
    MEMBER_NUMBER(SYM_BFINT16, SCALAR(UCTYPES_BITS + UCTYPES_INT16)),
    MEMBER_NUMBER(SYM_BFINT32, SCALAR(UCTYPES_BITS + UCTYPES_INT32)),
    MEMBER_NUMBER(SYM_BFINT8, SCALAR(UCTYPES_BITS + UCTYPES_INT8)),
    MEMBER_NUMBER(SYM_BFUINT16, SCALAR(UCTYPES_BITS + UCTYPES_UINT16)),
    MEMBER_NUMBER(SYM_BFUINT32, SCALAR(UCTYPES_BITS + UCTYPES_UINT32)),
    MEMBER_NUMBER(SYM_BFUINT8, SCALAR(UCTYPES_BITS)),
    MEMBER_NUMBER(SYM_BF_LEN, UCTYPES_BITS_LEN),
    MEMBER_NUMBER(SYM_BF_POS, UCTYPES_BITS_POS),
    MEMBER_NUMBER(SYM_BIG_ENDIAN, UCTYPES_BIG),
    MEMBER_NUMBER(SYM_FLOAT32, SCALAR(UCTYPES_FLOAT32)),
    MEMBER_NUMBER(SYM_FLOAT64, SCALAR(UCTYPES_FLOAT64)),
    MEMBER_NUMBER(SYM_INT, SCALAR(UCTYPES_INT32)),
    MEMBER_NUMBER(SYM_INT16, SCALAR(UCTYPES_INT16)),
    MEMBER_NUMBER(SYM_INT32, SCALAR(UCTYPES_INT32)),
    MEMBER_NUMBER(SYM_INT64, SCALAR(UCTYPES_INT64)),
    MEMBER_NUMBER(SYM_INT8, SCALAR(UCTYPES_INT8)),
    MEMBER_NUMBER(SYM_LITTLE_ENDIAN, UCTYPES_LITTLE),
    MEMBER_NUMBER(SYM_LONG, SCALAR(LONG_SIZED(UCTYPES_INT32, UCTYPES_INT64))),
    MEMBER_NUMBER(SYM_LONGLONG, SCALAR(UCTYPES_INT64)),
    MEMBER_NUMBER(SYM_NATIVE, UCTYPES_NATIVE),
    MEMBER_NUMBER(SYM_PTR, KIND(UCTYPES_PTR)),
    MEMBER_NUMBER(SYM_SHORT, SCALAR(UCTYPES_INT16)),
    MEMBER_NUMBER(SYM_UINT, SCALAR(UCTYPES_UINT32)),
    MEMBER_NUMBER(SYM_UINT16, SCALAR(UCTYPES_UINT16)),
    MEMBER_NUMBER(SYM_UINT32, SCALAR(UCTYPES_UINT32)),
    MEMBER_NUMBER(SYM_UINT64, SCALAR(UCTYPES_UINT64)),
    MEMBER_NUMBER(SYM_UINT8, SCALAR(UCTYPES_UINT8)),
    MEMBER_NUMBER(SYM_ULONG,
                  SCALAR(LONG_SIZED(UCTYPES_UINT32, UCTYPES_UINT64))),
    MEMBER_NUMBER(SYM_ULONGLONG, SCALAR(UCTYPES_UINT64)),
    MEMBER_NUMBER(SYM_USHORT, SCALAR(UCTYPES_UINT16)),
    MEMBER_NUMBER(SYM_VOID, SCALAR(UCTYPES_UINT8)),
    MEMBER_FUNCTION(SYM_addressof, addressof),
    MEMBER_FUNCTION(SYM_bytearray_at, bytearray_at),
    MEMBER_FUNCTION(SYM_bytes_at, bytes_at),
    MEMBER_FUNCTION(SYM_sizeof, sizeof_),
    MEMBER_TYPE(SYM_struct, mod_type_struct),
};

MOD_MODULE(uctypes, members);
