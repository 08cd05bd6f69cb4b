/* SPDX-License-Identifier: MIT */
/* What Pattern's methods and the module's functions do: match, findall,
 * finditer, split and sub, each a search that goes on behind what it found. */
#include "base/isa/isa.h"
#include "modules/re_object.h"
#include "value/number.h"
#include "value/utf8.h"

/* --- texts --- */

static bool wrong_sort(bool bytes) {
    return bytes ? value_raise(&value_type_TypeError,
                               "cannot use a bytes pattern on a string-like "
                               "object")
                 : value_raise(&value_type_TypeError,
                               "cannot use a string pattern on a bytes-like "
                               "object");
}

/* What is neither str nor bytes is copied: it may change (G3). */
static bool copy_of(value given, value *out) {
    struct value_view view;
    if (!value_view_of(given, false, &view)) {
        if (!value_pending_is(&value_type_TypeError))
            return false;
        value gone = value_take_exception();
        (void)gone;
        return value_raise(&value_type_TypeError,
                           "expected string or bytes-like object, got '%t'",
                           given);
    }
    bool done = value_bytes_new(view.at, view.length, out);
    KEEP_ALIVE(view.owner);
    return done;
}

bool mod_re_text_of(value pattern, value given, struct mod_re_text *out) {
    bool bytes = mod_re_pattern_of(pattern)->bytes;
    struct value_text text;
    value kept = value_unwrap(given);
    if (!value_is_str(kept) && !value_is_kind(kept, KIND_BYTES) &&
        !copy_of(given, &kept))
        return false;
    if (bytes == value_is_str(kept))
        return wrong_sort(bytes);
    value_text_self(kept, &text);
    *out = (struct mod_re_text){given, kept, (const uint8_t *)text.at,
                                text.length, text.ascii};
    return true;
}

