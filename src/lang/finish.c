/* SPDX-License-Identifier: MIT */
/* Begins and ends a code object: registers for parameters and locals, names
 * and qualified names, and the move from growing buffers to one block of the
 * size that is needed. */
#include "compiler.h"

#include "value/container.h"
#include "value/exception.h"
#include "value/symbol.h"
#include "value/text.h"

#include <string.h>

#define LOCALS_MAX 200u /* leaves room for temporaries */

/* outer.<locals>.name, Class.name, or name alone. */
void lang_name_code(struct compiler *c, struct building *code,
                    uint32_t symbol) {
    const struct building *outer = c->code;
    memset(code, 0, sizeof *code);
    code->qualname = value_from_symbol(symbol);
    if (outer->scope == NULL)
        return;
    const struct lang_variable *variable = lang_find(outer->scope, symbol);
    if (variable != NULL && variable->kind == LANG_GLOBAL &&
        (variable->flags & LANG_GLOBAL_STATED) != 0)
        return;
    const char *format =
        outer->scope->kind == LANG_CLASS ? "%v.%q" : "%v.<locals>.%q";
    if (!lang_failed(c->unit) &&
        !value_str_format(&code->qualname, format, outer->qualname, symbol))
        lang_raised(c);
}

void lang_begin_code(struct compiler *c, struct building *code,
                     struct lang_scope *scope, uint32_t offset) {
    code->outer = c->code;
    code->scope = scope;
    code->constants = VALUE_NONE;
    code->bound.reachable = true;
    lang_here(c, offset);
    code->line = code->first_line = c->line;
    if (!value_list_new(0, NULL, &code->constants))
        lang_raised(c);
    c->code = code;
    if (scope == NULL)
        return;
    if (scope->generator)
        code->flags |= CODE_GENERATOR;
    if (scope->is_async)
        code->flags |= CODE_COROUTINE;
}

static void give_register(struct compiler *c, struct lang_variable *variable,
                          bool filled) {
    struct building *code = c->code;
    if (code->locals >= LOCALS_MAX) {
        lang_fail(c->unit, code->scope->offset, code->scope->offset,
                  "too many local variables");
        return;
    }
    variable->reg = code->locals++;
    code->next = code->locals;
    if (code->most < code->next)
        code->most = code->next;
    if (filled && variable->kind == LANG_LOCAL &&
        (variable->flags & LANG_DELETED) == 0)
        lang_set_bound(c, variable->reg);
}

static void give_params(struct compiler *c, const struct ast_param *params,
                        unsigned low, unsigned high) {
    for (; params != NULL; params = params->next) {
        value_rest();
        if (params->kind < low || params->kind > high ||
            params->symbol == AST_NO_NAME)
            continue;
        struct lang_variable *variable =
            lang_find(c->code->scope, params->symbol);
        if (variable != NULL)
            give_register(c, variable, true);
        else /* a comprehension's iterator has no name */
            c->code->next = c->code->locals = c->code->most = 1;
    }
}

static bool is_param(const struct lang_variable *variable) {
    return (variable->flags & LANG_PARAMETER) != 0;
}

/* In the order of opcodes.h; then cells are made of what needs one. */
void lang_assign_registers(struct compiler *c, const struct ast_param *params) {
    struct lang_variable *variable;
    give_params(c, params, AST_POSITIONAL_ONLY, AST_POSITIONAL);
    give_params(c, params, AST_KEYWORD_ONLY, AST_KEYWORD_ONLY);
    give_params(c, params, AST_VARIADIC, AST_VARIADIC);
    give_params(c, params, AST_VARIADIC_KEYWORDS, AST_VARIADIC_KEYWORDS);
    for (variable = c->code->scope->variables; variable != NULL;
         variable = variable->next) {
        value_rest();
        if (!is_param(variable) &&
            (variable->kind == LANG_LOCAL || variable->kind == LANG_CELL))
            give_register(c, variable, false);
    }
    for (variable = c->code->scope->variables; variable != NULL;
         variable = variable->next) {
        if (variable->kind == LANG_CELL)
            lang_emit(c, OP_MAKE_CELL, variable->reg, 0, 0);
    }
}

static void count_params(struct code *out, const struct ast_param *param) {
    for (; param != NULL; param = param->next) {
        switch (param->kind) {
        case AST_POSITIONAL_ONLY:
            out->positional_only++;
            out->positional++;
            break;
        case AST_POSITIONAL:
            out->positional++;
            break;
        case AST_KEYWORD_ONLY:
            out->keyword_only++;
            break;
        case AST_VARIADIC:
            if (param->symbol != AST_NO_NAME)
                out->flags |= CODE_VARARGS;
            break;
        default:
            out->flags |= CODE_VARKEYWORDS;
            break;
        }
    }
    if (code_is_simple(&out->numbers))
        out->flags |= CODE_SIMPLE;
}

