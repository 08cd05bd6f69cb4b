/* SPDX-License-Identifier: MIT */
/* Module _re: the engine behind `re`, which is Python around it. An engine
 * knows which exception to raise and keeps the patterns compiled last; the
 * functions of `re` are its bound methods, so that no state stands outside the
 * heap. */
#include "modules/re_object.h"

enum { ERROR, CACHE, ENGINE_SLOTS };

static bool engine_of(const struct arguments *args, value *self) {
    struct value_custom *c;
    *self = args->at[0];
    return mod_self(args, &mod_type_re_engine, &c);
}

static bool make(value type, struct arguments *args, value *out) {
    value cache;
    (void)type;
    if (args->count != 1 || args->keywords != 0)
        return value_raise(&value_type_TypeError,
                           "Engine() takes the class of errors");
    if (!value_dict_new(0, &cache) ||
        !mod_re_object(&mod_type_re_engine, ENGINE_SLOTS, out))
        return false;
    struct value_custom *c = value_pointer(*out);
    slot_init(&c->at[ERROR], args->at[0]);
    slot_init(&c->at[CACHE], cache);
    return true;
}

bool mod_re_error(value engine, value source, uint32_t at, value message) {
    struct value_text text;
    value exception, a[3] = {message, VALUE_NONE, VALUE_NONE};
    value_text_self(source, &text);
    if (at != MOD_RE_NOWHERE) {
        a[1] = source;
        if (text.kind == KIND_STR && !text.ascii &&
            !value_text_count(text.at, at, &at))
            return false;
        a[2] = value_from_int48(at);
    }
    return vm_call(mod_re_slot(engine, ERROR), 3, a, &exception) &&
           value_raise_object(exception);
}

/* --- the cache --- */

static bool key_of(value source, uint32_t flags, value *out) {
    const value pair[2] = {source, value_from_int48(flags)};
    *out = source;
    return flags == 0 || value_tuple_new(2, pair, out);
}

static bool by_number(value names, uint32_t groups, value *out) {
    value name, number;
    uint32_t cursor = 0;
    if (!value_tuple_new(groups, NULL, out))
        return false;
    for (uint32_t i = 0; i < groups; i++) {
        mod_re_tuple_fill(*out, i, VALUE_NONE);
        if (!value_poll_some(i))
            return false;
    }
    while (value_dict_next(names, &cursor, &name, &number)) {
        mod_re_tuple_fill(*out, (uint32_t)value_int48(number) - 1, name);
        if (!value_poll())
            return false;
    }
    return true;
}

static bool compile_new(value engine, value source, uint32_t flags,
                        value *out) {
    value program, names, numbers;
    if (!mod_re_compile(engine, source, &flags, &program, &names))
        return false;
    const struct value_byte_buffer *b = value_pointer(program);
    const struct mod_re_program *p =
        (const struct mod_re_program *)(const void *)b->at;
    if (!by_number(names, p->groups, &numbers) ||
        !mod_re_object(&mod_type_re_pattern, MOD_RE_PATTERN_SLOTS, out))
        return false;
    struct value_custom *c = value_pointer(*out);
    *mod_re_pattern_of(*out) =
        (struct mod_re_pattern){flags, p->groups, !value_is_str(source)};
    slot_init(&c->at[MOD_RE_ENGINE], engine);
    slot_init(&c->at[MOD_RE_SOURCE], source);
    slot_init(&c->at[MOD_RE_PROGRAM], program);
    slot_init(&c->at[MOD_RE_NAMES], names);
    slot_init(&c->at[MOD_RE_BY_NUMBER], numbers);
    return true;
}

/* A full cache is begun anew: what is in use comes back at once. */
static bool keep(value engine, value key, value pattern) {
    struct value_custom *c = value_pointer(engine);
    value cache = slot_load(&c->at[CACHE]);
    if (value_dict_length(cache) >= MOD_RE_CACHED) {
        if (!value_dict_new(0, &cache))
            return false;
        slot_store(&c->at[CACHE], cache);
    }
    return value_dict_set(cache, key, pattern);
}

