/* SPDX-License-Identifier: MIT */
/* The type array.array: one pointer to a byte buffer that carries its length
 * (C2), which byte_buffer.h changes, and the code of its items. What was
 * reckoned from a length that a handler has changed since is reckoned again.
 *
 * Rejected: sharing bytearray's code by giving bytearray an item size. Every
 * method would multiply and divide, on the type that drivers use most. */
#include "base/fp.h"
#include "value/byte_buffer.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/item.h"
#include "value/make.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"

struct array { /* KIND_ARRAY */
    struct header header;
    union {
        char code;
        uint64_t raw;
    };
    struct slot buffer;
};

static struct array *as_array(value self) { return value_pointer(self); }

static struct value_byte_buffer *buffer_of(value self) {
    return slot_pointer(&as_array(self)->buffer);
}

static struct value_item item_of(value self) {
    char code = as_array(self)->code;
    struct value_item item = {code, value_item_size(code, true), false};
    return item;
}

static bool array_new(char code, size_t bytes, value *out) {
    struct value_byte_buffer *b = value_byte_buffer_new(bytes);
    struct array *a = heap_alloc(KIND_ARRAY, sizeof *a - sizeof(struct header));
    if (a == NULL || b == NULL)
        return value_raise_memory();
    a->code = code;
    b->length = (uint32_t)bytes;
    slot_init(&a->buffer, value_from_pointer(b));
    *out = value_from_pointer(a);
    return true;
}

static struct slot *owner_of(value self) { return &as_array(self)->buffer; }

/* Too large for single precision is infinity, as C and CPython convert. */
static bool out_of_range(const struct value_item *item, value v, uint8_t *at) {
    double x;
    if (item->code == 'f' && value_to_double(v, &x))
        return value_item_store(
                   item,
                   value_from_double(base_fp_copysign(base_fp_infinity(), x)),
                   at) == VALUE_ITEM_DONE;
    return value_raise(&value_type_OverflowError,
                       "%v does not fit an array of '%c'", v, item->code);
}

static bool encode(const struct value_item *item, value v, uint8_t *at) {
    enum value_item_result result = value_item_store(item, v, at);
    return result == VALUE_ITEM_DONE ||
           (result == VALUE_ITEM_RANGE && out_of_range(item, v, at));
}

static bool append_item(value self, value v) {
    struct value_item item = item_of(self);
    _Alignas(8) uint8_t bytes[8];
    return encode(&item, v, bytes) &&
           value_bytes_append(owner_of(self), bytes, item.size);
}

static bool extend_by_items(value self, value iterable) {
    value items;
    if (!value_sequence_tuple(iterable, &items))
        return false;
    uint32_t n = value_tuple_length(items);
    for (uint32_t i = 0; i < n; i++)
        if (!append_item(self, value_tuple_at(items, i)) || !value_poll())
            return false;
    KEEP_ALIVE(items);
    return true;
}

static bool extend_by(value self, value v) {
    value plain = value_unwrap(v);
    if (!value_is_kind(plain, KIND_ARRAY))
        return extend_by_items(self, v);
    if (as_array(plain)->code != as_array(self)->code)
        return value_raise(&value_type_TypeError,
                           "can only extend with array of same kind");
    struct value_byte_buffer *b = buffer_of(plain);
    return value_bytes_append(owner_of(self), b->at, b->length);
}

static bool from_bytes(value self, value v) {
    struct value_view view;
    if (!value_view_of(v, false, &view))
        return false;
    if (view.length % item_of(self).size != 0)
        return value_raise(&value_type_ValueError,
                           "bytes length not a multiple of item size");
    bool done = value_bytes_append(owner_of(self), view.at, view.length);
    KEEP_ALIVE(view.owner);
    return done;
}

static bool code_of(value v, char *code) {
    uint32_t length;
    value plain = value_unwrap(v);
    if (!value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "array() argument 1 must be a unicode character, "
                           "not %t",
                           v);
    const char *text = value_str_text(plain, &length);
    if (length != 1)
        return value_raise(&value_type_TypeError,
                           "array() argument 1 must be a unicode character, "
                           "not str");
    *code = text[0];
    if (strchr("bBhHiIlLqQfd", *code) != NULL && *code != 0)
        return true;
    return value_raise(&value_type_ValueError,
                       "bad typecode (must be b, B, h, H, i, I, l, L, q, Q, f "
                       "or d)");
}

