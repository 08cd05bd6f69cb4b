/* SPDX-License-Identifier: MIT */
/* printf-style formatting: "%5.2f %s" % (x, y), "%(name)d" % mapping.
 *
 * Each conversion is rewritten into the format mini-language, so that both
 * have one way to lay out a number. */
#include "value/big.h"
#include "value/codec_desk.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"
#include "value/utf8.h"

struct percent {
    const struct value_text *format;
    uint32_t at;   /* position in format */
    value args;    /* a tuple of arguments, or the only one */
    value names;   /* what %(name) asks, or UNSET */
    bool several;  /* args is a tuple */
    uint32_t next; /* argument to take next */
    struct value_builder out;
};

struct conversion {
    bool left, plus, space, zero, alternate;
    int32_t width;
    int32_t precision;
    char type;
};

static bool is_bytes(value v) {
    return value_is_kind(v, KIND_BYTES) ||
           (ISA_FULL && value_is_kind(v, KIND_BYTEARRAY));
}

static uint32_t argument_count(const struct percent *p) {
    return p->several ? value_tuple_length(p->args) : 1;
}

static bool next_argument(struct percent *p, value *out) {
    if (p->next >= argument_count(p))
        return value_raise(&value_type_TypeError,
                           "not enough arguments for format string");
    *out = p->several ? value_tuple_at(p->args, p->next) : p->args;
    p->next++;
    return true;
}

static bool incomplete(void) {
    return value_raise(&value_type_ValueError, "incomplete format");
}

/* What is found under the name is the only argument from now on. */
static bool read_name(struct percent *p) {
    const struct value_text *f = p->format;
    uint32_t start = ++p->at, depth = 1;
    value key;
    for (; p->at < f->length; p->at++) {
        depth += f->at[p->at] == '(';
        depth -= f->at[p->at] == ')';
        if (depth == 0)
            break;
    }
    if (p->names == VALUE_UNSET)
        return value_raise(&value_type_TypeError, "format requires a mapping");
    if (p->at >= f->length)
        return value_raise(&value_type_ValueError, "incomplete format key");
    if (!value_text_result(f, f->at + start, p->at++ - start, &key))
        return false;
    p->several = false;
    p->next = 0;
    return value_state.upcalls->subscript(p->names, key, &p->args);
}

/* A width that only memory limits is the memory's error; false. */
static COLD bool no_room_for(value v, bool width) {
    int64_t n;
    if (!width || !value_pending_is(&value_type_OverflowError))
        return false;
    value_take_exception();
    return value_to_int64(v, &n) && value_raise_memory();
}

static bool read_count(struct percent *p, int32_t *out, bool width) {
    const struct value_text *f = p->format;
    value v;
    if (p->at < f->length && f->at[p->at] == '*') {
        p->at++;
        if (!next_argument(p, &v))
            return false;
        if (!value_is_int(v))
            return value_raise(&value_type_TypeError, "* wants int");
        return value_to_int32(v, out) || (ISA_FULL && no_room_for(v, width));
    }
    *out = 0;
    while (p->at < f->length && f->at[p->at] >= '0' && f->at[p->at] <= '9' &&
           *out < 100000000)
        *out = *out * 10 + (f->at[p->at++] - '0');
    return true;
}

static void read_flags(struct percent *p, struct conversion *c) {
    for (; p->at < p->format->length; p->at++) {
        switch (p->format->at[p->at]) {
        case '-':
            c->left = true;
            break;
        case '+':
            c->plus = true;
            break;
        case ' ':
            c->space = true;
            break;
        case '0':
            c->zero = true;
            break;
        case '#':
            c->alternate = true;
            break;
        default:
            return;
        }
    }
}

static bool read_conversion(struct percent *p, struct conversion *c) {
    const struct value_text *f = p->format;
    *c = (struct conversion){.precision = -1};
    p->at++;
    if (p->at < f->length && f->at[p->at] == '(' && !read_name(p))
        return false;
    read_flags(p, c);
    if (!read_count(p, &c->width, true))
        return false;
    if (c->width < 0) {
        c->left = true;
        c->width = -c->width;
    }
    if (p->at < f->length && f->at[p->at] == '.') {
        p->at++;
        if (!read_count(p, &c->precision, false))
            return false;
        if (ISA_FULL && c->precision < 0)
            c->precision = 0;
    }
    while (p->at < f->length && memchr("hlL", f->at[p->at], 3) != NULL)
        p->at++;
    if (p->at >= f->length)
        return incomplete();
    c->type = f->at[p->at++];
    return true;
}