bool mod_re_pattern(value engine, value source, uint32_t flags, value *out) {
    value key, plain = value_unwrap(source);
    if (value_is_pointer(plain) &&
        value_type_of(plain) == &mod_type_re_pattern) {
        *out = plain;
        return flags == 0 ||
               value_raise(&value_type_ValueError,
                           "cannot process flags argument with a compiled "
                           "pattern");
    }
    if (!value_is_str(plain) && !value_is_kind(plain, KIND_BYTES))
        return value_raise(&value_type_TypeError,
                           "first argument must be string or compiled "
                           "pattern");
    if (!key_of(plain, flags, &key) ||
        !value_dict_get(mod_re_slot(engine, CACHE), key, out))
        return false;
    if (*out != VALUE_UNSET)
        return true;
    return compile_new(engine, plain, flags, out) && keep(engine, key, *out);
}

/* --- functions --- */

/* Sorts arguments of which the first is the pattern and the last its flags. */
struct call {
    uint32_t function;
    const struct parameter *parameters;
    uint32_t count;
};

static bool call_of(struct arguments *args, const struct call *call,
                    value *pattern, value *a) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    value engine;
    int64_t flags = 0;
    if (!engine_of(args, &engine) ||
        !value_arguments_sort(&rest, call->function, call->parameters,
                              call->count, a))
        return false;
    value given = a[call->count - 1];
    if (given != VALUE_ZERO && !value_to_int64(given, &flags))
        return false;
    return mod_re_pattern(engine, a[0], (uint32_t)flags, pattern);
}

static const struct parameter compiling[] = {
    {SYM_pattern, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_flags, PARAMETER_ANY, VALUE_ZERO},
};

static const struct parameter searching[] = {
    {SYM_pattern, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_string, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_flags, PARAMETER_ANY, VALUE_ZERO},
};

static const struct parameter splitting[] = {
    {SYM_pattern, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_string, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_maxsplit, PARAMETER_ANY, VALUE_ZERO},
    {SYM_flags, PARAMETER_ANY, VALUE_ZERO},
};

static const struct parameter replacing[] = {
    {SYM_pattern, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_repl, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_string, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_count, PARAMETER_ANY, VALUE_ZERO},
    {SYM_flags, PARAMETER_ANY, VALUE_ZERO},
};

static bool compile(struct arguments *args, value *out) {
    static const struct call call = {SYM_compile, compiling, 2};
    value a[2];
    return call_of(args, &call, out, a);
}

static bool match_as(struct arguments *args, enum mod_re_how how,
                     uint32_t function, value *out) {
    const struct call call = {function, searching, 3};
    value pattern, a[3];
    if (!call_of(args, &call, &pattern, a))
        return false;
    const value b[3] = {a[1], VALUE_ZERO, VALUE_NONE};
    return mod_re_do_match(pattern, how, b, out);
}

static bool match(struct arguments *args, value *out) {
    return match_as(args, MOD_RE_MATCH, SYM_match, out);
}

static bool fullmatch(struct arguments *args, value *out) {
    return match_as(args, MOD_RE_FULL, SYM_fullmatch, out);
}

static bool search(struct arguments *args, value *out) {
    return match_as(args, MOD_RE_SEARCH, SYM_search, out);
}

static bool findall(struct arguments *args, value *out) {
    static const struct call call = {SYM_findall, searching, 3};
    value pattern, a[3];
    if (!call_of(args, &call, &pattern, a))
        return false;
    const value b[3] = {a[1], VALUE_ZERO, VALUE_NONE};
    return mod_re_do_findall(pattern, b, out);
}

static bool finditer(struct arguments *args, value *out) {
    static const struct call call = {SYM_finditer, searching, 3};
    value pattern, a[3];
    if (!call_of(args, &call, &pattern, a))
        return false;
    const value b[3] = {a[1], VALUE_ZERO, VALUE_NONE};
    return mod_re_do_finditer(pattern, b, out);
}

static bool split(struct arguments *args, value *out) {
    static const struct call call = {SYM_split, splitting, 4};
    value pattern, a[4];
    return call_of(args, &call, &pattern, a) &&
           mod_re_do_split(pattern, a[1], a[2], out);
}

