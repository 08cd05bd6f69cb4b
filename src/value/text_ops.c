/* SPDX-License-Identifier: MIT */
/* Ground of the text methods: arguments, ranges, search, concatenation,
 * comparison and quoting, for str, bytes and bytearray alike. */
#include "value/text_ops.h"

#include "value/container.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/utf8.h"

/* Bytes that are joined on the C stack; a chip has none to spare. */
#define JOIN_SHORT (ISA_ROOMY ? 256u : 1u)

static bool is_ascii(value v) {
    const struct value_str *s;
    uint32_t length;
    const char *text = value_str_text(v, &length);
    if (value_is_symbol(v))
        return utf8_count(text, length) == length;
    s = value_pointer(v);
    return (s->header.aux & VALUE_STR_ASCII) != 0;
}

void value_text_self(value v, struct value_text *out) {
    v = value_unwrap(v);
    out->owner = v;
    if (value_is_str(v)) {
        out->at = value_str_text(v, &out->length);
        out->kind = KIND_STR;
        out->ascii = is_ascii(v);
        return;
    }
    out->ascii = true;
    out->kind = value_object_kind(v);
    if (out->kind == KIND_BYTES) {
        const struct value_str *s = value_pointer(v);
        out->at = s->text;
        out->length = s->length;
        return;
    }
    const struct value_bytearray *a = value_pointer(v);
    const struct value_byte_buffer *b = slot_pointer(&a->buffer);
    out->at = (const char *)b->at;
    out->length = b->length;
    out->owner = value_from_pointer(b);
}

bool value_text_argument(const struct value_text *self, value v,
                         struct value_text *out) {
    struct value_view view;
    value plain = value_unwrap(v);
    if (self->kind == KIND_STR) {
        if (!value_is_str(plain))
            return value_raise(&value_type_TypeError, "must be str, not %t", v);
        value_text_self(plain, out);
        return true;
    }
    if (value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "a bytes-like object is required, not 'str'");
    if (!value_view_of(plain, false, &view))
        return false;
    out->at = (const char *)view.at;
    out->length = view.length;
    out->owner = view.owner;
    out->kind = KIND_BYTES;
    out->ascii = true;
    return true;
}

bool value_to_byte(value v, const char *noun, char *out) {
    int64_t n = -1;
    if (!value_is_kind(value_unwrap(v), KIND_BIG_INT) && !value_to_int64(v, &n))
        return false;
    if (n < 0 || n > 255)
        return value_raise(&value_type_ValueError,
                           "%s must be in range(0, 256)", noun);
    *out = (char)n;
    return true;
}

bool value_text_result(const struct value_text *self, const char *at,
                       size_t length, value *out) {
    bool done;
    if (self->kind == KIND_STR)
        done = value_str_new(at, length, out);
    else if (self->kind == KIND_BYTES)
        done = value_bytes_new(at, length, out);
    else
        done = value_bytearray_new(at, length, out);
    KEEP_ALIVE(self->owner);
    return done;
}

bool value_text_built(const struct value_text *self, struct value_builder *b,
                      value *out) {
    uint32_t length;
    if (ISA_ROOMY && self->kind == KIND_STR)
        return value_builder_str(b, out);
    const char *text = value_builder_text(b, &length);
    return value_text_result(self, text, length, out);
}

static bool clamp_index(value v, uint32_t length, int64_t fallback,
                        int64_t *out) {
    *out = fallback;
    if (v == VALUE_NONE)
        return true;
    if (!value_to_int64(v, out))
        return false;
    if (*out < 0)
        *out += length;
    if (*out < 0)
        *out = 0;
    return true;
}

bool value_text_range(const struct value_text *self,
                      const struct arguments *args, uint32_t first,
                      uint32_t range[2], bool *valid) {
    int64_t low = 0, high;
    uint32_t n = self->length;
    if (!self->ascii && !value_text_count(self->at, self->length, &n))
        return false;
    high = n;
    if (args->count > first && !clamp_index(args->at[first], n, 0, &low))
        return false;
    if (args->count > first + 1 &&
        !clamp_index(args->at[first + 1], n, n, &high))
        return false;
    if (high > n)
        high = n;
    *valid = low <= n && low <= high;
    if (low > high)
        low = high;
    range[0] = (uint32_t)low;
    range[1] = (uint32_t)high;
    if (!self->ascii) {
        range[0] = utf8_offset(self->at, range[0]);
        range[1] = utf8_offset(self->at, range[1]);
    }
    return true;
}

