/* SPDX-License-Identifier: MIT */
/* The types bytes and bytearray. A bytearray is one pointer to a buffer that
 * carries its length (C2), and byte_buffer.h changes it. What was reckoned from
 * a length that a handler has changed since is reckoned again. */
#include "value/arguments.h"
#include "value/byte_buffer.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/iterator.h"
#include "value/make.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"

static bool gather(value iterable, struct value_builder *b) {
    value items;
    char byte;
    if (!value_sequence_tuple(iterable, &items))
        return false;
    uint32_t n = value_tuple_length(items);
    for (uint32_t i = 0; i < n; i++) {
        if (!value_to_byte(value_tuple_at(items, i), "bytes", &byte) ||
            !b->sink.write(&b->sink, &byte, 1))
            return false;
    }
    KEEP_ALIVE(items);
    return true;
}

static bool make_of_zeros(const struct value_text *like, value v, value *out) {
    int64_t n;
    if (!value_to_int64(v, &n))
        return false;
    if (n < 0)
        return value_raise(&value_type_ValueError, "negative count");
    if (n > INT32_MAX)
        return value_raise_memory();
    return like->kind == KIND_BYTES
               ? value_bytes_new(NULL, (size_t)n, out)
               : value_bytearray_new(NULL, 0, out) &&
                     value_bytearray_resize(*out, (size_t)n);
}

static bool make_of_str(const struct value_text *like, struct arguments *args,
                        value *out) {
    struct value_text t;
    value encoded;
    if (args->count + args->keywords < 2)
        return value_raise(&value_type_TypeError,
                           "string argument without an encoding");
    if (!value_str_encode(args, &encoded))
        return false;
    value_text_self(encoded, &t);
    bool done = value_text_result(like, t.at, t.length, out);
    KEEP_ALIVE(encoded);
    return done;
}

static bool has_view(value v) {
    const struct type_hooks *hooks = value_type_of(v)->hooks;
    return value_is_kind(v, KIND_BYTES) || value_is_kind(v, KIND_BYTEARRAY) ||
           (hooks != NULL && hooks->view != NULL);
}

/* By the methods of an object; UNSET if its class has neither. */
static bool make_of_object(const struct value_text *like, value v, value *out) {
    value method = VALUE_UNSET;
    *out = VALUE_UNSET;
    if (like->kind == KIND_BYTES &&
        !value_state.upcalls->special(v, SYM___bytes__, &method))
        return false;
    if (method != VALUE_UNSET) {
        if (!value_state.upcalls->call(method, 0, NULL, out))
            return false;
        return value_is_kind(value_unwrap(*out), KIND_BYTES) ||
               value_raise(&value_type_TypeError,
                           "__bytes__ returned non-bytes (type %t)", *out);
    }
    if (!value_state.upcalls->special(v, SYM___index__, &method))
        return false;
    if (method == VALUE_UNSET || make_of_zeros(like, v, out))
        return true;
    if (!ISA_FULL || !value_pending_is(&value_type_TypeError))
        return false;
    value_take_exception(); /* it may have items for all that */
    *out = VALUE_UNSET;
    return true;
}

static bool make_value(const struct value_text *like, struct arguments *args,
                       value *out) {
    struct value_builder b;
    struct value_view view;
    if (args->count == 0)
        return value_text_result(like, "", 0, out);
    value v = args->at[0], plain = value_unwrap(v);
    if (value_is_str(plain))
        return make_of_str(like, args, out);
    if (value_is_kind(v, KIND_INSTANCE)) {
        if (!make_of_object(like, v, out))
            return false;
        if (*out != VALUE_UNSET)
            return true;
    }
    if (value_is_int(plain))
        return make_of_zeros(like, plain, out);
    if (has_view(plain)) {
        if (!value_view_of(plain, false, &view))
            return false;
        bool done =
            value_text_result(like, (const char *)view.at, view.length, out);
        KEEP_ALIVE(view.owner);
        return done;
    }
    value_builder_init(&b);
    return gather(v, &b) && value_text_built(like, &b, out);
}

static const struct value_text like_bytes = {"", 0, VALUE_NONE, KIND_BYTES,
                                             true};
static const struct value_text like_bytearray = {"", 0, VALUE_NONE,
                                                 KIND_BYTEARRAY, true};

bool value_bytes_of(value v, value *out) {
    struct arguments one = {&v, 1, 0};
    return make_value(&like_bytes, &one, out);
}

