/* SPDX-License-Identifier: MIT */
/* Module struct. A format is read anew at each call, item by item: that is
 * quicker than a cache of parsed formats would be looked up, and takes no
 * memory, so pack_into and unpack_from serve hard handlers. */
#include "base/fp.h"
#include "modules/modules.h"
#include "value/item.h"

/* MicroPython raises a ValueError here. */
static const struct type error_type = VALUE_EXCEPTION_TYPE(error, ValueError);

struct format {
    const char *at;
    const char *end;
    bool big;
    bool native;     /* sizes of the machine */
    bool aligned;    /* its alignment too */
    uint32_t offset; /* bytes so far */
    value owner;
};

/* `count` items of one code; of s and p one item of `count` bytes. */
struct field {
    struct value_item item;
    uint32_t count;
    uint32_t offset;
    bool text;   /* s or p */
    bool native; /* of the machine's sizes */
};

static bool begin(value v, struct format *f) {
    struct value_view view;
    value plain = value_unwrap(v);
    if (!value_is_str(plain) && !value_is_kind(plain, KIND_BYTES))
        return value_raise(&value_type_TypeError,
                           "Struct() argument 1 must be a str or bytes "
                           "object, not %t",
                           v);
    if (!value_view_of(plain, false, &view))
        return false;
    *f = (struct format){(const char *)view.at,
                         (const char *)view.at + view.length,
                         false,
                         true,
                         true,
                         0,
                         view.owner};
    if (f->at == f->end || strchr("@=<>!", *f->at) == NULL || *f->at == 0)
        return true;
    char order = *f->at++;
    f->native = order == '@';
    f->aligned = order == '@';
    f->big = order == '>' || order == '!';
    return true;
}

static bool too_large(void) {
    return value_raise(&error_type, "total struct size too long");
}

static bool read_count(struct format *f, uint32_t *count) {
    uint64_t n = 0;
    bool given = false;
    while (f->at < f->end && *f->at >= '0' && *f->at <= '9') {
        n = n * 10 + (uint64_t)(*f->at++ - '0');
        given = true;
        if (n > INT32_MAX)
            return too_large();
    }
    *count = given ? (uint32_t)n : 1;
    return !given || f->at < f->end ||
           value_raise(&error_type,
                       "repeat count given without format specifier");
}

/* The next field of the format; *more false at its end. */
static bool next_field(struct format *f, struct field *out, bool *more) {
    while (f->at < f->end && (*f->at == ' ' || (*f->at >= 9 && *f->at <= 13)))
        f->at++;
    *more = f->at < f->end;
    if (!*more)
        return true;
    if (!read_count(f, &out->count))
        return false;
    char code = *f->at++;
    out->native = f->native;
    out->text = code == 's' || code == 'p';
    uint8_t size =
        out->text || code == 'x' ? 1 : value_item_size(code, f->native);
    if (size == 0)
        return value_raise(&error_type, "bad char in struct format");
    out->item = (struct value_item){code, size, f->big};
    uint64_t offset = f->offset;
    if (f->aligned)
        offset = (offset + size - 1u) / size * size;
    out->offset = (uint32_t)offset;
    offset += (uint64_t)out->count * size;
    f->offset = (uint32_t)offset;
    return offset <= INT32_MAX || too_large();
}

static uint32_t values_in(const struct field *field) {
    return field->item.code == 'x' ? 0 : field->text ? 1 : field->count;
}

/* Size in bytes and number of values. */
static bool measure(struct format f, uint32_t *bytes, uint32_t *values) {
    struct field field;
    bool more;
    *values = 0;
    for (;;) {
        if (!next_field(&f, &field, &more))
            return false;
        if (!more)
            break;
        *values += values_in(&field);
    }
    *bytes = f.offset;
    return true;
}

/* --- packing --- */

static bool pack_text(const struct field *field, value v, uint8_t *at) {
    struct value_view view;
    value plain = value_unwrap(v);
    bool pascal = field->item.code == 'p';
    if (!value_is_kind(plain, KIND_BYTES) &&
        !value_is_kind(plain, KIND_BYTEARRAY))
        return value_raise(&error_type,
                           "argument for '%c' must be a bytes object",
                           field->item.code);
    if (!value_view_of(plain, false, &view))
        return false;
    uint32_t room = field->count, n = view.length;
    if (pascal && room > 0) {
        room--;
        n = n < room ? n : room;
        *at++ = (uint8_t)(n < 255 ? n : 255);
    }
    n = n < room ? n : room;
    if (n > 0)
        memcpy(at, view.at, n);
    memset(at + n, 0, room - n);
    KEEP_ALIVE(view.owner);
    return true;
}

/* C's conversion, which CPython leaves to C where the format is native. */
static bool pack_infinity(const struct value_item *item, value v, uint8_t *at) {
    double x;
    if (!value_to_double(v, &x))
        return false;
    x = base_fp_copysign(base_fp_infinity(), x);
    return value_item_store(item, value_from_double(x), at) == VALUE_ITEM_DONE;
}