static bool array_make(value type, struct arguments *args, value *out) {
    value native;
    char code;
    if (args->keywords != 0 || args->count < 1 || args->count > 2)
        return value_raise(&value_type_TypeError,
                           "array() takes a typecode and at most one "
                           "initializer");
    if (!code_of(args->at[0], &code) || !array_new(code, 0, &native))
        return false;
    if (args->count == 2) {
        value v = value_unwrap(args->at[1]);
        bool raw =
            value_is_kind(v, KIND_BYTES) || value_is_kind(v, KIND_BYTEARRAY);
        bool same = value_is_kind(v, KIND_ARRAY) && as_array(v)->code == code;
        if (raw ? !from_bytes(native, v)
                : !(same ? extend_by(native, v) : extend_by_items(native, v)))
            return false;
    }
    return value_finish_make(type, native, out);
}

static bool array_length(value self, uint32_t *out) {
    *out = buffer_of(self)->length / item_of(self).size;
    return true;
}

static bool load_at(value self, const struct value_byte_buffer *b, uint32_t i,
                    value *out) {
    struct value_item item = item_of(self);
    _Alignas(8) uint8_t bytes[8];
    value_bytes_load(bytes, b->at + i * item.size, item.size); /* Y2 */
    return value_item_load(&item, bytes, out);
}

static bool get_slice(value self, value key, value *out) {
    struct value_byte_buffer *b = buffer_of(self);
    uint32_t size = item_of(self).size;
    int64_t n[4];
    if (!value_slice_indices(key, b->length / size, n) ||
        !array_new(as_array(self)->code, (size_t)n[3] * size, out))
        return false;
    uint8_t *to = buffer_of(*out)->at;
    if (n[2] == 1)
        value_bytes_read(to, b->at + n[0] * size, (uint32_t)n[3] * size);
    else
        for (int64_t i = 0; i < n[3]; i++)
            value_bytes_read(to + i * size, b->at + (n[0] + i * n[2]) * size,
                             size);
    return true;
}

static bool array_subscript(value self, value key, value *out) {
    struct value_byte_buffer *b = buffer_of(self);
    uint32_t i;
    if (value_is_kind(key, KIND_SLICE))
        return get_slice(self, key, out);
    return value_index_of(key, b->length / item_of(self).size, "array", &i) &&
           load_at(self, b, i, out);
}

static bool delete_steps(value self, const int64_t n[4], uint32_t seen,
                         bool *done) {
    uint32_t size = item_of(self).size;
    int64_t step = n[2] < 0 ? -n[2] : n[2];
    int64_t low = n[2] < 0 ? n[0] + (n[3] - 1) * n[2] : n[0];
    struct value_comb comb = {(uint32_t)low * size, (uint32_t)step * size,
                              (uint32_t)n[3], size, seen};
    return value_bytes_thin(owner_of(self), &comb, done);
}

/* Item by item, as views on the same buffer have to see it (Y2). */
static bool store_steps(value self, const int64_t n[4],
                        const struct value_view *data) {
    uint32_t size = item_of(self).size;
    if ((int64_t)(data->length / size) != n[3])
        return value_raise(&value_type_ValueError,
                           "attempt to assign array of size %u to extended "
                           "slice of size %u",
                           data->length / size, (uint32_t)n[3]);
    for (int64_t i = 0; i < n[3]; i++)
        if (!value_bytes_store(owner_of(self),
                               (uint32_t)(n[0] + i * n[2]) * size,
                               data->at + i * size, size))
            return true; /* cut off by a handler */
    return true;
}

