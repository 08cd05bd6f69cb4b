/* SPDX-License-Identifier: MIT */
/* The native iterators. Each step reads and moves its index in one masked
 * section (C6), so two contexts that share an iterator get different items.
 */
#include "value/iterator.h"

#include "value/dict.h"
#include "value/exception.h"
#include "value/member.h"
#include "value/number.h"
#include "value/rebuild.h"
#include "value/symbol.h"
#include "value/text.h"

static struct value_iterator *as_iterator(value v) { return value_pointer(v); }

bool value_iterator_new(enum iterator_what what, value owner, int64_t index,
                        value *out) {
    struct value_iterator *it =
        heap_alloc(KIND_ITERATOR, sizeof *it - sizeof it->header);
    if (it == NULL)
        return value_raise_memory();
    it->what = what;
    it->index = index;
    slot_init(&it->owner, owner);
    slot_init(&it->other, VALUE_NONE);
    *out = value_from_pointer(it);
    return true;
}

static bool over_dict(enum iterator_what what, value dict, value *out) {
    struct value_dict_table *t = value_dict_table_of(dict);
    bool back = what >= ITERATE_KEYS_BACK;
    if (!value_iterator_new(what, dict, back ? (int64_t)t->used - 1 : 0, out))
        return false;
    as_iterator(*out)->expected = t->live;
    slot_init(&as_iterator(*out)->other, value_from_pointer(t));
    return true;
}

static bool over_view(value view, bool back, value *out) {
    const struct {
        struct header header;
        uint32_t which;
        uint32_t spare;
        struct slot dict;
    } *v = value_pointer(view);
    uint32_t first = back ? ITERATE_KEYS_BACK : ITERATE_KEYS;
    return over_dict((enum iterator_what)(first + v->which),
                     slot_load(&v->dict), out);
}

/* Builtin containers by kind; *out = UNSET for others. */
static bool iterate_kind(value plain, value *out) {
    switch (value_object_kind(plain)) {
    case KIND_TUPLE:
        return value_iterator_new(ITERATE_TUPLE, plain, 0, out);
    case KIND_LIST:
        return value_iterator_new(ITERATE_LIST, plain, 0, out);
    case KIND_BYTES:
        return value_iterator_new(ITERATE_BYTES, plain, 0, out);
    case KIND_DICT:
    case KIND_SET:
    case KIND_FROZENSET:
        return over_dict(ITERATE_KEYS, plain, out);
    case KIND_DICT_VIEW:
        return over_view(plain, false, out);
    case KIND_RANGE:
        return value_range_iterate(plain, false, out);
    case KIND_ITERATOR:
        *out = plain;
        return true;
    default:
        *out = VALUE_UNSET;
        return true;
    }
}

bool value_iterate(value v, value *out) {
    value plain = value_unwrap(v);
    if (value_is_str(plain))
        return value_iterator_new(ITERATE_STR, plain, 0, out);
    if (value_is_pointer(plain)) {
        if (!iterate_kind(plain, out))
            return false;
        if (*out != VALUE_UNSET)
            return true;
    }
    const struct type_hooks *hooks = value_type_of(plain)->hooks;
    if (hooks != NULL && hooks->iterate != NULL)
        return hooks->iterate(plain, out);
    if (hooks != NULL && hooks->next != NULL) {
        *out = plain;
        return true;
    }
    if (hooks != NULL && hooks->subscript != NULL && hooks->length != NULL)
        return value_iterator_new(ITERATE_SUBSCRIPT, plain, 0, out);
    return value_raise(&value_type_TypeError, "'%t' object is not iterable", v);
}

bool value_iterate_back(value v, value *out) {
    value plain = value_unwrap(v);
    uint32_t n;
    *out = VALUE_UNSET;
    if (value_is_kind(plain, KIND_LIST))
        return value_iterator_new(ITERATE_LIST_BACK, plain,
                                  (int64_t)value_list_length(plain) - 1, out);
    if (value_is_kind(plain, KIND_TUPLE))
        return value_iterator_new(ITERATE_TUPLE_BACK, plain,
                                  (int64_t)value_tuple_length(plain) - 1, out);
    if (value_is_kind(plain, KIND_RANGE))
        return value_range_iterate(plain, true, out);
    if (value_is_kind(plain, KIND_DICT))
        return over_dict(ITERATE_KEYS_BACK, plain, out);
    if (value_is_kind(plain, KIND_DICT_VIEW))
        return over_view(plain, true, out);
    const struct type_hooks *hooks = value_type_of(plain)->hooks;
    if (value_is_kind(plain, KIND_SET) || value_is_kind(plain, KIND_FROZENSET))
        return true;
    if (value_is_str(plain)) {
        value list;
        return value_list_new(0, NULL, &list) &&
               value_list_extend(list, plain) && value_iterate_back(list, out);
    }
    if (hooks == NULL || hooks->subscript == NULL || hooks->length == NULL)
        return true;
    if (!hooks->length(plain, &n))
        return false;
    return value_iterator_new(ITERATE_SUBSCRIPT_BACK, plain, (int64_t)n - 1,
                              out);
}

