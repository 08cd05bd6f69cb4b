/* SPDX-License-Identifier: MIT */
/* The type str: construction, subscripts, encoding and its member table. */
#include "value/arguments.h"
#include "value/codec_desk.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/make.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"
#include "value/utf8.h"

#define PIECE 128u /* bytes checked between two safepoints */

static bool decode_error(const struct value_text *t, size_t where, size_t bad,
                         const char *why) {
    value text;
    if (ISA_FULL)
        return value_utf8_refuse(t, where, where + bad, why);
    return value_str_format(&text,
                            "'utf-8' codec can't decode byte 0x%x in position "
                            "%u: %s",
                            (uint32_t)(uint8_t)t->at[where], (uint32_t)where,
                            why) &&
           value_raise_value(&value_type_UnicodeDecodeError, text);
}

static bool is_utf8_name(value v) {
    return value_str_is(v, "utf-8") || value_str_is(v, "utf8") ||
           value_str_is(v, "UTF-8");
}

/* value_utf8_invalid in pieces, which end at a character's start. */
static bool valid_part(const char *at, size_t length, size_t *good,
                       const char **why) {
    for (*good = 0; *good < length;) {
        size_t n = length - *good < PIECE ? length - *good : PIECE;
        for (size_t i = 0;
             i < 4 && *good + n < length && !utf8_is_start(at[*good + n]); i++)
            n++;
        size_t found = value_utf8_invalid(at + *good, n, why);
        *good += found;
        if (found < n)
            return true;
        if (!value_poll())
            return false;
    }
    return true;
}

static bool has_codecs(void) {
    return value_extra() != NULL && value_context()->level == 0;
}

/* By the image's further codecs, if it has them. */
static bool code(const value *given, bool decodes, value *out) {
    if (has_codecs())
        return value_extra()->code(given, decodes, out);
    return value_raise(&value_type_LookupError, "unknown encoding: %v",
                       given[1]);
}

/* What stands for the *bad bytes at `from`, which are no text. */
static bool decode_bad(const struct value_text *t, const char *from,
                       value errors, size_t *bad, struct value_sink *sink) {
    const char *why;
    struct value_text rest = *t;
    bool taken = false;
    rest.at = from;
    rest.length = t->length - (uint32_t)(from - t->at);
    *bad = ISA_FULL ? value_utf8_bad(from, rest.length) : 1;
    if (ISA_FULL && !value_utf8_mend(&rest, errors, bad, sink, &taken))
        return false;
    if (taken || value_str_is(errors, "ignore"))
        return true;
    if (value_str_is(errors, "replace"))
        return value_write(sink, "\xEF\xBF\xBD");
    if (!value_str_is(errors, "strict") &&
        !(ISA_FULL && value_str_is(errors, "surrogatepass")))
        return value_raise(&value_type_LookupError,
                           "unknown error handler name '%v'", errors);
    (void)value_utf8_invalid(from, rest.length, &why);
    return decode_error(t, (size_t)(from - t->at), *bad, why);
}

static bool decode_text(const struct value_text *t, value errors, value *out) {
    const char *why;
    struct value_builder b;
    value_builder_init(&b);
    const char *at = t->at;
    size_t left = t->length;
    for (;;) {
        size_t good, bad;
        if (!valid_part(at, left, &good, &why))
            return false;
        if (!b.sink.write(&b.sink, at, good))
            return false;
        if (good == left)
            break;
        if (!decode_bad(t, at + good, errors, &bad, &b.sink))
            return false;
        at += good + bad;
        left -= good + bad;
    }
    KEEP_ALIVE(t->owner);
    return value_builder_str(&b, out);
}

static bool is_plain(const struct value_text *t) {
    for (uint32_t i = 0; i < t->length; i++) {
        if ((uint8_t)t->at[i] >= 0x80)
            return false;
        value_rest_some(i);
    }
    return true;
}

/* Of what is given, encoding and errors, whose bytes are t. */
static bool decode_given(const value *given, const struct value_text *t,
                         value *out) {
    bool ascii = value_str_is(given[1], "ascii");
    if ((!ascii && !is_utf8_name(given[1])) ||
        (ascii && has_codecs() && !is_plain(t)))
        return code(given, true, out);
    return decode_text(t, given[2], out);
}

static const struct parameter coding[] = {
    {SYM_object, PARAMETER_ANY, VALUE_SYMBOL(SYM_empty)},
    {SYM_encoding, PARAMETER_ANY, VALUE_SYMBOL(SYM_utf_8)},
    {SYM_errors, PARAMETER_ANY, VALUE_SYMBOL(SYM_strict)}};

