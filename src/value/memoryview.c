/* SPDX-License-Identifier: MIT */
/* The type memoryview: a window on the bytes of another object.
 *
 * The window holds the buffer itself, which never shrinks or moves, so it
 * stays whole whatever becomes of the object. On the desk a bytearray or array
 * is not resized while a window looks at it: windows are not counted, since one
 * that nobody holds any more would lock its bytearray until the next
 * collection, and `uart.readinto(memoryview(buf)[n:])` makes such by the dozen;
 * the buffer is marked, and who wants to resize it looks for them (extra's
 * may_resize). On chips an older view shows the old bytes. */
#include "value/arguments.h"
#include "value/byte_buffer.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/item.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"

/* Marks that a window looks at a buffer. */
static void mark(value buffer, value object) {
    struct header *b = value_pointer(buffer);
    object = value_unwrap(object);
    if (value_is_kind(object, KIND_BYTEARRAY))
        b->aux = VALUE_OF_BYTEARRAY;
    else if (value_is_kind(object, KIND_ARRAY))
        b->aux = VALUE_OF_ARRAY;
}

static struct value_window *as_window(value self) {
    return value_pointer(self);
}

static bool window_new(const struct value_window *like, value *out) {
    struct value_window *w =
        heap_alloc(KIND_MEMORYVIEW, sizeof *w - sizeof(struct header));
    if (w == NULL)
        return value_raise_memory();
    memcpy(w->raw, like->raw, sizeof w->raw);
    slot_init(&w->owner, slot_load(&like->owner));
    slot_init(&w->object, slot_load(&like->object));
    *out = value_from_pointer(w);
    return true;
}

static bool window_on(value v, bool writable, value *out) {
    struct value_view view;
    struct value_window w;
    if (!value_view_of(v, writable, &view))
        return false;
    w.at = view.at;
    w.size = view.item_size;
    w.length = view.length / view.item_size;
    w.format = view.format;
    w.readonly = !writable;
    w.released = false;
    slot_init(&w.owner, view.owner);
    slot_init(&w.object, v);
    if (value_extra() != NULL)
        mark(view.owner, v);
    return window_new(&w, out);
}

bool value_bytes_alias(const struct value_view *view, value *out) {
    struct value_byte_buffer *b = value_pointer(view->owner);
    struct value_window w = {.at = view->at,
                             .size = 1,
                             .length = view->length,
                             .format = 'B',
                             .readonly = b->header.kind != KIND_BYTE_BUFFER};
    struct value_bytearray *a;
    slot_init(&w.owner, view->owner);
    slot_init(&w.object, VALUE_NONE);
    if (w.readonly || b->at != view->at || b->length != view->length)
        return window_new(&w, out);
    a = heap_alloc(KIND_BYTEARRAY, sizeof *a - sizeof(struct header));
    if (a == NULL)
        return value_raise_memory();
    slot_init(&a->buffer, view->owner);
    *out = value_from_pointer(a);
    return true;
}

static bool check(const struct value_window *w) {
    return !w->released ||
           value_raise(&value_type_ValueError,
                       "operation forbidden on released memoryview object");
}

static bool view_make(value type, struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_object, PARAMETER_REQUIRED, VALUE_NONE}};
    value v;
    (void)type;
    if (!value_arguments_sort(args, SYM_memoryview, parameters, 1, &v))
        return false;
    value plain = value_unwrap(v);
    if (value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "memoryview: a bytes-like object is required, not "
                           "'str'");
    if (value_is_kind(plain, KIND_MEMORYVIEW))
        return check(as_window(plain)) && window_new(as_window(plain), out);
    if (value_is_kind(plain, KIND_BYTES))
        return window_on(v, false, out);
    if (window_on(v, true, out))
        return true;
    if (!value_pending_is(&value_type_TypeError))
        return false;
    value_take_exception();
    if (window_on(v, false, out))
        return true;
    if (!value_pending_is(&value_type_TypeError))
        return false;
    value_take_exception();
    return value_raise(&value_type_TypeError,
                       "memoryview: a bytes-like object is required, not '%t'",
                       v);
}

static struct value_item item_of(const struct value_window *w) {
    struct value_item item = {w->format, w->size, false};
    return item;
}

static bool view_length(value self, uint32_t *out) {
    *out = as_window(self)->length;
    return check(as_window(self));
}

static bool slice_of(value self, value key, value *out) {
    const struct value_window *w = as_window(self);
    struct value_window part = *w;
    int64_t n[4];
    if (!value_slice_indices(key, w->length, n))
        return false;
    if (n[2] != 1)
        return value_raise(&value_type_NotImplementedError,
                           "memoryview slices have a step of 1");
    part.at = w->at + n[0] * w->size;
    part.length = (uint32_t)n[3];
    return window_new(&part, out);
}

static bool view_subscript(value self, value key, value *out) {
    const struct value_window *w = as_window(self);
    struct value_item item = item_of(w);
    uint32_t i;
    if (!check(w))
        return false;
    if (value_is_kind(key, KIND_SLICE))
        return slice_of(self, key, out);
    _Alignas(8) uint8_t bytes[8];
    if (!value_index_of(key, w->length, "memoryview", &i))
        return false;
    value_bytes_load(bytes, w->at + i * item.size, item.size); /* Y2 */
    return value_item_load(&item, bytes, out);
}

