/* SPDX-License-Identifier: MIT */
/* The class statement: the body runs in a frame of its own with the namespace
 * in R[0]; a relay below it keeps name, bases and keywords until then.
 */
#include "vm/state.h"

#include "value/class.h"
#include "value/symbol.h"
#include "vm/class_statement.h"
#include "vm/opcode.h"
#include "vm/special_desk.h"

/* The relay's registers: a struct vm_class_statement. */
enum { KEEP_NAME, KEEP_BASES, KEEP_DICT, KEEP_META, KEEP_KEYWORDS, KEEP };

_Static_assert(sizeof(struct vm_class_statement) == KEEP * sizeof(value) &&
                   offsetof(struct vm_class_statement, meta) ==
                       KEEP_META * sizeof(value),
               "as the relay has it");

/* Bases that are no classes stand for some: list[int]. */
static bool resolve_bases(value *bases, value *given) {
    *given = VALUE_UNSET;
    if (value_extra() == NULL || value_context()->level != 0)
        return true;
    for (uint32_t i = 0; i < value_tuple_length(*bases); i++)
        if (!value_is_kind(value_tuple_at(*bases, i), KIND_TYPE)) {
            *given = *bases;
            return value_extra()->bases(*given, bases);
        }
    return true;
}

/* The names in a class's __slots__ as symbols; NONE: there are none, or they
 * limit nothing. */
static bool names_of_slots(const struct vm_class_statement *said, value dict,
                           value *out) {
    value symbols;
    *out = VALUE_NONE;
    if (value_extra() == NULL || value_context()->level != 0 ||
        value_dict_get_symbol(dict, SYM___slots__, NULL) == VALUE_UNSET)
        return true;
    if (!value_extra()->slots(said->name, dict, out))
        return false;
    if (*out == VALUE_NONE)
        return true;
    uint32_t count = value_tuple_length(*out);
    if (!value_tuple_new(count, NULL, &symbols))
        return false;
    struct value_tuple *t = value_pointer(symbols);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t name = value_name_of(value_tuple_at(*out, i));
        if (name == UINT32_MAX)
            return false;
        slot_init(&t->at[i], value_from_symbol(name));
    }
    *out = symbols;
    return true;
}

/* Do the bases leave it to __slots__ which attributes there are? */
static bool limits_attributes(value bases) {
    for (uint32_t i = 0; i < value_tuple_length(bases); i++) {
        const struct type *t = value_pointer(value_tuple_at(bases, i));
        if ((t->flags & TYPE_EXCEPTION) ||
            (t->flags & (TYPE_HEAP | TYPE_SLOTTED)) == TYPE_HEAP)
            return false;
    }
    return true;
}

static void limit(value class, value bases, value names) {
    struct type *t = value_pointer(class);
    if (names == VALUE_NONE || !limits_attributes(bases))
        return;
    slot_store(&value_class_of(t)->slots, names);
    t->flags |= TYPE_SLOTTED;
}

/* The most derived metaclass of the bases and the one asked for. */
static bool choose_meta(value bases, value *meta) {
    for (uint32_t i = 0; i < value_tuple_length(bases); i++) {
        value base = value_tuple_at(bases, i);
        if (!value_is_kind(base, KIND_TYPE))
            return value_raise(&value_type_TypeError,
                               "bases must be types, not '%t'", base);
        value of_base = vm_class_of(base);
        const struct type *have = value_pointer(*meta);
        const struct type *want = value_pointer(of_base);
        if (value_is_subtype(have, want))
            continue;
        if (!value_is_subtype(want, have))
            return value_raise(&value_type_TypeError,
                               "metaclass conflict: the metaclass of a "
                               "derived class must be a (non-strict) "
                               "subclass of the metaclasses of all its "
                               "bases");
        *meta = of_base;
    }
    return true;
}

bool vm_class_keywords(const value *pairs, uint32_t count, value *meta,
                       value *keywords) {
    *keywords = VALUE_UNSET;
    for (; count > 0; count--, pairs += 2) {
        if (meta != NULL && pairs[0] == VALUE_SYMBOL(SYM_metaclass)) {
            *meta = pairs[1];
            continue;
        }
        if (*keywords == VALUE_UNSET && !value_dict_new(1, keywords))
            return false;
        if (!value_dict_set(*keywords, pairs[0], pairs[1]))
            return false;
    }
    return true;
}

/* callable(first[0], ..., **keywords); keywords may be UNSET. */
static bool call_with(value callable, uint32_t count, const value *first,
                      value keywords, value *out) {
    struct context *ctx = value_context();
    uint32_t pairs = keywords != VALUE_UNSET ? value_dict_length(keywords) : 0;
    struct arguments args = {ctx->stack_top + 2, count, 0};
    value *at = args.at + count;
    uint32_t cursor = 0;
    if (!vm_room(ctx, 2 + count + 2 * pairs))
        return false;
    memcpy(args.at, first, count * sizeof *first);
    while (args.keywords < pairs &&
           value_dict_next(keywords, &cursor, &at[0], &at[1])) {
        args.keywords++;
        at += 2;
    }
    return vm_call_keywords(callable, &args, out);
}