static bool decode(struct arguments *args, value *out) {
    struct value_text t;
    value a[3];
    if (!value_arguments_sort(args, SYM_decode, coding, 3, a))
        return false;
    value_text_self(a[0], &t);
    return decode_given(a, &t, out);
}

bool value_str_encode(struct arguments *args, value *out) {
    struct value_text t;
    value a[3], shown;
    if (!value_arguments_sort(args, SYM_encode, coding, 3, a))
        return false;
    value_text_self(a[0], &t);
    bool ascii = value_str_is(a[1], "ascii");
    if ((!ascii && !is_utf8_name(a[1])) || (ascii && !t.ascii && has_codecs()))
        return code(a, false, out);
    if (ascii && !t.ascii) {
        uint32_t i = 0;
        while ((uint8_t)t.at[i] < 0x80)
            i++;
        struct value_text one = {t.at + i, utf8_size(t.at[i]), t.owner,
                                 KIND_BYTES, true};
        if (!value_str_new(one.at, one.length, &shown))
            return false;
        return value_raise(&value_type_UnicodeEncodeError,
                           "'ascii' codec can't encode character %r in "
                           "position %u: ordinal not in range(128)",
                           shown, i);
    }
    if (ISA_FULL && !t.ascii)
        return value_utf8_encode(&t, a[2], out);
    bool done = value_bytes_new(t.at, t.length, out);
    KEEP_ALIVE(t.owner);
    return done;
}

static bool encode(struct arguments *args, value *out) {
    return value_str_encode(args, out);
}

static bool str_make(value type, struct arguments *args, value *out) {
    struct value_view view;
    value a[3], text;
    if (!value_arguments_sort(args, SYM_str, coding, 3, a))
        return false;
    bool decodes = args->count + args->keywords > 1;
    if (!decodes)
        return value_to_str(a[0], false, &text) &&
               value_finish_make(type, text, out);
    if (value_is_str(value_unwrap(a[0])))
        return value_raise(&value_type_TypeError,
                           "decoding str is not supported");
    if (!value_view_of(a[0], false, &view))
        return false;
    struct value_text t = {(const char *)view.at, view.length, view.owner,
                           KIND_BYTES, true};
    return decode_given(a, &t, &text) && value_finish_make(type, text, out);
}

static bool str_hash(value self, uint32_t *out) {
    return value_str_hash_long(self, out);
}

static bool str_truth(value self, bool *out) {
    uint32_t length;
    value_str_text(self, &length);
    *out = length != 0;
    return true;
}

static bool str_length(value self, uint32_t *out) {
    struct value_text t;
    value_text_self(self, &t);
    *out = t.length;
    return t.ascii || value_text_count(t.at, t.length, out);
}

static bool str_contains(value self, value item, bool *out) {
    struct value_text t, needle;
    value plain = value_unwrap(item);
    if (!value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "'in <string>' requires string as left operand, not "
                           "%t",
                           item);
    value_text_self(self, &t);
    value_text_self(plain, &needle);
    uint32_t range[2] = {0, t.length};
    int64_t at;
    bool good = value_text_find(&t, &needle, range, false, &at);
    *out = at >= 0;
    return good;
}

static bool slice_step(const struct value_text *t, const int64_t n[4],
                       value *out) {
    struct value_builder b;
    value_builder_init(&b);
    int64_t at = n[0];
    for (int64_t i = 0; i < n[3]; i++, at += n[2]) {
        uint32_t offset =
            t->ascii ? (uint32_t)at : utf8_offset(t->at, (uint32_t)at);
        uint32_t size = t->kind == KIND_STR ? utf8_size(t->at[offset]) : 1;
        if (!b.sink.write(&b.sink, t->at + offset, size))
            return false;
    }
    return value_text_built(t, &b, out);
}

static bool str_subscript(value self, value key, value *out) {
    struct value_text t;
    int64_t n[4];
    uint32_t i;
    value_text_self(self, &t);
    uint32_t length = t.length;
    if (!t.ascii && !value_text_count(t.at, t.length, &length))
        return false;
    if (value_is_kind(key, KIND_SLICE)) {
        if (!value_slice_indices(key, length, n))
            return false;
        if (n[2] != 1)
            return slice_step(&t, n, out);
        uint32_t low = (uint32_t)n[0], high = low + (uint32_t)n[3];
        if (!t.ascii) {
            low = utf8_offset(t.at, low);
            high = low + utf8_offset(t.at + low, (uint32_t)n[3]);
        }
        return value_text_result(&t, t.at + low, high - low, out);
    }
    if (!value_index_of(key, length, "string", &i))
        return false;
    uint32_t offset = t.ascii ? i : utf8_offset(t.at, i);
    return value_text_result(&t, t.at + offset, utf8_size(t.at[offset]), out);
}

