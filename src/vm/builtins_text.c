/* SPDX-License-Identifier: MIT */
/* Builtin functions of text, and those that compile it. */
#include "vm/builtin.h"

#include "value/arguments.h"
#include "value/number.h"
#include "value/symbol.h"

/* --- print --- */

/* A sink that calls file.write(text). */
struct file_sink {
    struct value_sink sink;
    value write;
};

static bool file_write(struct value_sink *sink, const char *text,
                       size_t length) {
    struct file_sink *f = (struct file_sink *)(void *)sink;
    value v, ignored;
    return value_str_new(text, length, &v) &&
           vm_call(f->write, 1, &v, &ignored);
}

bool vm_load_writer(value file, value *out) {
    *out = VALUE_UNSET;
    if (ISA_FULL && value_state.extra != NULL &&
        !value_state.extra->writer(file, out))
        return false;
    return *out != VALUE_UNSET || vm_load_attribute(file, SYM_write, out);
}

static bool write_str(struct value_sink *sink, value v) {
    uint32_t length;
    const char *text = value_str_text(v, &length);
    return sink->write(sink, text, length);
}

static bool separator(value v, const char *name, const char *fallback,
                      value *out) {
    *out = v;
    if (v == VALUE_NONE)
        return value_symbol_or_str(fallback, 1, true, out);
    return value_is_str(v) ||
           value_raise(&value_type_TypeError,
                       "%s must be None or a string, not %t", name, v);
}

static bool print_all(const struct arguments *args, value sep, value end,
                      struct value_sink *sink) {
    for (uint32_t i = 0; i < args->count; i++) {
        value text;
        if (i > 0 && !write_str(sink, sep))
            return false;
        if (!vm_text(args->at[i], SYM___str__, &text) ||
            !vm_settle(value_context(), 0, &text))
            return false;
        if (!write_str(sink, value_unwrap(text)) || !value_poll())
            return false;
    }
    return write_str(sink, end);
}

bool vm_builtin_print(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_sep, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_end, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_file, PARAMETER_KEYWORD, VALUE_NONE},
        {SYM_flush, PARAMETER_KEYWORD, VALUE_FALSE}};
    struct arguments named = {args->at + args->count, 0, args->keywords};
    value a[4], sep, end;
    *out = VALUE_NONE;
    if (!value_arguments_sort(&named, SYM_print, parameters, 4, a) ||
        !separator(a[0], "sep", " ", &sep) ||
        !separator(a[1], "end", "\n", &end))
        return false;
    struct file_sink file = {{file_write}, VALUE_NONE};
    struct value_sink *sink = vm_state.output;
    if (a[2] != VALUE_NONE) {
        if (!vm_load_writer(a[2], &file.write))
            return false;
        sink = &file.sink;
    }
    return sink == NULL || print_all(args, sep, end, sink);
}

bool vm_builtin_help(struct arguments *args, value *out) {
    value doc = VALUE_NONE;
    *out = VALUE_NONE;
    if (args->count != 0 && !vm_find_attribute(args->at[0], SYM___doc__, &doc))
        return false;
    if (vm_state.output == NULL)
        return true;
    if (value_is_str(doc))
        return value_write_format(vm_state.output, "%v\n", doc);
    return value_write_format(
        vm_state.output, "help(object) shows its documentation, dir(object) "
                         "its names.\n");
}

/* --- conversions --- */

bool vm_builtin_repr(struct arguments *args, value *out) {
    return vm_text(args->at[0], SYM___repr__, out);
}

