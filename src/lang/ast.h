/* SPDX-License-Identifier: MIT */
/* Statements of the syntax tree (expressions: expr.h). */
#ifndef KRAIT_LANG_AST_H
#define KRAIT_LANG_AST_H

#include "expr.h"

/* A name in `import`, `from`, `global` or `nonlocal`. */
struct ast_alias {
    uint32_t offset, symbol;
    uint32_t bound; /* the name that is bound: after `as`, or the first part */
    bool renamed;   /* has `as` */
    struct ast_alias *next;
};

enum ast_stmt_kind {
    AST_EXPRESSION, /* one */
    AST_ASSIGN,     /* assign: targets, value */
    AST_AUGMENTED,  /* assign: target, value; flag: enum ast_operator */
    AST_ANNOTATED,  /* annotated; flag: simple name without brackets */
    AST_RETURN,     /* one or NULL */
    AST_RAISE,      /* assign: exception, cause; may be NULL */
    AST_ASSERT,     /* assign: test, message or NULL */
    AST_DELETE,     /* one: list of targets */
    AST_PASS,
    AST_BREAK,
    AST_CONTINUE,
    AST_GLOBAL,   /* import.names */
    AST_NONLOCAL, /* import.names */
    AST_IMPORT,   /* import */
    AST_FROM,     /* import; flag: star */
    AST_IF,       /* branch; an `elif` is an AST_IF alone in `other` */
    AST_WHILE,    /* branch */
    AST_FOR,      /* loop; flag: async */
    AST_WITH,     /* branch: test is a list of WITH_ITEM; flag: async */
    AST_TRY,      /* try */
    AST_MATCH,    /* match */
    AST_DEF,      /* def; flag: async */
    AST_CLASS,    /* def: values is the argument list */
};

struct ast_handler {
    uint32_t offset, symbol; /* AST_NO_NAME without `as` */
    struct ast_handler *next;
    struct ast_expr *type; /* NULL catches all */
    struct ast_stmt *body;
};

struct ast_case {
    uint32_t offset;
    struct ast_case *next;
    struct ast_expr *pattern, *guard;
    struct ast_stmt *body;
};

struct ast_stmt {
    uint8_t kind, flag;
    uint16_t length; /* of its source, saturated */
    uint32_t offset;
    struct ast_stmt *next;
    union {
        struct ast_expr *one;
        struct {
            struct ast_expr *target, *value;
        } assign;
        struct {
            struct ast_expr *target, *annotation, *value;
        } annotated;
        struct {
            struct ast_alias *names;
            uint32_t module; /* AST_NO_NAME in `from . import` */
            uint32_t level;
        } import;
        struct {
            struct ast_expr *test;
            struct ast_stmt *body, *other;
        } branch;
        struct {
            struct ast_expr *target, *values;
            struct ast_stmt *body, *other;
        } loop;
        struct {
            struct ast_stmt *body;
            struct ast_handler *handlers;
            struct ast_stmt *other, *final;
        } try;
        struct {
            struct ast_expr *subject;
            struct ast_case *cases;
        } match;
        struct {
            uint32_t symbol;
            struct ast_param *params;
            struct ast_expr *values; /* annotation of the result; arguments */
            struct ast_stmt *body;
            struct ast_expr *decorators;
            struct lang_scope *scope;
        } def;
    } u;
};

#endif
