/* SPDX-License-Identifier: MIT */
/* MicroPython's decorators that change how a function is compiled, on the
 * desk. `native` and `bytecode` go; a function under `viper` is rewritten into
 * ordinary Python, before names are resolved, by calls of __viper_int__ and
 * its kin (modules/viper.c) around what is typed: so it gives the values of
 * machine words, though it is interpreted.
 *
 * Rejected: types in the compiler itself, which all targets would pay for, and
 * an evaluator of its own, a second language to keep true. */
#ifndef KRAIT_LANG_VIPER_H
#define KRAIT_LANG_VIPER_H

#include "ast.h"
#include "unit.h"

#include "base/check.h"
#include "value/exception.h"
#include "value/symbol.h"

enum viper_type {
    VIPER_OBJECT,
    VIPER_BOOL,
    VIPER_INT,
    VIPER_UINT,
    VIPER_PTR,
    VIPER_PTR8,
    VIPER_PTR16,
    VIPER_PTR32,
    VIPER_TYPES,
    VIPER_UNKNOWN /* of a local that nothing has been assigned to yet */
};

struct viper_local {
    uint32_t symbol;
    uint8_t type;
    struct viper_local *next;
};

/* One function that is being rewritten. */
struct viper {
    struct lang_unit *unit;
    struct viper_local *locals;
    value names; /* what const() has given, or None */
    uint8_t result;
};

/* In each statement of the list and those within, functions under the
 * decorators. Contract: task; may alloc; O(n^2). */
void lang_dialect(struct lang_unit *unit, value names, struct ast_stmt *stmts);

/* viper_stmt.c: rewrites parameters and body.
 * Contract: task; may alloc; O(n). */
void lang_viper_function(struct lang_unit *unit, value names,
                         struct ast_stmt *def);

/* viper_expr.c. lang_viper_expr rewrites in place and gives the type of the
 * result; _object gives an object, pointers as their addresses; _list does so
 * for each. _node and _name are new nodes with another's place; _wrap puts
 * helper(*at) where *at is; _helper is what converts to a type.
 * Contract of all: task; may alloc; O(n). */
struct viper_local *lang_viper_local(const struct viper *v, uint32_t symbol);
enum viper_type lang_viper_named(uint32_t symbol);
enum viper_type lang_viper_expr(struct viper *v, struct ast_expr **at);
void lang_viper_object(struct viper *v, struct ast_expr **at);
void lang_viper_list(struct viper *v, struct ast_expr **at);
struct ast_expr *lang_viper_node(struct viper *v, enum ast_kind kind,
                                 const struct ast_expr *like);
struct ast_expr *lang_viper_name(struct viper *v, uint32_t symbol,
                                 const struct ast_expr *like);
void lang_viper_wrap(struct viper *v, uint32_t helper, struct ast_expr **at);
uint32_t lang_viper_helper(enum viper_type type);
const char *lang_viper_type_name(enum viper_type type);

static inline bool viper_is_word(enum viper_type type) {
    return type == VIPER_INT || type == VIPER_UINT;
}

static inline bool viper_is_pointer(enum viper_type type) {
    return type >= VIPER_PTR && type <= VIPER_PTR32;
}

/* ViperTypeError. A macro, so that tools/texts sees no format of chips. */
#define viper_fail(v, ...)                                                     \
    do {                                                                       \
        if (!lang_failed((v)->unit) &&                                         \
            !value_raise(value_extra()->viper_error, __VA_ARGS__))             \
            (v)->unit->error.kind = LANG_RAISED;                               \
    } while (0)

#endif