static bool bytes_make(value type, struct arguments *args, value *out) {
    value native;
    return make_value(&like_bytes, args, &native) &&
           value_finish_make(type, native, out);
}

static bool bytearray_make(value type, struct arguments *args, value *out) {
    value native;
    return make_value(&like_bytearray, args, &native) &&
           value_finish_make(type, native, out);
}

/* The length if there is none. */
static bool find_byte(const uint8_t *at, uint32_t length, uint8_t byte,
                      uint32_t *out) {
    for (*out = 0; *out < length && at[*out] != byte; ++*out)
        if (!value_poll_some(*out))
            return false;
    return true;
}

static bool bytes_hash(value self, uint32_t *out) {
    struct value_str *s = value_pointer(self);
    uint32_t h = 2166136261u;
    for (uint32_t i = 0; s->hash == 0 && i < s->length; i++) {
        h = (h ^ (uint8_t)s->text[i]) * 16777619u;
        if (!value_poll_some(i))
            return false;
    }
    if (s->hash == 0)
        s->hash = h | 1; /* B1 */
    *out = s->hash;
    return true;
}

static bool bytes_truth(value self, bool *out) {
    struct value_text t;
    value_text_self(self, &t);
    *out = t.length != 0;
    return true;
}

static bool bytes_length(value self, uint32_t *out) {
    struct value_text t;
    value_text_self(self, &t);
    *out = t.length;
    return true;
}

static bool bytes_contains(value self, value item, bool *out) {
    struct value_text t, needle;
    char byte;
    value_text_self(self, &t);
    if (value_is_int(item)) {
        if (!value_to_byte(item, "byte", &byte))
            return false;
        uint32_t at;
        bool good =
            find_byte((const uint8_t *)t.at, t.length, (uint8_t)byte, &at);
        *out = at < t.length;
        KEEP_ALIVE(t.owner);
        return good;
    }
    if (!value_text_argument(&t, item, &needle))
        return false;
    uint32_t range[2] = {0, t.length};
    int64_t at;
    if (!value_text_find(&t, &needle, range, false, &at))
        return false;
    *out = at >= 0;
    KEEP_ALIVE(needle.owner);
    return true;
}

static bool subscript_slice(const struct value_text *t, value key, value *out) {
    struct value_builder b;
    int64_t n[4];
    if (!value_slice_indices(key, t->length, n))
        return false;
    if (n[2] == 1)
        return value_text_result(t, t->at + n[0], (size_t)n[3], out);
    value_builder_init(&b);
    for (int64_t i = 0; i < n[3]; i++)
        if (!b.sink.write(&b.sink, t->at + n[0] + i * n[2], 1))
            return false;
    return value_text_built(t, &b, out);
}

static bool bytes_subscript(value self, value key, value *out) {
    struct value_text t;
    uint32_t i;
    value_text_self(self, &t);
    if (value_is_kind(key, KIND_SLICE))
        return subscript_slice(&t, key, out);
    const char *what = t.kind == KIND_BYTES ? "" : "bytearray";
    if (!value_index_of(key, t.length, what, &i))
        return false;
    *out = value_from_int48((uint8_t)t.at[i]);
    return true;
}

/* Length and bytes are looked at anew at each step, as CPython does. */
static bool bytearray_iterate(value self, value *out) {
    return value_iterator_new(ITERATE_SUBSCRIPT, self, 0, out);
}

static bool bytes_print(value self, bool repr, struct value_sink *sink) {
    struct value_text t;
    (void)repr;
    value_text_self(self, &t);
    bool wrapped = t.kind == KIND_BYTEARRAY;
    bool done = (!wrapped || value_write(sink, "bytearray(")) &&
                value_write(sink, "b") && value_text_quote(&t, sink) &&
                (!wrapped || value_write(sink, ")"));
    KEEP_ALIVE(t.owner);
    return done;
}

static struct value_byte_buffer *buffer_of(value self) {
    struct value_bytearray *a = value_pointer(self);
    return slot_pointer(&a->buffer);
}

static struct slot *owner_of(value self) {
    return &((struct value_bytearray *)value_pointer(self))->buffer;
}

/* Deletes bytes [low, high) if the length is still `seen`. */
static bool cut(value self, uint32_t low, uint32_t high, uint32_t seen,
                bool *done) {
    struct value_splice s = {.low = low, .high = high, .seen = seen};
    return value_bytes_splice(owner_of(self), &s, done);
}

