/* SPDX-License-Identifier: MIT */
/* Modules: in C, from tables that stay in flash, whose values enter the
 * module's dict when they are first read; or from source, through the
 * board's loader. A module is in sys.modules before its code runs, so that
 * circular imports meet it half made, as in CPython.
 */
#include "vm/builtin.h"
#include "vm/import_desk.h"
#include "vm/opcode.h"

#include "value/member.h"
#include "value/symbol.h"

#define DOTTED_MAX 128u

void vm_set_loader(const struct vm_loader *loader) { vm_state.loader = loader; }

void vm_set_modules(const struct module_definition *const *modules,
                    uint32_t count) {
    vm_state.definitions = modules;
    vm_state.definition_count = count;
}

bool vm_module_new(uint32_t name, value *out) {
    value dict;
    if (!value_dict_new(4, &dict) ||
        !value_dict_set(dict, VALUE_SYMBOL(SYM___name__),
                        value_from_symbol(name)))
        return false;
    value_dict_set_namespace(dict);
    struct vm_module *m = heap_alloc(KIND_MODULE, sizeof *m - sizeof m->header);
    if (m == NULL)
        return value_raise_memory();
    slot_init(&m->dict, dict);
    slot_init(&m->name, value_from_symbol(name));
    slot_init(&m->definition, VALUE_NONE);
    *out = value_from_pointer(m);
    return true;
}

/* A member's value, and into the dict with it. */
static bool take_member(const struct vm_module *m, const struct member *member,
                        value *out) {
    *out = value_member_value(member);
    if (member->kind == MEMBER_GETTER)
        return vm_call(*out, 0, NULL, out);
    if (member->kind == MEMBER_MAKE && !vm_call(*out, 0, NULL, out))
        return false;
    if (value_context()->level != 0)
        return true; /* keeps a handler's reserve */
    return value_dict_set(slot_load(&m->dict), value_from_symbol(member->name),
                          *out);
}

bool vm_module_get(value module, uint32_t name, value *out) {
    const struct vm_module *m = value_pointer(module);
    *out = value_dict_get_symbol(slot_load(&m->dict), name, NULL);
    if (*out != VALUE_UNSET)
        return true;
    value definition = slot_load(&m->definition);
    if (value_is_pointer(definition)) {
        const struct module_definition *d = value_pointer(definition);
        const struct member *member =
            value_member_find(d->members, d->member_count, name);
        if (member != NULL)
            return take_member(m, member, out);
    }
    if (name == SYM___dict__)
        *out = slot_load(&m->dict);
    else if (value_extra() != NULL && value_is_pointer(definition))
        *out = value_extra()->member(value_symbol_number(slot_load(&m->name)),
                                     name);
    return true;
}

/* --- finding --- */

static const struct module_definition *find_definition(uint32_t name) {
    for (uint32_t i = 0; i < vm_state.definition_count; i++)
        if (vm_state.definitions[i]->name == name)
            return vm_state.definitions[i];
    return name == SYM_builtins ? &vm_builtins_module : NULL;
}

static bool remember(uint32_t name, value module) {
    return value_dict_set(vm_state.modules, value_from_symbol(name), module);
}

static bool make_native(const struct module_definition *d, value *out) {
    if (!vm_module_new(d->name, out))
        return false;
    struct vm_module *m = value_pointer(*out);
    slot_init(&m->definition, value_from_static(d));
    if (d == &vm_builtins_module)
        slot_init(&m->dict, vm_state.builtins);
    return remember(d->name, *out);
}

/* __package__ and __path__ are what relative imports and packages need. */
static bool describe(value module, uint32_t name, value path, bool package) {
    const struct vm_module *m = value_pointer(module);
    value dict = slot_load(&m->dict), list, parent;
    uint32_t length;
    const char *text = value_symbol_text(name, &length);
    while (!package && length > 0 && text[length - 1] != '.')
        length--;
    if (!package && length > 0)
        length--;
    if (!value_symbol_or_str(text, length, true, &parent) ||
        !value_dict_set(dict, VALUE_SYMBOL(SYM___package__), parent) ||
        !value_dict_set(dict, VALUE_SYMBOL(SYM___file__), path))
        return false;
    if (!package)
        return true;
    return value_list_new(0, NULL, &list) &&
           value_dict_set(dict, VALUE_SYMBOL(SYM___path__), list);
}

