/* SPDX-License-Identifier: MIT */
/* Attributes as Python finds them: data descriptors of the class, the object
 * itself, then the class. What has to be called (a property, __getattr__) is
 * asked for by VALUE_TAIL, so the loop makes the call without C in between.
 */
#include "vm/import_desk.h"
#include "vm/special_desk.h"
#include "vm/state.h"
#include "vm/trace.h"
#include "vm/unpack.h"

#include "value/class.h"
#include "value/exception_desk.h"
#include "value/symbol.h"

/* What object itself has comes last: list.__eq__ is not object's. */
value vm_lookup(const struct type *type, uint32_t name) {
    const struct type *owner;
    value found = value_type_lookup(type, name, &owner);
    if (LIKELY(found != VALUE_UNSET) && owner != &value_type_object)
        return found;
    value extra = vm_type_extra(type, name);
    return extra != VALUE_UNSET ? extra : found;
}

/* What an instance of the user's class that has __get__, __set__ or
 * __delete__ offers; false if `found` is not one. */
static bool descriptor(value found, uint32_t name, value *callable,
                       value *self) {
    return value_is_kind(found, KIND_INSTANCE) &&
           vm_special(found, name, callable, self);
}

static bool is_getter(value found) {
    if (!value_is_kind(found, KIND_NATIVE))
        return false;
    const struct native *n = value_pointer(found);
    return (n->flags & NATIVE_GETTER) != 0;
}

static bool is_data(value found) {
    value callable, self;
    if (!value_is_pointer(found))
        return false;
    return value_is_kind(found, KIND_PROPERTY) || is_getter(found) ||
           descriptor(found, SYM___set__, &callable, &self) ||
           descriptor(found, SYM___delete__, &callable, &self);
}

static bool read_property(value found, value self, value *out) {
    const struct vm_property *p = value_pointer(found);
    value get = slot_load(&p->get);
    if (self == VALUE_UNSET) {
        *out = found;
        return true;
    }
    if (get == VALUE_NONE)
        return value_raise(&value_type_AttributeError,
                           "property of '%t' object has no getter", self);
    return vm_tail(get, VALUE_UNSET, self, VALUE_UNSET, out);
}

static bool bind_native(value found, value self, value type, value *out) {
    const struct native *n = value_pointer(found);
    *out = found;
    if (n->flags & NATIVE_CLASS)
        return value_bound_new(found, type, out);
    if (self == VALUE_UNSET)
        return true;
    if (n->flags & NATIVE_GETTER)
        return vm_tail(found, VALUE_UNSET, self, VALUE_UNSET, out);
    if (n->flags & NATIVE_METHOD)
        return value_bound_new(found, self, out);
    return true;
}

static bool bind_instance(value found, value self, value type, value *out) {
    value callable, owner;
    *out = found;
    if (!descriptor(found, SYM___get__, &callable, &owner))
        return true;
    return vm_tail(callable, owner, self == VALUE_UNSET ? VALUE_NONE : self,
                   type, out);
}

bool vm_bind_attribute(value found, value self, value type, value *out) {
    *out = found;
    if (!value_is_pointer(found))
        return true;
    switch (value_object_kind(found)) {
    case KIND_FUNCTION:
        return self == VALUE_UNSET || value_bound_new(found, self, out);
    case KIND_NATIVE:
        return bind_native(found, self, type, out);
    case KIND_BOUND_METHOD: /* push = list.append in a class's body */
        return self == VALUE_UNSET || !vm_is_unbound(found) ||
               value_bound_new(found, self, out);
    case KIND_STATIC_METHOD:
        *out = slot_load(
            &((const struct vm_wrapper *)value_pointer(found))->function);
        return true;
    case KIND_CLASS_METHOD:
        return value_bound_new(
            slot_load(
                &((const struct vm_wrapper *)value_pointer(found))->function),
            type, out);
    case KIND_PROPERTY:
        return read_property(found, self, out);
    case KIND_INSTANCE:
        return bind_instance(found, self, type, out);
    default:
        return true;
    }
}

/* --- classes --- */

static bool class_doc(const struct type *t, value *out) {
    *out = VALUE_UNSET;
    if (t->flags & TYPE_HEAP)
        *out = value_dict_get_symbol(slot_load(&value_class_of(t)->dict),
                                     SYM___doc__, NULL);
    if (*out == VALUE_UNSET)
        *out = VALUE_NONE;
    return true;
}