static bool splice(value self, const int64_t n[4], uint32_t seen,
                   const struct value_view *data, bool *done) {
    uint32_t size = item_of(self).size;
    struct value_splice s = {.low = (uint32_t)n[0] * size,
                             .high = (uint32_t)(n[0] + n[3]) * size,
                             .data = data->at,
                             .length = data->length,
                             .seen = seen};
    if (s.length != s.high - s.low)
        return value_bytes_splice(owner_of(self), &s, done);
    value_bytes_overwrite(owner_of(self), s.low, s.data, s.length);
    *done = true;
    return true;
}

static bool view_array(value self, value v, struct value_view *data) {
    value plain = value_unwrap(v);
    if (!value_is_kind(plain, KIND_ARRAY) ||
        as_array(plain)->code != as_array(self)->code)
        return value_raise(&value_type_TypeError,
                           "can only assign array of same kind to array slice");
    struct value_byte_buffer *b = buffer_of(plain);
    data->at = b->at;
    data->length = b->length;
    data->owner = value_from_pointer(b);
    return true;
}

/* Taken aside: items of a reversed copy would come from where they went. */
static bool copy_of(value self, value *out) {
    const struct value_byte_buffer *b = buffer_of(self);
    uint32_t length = b->length; /* what a handler appends comes too late */
    if (!array_new(as_array(self)->code, length, out))
        return false;
    value_bytes_read(buffer_of(*out)->at, b->at, length);
    return true;
}

static bool store_slice(value self, value key, value v) {
    struct value_view data = {0};
    bool done = false;
    if (v != VALUE_UNSET && ((value_unwrap(v) == self && !copy_of(self, &v)) ||
                             !view_array(self, v, &data)))
        return false;
    while (!done) {
        int64_t n[4];
        uint32_t seen = buffer_of(self)->length;
        if (!value_slice_indices(key, seen / item_of(self).size, n))
            return false;
        if (v != VALUE_UNSET && n[2] != 1)
            return store_steps(self, n, &data);
        if (!(n[2] != 1 ? delete_steps(self, n, seen, &done)
                        : splice(self, n, seen, &data, &done)))
            return false;
    }
    KEEP_ALIVE(data.owner);
    return true;
}

/* Deletes an item, which `bytes` then holds. */
static struct value_splice taking(value self, uint32_t i, uint32_t seen,
                                  uint8_t bytes[8]) {
    uint32_t size = item_of(self).size;
    return (struct value_splice){.low = i * size,
                                 .high = i * size + size,
                                 .seen = seen,
                                 .taken = bytes,
                                 .taken_bytes = size};
}

static bool delete_at(value self, uint32_t i, uint32_t seen, bool *done) {
    uint8_t bytes[8];
    struct value_splice s = taking(self, i, seen, bytes);
    return value_bytes_splice(owner_of(self), &s, done);
}

static bool array_store(value self, value key, value v) {
    struct value_item item = item_of(self);
    _Alignas(8) uint8_t bytes[8];
    bool done = false;
    if (value_is_kind(key, KIND_SLICE))
        return store_slice(self, key, v);
    if (v != VALUE_UNSET && !encode(&item, v, bytes))
        return false;
    while (!done) {
        uint32_t i;
        uint32_t seen = buffer_of(self)->length;
        if (!value_index_of(key, seen / item.size, "array assignment", &i))
            return false;
        if (v != VALUE_UNSET)
            done = value_bytes_store(owner_of(self), i * item.size, bytes,
                                     item.size);
        else if (!delete_at(self, i, seen, &done))
            return false;
    }
    return true;
}

static bool array_print(value self, bool repr, struct value_sink *sink) {
    struct value_byte_buffer *b = buffer_of(self);
    uint32_t count = b->length / item_of(self).size;
    (void)repr;
    if (!value_write_format(sink, "array('%c'", as_array(self)->code))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        value v;
        if (!value_write(sink, i == 0 ? ", [" : ", ") ||
            !load_at(self, b, i, &v) || !value_print(v, true, sink) ||
            !value_poll())
            return false;
    }
    return value_write(sink, count == 0 ? ")" : "])");
}

static bool array_view(value self, bool writable, struct value_view *out) {
    struct value_byte_buffer *b = buffer_of(self);
    struct value_item item = item_of(self);
    (void)writable;
    *out = (struct value_view){b->at, b->length, value_from_pointer(b),
                               item.code, item.size};
    return true;
}