static bool run_source(uint32_t name, value module, value source, value path) {
    const struct vm_module *m = value_pointer(module);
    value code, ignored;
    bool found;
    if (ISA_FULL)
        vm_module_begins(module, true);
    bool ran = vm_state.compile(source, path, 'x', &code) &&
               vm_run_code(code, slot_load(&m->dict), VALUE_UNSET, &ignored);
    if (ISA_FULL)
        vm_module_begins(module, false);
    if (ran)
        return true;
    struct context *ctx = value_context();
    value pending = ctx->exception;
    ctx->exception = VALUE_UNSET;
    if (!value_dict_delete(vm_state.modules, value_from_symbol(name), &found))
        return false;
    ctx->exception = pending;
    return false;
}

static bool make_from_source(uint32_t name, value *out) {
    value source = VALUE_UNSET, path = VALUE_NONE;
    bool package = false;
    uint32_t length;
    const char *text = value_symbol_text(name, &length);
    if (vm_state.loader != NULL && vm_state.compile != NULL &&
        !vm_state.loader->find(text, length, &source, &path, &package))
        return false;
    if (source == VALUE_UNSET && ISA_FULL)
        return vm_no_module(name);
    if (source == VALUE_UNSET)
        return value_raise(&value_type_ModuleNotFoundError,
                           "No module named '%q'", name);
    return vm_module_new(name, out) && describe(*out, name, path, package) &&
           remember(name, *out) && run_source(name, *out, source, path) &&
           value_dict_get(vm_state.modules, value_from_symbol(name), out);
}

/* One module whose parent package is there already. */
static bool import_one(uint32_t name, value *out) {
    *out = value_dict_get_symbol(vm_state.modules, name, NULL);
    if (*out != VALUE_UNSET)
        return true;
    const struct module_definition *d = find_definition(name);
    return d != NULL ? make_native(d, out) : make_from_source(name, out);
}

/* Binds a submodule as an attribute of its package. */
static bool bind_child(value parent, uint32_t child, value module) {
    uint32_t length, start;
    const char *text = value_symbol_text(child, &length);
    for (start = length; start > 0 && text[start - 1] != '.'; start--)
        ;
    uint32_t last = value_symbol_intern(text + start, length - start);
    return last != UINT32_MAX && vm_store_attribute(parent, last, module);
}

bool vm_import(uint32_t name, value *out) {
    char text[DOTTED_MAX];
    uint32_t length, end = 0;
    const char *dotted = value_symbol_text(name, &length);
    value parent = VALUE_UNSET;
    if (value_context()->level != 0)
        return value_raise(&value_type_RuntimeError,
                           "import is not for hard handlers");
    if (length >= sizeof text)
        return value_raise(&value_type_ImportError, "module name too long");
    memcpy(text, dotted, length);
    while (end < length) {
        for (end++; end < length && text[end] != '.'; end++)
            ;
        uint32_t part = value_symbol_intern(text, end);
        if (part == UINT32_MAX || !value_poll())
            return false;
        bool fresh =
            value_dict_get_symbol(vm_state.modules, part, NULL) == VALUE_UNSET;
        if (!import_one(part, out))
            return false;
        if (fresh && parent != VALUE_UNSET && !bind_child(parent, part, *out))
            return false;
        parent = *out;
    }
    return true;
}

/* --- what the instructions need --- */

/* The absolute name of a relative import; UINT32_MAX: raised. */
static uint32_t absolute(value globals, uint32_t name, uint32_t level) {
    value package = value_dict_get_symbol(globals, SYM___package__, NULL);
    uint32_t length = 0, part;
    const char *text = "";
    char joined[DOTTED_MAX];
    bool raised;
    if (value_is_str(package))
        text = value_str_text(package, &length);
    if (length == 0) {
        raised = value_raise(&value_type_ImportError,
                             "attempted relative import with no known parent "
                             "package");
        (void)raised;
        return UINT32_MAX;
    }
    for (; level > 1 && length > 0; level--) {
        while (length > 0 && text[length - 1] != '.')
            length--;
        length -= length > 0;
    }
    const char *rest = value_symbol_text(name, &part);
    if (length == 0 || length + part + 1 >= sizeof joined) {
        raised = value_raise(&value_type_ImportError,
                             "attempted relative import beyond top-level "
                             "package");
        (void)raised;
        return UINT32_MAX;
    }
    memcpy(joined, text, length);
    if (part > 0)
        joined[length++] = '.';
    memcpy(joined + length, rest, part);
    return value_symbol_intern(joined, length + part);
}

