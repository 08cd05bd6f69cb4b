/* SPDX-License-Identifier: MIT */
/* The type Match, and texts as its groups. */
#include "modules/re_object.h"
#include "value/utf8.h"

/* Raw part behind the type; slots: pattern, what was given, what was searched,
 * then begin and end of each group as integers, -1 if it took no part. */
struct match {
    uint32_t groups;
    uint32_t last; /* group that was closed last; 0: none */
    struct mod_re_range range;
    bool single;
};
enum { PATTERN, GIVEN, KEPT, MARKS };

static struct match *match_of(value self) {
    struct value_custom *c = value_pointer(self);
    return (struct match *)(void *)&c->raw[1];
}

static struct value_custom *object_new(const struct type *type,
                                       uint32_t slots) {
    struct value_custom *c =
        heap_alloc(KIND_CUSTOM, sizeof *c - sizeof(struct header) +
                                    slots * sizeof(struct slot));
    if (c != NULL)
        c->type = type;
    return c;
}

bool mod_re_object(const struct type *type, uint32_t slots, value *out) {
    struct value_custom *c = object_new(type, slots);
    if (c == NULL)
        return value_raise_memory();
    for (uint32_t i = 0; i < slots; i++)
        slot_init(&c->at[i], VALUE_NONE);
    *out = value_from_pointer(c);
    return true;
}

static value mark_of(uint32_t place) {
    return value_from_int48(place == MOD_RE_NOWHERE ? -1 : (int64_t)place);
}