static bool prepare(struct context *ctx, value *relay,
                    const struct vm_function *body) {
    value dict, function, args[2] = {relay[KEEP_NAME], relay[KEEP_BASES]};
    const struct type *meta = value_pointer(relay[KEEP_META]);
    if (value_is_kind(relay[KEEP_META], KIND_TYPE) &&
        (meta->flags & TYPE_HEAP) &&
        value_type_lookup(meta, SYM___prepare__, NULL) != VALUE_UNSET) {
        if (!vm_load_attribute(relay[KEEP_META], SYM___prepare__, &function) ||
            !call_with(function, 2, args, relay[KEEP_KEYWORDS], &dict))
            return false;
    } else if (!value_dict_new(8, &dict)) {
        return false;
    }
    relay[KEEP_DICT] = dict;
    value module =
        value_dict_get_symbol(slot_load(&body->globals), SYM___name__, NULL);
    if (module != VALUE_UNSET &&
        !vm_store_in(ctx, dict, SYM___module__, module))
        return false;
    return vm_store_in(ctx, dict, SYM___qualname__, slot_load(&body->qualname));
}

static bool build_class(struct arguments *args, value *out) {
    struct vm_native_call *c = (struct vm_native_call *)(void *)args;
    value bases, given, *relay = vm_push_relay(c->ctx, c->call, KEEP);
    *out = VM_DELIVERED;
    if (relay == NULL || !vm_room(c->ctx, 4) ||
        !value_tuple_new(args->count - 2, args->at + 2, &bases) ||
        !resolve_bases(&bases, &given))
        return false;
    relay[KEEP_NAME] = args->at[1];
    relay[KEEP_BASES] = bases;
    relay[KEEP_META] = value_from_static(&value_type_type);
    if (!vm_class_keywords(args->at + args->count, args->keywords,
                           &relay[KEEP_META], &relay[KEEP_KEYWORDS]))
        return false;
    if (value_is_kind(relay[KEEP_META], KIND_TYPE) &&
        !choose_meta(bases, &relay[KEEP_META]))
        return false;
    if (!prepare(c->ctx, relay, value_pointer(args->at[0])) ||
        (given != VALUE_UNSET &&
         !vm_store_in(c->ctx, relay[KEEP_DICT], SYM___orig_bases__, given)))
        return false;
    value *w = c->ctx->stack_top;
    w[0] = args->at[0];
    w[1] = VALUE_UNSET;
    w[2] = relay[KEEP_DICT];
    struct vm_call call = {w, 1, 0, RESUME_BODY, 0};
    return vm_invoke(c->ctx, &call);
}

const struct native vm_build_class_native = NATIVE_BODY(
    build_class, SYM___build_class__, 2, 255, NATIVE_KEYWORDS | NATIVE_FRAMES);

bool vm_class_finish(struct context *ctx, value *v) {
    const value *relay = ctx->frame->base;
    value cell = *v, made;
    bool ok = value_pointer(relay[KEEP_META]) == &value_type_type
                  ? vm_class_make((const void *)relay, &made)
                  : call_with(relay[KEEP_META], 3, relay, relay[KEEP_KEYWORDS],
                              &made);
    if (!ok)
        return false;
    if (value_is_kind(cell, KIND_CELL))
        slot_store(&((struct vm_cell *)value_pointer(cell))->content, made);
    *v = made;
    return true;
}

/* Tells the values of the namespace their names. */
static bool set_names(value class, value dict) {
    value key, v, callable, self, ignored;
    uint32_t cursor = 0;
    while (value_dict_next(dict, &cursor, &key, &v)) {
        if (!value_is_kind(v, KIND_INSTANCE) ||
            !vm_special(v, SYM___set_name__, &callable, &self))
            continue;
        if (!vm_tail(callable, self, class, key, &ignored) ||
            !vm_settle(value_context(), 0, &ignored))
            return ISA_FULL && vm_name_failed(class, key, v);
    }
    return true;
}

static bool init_subclass(value class, value keywords) {
    const struct value_tuple *mro =
        slot_pointer(&value_class_of(value_pointer(class))->mro);
    value found = VALUE_UNSET, ignored;
    for (uint32_t i = 1; i < mro->length && found == VALUE_UNSET; i++) {
        const struct type *t = slot_pointer(&mro->at[i]);
        if (t->flags & TYPE_HEAP)
            found = value_dict_get_symbol(slot_load(&value_class_of(t)->dict),
                                          SYM___init_subclass__, NULL);
    }
    if (value_is_kind(found, KIND_CLASS_METHOD))
        found = slot_load(
            &((const struct vm_wrapper *)value_pointer(found))->function);
    if (found != VALUE_UNSET)
        return call_with(found, 1, &class, keywords, &ignored);
    if (keywords == VALUE_UNSET)
        return true;
    return value_raise(&value_type_TypeError,
                       "%q.__init_subclass__() takes no keyword arguments",
                       ((const struct type *)value_pointer(class))->name);
}