/* Takes the index and moves it on. */
static int64_t advance(struct value_iterator *it, int64_t by) {
    uint32_t state = isa_mask_handlers();
    int64_t index = it->index;
    it->index = index + by; /* C6 */
    isa_unmask_handlers(state);
    return index;
}

/* An ended iterator stays ended and lets go of its container. */
static bool finish(struct value_iterator *it, value *out) {
    it->what = ITERATE_DONE;
    slot_store(&it->owner, VALUE_NONE);
    slot_store(&it->other, VALUE_NONE);
    *out = VALUE_STOP;
    return true;
}

static bool next_list(struct value_iterator *it, int64_t by, value *out) {
    value owner = slot_load(&it->owner);
    if (!value_is_kind(owner, KIND_LIST)) /* another level has ended it */
        return finish(it, out);
    uint32_t state = isa_mask_handlers();
    int64_t index = it->index;
    value v = index < 0 || index > UINT32_MAX
                  ? VALUE_UNSET
                  : value_list_at(owner, (uint32_t)index);
    if (v != VALUE_UNSET)
        it->index = index + by; /* C6 */
    isa_unmask_handlers(state);
    if (v == VALUE_UNSET)
        return finish(it, out);
    *out = v;
    return true;
}

static bool next_tuple(struct value_iterator *it, int64_t by, value *out) {
    value owner = slot_load(&it->owner);
    int64_t index = advance(it, by);
    if (!value_is_kind(owner, KIND_TUPLE) || index < 0 ||
        index >= value_tuple_length(owner))
        return finish(it, out);
    *out = value_tuple_at(owner, (uint32_t)index);
    return true;
}

static bool next_range(struct value_iterator *it, value *out) {
    uint32_t state = isa_mask_handlers();
    int64_t left = it->index;
    value v = slot_load(&it->owner);
    if (left > 0) {
        it->index = left - 1; /* C6 */
        slot_commit(&it->owner, value_int48_sum(v, slot_load(&it->other)));
    }
    isa_unmask_handlers(state);
    *out = left > 0 ? v : VALUE_STOP;
    return true;
}

/* owner is the range; other is True for backwards. */
static bool next_range_big(struct value_iterator *it, value *out) {
    value owner = slot_load(&it->owner);
    bool back = slot_load(&it->other) == VALUE_TRUE;
    int64_t i = advance(it, back ? -1 : 1);
    if (!value_is_kind(owner, KIND_RANGE) || i < 0)
        return finish(it, out);
    if (!value_range_item(owner, i, out))
        return false;
    return *out != VALUE_UNSET || finish(it, out);
}

static uint32_t step_utf8(const char *text, uint32_t left) {
    uint8_t c = (uint8_t)*text;
    uint32_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return n < left ? n : left;
}

static bool next_str(struct value_iterator *it, value *out) {
    value owner = slot_load(&it->owner);
    uint32_t length;
    if (!value_is_str(owner))
        return finish(it, out);
    const char *text = value_str_text(owner, &length);
    uint32_t state = isa_mask_handlers();
    int64_t index = it->index;
    uint32_t n =
        index < length ? step_utf8(text + index, length - (uint32_t)index) : 0;
    it->index = index + n; /* C6 */
    isa_unmask_handlers(state);
    if (n == 0)
        return finish(it, out);
    return value_symbol_or_str(text + index, n, n == 1, out);
}

static bool next_bytes(struct value_iterator *it, value *out) {
    value owner = slot_load(&it->owner);
    if (!value_is_kind(owner, KIND_BYTES))
        return finish(it, out);
    const struct value_str *bytes = value_pointer(owner);
    int64_t index = advance(it, 1);
    if (index >= bytes->length)
        return finish(it, out);
    *out = value_from_int48((uint8_t)bytes->text[index]);
    return true;
}

/* Finds the next live entry and takes it, in one masked section unless there
 * are many deleted entries to skip: then the section ends between them. */
static bool take_entry(struct value_iterator *it,
                       const struct value_dict_table *t, int by,
                       value entry[2]) {
    for (;;) {
        uint32_t state = isa_mask_handlers();
        int64_t i = it->index;
        bool inside = i >= 0 && i < t->used;
        if (inside) {
            it->index = i + by; /* C6 */
            entry[0] = slot_load(table_key(t, (uint32_t)i));
            entry[1] = t->header.aux ? slot_load(table_value(t, (uint32_t)i))
                                     : VALUE_NONE;
        }
        isa_unmask_handlers(state);
        if (!inside || entry[0] != VALUE_UNSET)
            return inside;
    }
}

