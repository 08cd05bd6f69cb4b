/* SPDX-License-Identifier: MIT */
/* From source to code object, and errors to SyntaxError. The arena's chunks
 * are heap objects that a chain of pairs, on the C stack, keeps alive; they go
 * with it. */
#include "compiler.h"

#include "parse.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/symbol.h"
#include "value/text.h"
#include "viper.h"

#include <string.h>

static struct lang_state { size_t peak; } lang_state;

struct keeper {
    value chunks; /* (chunk, the ones before), or None */
};

static void *take_chunk(void *context, size_t size) {
    struct keeper *keeper = context;
    struct header *block = heap_alloc(KIND_CODE_WORDS, size);
    if (block == NULL)
        return NULL;
    heap_skip_charge(true); /* R8: nodes are as large as pointers */
    const value pair[2] = {value_from_pointer(block), keeper->chunks};
    bool kept = value_tuple_new(2, pair, &keeper->chunks);
    heap_skip_charge(false);
    if (!kept) {
        (void)value_take_exception();
        return NULL;
    }
    return block + 1;
}

static uint32_t intern(void *context, const char *text, size_t length) {
    (void)context;
    uint32_t symbol = value_symbol_intern(text, length);
    if (symbol == UINT32_MAX)
        (void)value_take_exception(); /* raised again by raise_error */
    return symbol;
}

static const char *symbol_text(void *context, uint32_t symbol, size_t *length) {
    uint32_t size;
    (void)context;
    const char *text = value_symbol_text(symbol, &size);
    *length = size;
    return text;
}

/* The line that an error is on, with its newline, as CPython gives it. */
static bool error_text(const struct lang_unit *unit, value *out) {
    uint32_t start = 0, line = 1, end;
    while (line < unit->error.line && start < unit->length)
        line += unit->source[start++] == '\n';
    for (end = start; end < unit->length; end++) {
        if (unit->source[end] == '\n')
            break;
    }
    end += ISA_FULL && end < unit->length;
    return value_str_new((const char *)unit->source + start, end - start, out);
}

static const struct type *error_type(const struct lang_unit *unit) {
    switch (unit->error.kind) {
    case LANG_TAB:
        if (value_extra() != NULL)
            return value_extra()->tab_error;
        return &value_type_IndentationError;
    case LANG_INDENTATION:
        return &value_type_IndentationError;
    case LANG_RECURSION:
        return &value_type_RecursionError;
    default:
        return &value_type_SyntaxError;
    }
}

/* (file, line, offset, text), on the desk with where it ends. */
static bool details(const struct lang_unit *unit, value file, value *out) {
    value items[6] = {file, value_from_int48(unit->error.line),
                      value_from_int48(unit->error.column), VALUE_NONE};
    bool encoded =
        strncmp(unit->error.message, "(unicode error) 'utf-8'", 23) != 0;
    if (ISA_FULL)
        lang_error_place(unit, items);
    return (!encoded || error_text(unit, &items[3])) &&
           value_tuple_new(ISA_FULL ? 6 : 4, items, out);
}

/* SyntaxError(message, details). */
static bool raise_syntax(const struct lang_unit *unit, value file) {
    value args[2], tuple, exception;
    if (!details(unit, file, &args[1]) ||
        !value_str_new(unit->error.message, strlen(unit->error.message),
                       &args[0]) ||
        !value_tuple_new(2, args, &tuple) ||
        !value_exception_new(value_from_static(error_type(unit)), tuple,
                             &exception))
        return false;
    return value_raise_object(exception);
}

static bool raise_error(const struct lang_unit *unit, value file) {
    switch (unit->error.kind) {
    case LANG_RAISED:
        return false;
    case LANG_NO_MEMORY:
        return value_raise_memory();
    case LANG_RECURSION:
        return value_raise(&value_type_RecursionError, "%s",
                           unit->error.message);
    default:
        return raise_syntax(unit, file);
    }
}

static bool annotates(const struct ast_stmt *stmt) {
    bool first = false;
    for (; stmt != NULL; stmt = stmt->next)
        first |= stmt->kind == AST_ANNOTATED && stmt->flag;
    return first;
}

/* A module that annotates a variable has __annotations__ from then on. */
static void open_annotations(struct compiler *c, bool *opened,
                             const struct ast_stmt *stmt) {
    if (*opened || !annotates(stmt))
        return;
    uint8_t mark = c->code->next;
    unsigned dict = lang_temp(c);
    lang_emit(c, OP_BUILD_DICT, dict, 0, 0);
    lang_store_name(c, lang_intern(c, "__annotations__"), dict);
    c->code->next = mark;
    *opened = true;
}

static void module_doc(struct compiler *c, struct ast_stmt *stmt, value *doc) {
    bool string =
        stmt->kind == AST_EXPRESSION && stmt->u.one->kind == AST_STRING;
    if (!string || (c->mode & 7u) == LANG_SINGLE)
        return;
    uint8_t mark = c->code->next;
    unsigned reg = lang_temp(c);
    *doc = lang_text(c, stmt->u.one);
    lang_load(c, *doc, reg);
    lang_store_name(c, lang_intern(c, "__doc__"), reg);
    c->code->next = mark;
}