/* Words, exception table and lines, one behind the other. */
static bool copy_block(const struct building *from, struct code *out) {
    size_t words = from->word_count * sizeof *from->words;
    size_t table = from->handler_count * sizeof *from->handlers;
    struct header *block =
        heap_alloc(KIND_CODE_WORDS, words + table + from->line_count);
    if (block == NULL)
        return value_raise_memory();
    char *at = (char *)(block + 1);
    if (!value_copy(at, from->words, words) ||
        (table > 0 && !value_copy(at + words, from->handlers, table)) ||
        (from->line_count > 0 &&
         !value_copy(at + words + table, from->lines, from->line_count)))
        return false;
    out->words = (const uint32_t *)(const void *)at;
    out->handlers = (const struct code_handler *)(const void *)(at + words);
    out->lines = (const uint8_t *)at + words + table;
    out->word_count = from->word_count;
    out->handler_count = (uint16_t)from->handler_count;
    out->line_bytes = (uint16_t)from->line_count;
    slot_init(&out->owner, value_from_pointer(block));
    return true;
}

static bool make_caches(const struct building *from, struct code *out) {
    slot_init(&out->cache_owner, VALUE_NONE);
    out->cache_count = (uint16_t)from->caches;
    if (from->caches == 0)
        return true;
    struct header *block =
        heap_alloc(KIND_CODE_WORDS, from->caches * sizeof *out->caches);
    if (block == NULL)
        return value_raise_memory();
    out->caches = (uint32_t *)(void *)(block + 1);
    slot_init(&out->cache_owner, value_from_pointer(block));
    return true;
}

static bool constants_tuple(const struct building *from, value *out) {
    uint32_t count = value_list_length(from->constants);
    if (!value_tuple_new(count, NULL, out))
        return false;
    struct value_tuple *tuple = value_pointer(*out);
    for (uint32_t i = 0; i < count; i++) {
        slot_init(&tuple->at[i], value_list_at(from->constants, i));
        if (!value_poll_some(i))
            return false;
    }
    return true;
}

static bool name_wanted(const struct lang_variable *variable, bool free) {
    if (free)
        return variable->kind == LANG_FREE ||
               (variable->flags & LANG_PASSED) != 0;
    return variable->kind == LANG_LOCAL || variable->kind == LANG_CELL;
}

static bool names_tuple(const struct building *from, bool free, value *out) {
    uint32_t count = free ? 0 : from->locals;
    const struct lang_variable *variable = NULL;
    if (from->scope != NULL) {
        variable = from->scope->variables;
        count = free ? from->scope->free_count : count;
    }
    if (!value_tuple_new(count, NULL, out))
        return false;
    struct value_tuple *tuple = value_pointer(*out);
    for (uint32_t i = 0; i < count; i++)
        slot_init(&tuple->at[i], VALUE_NONE);
    for (; variable != NULL; variable = variable->next) {
        uint32_t i = free ? variable->closure : variable->reg;
        value_pause();
        if (name_wanted(variable, free) && i < count)
            slot_init(&tuple->at[i], value_from_symbol(variable->symbol));
    }
    return true;
}

static bool build(struct compiler *c, const struct ast_param *params,
                  struct code *out) {
    const struct building *from = c->code;
    value constants, locals, frees;
    out->flags = from->flags;
    out->registers = from->most;
    out->locals = from->locals;
    out->first_line = from->first_line;
    count_params(out, params);
    if (!copy_block(from, out) || !make_caches(from, out) ||
        !constants_tuple(from, &constants) ||
        !names_tuple(from, false, &locals) || !names_tuple(from, true, &frees))
        return false;
    slot_init(&out->constants, constants);
    slot_init(&out->locals_names, locals);
    slot_init(&out->free_names, frees);
    slot_init(&out->file, c->file);
    return !ISA_FULL || lang_keep_places(c, out);
}

static struct code *new_code(struct compiler *c) {
    struct code *out = heap_alloc(KIND_CODE, sizeof *out - sizeof out->header);
    if (out == NULL && !value_raise_memory())
        lang_raised(c);
    return out;
}

/* Ends the innermost code; what it stood in goes on. NONE after an error. */
value lang_finish_code(struct compiler *c, const struct ast_param *params,
                       uint32_t symbol, value doc) {
    struct building *from = c->code;
    bool large =
        from->line_count > UINT16_MAX || from->handler_count > UINT16_MAX;
    if (large)
        lang_fail(c->unit, c->place, c->place, "code is too long");
    struct code *out = lang_failed(c->unit) ? NULL : new_code(c);
    if (out != NULL && !build(c, params, out)) {
        lang_raised(c);
        out = NULL;
    }
    c->code = from->outer;
    if (out == NULL)
        return VALUE_NONE;
    slot_init(&out->name, value_from_symbol(symbol));
    slot_init(&out->qualname, from->qualname);
    slot_init(&out->doc, doc);
    return value_from_pointer(out);
}
