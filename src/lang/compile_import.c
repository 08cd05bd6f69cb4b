/* SPDX-License-Identifier: MIT */
/* import and from. */
#include "compiler.h"

#include "value/container.h"
#include "value/symbol.h"

#include <string.h>

static void import_name(struct compiler *c, unsigned out, unsigned from,
                        uint32_t symbol, uint32_t level) {
    lang_emit(c, OP_IMPORT_NAME, out, from, 0);
    lang_emit_word(c,
                   lang_constant(c, value_from_symbol(symbol)) | level << 16);
}

/* `import a.b as m`: the import gives `a`, the rest is fetched from it. */
static void descend(struct compiler *c, uint32_t symbol, unsigned reg) {
    uint32_t length, start = 0;
    const char *text = value_symbol_text(symbol, &length);
    for (uint32_t i = 0; i <= length; i++) {
        if (i < length && text[i] != '.')
            continue;
        uint32_t part = value_symbol_intern(text + start, i - start);
        if (part == LANG_NO_SYMBOL)
            lang_raised(c);
        else if (start > 0)
            lang_emit_name(c, OP_IMPORT_FROM, reg, reg, part);
        start = i + 1;
    }
}

static void import(struct compiler *c, const struct ast_alias *alias) {
    for (; alias != NULL; alias = alias->next) {
        uint8_t mark = c->code->next;
        unsigned reg = lang_temp(c), none = lang_temp(c);
        lang_load(c, VALUE_NONE, none);
        import_name(c, reg, none, alias->symbol, 0);
        if (alias->renamed)
            descend(c, alias->symbol, reg);
        lang_store_name(c, alias->bound, reg);
        c->code->next = mark;
    }
}

static value wanted_names(struct compiler *c, const struct ast_stmt *stmt) {
    uint32_t count = stmt->flag, i = 0;
    const struct ast_alias *alias;
    value names = VALUE_NONE;
    for (alias = stmt->u.import.names; alias != NULL; alias = alias->next)
        count++;
    value *items = lang_allocate(c->unit, (count + 1) * sizeof *items);
    if (items == NULL)
        return names;
    if (stmt->flag)
        items[i++] = value_from_symbol(lang_intern(c, "*"));
    for (alias = stmt->u.import.names; alias != NULL; alias = alias->next)
        items[i++] = value_from_symbol(alias->symbol);
    if (!value_tuple_new(count, items, &names))
        lang_raised(c);
    return names;
}

static bool is_future(const struct ast_stmt *stmt) {
    uint32_t length;
    if (stmt->u.import.module == AST_NO_NAME || stmt->u.import.level > 0)
        return false;
    const char *text = value_symbol_text(stmt->u.import.module, &length);
    return length == 10 && memcmp(text, "__future__", 10) == 0;
}

static void from(struct compiler *c, const struct ast_stmt *stmt) {
    if (is_future(stmt))
        return;
    unsigned module = lang_temp(c), part = lang_temp(c);
    uint32_t symbol = stmt->u.import.module;
    if (symbol == AST_NO_NAME)
        symbol = lang_intern(c, "");
    lang_load(c, wanted_names(c, stmt), part);
    import_name(c, module, part, symbol, stmt->u.import.level);
    if (stmt->flag)
        lang_emit(c, OP_IMPORT_STAR, module, 0, 0);
    const struct ast_alias *alias = stmt->u.import.names;
    for (; alias != NULL; alias = alias->next) {
        lang_emit_name(c, OP_IMPORT_FROM, part, module, alias->symbol);
        lang_store_name(c, alias->bound, part);
    }
}

void lang_import(struct compiler *c, struct ast_stmt *stmt) {
    if (stmt->kind == AST_IMPORT)
        import(c, stmt->u.import.names);
    else
        from(c, stmt);
}