/* What the type itself knows, not its dict; UNSET if `name` is none of it. */
static bool class_field(const struct type *t, uint32_t name, value *out) {
    value v = value_from_static(t);
    if (name == SYM___doc__)
        return class_doc(t, out);
    if (name != SYM___class__)
        return value_type_type.hooks->load(v, name, out);
    *out = vm_class_of(v);
    return true;
}

static bool is_method_of_builtin(value found) {
    if (!value_is_kind(found, KIND_NATIVE))
        return false;
    const struct native *n = value_pointer(found);
    return (n->flags & NATIVE_METHOD) && !(n->flags & NATIVE_CLASS);
}

/* list.append: a native method that no self has been chosen for. The call
 * checks it, since natives trust their self (R9). */
static bool unbound_new(value found, value type, value *out) {
    const struct type *t = value_pointer(type);
    if (t->flags & TYPE_HEAP)
        type = value_from_static(t->base);
    if (!value_bound_new(found, type, out))
        return false;
    ((struct vm_bound *)value_pointer(*out))->header.aux = VM_UNBOUND;
    return true;
}

static bool load_of_class(value v, uint32_t name, value *out) {
    const struct type *t = value_pointer(v), *meta = value_type_of(v);
    if (!class_field(t, name, out) || *out != VALUE_UNSET)
        return *out != VALUE_UNSET;
    value of_meta = value_type_lookup(meta, name, NULL);
    if (of_meta != VALUE_UNSET && is_data(of_meta))
        return vm_bind_attribute(of_meta, v, vm_class_of(v), out);
    value found = vm_lookup(t, name);
    if (is_method_of_builtin(found) && vm_defined(t, name) == VALUE_UNSET)
        return unbound_new(found, v, out);
    if (found != VALUE_UNSET)
        return vm_bind_attribute(found, VALUE_UNSET, v, out);
    if (of_meta == VALUE_UNSET)
        of_meta = vm_type_extra(meta, name);
    return vm_bind_attribute(of_meta, v, vm_class_of(v), out);
}

/* --- super --- */

static value own(const struct type *t, uint32_t name) {
    if (t->flags & TYPE_HEAP)
        return value_dict_get_symbol(slot_load(&value_class_of(t)->dict), name,
                                     NULL);
    return vm_lookup(t, name);
}

static bool load_of_super(value v, uint32_t name, value *out) {
    const struct vm_super *s = value_pointer(v);
    value self = slot_load(&s->self), type = slot_load(&s->self_type);
    value mro;
    *out = VALUE_UNSET;
    if (name == SYM___class__) {
        *out = value_from_static(&value_type_super);
        return true;
    }
    if (!value_type_mro(value_pointer(type), &mro))
        return false;
    bool after = false, of_class = self == type;
    for (uint32_t i = 0; i < value_tuple_length(mro); i++) {
        value at = value_tuple_at(mro, i);
        value found = after ? own(value_pointer(at), name) : VALUE_UNSET;
        if (found != VALUE_UNSET)
            return vm_bind_attribute(found, of_class ? VALUE_UNSET : self, type,
                                     out);
        after |= at == slot_load(&s->type);
    }
    return !ISA_FULL || value_type_super.hooks->load(v, name, out);
}

/* --- functions and other objects of the vm --- */

/* The attributes' dict, made on first need; if two levels need it at once, the
 * first to store it wins. */
static bool function_dict(value self, value *out) {
    struct vm_function *f = value_pointer(self);
    value fresh;
    *out = slot_load(&f->storage);
    if (value_is_kind(*out, KIND_DICT))
        return true;
    if (!value_dict_new(1, &fresh))
        return false;
    uint32_t state = isa_mask_handlers();
    *out = slot_load(&f->storage);
    if (!value_is_kind(*out, KIND_DICT)) {
        slot_commit(&f->storage, fresh); /* None was there: nothing to shade */
        *out = fresh;
    }
    isa_unmask_handlers(state);
    return true;
}

