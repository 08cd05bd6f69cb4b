/* SPDX-License-Identifier: MIT */
/* The type Pattern: its methods and what it looks like. */
#include "modules/re_object.h"

static bool self_of(const struct arguments *args, value *self) {
    struct value_custom *c;
    *self = args->at[0];
    return mod_self(args, &mod_type_re_pattern, &c);
}

static bool sort(struct arguments *args, uint32_t function,
                 const struct parameter parameters[3], value *self,
                 value a[3]) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    return self_of(args, self) &&
           value_arguments_sort(&rest, function, parameters, 3, a);
}

static const struct parameter searching[] = {
    {SYM_string, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_pos, PARAMETER_ANY, VALUE_ZERO},
    {SYM_endpos, PARAMETER_ANY, VALUE_NONE},
};

static const struct parameter replacing[] = {
    {SYM_repl, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_string, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_count, PARAMETER_ANY, VALUE_ZERO},
};

static const struct parameter splitting[] = {
    {SYM_string, PARAMETER_REQUIRED, VALUE_NONE},
    {SYM_maxsplit, PARAMETER_ANY, VALUE_ZERO},
};

static bool match(struct arguments *args, value *out) {
    value self, a[3];
    return sort(args, SYM_match, searching, &self, a) &&
           mod_re_do_match(self, MOD_RE_MATCH, a, out);
}

static bool fullmatch(struct arguments *args, value *out) {
    value self, a[3];
    return sort(args, SYM_fullmatch, searching, &self, a) &&
           mod_re_do_match(self, MOD_RE_FULL, a, out);
}

static bool search(struct arguments *args, value *out) {
    value self, a[3];
    return sort(args, SYM_search, searching, &self, a) &&
           mod_re_do_match(self, MOD_RE_SEARCH, a, out);
}

static bool findall(struct arguments *args, value *out) {
    value self, a[3];
    return sort(args, SYM_findall, searching, &self, a) &&
           mod_re_do_findall(self, a, out);
}

static bool finditer(struct arguments *args, value *out) {
    value self, a[3];
    return sort(args, SYM_finditer, searching, &self, a) &&
           mod_re_do_finditer(self, a, out);
}

static bool split(struct arguments *args, value *out) {
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    value self, a[2];
    return self_of(args, &self) &&
           value_arguments_sort(&rest, SYM_split, splitting, 2, a) &&
           mod_re_do_split(self, a[0], a[1], out);
}

static bool sub(struct arguments *args, value *out) {
    value self, a[3];
    uint32_t count;
    return sort(args, SYM_sub, replacing, &self, a) &&
           mod_re_do_sub(self, a, &count, out);
}

static bool subn(struct arguments *args, value *out) {
    value self, a[3], pair[2];
    uint32_t count;
    if (!sort(args, SYM_subn, replacing, &self, a) ||
        !mod_re_do_sub(self, a, &count, &pair[0]))
        return false;
    pair[1] = value_from_int48(count);
    return value_tuple_new(2, pair, out);
}

static bool itself(struct arguments *args, value *out) {
    return self_of(args, out);
}

/* --- attributes --- */

static bool flags(struct arguments *args, value *out) {
    value self;
    bool done = self_of(args, &self);
    if (done)
        *out = value_from_int48(mod_re_pattern_of(self)->flags);
    return done;
}

static bool groups(struct arguments *args, value *out) {
    value self;
    bool done = self_of(args, &self);
    if (done)
        *out = value_from_int48(mod_re_pattern_of(self)->groups);
    return done;
}

/* A copy, so that nobody changes what groups are found by. */
static bool groupindex(struct arguments *args, value *out) {
    value self;
    return self_of(args, &self) && value_dict_new(0, out) &&
           value_dict_update(*out, mod_re_slot(self, MOD_RE_NAMES));
}

static bool pattern(struct arguments *args, value *out) {
    value self;
    bool done = self_of(args, &self);
    if (done)
        *out = mod_re_slot(self, MOD_RE_SOURCE);
    return done;
}

static bool compare(enum value_compare op, value a, value b, value *out) {
    bool same = false;
    *out = VALUE_NOT_IMPLEMENTED;
    if ((op != VALUE_EQ && op != VALUE_NE) || !value_is_pointer(b) ||
        value_type_of(b) != &mod_type_re_pattern || !value_is_pointer(a) ||
        value_type_of(a) != &mod_type_re_pattern)
        return true;
    if (mod_re_pattern_of(a)->flags == mod_re_pattern_of(b)->flags &&
        !value_equal(mod_re_slot(a, MOD_RE_SOURCE),
                     mod_re_slot(b, MOD_RE_SOURCE), &same))
        return false;
    *out = value_from_bool(same == (op == VALUE_EQ));
    return true;
}

