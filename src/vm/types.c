/* SPDX-License-Identifier: MIT */
/* The types whose objects only the vm makes: function, generator, module,
 * code. value/type.h declares them with all others, so their names keep that
 * folder's prefix. Attributes are in attribute.c. */
#include "vm/state.h"

#include "value/member.h"
#include "value/symbol.h"

static unsigned address(value v) {
    return (unsigned)(uintptr_t)value_pointer(v);
}

static bool print_function(value self, bool repr, struct value_sink *sink) {
    const struct vm_function *f = value_pointer(self);
    (void)repr;
    return value_write_format(sink, "<function %v at 0x%x>",
                              slot_load(&f->qualname), address(self));
}

static bool print_generator(value self, bool repr, struct value_sink *sink) {
    const struct vm_generator *g = value_pointer(self);
    const struct vm_function *f = slot_pointer(&g->function);
    (void)repr;
    return value_write_format(sink, "<%t object %v at 0x%x>", self,
                              slot_load(&f->qualname), address(self));
}

static bool print_module(value self, bool repr, struct value_sink *sink) {
    const struct vm_module *m = value_pointer(self);
    value file = value_dict_get_symbol(slot_load(&m->dict), SYM___file__, NULL);
    (void)repr;
    if (file == VALUE_UNSET)
        return value_write_format(sink, "<module '%v' (built-in)>",
                                  slot_load(&m->name));
    return value_write_format(sink, "<module '%v' from '%v'>",
                              slot_load(&m->name), file);
}

static bool print_code(value self, bool repr, struct value_sink *sink) {
    const struct code *code = value_pointer(self);
    (void)repr;
    return value_write_format(sink,
                              "<code object %v at 0x%x, file \"%v\", line "
                              "%u>",
                              slot_load(&code->name), address(self),
                              slot_load(&code->file), code->first_line);
}

static bool load(value self, uint32_t name, value *out) {
    return vm_attribute_of_kind(self, name, out);
}

/* A generator's `next` is no hook: it has to push a frame. */
static const struct type_hooks function_hooks = {.load = load,
                                                 .print = print_function};
static const struct type_hooks generator_hooks = {.load = load,
                                                  .print = print_generator};
static const struct type_hooks module_hooks = {.print = print_module};
static const struct type_hooks code_hooks = {.load = load, .print = print_code};

#define TYPE(its_name, its_kind)                                               \
    const struct type value_type_##its_name = {.header =                       \
                                                   HEADER_STATIC(KIND_TYPE),   \
                                               .base = &value_type_object,     \
                                               .hooks = &its_name##_hooks,     \
                                               .name = SYM_##its_name,         \
                                               .instance_kind = (its_kind),    \
                                               .flags = TYPE_FINAL}

TYPE(function, KIND_FUNCTION);
TYPE(module, KIND_MODULE);
TYPE(code, KIND_CODE);

#define TYPE_WITH(its_name, its_kind, its_hooks, its_members, count)           \
    const struct type value_type_##its_name = {.header =                       \
                                                   HEADER_STATIC(KIND_TYPE),   \
                                               .base = &value_type_object,     \
                                               .hooks = (its_hooks),           \
                                               .members = (its_members),       \
                                               .member_count = (count),        \
                                               .name = SYM_##its_name,         \
                                               .instance_kind = (its_kind),    \
                                               .flags = TYPE_FINAL}

TYPE_WITH(generator, KIND_GENERATOR, &generator_hooks, vm_generator_members,
          VM_GENERATOR_MEMBERS);
TYPE_WITH(coroutine, KIND_COROUTINE, &generator_hooks, vm_coroutine_members,
          VM_COROUTINE_MEMBERS);
TYPE_WITH(async_generator, KIND_ASYNC_GENERATOR, &generator_hooks,
          vm_async_generator_members, VM_ASYNC_GENERATOR_MEMBERS);
TYPE_WITH(async_generator_asend, KIND_ASYNC_STEP, NULL, vm_async_step_members,
          VM_ASYNC_STEP_MEMBERS);