static bool load_of_function(value v, uint32_t name, value *out) {
    struct vm_function *f = value_pointer(v);
    const struct code *code = slot_pointer(&f->code);
    value storage = slot_load(&f->storage);
    *out = VALUE_UNSET;
    if (value_is_kind(storage, KIND_DICT))
        *out = value_dict_get_symbol(storage, name, NULL);
    if (*out != VALUE_UNSET)
        return true;
    switch (name) {
    case SYM___name__:
        *out = slot_load(&code->name);
        return true;
    case SYM___qualname__:
        *out = slot_load(&f->qualname);
        return true;
    case SYM___doc__:
        *out = slot_load(&code->doc);
        return true;
    case SYM___globals__:
        *out = slot_load(&f->globals);
        return true;
    case SYM___defaults__:
        *out = slot_load(&f->defaults);
        return true;
    case SYM___kwdefaults__:
        *out = slot_load(&f->keyword_defaults);
        return true;
    case SYM___closure__:
        *out = slot_load(&f->closure);
        return true;
    case SYM___code__:
        *out = slot_load(&f->code);
        return true;
    case SYM___annotations__:
        *out = slot_load(&f->annotations);
        return *out != VALUE_NONE || value_dict_new(0, out);
    case SYM___module__:
        *out =
            value_dict_get_symbol(slot_load(&f->globals), SYM___name__, NULL);
        return true;
    case SYM___dict__:
        return function_dict(v, out);
    default:
        return true;
    }
}

/* Before what the code says is read, it has to be there. */
static bool unpack_for(value function, uint32_t name) {
    bool of_code =
        name == SYM___name__ || name == SYM___doc__ || name == SYM___code__;
    return !of_code || vm_unpack(value_pointer(function));
}

static bool load_of_code(value v, uint32_t name, value *out) {
    const struct code *code = value_pointer(v);
    if (ISA_FULL && (code->flags & CODE_PACKED)) {
        if (!vm_unpack_code(v, &v))
            return false;
        code = value_pointer(v);
    }
    if (name == SYM_co_name)
        *out = slot_load(&code->name);
    else if (name == SYM_co_filename)
        *out = slot_load(&code->file);
    else if (name == SYM_co_argcount)
        *out = value_from_int48(code->positional);
    else if (name == SYM_co_varnames)
        *out = slot_load(&code->locals_names);
    else if (name == SYM_co_firstlineno)
        *out = value_from_int48(code->first_line);
    else if (ISA_FULL)
        return vm_trace_code_attribute(code, name, out);
    return true;
}

static bool load_of_generator(value v, uint32_t name, value *out) {
    const struct vm_generator *g = value_pointer(v);
    const struct vm_function *f = slot_pointer(&g->function);
    const struct code *code = slot_pointer(&f->code);
    if (name == SYM___name__)
        *out = slot_load(&code->name);
    else if (name == SYM___qualname__)
        *out = slot_load(&f->qualname);
    else if (name == SYM_gi_running || name == SYM_cr_running ||
             name == SYM_ag_running)
        *out = value_from_bool(g->state == GENERATOR_RUNNING);
    else if (ISA_FULL)
        return vm_trace_generator_attribute(g, name, out);
    return true;
}

/* Attributes of kinds that the vm makes; UNSET for the others. */
bool vm_attribute_of_kind(value v, uint32_t name, value *out) {
    *out = VALUE_UNSET;
    switch (value_is_pointer(v) ? value_object_kind(v) : 0) {
    case KIND_FUNCTION:
        return unpack_for(v, name) && load_of_function(v, name, out);
    case KIND_GENERATOR:
    case KIND_COROUTINE:
    case KIND_ASYNC_GENERATOR:
        return load_of_generator(v, name, out);
    case KIND_CODE:
        return load_of_code(v, name, out);
    default:
        return true;
    }
}

/* --- instances and the rest --- */

static bool is_object(value v) {
    return value_is_kind(v, KIND_INSTANCE) || value_is_kind(v, KIND_EXCEPTION);
}

/* Names that any object has. */
static bool load_common(value v, const struct type *type, uint32_t name,
                        value *out) {
    if (name == SYM___class__)
        *out = vm_class_of(v);
    else if (name == SYM___dict__ && is_object(v) &&
             !(type->flags & TYPE_SLOTTED))
        return value_instance_dict(v, out);
    else if (name == SYM___module__ && (type->flags & TYPE_HEAP))
        *out = slot_load(&value_class_of(type)->module);
    else if (name == SYM___doc__)
        return class_doc(type, out);
    return true;
}

/* A property that cannot be read says its name, on the desk. */
static bool bind_data(value found, value v, uint32_t name, value *out) {
    if (ISA_FULL && value_is_kind(found, KIND_PROPERTY)) {
        const struct vm_property *p = value_pointer(found);
        if (slot_load(&p->get) == VALUE_NONE)
            return vm_no_getter(v, name);
    }
    return vm_bind_attribute(found, v, vm_class_of(v), out);
}