static bool concatenate(value a, value b, value *out) {
    char code = as_array(a)->code;
    if (!value_is_kind(b, KIND_ARRAY) || as_array(b)->code != code)
        return value_raise(&value_type_TypeError,
                           "can only append array (not \"%t\") to array", b);
    struct value_byte_buffer *m = buffer_of(a), *n = buffer_of(b);
    if (!array_new(code, (size_t)m->length + n->length, out))
        return false;
    struct value_byte_buffer *to = buffer_of(*out);
    uint32_t first = m->length < to->length ? m->length : to->length;
    value_bytes_read(to->at, m->at, first);
    value_bytes_read(to->at + first, n->at, to->length - first);
    return true;
}

static bool repeat(value self, value times, value *out) {
    struct value_byte_buffer *b = buffer_of(self);
    int64_t n;
    if (!value_to_int64(times, &n))
        return false;
    n = n < 0 ? 0 : n;
    uint32_t length = b->length; /* what a handler appends comes too late */
    if (length != 0 && n > INT32_MAX / (int64_t)length)
        return value_raise_memory();
    n = length == 0 ? 0 : n;
    if (!array_new(as_array(self)->code, (size_t)(n * length), out))
        return false;
    for (int64_t i = 0; i < n; i++)
        value_bytes_read(buffer_of(*out)->at + i * length, b->at, length);
    return true;
}

static bool array_binary(enum value_binary op, value a, value b, value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    a = value_unwrap(a);
    b = value_unwrap(b);
    bool left = value_is_kind(a, KIND_ARRAY);
    if (op == VALUE_ADD && left)
        return concatenate(a, b, out);
    if (op == VALUE_MUL && value_is_int(left ? b : a))
        return repeat(left ? a : b, left ? b : a, out);
    return true;
}

static bool array_inplace(enum value_binary op, value a, value b, value *out) {
    value self = value_unwrap(a);
    int64_t times;
    *out = VALUE_NOT_IMPLEMENTED;
    if (op == VALUE_ADD) {
        if (!value_is_kind(value_unwrap(b), KIND_ARRAY))
            return value_raise(&value_type_TypeError,
                               "can only extend with array (not \"%t\")", b);
        *out = a;
        return extend_by(self, b);
    }
    if (op != VALUE_MUL || !value_is_int(b))
        return true;
    *out = a;
    return value_to_int64(b, &times) &&
           value_bytes_multiply(owner_of(self), times);
}

/* The first pair that differs decides, else the lengths do. */
static bool array_compare(enum value_compare op, value a, value b, value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    a = value_unwrap(a);
    b = value_unwrap(b);
    if (!value_is_kind(a, KIND_ARRAY) || !value_is_kind(b, KIND_ARRAY))
        return true;
    struct value_byte_buffer *p = buffer_of(a), *q = buffer_of(b);
    uint32_t m = p->length / item_of(a).size, n = q->length / item_of(b).size;
    for (uint32_t i = 0; i < m && i < n; i++) {
        value x, y, equal;
        if (!load_at(a, p, i, &x) || !load_at(b, q, i, &y) ||
            !value_compare(VALUE_EQ, x, y, &equal) || !value_poll())
            return false;
        if (equal != VALUE_TRUE)
            return value_compare(op, x, y, out);
    }
    return value_compare(op, value_from_int48(m), value_from_int48(n), out);
}

/* Index of an equal item from `from` on; UINT32_MAX if there is none. */
static bool find(value self, value v, uint32_t from, uint32_t *at) {
    uint32_t count;
    *at = UINT32_MAX;
    for (uint32_t i = from; array_length(self, &count) && i < count; i++) {
        value x;
        bool equal;
        if (!load_at(self, buffer_of(self), i, &x) ||
            !value_equal(x, v, &equal) || !value_poll())
            return false;
        if (equal) {
            *at = i;
            return true;
        }
    }
    return true;
}

