/* SPDX-License-Identifier: MIT */
/* Error handlers of UTF-8. A str may hold surrogates, which UTF-8 has no place
 * for; inside they are three bytes as any other character (ED A0..BF xx). */
#include "value/codec_desk.h"

#include "value/arguments.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/symbol.h"
#include "value/utf8.h"

/* The second byte of a character that begins with `first`. */
static bool is_second(uint8_t first, uint8_t second) {
    uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

size_t value_utf8_bad(const char *at, size_t left) {
    uint8_t first = (uint8_t)at[0];
    size_t size = first < 0xC2 || first > 0xF4 ? 1 : utf8_size(at[0]);
    if (size == 1 || left < 2 || !is_second(first, (uint8_t)at[1]))
        return 1;
    size_t n = 2;
    while (n < size && n < left && !utf8_is_start(at[n]))
        n++;
    return n;
}

static bool is_surrogate(const char *at, size_t left) {
    return left >= 3 && (uint8_t)at[0] == 0xED && (uint8_t)at[1] >= 0xA0 &&
           !utf8_is_start(at[1]) && !utf8_is_start(at[2]);
}

bool value_utf8_mend(const struct value_text *rest, value errors, size_t *bad,
                     struct value_sink *sink, bool *taken) {
    const char *at = rest->at;
    char room[4];
    *taken = true;
    if (value_str_is(errors, "surrogatepass") &&
        is_surrogate(at, rest->length)) {
        *bad = 3;
        return sink->write(sink, at, 3);
    }
    bool escapes = value_str_is(errors, "backslashreplace");
    if (!escapes && !value_str_is(errors, "surrogateescape")) {
        *taken = false;
        return true;
    }
    for (size_t i = 0; i < *bad; i++) {
        uint32_t size = utf8_encode(0xDC00u + (uint8_t)at[i], room);
        if (escapes ? !value_write_format(sink, "\\x%x", (uint8_t)at[i])
                    : !sink->write(sink, room, size))
            return false;
    }
    return true;
}

/* The five arguments that CPython's have. */
static bool refuse(const struct type *type, value object, size_t start,
                   size_t end, const char *why) {
    value items[5] = {VALUE_SYMBOL(SYM_utf_8), object,
                      value_from_int48((int64_t)start),
                      value_from_int48((int64_t)end), VALUE_NONE};
    value args, error;
    struct value_builder reason;
    value_builder_init(&reason);
    return value_write_format(&reason.sink, "%s", why) && /* may be packed */
           value_builder_str(&reason, &items[4]) &&
           value_tuple_new(5, items, &args) &&
           value_exception_new(value_from_static(type), args, &error) &&
           value_raise_object(error);
}

bool value_utf8_refuse(const struct value_text *t, size_t start, size_t end,
                       const char *why) {
    value object;
    return value_bytes_new(t->at, t->length, &object) &&
           refuse(&value_type_UnicodeDecodeError, object, start, end, why);
}

/* "character '\ud800' in position 0", "bytes in position 3-4" */
static bool print_place(value object, int64_t start, int64_t end,
                        struct value_sink *sink) {
    uint32_t length;
    bool text = value_is_str(object);
    if (end - start != 1)
        return value_write_format(sink, "%s in position %d-%d",
                                  text ? "characters" : "bytes", (int)start,
                                  (int)end - 1);
    if (!text) {
        struct value_text t;
        value_text_self(object, &t);
        return value_write_format(sink, "byte 0x%x in position %d",
                                  (uint8_t)t.at[start], (int)start);
    }
    const char *at = value_str_text(object, &length);
    uint32_t c = utf8_decode(at + utf8_offset(at, (uint32_t)start));
    char digits[9];
    uint32_t n = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    for (uint32_t i = n; i-- > 0; c >>= 4)
        digits[i] = "0123456789abcdef"[c & 15];
    digits[n] = 0;
    return value_write_format(sink, "character '\\%c%s' in position %d",
                              n == 2   ? 'x'
                              : n == 4 ? 'u'
                                       : 'U',
                              digits, (int)start);
}

bool value_codec_print(value error, struct value_sink *sink) {
    const struct value_exception *e = value_pointer(error);
    value args = slot_load(&e->args), object = value_tuple_at(args, 1);
    value start = value_tuple_at(args, 2), end = value_tuple_at(args, 3);
    bool text = value_is_str(object);
    uint32_t length = text ? value_str_length(object) : 0;
    if (!text && value_is_kind(object, KIND_BYTES)) {
        struct value_text t;
        value_text_self(object, &t);
        length = t.length;
    }
    if (!value_is_int48(start) || !value_is_int48(end) ||
        value_int48(start) < 0 || value_int48(start) >= length)
        return value_print(args, true, sink);
    return value_write_format(sink, "'%v' codec can't %s ",
                              value_tuple_at(args, 0),
                              text ? "encode" : "decode") &&
           print_place(object, value_int48(start), value_int48(end), sink) &&
           value_write_format(sink, ": %v", value_tuple_at(args, 4));
}

bool value_codec_count(uint32_t given) {
    return value_raise(&value_type_TypeError,
                       "function takes exactly 5 arguments (%u given)", given);
}

bool value_translate_arguments(const struct arguments *args, value out[3]) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL, VALUE_UNSET},
        {SYM_table, PARAMETER_POSITIONAL, VALUE_UNSET},
        {SYM_delete, PARAMETER_ANY, VALUE_UNSET}};
    return value_arguments_sort(args, SYM_translate, parameters, 3, out);
}