static bool is_plain(const struct conversion *c) {
    return c->width == 0 && c->precision < 0 && !c->plus && !c->space;
}

/* %d and %s alone need no format specification; *done. */
static bool write_plainly(struct percent *p, const struct conversion *c,
                          value v, char type, bool *done) {
    struct value_sink *sink = &p->out.sink;
    uint32_t length;
    *done = ISA_ROOMY && is_plain(c) && (type == 'd' || value_is_str(v));
    if (!*done)
        return true;
    if (type == 'd')
        return value_big_print(v, 10, sink);
    const char *at = value_str_text(v, &length);
    bool ok = sink->write(sink, at, length);
    KEEP_ALIVE(v);
    return ok;
}

static bool write_by_spec(struct percent *p, const struct conversion *c,
                          value v, const char *type, bool number) {
    value spec, text;
    uint32_t length;
    struct value_builder b;
    value_builder_init(&b);
    const char *align = c->left ? "<" : c->zero && number ? "0=" : ">";
    const char *sign = c->plus ? "+" : c->space ? " " : "";
    if (!value_write_format(&b.sink, "%s%s%s%d", align, number ? sign : "",
                            c->alternate && number ? "#" : "", c->width))
        return false;
    if (c->precision >= 0 && !value_write_format(&b.sink, ".%d", c->precision))
        return false;
    if (!value_write(&b.sink, type) || !value_builder_str(&b, &spec))
        return false;
    const char *at = value_str_text(spec, &length);
    if (!value_format_spec(v, at, length, &text))
        return false;
    at = value_str_text(text, &length);
    KEEP_ALIVE(spec);
    bool done = p->out.sink.write(&p->out.sink, at, length);
    KEEP_ALIVE(text);
    return done;
}

static bool write_spec(struct percent *p, const struct conversion *c, value v,
                       const char *type, bool number) {
    bool done;
    return write_plainly(p, c, v, *type, &done) &&
           (done || write_by_spec(p, c, v, type, number));
}

/* A str, or bytes in a format of bytes, cut to the precision and padded to the
 * width. */
static bool write_run(struct percent *p, const struct conversion *c, value v) {
    struct value_sink *sink = &p->out.sink;
    struct value_text t;
    if (!ISA_FULL)
        return write_by_spec(p, c, v, "s", false);
    value_text_self(v, &t);
    uint32_t n = t.length;
    if (!t.ascii && !value_text_count(t.at, t.length, &n))
        return false;
    if (c->precision >= 0 && (uint32_t)c->precision < n)
        n = (uint32_t)c->precision;
    uint32_t size = t.ascii ? n : utf8_offset(t.at, n);
    if (c->left && !sink->write(sink, t.at, size))
        return false;
    for (int64_t pad = (int64_t)c->width - n; pad > 0; pad--)
        if (!sink->write(sink, " ", 1))
            return false;
    bool done = c->left || sink->write(sink, t.at, size);
    KEEP_ALIVE(v);
    return done;
}

/* %.3d pads with zeros to at least so many digits, inside the width; %08.3d,
 * on the desk, to the width. `head` is what the digits stand behind. */
static int32_t digits_wanted(const struct conversion *c, uint32_t head) {
    int32_t room = c->width - (int32_t)head;
    bool fills = ISA_FULL && c->zero && !c->left && room > c->precision;
    return fills ? room : c->precision;
}

static bool write_padded_int(struct percent *p, struct conversion *c, value v,
                             const char *type) {
    value text;
    uint32_t length;
    struct value_builder b;
    const uint32_t prefix = ISA_FULL && type[1] ? 2 : 0;
    if (!value_format_spec(v, type, prefix ? 2 : 1, &text))
        return false;
    const char *at = value_str_text(text, &length);
    bool negative = *at == '-';
    const char *sign = negative ? "-" : c->plus ? "+" : c->space ? " " : "";
    at += negative;
    length -= negative;
    value_builder_init(&b);
    if (!value_write(&b.sink, sign) || !b.sink.write(&b.sink, at, prefix))
        return false;
    int32_t wanted = digits_wanted(c, prefix + (*sign != 0));
    for (int32_t n = (int32_t)(length - prefix); n < wanted; n++)
        if (!b.sink.write(&b.sink, "0", 1))
            return false;
    if (!b.sink.write(&b.sink, at + prefix, length - prefix))
        return false;
    KEEP_ALIVE(text);
    c->precision = -1;
    return value_builder_str(&b, &text) && write_run(p, c, text);
}