static bool str_print(value self, bool repr, struct value_sink *sink) {
    struct value_text t;
    uint32_t length;
    bool done;
    if (repr) {
        value_text_self(self, &t);
        done = value_text_quote(&t, sink);
    } else {
        const char *at = value_str_text(self, &length);
        done = sink->write(sink, at, length);
    }
    KEEP_ALIVE(self);
    return done;
}

/* maketrans gives a dict of code points; two or three strings, or a dict. */
static bool map_pair(value dict, const char *key, value v) {
    return value_dict_set(dict, value_from_int48(utf8_decode(key)), v);
}

static bool map_dict(value dict, value from) {
    uint32_t cursor = 0, length;
    value key, v;
    while (value_dict_next(from, &cursor, &key, &v)) {
        if (ISA_FULL && value_is_str(key) && value_str_length(key) != 1)
            return value_raise(
                &value_type_ValueError, "%s",
                "string keys in translate table must be of length 1");
        bool done = value_is_str(key)
                        ? map_pair(dict, value_str_text(key, &length), v)
                        : value_dict_set(dict, key, v);
        if (!done)
            return false;
    }
    return true;
}

static bool maketrans(struct arguments *args, value *out) {
    struct value_text from, to, none;
    if (!value_dict_new(0, out))
        return false;
    if (args->count == 1) {
        if (!value_is_kind(args->at[0], KIND_DICT))
            return value_raise(&value_type_TypeError,
                               "if you give only one argument to maketrans it "
                               "must be a dict");
        return map_dict(*out, args->at[0]);
    }
    for (uint32_t i = 0; i < args->count; i++)
        if (!value_is_str(args->at[i]))
            return value_raise(&value_type_TypeError,
                               "maketrans() argument %u must be str, not %t",
                               i + 1, args->at[i]);
    value_text_self(args->at[0], &from);
    value_text_self(args->at[1], &to);
    if (value_str_length(from.owner) != value_str_length(to.owner))
        return value_raise(&value_type_ValueError,
                           "the first two maketrans arguments must have equal "
                           "length");
    for (uint32_t i = 0, k = 0; i < from.length;
         i += utf8_size(from.at[i]), k += utf8_size(to.at[k]))
        if (!map_pair(*out, from.at + i,
                      value_from_int48(utf8_decode(to.at + k))))
            return false;
    if (args->count < 3)
        return true;
    value_text_self(args->at[2], &none);
    for (uint32_t i = 0; i < none.length; i += utf8_size(none.at[i]))
        if (!map_pair(*out, none.at + i, VALUE_NONE))
            return false;
    return true;
}

static bool write_mapped(struct value_builder *b, value v) {
    char text[4];
    uint32_t length;
    int64_t c;
    if (v == VALUE_NONE)
        return true;
    if (value_is_str(v)) {
        const char *at = value_str_text(v, &length);
        return b->sink.write(&b->sink, at, length);
    }
    if (ISA_FULL && !value_is_int(value_unwrap(v)))
        return value_raise(
            &value_type_TypeError, "%s",
            "character mapping must return integer, None or str");
    if (!value_to_int64(v, &c))
        return false;
    if (c < 0 || c > 0x10FFFF)
        return value_raise(&value_type_ValueError,
                           "character mapping must be in range(0x110000)");
    return b->sink.write(&b->sink, text, utf8_encode((uint32_t)c, text));
}

static bool mapped_character(value table, value key, value *v) {
    *v = VALUE_UNSET;
    if (value_is_kind(table, KIND_DICT))
        return value_dict_get(table, key, v);
    if (value_state.upcalls->subscript(table, key, v))
        return true;
    if (!value_pending_is(&value_type_LookupError))
        return false;
    value_take_exception();
    return true;
}

static bool drops(const struct value_view *dropped, char c) {
    return ISA_FULL && dropped->length > 0 &&
           memchr(dropped->at, (uint8_t)c, dropped->length) != NULL;
}

/* By a table, or as they are without one; *dropped do not come through. */
static bool map_bytes(const struct value_text *t, const uint8_t *table,
                      const struct value_view *dropped, value *out) {
    struct value_builder b;
    value_builder_init(&b);
    for (uint32_t i = 0; i < t->length; i++) {
        const char *from = t->at + i;
        if (drops(dropped, *from))
            continue;
        if (table != NULL)
            from = (const char *)table + (uint8_t)*from;
        if (!b.sink.write(&b.sink, from, 1))
            return false;
    }
    return value_text_built(t, &b, out);
}