/* --- surrogates in what is encoded --- */

static bool write_surrogate(const char *at, value errors,
                            struct value_sink *sink, bool *taken) {
    uint32_t c = utf8_decode(at);
    *taken = true;
    if (value_str_is(errors, "ignore"))
        return true;
    if (value_str_is(errors, "replace"))
        return sink->write(sink, "?", 1);
    if (value_str_is(errors, "backslashreplace"))
        return value_write_format(sink, "\\u%x", c);
    if (value_str_is(errors, "xmlcharrefreplace"))
        return value_write_format(sink, "&#%u;", c);
    if (value_str_is(errors, "surrogatepass"))
        return sink->write(sink, at, 3);
    char byte = (char)(c & 0xFF);
    *taken =
        value_str_is(errors, "surrogateescape") && c >= 0xDC80 && c <= 0xDCFF;
    return !*taken || sink->write(sink, &byte, 1);
}

static bool refuse_surrogates(const struct value_text *t, uint32_t at) {
    uint32_t start = utf8_count(t->at, at), end = start;
    for (; is_surrogate(t->at + at, t->length - at); at += 3)
        end++;
    return refuse(&value_type_UnicodeEncodeError, t->owner, start, end,
                  "surrogates not allowed");
}

bool value_utf8_encode(const struct value_text *t, value errors, value *out) {
    struct value_builder b;
    value_builder_init(&b);
    for (uint32_t at = 0; at < t->length;) {
        const char *next = t->at + at;
        const char *found = memchr(next, 0xED, t->length - at);
        uint32_t n = found ? (uint32_t)(found - next) : t->length - at;
        if (!b.sink.write(&b.sink, next, n) || !value_poll())
            return false;
        at += n;
        if (found == NULL)
            break;
        bool taken = false, bad = is_surrogate(found, t->length - at);
        if (bad ? !write_surrogate(found, errors, &b.sink, &taken)
                : !b.sink.write(&b.sink, found, 1))
            return false;
        if (bad && !taken)
            return refuse_surrogates(t, at);
        at += bad ? 3 : 1;
    }
    bool done = value_builder_bytes(&b, out);
    KEEP_ALIVE(t->owner);
    return done;
}

/* --- other texts that chips leave out --- */

bool value_print_derived(value v, value native, struct value_sink *sink) {
    value text;
    uint32_t length, n = 0;
    if (!value_to_str(native, true, &text))
        return false;
    const char *at = value_str_text(text, &length);
    bool bare = *at == '{';
    while (!bare && at[n] != '(')
        n++;
    bool done = value_write_format(sink, "%t%s", v, bare ? "(" : "") &&
                sink->write(sink, at + n, length - n) &&
                (!bare || sink->write(sink, ")", 1));
    KEEP_ALIVE(text);
    return done;
}

bool value_refuse_bytes(value v) {
    value_take_exception();
    return value_raise(&value_type_TypeError,
                       "%%b requires a bytes-like object, or an object that "
                       "implements __bytes__, not '%t'",
                       v);
}