bool value_bytearray_resize(value self, size_t length) {
    static const uint8_t zeros[64];
    for (;;) {
        uint32_t n = buffer_of(self)->length;
        bool done;
        if (length == n)
            return true;
        if (length > n) {
            size_t more = length - n < 64 ? length - n : 64;
            if (!value_bytearray_append(self, zeros, more) || !value_poll())
                return false;
        } else if (!cut(self, (uint32_t)length, n, n, &done)) {
            return false;
        }
    }
}

/* Extended slices: only of equal length, or deletion. Byte by byte, as views
 * on the same buffer have to see it (Y2). */
static bool store_steps(value self, const int64_t n[4],
                        const struct value_text *data) {
    if ((int64_t)data->length != n[3])
        return value_raise(&value_type_ValueError,
                           "attempt to assign bytes of size %u to extended "
                           "slice of size %u",
                           data->length, (uint32_t)n[3]);
    for (int64_t i = 0; i < n[3]; i++)
        if (!value_bytes_store(owner_of(self), (uint32_t)(n[0] + i * n[2]),
                               &data->at[i], 1))
            return true; /* cut off by a handler */
    return true;
}

static bool delete_steps(value self, const int64_t n[4], uint32_t seen,
                         bool *done) {
    int64_t step = n[2] < 0 ? -n[2] : n[2];
    int64_t low = n[2] < 0 ? n[0] + (n[3] - 1) * n[2] : n[0];
    struct value_comb comb = {(uint32_t)low, (uint32_t)step, (uint32_t)n[3], 1,
                              seen};
    return value_bytes_thin(owner_of(self), &comb, done);
}

static bool splice_text(value self, const int64_t n[4], uint32_t seen,
                        const struct value_text *data, bool *done) {
    struct value_splice s = {.low = (uint32_t)n[0],
                             .high = (uint32_t)(n[0] + n[3]),
                             .data = (const uint8_t *)data->at,
                             .length = data->length,
                             .seen = seen};
    if (data->length == (uint32_t)n[3]) {
        value_bytes_overwrite(owner_of(self), s.low, s.data, s.length);
        *done = true;
        return true;
    }
    return value_bytes_splice(owner_of(self), &s, done);
}

/* What is to be assigned, as bytes of its own. */
static bool data_of(value v, value *copy, struct value_text *data) {
    if (value_is_int(v))
        return value_raise(&value_type_TypeError,
                           "can assign only bytes, buffers, or iterables "
                           "of ints in range(0, 256)");
    if (!value_bytes_of(v, copy))
        return false;
    value_text_self(*copy, data);
    return true;
}

static bool store_slice(value self, value key, value v) {
    struct value_text data = {"", 0, VALUE_NONE, KIND_BYTES, true};
    value copy = VALUE_NONE;
    bool done = false;
    if (v != VALUE_UNSET && !data_of(v, &copy, &data))
        return false;
    while (!done) {
        int64_t n[4];
        uint32_t seen = buffer_of(self)->length;
        if (!value_slice_indices(key, seen, n))
            return false;
        if (v != VALUE_UNSET && n[2] != 1)
            return store_steps(self, n, &data);
        if (!(n[2] != 1 ? delete_steps(self, n, seen, &done)
                        : splice_text(self, n, seen, &data, &done)))
            return false;
    }
    KEEP_ALIVE(copy);
    return true;
}

static bool bytearray_store(value self, value key, value v) {
    char byte = 0;
    bool done = false;
    if (value_is_kind(key, KIND_SLICE))
        return store_slice(self, key, v);
    if (v != VALUE_UNSET && !value_to_byte(v, "byte", &byte))
        return false;
    while (!done) {
        uint32_t i;
        uint32_t seen = buffer_of(self)->length;
        if (!value_index_of(key, seen, "bytearray", &i))
            return false;
        if (v != VALUE_UNSET)
            done = value_bytes_store(owner_of(self), i, &byte, 1);
        else if (!cut(self, i, i + 1, seen, &done))
            return false;
    }
    return true;
}

static bool append(struct arguments *args, value *out) {
    char byte;
    *out = VALUE_NONE;
    return value_to_byte(args->at[1], "byte", &byte) &&
           value_bytearray_append(value_unwrap(args->at[0]), &byte, 1);
}

