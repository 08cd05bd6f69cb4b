/* SPDX-License-Identifier: MIT */
/* The cache words of global names (cache.h has the others): the entry of a
 * dict, tried by comparing its key, or a builtin that no global shadows. A
 * word for "absent there" could not be tried so cheaply; hence the number in
 * it, which the value layer changes when a namespace gets a builtin's name.
 * Rejected: a version for each dict, which leaves no bits for the builtin.
 *
 * I4  A word that names a builtin holds until a namespace gets the name of
 *     any: `shadowing` (D5), read before the globals were looked at, is then
 *     another. Only globals that are a namespace give such a word. */
#ifndef KRAIT_VM_CACHE_NAME_H
#define KRAIT_VM_CACHE_NAME_H

#include "value/dict.h"
#include "vm/builtin.h"
#include "vm/state.h"

#define CACHE_ENTRY (1u << 30)
#define CACHE_KIND (2u << 30)

/* All inline: Contract: handler; no alloc; O(1). */

/* Half of an operand in memory is loaded, not cut out. */
static inline uint32_t cache_at(const struct frame *f,
                                const uint32_t *operand) {
    const uint16_t *half = (const void *)operand; /* little endian */
    return f->code->caches[half[1]];
}

/* The entry of a dict that a word names, if its key is `name`. A word of
 * another kind is a number beyond all entries. */
static inline value cache_entry(const struct slot *dict_slot, uint32_t word,
                                value name) {
    const struct value_dict *dict = slot_pointer(dict_slot);
    const struct value_dict_table *t = slot_pointer(&dict->table);
    uint32_t entry = word - CACHE_ENTRY;
    if (UNLIKELY(entry >= t->used) || slot_load(table_key(t, entry)) != name)
        return VALUE_UNSET;
    return slot_load(table_value(t, entry));
}

static inline value cache_global(const struct frame *f,
                                 const uint32_t *operand) {
    return cache_entry(&f->function->globals, cache_at(f, operand),
                       slot_load(&f->code->k[*operand & 0xFFFFu]));
}

/* The builtin that a word of LOAD_GLOBAL names, or UNSET. */
static inline value cache_builtin(const struct frame *f,
                                  const uint32_t *operand) {
    uint32_t index =
        cache_at(f, operand) - (CACHE_KIND | value_state.shadowing << 8);
    return index <= 0xFFu
               ? value_from_pointer(vm_builtins_module.members[index].object)
               : VALUE_UNSET;
}

/* False if the word does not name the entry: nothing is stored. */
static inline bool cache_store_global(const struct frame *f,
                                      const uint32_t *operand, value v) {
    value name = slot_load(&f->code->k[*operand & 0xFFFFu]);
    return value_dict_set_at_hint(slot_load(&f->function->globals),
                                  value_symbol_number(name),
                                  cache_at(f, operand) - CACHE_ENTRY, v);
}

#endif
