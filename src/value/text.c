/* SPDX-License-Identifier: MIT */
/* The primitives of strings and byte buffers: views of text, construction,
 * hash, and the builder that text is gathered in. */
#include "value/text.h"

#include "value/byte_buffer.h"
#include "value/exception.h"
#include "value/symbol.h"
#include "value/utf8.h"

#define FNV_OFFSET 2166136261u
#define FNV_PRIME 16777619u

bool value_is_str(value v) {
    return value_is_symbol(v) || value_is_kind(v, KIND_STR);
}

const char *value_str_text(value v, uint32_t *length) {
    if (value_is_symbol(v))
        return value_symbol_text(value_symbol_number(v), length);
    const struct value_str *s = value_pointer(v);
    *length = s->length;
    return s->text;
}

/* Of short text, eight bytes at a time; how many were looked at. */
static size_t ascii_words(const char *text, size_t length) {
    size_t i = 0;
    for (uint64_t word; length <= 64 && i + sizeof word <= length;
         i += sizeof word) {
        memcpy(&word, text + i, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    return i;
}

static bool all_ascii(const char *text, size_t length, bool *out) {
    *out = false;
    for (size_t i = ISA_ROOMY ? ascii_words(text, length) : 0; i < length;
         i++) {
        if ((uint8_t)text[i] >= 0x80)
            return true;
        if (!value_poll_some(i))
            return false;
    }
    *out = true;
    return true;
}

uint32_t value_str_length(value v) {
    uint32_t length;
    const char *text = value_str_text(v, &length);
    if (value_is_pointer(v)) {
        const struct value_str *s = value_pointer(v);
        if (s->header.aux & VALUE_STR_ASCII)
            return length;
    }
    return utf8_count(text, length);
}

/* FNV-1a, as tools/symbols computes it for the static symbols. */
static uint32_t hash_bytes(const char *text, uint32_t length) {
    uint32_t h = FNV_OFFSET;
    for (uint32_t i = 0; i < length; i++)
        h = (h ^ (uint8_t)text[i]) * FNV_PRIME;
    return h == 0 ? 1 : h;
}

uint32_t value_str_hash(value v) {
    if (value_is_symbol(v))
        return value_symbol_hash(value_symbol_number(v));
    struct value_str *s = value_pointer(v);
    if (s->hash == 0)
        s->hash = hash_bytes(s->text, s->length); /* B1: one word */
    return s->hash;
}

/* B1: two that compute it store the same word. */
bool value_str_hash_long(value v, uint32_t *out) {
    uint32_t length, h = FNV_OFFSET;
    const char *text = value_str_text(v, &length);
    struct value_str *s = value_is_symbol(v) ? NULL : value_pointer(v);
    if (s == NULL || s->hash != 0 || length <= VALUE_STR_LONG) {
        *out = value_str_hash(v);
        return true;
    }
    for (uint32_t i = 0; i < length; i++) {
        h = (h ^ (uint8_t)text[i]) * FNV_PRIME;
        if (!value_poll_some(i))
            return false;
    }
    *out = s->hash = h == 0 ? 1 : h;
    return true;
}

bool value_str_equal_long(value a, value b, bool *out) {
    uint32_t m, n;
    int order;
    const char *s = value_str_text(a, &m), *t = value_str_text(b, &n);
    if (ISA_ROOMY) {
        *out = m == n && m <= VALUE_STR_LONG && memcmp(s, t, m) == 0;
        if (*out || m != n || m <= VALUE_STR_LONG)
            return true;
    }
    *out = a == b || (m == n && m <= VALUE_STR_LONG && value_str_equal(a, b));
    if (*out || m != n || m <= VALUE_STR_LONG)
        return true;
    if (!value_order(s, t, m, &order))
        return false;
    *out = order == 0;
    return true;
}

bool value_str_equal(value a, value b) {
    uint32_t la, lb;
    if (a == b)
        return true;
    if (value_is_symbol(a) && value_is_symbol(b)) /* V3 */
        return false;
    const char *ta = value_str_text(a, &la), *tb = value_str_text(b, &lb);
    return la == lb && memcmp(ta, tb, la) == 0;
}

bool value_str_is(value v, const char *text) {
    uint32_t length;
    v = value_unwrap(v);
    if (!value_is_str(v))
        return false;
    const char *at = value_str_text(v, &length);
    return length == strlen(text) && memcmp(at, text, length) == 0;
}

static struct value_str *allocate(uint8_t kind, size_t length) {
    size_t bytes = sizeof(struct value_str) - sizeof(struct header) + length;
    struct value_str *s = NULL;
    if (length <= UINT32_MAX)
        s = heap_alloc(kind, bytes);
    if (s != NULL)
        s->length = (uint32_t)length;
    return s;
}

static bool mark_ascii(struct value_str *s) {
    bool ascii;
    if (!all_ascii(s->text, s->length, &ascii))
        return false;
    if (ascii)
        s->header.aux |= VALUE_STR_ASCII;
    return true;
}

bool value_str_new(const char *text, size_t length, value *out) {
    if (length == 0) {
        *out = VALUE_SYMBOL(SYM_empty);
        return true;
    }
    struct value_str *s = allocate(KIND_STR, length);
    if (s == NULL)
        return value_raise_memory();
    if (!value_copy(s->text, text, length) || !mark_ascii(s))
        return false;
    *out = value_from_pointer(s);
    return true;
}

bool value_bytes_new(const void *data, size_t length, value *out) {
    struct value_str *s = allocate(KIND_BYTES, length);
    if (s == NULL)
        return value_raise_memory();
    *out = value_from_pointer(s);
    return data == NULL || length == 0 || value_copy(s->text, data, length);
}

bool value_bytearray_new(const void *data, size_t length, value *out) {
    struct value_byte_buffer *b = value_byte_buffer_new(length);
    struct value_bytearray *a = heap_alloc(
        KIND_BYTEARRAY, sizeof(struct value_bytearray) - sizeof(struct header));
    if (a == NULL || b == NULL)
        return value_raise_memory();
    if (data != NULL && length > 0 && !value_copy(b->at, data, length))
        return false;
    b->length = (uint32_t)length;
    slot_init(&a->buffer, value_from_pointer(b));
    *out = value_from_pointer(a);
    return true;
}

bool value_bytearray_append(value self, const void *data, size_t length) {
    struct value_bytearray *a = value_pointer(self);
    if (length == 0)
        return true;
    if (length > INT32_MAX)
        return value_raise_memory();
    return value_bytes_append(&a->buffer, data, (uint32_t)length);
}

uint32_t value_name_of(value v) {
    uint32_t length;
    value plain = value_unwrap(v);
    if (value_is_symbol(plain))
        return value_symbol_number(plain);
    if (!value_is_str(plain)) {
        bool raised = value_raise(&value_type_TypeError,
                                  "attribute name must be string, not '%t'", v);
        (void)raised;
        return UINT32_MAX;
    }
    const char *text = value_str_text(plain, &length);
    return value_symbol_intern(text, length);
}

static void view_bytes(value v, uint8_t *at, uint32_t length,
                       struct value_view *out) {
    out->at = at;
    out->length = length;
    out->owner = v;
    out->format = 'B';
    out->item_size = 1;
}

static bool view_readable(value v, struct value_view *out) {
    uint32_t length;
    if (value_is_kind(v, KIND_BYTES)) {
        struct value_str *s = value_pointer(v);
        view_bytes(v, (uint8_t *)s->text, s->length, out);
        return true;
    }
    if (!value_is_str(v))
        return false;
    /* The view is for reading: no writer gets this far. */
    const char *text = value_str_text(v, &length);
    view_bytes(v, (uint8_t *)(uintptr_t)text, length, out);
    return true;
}

bool value_view_of(value v, bool writable, struct value_view *out) {
    value plain = value_unwrap(v);
    if (value_is_kind(plain, KIND_BYTEARRAY)) {
        struct value_bytearray *a = value_pointer(plain);
        struct value_byte_buffer *b = slot_pointer(&a->buffer);
        view_bytes(value_from_pointer(b), b->at, b->length, out);
        if (writable)
            value_bytes_exposed(out->owner, out->at, out->length); /* Y1 */
        return true;
    }
    if (!writable && view_readable(plain, out))
        return true;
    const struct type_hooks *hooks = value_type_of(plain)->hooks;
    if (value_is_pointer(plain) && hooks != NULL && hooks->view != NULL) {
        if (!hooks->view(plain, writable, out))
            return false;
        if (writable)
            value_bytes_exposed(out->owner, out->at, out->length); /* Y1 */
        return true;
    }
    if (writable)
        return value_raise(&value_type_TypeError,
                           "object with read-write buffer protocol required, "
                           "not '%t'",
                           v);
    return value_raise(&value_type_TypeError,
                       "a bytes-like object is required, not '%t'", v);
}

/* Room for `length` bytes behind those that are there. */
static bool builder_grow(struct value_builder *b, size_t used, size_t length) {
    const void *old = b->buffer == NULL ? (void *)b->first : b->buffer->at;
    struct value_byte_buffer *bigger =
        value_byte_buffer_new(used + length + used / 2);
    if (bigger == NULL)
        return value_raise_memory();
    if (!value_copy(bigger->at, old, used))
        return false;
    b->buffer = bigger;
    return true;
}

static bool builder_write(struct value_sink *sink, const char *text,
                          size_t length) {
    struct value_builder *b = (struct value_builder *)(void *)sink;
    if (!value_poll())
        return false;
    struct value_byte_buffer *buffer = b->buffer;
    size_t used = buffer == NULL ? b->length : buffer->length;
    size_t room = buffer == NULL ? BUILDER_FIRST : buffer->capacity;
    if (length > room - used && !builder_grow(b, used, length))
        return false;
    buffer = b->buffer;
    void *to = buffer == NULL ? (void *)&b->first[used] : &buffer->at[used];
    if (length > 0 && !value_copy(to, text, length))
        return false;
    if (buffer == NULL)
        b->length = (uint32_t)(used + length);
    else
        buffer->length = (uint32_t)(used + length);
    return true;
}

void value_builder_init(struct value_builder *b) {
    b->sink.write = builder_write;
    b->buffer = NULL;
    b->length = 0;
}

bool value_builder_expect(struct value_builder *b, size_t length) {
    return length <= BUILDER_FIRST || builder_grow(b, 0, length);
}

char *value_builder_text(struct value_builder *b, uint32_t *length) {
    *length = b->buffer == NULL ? b->length : b->buffer->length;
    return b->buffer == NULL ? b->first : (char *)b->buffer->at;
}

_Static_assert(sizeof(struct value_str) == sizeof(struct value_byte_buffer) &&
                   offsetof(struct value_str, length) ==
                       offsetof(struct value_byte_buffer, length),
               "a buffer can become a text");

/* The buffer itself as the text, where little of it is left over: nobody else
 * has seen it, and neither kind has slots. NULL: it has to be copied. */
static struct value_str *builder_take(struct value_builder *b, uint8_t kind) {
    struct value_byte_buffer *buffer = b->buffer;
    if (!ISA_ROOMY || buffer == NULL || buffer->length == 0 ||
        buffer->capacity - buffer->length > buffer->length / 8)
        return NULL;
    isa_fence(); /* what was written as a buffer is read as a text */
    struct value_str *s = (void *)buffer;
    s->header.kind = kind;
    s->hash = 0;
    value_builder_init(b);
    return s;
}

bool value_builder_str(struct value_builder *b, value *out) {
    uint32_t length;
    struct value_str *s = builder_take(b, KIND_STR);
    if (s != NULL) {
        *out = value_from_pointer(s);
        return mark_ascii(s);
    }
    const char *text = value_builder_text(b, &length);
    return value_str_new(text, length, out);
}

bool value_builder_bytes(struct value_builder *b, value *out) {
    uint32_t length;
    struct value_str *s = builder_take(b, KIND_BYTES);
    if (s != NULL) {
        *out = value_from_pointer(s);
        return true;
    }
    const char *text = value_builder_text(b, &length);
    return value_bytes_new(text, length, out);
}