static bool array_contains(value self, value item, bool *out) {
    uint32_t at;
    if (!find(self, item, 0, &at))
        return false;
    *out = at != UINT32_MAX;
    return true;
}

static bool self_of(struct arguments *args, value *self, value *out) {
    *out = VALUE_NONE;
    return value_self(args, KIND_ARRAY, &value_type_array, self);
}

static bool append(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self, out) && append_item(self, args->at[1]);
}

static bool extend(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self, out) && extend_by(self, args->at[1]);
}

static bool insert(struct arguments *args, value *out) {
    value self;
    _Alignas(8) uint8_t bytes[8];
    int64_t index;
    bool done = false;
    if (!self_of(args, &self, out) || !value_to_int64(args->at[1], &index))
        return false;
    struct value_item item = item_of(self);
    struct value_view data = {bytes, item.size, VALUE_NONE, item.code,
                              item.size};
    if (!encode(&item, args->at[2], bytes))
        return false;
    while (!done) {
        uint32_t seen = buffer_of(self)->length;
        int64_t count = seen / item.size;
        int64_t at = index < 0 ? index + count : index;
        at = at < 0 ? 0 : at > count ? count : at;
        int64_t n[4] = {at, at, 1, 0};
        if (!splice(self, n, seen, &data, &done))
            return false;
    }
    return true;
}

static bool pop(struct arguments *args, value *out) {
    value self;
    _Alignas(8) uint8_t bytes[8] = {0};
    bool done = false;
    if (!self_of(args, &self, out))
        return false;
    struct value_item item = item_of(self);
    while (!done) {
        uint32_t seen = buffer_of(self)->length;
        uint32_t count = seen / item.size;
        uint32_t i = count - 1;
        if (count == 0)
            return value_raise(&value_type_IndexError, "pop from empty array");
        if (args->count > 1 && !value_index_of(args->at[1], count, "pop", &i))
            return false;
        struct value_splice s = taking(self, i, seen, bytes);
        if (!value_bytes_splice(owner_of(self), &s, &done))
            return false;
    }
    return value_item_load(&item, bytes, out);
}

static bool is_item(value self, const uint8_t *bytes, value v, bool *same) {
    struct value_item item = item_of(self);
    value x;
    return value_item_load(&item, bytes, &x) && value_equal(x, v, same);
}

/* What was found is deleted if it is there still. */
static bool remove_item(struct arguments *args, value *out) {
    value self;
    bool done = false;
    if (!self_of(args, &self, out))
        return false;
    uint32_t size = item_of(self).size;
    while (!done) {
        _Alignas(8) uint8_t bytes[8];
        bool same;
        uint32_t at;
        uint32_t seen = buffer_of(self)->length;
        if (!find(self, args->at[1], 0, &at))
            return false;
        if (at == UINT32_MAX)
            return value_raise(&value_type_ValueError,
                               "array.remove(x): x not in array");
        const struct value_byte_buffer *b = buffer_of(self);
        if (b->length != seen)
            continue;
        value_bytes_load(bytes, b->at + at * size, size);
        struct value_splice s = taking(self, at, seen, bytes);
        s.expect = true;
        if (!is_item(self, bytes, args->at[1], &same) ||
            (same && !value_bytes_splice(owner_of(self), &s, &done)))
            return false;
    }
    return true;
}

static bool reverse(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self, out))
        return false;
    value_bytes_reverse(owner_of(self), item_of(self).size);
    return true;
}

static bool array_index(struct arguments *args, value *out) {
    value self;
    uint32_t at, count;
    int64_t start = 0, stop = INT32_MAX;
    if (!self_of(args, &self, out) || !array_length(self, &count) ||
        (args->count > 2 && !value_to_int64(args->at[2], &start)) ||
        (args->count > 3 && !value_to_int64(args->at[3], &stop)))
        return false;
    start = start < 0 ? start + count : start;
    stop = stop < 0 ? stop + count : stop;
    start = start < 0 ? 0 : start > count ? count : start;
    if (!find(self, args->at[1], (uint32_t)start, &at))
        return false;
    if (at == UINT32_MAX || (int64_t)at >= stop)
        return value_raise(&value_type_ValueError,
                           "array.index(x): x not in array");
    *out = value_from_int48(at);
    return true;
}