/* Places that do not begin as wanted, up to the next where others may run. */
static uint32_t not_here(const char *at, char first, uint32_t places,
                         uint32_t k) {
    uint32_t most = 31u - k % 32u;
    if (most > places - 1)
        most = places - 1;
    const char *found = memchr(at, first, most);
    return found != NULL ? (uint32_t)(found - at) : most;
}

bool value_text_find(const struct value_text *self,
                     const struct value_text *needle, const uint32_t range[2],
                     bool last, int64_t *out) {
    uint32_t n = needle->length;
    *out = -1;
    if (range[1] - range[0] < n)
        return true;
    uint32_t places = range[1] - range[0] - n + 1;
    for (uint32_t k = 0; k < places; k++) {
        if (ISA_ROOMY && !last && n != 0)
            k +=
                not_here(self->at + range[0] + k, needle->at[0], places - k, k);
        uint32_t i = last ? range[1] - n - k : range[0] + k;
        int order = 0;
        bool begins = n == 0 || self->at[i] == needle->at[0];
        if (begins && n > 1 &&
            !value_order(self->at + i, needle->at, n, &order))
            return false;
        if (begins && order == 0) {
            *out = i;
            return true;
        }
        if (begins ? !value_poll() : !value_poll_some(k))
            return false;
    }
    return true;
}