static bool write_escape(struct value_sink *sink, uint32_t c) {
    static const char digits[] = "0123456789abcdef";
    char text[10] = {'\\', c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U'};
    uint32_t n = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    for (uint32_t i = 0; i < n; i++)
        text[2 + i] = digits[c >> (4 * (n - 1 - i)) & 15u];
    return sink->write(sink, text, 2 + n);
}

bool vm_ascii(value v, value *out) {
    value text;
    uint32_t length, i = 0;
    struct value_builder b;
    if (!vm_text(v, SYM___repr__, &text) ||
        !vm_settle(value_context(), 0, &text))
        return false;
    text = value_unwrap(text);
    const char *at = value_str_text(text, &length);
    value_builder_init(&b);
    while (i < length) {
        uint8_t c = (uint8_t)at[i];
        uint32_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        uint32_t point = c & (n == 1 ? 0x7Fu : 0x7Fu >> n);
        for (uint32_t k = 1; k < n; k++)
            point = point << 6 | ((uint8_t)at[i + k] & 0x3Fu);
        if (n == 1 ? !b.sink.write(&b.sink, at + i, 1)
                   : !write_escape(&b.sink, point))
            return false;
        i += n;
    }
    KEEP_ALIVE(text);
    return value_builder_str(&b, out);
}

bool vm_builtin_ascii(struct arguments *args, value *out) {
    return vm_ascii(args->at[0], out);
}

/* An int by __index__, with the error of bin() and the others. */
static bool index_of(value v, value *out) {
    value plain = value_unwrap(v), callable, self;
    *out = plain;
    if (value_is_int(plain))
        return true;
    if (!vm_special(v, SYM___index__, &callable, &self))
        return value_raise(&value_type_TypeError,
                           "'%t' object cannot be interpreted as an integer",
                           v);
    return vm_tail(callable, self, VALUE_UNSET, VALUE_UNSET, out) &&
           vm_settle(value_context(), 0, out);
}

static bool in_base(value v, const char *spec, value *out) {
    value n;
    return index_of(v, &n) && value_format_spec(n, spec, 2, out);
}

bool vm_builtin_bin(struct arguments *args, value *out) {
    return in_base(args->at[0], "#b", out);
}

bool vm_builtin_oct(struct arguments *args, value *out) {
    return in_base(args->at[0], "#o", out);
}

bool vm_builtin_hex(struct arguments *args, value *out) {
    return in_base(args->at[0], "#x", out);
}

bool vm_builtin_chr(struct arguments *args, value *out) {
    value v;
    int64_t n;
    char text[4];
    if (!index_of(args->at[0], &v) || !value_to_int64(v, &n))
        return false;
    if (n < 0 || n > 0x10FFFF)
        return value_raise(&value_type_ValueError,
                           "chr() arg not in range(0x110000)");
    uint32_t c = (uint32_t)n, length = c < 0x80      ? 1
                                       : c < 0x800   ? 2
                                       : c < 0x10000 ? 3
                                                     : 4;
    static const uint8_t lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (uint32_t i = length - 1; i > 0; i--) {
        text[i] = (char)(0x80u | (c & 0x3Fu));
        c >>= 6;
    }
    text[0] = (char)(lead[length] | c);
    return value_symbol_or_str(text, length, false, out);
}

static bool ord_of_str(value v, value *out) {
    uint32_t length;
    const uint8_t *at =
        (const uint8_t *)(const void *)value_str_text(v, &length);
    if (value_str_length(v) != 1)
        return value_raise(&value_type_TypeError,
                           "ord() expected a character, but string of length "
                           "%u found",
                           value_str_length(v));
    uint32_t c = length == 1 ? at[0] : at[0] & (0x7Fu >> length);
    for (uint32_t i = 1; i < length; i++)
        c = c << 6 | (at[i] & 0x3Fu);
    *out = value_from_int48(c);
    return true;
}

bool vm_builtin_ord(struct arguments *args, value *out) {
    value v = value_unwrap(args->at[0]);
    struct value_view view;
    if (value_is_str(v))
        return ord_of_str(v, out);
    if (!value_is_kind(v, KIND_BYTES) && !value_is_kind(v, KIND_BYTEARRAY))
        return value_raise(&value_type_TypeError,
                           "ord() expected string of length 1, but %t found",
                           v);
    if (!value_view_of(v, false, &view))
        return false;
    if (view.length != 1)
        return value_raise(&value_type_TypeError,
                           "ord() expected a character, but string of length "
                           "%u found",
                           view.length);
    *out = value_from_int48(view.at[0]);
    return true;
}

bool vm_builtin_format(struct arguments *args, value *out) {
    value spec = args->count > 1 ? args->at[1] : VALUE_SYMBOL(SYM_empty);
    if (!value_is_str(spec))
        return value_raise(&value_type_TypeError,
                           "format() argument 2 must be str, not %t", spec);
    return vm_format(args->at[0], spec, out);
}

/* --- code --- */

static bool compile_text(value source, value file, char mode, value *out) {
    if (vm_state.compile == NULL)
        return value_raise(&value_type_RuntimeError,
                           "no compiler on this board");
    return vm_state.compile(source, file, mode, out);
}

bool vm_builtin_compile(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_source, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_filename, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_mode, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_flags, PARAMETER_ANY, VALUE_NONE},
        {SYM_dont_inherit, PARAMETER_ANY, VALUE_NONE},
        {SYM_optimize, PARAMETER_ANY, VALUE_NONE}};
    value a[6];
    if (!value_arguments_sort(args, SYM_compile, parameters, 6, a))
        return false;
    char mode = 0;
    if (value_is_str(a[2]))
        mode = value_str_is(a[2], "exec")     ? 'x'
               : value_str_is(a[2], "eval")   ? 'e'
               : value_str_is(a[2], "single") ? 's'
                                              : 0;
    if (mode == 0)
        return value_raise(&value_type_ValueError,
                           "compile() mode must be 'exec', 'eval' or "
                           "'single'");
    return compile_text(a[0], a[1], mode, out);
}

