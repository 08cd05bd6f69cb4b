/* SPDX-License-Identifier: MIT */
/* The loader of frozen modules: before the board's own, so that library code
 * cannot be shadowed by a file that happens to have its name. */
#include "modules/frozen.h"

#include "modules/modules.h"

void mod_frozen_add(const struct mod_frozen_table *program) {
    mod_state.program = program;
}

static const struct mod_frozen *search(const struct mod_frozen_table *table,
                                       const char *name, size_t length) {
    for (uint32_t i = 0; table != NULL && i < table->count; i++) {
        const struct mod_frozen *m = &table->at[i];
        if (strlen(m->name) == length && memcmp(m->name, name, length) == 0)
            return m;
    }
    return NULL;
}

const struct mod_frozen *mod_frozen_find(const char *name, size_t length) {
    const struct mod_frozen *m = search(mod_state.program, name, length);
    return m != NULL ? m : search(&mod_frozen_library, name, length);
}

static bool find(const char *dotted, size_t length, value *source, value *path,
                 bool *package) {
    const struct mod_frozen *m = mod_frozen_find(dotted, length);
    if (m == NULL) {
        *source = VALUE_UNSET;
        return mod_state.next_loader == NULL ||
               mod_state.next_loader->find(dotted, length, source, path,
                                           package);
    }
    *source = value_from_static(m->source);
    *package = m->package;
    return value_symbol_or_str(m->path, strlen(m->path), true, path);
}

const struct vm_loader *mod_frozen_loader(const struct vm_loader *next) {
    static const struct vm_loader loader = {.find = find};
    mod_state.next_loader = next;
    return &loader;
}