/* A function of that name is a class method without being told. */
static bool make_class_method(value dict, uint32_t name) {
    value v = value_dict_get_symbol(dict, name, NULL);
    return !value_is_kind(v, KIND_FUNCTION) ||
           (vm_call(value_from_static(&value_type_classmethod), 1, &v, &v) &&
            value_dict_set(dict, value_from_symbol(name), v));
}

static bool is_sound(const struct vm_class_statement *said) {
    return (value_is_kind(said->bases, KIND_TUPLE) &&
            value_is_kind(value_unwrap(said->dict), KIND_DICT)) ||
           value_raise(&value_type_TypeError,
                       "type() argument 2 must be tuple, 3 dict");
}

bool vm_class_call(const struct vm_class_statement *said, value *out) {
    value meta = said->meta;
    if (!is_sound(said) || !choose_meta(said->bases, &meta))
        return false;
    if (meta == said->meta)
        return vm_class_make(said, out);
    return call_with(meta, 3, &said->name, said->keywords, out);
}

bool vm_class_make(const struct vm_class_statement *said, value *out) {
    uint32_t symbol = value_name_of(said->name);
    value copy, slots, meta = said->meta, dict = value_unwrap(said->dict);
    if (symbol == UINT32_MAX)
        return false;
    if (!is_sound(said) || !choose_meta(said->bases, &meta) ||
        !value_dict_new(value_dict_length(dict), &copy) ||
        !value_dict_update(copy, dict) ||
        !make_class_method(copy, SYM___init_subclass__) ||
        !make_class_method(copy, SYM___class_getitem__) || !value_poll() ||
        !names_of_slots(said, copy, &slots) ||
        !value_class_new(meta, symbol, said->bases, copy, out))
        return false;
    limit(*out, said->bases, slots);
    return set_names(*out, copy) && init_subclass(*out, said->keywords);
}

/* --- super --- */

/* __class__ and the first argument of the function that runs. */
static bool implicit_super(const struct frame *f, value *type, value *self) {
    const struct value_tuple *names, *cells;
    if (f->code == NULL || f->code->positional == 0)
        return value_raise(&value_type_RuntimeError, "super(): no arguments");
    names = slot_pointer(&f->code->free_names);
    cells = slot_pointer(&f->function->closure);
    *self = f->base[0];
    if (value_is_kind(*self, KIND_CELL))
        *self =
            slot_load(&((const struct vm_cell *)value_pointer(*self))->content);
    if (*self == VALUE_UNSET)
        return value_raise(&value_type_RuntimeError, "super(): arg[0] deleted");
    uint32_t count = value_is_kind(slot_load(&f->code->free_names), KIND_TUPLE)
                         ? names->length
                         : 0;
    for (uint32_t i = 0; i < count; i++) {
        if (slot_load(&names->at[i]) != VALUE_SYMBOL(SYM___class__))
            continue;
        const struct vm_cell *cell = slot_pointer(&cells->at[i]);
        *type = slot_load(&cell->content);
        if (*type == VALUE_UNSET)
            return value_raise(&value_type_RuntimeError,
                               "super(): empty __class__ cell");
        return true;
    }
    return value_raise(&value_type_RuntimeError,
                       "super(): __class__ cell not found");
}

bool vm_super_make(struct context *ctx, const struct arguments *args,
                   value *out) {
    value type = VALUE_UNSET, self = VALUE_UNSET;
    if (args->count == 0 && args->keywords == 0) {
        if (ctx->frame < ctx->frames)
            return value_raise(&value_type_RuntimeError,
                               "super(): no current frame");
        if (!implicit_super(ctx->frame, &type, &self))
            return false;
    } else if (args->count == 2 && value_is_kind(args->at[0], KIND_TYPE)) {
        type = args->at[0];
        self = args->at[1];
    } else {
        return value_raise(&value_type_TypeError,
                           "super() argument 1 must be a type");
    }
    const struct type *t = value_pointer(type);
    bool of_class = value_is_kind(self, KIND_TYPE) &&
                    value_is_subtype(value_pointer(self), t);
    value self_type = of_class ? self : vm_class_of(self);
    if (!value_is_subtype(value_pointer(self_type), t))
        return value_raise(&value_type_TypeError,
                           "super(type, obj): obj must be an instance or "
                           "subtype of type");
    struct vm_super *s = heap_alloc(KIND_SUPER, sizeof *s - sizeof s->header);
    if (s == NULL)
        return value_raise_memory();
    slot_init(&s->type, type);
    slot_init(&s->self, self);
    slot_init(&s->self_type, self_type);
    *out = value_from_pointer(s);
    return true;
}