bool mod_re_match_new(const struct mod_re_run *r, value pattern,
                      const struct mod_re_text *text,
                      const struct mod_re_range *range, value *out) {
    uint32_t groups = r->program->groups;
    struct value_custom *c =
        object_new(&mod_type_re_match, MARKS + 2 * groups + 2);
    if (c == NULL)
        return value_raise_memory();
    *out = value_from_pointer(c);
    *match_of(*out) =
        (struct match){groups, r->memory[0], *range, text->single};
    slot_init(&c->at[PATTERN], pattern);
    slot_init(&c->at[GIVEN], text->given);
    slot_init(&c->at[KEPT], text->kept);
    slot_init(&c->at[MARKS], mark_of(r->begin));
    slot_init(&c->at[MARKS + 1], mark_of(r->end));
    for (uint32_t i = 0; i < 2 * groups; i++) {
        slot_init(&c->at[MARKS + 2 + i], mark_of(r->memory[1 + i]));
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

bool mod_re_slice(const struct mod_re_text *text, uint32_t from, uint32_t to,
                  value *out) {
    const char *at = (const char *)text->at + from;
    uint32_t n = to - from;
    bool done = !value_is_str(text->kept) ? value_bytes_new(at, n, out)
                : n == 1 ? value_symbol_or_str(at, n, true, out)
                         : value_str_new(at, n, out);
    KEEP_ALIVE(text->kept);
    return done;
}

bool mod_re_found(const struct mod_re_run *r, const struct mod_re_text *text,
                  uint32_t group, value absent, value *out) {
    uint32_t span[2];
    mod_re_span(r, group, span);
    *out = absent;
    return span[0] == MOD_RE_NOWHERE ||
           mod_re_slice(text, span[0], span[1], out);
}

void mod_re_text_kept(value kept, bool single, struct mod_re_text *out) {
    uint32_t length;
    const char *at;
    if (value_is_str(kept)) {
        at = value_str_text(kept, &length);
    } else {
        const struct value_str *s = value_pointer(kept);
        at = s->text;
        length = s->length;
    }
    *out = (struct mod_re_text){VALUE_NONE, kept, (const uint8_t *)at, length,
                                single};
}

static void text_of(value self, struct mod_re_text *text) {
    mod_re_text_kept(mod_re_slot(self, KEPT), match_of(self)->single, text);
}

static void span_of(value self, uint32_t group, uint32_t out[2]) {
    for (uint32_t i = 0; i < 2; i++)
        out[i] =
            (uint32_t)value_int48(mod_re_slot(self, MARKS + 2 * group + i));
}

void mod_re_span_of(const struct mod_re_spans *spans, uint32_t number,
                    uint32_t out[2]) {
    if (spans->run != NULL)
        mod_re_span(spans->run, number, out);
    else
        span_of(spans->match, number, out);
}

/* --- groups --- */

static bool self_of(const struct arguments *args, value *self) {
    struct value_custom *c;
    *self = args->at[0];
    return mod_self(args, &mod_type_re_match, &c);
}

static bool no_group(void) {
    return value_raise(&value_type_IndexError, "no such group");
}

/* The number of a group given by number or name. */
static bool group_of(value self, value key, uint32_t *out) {
    int64_t n = -1;
    value plain = value_unwrap(key), number = VALUE_UNSET;
    if (value_is_str(plain) || value_is_kind(plain, KIND_BYTES)) {
        value names = mod_re_slot(mod_re_slot(self, PATTERN), MOD_RE_NAMES);
        if (!value_dict_get(names, plain, &number))
            return false;
        if (number == VALUE_UNSET)
            return no_group();
        *out = (uint32_t)value_int48(number);
        return true;
    }
    if (!value_to_int64(key, &n)) {
        if (!value_pending_is(&value_type_TypeError) &&
            !value_pending_is(&value_type_OverflowError))
            return false;
        value gone = value_take_exception();
        (void)gone;
    }
    *out = (uint32_t)n;
    return (n >= 0 && n <= match_of(self)->groups) || no_group();
}

static bool text_of_group(value self, uint32_t group, value absent,
                          value *out) {
    struct mod_re_text text;
    uint32_t span[2];
    text_of(self, &text);
    span_of(self, group, span);
    *out = absent;
    return span[0] == MOD_RE_NOWHERE ||
           mod_re_slice(&text, span[0], span[1], out);
}

static bool group(struct arguments *args, value *out) {
    value self, list, one;
    uint32_t number = 0;
    if (!self_of(args, &self))
        return false;
    if (args->count <= 2)
        return (args->count < 2 || group_of(self, args->at[1], &number)) &&
               text_of_group(self, number, VALUE_NONE, out);
    if (!value_list_new(0, NULL, &list))
        return false;
    for (uint32_t i = 1; i < args->count; i++)
        if (!group_of(self, args->at[i], &number) ||
            !text_of_group(self, number, VALUE_NONE, &one) ||
            !value_list_append(list, one))
            return false;
    return value_sequence_tuple(list, out);
}

/* The one argument `default` of groups() and groupdict(). */
static bool absent_of(const struct arguments *args, uint32_t name, value *out) {
    static const struct parameter parameters[] = {
        {SYM_default, PARAMETER_ANY, VALUE_NONE}};
    struct arguments rest = {args->at + 1, args->count - 1, args->keywords};
    return value_arguments_sort(&rest, name, parameters, 1, out);
}

static bool groups(struct arguments *args, value *out) {
    value self, absent, one;
    if (!self_of(args, &self) || !absent_of(args, SYM_groups, &absent) ||
        !value_tuple_new(match_of(self)->groups, NULL, out))
        return false;
    for (uint32_t i = 1; i <= match_of(self)->groups; i++) {
        if (!text_of_group(self, i, absent, &one) || !value_poll())
            return false;
        mod_re_tuple_fill(*out, i - 1, one);
    }
    return true;
}

static bool groupdict(struct arguments *args, value *out) {
    value self, absent, name, number, one;
    uint32_t cursor = 0;
    if (!self_of(args, &self) || !absent_of(args, SYM_groupdict, &absent) ||
        !value_dict_new(0, out))
        return false;
    value names = mod_re_slot(mod_re_slot(self, PATTERN), MOD_RE_NAMES);
    while (value_dict_next(names, &cursor, &name, &number))
        if (!text_of_group(self, (uint32_t)value_int48(number), absent, &one) ||
            !value_dict_set(*out, name, one) || !value_poll())
            return false;
    return true;
}

/* Begin and end in characters. */
static bool shown_span(value self, uint32_t group, value out[2]) {
    struct mod_re_text text;
    uint32_t span[2], n;
    text_of(self, &text);
    span_of(self, group, span);
    for (uint32_t i = 0; i < 2; i++) {
        n = span[i];
        if (n != MOD_RE_NOWHERE && !text.single &&
            !value_text_count((const char *)text.at, n, &n))
            return false;
        out[i] = mark_of(n);
    }
    KEEP_ALIVE(text.kept);
    return true;
}

static bool span_argument(const struct arguments *args, value out[2]) {
    value self;
    uint32_t number = 0;
    return self_of(args, &self) &&
           (args->count < 2 || group_of(self, args->at[1], &number)) &&
           shown_span(self, number, out);
}

static bool start(struct arguments *args, value *out) {
    value span[2];
    bool done = span_argument(args, span);
    *out = span[0];
    return done;
}

static bool end(struct arguments *args, value *out) {
    value span[2];
    bool done = span_argument(args, span);
    *out = span[1];
    return done;
}

static bool span(struct arguments *args, value *out) {
    value pair[2];
    return span_argument(args, pair) && value_tuple_new(2, pair, out);
}

static bool regs(struct arguments *args, value *out) {
    value self, list, pair[2], one;
    if (!self_of(args, &self) || !value_list_new(0, NULL, &list))
        return false;
    for (uint32_t i = 0; i <= match_of(self)->groups; i++)
        if (!shown_span(self, i, pair) || !value_tuple_new(2, pair, &one) ||
            !value_list_append(list, one))
            return false;
    return value_sequence_tuple(list, out);
}

static bool expand(struct arguments *args, value *out) {
    struct mod_re_template t;
    struct mod_re_text text;
    struct value_builder b;
    value self;
    if (!self_of(args, &self) ||
        !mod_re_template_of(mod_re_slot(self, PATTERN), args->at[1], &t))
        return false;
    text_of(self, &text);
    struct mod_re_spans spans = {&text, NULL, self};
    value_builder_init(&b);
    return mod_re_expand(&t, &spans, &b.sink) &&
           (value_is_str(text.kept) ? value_builder_str(&b, out)
                                    : value_builder_bytes(&b, out));
}

/* --- attributes --- */

static bool pos(struct arguments *args, value *out) {
    value self;
    bool done = self_of(args, &self);
    if (done)
        *out = value_from_int48(match_of(self)->range.from);
    return done;
}

static bool endpos(struct arguments *args, value *out) {
    value self;
    bool done = self_of(args, &self);
    if (done)
        *out = value_from_int48(match_of(self)->range.to);
    return done;
}

static bool lastindex(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self))
        return false;
    uint32_t last = match_of(self)->last;
    *out = last == 0 ? VALUE_NONE : value_from_int48(last);
    return true;
}