static bool int_argument(const struct conversion *c, value v, value *out) {
    value plain = value_unwrap(v);
    *out = plain;
    if (value_is_double(plain) && memchr("diu", c->type, 3) != NULL)
        return value_int_from_double(value_double(plain), out);
    if (value_is_int(plain))
        return true;
    value method = VALUE_UNSET;
    bool decimal = memchr("diu", c->type, 3) != NULL;
    if (ISA_FULL && decimal &&
        !value_state.upcalls->special(v, SYM___int__, &method))
        return false;
    if (method == VALUE_UNSET &&
        !value_state.upcalls->special(v, SYM___index__, &method))
        return false;
    if (method == VALUE_UNSET)
        return value_raise(&value_type_TypeError,
                           "%%%c format: %s is required, not %t", (int)c->type,
                           decimal ? "a real number" : "an integer", v);
    if (!value_state.upcalls->call(method, 0, NULL, out))
        return false;
    v = *out;
    *out = value_unwrap(v);
    return value_is_int(*out) ||
           value_raise(&value_type_TypeError,
                       "__index__ returned non-int (type %t)", v);
}

static bool write_int(struct percent *p, struct conversion *c, value v) {
    bool decimal = c->type == 'd' || c->type == 'i' || c->type == 'u';
    const char type[3] = {decimal ? 'd' : c->type, 0};
    const char marked[3] = {'#', c->type, 0};
    if (!int_argument(c, v, &v))
        return false;
    if (value_is_bool(v))
        v = value_from_int48(v == VALUE_TRUE);
    if (c->precision >= 0)
        return write_padded_int(
            p, c, v, ISA_FULL && c->alternate && !decimal ? marked : type);
    return write_spec(p, c, v, type, true);
}

static bool write_float(struct percent *p, struct conversion *c, value v) {
    char type[2] = {c->type, 0};
    double x;
    value plain = value_unwrap(v);
    if (value_is_str(plain))
        return value_raise(&value_type_TypeError, "must be real number, not %t",
                           v);
    if (!value_to_double(v, &x))
        return false;
    return write_spec(p, c, value_from_double(x), type, true);
}

/* %s and %b of bytes: what has a buffer or, on the desk, __bytes__. On chips
 * the bytes go for text. */
static bool bytes_argument(const struct percent *p, value v, value *out) {
    struct value_text t;
    value method = VALUE_UNSET;
    if (ISA_FULL && !value_state.upcalls->special(v, SYM___bytes__, &method))
        return false;
    if (ISA_FULL && method != VALUE_UNSET &&
        !value_state.upcalls->call(method, 0, NULL, &v))
        return false;
    if (!value_text_argument(p->format, v, &t))
        return ISA_FULL && value_refuse_bytes(v);
    bool done = ISA_FULL ? value_bytes_new(t.at, t.length, out)
                         : value_str_new(t.at, t.length, out);
    KEEP_ALIVE(t.owner);
    return done;
}

static bool write_text(struct percent *p, struct conversion *c, value v) {
    value text;
    bool done, bytes = p->format->kind != KIND_STR;
    if (bytes && (c->type == 's' || c->type == 'b'))
        done = bytes_argument(p, v, &text);
    else if (c->type == 'a' || bytes)
        done = value_state.upcalls->ascii(v, &text);
    else
        done = value_to_str(v, c->type != 's', &text);
    return done && write_run(p, c, value_unwrap(text));
}

/* A byte of bytes, of a number or of one that stands alone. */
static bool byte_of(value v, value *out) {
    struct value_text t;
    int64_t code;
    *out = v;
    if (value_is_int(v)) {
        if (!value_to_int64(v, &code))
            return false;
        char byte = (char)code;
        if (code < 0 || code > 0xFF)
            return value_raise(&value_type_OverflowError, "%s",
                               "%c arg not in range(256)");
        return value_bytes_new(&byte, 1, out);
    }
    if (is_bytes(v)) {
        value_text_self(v, &t);
        if (t.length == 1)
            return true;
    }
    return value_raise(&value_type_TypeError, "%s",
                       "%c requires an integer in range(256) or a single "
                       "byte");
}