static bool range_text(const struct value_item *item) {
    if (strchr("efd", item->code) != NULL)
        return value_raise(&value_type_OverflowError,
                           "float too large to pack with %c format",
                           item->code);
    if (item->code == 'c')
        return value_raise(&error_type, "char format requires a bytes object "
                                        "of length 1");
    bool is_signed = item->code >= 'a';
    uint32_t bits = item->size * 8u;
    value one = value_from_int48(1), shift, low = value_from_int48(0), high;
    shift = value_from_int48(is_signed ? bits - 1 : bits);
    if (!value_number_binary(VALUE_LSHIFT, one, shift, &high) ||
        (is_signed && !value_number_unary(VALUE_NEG, high, &low)) ||
        !value_number_binary(VALUE_SUB, high, one, &high))
        return false;
    return value_raise(&error_type, "'%c' format requires %v <= number <= %v",
                       item->code, low, high);
}

static bool pack_item(const struct field *field, value v, uint8_t *at) {
    const struct value_item *item = &field->item;
    enum value_item_result result = value_item_store(item, v, at);
    if (result == VALUE_ITEM_DONE)
        return true;
    if (result == VALUE_ITEM_RANGE)
        return field->native && item->code == 'f' ? pack_infinity(item, v, at)
                                                  : range_text(item);
    if (!value_pending_is(&value_type_TypeError))
        return false;
    value_take_exception();
    return value_raise_text(
        &error_type, strchr("efd", item->code) != NULL
                         ? BASE_TEXT_OF("required argument is not a float")
                         : BASE_TEXT_OF("required argument is not an integer"));
}

static bool pack_field(const struct field *field, const value *args,
                       uint8_t *at) {
    if (field->item.code == 'x')
        return true;
    if (field->text)
        return pack_text(field, args[0], at);
    for (uint32_t i = 0; i < field->count; i++)
        if (!pack_item(field, args[i], at + i * field->item.size) ||
            !value_poll())
            return false;
    return true;
}

static bool pack_all(struct format f, const value *args, uint8_t *to) {
    struct field field;
    bool more;
    uint32_t last = 0;
    for (;;) {
        if (!next_field(&f, &field, &more))
            return false;
        if (!more)
            return true;
        memset(to + last, 0, field.offset - last); /* alignment */
        last = f.offset;
        if (field.item.code == 'x')
            memset(to + field.offset, 0, field.count);
        if (!pack_field(&field, args, to + field.offset))
            return false;
        args += values_in(&field);
    }
}

static bool check_count(uint32_t wanted, uint32_t given, const char *name) {
    return wanted == given ||
           value_raise(&error_type, "%s expected %u items for packing (got %u)",
                       name, wanted, given);
}

static bool pack(struct arguments *args, value *out) {
    struct format f;
    uint32_t bytes, values;
    value made;
    if (!begin(args->at[0], &f) || !measure(f, &bytes, &values) ||
        !check_count(values, args->count - 1, "pack") ||
        !value_bytes_new(NULL, bytes, &made))
        return false;
    struct value_str *to = value_pointer(made);
    bool done = pack_all(f, args->at + 1, (uint8_t *)to->text);
    KEEP_ALIVE(made);
    KEEP_ALIVE(f.owner);
    *out = made;
    return done;
}

/* An offset, negative ones from the end, at which `bytes` fit. */
static bool place(const char *what, value v, uint32_t bytes,
                  const struct value_view *view, uint32_t *offset) {
    int64_t at;
    if (!value_to_int64(v, &at))
        return false;
    if (at < 0 && at + view->length < 0)
        return value_raise(&error_type,
                           "offset %v out of range for %u-byte buffer", v,
                           view->length);
    at = at < 0 ? at + view->length : at;
    *offset = (uint32_t)at;
    if (at <= view->length && bytes <= view->length - at)
        return true;
    return value_raise(&error_type,
                       "%s requires a buffer of at least %v bytes for %u "
                       "bytes at offset %v (actual buffer size is %u)",
                       what, value_from_int48(at + bytes), bytes,
                       value_from_int48(at), view->length);
}

static bool pack_into(struct arguments *args, value *out) {
    struct format f;
    struct value_view view;
    uint32_t bytes, values, offset;
    *out = VALUE_NONE;
    if (!begin(args->at[0], &f) || !measure(f, &bytes, &values) ||
        !check_count(values, args->count - 3, "pack_into") ||
        !value_view_of(args->at[1], true, &view) ||
        !place("pack_into", args->at[2], bytes, &view, &offset))
        return false;
    bool done = pack_all(f, args->at + 3, view.at + offset);
    KEEP_ALIVE(view.owner);
    KEEP_ALIVE(f.owner);
    return done;
}

/* --- unpacking --- */