/* A place as a program counts it, cut to the text: in bytes too. */
static bool place_of(const struct mod_re_text *text, uint32_t length, value v,
                     uint32_t out[2]) {
    int64_t n = length;
    if (v != VALUE_NONE && !value_to_int64(v, &n)) {
        if (!value_pending_is(&value_type_OverflowError))
            return false;
        value gone = value_take_exception();
        (void)gone;
    }
    out[0] = n < 0 ? 0 : n > length ? length : (uint32_t)n;
    out[1] = out[0];
    if (text->single || out[0] == 0)
        return true;
    out[1] = text->length;
    if (out[0] == length)
        return true;
    out[1] = 0;
    for (uint32_t i = 0; i < out[0]; i++) {
        out[1] += utf8_size((char)text->at[out[1]]);
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

/* A text and the part of it between pos and endpos. */
struct subject {
    struct mod_re_text text;
    struct mod_re_range range; /* in characters */
    uint32_t bytes[2];
};

static bool subject_of(value pattern, const value a[3], struct subject *s) {
    uint32_t from[2], to[2], length;
    if (!mod_re_text_of(pattern, a[0], &s->text))
        return false;
    length = s->text.length;
    if (!s->text.single && (a[1] != value_from_int48(0) || a[2] != VALUE_NONE))
        if (!value_text_count((const char *)s->text.at, length, &length))
            return false;
    if (!place_of(&s->text, length, a[1], from) ||
        !place_of(&s->text, length, a[2], to))
        return false;
    s->range = (struct mod_re_range){from[0], to[0]};
    s->bytes[0] = from[1];
    s->bytes[1] = to[1];
    return true;
}

/* endpos is shown in characters, which are counted when asked for. */
static bool range_shown(struct subject *s) {
    return s->text.single || s->range.to != s->text.length ||
           value_text_count((const char *)s->text.at, s->text.length,
                            &s->range.to);
}

/* --- calls --- */

bool mod_re_do_match(value pattern, enum mod_re_how how, const value a[3],
                     value *out) {
    struct subject s;
    struct mod_re_run r;
    bool found;
    *out = VALUE_NONE;
    if (!subject_of(pattern, a, &s) ||
        !mod_re_begin(&r, pattern, &s.text, s.bytes))
        return false;
    r.whole = how == MOD_RE_FULL;
    if (!(how == MOD_RE_SEARCH ? mod_re_search(&r, &found)
                               : mod_re_match_here(&r, &found)))
        return false;
    if (!found)
        return true;
    bool done = range_shown(&s) &&
                mod_re_match_new(&r, pattern, &s.text, &s.range, out);
    KEEP_ALIVE(s.text.kept);
    return done;
}

/* What findall() gives for a match: its text, its group, or all groups. */
static bool one_of_all(const struct mod_re_run *r,
                       const struct mod_re_text *text, value *out) {
    uint32_t groups = r->program->groups;
    value absent = VALUE_SYMBOL(SYM_empty), one;
    if (!value_is_str(text->kept) && !mod_re_slice(text, 0, 0, &absent))
        return false;
    if (groups <= 1)
        return mod_re_found(r, text, groups, absent, out);
    if (!value_tuple_new(groups, NULL, out))
        return false;
    for (uint32_t i = 1; i <= groups; i++) {
        if (!mod_re_found(r, text, i, absent, &one))
            return false;
        mod_re_tuple_fill(*out, i - 1, one);
    }
    return true;
}

bool mod_re_do_findall(value pattern, const value a[3], value *out) {
    struct subject s;
    struct mod_re_run r;
    value one;
    bool found;
    if (!subject_of(pattern, a, &s) ||
        !mod_re_begin(&r, pattern, &s.text, s.bytes) ||
        !value_list_new(0, NULL, out))
        return false;
    for (;;) {
        if (!mod_re_search(&r, &found))
            return false;
        if (!found)
            break;
        if (!one_of_all(&r, &s.text, &one) || !value_list_append(*out, one) ||
            !value_poll())
            return false;
        mod_re_after(&r);
    }
    KEEP_ALIVE(s.text.kept);
    return true;
}

/* Adds the groups of what was found, None for those that took no part. */
static bool add_groups(const struct mod_re_run *r,
                       const struct mod_re_text *text, value list) {
    value one;
    for (uint32_t i = 1; i <= r->program->groups; i++)
        if (!mod_re_found(r, text, i, VALUE_NONE, &one) ||
            !value_list_append(list, one))
            return false;
    return true;
}

static bool add_slice(const struct mod_re_text *text, uint32_t from,
                      uint32_t to, value list) {
    value one;
    return mod_re_slice(text, from, to, &one) && value_list_append(list, one);
}

bool mod_re_do_split(value pattern, value string, value most, value *out) {
    const value a[3] = {string, value_from_int48(0), VALUE_NONE};
    struct subject s;
    struct mod_re_run r;
    int64_t left;
    bool found;
    uint32_t from = 0;
    if (!value_to_int64(most, &left) || !subject_of(pattern, a, &s) ||
        !mod_re_begin(&r, pattern, &s.text, s.bytes) ||
        !value_list_new(0, NULL, out))
        return false;
    for (uint64_t limit = left == 0  ? UINT64_MAX
                          : left < 0 ? 0
                                     : (uint64_t)left;
         limit > 0; limit--) {
        if (!mod_re_search(&r, &found))
            return false;
        if (!found)
            break;
        if (!add_slice(&s.text, from, r.begin, *out) ||
            !add_groups(&r, &s.text, *out) || !value_poll())
            return false;
        from = r.end;
        mod_re_after(&r);
    }
    bool done = add_slice(&s.text, from, s.text.length, *out);
    KEEP_ALIVE(s.text.kept);
    return done;
}

/* --- sub --- */

/* How each match is replaced: by a template or by what a function returns. */
struct replacement {
    value pattern;
    value function; /* UNSET: the template */
    struct subject s;
    struct mod_re_run r;
    struct mod_re_template t;
    struct value_builder b;
    uint32_t items; /* pieces of text so far, for a message */
};

static bool put(struct replacement *p, const char *at, uint32_t n) {
    p->items++;
    return n == 0 || p->b.sink.write(&p->b.sink, at, n);
}

static bool put_slice(struct replacement *p, uint32_t from, uint32_t to) {
    return from == to || put(p, (const char *)p->s.text.at + from, to - from);
}

static bool put_result(struct replacement *p, value v) {
    struct value_text text;
    value plain = value_unwrap(v);
    bool bytes = mod_re_pattern_of(p->pattern)->bytes;
    if (v == VALUE_NONE)
        return true;
    if (!bytes && !value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "sequence item %u: expected str instance, %t found",
                           p->items, v);
    if (bytes && !value_is_kind(plain, KIND_BYTES) &&
        !value_is_kind(plain, KIND_BYTEARRAY))
        return value_raise(&value_type_TypeError,
                           "sequence item %u: expected a bytes-like object, "
                           "%t found",
                           p->items, v);
    value_text_self(plain, &text);
    bool done = put(p, text.at, text.length);
    KEEP_ALIVE(text.owner);
    return done;
}

static bool replace_one(struct replacement *p) {
    value match, result;
    if (p->function == VALUE_UNSET) {
        struct mod_re_spans spans = {&p->s.text, &p->r, VALUE_NONE};
        p->items++;
        return mod_re_expand(&p->t, &spans, &p->b.sink);
    }
    return mod_re_match_new(&p->r, p->pattern, &p->s.text, &p->s.range,
                            &match) &&
           vm_call(p->function, 1, &match, &result) && put_result(p, result);
}

static bool replace_all(struct replacement *p, uint64_t limit,
                        uint32_t *count) {
    uint32_t from = 0;
    bool found;
    for (*count = 0; limit > 0; limit--) {
        if (!mod_re_search(&p->r, &found))
            return false;
        if (!found)
            break;
        if (!put_slice(p, from, p->r.begin) || !replace_one(p) || !value_poll())
            return false;
        from = p->r.end;
        ++*count;
        mod_re_after(&p->r);
    }
    return *count == 0 || put_slice(p, from, p->s.text.length);
}

static bool is_text(value v) {
    v = value_unwrap(v);
    return value_is_str(v) || value_is_kind(v, KIND_BYTES) ||
           value_is_kind(v, KIND_BYTEARRAY);
}

bool mod_re_do_sub(value pattern, const value a[3], uint32_t *count,
                   value *out) {
    const value whole[3] = {a[1], value_from_int48(0), VALUE_NONE};
    struct replacement p = {.pattern = pattern, .function = VALUE_UNSET};
    int64_t most;
    if (!is_text(a[0]))
        p.function = a[0];
    if (!value_to_int64(a[2], &most) || !subject_of(pattern, whole, &p.s) ||
        !range_shown(&p.s) ||
        (p.function == VALUE_UNSET &&
         !mod_re_template_of(pattern, a[0], &p.t)) ||
        !mod_re_begin(&p.r, pattern, &p.s.text, p.s.bytes))
        return false;
    value_builder_init(&p.b);
    uint64_t limit = most == 0 ? UINT64_MAX : most < 0 ? 0 : (uint64_t)most;
    if (!replace_all(&p, limit, count))
        return false;
    KEEP_ALIVE(p.s.text.kept);
    *out = p.s.text.kept;
    if (*count == 0)
        return true;
    return value_is_str(p.s.text.kept) ? value_builder_str(&p.b, out)
                                       : value_builder_bytes(&p.b, out);
}

/* --- finditer --- */

struct iterator {
    uint32_t begin; /* in bytes, as to */
    uint32_t to;
    struct mod_re_range range;
    bool single;
    bool must_advance;
    bool done;
    volatile bool entered;
};
enum { PATTERN, GIVEN, KEPT, ITERATOR_SLOTS };

_Static_assert(sizeof(struct iterator) <= 3 * sizeof(uint64_t),
               "fits the raw units of KIND_CUSTOM");

static struct iterator *iterator_of(value self) {
    struct value_custom *c = value_pointer(self);
    return (struct iterator *)(void *)&c->raw[1];
}

bool mod_re_do_finditer(value pattern, const value a[3], value *out) {
    struct subject s;
    if (!subject_of(pattern, a, &s) || !range_shown(&s) ||
        !mod_re_object(&mod_type_re_iterator, ITERATOR_SLOTS, out))
        return false;
    struct value_custom *c = value_pointer(*out);
    slot_init(&c->at[PATTERN], pattern);
    slot_init(&c->at[GIVEN], s.text.given);
    slot_init(&c->at[KEPT], s.text.kept);
    *iterator_of(*out) = (struct iterator){.begin = s.bytes[0],
                                           .to = s.bytes[1],
                                           .range = s.range,
                                           .single = s.text.single};
    return true;
}

static bool iterator_step(value self, value *out) {
    struct iterator *it = iterator_of(self);
    struct mod_re_text text;
    struct mod_re_run r;
    bool found;
    value pattern = mod_re_slot(self, PATTERN);
    mod_re_text_kept(mod_re_slot(self, KEPT), it->single, &text);
    text.given = mod_re_slot(self, GIVEN);
    const uint32_t range[2] = {it->begin, it->to};
    if (!mod_re_begin(&r, pattern, &text, range))
        return false;
    r.must_advance = it->must_advance;
    if (!mod_re_search(&r, &found))
        return false;
    it->done = !found;
    if (!found)
        return true;
    if (!mod_re_match_new(&r, pattern, &text, &it->range, out))
        return false;
    mod_re_after(&r);
    it->begin = r.begin;
    it->must_advance = r.must_advance;
    KEEP_ALIVE(text.kept);
    return true;
}

static bool next(value self, value *out) {
    struct iterator *it = iterator_of(self);
    bool busy = it->entered;
    it->entered = true; /* G7: who comes between has left it again */
    isa_fence();
    if (busy)
        return value_raise(&value_type_ValueError,
                           "iterator already executing");
    *out = VALUE_STOP;
    bool done = it->done || iterator_step(self, out);
    isa_fence();
    it->entered = false;
    return done;
}

static const struct type_hooks hooks = {.next = next};

const struct type mod_type_re_iterator = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    .name = SYM_callable_iterator,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};