static bool store_slice(const struct value_window *w, value key, value v) {
    struct value_view data;
    int64_t n[4];
    if (!value_slice_indices(key, w->length, n))
        return false;
    if (n[2] != 1)
        return value_raise(&value_type_NotImplementedError,
                           "memoryview slices have a step of 1");
    if (!value_view_of(v, false, &data))
        return false;
    if (data.item_size != w->size || data.length != n[3] * w->size)
        return value_raise(&value_type_ValueError,
                           "memoryview assignment: lvalue and rvalue have "
                           "different structures");
    value_bytes_write(slot_pointer(&w->owner), w->at + n[0] * w->size, data.at,
                      data.length);
    KEEP_ALIVE(data.owner);
    return true;
}

static bool view_store(value self, value key, value v) {
    const struct value_window *w = as_window(self);
    struct value_item item = item_of(w);
    _Alignas(8) uint8_t bytes[8];
    uint32_t i;
    if (!check(w))
        return false;
    if (w->readonly)
        return value_raise(&value_type_TypeError,
                           "cannot modify read-only memory");
    if (v == VALUE_UNSET)
        return value_raise(&value_type_TypeError, "cannot delete memory");
    if (value_is_kind(key, KIND_SLICE))
        return store_slice(w, key, v);
    if (!value_index_of(key, w->length, "memoryview", &i))
        return false;
    switch (value_item_store(&item, v, bytes)) {
    case VALUE_ITEM_DONE:
        value_bytes_write(slot_pointer(&w->owner), w->at + i * item.size, bytes,
                          item.size);
        return true;
    case VALUE_ITEM_RANGE:
        return value_raise(&value_type_ValueError,
                           "memoryview: invalid value for format '%c'",
                           item.code);
    default:
        return false;
    }
}

static bool to_bytes(value self, value *out) {
    const struct value_window *w = as_window(self);
    bool done = check(w) && value_bytes_new(NULL, w->length * w->size, out);
    if (done)
        value_bytes_read(
            (uint8_t *)((struct value_str *)value_pointer(*out))->text, w->at,
            w->length * w->size); /* Y2 */
    KEEP_ALIVE(self);
    return done;
}

/* What stands for a bytearray on part of a buffer shows as one. */
static bool print_alias(value self, struct value_sink *sink) {
    value bytes;
    return to_bytes(self, &bytes) && value_write(sink, "bytearray(") &&
           value_print(bytes, true, sink) && value_write(sink, ")");
}

static bool view_print(value self, bool repr, struct value_sink *sink) {
    (void)repr;
    if (value_extra() != NULL && !as_window(self)->released &&
        slot_load(&as_window(self)->object) == VALUE_NONE)
        return print_alias(self, sink);
    return value_write(sink, as_window(self)->released ? "<released memory>"
                                                       : "<memory>");
}

static bool view_view(value self, bool writable, struct value_view *out) {
    const struct value_window *w = as_window(self);
    if (!check(w))
        return false;
    if (writable && w->readonly)
        return value_raise(&value_type_TypeError,
                           "read-write bytes-like object required, not a "
                           "read-only memoryview");
    *out = (struct value_view){w->at, w->length * w->size, slot_load(&w->owner),
                               w->format, w->size};
    return true;
}

static bool is_buffer(value v) {
    const struct type_hooks *hooks;
    value plain = value_unwrap(v);
    if (value_is_kind(plain, KIND_BYTES) ||
        value_is_kind(plain, KIND_BYTEARRAY))
        return true;
    hooks = value_type_of(plain)->hooks;
    return value_is_pointer(plain) && hooks != NULL && hooks->view != NULL;
}

/* Items one by one where the formats differ. */
static bool same_items(const struct value_view *a, const struct value_view *b,
                       bool *out) {
    struct value_item m = {a->format, a->item_size, false};
    struct value_item n = {b->format, b->item_size, false};
    uint32_t count = a->length / m.size;
    *out = count == b->length / n.size;
    for (uint32_t i = 0; *out && i < count; i++) {
        value x, y, equal;
        if (!value_item_load(&m, a->at + i * m.size, &x) ||
            !value_item_load(&n, b->at + i * n.size, &y) ||
            !value_compare(VALUE_EQ, x, y, &equal) || !value_poll())
            return false;
        *out = equal == VALUE_TRUE;
    }
    return true;
}

static bool view_compare(enum value_compare op, value a, value b, value *out) {
    struct value_view x, y;
    bool same;
    *out = VALUE_NOT_IMPLEMENTED;
    if ((op != VALUE_EQ && op != VALUE_NE) || !is_buffer(a) || !is_buffer(b))
        return true;
    if (!value_view_of(a, false, &x) || !value_view_of(b, false, &y))
        return false;
    if (x.format == y.format && strchr("fd", x.format) == NULL) {
        int order;
        uint32_t n = x.length == y.length ? x.length : 0;
        if (!value_order(x.at, y.at, n, &order))
            return false;
        same = x.length == y.length && order == 0;
    } else if (!same_items(&x, &y, &same)) {
        return false;
    }
    KEEP_ALIVE(x.owner);
    KEEP_ALIVE(y.owner);
    *out = value_from_bool(same == (op == VALUE_EQ));
    return true;
}