static bool count_items(struct arguments *args, value *out) {
    value self;
    uint32_t at = 0, n = 0;
    if (!self_of(args, &self, out))
        return false;
    for (uint32_t from = 0;; from = at + 1, n++) {
        if (!find(self, args->at[1], from, &at))
            return false;
        if (at == UINT32_MAX)
            break;
    }
    *out = value_from_int48(n);
    return true;
}

static bool tobytes(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self, out))
        return false;
    struct value_byte_buffer *b = buffer_of(self);
    uint32_t length = b->length;
    if (!value_bytes_new(NULL, length, out))
        return false;
    struct value_str *bytes = value_pointer(*out);
    value_bytes_read((uint8_t *)bytes->text, b->at, length);
    return true;
}

static bool frombytes(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self, out) && from_bytes(self, args->at[1]);
}

static bool tolist(struct arguments *args, value *out) {
    value self, list, v;
    if (!self_of(args, &self, out) || !value_list_new(0, NULL, &list))
        return false;
    struct value_byte_buffer *b = buffer_of(self);
    uint32_t count = b->length / item_of(self).size;
    for (uint32_t i = 0; i < count; i++)
        if (!load_at(self, b, i, &v) || !value_list_append(list, v) ||
            !value_poll())
            return false;
    *out = list;
    return true;
}

static bool byteswap(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self, out))
        return false;
    value_bytes_swap(owner_of(self), item_of(self).size);
    return true;
}

static bool array_load(value self, uint32_t name, value *out) {
    struct value_item item = item_of(self);
    *out = VALUE_UNSET;
    if (name == SYM_typecode)
        return value_symbol_or_str(&item.code, 1, true, out);
    if (name == SYM_itemsize)
        *out = value_from_int48(item.size);
    return true;
}

NATIVE(append, SYM_append, 2, 2, NATIVE_METHOD);
NATIVE(byteswap, SYM_byteswap, 1, 1, NATIVE_METHOD);
NATIVE(count_items, SYM_count, 2, 2, NATIVE_METHOD);
NATIVE(extend, SYM_extend, 2, 2, NATIVE_METHOD);
NATIVE(frombytes, SYM_frombytes, 2, 2, NATIVE_METHOD);
NATIVE(array_index, SYM_index, 2, 4, NATIVE_METHOD);
NATIVE(insert, SYM_insert, 3, 3, NATIVE_METHOD);
NATIVE(pop, SYM_pop, 1, 2, NATIVE_METHOD);
NATIVE(remove_item, SYM_remove, 2, 2, NATIVE_METHOD);
NATIVE(reverse, SYM_reverse, 1, 1, NATIVE_METHOD);
NATIVE(tobytes, SYM_tobytes, 1, 1, NATIVE_METHOD);
NATIVE(tolist, SYM_tolist, 1, 1, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_append, append),
    MEMBER_FUNCTION(SYM_byteswap, byteswap),
    MEMBER_FUNCTION(SYM_count, count_items),
    MEMBER_FUNCTION(SYM_extend, extend),
    MEMBER_FUNCTION(SYM_frombytes, frombytes),
    MEMBER_FUNCTION(SYM_index, array_index),
    MEMBER_FUNCTION(SYM_insert, insert),
    MEMBER_FUNCTION(SYM_pop, pop),
    MEMBER_FUNCTION(SYM_remove, remove_item),
    MEMBER_FUNCTION(SYM_reverse, reverse),
    MEMBER_FUNCTION(SYM_tobytes, tobytes),
    MEMBER_FUNCTION(SYM_tolist, tolist),
};

static const struct type_hooks hooks = {
    .make = array_make,
    .load = array_load,
    .binary = array_binary,
    .inplace = array_inplace,
    .compare = array_compare,
    .length = array_length,
    .contains = array_contains,
    .subscript = array_subscript,
    .subscript_store = array_store,
    .print = array_print,
    .view = array_view,
};

const struct type value_type_array = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_array,
    .instance_kind = KIND_ARRAY,
};