static void statements(struct compiler *c, struct lang_parser *parser,
                       value *doc) {
    bool first = true, annotated = false;
    struct ast_stmt *stmt;
    while ((stmt = lang_next_statement(parser)) != NULL) {
        lang_at_stmt(c, stmt);
        if (first)
            module_doc(c, stmt, doc);
        first = false;
        if (value_extra() != NULL)
            lang_dialect(c->unit, c->names, stmt);
        if (lang_analyse(c->unit, stmt)) {
            open_annotations(c, &annotated, stmt);
            c->code->bound.reachable = true;
            lang_stmts(c, stmt);
        }
        lang_reset(c->unit);
        if (lang_failed(c->unit))
            return;
    }
    lang_emit(c, OP_RETURN_NONE, 0, 0, 0);
}

static void expression(struct compiler *c, struct lang_parser *parser) {
    struct ast_expr *expr = lang_parse_expression(parser);
    if (expr == NULL || !lang_analyse_expression(c->unit, expr))
        return;
    unsigned reg = lang_operand(c, expr);
    lang_emit(c, OP_RETURN, reg, 0, 0);
}

static value module_code(struct compiler *c, struct lang_parser *parser) {
    struct building code;
    value doc = VALUE_NONE;
    memset(&code, 0, sizeof code);
    code.qualname = value_from_symbol(SYM_module_body);
    lang_begin_code(c, &code, NULL, 0);
    if ((c->mode & LANG_OWN_LOCALS) != 0) {
        code.flags |= CODE_NAMESPACE;
        code.locals = (uint8_t)(lang_temp(c) + 1);
    }
    if ((c->mode & 7u) == LANG_EVAL)
        expression(c, parser);
    else
        statements(c, parser, &doc);
    return lang_finish_code(c, NULL, SYM_module_body, doc);
}

/* The parser has half a kilobyte of stacks: in the arena, not on the C
 * stack. */
static value compile_unit(struct compiler *c) {
    struct header *block = NULL;
    if (!lang_failed(c->unit))
        block = heap_alloc(KIND_CODE_WORDS, sizeof(struct lang_parser));
    if (block == NULL) {
        lang_fail_kind(c->unit, LANG_NO_MEMORY, 0, "memory allocation failed");
        return VALUE_NONE;
    }
    struct lang_parser *parser = (struct lang_parser *)(void *)(block + 1);
    lang_parse_init(parser, c->unit);
    value code = module_code(c, parser);
    KEEP_ALIVE(block);
    return code;
}

bool lang_compile(const char *source, size_t length, uint32_t filename,
                  unsigned mode, value *code_out) {
    struct lang_unit unit;
    struct keeper keeper = {VALUE_NONE};
    struct lang_memory memory = {take_chunk, NULL, &keeper};
    struct lang_names names = {intern, symbol_text, NULL};
    struct compiler c = {.unit = &unit,
                         .file = value_from_symbol(filename),
                         .mode = mode,
                         .line = 1};
    if (!value_dict_new(0, &c.names))
        return false;
    lang_unit_init(&unit, source, length, &memory, &names);
    *code_out = compile_unit(&c);
    if (unit.arena.peak > lang_state.peak)
        lang_state.peak = unit.arena.peak;
    KEEP_ALIVE(keeper.chunks);
    KEEP_ALIVE(c.names);
    return lang_failed(&unit) ? raise_error(&unit, c.file) : true;
}

size_t lang_compile_peak(void) {
    size_t peak = lang_state.peak;
    lang_state.peak = 0;
    return peak;
}

/* A block goes on until an empty line. */
static bool block_open(const struct lang_unit *unit, bool compound) {
    uint32_t end = unit->length;
    if (!compound)
        return false;
    if (end > 0 && unit->source[end - 1] == '\n')
        end--;
    return end > 0 && unit->source[end - 1] != '\n';
}

bool lang_is_incomplete(const char *source, size_t length) {
    struct lang_unit unit;
    struct keeper keeper = {VALUE_NONE};
    struct lang_memory memory = {take_chunk, NULL, &keeper};
    struct lang_names names = {intern, symbol_text, NULL};
    bool compound = false;
    lang_unit_init(&unit, source, length, &memory, &names);
    struct header *block =
        heap_alloc(KIND_CODE_WORDS, sizeof(struct lang_parser));
    if (block == NULL)
        return false;
    struct lang_parser *parser = (struct lang_parser *)(void *)(block + 1);
    lang_parse_init(parser, &unit);
    struct ast_stmt *stmt;
    while ((stmt = lang_next_statement(parser)) != NULL) {
        compound = stmt->kind >= AST_IF;
        lang_reset(&unit);
    }
    KEEP_ALIVE(block);
    KEEP_ALIVE(keeper.chunks);
    if (lang_failed(&unit))
        return unit.error.kind != LANG_RAISED && unit.error.at_end;
    return block_open(&unit, compound);
}