static bool view_hash(value self, uint32_t *out) {
    value bytes;
    if (!as_window(self)->readonly)
        return value_raise(&value_type_ValueError,
                           "cannot hash writable memoryview object");
    return to_bytes(self, &bytes) && value_hash(bytes, out);
}

static bool self_of(struct arguments *args, value *self) {
    return value_self(args, KIND_MEMORYVIEW, &value_type_memoryview, self);
}

static bool tobytes(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && to_bytes(self, out);
}

static bool tolist(struct arguments *args, value *out) {
    value self, v;
    if (!self_of(args, &self) || !value_list_new(0, NULL, out))
        return false;
    const struct value_window *w = as_window(self);
    struct value_item item = item_of(w);
    for (uint32_t i = 0; i < w->length; i++)
        if (!value_item_load(&item, w->at + i * item.size, &v) ||
            !value_list_append(*out, v) || !value_poll())
            return false;
    return check(w);
}

static bool hex(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && to_bytes(self, &args->at[0]) &&
           value_bytes_hex(args, out);
}

static bool cast(struct arguments *args, value *out) {
    uint32_t length = 0;
    value self, format = value_unwrap(args->at[1]);
    if (!self_of(args, &self) || !check(as_window(self)))
        return false;
    struct value_window w = *as_window(self);
    const char *text =
        value_is_str(format) ? value_str_text(format, &length) : NULL;
    if (length == 2 && text[0] == '@')
        text++, length--;
    if (length != 1 || value_item_size(text[0], true) == 0)
        return value_raise(&value_type_ValueError,
                           "memoryview: destination format must be a native "
                           "single character format");
    uint32_t bytes = w.length * w.size, size = value_item_size(text[0], true);
    if (bytes % size != 0)
        return value_raise(&value_type_TypeError,
                           "memoryview: length is not a multiple of itemsize");
    w.format = text[0];
    w.size = (uint8_t)size;
    w.length = bytes / size;
    return window_new(&w, out);
}

static bool toreadonly(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self) || !check(as_window(self)))
        return false;
    struct value_window w = *as_window(self);
    w.readonly = true;
    return window_new(&w, out);
}

static bool release(struct arguments *args, value *out) {
    value self;
    *out = VALUE_NONE;
    if (!self_of(args, &self))
        return false;
    as_window(self)->released = true;
    return true;
}

static bool enter(struct arguments *args, value *out) {
    *out = args->at[0];
    value self;
    return self_of(args, &self) && check(as_window(self));
}

static bool view_load(value self, uint32_t name, value *out) {
    const struct value_window *w = as_window(self);
    *out = VALUE_UNSET;
    if (name == SYM_format)
        return value_symbol_or_str(&w->format, 1, true, out);
    if (name == SYM_itemsize)
        *out = value_from_int48(w->size);
    if (name == SYM_nbytes)
        *out = value_from_int48((int64_t)w->length * w->size);
    if (name == SYM_readonly)
        *out = value_from_bool(w->readonly);
    if (name == SYM_obj)
        *out = slot_load(&w->object);
    if (name == SYM_ndim)
        *out = value_from_int48(1);
    if (name == SYM_contiguous)
        *out = VALUE_TRUE;
    return true;
}

NATIVE(cast, SYM_cast, 2, 2, NATIVE_METHOD);
NATIVE(enter, SYM___enter__, 1, 1, NATIVE_METHOD);
NATIVE(hex, SYM_hex, 1, 3, NATIVE_METHOD);
NATIVE(release, SYM_release, 1, 4, NATIVE_METHOD);
NATIVE(tobytes, SYM_tobytes, 1, 1, NATIVE_METHOD);
NATIVE(tolist, SYM_tolist, 1, 1, NATIVE_METHOD);
NATIVE(toreadonly, SYM_toreadonly, 1, 1, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___enter__, enter),
    MEMBER_FUNCTION(SYM___exit__, release),
    MEMBER_FUNCTION(SYM_cast, cast),
    MEMBER_FUNCTION(SYM_hex, hex),
    MEMBER_FUNCTION(SYM_release, release),
    MEMBER_FUNCTION(SYM_tobytes, tobytes),
    MEMBER_FUNCTION(SYM_tolist, tolist),
    MEMBER_FUNCTION(SYM_toreadonly, toreadonly),
};

static const struct type_hooks hooks = {
    .make = view_make,
    .load = view_load,
    .compare = view_compare,
    .hash = view_hash,
    .length = view_length,
    .subscript = view_subscript,
    .subscript_store = view_store,
    .print = view_print,
    .view = view_view,
};

const struct type value_type_memoryview = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_memoryview,
    .instance_kind = KIND_MEMORYVIEW,
    .flags = TYPE_FINAL,
};