/* Namespaces: as given, or those of the caller. */
static bool namespaces(const struct arguments *args, value out[2]) {
    struct arguments none = {args->at, 0, 0};
    out[0] = args->count > 1 ? args->at[1] : VALUE_NONE;
    out[1] = args->count > 2 ? args->at[2] : VALUE_NONE;
    bool own = out[0] == VALUE_NONE;
    if (own && !vm_builtin_globals(&none, &out[0]))
        return false;
    if (out[1] != VALUE_NONE)
        return true;
    out[1] = out[0];
    return !own || vm_builtin_locals(&none, &out[1]);
}

static bool run_text(const struct arguments *args, char mode, value *out) {
    value space[2], code = args->at[0], file, tuple;
    if (!namespaces(args, space))
        return false;
    if (!value_is_kind(space[0], KIND_DICT))
        return value_raise(&value_type_TypeError,
                           "globals must be a dict, not %t", space[0]);
    if (value_is_kind(code, KIND_CODE))
        return vm_run_code(code, space[0], space[1], out);
    (void)tuple;
    char own = space[1] != space[0] ? (char)(mode - 32) : mode;
    return value_str_format(&file, "<string>") &&
           compile_text(code, file, own, &code) &&
           vm_run_code(code, space[0], space[1], out);
}

bool vm_builtin_eval(struct arguments *args, value *out) {
    return run_text(args, 'e', out);
}

bool vm_builtin_exec(struct arguments *args, value *out) {
    if (!run_text(args, 'x', out))
        return false;
    *out = VALUE_NONE;
    return true;
}

bool vm_builtin___import__(struct arguments *args, value *out) {
    value globals = args->count > 1 ? args->at[1] : VALUE_NONE;
    value fromlist = args->count > 3 ? args->at[3] : VALUE_NONE;
    int32_t level = 0;
    uint32_t name = value_name_of(args->at[0]);
    if (name == UINT32_MAX ||
        (args->count > 4 && !value_to_int32(args->at[4], &level)))
        return false;
    if (level == 0 && name == SYM_empty)
        return value_raise(&value_type_ValueError, "Empty module name");
    if (value_is_kind(fromlist, KIND_LIST) &&
        !value_sequence_tuple(fromlist, &fromlist))
        return false;
    if (!value_is_kind(globals, KIND_DICT) &&
        !vm_builtin_globals(args, &globals))
        return false;
    return vm_import_name(globals, name, fromlist, (uint32_t)level, out);
}
