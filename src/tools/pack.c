/* SPDX-License-Identifier: MIT */
/* Module _pack, for tools/precompile: what a code object is made of, so that a
 * program can write it down for a chip's flash. Only what is the same on every
 * machine: words, tables and constants have no pointers in them. */
#include "code/code.h"
#include "modules/modules.h"
#include "tools/tool.h"

static bool bytes_of(const void *at, size_t length, value *out) {
    return value_bytes_new(at, (uint32_t)length, out);
}

/* A byte for each constant: is it a symbol? Names must be. */
static bool symbols_of(value constants, value *out) {
    uint32_t count = value_tuple_length(constants);
    if (!value_bytes_new(NULL, count, out))
        return false;
    struct value_str *marks = value_pointer(*out);
    for (uint32_t i = 0; i < count; i++)
        marks->text[i] = value_is_symbol(value_tuple_at(constants, i));
    return true;
}

static bool numbers_of(const struct code *c, value *out) {
    const value numbers[] = {
        value_from_int48(c->word_count),
        value_from_int48(c->cache_count),
        value_from_int48(c->handler_count),
        value_from_int48(c->registers),
        value_from_int48(c->positional),
        value_from_int48(c->positional_only),
        value_from_int48(c->keyword_only),
        value_from_int48(c->locals),
        value_from_int48(c->flags),
        value_from_int48(c->line_bytes),
        value_from_int48(c->first_line),
    };
    return value_tuple_new(ARRAY_LENGTH(numbers), numbers, out);
}

/* (numbers, words, handlers, lines, constants, which are symbols, name,
 * qualified name, names of locals, names of free variables, doc) */
static bool parts(struct arguments *args, value *out) {
    value v = args->at[0], items[11];
    if (!value_is_kind(v, KIND_CODE))
        return value_raise(&value_type_TypeError, "%t is no code", v);
    const struct code *c = value_pointer(v);
    items[4] = slot_load(&c->constants);
    items[6] = slot_load(&c->name);
    items[7] = slot_load(&c->qualname);
    items[8] = slot_load(&c->locals_names);
    items[9] = slot_load(&c->free_names);
    items[10] = slot_load(&c->doc);
    return numbers_of(c, &items[0]) &&
           bytes_of(c->words, c->word_count * sizeof *c->words, &items[1]) &&
           bytes_of(c->handlers, c->handler_count * sizeof *c->handlers,
                    &items[2]) &&
           bytes_of(c->lines, c->line_bytes, &items[3]) &&
           symbols_of(items[4], &items[5]) &&
           value_tuple_new(ARRAY_LENGTH(items), items, out);
}

NATIVE(parts, SYM_parts, 1, 1, NATIVE_TASK_ONLY);

static const struct member members[] = {MEMBER_FUNCTION(SYM_parts, parts)};

const struct module_definition tool_pack_module = {
    .name = SYM__pack,
    .member_count = ARRAY_LENGTH(members),
    .members = members,
};
