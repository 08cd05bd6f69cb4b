/* SPDX-License-Identifier: MIT */
/* What the desk says of imports that fail: where the module is, that it has
 * only begun, and the names as attributes of the exception. */
#include "vm/import_desk.h"

#include "value/exception_desk.h"
#include "value/symbol.h"
#include "vm/state.h"

#define BEGUN 1u /* header.aux of a module whose body runs */

void vm_module_begins(value module, bool begins) {
    struct vm_module *m = value_pointer(module);
    m->header.aux = begins ? BEGUN : 0;
}

bool vm_module_begun(value module) {
    const struct vm_module *m = value_pointer(module);
    return value_is_kind(module, KIND_MODULE) && m->header.aux == BEGUN;
}

bool vm_begun_lacks(value module, uint32_t name) {
    const struct vm_module *m = value_pointer(module);
    return value_raise(&value_type_AttributeError,
                       "partially initialized module '%v' has no attribute "
                       "'%q' (most likely due to a circular import)",
                       slot_load(&m->name), name);
}

/* The package that the name says it is in. */
static uint32_t parent_of(uint32_t name) {
    uint32_t length;
    const char *text = value_symbol_text(name, &length);
    while (length > 0 && text[length - 1] != '.')
        length--;
    return length > 1 ? value_symbol_find(text, length - 1) : UINT32_MAX;
}

bool vm_no_module(uint32_t name) {
    uint32_t parent = parent_of(name);
    value module = VALUE_UNSET, path = VALUE_NONE;
    if (parent != UINT32_MAX)
        module = value_dict_get_symbol(vm_state.modules, parent, NULL);
    if (module != VALUE_UNSET &&
        !vm_find_attribute(module, SYM___path__, &path))
        return false;
    bool ok = path == VALUE_UNSET
                  ? value_raise(&value_type_ModuleNotFoundError,
                                "No module named '%q'; '%q' is not a package",
                                name, parent)
                  : value_raise(&value_type_ModuleNotFoundError,
                                "No module named '%q'", name);
    value_exception_missing(name, VALUE_UNSET);
    return ok;
}

bool vm_is_missing(uint32_t name) {
    const struct value_exception *e = value_pointer(value_context()->exception);
    return slot_load(&e->extra) == value_from_symbol(name);
}

bool vm_no_name(value module, uint32_t name) {
    value file, from;
    bool ok, begun = vm_module_begun(module);
    if (!vm_find_attribute(module, SYM___file__, &file) ||
        !vm_find_attribute(module, SYM___name__, &from))
        return false;
    if (!value_is_str(from))
        ok = value_raise(&value_type_ImportError,
                         "cannot import name '%q' from '<unknown module name>'"
                         " (unknown location)",
                         name);
    else if (!value_is_str(file))
        ok = value_raise(&value_type_ImportError,
                         "cannot import name '%q' from '%v' (unknown location)",
                         name, from);
    else if (begun)
        ok = value_raise(&value_type_ImportError,
                         "cannot import name '%q' from partially initialized "
                         "module '%v' (most likely due to a circular import) "
                         "(%v)",
                         name, from, file);
    else
        ok = value_raise(&value_type_ImportError,
                         "cannot import name '%q' from '%v' (%v)", name, from,
                         file);
    uint32_t symbol = value_is_str(from) ? value_name_of(from) : UINT32_MAX;
    if (symbol != UINT32_MAX)
        value_exception_missing(symbol, file);
    return ok;
}
