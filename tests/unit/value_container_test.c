/* SPDX-License-Identifier: MIT */
/* Lists, dicts, sets and ranges. Oracle: plain arrays for random sequences of
 * operations; CPython's results and error texts, written out. */
#include "value_rig.h"

#include "value/dict.h"
#include "value/iterator.h"
#include "value/list.h"
#include "value/set.h"

enum { SPAN = 300 };

static void test_list_random(void) {
    static int64_t model[100000];
    uint32_t n = 0;
    value list;
    value out;
    EXPECT(value_list_new(0, NULL, &list));
    for (int64_t i = 0; i < 20000; i++) {
        uint32_t what = rig_random() % 16;
        uint32_t at = n > 0 ? rig_random() % n : 0;
        if (what < 9) {
            EXPECT(value_list_append(list, rig_int(i)));
            model[n++] = i;
        } else if (what < 12) {
            value args[2] = {rig_int(at), rig_int(i)};
            EXPECT(rig_call(list, SYM_insert, 2, args, &out));
            memmove(model + at + 1, model + at, (n++ - at) * sizeof *model);
            model[at] = i;
        } else if (n > 0) {
            value arg = rig_int(at);
            EXPECT(rig_call(list, SYM_pop, 1, &arg, &out));
            EXPECT(out == rig_int(model[at]));
            memmove(model + at, model + at + 1, (--n - at) * sizeof *model);
        }
        EXPECT(value_list_length(list) == n);
    }
    for (uint32_t i = 0; i < n; i++)
        EXPECT(value_list_at(list, i) == rig_int(model[i]));
    EXPECT(value_list_at(list, n) == VALUE_UNSET);
}

static value key_at(uint32_t k) {
    value v;
    if (k % 3 == 0)
        return rig_int(k);
    if (k % 3 == 1)
        return value_from_symbol(k);
    EXPECT(value_str_format(&v, "key %u", k)); /* equal, never identical */
    return v;
}

static void test_dict_random(void) {
    static int64_t model[SPAN];
    uint32_t n = 0;
    value dict;
    memset(model, 0, sizeof model);
    EXPECT(value_dict_new(0, &dict));
    for (int64_t i = 1; i < 30000; i++) {
        uint32_t k = rig_random() % SPAN;
        value v;
        bool found;
        if (rig_random() % 3 != 0) {
            n += model[k] == 0;
            model[k] = i;
            EXPECT(value_dict_set(dict, key_at(k), rig_int(i)));
        } else {
            EXPECT(value_dict_delete(dict, key_at(k), &found));
            EXPECT(found == (model[k] != 0));
            n -= model[k] != 0;
            model[k] = 0;
        }
        EXPECT(value_dict_length(dict) == n);
        k = rig_random() % SPAN;
        EXPECT(value_dict_get(dict, key_at(k), &v));
        EXPECT(v == (model[k] ? rig_int(model[k]) : VALUE_UNSET));
    }
}

/* Insertion order, and that a replaced value keeps its place. */
static void test_dict_order(void) {
    value dict;
    value out;
    bool found;
    EXPECT(value_dict_new(0, &dict));
    for (int64_t i = 0; i < 40; i++)
        EXPECT(value_dict_set(dict, rig_int(i * 7 % 40), rig_int(i)));
    EXPECT(value_dict_delete(dict, rig_int(0), &found) && found);
    EXPECT(value_dict_set(dict, rig_int(7), rig_int(99)));
    uint32_t cursor = 0;
    value key;
    value v;
    for (int64_t i = 1; i < 40; i++) {
        EXPECT(value_dict_next(dict, &cursor, &key, &v));
        EXPECT(key == rig_int(i * 7 % 40));
        EXPECT(v == rig_int(i == 1 ? 99 : i));
    }
    EXPECT(!value_dict_next(dict, &cursor, &key, &v));
    for (int64_t i = 39; i > 0; i--) {
        EXPECT(rig_call(dict, SYM_popitem, 0, &out, &out));
        EXPECT(value_tuple_at(out, 0) == rig_int(i * 7 % 40));
    }
    EXPECT(!rig_call(dict, SYM_popitem, 0, &out, &out));
    EXPECT(
        rig_raised(&value_type_KeyError, "'popitem(): dictionary is empty'"));
}

