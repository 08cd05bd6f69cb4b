/* SPDX-License-Identifier: MIT */
/* What the compiler's files share. Errors are sticky as in the parser: after
 * one, instructions are still laid down, but nobody looks at them. */
#ifndef KRAIT_LANG_COMPILER_H
#define KRAIT_LANG_COMPILER_H

#include "ast.h"
#include "code/code.h"
#include "compile.h"
#include "places.h"
#include "scope.h"

enum fixup_form { FIXUP_SHORT, FIXUP_LONG, FIXUP_SECOND };

struct fixup {
    struct fixup *next;
    uint32_t word;
    uint8_t form;
};

struct label {
    struct fixup *fixups;
    uint32_t at; /* UINT32_MAX: not yet known */
};

/* What stands around a statement and must be undone on the way out. */
enum block_kind {
    BLOCK_LOOP,    /* target of break and continue */
    BLOCK_COVERED, /* only covered by a handler */
    BLOCK_FINALLY,
    BLOCK_HANDLED, /* an exception is being handled: reg has the older one */
    BLOCK_NAME,    /* `except ... as name` */
    BLOCK_WITH,    /* reg: __exit__ and its self */
    BLOCK_ITERATOR /* only holds a register */
};

struct block {
    struct block *outer;
    uint8_t kind, reg, caught; /* caught: receives the exception */
    bool covers;               /* has a handler */
    bool is_async;
    uint32_t start;   /* of the stretch now covered */
    uint32_t entries; /* chain of table entries, by `target`; + 1 */
    uint32_t symbol;
    struct label *leave, *again;
    struct ast_stmt *final;
};

/* Registers known to hold a value, as bits. */
struct bound {
    bool reachable;
    uint32_t bits[8];
};

/* A code object under construction, on the C stack of its compile. */
struct building {
    /* Bytes in front, where every instruction of a chip reaches them. */
    uint8_t next, most, locals, class_cell;
    uint8_t flags;
    struct building *outer;
    struct lang_scope *scope;
    uint32_t *words;
    struct code_handler *handlers;
    uint8_t *lines;
    value constants; /* list */
    value qualname;
    uint32_t word_count, word_room, handler_count, handler_room;
    uint32_t line_count, line_room, line_word, line, first_line;
    uint32_t caches;
    uint32_t since; /* the last safepoint: lang_emit_poll */
    struct block *blocks;
    struct bound bound;
#if ISA_FULL
    struct places places;
#endif
};

struct compiler {
    struct lang_unit *unit;
    struct building *code;
    value names; /* dict: names given by const() and their values */
    value file;
    unsigned mode;
    uint32_t place, line; /* an offset, and the line that it is on */
    uint32_t extent; /* bytes from there on that the instruction stands for */
    /* ISA_FULL: no line ends between these two offsets. */
    uint32_t from, to;
};

/* emit.c. Contract of all: task; may alloc; O(n). */
void lang_raised(struct compiler *c);
void lang_here(struct compiler *c, uint32_t offset);
void lang_emit(struct compiler *c, enum opcode op, unsigned a, unsigned b,
               unsigned third);
void lang_emit_wide(struct compiler *c, enum opcode op, unsigned a,
                    uint32_t bx);
void lang_emit_word(struct compiler *c, uint32_t word);
void lang_emit_name(struct compiler *c, enum opcode op, unsigned a, unsigned b,
                    uint32_t symbol);
void lang_emit_poll(struct compiler *c);
void lang_emit_jump(struct compiler *c, struct label *label);
void lang_emit_test(struct compiler *c, enum opcode op, unsigned a,
                    struct label *label);
void lang_emit_branch(struct compiler *c, uint32_t word, struct label *label);
void lang_bind(struct compiler *c, struct label *label);
uint32_t lang_constant(struct compiler *c, value v);
void lang_load(struct compiler *c, value v, unsigned dest);
unsigned lang_temp(struct compiler *c);
unsigned lang_temps(struct compiler *c, unsigned count);
void lang_handler(struct compiler *c, uint32_t start, struct block *block);
void lang_bind_handler(struct compiler *c, struct block *block);
#define LANG_LABEL                                                             \
    { NULL, UINT32_MAX }

/* parse_desk.c: line and column of an error, at 1, and of its end, at 4, as
 * CPython gives them. Contract: task; no alloc; O(1). */
void lang_error_place(const struct lang_unit *unit, value items[6]);

/* fold.c. Contract: task; may alloc; O(n). */
bool lang_fold(struct compiler *c, const struct ast_expr *expr, value *out);
value lang_text(struct compiler *c, const struct ast_expr *expr);
int lang_truth(const struct ast_expr *expr);