bool value_text_count(const char *at, size_t length, uint32_t *out) {
    *out = 0;
    for (size_t i = 0; i < length; i++) {
        *out += utf8_is_start(at[i]);
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

static bool is_text(value v) {
    return value_is_str(v) || value_is_kind(v, KIND_BYTES) ||
           value_is_kind(v, KIND_BYTEARRAY);
}

/* Two short strings without a builder; false: not these. */
static bool join_short(const struct value_text *x, const struct value_text *y,
                       char *both) {
    if (!ISA_ROOMY || x->length + (uint64_t)y->length > JOIN_SHORT)
        return false;
    memcpy(both, x->at, x->length);
    memcpy(both + x->length, y->at, y->length);
    return true;
}

static bool concatenate(value a, value b, value *out) {
    struct value_text x, y;
    struct value_builder builder;
    value_text_self(a, &x);
    bool str = value_is_str(a);
    if (str != value_is_str(b) || !is_text(b)) {
        if (str)
            return value_raise(&value_type_TypeError,
                               "can only concatenate str (not \"%t\") to str",
                               b);
        return value_raise(&value_type_TypeError, "can't concat %t to %t", b,
                           a);
    }
    value_text_self(b, &y);
    if (y.length == 0 && x.kind != KIND_BYTEARRAY && x.kind == y.kind) {
        *out = a;
        return true;
    }
    value_builder_init(&builder);
    char both[JOIN_SHORT];
    bool done = join_short(&x, &y, both)
                    ? value_text_result(&x, both, x.length + y.length, out)
                    : builder.sink.write(&builder.sink, x.at, x.length) &&
                          builder.sink.write(&builder.sink, y.at, y.length) &&
                          value_text_built(&x, &builder, out);
    KEEP_ALIVE(x.owner);
    KEEP_ALIVE(y.owner);
    return done;
}

static bool repeat(value text, value times, value *out) {
    struct value_text t;
    struct value_builder b;
    int64_t n;
    if (!value_to_int64(times, &n))
        return false;
    value_text_self(text, &t);
    value_builder_init(&b);
    value_rest(); /* a division of 700 cycles */
    if (n > 0 && t.length > (uint64_t)INT32_MAX / (uint64_t)n)
        return value_raise_memory();
    for (int64_t i = 0; i < n && t.length > 0; i++)
        if (!b.sink.write(&b.sink, t.at, t.length))
            return false;
    bool done = value_text_built(&t, &b, out);
    KEEP_ALIVE(t.owner);
    return done;
}

bool value_text_binary(enum value_binary op, value a, value b, value *out) {
    struct value_text format;
    a = value_unwrap(a);
    value raw_b = b;
    b = value_unwrap(b);
    *out = VALUE_NOT_IMPLEMENTED;
    if (op == VALUE_ADD && is_text(a) && is_text(b))
        return concatenate(a, b, out);
    if (op == VALUE_ADD && is_text(a) && !value_is_kind(raw_b, KIND_INSTANCE))
        return concatenate(a, b, out);
    if (op == VALUE_MUL && is_text(a) && value_is_int(b))
        return repeat(a, b, out);
    if (op == VALUE_MUL && is_text(b) && value_is_int(a))
        return repeat(b, a, out);
    if (op == VALUE_MOD && is_text(a)) {
        value_text_self(a, &format);
        return value_text_percent(&format, raw_b, out);
    }
    return true;
}

bool value_text_compare(enum value_compare op, value a, value b, value *out) {
    struct value_text x, y;
    a = value_unwrap(a);
    b = value_unwrap(b);
    *out = VALUE_NOT_IMPLEMENTED;
    if (!is_text(a) || !is_text(b) || value_is_str(a) != value_is_str(b))
        return true;
    value_text_self(a, &x);
    value_text_self(b, &y);
    uint32_t n = x.length < y.length ? x.length : y.length;
    int order;
    if (!value_order(x.at, y.at, n, &order))
        return false;
    if (order == 0)
        order = (x.length > y.length) - (x.length < y.length);
    bool r = op == VALUE_EQ   ? order == 0
             : op == VALUE_NE ? order != 0
             : op == VALUE_LT ? order < 0
             : op == VALUE_LE ? order <= 0
             : op == VALUE_GT ? order > 0
                              : order >= 0;
    *out = value_from_bool(r);
    return true;
}

static bool write_escape(struct value_sink *sink, char letter, uint32_t c,
                         uint32_t digits) {
    char text[10] = {'\\', letter};
    for (uint32_t i = 0; i < digits; i++)
        text[2 + i] = "0123456789abcdef"[c >> 4 * (digits - 1 - i) & 15];
    return sink->write(sink, text, 2 + digits);
}

/* Unprintable beyond ASCII, as far as a table-free runtime tells: C1
 * controls, soft hyphen, separators, private use, not assigned planes. */
static bool is_hidden(uint32_t c) {
    return (c >= 0x80 && c <= 0xA0) || c == 0xAD ||
           (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           c == 0x3000 || (c >= 0xD800 && c <= 0xF8FF) || c == 0xFEFF ||
           c >= 0xE0000;
}

static bool write_code(const char *p, struct value_sink *sink) {
    uint32_t code = utf8_decode(p);
    if (!is_hidden(code))
        return sink->write(sink, p, utf8_size(*p));
    if (code < 0x100)
        return write_escape(sink, 'x', code, 2);
    if (code < 0x10000)
        return write_escape(sink, 'u', code, 4);
    return write_escape(sink, 'U', code, 8);
}

static bool quote_one(const struct value_text *t, const char *p, char quote,
                      struct value_sink *sink) {
    char escape[2] = {'\\', *p};
    uint8_t c = (uint8_t)*p;
    if (*p == quote || *p == '\\')
        return sink->write(sink, escape, 2);
    if (*p == '\n' || *p == '\r' || *p == '\t') {
        escape[1] = *p == '\n' ? 'n' : *p == '\r' ? 'r' : 't';
        return sink->write(sink, escape, 2);
    }
    if (c < 0x20 || c == 0x7F || (c >= 0x80 && t->kind != KIND_STR))
        return write_escape(sink, 'x', c, 2);
    return c < 0x80 ? sink->write(sink, p, 1) : write_code(p, sink);
}

static bool is_plain(char c, char quote) {
    return c >= 0x20 && c < 0x7F && c != quote && c != '\\';
}

/* Which of the two quotes occur. */
static bool find_quotes(const struct value_text *t, bool *single, bool *both) {
    *single = *both = false;
    for (uint32_t i = 0; i < t->length; i++) {
        *single = *single || t->at[i] == '\'';
        *both = *both || t->at[i] == '"';
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

bool value_text_quote(const struct value_text *t, struct value_sink *sink) {
    bool single, both;
    if (!find_quotes(t, &single, &both))
        return false;
    char quote = single && !both ? '"' : '\'';
    if (!sink->write(sink, &quote, 1))
        return false;
    for (uint32_t i = 0; i < t->length;) {
        uint32_t n = i;
        while (n < t->length && n - i < 48 && is_plain(t->at[n], quote))
            n++;
        if (n > i) {
            if (!sink->write(sink, t->at + i, n - i))
                return false;
            i = n;
            continue;
        }
        if (!quote_one(t, t->at + i, quote, sink))
            return false;
        i += t->kind == KIND_STR ? utf8_size(t->at[i]) : 1;
    }
    return sink->write(sink, &quote, 1);
}