/* One character as text: of a number or, the usual way, itself. */
static bool character(const struct percent *p, value v, value *out) {
    char text[4];
    int64_t code;
    *out = v;
    if (ISA_FULL && p->format->kind != KIND_STR)
        return byte_of(v, out);
    if (value_is_int(v)) {
        if (!value_to_int64(v, &code))
            return false;
        if (code < 0 || code > 0x10FFFF)
            return value_raise(&value_type_OverflowError,
                               "%%c arg not in range(0x110000)");
        return value_str_new(text, utf8_encode((uint32_t)code, text), out);
    }
    if (value_is_str(v) && value_str_length(v) == 1)
        return true;
    return value_raise(&value_type_TypeError, "%%c requires int or char");
}

static bool write_char(struct percent *p, struct conversion *c, value v) {
    c->precision = -1;
    return character(p, value_unwrap(v), &v) && write_run(p, c, v);
}

static bool write_conversion(struct percent *p, struct conversion *c) {
    value v;
    if (!next_argument(p, &v))
        return false;
    if (memchr("diuxXo", c->type, 6) != NULL)
        return write_int(p, c, v);
    if (memchr("eEfFgG", c->type, 6) != NULL)
        return write_float(p, c, v);
    if (memchr("srab", c->type, 4) != NULL)
        return write_text(p, c, v);
    if (c->type == 'c')
        return write_char(p, c, v);
    return value_raise(&value_type_ValueError,
                       "unsupported format character '%c' (0x%x) at index %u",
                       (int)c->type, (uint32_t)(uint8_t)c->type, p->at - 1);
}

/* The next conversion, or a percent sign. */
static bool convert(struct percent *p) {
    struct conversion c;
    const struct value_text *f = p->format;
    if (p->at + 1 < f->length && f->at[p->at + 1] == '%') {
        p->at += 2;
        return p->out.sink.write(&p->out.sink, "%", 1);
    }
    return read_conversion(p, &c) && write_conversion(p, &c);
}

/* What %(name) may ask: whatever has items, but for texts and tuples. A chip
 * takes any object but numbers for that. */
static bool find_names(struct percent *p, value args) {
    value plain = value_unwrap(args), method = VALUE_UNSET;
    p->several = value_is_kind(plain, KIND_TUPLE);
    p->args = p->several ? plain : args;
    p->names = VALUE_UNSET;
    if (p->several || !value_is_pointer(plain) || value_is_str(plain) ||
        ((!ISA_FULL || p->format->kind != KIND_STR) && is_bytes(plain)))
        return true;
    if (ISA_FULL && value_is_kind(plain, KIND_INSTANCE) &&
        !value_state.upcalls->special(plain, SYM___getitem__, &method))
        return false;
    const struct type_hooks *h = value_type_of(plain)->hooks;
    if (method != VALUE_UNSET ||
        (ISA_FULL ? h != NULL && h->subscript != NULL
                  : value_object_kind(plain) != KIND_BIG_INT))
        p->names = args;
    return true;
}

static COLD bool too_many(const struct value_text *format) {
    if (ISA_FULL && format->kind != KIND_STR)
        return value_raise(
            &value_type_TypeError, "%s",
            "not all arguments converted during bytes formatting");
    return value_raise(&value_type_TypeError,
                       "not all arguments converted during string formatting");
}

bool value_text_percent(const struct value_text *format, value args,
                        value *out) {
    struct percent p = {.format = format};
    value_builder_init(&p.out);
    if (!find_names(&p, args))
        return false;
    while (p.at < format->length) {
        const char *start = format->at + p.at;
        const char *mark = memchr(start, '%', format->length - p.at);
        uint32_t plain =
            mark ? (uint32_t)(mark - start) : format->length - p.at;
        if (!p.out.sink.write(&p.out.sink, start, plain))
            return false;
        p.at += plain;
        if (mark && !convert(&p))
            return false;
    }
    if (p.next < argument_count(&p) && p.names == VALUE_UNSET)
        return too_many(format);
    return value_text_built(format, &p.out, out);
}