static bool translate_bytes(const struct value_text *t, value table, value drop,
                            value *out) {
    struct value_view view, dropped = {0};
    bool plain = ISA_FULL && table == VALUE_NONE;
    if (ISA_FULL && drop != VALUE_UNSET &&
        !value_view_of(drop, false, &dropped))
        return false;
    if (plain)
        return map_bytes(t, NULL, &dropped, out);
    if (!value_view_of(table, false, &view))
        return false;
    if (view.length != 256)
        return value_raise(&value_type_ValueError,
                           "translation table must be 256 characters long");
    bool done = map_bytes(t, view.at, &dropped, out);
    KEEP_ALIVE(view.owner);
    KEEP_ALIVE(dropped.owner);
    return done;
}

/* bytes.translate(table, /, delete=b'') */
static bool translate_given(struct arguments *args, value *out) {
    struct value_text t;
    value a[3];
    if (!value_translate_arguments(args, a))
        return false;
    value_text_self(a[0], &t);
    return translate_bytes(&t, a[1], a[2], out);
}

static bool translate(struct arguments *args, value *out) {
    struct value_text t;
    struct value_builder b;
    value v;
    value_text_self(args->at[0], &t);
    if (t.kind != KIND_STR)
        return ISA_FULL ? translate_given(args, out)
                        : translate_bytes(&t, args->at[1], VALUE_UNSET, out);
    if (ISA_FULL && args->count + args->keywords > 2)
        return value_raise(
            &value_type_TypeError, "%s",
            "str.translate() takes exactly one argument (2 given)");
    value_builder_init(&b);
    for (uint32_t i = 0; i < t.length;) {
        uint32_t size = utf8_size(t.at[i]);
        value key = value_from_int48(utf8_decode(t.at + i));
        if (!mapped_character(args->at[1], key, &v))
            return false;
        if (v == VALUE_UNSET ? !b.sink.write(&b.sink, t.at + i, size)
                             : !write_mapped(&b, v))
            return false;
        i += size;
    }
    KEEP_ALIVE(t.owner);
    return value_builder_str(&b, out);
}

TEXT_NATIVE(decode, 1, 255, NATIVE_KEYWORDS);
TEXT_NATIVE(encode, 1, 255, NATIVE_KEYWORDS);
TEXT_NATIVE(translate, 2, ISA_FULL ? 255 : 2, ISA_FULL ? NATIVE_KEYWORDS : 0);
NATIVE(maketrans, SYM_maketrans, 1, 3, NATIVE_STATIC);

static const struct type_hooks str_hooks = {
    .make = str_make,
    .binary = value_text_binary,
    .compare = value_text_compare,
    .hash = str_hash,
    .truth = str_truth,
    .length = str_length,
    .contains = str_contains,
    .subscript = str_subscript,
    .iterate = value_iterate,
    .print = str_print,
};

static const struct member str_members[] = {
    TEXT_MEMBER(capitalize),
    TEXT_MEMBER(casefold),
    TEXT_MEMBER(center),
    TEXT_MEMBER(count),
    TEXT_MEMBER(encode),
    TEXT_MEMBER(endswith),
    TEXT_MEMBER(expandtabs),
    TEXT_MEMBER(find),
    TEXT_MEMBER(format),
    TEXT_MEMBER(format_map),
    TEXT_MEMBER(index),
    TEXT_MEMBER(isalnum),
    TEXT_MEMBER(isalpha),
    TEXT_MEMBER(isascii),
    MEMBER_TYPE(SYM_isdecimal, value_text_isdigit_native),
    TEXT_MEMBER(isdigit),
    TEXT_MEMBER(isidentifier),
    TEXT_MEMBER(islower),
    MEMBER_TYPE(SYM_isnumeric, value_text_isdigit_native),
    TEXT_MEMBER(isprintable),
    TEXT_MEMBER(isspace),
    TEXT_MEMBER(istitle),
    TEXT_MEMBER(isupper),
    TEXT_MEMBER(join),
    TEXT_MEMBER(ljust),
    TEXT_MEMBER(lower),
    TEXT_MEMBER(lstrip),
    MEMBER_FUNCTION(SYM_maketrans, maketrans),
    TEXT_MEMBER(partition),
    TEXT_MEMBER(removeprefix),
    TEXT_MEMBER(removesuffix),
    TEXT_MEMBER(replace),
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

const struct type value_type_str = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &str_hooks,
    .members = str_members,
    .member_count = ARRAY_LENGTH(str_members),
    .name = SYM_str,
    .instance_kind = KIND_STR,
};
