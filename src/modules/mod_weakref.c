/* SPDX-License-Identifier: MIT */
/* Module _weakref: the type of weak references, behind weakref, which is
 * Python. The heap clears a weak slot that is an object's first word, and that
 * of a C object is its type: so the slot stands in a cell of its own. */
#include "modules/modules.h"

struct cell { /* KIND_BYTE_BUFFER: whole of it is passed over when marking */
    struct header header;
    struct slot target;
};

enum { CELL = 0, CALLBACK = 1, REF_SLOTS };

struct ref {                /* raw part behind the type */
    volatile uint32_t hash; /* 0: not asked for yet */
};

static const struct type ref_type;

static struct ref *ref_of(struct value_custom *c) {
    return (struct ref *)(void *)&c->raw[1];
}

static value target_of(const struct value_custom *c) {
    const struct cell *cell = slot_pointer(&c->at[CELL]);
    value v = heap_weak_read(&cell->target);
    return value_pointer(v) == NULL ? VALUE_NONE : v;
}

/* What CPython's types of the same kinds allow. */
static bool may_be_weak(value v) {
    if (!value_is_pointer(v) || value_type_of(v) == &value_type_object)
        return false;
    switch (value_object_kind(v)) {
    case KIND_STR:
    case KIND_BYTES:
    case KIND_BIG_INT:
    case KIND_BYTEARRAY:
    case KIND_TUPLE:
    case KIND_LIST:
    case KIND_DICT:
    case KIND_DICT_VIEW:
    case KIND_RANGE:
    case KIND_SLICE:
    case KIND_ITERATOR:
    case KIND_CELL:
        return false;
    default:
        return true;
    }
}

/* ref(object, callback=None) */
static bool make(value type, struct arguments *args, value *out) {
    (void)type;
    if (args->count < 1 || args->count > 2 || args->keywords != 0)
        return value_raise(&value_type_TypeError,
                           "ref() takes an object and a callback");
    value target = args->at[0];
    if (!may_be_weak(target))
        return value_raise(&value_type_TypeError,
                           "cannot create weak reference to '%t' object",
                           target);
    struct cell *cell = heap_alloc(KIND_BYTE_BUFFER, sizeof(struct slot));
    if (cell == NULL)
        return value_raise_memory();
    slot_init(&cell->target, target);
    heap_set_weak(cell);
    struct value_custom *c =
        heap_alloc(KIND_CUSTOM, sizeof *c - sizeof(struct header) +
                                    REF_SLOTS * sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = &ref_type;
    slot_init(&c->at[CELL], value_from_pointer(cell));
    slot_init(&c->at[CALLBACK], args->count > 1 ? args->at[1] : VALUE_NONE);
    ref_of(c)->hash = 0;
    *out = value_from_pointer(c);
    return true;
}

/* The object, or None. Who first finds it dead tells the callback. */
static bool call(value self, struct arguments *args, value *out) {
    struct value_custom *c = value_pointer(self);
    value ignored;
    if (args->count != 0 || args->keywords != 0)
        return value_raise(&value_type_TypeError,
                           "a weak reference takes no arguments");
    *out = target_of(c);
    value callback = slot_load(&c->at[CALLBACK]);
    if (*out != VALUE_NONE || callback == VALUE_NONE)
        return true;
    slot_store(&c->at[CALLBACK], VALUE_NONE);
    return vm_call(callback, 1, &self, &ignored);
}

static bool hash(value self, uint32_t *out) {
    struct value_custom *c = value_pointer(self);
    struct ref *r = ref_of(c);
    value target = target_of(c);
    *out = r->hash;
    if (*out != 0)
        return true;
    if (target == VALUE_NONE)
        return value_raise(&value_type_TypeError, "weak object has gone away");
    if (!value_hash(target, out))
        return false;
    r->hash = *out; /* two that ask store the same word */
    return true;
}

static bool compare(enum value_compare op, value a, value b, value *out) {
    bool same = a == b;
    *out = VALUE_NOT_IMPLEMENTED;
    if ((op != VALUE_EQ && op != VALUE_NE) || value_type_of(a) != &ref_type ||
        value_type_of(b) != &ref_type)
        return true;
    value x = target_of(value_pointer(a)), y = target_of(value_pointer(b));
    if (x != VALUE_NONE && y != VALUE_NONE && !value_equal(x, y, &same))
        return false;
    *out = value_from_bool(same == (op == VALUE_EQ));
    return true;
}

static bool print(value self, bool repr, struct value_sink *sink) {
    value target = target_of(value_pointer(self));
    (void)repr;
    return target == VALUE_NONE
               ? value_write(sink, "<weakref; dead>")
               : value_write_format(sink, "<weakref to '%t'>", target);
}

static bool callback(struct arguments *args, value *out) {
    struct value_custom *c;
    if (!mod_self(args, &ref_type, &c))
        return false;
    *out = slot_load(&c->at[CALLBACK]);
    return true;
}

NATIVE(callback, SYM___callback__, 1, 1, NATIVE_METHOD | NATIVE_GETTER);

static const struct member ref_members[] = {
    {.name = SYM___callback__,
     .kind = MEMBER_GETTER,
     .object = &callback_native},
};

static const struct type_hooks hooks = {.make = make,
                                        .call = call,
                                        .hash = hash,
                                        .compare = compare,
                                        .print = print};

static const struct type ref_type = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(ref_members),
    .name = SYM_ReferenceType,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

static const struct member members[] = {
    MEMBER_TYPE(SYM_ref, ref_type),
};

MOD_MODULE(_weakref, members);