static void test_errors(void) {
    value list;
    value dict;
    value out;
    value three = rig_int(3);
    EXPECT(value_list_new(0, NULL, &list));
    EXPECT(value_dict_new(0, &dict));
    const struct type_hooks *l = value_type_list.hooks;
    EXPECT(!l->subscript(list, three, &out));
    EXPECT(rig_raised(&value_type_IndexError, "list index out of range"));
    EXPECT(!l->subscript_store(list, three, three));
    EXPECT(rig_raised(&value_type_IndexError,
                      "list assignment index out of range"));
    EXPECT(!rig_call(list, SYM_pop, 0, &out, &out));
    EXPECT(rig_raised(&value_type_IndexError, "pop from empty list"));
    EXPECT(!rig_call(list, SYM_remove, 1, &three, &out));
    EXPECT(rig_raised(&value_type_ValueError, "list.remove(x): x not in list"));
    EXPECT(!rig_call(list, SYM_index, 1, &three, &out));
    EXPECT(rig_raised(&value_type_ValueError, "3 is not in list"));
    EXPECT(!l->binary(VALUE_ADD, list, three, &out));
    EXPECT(rig_raised(&value_type_TypeError,
                      "can only concatenate list (not \"int\") to list"));
    EXPECT(!value_dict_set(dict, list, three));
    EXPECT(rig_raised(&value_type_TypeError, "unhashable type: 'list'"));
    EXPECT(!value_type_dict.hooks->subscript(dict, three, &out));
    EXPECT(rig_raised(&value_type_KeyError, "3"));
    EXPECT(!value_compare(VALUE_LT, three, list, &out));
    EXPECT(rig_raised(&value_type_TypeError,
                      "'<' not supported between instances of 'int' and "
                      "'list'"));
    EXPECT(!value_list_extend(list, three));
    EXPECT(rig_raised(&value_type_TypeError, "'int' object is not iterable"));
}

static void test_iteration_errors(void) {
    value dict;
    value it;
    value out;
    EXPECT(value_dict_new(0, &dict));
    EXPECT(value_dict_set(dict, rig_int(1), VALUE_NONE));
    EXPECT(value_dict_set(dict, rig_int(2), VALUE_NONE));
    EXPECT(value_iterate(dict, &it));
    EXPECT(value_iterator_next(it, &out) && out == rig_int(1));
    EXPECT(value_dict_set(dict, rig_int(3), VALUE_NONE));
    EXPECT(!value_iterator_next(it, &out));
    EXPECT(rig_raised(&value_type_RuntimeError,
                      "dictionary changed size during iteration"));
    EXPECT(value_iterate_back(dict, &it));
    EXPECT(value_iterator_next(it, &out) && out == rig_int(3));
}

static value slice_of(int64_t start, int64_t stop, int64_t step) {
    value v;
    EXPECT(value_slice_new(start == SPAN ? VALUE_NONE : rig_int(start),
                           stop == SPAN ? VALUE_NONE : rig_int(stop),
                           rig_int(step), &v));
    return v;
}

static value numbers(int64_t n) {
    value list;
    EXPECT(value_list_new(0, NULL, &list));
    for (int64_t i = 0; i < n; i++)
        EXPECT(value_list_append(list, rig_int(i)));
    return list;
}

static void test_slices(void) {
    const struct type_hooks *l = value_type_list.hooks;
    value list = numbers(6);
    value out;
    EXPECT(l->subscript(list, slice_of(SPAN, SPAN, -2), &out));
    EXPECT(rig_shows(out, "[5, 3, 1]"));
    EXPECT(l->subscript(list, slice_of(-4, -1, 1), &out));
    EXPECT(rig_shows(out, "[2, 3, 4]"));
    EXPECT(l->subscript_store(list, slice_of(1, 3, 1), numbers(4)));
    EXPECT(rig_shows(list, "[0, 0, 1, 2, 3, 3, 4, 5]"));
    EXPECT(l->subscript_store(list, slice_of(SPAN, SPAN, 2), numbers(4)));
    EXPECT(rig_shows(list, "[0, 0, 1, 2, 2, 3, 3, 5]"));
    EXPECT(l->subscript_store(list, slice_of(SPAN, SPAN, -3), VALUE_UNSET));
    EXPECT(rig_shows(list, "[0, 1, 2, 3, 3]"));
    EXPECT(l->subscript_store(list, slice_of(3, 1, 1), numbers(1)));
    EXPECT(rig_shows(list, "[0, 1, 2, 0, 3, 3]"));
    EXPECT(!l->subscript_store(list, slice_of(0, 6, 2), numbers(1)));
    EXPECT(rig_raised(&value_type_ValueError,
                      "attempt to assign sequence of size 1 to extended "
                      "slice of size 3"));
}

static void test_sort(void) {
    value list;
    EXPECT(value_list_new(0, NULL, &list));
    for (int i = 0; i < 1000; i++)
        EXPECT(value_list_append(list, rig_int(rig_random() % 500)));
    EXPECT(value_list_sort(list, VALUE_NONE, false));
    for (uint32_t i = 1; i < 1000; i++)
        EXPECT(value_int48(value_list_at(list, i - 1)) <=
               value_int48(value_list_at(list, i)));
    EXPECT(value_list_sort(list, VALUE_NONE, true));
    for (uint32_t i = 1; i < 1000; i++)
        EXPECT(value_int48(value_list_at(list, i - 1)) >=
               value_int48(value_list_at(list, i)));
}