static bool lastgroup(struct arguments *args, value *out) {
    value self;
    if (!self_of(args, &self))
        return false;
    uint32_t last = match_of(self)->last;
    *out = VALUE_NONE;
    if (last > 0)
        *out = value_tuple_at(
            mod_re_slot(mod_re_slot(self, PATTERN), MOD_RE_BY_NUMBER),
            last - 1);
    return true;
}

static bool slot_getter(struct arguments *args, uint32_t slot, value *out) {
    value self;
    bool done = self_of(args, &self);
    if (done)
        *out = mod_re_slot(self, slot);
    return done;
}

static bool pattern(struct arguments *args, value *out) {
    return slot_getter(args, PATTERN, out);
}

static bool string(struct arguments *args, value *out) {
    return slot_getter(args, GIVEN, out);
}

static bool itself(struct arguments *args, value *out) {
    return self_of(args, out);
}

static bool subscript(value self, value key, value *out) {
    uint32_t number;
    return group_of(self, key, &number) &&
           text_of_group(self, number, VALUE_NONE, out);
}

#define SHOWN 50u /* characters of the text in a Match's repr */

static bool print(value self, bool repr, struct value_sink *sink) {
    value span[2], text, shown;
    uint32_t length, bytes = 0;
    (void)repr;
    if (!shown_span(self, 0, span) ||
        !text_of_group(self, 0, VALUE_NONE, &text) ||
        !value_to_str(text, true, &shown))
        return false;
    const char *at = value_str_text(shown, &length);
    for (uint32_t i = 0; i < SHOWN && bytes < length; i++)
        bytes += utf8_size(at[bytes]);
    bool done = value_write_format(
                    sink, "<re.Match object; span=(%v, %v), match=", span[0],
                    span[1]) &&
                sink->write(sink, at, bytes) && value_write(sink, ">");
    KEEP_ALIVE(shown);
    return done;
}

NATIVE(end, SYM_end, 1, 2, NATIVE_METHOD);
NATIVE(endpos, SYM_endpos, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(expand, SYM_expand, 2, 2, NATIVE_METHOD);
NATIVE(group, SYM_group, 1, 255, NATIVE_METHOD);
NATIVE(groupdict, SYM_groupdict, 1, 2, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(groups, SYM_groups, 1, 2, NATIVE_METHOD | NATIVE_KEYWORDS);
NATIVE(itself, SYM___copy__, 1, 2, NATIVE_METHOD);
NATIVE(lastgroup, SYM_lastgroup, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(lastindex, SYM_lastindex, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(pattern, SYM_re, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(pos, SYM_pos, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(regs, SYM_regs, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(span, SYM_span, 1, 2, NATIVE_METHOD);
NATIVE(start, SYM_start, 1, 2, NATIVE_METHOD);
NATIVE(string, SYM_string, 1, 1, NATIVE_METHOD | NATIVE_GETTER);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___copy__, itself),
    MEMBER_FUNCTION(SYM___deepcopy__, itself),
    MEMBER_FUNCTION(SYM_end, end),
    {.name = SYM_endpos, .kind = MEMBER_GETTER, .object = &endpos_native},
    MEMBER_FUNCTION(SYM_expand, expand),
    MEMBER_FUNCTION(SYM_group, group),
    MEMBER_FUNCTION(SYM_groupdict, groupdict),
    MEMBER_FUNCTION(SYM_groups, groups),
    {.name = SYM_lastgroup, .kind = MEMBER_GETTER, .object = &lastgroup_native},
    {.name = SYM_lastindex, .kind = MEMBER_GETTER, .object = &lastindex_native},
    {.name = SYM_pos, .kind = MEMBER_GETTER, .object = &pos_native},
    {.name = SYM_re, .kind = MEMBER_GETTER, .object = &pattern_native},
    {.name = SYM_regs, .kind = MEMBER_GETTER, .object = &regs_native},
    MEMBER_FUNCTION(SYM_span, span),
    MEMBER_FUNCTION(SYM_start, start),
    {.name = SYM_string, .kind = MEMBER_GETTER, .object = &string_native},
};

static const struct type_hooks hooks = {.subscript = subscript, .print = print};

const struct type mod_type_re_match = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_Match,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};