static bool load_of_object(value v, uint32_t name, value *out) {
    const struct type *type = value_type_of(v);
    value found = vm_lookup(type, name);
    *out = VALUE_UNSET;
    if (found != VALUE_UNSET && is_data(found))
        return bind_data(found, v, name, out);
    if (is_object(v))
        *out = value_instance_load(v, name);
    if (*out != VALUE_UNSET)
        return true;
    if (found == VALUE_UNSET || !is_object(v)) {
        if (!vm_attribute_of_kind(v, name, out) || *out != VALUE_UNSET)
            return *out != VALUE_UNSET;
    }
    if (found != VALUE_UNSET)
        return vm_bind_attribute(found, v, vm_class_of(v), out);
    const struct type_hooks *hooks = type->hooks;
    if (hooks != NULL && hooks->load != NULL &&
        !hooks->load(value_unwrap(v), name, out))
        return false;
    return *out != VALUE_UNSET || load_common(v, type, name, out);
}

bool vm_attribute_plain(value v, uint32_t name, value *out) {
    if (value_is_kind(v, KIND_TYPE))
        return load_of_class(v, name, out);
    if (value_is_kind(v, KIND_MODULE)) {
        if (!vm_module_get(v, name, out))
            return false;
        return *out != VALUE_UNSET || load_of_object(v, name, out);
    }
    if (value_is_kind(v, KIND_SUPER))
        return load_of_super(v, name, out);
    return load_of_object(v, name, out);
}

bool vm_attribute_first(value v, uint32_t name, value *out) {
    const struct type *type = value_type_of(v);
    value callable, self;
    if (UNLIKELY(type->flags & TYPE_GETATTRIBUTE) &&
        vm_special(v, SYM___getattribute__, &callable, &self))
        return vm_tail(callable, self, value_from_symbol(name), VALUE_UNSET,
                       out);
    return vm_attribute_plain(v, name, out);
}

bool vm_attribute(value v, uint32_t name, value *out) {
    if (!value_poll() || !vm_attribute_first(v, name, out))
        return false;
    if (*out != VALUE_UNSET)
        return true;
    return vm_attribute_missing(v, name, out);
}

bool vm_attribute_missing(value v, uint32_t name, value *out) {
    value callable, self = VALUE_UNSET;
    *out = VALUE_UNSET;
    if (value_is_kind(v, KIND_MODULE)) {
        const struct vm_module *m = value_pointer(v);
        callable =
            value_dict_get_symbol(slot_load(&m->dict), SYM___getattr__, NULL);
        if (callable == VALUE_UNSET)
            return true;
    } else if (!(value_type_of(v)->flags & TYPE_GETATTR) ||
               !vm_special(v, SYM___getattr__, &callable, &self)) {
        return true;
    }
    return vm_tail(callable, self, value_from_symbol(name), VALUE_UNSET, out);
}

bool vm_attribute_error(value v, uint32_t name) {
    bool ok;
    if (value_is_kind(v, KIND_TYPE)) {
        const struct type *t = value_pointer(v);
        ok = value_raise(&value_type_AttributeError,
                         "type object '%q' has no attribute '%q'", t->name,
                         name);
    } else if (ISA_FULL && vm_module_begun(v)) {
        ok = vm_begun_lacks(v, name);
    } else if (value_is_kind(v, KIND_MODULE)) {
        const struct vm_module *m = value_pointer(v);
        ok = value_raise(&value_type_AttributeError,
                         "module '%v' has no attribute '%q'",
                         slot_load(&m->name), name);
    } else {
        ok = value_raise(&value_type_AttributeError,
                         "'%t' object has no attribute '%q'", v, name);
    }
    if (ISA_FULL)
        value_exception_missing(name, v);
    return ok;
}

bool vm_attribute_or_raise(value v, uint32_t name, value *out) {
    if (!vm_attribute(v, name, out))
        return false;
    return *out != VALUE_UNSET || vm_attribute_error(v, name);
}

/* --- stores --- */

static bool store_property(value self, value found, uint32_t name, value v,
                           value *out) {
    const struct vm_property *p = value_pointer(found);
    bool deletes = v == VALUE_UNSET;
    value callable = slot_load(deletes ? &p->delete : &p->set);
    if (callable == VALUE_NONE)
        return value_raise(&value_type_AttributeError,
                           "property '%q' of '%t' object has no %s", name, self,
                           deletes ? "deleter" : "setter");
    return vm_tail(callable, VALUE_UNSET, self, v, out);
}