static value set_of(int64_t first, int64_t end) {
    value set;
    EXPECT(value_set_new(KIND_SET, &set));
    for (int64_t i = first; i < end; i++)
        EXPECT(value_set_add(set, rig_int(i)));
    return set;
}

static void test_sets(void) {
    const struct type_hooks *s = value_type_set.hooks;
    value a = set_of(0, 5);
    value b = set_of(3, 8);
    value out;
    EXPECT(s->binary(VALUE_AND, a, b, &out) && rig_shows(out, "{3, 4}"));
    EXPECT(s->binary(VALUE_SUB, a, b, &out) && rig_shows(out, "{0, 1, 2}"));
    EXPECT(s->binary(VALUE_OR, a, b, &out) &&
           rig_shows(out, "{0, 1, 2, 3, 4, 5, 6, 7}"));
    EXPECT(s->binary(VALUE_XOR, a, b, &out) &&
           rig_shows(out, "{0, 1, 2, 5, 6, 7}"));
    EXPECT(s->compare(VALUE_LT, set_of(1, 3), a, &out) && out == VALUE_TRUE);
    EXPECT(s->compare(VALUE_LE, a, b, &out) && out == VALUE_FALSE);
    EXPECT(s->compare(VALUE_EQ, a, set_of(0, 5), &out) && out == VALUE_TRUE);
    EXPECT(s->compare(VALUE_GE, a, set_of(0, 5), &out) && out == VALUE_TRUE);
    EXPECT(rig_shows(set_of(0, 0), "set()"));
}

static value range_of(int64_t start, int64_t stop, int64_t step) {
    value at[3] = {rig_int(start), rig_int(stop), rig_int(step)};
    struct arguments args = {at, 3, 0};
    value range;
    EXPECT(value_type_range.hooks->make(value_from_static(&value_type_range),
                                        &args, &range));
    return range;
}

static void test_ranges(void) {
    const struct type_hooks *r = value_type_range.hooks;
    value list;
    value out;
    uint32_t n;
    bool in;
    EXPECT(value_list_new(0, NULL, &list));
    EXPECT(value_list_extend(list, range_of(10, -1, -3)));
    EXPECT(rig_shows(list, "[10, 7, 4, 1]"));
    EXPECT(r->length(range_of(10, -1, -3), &n) && n == 4);
    EXPECT(r->contains(range_of(10, -1, -3), rig_int(4), &in) && in);
    EXPECT(r->contains(range_of(10, -1, -3), rig_int(5), &in) && !in);
    EXPECT(r->subscript(range_of(0, 10, 1), slice_of(2, 8, 3), &out));
    EXPECT(rig_shows(out, "range(2, 8, 3)"));
    EXPECT(r->compare(VALUE_EQ, range_of(0, 3, 2), range_of(0, 4, 2), &out) &&
           out == VALUE_TRUE);
    EXPECT(value_iterate_back(range_of(0, 7, 3), &out));
    EXPECT(value_iterator_next(out, &list) && list == rig_int(6));
}

/* Whole collections until memory is out, each container's last one found. */
static uint32_t cycles_to_the_end(value container) {
    struct heap_stats stats;
    heap_stats(&stats);
    uint32_t before = stats.cycles;
    bool is_list = value_is_kind(container, KIND_LIST);
    for (int i = 0; is_list ? value_list_append(container, rig_int(i))
                            : value_dict_set(container, rig_int(i), rig_int(i));
         i++)
        continue;
    EXPECT(value_context()->exception == VALUE_NONE); /* the rig's */
    value_context()->exception = VALUE_UNSET;
    heap_stats(&stats);
    return stats.cycles - before;
}

/* Oracle: growth is tried where the slack begins and at each half of it, so a
 * container that takes all memory costs a collection a doubling and tries of a
 * logarithm of its slack, not one for each item of it. */
static void test_exhaustion(void) {
    value container;
    EXPECT(value_list_new(0, NULL, &container));
    uint32_t cycles = cycles_to_the_end(container);
    EXPECT(cycles < 64);
    EXPECT(value_list_length(container) > 1000);
    EXPECT(value_dict_new(0, &container));
    cycles = cycles_to_the_end(container);
    EXPECT(cycles < 64);
    EXPECT(value_dict_length(container) > 1000);
}

int main(void) {
    rig_init(__builtin_frame_address(0));
    test_list_random();
    test_dict_random();
    test_dict_order();
    test_errors();
    test_iteration_errors();
    test_slices();
    test_sort();
    test_sets();
    test_ranges();
    EXPECT(heap_walk() == NULL);
    test_exhaustion();
    return unit_done();
}