static bool extend_by(value self, value v) {
    struct value_text data;
    value copy;
    if (value_is_int(v) || value_is_str(v))
        return value_raise_type_text(
            value_is_int(v)
                ? BASE_TEXT_OF("can't extend bytearray with %t")
                : BASE_TEXT_OF("expected iterable of integers; got: '%t'"),
            v);
    if (!value_bytes_of(v, &copy))
        return false;
    value_text_self(copy, &data);
    bool done = value_bytearray_append(self, data.at, data.length);
    KEEP_ALIVE(copy);
    return done;
}

static bool extend(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    return extend_by(value_unwrap(args->at[0]), args->at[1]);
}

static bool insert(struct arguments *args, value *out) {
    value self = value_unwrap(args->at[0]);
    int64_t index;
    char byte;
    bool done = false;
    *out = VALUE_NONE;
    if (!value_to_int64(args->at[1], &index) ||
        !value_to_byte(args->at[2], "byte", &byte))
        return false;
    while (!done) {
        int64_t n = buffer_of(self)->length;
        int64_t at = index < 0 ? index + n : index;
        at = at < 0 ? 0 : at > n ? n : at;
        struct value_splice s = {.low = (uint32_t)at,
                                 .high = (uint32_t)at,
                                 .data = (const uint8_t *)&byte,
                                 .length = 1,
                                 .seen = (uint32_t)n};
        if (!value_bytes_splice(owner_of(self), &s, &done))
            return false;
    }
    return true;
}

static bool pop(struct arguments *args, value *out) {
    value self = value_unwrap(args->at[0]);
    uint8_t byte = 0;
    bool done = false;
    while (!done) {
        uint32_t n = buffer_of(self)->length;
        uint32_t i = n - 1;
        if (n == 0)
            return value_raise(&value_type_IndexError,
                               "pop from empty bytearray");
        if (args->count > 1 && !value_index_of(args->at[1], n, "pop", &i))
            return false;
        struct value_splice s = {.low = i,
                                 .high = i + 1,
                                 .seen = n,
                                 .taken = &byte,
                                 .taken_bytes = 1};
        if (!value_bytes_splice(owner_of(self), &s, &done))
            return false;
    }
    *out = value_from_int48(byte);
    return true;
}

static bool remove_byte(struct arguments *args, value *out) {
    value self = value_unwrap(args->at[0]);
    char byte;
    bool done = false;
    *out = VALUE_NONE;
    if (!value_to_byte(args->at[1], "byte", &byte))
        return false;
    while (!done) {
        struct value_byte_buffer *b = buffer_of(self);
        uint32_t n = b->length;
        uint8_t *at = n ? memchr(b->at, byte, n) : NULL;
        if (at == NULL)
            return value_raise(&value_type_ValueError,
                               "value not found in bytearray");
        uint32_t i = (uint32_t)(at - b->at);
        uint8_t found = (uint8_t)byte;
        struct value_splice s = {.low = i,
                                 .high = i + 1,
                                 .seen = n,
                                 .taken = &found,
                                 .taken_bytes = 1,
                                 .expect = true};
        if (!value_bytes_splice(owner_of(self), &s, &done))
            return false;
    }
    return true;
}

static bool clear(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    return value_bytearray_resize(value_unwrap(args->at[0]), 0);
}

static bool reverse(struct arguments *args, value *out) {
    value self = value_unwrap(args->at[0]);
    value_bytes_reverse(owner_of(self), 1);
    *out = VALUE_NONE;
    return true;
}

static bool copy(struct arguments *args, value *out) {
    struct value_text t;
    value_text_self(args->at[0], &t);
    return value_text_result(&t, t.at, t.length, out);
}

static bool bytearray_inplace(enum value_binary op, value a, value b,
                              value *out) {
    value self = value_unwrap(a);
    int64_t times;
    *out = VALUE_NOT_IMPLEMENTED;
    if (op == VALUE_MUL && value_is_int(b)) {
        *out = a;
        return value_to_int64(b, &times) &&
               value_bytes_multiply(owner_of(self), times);
    }
    if (op != VALUE_ADD)
        return true;
    if (value_is_str(b) || !value_is_pointer(b) || !has_view(b))
        return value_raise(&value_type_TypeError, "can't concat %t to %t", b,
                           a);
    *out = a;
    return extend_by(self, b);
}