/* Submodules that `from package import name` names. */
static bool import_listed(value module, uint32_t name, value fromlist) {
    const struct vm_module *m = value_pointer(module);
    value full, have;
    if (!value_is_kind(module, KIND_MODULE) ||
        value_dict_get_symbol(slot_load(&m->dict), SYM___path__, NULL) ==
            VALUE_UNSET)
        return true;
    for (uint32_t i = 0; i < value_tuple_length(fromlist); i++) {
        uint32_t item = value_name_of(value_tuple_at(fromlist, i));
        if (item == UINT32_MAX || !vm_find_attribute(module, item, &have))
            return false;
        if (have != VALUE_UNSET || item == SYM_star_)
            continue;
        if (!value_str_format(&full, "%q.%q", name, item))
            return false;
        uint32_t symbol = value_name_of(full);
        if (symbol == UINT32_MAX)
            return false;
        if (vm_import(symbol, &have))
            continue;
        if (!value_pending_is(&value_type_ModuleNotFoundError) ||
            (ISA_FULL && !vm_is_missing(symbol)))
            return false;
        value ignored = value_take_exception();
        (void)ignored;
    }
    return true;
}

bool vm_import_name(value globals, uint32_t name, value fromlist,
                    uint32_t level, value *out) {
    uint32_t length, dot = 0;
    if (level > 0) {
        name = absolute(globals, name, level);
        if (name == UINT32_MAX)
            return false;
    }
    if (!vm_import(name, out))
        return false;
    if (value_is_kind(fromlist, KIND_TUPLE) &&
        value_tuple_length(fromlist) != 0)
        return import_listed(*out, name, fromlist);
    const char *text = value_symbol_text(name, &length);
    while (dot < length && text[dot] != '.')
        dot++;
    if (dot == length)
        return true;
    uint32_t top = value_symbol_find(text, dot);
    *out = value_dict_get_symbol(vm_state.modules, top, NULL);
    return true;
}

static bool copy_name(value module, value name, value into) {
    uint32_t symbol = value_name_of(name);
    value v;
    return symbol != UINT32_MAX && vm_load_attribute(module, symbol, &v) &&
           vm_store_in(value_context(), into, symbol, v);
}

static bool is_public(uint32_t name) {
    uint32_t length;
    const char *text = value_symbol_text(name, &length);
    return length == 0 || text[0] != '_';
}

/* Without __all__: what does not begin with an underscore. What a module in C
 * defines comes into its dict when it is asked for. */
static bool copy_public(const struct vm_module *m, value module, value into) {
    value key, v, definition = slot_load(&m->definition);
    uint32_t cursor = 0;
    if (value_is_pointer(definition)) {
        const struct module_definition *d = value_pointer(definition);
        for (uint32_t i = 0; i < d->member_count; i++)
            if (is_public(d->members[i].name) &&
                (!value_poll() ||
                 !vm_find_attribute(module, d->members[i].name, &v)))
                return false;
    }
    while (value_dict_next(slot_load(&m->dict), &cursor, &key, &v)) {
        uint32_t name = value_is_str(key) ? value_name_of(key) : 0;
        if (name == UINT32_MAX || !value_poll())
            return false;
        if (name != 0 && is_public(name) &&
            !vm_store_in(value_context(), into, name, v))
            return false;
    }
    return true;
}

bool vm_import_star(value module, value into) {
    value all;
    if (!vm_find_attribute(module, SYM___all__, &all))
        return false;
    if (all == VALUE_UNSET)
        return !value_is_kind(module, KIND_MODULE) ||
               copy_public(value_pointer(module), module, into);
    if (!value_sequence_tuple(all, &all))
        return false;
    for (uint32_t i = 0; i < value_tuple_length(all); i++)
        if (!value_poll() || !copy_name(module, value_tuple_at(all, i), into))
            return false;
    return true;
}