static bool unpack_text(const struct field *field, const uint8_t *at,
                        value *out) {
    uint32_t n = field->count;
    if (field->item.code == 'p') {
        n = n == 0 ? 0 : *at < n - 1 ? *at : n - 1;
        at++;
    }
    return value_bytes_new(at, n, out);
}

/* The tuple is private until it is full (slot_init). */
static bool unpack_field(const struct field *field, const uint8_t *at,
                         value tuple, uint32_t *index) {
    struct value_tuple *t = value_pointer(tuple);
    uint32_t n = values_in(field);
    for (uint32_t i = 0; i < n; i++) {
        value v;
        if (!(field->text ? unpack_text(field, at, &v)
                          : value_item_load(&field->item,
                                            at + i * field->item.size, &v)))
            return false;
        slot_init(&t->at[(*index)++], v);
        if (!value_poll())
            return false;
    }
    return true;
}

static bool unpack_all(struct format f, uint32_t values, const uint8_t *from,
                       value *out) {
    struct field field;
    bool more;
    uint32_t index = 0;
    value tuple;
    if (!value_tuple_new(values, NULL, &tuple))
        return false;
    for (;;) {
        if (!next_field(&f, &field, &more))
            return false;
        if (!more)
            break;
        if (!unpack_field(&field, from + field.offset, tuple, &index))
            return false;
    }
    *out = tuple;
    return true;
}

static bool unpack(struct arguments *args, value *out) {
    struct format f;
    struct value_view view;
    uint32_t bytes, values;
    if (!begin(args->at[0], &f) || !measure(f, &bytes, &values) ||
        !value_view_of(args->at[1], false, &view))
        return false;
    if (view.length != bytes)
        return value_raise(&error_type, "unpack requires a buffer of %u bytes",
                           bytes);
    bool done = unpack_all(f, values, view.at, out);
    KEEP_ALIVE(view.owner);
    KEEP_ALIVE(f.owner);
    return done;
}

static bool unpack_from(struct arguments *args, value *out) {
    const struct parameter parameters[] = {
        {SYM_format, PARAMETER_REQUIRED | PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_buffer, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_offset, PARAMETER_ANY, value_from_int48(0)}};
    struct format f;
    struct value_view view;
    uint32_t bytes, values, offset;
    value v[ARRAY_LENGTH(parameters)];
    if (!value_arguments_sort(args, SYM_unpack_from, parameters,
                              ARRAY_LENGTH(parameters), v) ||
        !begin(v[0], &f) || !measure(f, &bytes, &values) ||
        !value_view_of(v[1], false, &view) ||
        !place("unpack_from", v[2], bytes, &view, &offset))
        return false;
    bool done = unpack_all(f, values, view.at + offset, out);
    KEEP_ALIVE(view.owner);
    KEEP_ALIVE(f.owner);
    return done;
}

static bool iter_unpack(struct arguments *args, value *out) {
    struct format f;
    struct value_view view;
    uint32_t bytes, values;
    value list, tuple;
    if (!begin(args->at[0], &f) || !measure(f, &bytes, &values) ||
        !value_view_of(args->at[1], false, &view) ||
        !value_list_new(0, NULL, &list))
        return false;
    if (bytes == 0 || view.length % bytes != 0)
        return value_raise(&error_type,
                           "iterative unpacking requires a buffer of a "
                           "multiple of %u bytes",
                           bytes);
    for (uint32_t at = 0; at < view.length; at += bytes)
        if (!unpack_all(f, values, view.at + at, &tuple) ||
            !value_list_append(list, tuple))
            return false;
    KEEP_ALIVE(view.owner);
    KEEP_ALIVE(f.owner);
    return value_iterate(list, out);
}

static bool calcsize(struct arguments *args, value *out) {
    struct format f;
    uint32_t bytes, values;
    if (!begin(args->at[0], &f) || !measure(f, &bytes, &values))
        return false;
    *out = value_from_int48(bytes);
    return true;
}

NATIVE(calcsize, SYM_calcsize, 1, 1, 0);
NATIVE(iter_unpack, SYM_iter_unpack, 2, 2, 0);
NATIVE(pack, SYM_pack, 1, 255, 0);
NATIVE(pack_into, SYM_pack_into, 3, 255, 0);
NATIVE(unpack, SYM_unpack, 2, 2, 0);
NATIVE(unpack_from, SYM_unpack_from, 0, 255, NATIVE_KEYWORDS);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_calcsize, calcsize),
    MEMBER_TYPE(SYM_error, error_type),
    MEMBER_FUNCTION(SYM_iter_unpack, iter_unpack),
    MEMBER_FUNCTION(SYM_pack, pack),
    MEMBER_FUNCTION(SYM_pack_into, pack_into),
    MEMBER_FUNCTION(SYM_unpack, unpack),
    MEMBER_FUNCTION(SYM_unpack_from, unpack_from),
};

MOD_MODULE(struct, members);
MOD_MODULE(ustruct, members);