static bool changed(struct value_iterator *it, value owner) {
    const char *what = value_is_kind(owner, KIND_DICT) ? "dictionary" : "Set";
    it->expected = UINT32_MAX; /* the error stays */
    return value_raise(&value_type_RuntimeError,
                       "%s changed size during iteration", what);
}

static bool next_entry(struct value_iterator *it, uint32_t which, bool back,
                       value *out) {
    value owner = slot_load(&it->owner);
    value entry[2];
    if (!value_is_pointer(owner))
        return finish(it, out);
    const struct value_dict_table *t = value_dict_table_of(owner);
    if (t->live != it->expected)
        return changed(it, owner);
    value begun = slot_load(&it->other);
    if (!value_is_pointer(begun)) /* another level has ended it just now */
        return finish(it, out);
    if (value_from_pointer(t) != begun) {
        it->expected = UINT32_MAX;
        return value_raise(&value_type_RuntimeError,
                           "dictionary keys changed during iteration");
    }
    if (!take_entry(it, t, back ? -1 : 1, entry))
        return finish(it, out);
    if (which == 2)
        return value_tuple_new(2, entry, out);
    *out = entry[which];
    return true;
}

static bool next_subscript(struct value_iterator *it, int by, value *out) {
    value owner = slot_load(&it->owner);
    const struct type_hooks *hooks = value_type_of(owner)->hooks;
    uint32_t length;
    if (hooks == NULL || hooks->subscript == NULL)
        return finish(it, out);
    int64_t index = advance(it, by);
    if (!hooks->length(owner, &length))
        return false;
    if (index < 0 || index >= length)
        return finish(it, out);
    return hooks->subscript(owner, value_from_int48(index), out);
}

static bool next_rarer(struct value_iterator *it, value *out) {
    uint32_t what = it->what;
    switch (what) {
    case ITERATE_RANGE_BIG:
        return next_range_big(it, out);
    case ITERATE_BYTES:
        return next_bytes(it, out);
    case ITERATE_KEYS_BACK:
    case ITERATE_VALUES_BACK:
    case ITERATE_ITEMS_BACK:
        return next_entry(it, what - ITERATE_KEYS_BACK, true, out);
    case ITERATE_SUBSCRIPT:
        return next_subscript(it, 1, out);
    case ITERATE_SUBSCRIPT_BACK:
        return next_subscript(it, -1, out);
    default:
        *out = VALUE_STOP;
        return true;
    }
}

bool value_iterator_next(value iterator, value *out) {
    struct value_iterator *it = as_iterator(iterator);
    uint32_t what = it->what;
    switch (what) {
    case ITERATE_LIST:
        return next_list(it, 1, out);
    case ITERATE_LIST_BACK:
        return next_list(it, -1, out);
    case ITERATE_TUPLE:
        return next_tuple(it, 1, out);
    case ITERATE_TUPLE_BACK:
        return next_tuple(it, -1, out);
    case ITERATE_RANGE:
        return next_range(it, out);
    case ITERATE_STR:
        return next_str(it, out);
    case ITERATE_KEYS:
    case ITERATE_VALUES:
    case ITERATE_ITEMS:
        return next_entry(it, what - ITERATE_KEYS, false, out);
    default:
        return next_rarer(it, out);
    }
}

static bool iterate_self(value self, value *out) {
    *out = self;
    return true;
}

static bool next_method(struct arguments *args, value *out) {
    value self;
    if (!value_self(args, KIND_ITERATOR, &value_type_iterator, &self) ||
        !value_iterator_next(self, out))
        return false;
    if (*out == VALUE_STOP)
        return value_raise_value(&value_type_StopIteration, VALUE_UNSET);
    return true;
}

static bool iter_method(struct arguments *args, value *out) {
    return value_self(args, KIND_ITERATOR, &value_type_iterator, out);
}

NATIVE(iter_method, SYM___iter__, 1, 1, NATIVE_METHOD);
NATIVE(next_method, SYM___next__, 1, 1, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___iter__, iter_method),
    MEMBER_FUNCTION(SYM___next__, next_method)};

static const struct type_hooks hooks = {.iterate = iterate_self,
                                        .next = value_iterator_next};

const struct type value_type_iterator = {.header = HEADER_STATIC(KIND_TYPE),
                                         .base = &value_type_object,
                                         .hooks = &hooks,
                                         MEMBERS(members),
                                         .name = SYM_iterator,
                                         .instance_kind = KIND_ITERATOR,
                                         .flags = TYPE_FINAL};
