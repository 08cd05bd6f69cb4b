/* SPDX-License-Identifier: MIT */
/* Symbols, types, classes, attributes and exceptions. Oracle: invariants S1
 * and T1 to T4 of the headers, and CPython's mro, texts and attributes. */
#include "value_rig.h"

#include "value/class.h"
#include "value/member.h"
#include "value/shape.h"

static void test_symbols(void) {
    uint32_t first = value_symbol_count();
    char text[16];
    for (int i = 0; i < 500; i++) {
        int n = snprintf(text, sizeof text, "name_%d", i);
        EXPECT(value_symbol_intern(text, (size_t)n) == first + (uint32_t)i);
    }
    for (int i = 0; i < 500; i++) { /* S1, after several growths */
        uint32_t length;
        int n = snprintf(text, sizeof text, "name_%d", i);
        EXPECT(value_symbol_find(text, (size_t)n) == first + (uint32_t)i);
        const char *at = value_symbol_text(first + (uint32_t)i, &length);
        EXPECT((int)length == n && memcmp(at, text, length) == 0);
    }
    EXPECT(value_symbol_find("append", 6) == SYM_append);
    EXPECT(value_symbol_find("", 0) == SYM_empty);
    EXPECT(value_symbol_find("never seen", 10) == UINT32_MAX);
    value heap;
    EXPECT(value_str_new("append", 6, &heap));
    EXPECT(value_str_hash(heap) == value_symbol_hash(SYM_append)); /* V3 */
}

static void test_members(void) {
    static const struct type *const types[] = {
        &value_type_object,   &value_type_type,      &value_type_list,
        &value_type_tuple,    &value_type_dict,      &value_type_set,
        &value_type_range,    &value_type_frozenset, &value_type_slice,
        &value_type_iterator, &value_type_property,  &value_type_BaseException,
        &value_type_dict_keys};
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++)
        EXPECT(value_members_sorted(types[i]->members,
                                    types[i]->member_count)); /* T1 */
}

static value class_of(const char *name, uint32_t count, const value *bases) {
    value tuple;
    value dict;
    value class;
    uint32_t symbol = value_symbol_intern(name, strlen(name));
    EXPECT(value_tuple_new(count, bases, &tuple));
    EXPECT(value_dict_new(0, &dict));
    if (!value_class_new(VALUE_UNSET, symbol, tuple, dict, &class))
        return VALUE_UNSET;
    return class;
}

static void test_classes(void) {
    value a = class_of("A", 0, NULL);
    value b = class_of("B", 1, &a);
    value c = class_of("C", 1, &a);
    value bc[2] = {b, c};
    value d = class_of("D", 2, bc);
    const struct type *t = value_pointer(d);
    EXPECT(rig_shows(slot_load(&value_class_of(t)->mro),
                     "(<class '__main__.D'>, <class '__main__.B'>, "
                     "<class '__main__.C'>, <class '__main__.A'>, "
                     "<class 'object'>)"));
    value ad[2] = {a, d};
    EXPECT(class_of("E", 2, ad) == VALUE_UNSET);
    EXPECT(rig_raised(&value_type_TypeError,
                      "Cannot create a consistent method resolution\n"
                      "order (MRO) for bases A, D"));
    value final = value_from_static(&value_type_bool);
    EXPECT(class_of("F", 1, &final) == VALUE_UNSET);
    EXPECT(rig_raised(&value_type_TypeError,
                      "type 'bool' is not an acceptable base type"));
    uint32_t before = t->version;
    EXPECT(value_class_store(a, SYM_append, rig_int(1)));
    EXPECT(t->version != before && t->version % 2 == 0);
    EXPECT(value_type_lookup(t, SYM_append, NULL) == rig_int(1));
    EXPECT(value_is_subtype(t, value_pointer(a)));
    EXPECT(!value_is_subtype(value_pointer(a), t));
}

static void test_attributes(void) {
    value class = class_of("Point", 0, NULL);
    value p;
    value q;
    bool done;
    EXPECT(value_instance_new(class, VALUE_UNSET, &p));
    for (uint32_t i = 1; i <= 20; i++)
        EXPECT(value_instance_store(p, i, rig_int(i), &done) && done);
    EXPECT(value_instance_new(class, VALUE_UNSET, &q));
    for (uint32_t i = 1; i <= 20; i++)
        EXPECT(value_instance_store(q, i, rig_int(i), &done) && done);
    const struct value_instance *x = value_pointer(p);
    const struct value_instance *y = value_pointer(q);
    const struct value_storage *s = slot_pointer(&x->storage);
    const struct value_storage *t = slot_pointer(&y->storage);
    EXPECT(storage_shape(s) == storage_shape(t)); /* one tree of shapes */
    EXPECT(value_instance_store(p, 7, VALUE_UNSET, &done) && done);
    EXPECT(value_instance_store(p, 7, VALUE_UNSET, &done) && !done);
    for (uint32_t i = 1; i <= 20; i++) {
        EXPECT(value_instance_load(p, i) ==
               (i == 7 ? VALUE_UNSET : rig_int(i)));
        EXPECT(value_instance_load(q, i) == rig_int(i));
    }
    struct value_storage *now = slot_pointer(&y->storage);
    EXPECT(shape_commit(y, now, 3, rig_int(99)));
    EXPECT(value_instance_load(q, 4) == rig_int(99));
    EXPECT(!shape_commit(x, now, 3, rig_int(98))); /* another's storage */
    EXPECT(value_instance_load(q, 4) == rig_int(99));
}

static void test_exceptions(void) {
    bool done;
    value out;
    EXPECT(!value_raise(&value_type_ValueError, "bad %s %d %r", "thing", -3,
                        VALUE_SYMBOL(SYM_append)));
    EXPECT(rig_raised(&value_type_ValueError, "bad thing -3 'append'"));
    EXPECT(!value_raise_value(&value_type_KeyError, VALUE_SYMBOL(SYM_append)));
    EXPECT(rig_raised(&value_type_LookupError, "'append'"));
    EXPECT(!value_raise_os_error(2));
    EXPECT(
        rig_raised(&value_type_OSError, "[Errno 2] No such file or directory"));
    EXPECT(!value_raise_value(&value_type_StopIteration, rig_int(7)));
    value e = value_take_exception();
    EXPECT(value_type_StopIteration.hooks->load(e, SYM_value, &out) &&
           out == rig_int(7));
    EXPECT(rig_shows(e, "StopIteration(7)"));
    EXPECT(value_instance_store(e, SYM_append, rig_int(1), &done) && done);
    EXPECT(value_instance_load(e, SYM_append) == rig_int(1));
    EXPECT(value_type_of(e) == &value_type_StopIteration);
    rig_state.context.handled = e;
    EXPECT(!value_raise(&value_type_TypeError, "second"));
    value second = value_take_exception();
    EXPECT(value_type_TypeError.hooks->load(second, SYM___context__, &out) &&
           out == e);
    rig_state.context.handled = VALUE_NONE;
    value bases = value_from_static(&value_type_KeyError);
    value mine = class_of("Mine", 1, &bases);
    value args;
    EXPECT(value_tuple_new(0, NULL, &args));
    EXPECT(value_exception_new(mine, args, &e));
    EXPECT(value_is_subtype(value_type_of(e), &value_type_LookupError));
}

int main(void) {
    rig_init(__builtin_frame_address(0));
    test_symbols();
    test_members();
    test_classes();
    test_attributes();
    test_exceptions();
    EXPECT(heap_walk() == NULL);
    return unit_done();
}