static bool separator_of(value v, struct value_text *out) {
    value plain = value_unwrap(v);
    if (!value_is_str(plain) && !value_is_kind(plain, KIND_BYTES))
        return value_raise(&value_type_TypeError, "sep must be str or bytes.");
    value_text_self(plain, out);
    return out->length == 1 ||
           value_raise(&value_type_ValueError, "sep must be length 1.");
}

bool value_bytes_hex(struct arguments *args, value *out) {
    struct value_text t, separator = {0};
    struct value_builder b;
    int64_t every = 1;
    value_text_self(args->at[0], &t);
    if (args->count > 1 && !separator_of(args->at[1], &separator))
        return false;
    if (args->count > 2 && !value_to_int64(args->at[2], &every))
        return false;
    value_builder_init(&b);
    for (uint32_t i = 0; i < t.length; i++) {
        uint8_t c = (uint8_t)t.at[i];
        char pair[2] = {"0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
        int64_t from = every > 0 ? (int64_t)(t.length - i) : (int64_t)i;
        bool gap = i > 0 && every != 0 && from % every == 0;
        if ((gap && !b.sink.write(&b.sink, separator.at, separator.length)) ||
            !b.sink.write(&b.sink, pair, 2))
            return false;
    }
    KEEP_ALIVE(t.owner);
    return value_builder_str(&b, out);
}

static bool hex(struct arguments *args, value *out) {
    return value_bytes_hex(args, out);
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool fromhex(struct arguments *args, value *out) {
    struct value_text t;
    struct value_builder b;
    value plain = value_unwrap(args->at[1]), native;
    if (!value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "fromhex() argument must be str, not %t",
                           args->at[1]);
    value_text_self(plain, &t);
    value_builder_init(&b);
    for (uint32_t i = 0; i < t.length; i++) {
        uint32_t size;
        if (value_text_space_at(&t, i, &size))
            continue;
        int high = hex_digit(t.at[i]);
        int low = high >= 0 && i + 1 < t.length ? hex_digit(t.at[i + 1]) : -1;
        if (high < 0 || low < 0)
            return value_raise(&value_type_ValueError,
                               "non-hexadecimal number found in fromhex() arg "
                               "at position %u",
                               high < 0 ? i : i + 1);
        char byte = (char)(high << 4 | low);
        if (!b.sink.write(&b.sink, &byte, 1))
            return false;
        i++;
    }
    const struct type *type = value_pointer(args->at[0]);
    bool array = value_is_subtype(type, &value_type_bytearray);
    return value_text_built(array ? &like_bytearray : &like_bytes, &b,
                            &native) &&
           value_finish_make(args->at[0], native, out);
}

TEXT_NATIVE(hex, 1, 3, 0);
NATIVE(fromhex, SYM_fromhex, 2, 2, NATIVE_CLASS);
NATIVE(append, SYM_append, 2, 2, NATIVE_METHOD);
NATIVE(extend, SYM_extend, 2, 2, NATIVE_METHOD);
NATIVE(insert, SYM_insert, 3, 3, NATIVE_METHOD);
NATIVE(pop, SYM_pop, 1, 2, NATIVE_METHOD);
NATIVE(remove_byte, SYM_remove, 2, 2, NATIVE_METHOD);
NATIVE(clear, SYM_clear, 1, 1, NATIVE_METHOD);
NATIVE(reverse, SYM_reverse, 1, 1, NATIVE_METHOD);
NATIVE(copy, SYM_copy, 1, 1, NATIVE_METHOD);

static const struct type_hooks bytes_hooks = {
    .make = bytes_make,
    .binary = value_text_binary,
    .compare = value_text_compare,
    .hash = bytes_hash,
    .truth = bytes_truth,
    .length = bytes_length,
    .contains = bytes_contains,
    .subscript = bytes_subscript,
    .iterate = value_iterate,
    .print = bytes_print,
};

static const struct type_hooks bytearray_hooks = {
    .make = bytearray_make,
    .binary = value_text_binary,
    .inplace = bytearray_inplace,
    .compare = value_text_compare,
    .truth = bytes_truth,
    .length = bytes_length,
    .contains = bytes_contains,
    .subscript = bytes_subscript,
    .subscript_store = bytearray_store,
    .iterate = bytearray_iterate,
    .print = bytes_print,
};

static const struct member bytes_members[] = {
    TEXT_MEMBER(capitalize),   TEXT_MEMBER(center),
    TEXT_MEMBER(count),        TEXT_MEMBER(decode),
    TEXT_MEMBER(endswith),     TEXT_MEMBER(expandtabs),
    TEXT_MEMBER(find),         MEMBER_FUNCTION(SYM_fromhex, fromhex),
    TEXT_MEMBER(hex),          TEXT_MEMBER(index),
    TEXT_MEMBER(isalnum),      TEXT_MEMBER(isalpha),
    TEXT_MEMBER(isascii),      TEXT_MEMBER(isdigit),
    TEXT_MEMBER(islower),      TEXT_MEMBER(isspace),
    TEXT_MEMBER(istitle),      TEXT_MEMBER(isupper),
    TEXT_MEMBER(join),         TEXT_MEMBER(ljust),
    TEXT_MEMBER(lower),        TEXT_MEMBER(lstrip),
    TEXT_MEMBER(partition),    TEXT_MEMBER(removeprefix),
    TEXT_MEMBER(removesuffix), TEXT_MEMBER(replace),
    TEXT_MEMBER(rfind),        TEXT_MEMBER(rindex),
    TEXT_MEMBER(rjust),        TEXT_MEMBER(rpartition),
    TEXT_MEMBER(rsplit),       TEXT_MEMBER(rstrip),
    TEXT_MEMBER(split),        TEXT_MEMBER(splitlines),
    TEXT_MEMBER(startswith),   TEXT_MEMBER(strip),
    TEXT_MEMBER(swapcase),     TEXT_MEMBER(title),
    TEXT_MEMBER(translate),    TEXT_MEMBER(upper),
    TEXT_MEMBER(zfill),
};

static const struct member bytearray_members[] = {
    MEMBER_FUNCTION(SYM_append, append),
    TEXT_MEMBER(capitalize),
    TEXT_MEMBER(center),
    MEMBER_FUNCTION(SYM_clear, clear),
    MEMBER_FUNCTION(SYM_copy, copy),
    TEXT_MEMBER(count),
    TEXT_MEMBER(decode),
    TEXT_MEMBER(endswith),
    TEXT_MEMBER(expandtabs),
    MEMBER_FUNCTION(SYM_extend, extend),
    TEXT_MEMBER(find),
    MEMBER_FUNCTION(SYM_fromhex, fromhex),
    TEXT_MEMBER(hex),
    TEXT_MEMBER(index),
    MEMBER_FUNCTION(SYM_insert, insert),
    TEXT_MEMBER(isalnum),
    TEXT_MEMBER(isalpha),
    TEXT_MEMBER(isascii),
    TEXT_MEMBER(isdigit),
    TEXT_MEMBER(islower),
    TEXT_MEMBER(isspace),
    TEXT_MEMBER(istitle),
    TEXT_MEMBER(isupper),
    TEXT_MEMBER(join),
    TEXT_MEMBER(ljust),
    TEXT_MEMBER(lower),
    TEXT_MEMBER(lstrip),
    TEXT_MEMBER(partition),
    MEMBER_FUNCTION(SYM_pop, pop),
    MEMBER_FUNCTION(SYM_remove, remove_byte),
    TEXT_MEMBER(removeprefix),
    TEXT_MEMBER(removesuffix),
    TEXT_MEMBER(replace),
    MEMBER_FUNCTION(SYM_reverse, reverse),
    TEXT_MEMBER(rfind),
    TEXT_MEMBER(rindex),
    TEXT_MEMBER(rjust),
    TEXT_MEMBER(rpartition),
    TEXT_MEMBER(rsplit),
    TEXT_MEMBER(rstrip),
    TEXT_MEMBER(split),
    TEXT_MEMBER(splitlines),
    TEXT_MEMBER(startswith),
    TEXT_MEMBER(strip),
    TEXT_MEMBER(swapcase),
    TEXT_MEMBER(title),
    TEXT_MEMBER(translate),
    TEXT_MEMBER(upper),
    TEXT_MEMBER(zfill),
};

const struct type value_type_bytes = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &bytes_hooks,
    .members = bytes_members,
    .member_count = ARRAY_LENGTH(bytes_members),
    .name = SYM_bytes,
    .instance_kind = KIND_BYTES,
};

const struct type value_type_bytearray = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &bytearray_hooks,
    .members = bytearray_members,
    .member_count = ARRAY_LENGTH(bytearray_members),
    .name = SYM_bytearray,
    .instance_kind = KIND_BYTEARRAY,
};
