/* SPDX-License-Identifier: MIT */
/* printf-style formatting: "%5.2f %s" % (x, y), "%(name)d" % mapping.
 *
 * Each conversion is rewritten into the format mini-language, so that both
 * have one way to lay out a number. */
#include "value/big.h"
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
    return value_is_kind(v, KIND_BYTES) || value_is_kind(v, KIND_BYTEARRAY);
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

static bool read_count(struct percent *p, int32_t *out) {
    const struct value_text *f = p->format;
    value v;
    if (p->at < f->length && f->at[p->at] == '*') {
        p->at++;
        if (!next_argument(p, &v))
            return false;
        if (!value_is_int(v))
            return value_raise(&value_type_TypeError, "* wants int");
        return value_to_int32(v, out);
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
    if (!read_count(p, &c->width))
        return false;
    if (c->width < 0) {
        c->left = true;
        c->width = -c->width;
    }
    if (p->at < f->length && f->at[p->at] == '.') {
        p->at++;
        if (!read_count(p, &c->precision))
            return false;
        if (c->precision < 0)
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

/* Text, cut to the precision and padded to the width. */
static bool write_run(struct percent *p, const struct conversion *c,
                      const struct value_text *t) {
    struct value_sink *sink = &p->out.sink;
    uint32_t n = t->length, size;
    if (!t->ascii && !value_text_count(t->at, t->length, &n))
        return false;
    if (c->precision >= 0 && (uint32_t)c->precision < n)
        n = (uint32_t)c->precision;
    size = t->ascii ? n : utf8_offset(t->at, n);
    int64_t pad = (int64_t)c->width - n;
    if (c->left && !sink->write(sink, t->at, size))
        return false;
    for (; pad > 0; pad--)
        if (!sink->write(sink, " ", 1))
            return false;
    return c->left || sink->write(sink, t->at, size);
}

static bool write_built(struct percent *p, struct conversion *c,
                        struct value_builder *b) {
    struct value_text t = {.ascii = true, .kind = KIND_STR};
    t.at = value_builder_text(b, &t.length);
    c->precision = -1;
    bool done = write_run(p, c, &t);
    KEEP_ALIVE(b->buffer);
    return done;
}

/* %.3d pads with zeros to at least so many digits, inside the width; with
 * %08.3d to the width. */
static bool write_padded_int(struct percent *p, struct conversion *c, value v,
                             const char *type) {
    value text;
    uint32_t length;
    struct value_builder b;
    const uint32_t head = ISA_ROOMY && type[1] ? 2 : 0;
    if (!value_format_spec(v, type, head ? 2 : 1, &text))
        return false;
    const char *at = value_str_text(text, &length);
    bool negative = *at == '-';
    value_builder_init(&b);
    const char *sign = negative ? "-" : c->plus ? "+" : c->space ? " " : "";
    int32_t zeros = c->precision;
    if (ISA_ROOMY && c->zero && !c->left) {
        int32_t room = c->width - (int32_t)head - (*sign != 0);
        zeros = room > zeros ? room : zeros;
    }
    at += negative;
    length -= negative;
    if (!value_write(&b.sink, sign) || !b.sink.write(&b.sink, at, head))
        return false;
    for (uint32_t n = length - head; (int32_t)n < zeros; n++)
        if (!b.sink.write(&b.sink, "0", 1))
            return false;
    if (!b.sink.write(&b.sink, at + head, length - head))
        return false;
    KEEP_ALIVE(text);
    return write_built(p, c, &b);
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
    if (decimal && !value_state.upcalls->special(v, SYM___int__, &method))
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
            p, c, v, ISA_ROOMY && c->alternate && !decimal ? marked : type);
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

/* %s and %b of bytes: what has a buffer or, on the desk, __bytes__. */
static bool bytes_argument(const struct percent *p, value v,
                           struct value_text *out) {
    value method, made;
    if (!ISA_ROOMY)
        return value_text_argument(p->format, v, out);
    if (!value_state.upcalls->special(v, SYM___bytes__, &method))
        return false;
    if (method != VALUE_UNSET)
        return value_state.upcalls->call(method, 0, NULL, &made) &&
               value_text_argument(p->format, made, out);
    if (!value_is_str(value_unwrap(v)) &&
        value_text_argument(p->format, v, out))
        return true;
    if (!value_is_str(value_unwrap(v)))
        value_take_exception();
    return value_raise(&value_type_TypeError, "%s, not '%t'",
                       "%b requires a bytes-like object, or an object that "
                       "implements __bytes__",
                       v);
}

static bool write_text(struct percent *p, struct conversion *c, value v) {
    value text;
    struct value_text t;
    bool bytes = p->format->kind != KIND_STR;
    if (bytes && (c->type == 's' || c->type == 'b')) {
        if (!bytes_argument(p, v, &t))
            return false;
    } else {
        bool done = c->type == 'a' || bytes
                        ? value_state.upcalls->ascii(v, &text)
                        : value_to_str(v, c->type != 's', &text);
        if (!done)
            return false;
        value_text_self(text, &t);
    }
    bool done = write_run(p, c, &t);
    KEEP_ALIVE(t.owner);
    return done;
}

/* One character as text: of a number or, the usual way, itself. */
static bool character(const struct percent *p, value v, char *room,
                      struct value_text *out) {
    int64_t code;
    bool bytes = ISA_ROOMY && p->format->kind != KIND_STR;
    *out = (struct value_text){.at = room, .ascii = true, .length = 1};
    if (value_is_int(v)) {
        if (!value_to_int64(v, &code))
            return false;
        if (bytes && (code < 0 || code > 0xFF))
            return value_raise(&value_type_OverflowError, "%s",
                               "%c arg not in range(256)");
        if (code < 0 || code > 0x10FFFF)
            return value_raise(&value_type_OverflowError,
                               "%%c arg not in range(0x110000)");
        room[0] = (char)code;
        if (!bytes)
            out->length = utf8_encode((uint32_t)code, room);
        out->ascii = out->length == 1;
        return true;
    }
    if (bytes ? is_bytes(v) : value_is_str(v)) {
        value_text_self(v, out);
        if ((bytes ? out->length : value_str_length(v)) == 1)
            return true;
    }
    if (bytes)
        return value_raise(&value_type_TypeError, "%s",
                           "%c requires an integer in range(256) or a single "
                           "byte");
    return value_raise(&value_type_TypeError, "%%c requires int or char");
}

static bool write_char(struct percent *p, struct conversion *c, value v) {
    char room[4];
    struct value_text t;
    if (!character(p, value_unwrap(v), room, &t))
        return false;
    c->precision = -1;
    bool done = write_run(p, c, &t);
    KEEP_ALIVE(t.owner);
    return done;
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
        (p->format->kind != KIND_STR && is_bytes(plain)))
        return true;
    if (ISA_ROOMY && value_is_kind(plain, KIND_INSTANCE) &&
        !value_state.upcalls->special(plain, SYM___getitem__, &method))
        return false;
    const struct type_hooks *h = value_type_of(plain)->hooks;
    if (method != VALUE_UNSET ||
        (ISA_ROOMY ? h != NULL && h->subscript != NULL
                   : value_object_kind(plain) != KIND_BIG_INT))
        p->names = args;
    return true;
}

static COLD bool too_many(const struct value_text *format) {
    if (ISA_ROOMY && format->kind != KIND_STR)
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