/* True if a data descriptor of the class took the store. */
static bool store_descriptor(value self, uint32_t name, value v, value *out,
                             bool *ok) {
    value callable, owner;
    value found = value_type_lookup(value_type_of(self), name, NULL);
    if (!value_is_pointer(found))
        return false;
    if (value_is_kind(found, KIND_PROPERTY)) {
        *ok = store_property(self, found, name, v, out);
        return true;
    }
    if (is_getter(found)) {
        *ok = value_raise(&value_type_AttributeError,
                          "attribute '%q' of '%t' objects is not writable",
                          name, self);
        return true;
    }
    bool deletes = v == VALUE_UNSET;
    if (!descriptor(found, deletes ? SYM___delete__ : SYM___set__, &callable,
                    &owner)) {
        if (!ISA_FULL ||
            !descriptor(found, deletes ? SYM___set__ : SYM___delete__,
                        &callable, &owner))
            return false;
        *ok = value_raise(&value_type_AttributeError, "%s",
                          deletes ? "__delete__" : "__set__");
        return true;
    }
    *ok = vm_tail(callable, owner, self, v, out);
    return true;
}

static bool store_of_function(value self, uint32_t name, value v) {
    struct vm_function *f = value_pointer(self);
    value storage;
    bool found;
    if (name == SYM___qualname__ && v != VALUE_UNSET) {
        slot_store(&f->qualname, v);
        return true;
    }
    if (name == SYM___defaults__ && v != VALUE_UNSET) {
        slot_store(&f->defaults, v);
        return true;
    }
    if (!function_dict(self, &storage))
        return false;
    if (v != VALUE_UNSET)
        return value_dict_set(storage, value_from_symbol(name), v);
    if (!value_dict_delete(storage, value_from_symbol(name), &found))
        return false;
    return found || vm_attribute_error(self, name);
}

static bool store_of_module(value self, uint32_t name, value v) {
    const struct vm_module *m = value_pointer(self);
    value dict = slot_load(&m->dict);
    bool found;
    if (v != VALUE_UNSET)
        return value_dict_set(dict, value_from_symbol(name), v);
    if (!value_dict_delete(dict, value_from_symbol(name), &found))
        return false;
    return found || vm_attribute_error(self, name);
}

static bool store_class(value self, value v) {
    if (ISA_FULL && !value_is_kind(v, KIND_TYPE))
        return vm_no_class(v);
    if (!value_is_kind(v, KIND_TYPE) ||
        !(((const struct type *)value_pointer(v))->flags & TYPE_HEAP) ||
        !value_is_kind(self, KIND_INSTANCE))
        return value_raise(&value_type_TypeError,
                           "__class__ assignment only supported for mutable "
                           "types or ModuleType subclasses");
    const struct type *is = value_type_of(self), *to = value_pointer(v);
    if (is->base != to->base || ((is->flags ^ to->flags) & TYPE_SLOTTED))
        return value_raise(&value_type_TypeError,
                           "__class__ assignment: '%q' object layout differs "
                           "from '%q'",
                           to->name, is->name);
    return value_instance_set_class(self, v);
}

static bool store_of_object(value self, uint32_t name, value v) {
    const struct type *type = value_type_of(self);
    bool done = false;
    if (name == SYM___class__ && v != VALUE_UNSET)
        return store_class(self, v);
    if (name == SYM___dict__ && v != VALUE_UNSET && is_object(self) &&
        !(type->flags & TYPE_SLOTTED))
        return value_instance_set_dict(self, v);
    if (type->hooks != NULL && type->hooks->store != NULL &&
        !type->hooks->store(value_unwrap(self), name, v, &done))
        return false;
    if (!done && is_object(self) && !value_instance_store(self, name, v, &done))
        return false;
    if (done)
        return true;
    return vm_attribute_error(self, name);
}

bool vm_attribute_store_plain(value self, uint32_t name, value v, value *out) {
    bool ok;
    *out = VALUE_NONE;
    if (value_is_kind(self, KIND_TYPE))
        return vm_class_store(self, name, v);
    if (value_is_kind(self, KIND_MODULE))
        return store_of_module(self, name, v);
    if (value_is_kind(self, KIND_FUNCTION))
        return store_of_function(self, name, v);
    if (store_descriptor(self, name, v, out, &ok))
        return ok;
    return store_of_object(self, name, v);
}

bool vm_attribute_store(value self, uint32_t name, value v, value *out) {
    value callable, owner;
    bool deletes = v == VALUE_UNSET;
    if (UNLIKELY(value_type_of(self)->flags & TYPE_SETATTR) &&
        vm_special(self, deletes ? SYM___delattr__ : SYM___setattr__, &callable,
                   &owner))
        return vm_tail(callable, owner, value_from_symbol(name), v, out);
    return vm_attribute_store_plain(self, name, v, out);
}