/* compile_name.c. Contract of all: task; may alloc; O(n). */
void lang_load_name(struct compiler *c, uint32_t symbol, unsigned dest);
int lang_local(struct compiler *c, uint32_t symbol, bool steady);
bool lang_is_bound(const struct compiler *c, uint32_t symbol);
void lang_store_name(struct compiler *c, uint32_t symbol, unsigned source);
void lang_delete_name(struct compiler *c, uint32_t symbol);
void lang_unbind_name(struct compiler *c, uint32_t symbol);
int lang_destination(struct compiler *c, const struct ast_expr *target);
void lang_set_bound(struct compiler *c, unsigned reg);
void lang_join(struct bound *now, const struct bound *other);

/* compile_expr.c, compile_call.c, compile_test.c, compile_build.c.
 * Contract of all: task; may alloc; O(n). */
unsigned lang_operand(struct compiler *c, struct ast_expr *expr);
unsigned lang_fresh(struct compiler *c, struct ast_expr *expr);
void lang_into(struct compiler *c, struct ast_expr *expr, unsigned dest);
void lang_jump_if(struct compiler *c, struct ast_expr *expr, bool sense,
                  struct label *label);
void lang_compare_into(struct compiler *c, struct ast_expr *e, unsigned dest);
void lang_boolean_into(struct compiler *c, struct ast_expr *e, unsigned dest);
void lang_call_into(struct compiler *c, struct ast_expr *expr, unsigned dest);
void lang_arguments_at(struct compiler *c, struct ast_expr *first,
                       unsigned callee, unsigned given,
                       const struct ast_expr *call);
void lang_build_into(struct compiler *c, struct ast_expr *expr, unsigned dest);
void lang_joined_into(struct compiler *c, struct ast_expr *expr, unsigned dest);
enum opcode lang_binary_op(unsigned op, bool in_place);
bool lang_small(struct compiler *c, const struct ast_expr *expr, int low,
                int high, int *out);

/* compile_assign.c. Contract of all: task; may alloc; O(n). */
void lang_assign(struct compiler *c, struct ast_expr *target, unsigned source);
void lang_assignment(struct compiler *c, struct ast_stmt *stmt);
void lang_augmented(struct compiler *c, struct ast_stmt *stmt);
void lang_annotated(struct compiler *c, struct ast_stmt *stmt);
void lang_delete(struct compiler *c, struct ast_expr *target);

/* compile_def.c, compile_comp.c, finish.c.
 * Contract of all: task; may alloc; O(n). */
void lang_def_into(struct compiler *c, struct ast_stmt *stmt);
void lang_lambda_into(struct compiler *c, struct ast_expr *expr, unsigned dest);
void lang_comp_into(struct compiler *c, struct ast_expr *expr, unsigned dest);
void lang_make_function(struct compiler *c, value code,
                        const struct lang_scope *scope, unsigned base,
                        unsigned bits);
void lang_begin_code(struct compiler *c, struct building *code,
                     struct lang_scope *scope, uint32_t offset);
void lang_name_code(struct compiler *c, struct building *code, uint32_t symbol);
void lang_assign_registers(struct compiler *c, const struct ast_param *params);
value lang_finish_code(struct compiler *c, const struct ast_param *params,
                       uint32_t symbol, value doc);
uint32_t lang_intern(struct compiler *c, const char *text);

/* compile_stmt.c, compile_loop.c, compile_try.c, compile_match.c.
 * Contract of all: task; may alloc; O(n). */
void lang_stmts(struct compiler *c, struct ast_stmt *stmts);
void lang_body(struct compiler *c, struct ast_stmt *stmts, value *doc);
void lang_while(struct compiler *c, struct ast_stmt *stmt);
void lang_for(struct compiler *c, struct ast_stmt *stmt);
void lang_try(struct compiler *c, struct ast_stmt *stmt);
void lang_with(struct compiler *c, struct ast_expr *item,
               struct ast_stmt *stmt);
void lang_push(struct compiler *c, struct block *block);
void lang_pop(struct compiler *c, struct block *block);
void lang_unwind(struct compiler *c, const struct block *until);
void lang_resume(struct compiler *c, const struct block *until);
bool lang_unwinds(const struct compiler *c);
void lang_await(struct compiler *c, unsigned source, unsigned dest,
                enum code_awaited from);
void lang_await_next(struct compiler *c, unsigned iterator, unsigned out,
                     struct block *block);
void lang_end_async(struct compiler *c, struct block *block, struct label *end);
void lang_match_stmt(struct compiler *c, struct ast_stmt *stmt);
void lang_import(struct compiler *c, struct ast_stmt *stmt);

#endif