static bool hash(value self, uint32_t *out) {
    if (!value_hash(mod_re_slot(self, MOD_RE_SOURCE), out))
        return false;
    *out ^= mod_re_pattern_of(self)->flags << 8;
    *out += *out == 0;
    return true;
}

#define SHOWN 200u /* characters of the source in a repr */

static bool print_flags(uint32_t on, struct value_sink *sink) {
    static const struct {
        uint16_t flag;
        char name[11];
    } names[] = {
        {MOD_RE_TEMPLATE, "TEMPLATE"}, {MOD_RE_IGNORECASE, "IGNORECASE"},
        {MOD_RE_LOCALE, "LOCALE"},     {MOD_RE_MULTILINE, "MULTILINE"},
        {MOD_RE_DOTALL, "DOTALL"},     {MOD_RE_UNICODE, "UNICODE"},
        {MOD_RE_VERBOSE, "VERBOSE"},   {MOD_RE_DEBUG, "DEBUG"},
        {MOD_RE_ASCII, "ASCII"}};
    const char *between = ", re.";
    for (uint32_t i = 0; i < ARRAY_LENGTH(names); i++) {
        if (!(on & names[i].flag))
            continue;
        if (!value_write(sink, between) || !value_write(sink, names[i].name))
            return false;
        between = "|re.";
        on &= ~(uint32_t)names[i].flag;
    }
    return on == 0 || (value_write(sink, between[0] == '|' ? "|" : ", ") &&
                       value_write_format(sink, "0x%x", on));
}

static bool print(value self, bool repr, struct value_sink *sink) {
    value shown;
    uint32_t length, bytes = 0, on = mod_re_pattern_of(self)->flags;
    (void)repr;
    if (!value_to_str(mod_re_slot(self, MOD_RE_SOURCE), true, &shown))
        return false;
    const char *at = value_str_text(shown, &length);
    while (bytes < length && bytes < SHOWN)
        bytes++;
    while (bytes < length && ((uint8_t)at[bytes] & 0xC0) == 0x80)
        bytes++;
    if (!mod_re_pattern_of(self)->bytes)
        on &= ~(uint32_t)MOD_RE_UNICODE;
    bool done = value_write(sink, "re.compile(") &&
                sink->write(sink, at, bytes) && print_flags(on, sink) &&
                value_write(sink, ")");
    KEEP_ALIVE(shown);
    return done;
}

NATIVE(findall, SYM_findall, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(finditer, SYM_finditer, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(flags, SYM_flags, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(fullmatch, SYM_fullmatch, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(groupindex, SYM_groupindex, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(groups, SYM_groups, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(itself, SYM___copy__, 1, 2, NATIVE_METHOD);
NATIVE(match, SYM_match, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(pattern, SYM_pattern, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(search, SYM_search, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(split, SYM_split, 1, 3, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(sub, SYM_sub, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(subn, SYM_subn, 1, 4, NATIVE_METHOD | NATIVE_KEYWORDS);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___copy__, itself),
    MEMBER_FUNCTION(SYM___deepcopy__, itself),
    MEMBER_FUNCTION(SYM_findall, findall),
    MEMBER_FUNCTION(SYM_finditer, finditer),
    {.name = SYM_flags, .kind = MEMBER_GETTER, .object = &flags_native},
    MEMBER_FUNCTION(SYM_fullmatch, fullmatch),
    {.name = SYM_groupindex,
     .kind = MEMBER_GETTER,
     .object = &groupindex_native},
    {.name = SYM_groups, .kind = MEMBER_GETTER, .object = &groups_native},
    MEMBER_FUNCTION(SYM_match, match),
    {.name = SYM_pattern, .kind = MEMBER_GETTER, .object = &pattern_native},
    MEMBER_FUNCTION(SYM_search, search),
    MEMBER_FUNCTION(SYM_split, split),
    MEMBER_FUNCTION(SYM_sub, sub),
    MEMBER_FUNCTION(SYM_subn, subn),
};

static const struct type_hooks hooks = {
    .compare = compare, .hash = hash, .print = print};

const struct type mod_type_re_pattern = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_Pattern,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};