static bool replace(struct arguments *args, uint32_t function, uint32_t *count,
                    value *out) {
    const struct call call = {function, replacing, 5};
    value pattern, a[5];
    return call_of(args, &call, &pattern, a) &&
           mod_re_do_sub(pattern, a + 1, count, out);
}

static bool sub(struct arguments *args, value *out) {
    uint32_t count;
    return replace(args, SYM_sub, &count, out);
}

static bool subn(struct arguments *args, value *out) {
    value pair[2];
    uint32_t count;
    if (!replace(args, SYM_subn, &count, &pair[0]))
        return false;
    pair[1] = value_from_int48(count);
    return value_tuple_new(2, pair, out);
}

static bool purge(struct arguments *args, value *out) {
    value engine, cache;
    *out = VALUE_NONE;
    if (!engine_of(args, &engine) || !value_dict_new(0, &cache))
        return false;
    struct value_custom *c = value_pointer(engine);
    slot_store(&c->at[CACHE], cache);
    return true;
}

static bool escape_text(const struct value_text *text,
                        struct value_builder *b) {
    static const char special[] = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    uint32_t from = 0;
    for (uint32_t i = 0; i < text->length; i++) {
        if (memchr(special, text->at[i], sizeof special - 1) != NULL) {
            if (!b->sink.write(&b->sink, text->at + from, i - from) ||
                !b->sink.write(&b->sink, "\\", 1))
                return false;
            from = i;
        }
        if (!value_poll_some(i))
            return false;
    }
    return b->sink.write(&b->sink, text->at + from, text->length - from);
}

static bool escape(struct arguments *args, value *out) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    struct value_text text;
    struct value_builder b;
    value given;
    if (!value_arguments_sort(&rest, SYM_escape, compiling, 1, &given))
        return false;
    given = value_unwrap(given);
    if (!value_is_str(given) && !value_is_kind(given, KIND_BYTES) &&
        !value_is_kind(given, KIND_BYTEARRAY))
        return value_raise(&value_type_TypeError,
                           "decoding to str: need a bytes-like object, %t "
                           "found",
                           given);
    value_text_self(given, &text);
    value_builder_init(&b);
    bool done = escape_text(&text, &b);
    KEEP_ALIVE(text.owner);
    return done && (text.kind == KIND_STR ? value_builder_str(&b, out)
                                          : value_builder_bytes(&b, out));
}

NATIVE(compile, SYM_compile, 1, 3, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(escape, SYM_escape, 1, 2, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(findall, SYM_findall, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(finditer, SYM_finditer, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(fullmatch, SYM_fullmatch, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(match, SYM_match, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(purge, SYM_purge, 1, 1, NATIVE_METHOD);
NATIVE(search, SYM_search, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(split, SYM_split, 1, 5, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(sub, SYM_sub, 1, 6, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(subn, SYM_subn, 1, 6, NATIVE_METHOD | NATIVE_KEYWORDS);

static const struct member methods[] = {
    MEMBER_FUNCTION(SYM_compile, compile),
    MEMBER_FUNCTION(SYM_escape, escape),
    MEMBER_FUNCTION(SYM_findall, findall),
    MEMBER_FUNCTION(SYM_finditer, finditer),
    MEMBER_FUNCTION(SYM_fullmatch, fullmatch),
    MEMBER_FUNCTION(SYM_match, match),
    MEMBER_FUNCTION(SYM_purge, purge),
    MEMBER_FUNCTION(SYM_search, search),
    MEMBER_FUNCTION(SYM_split, split),
    MEMBER_FUNCTION(SYM_sub, sub),
    MEMBER_FUNCTION(SYM_subn, subn),
};

static const struct type_hooks hooks = {.make = make};

const struct type mod_type_re_engine = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(methods),
    .name = SYM_Engine,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

static const struct member members[] = {
    MEMBER_TYPE(SYM_Engine, mod_type_re_engine),
    MEMBER_TYPE(SYM_Match, mod_type_re_match),
    MEMBER_TYPE(SYM_Pattern, mod_type_re_pattern),
};

MOD_MODULE(_re, members);
