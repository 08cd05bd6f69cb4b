/* SPDX-License-Identifier: MIT */
/* The syntax tree of one top-level statement, in the unit's arena.
 *
 * A node knows its place as an offset into the source; lists are chained by
 * `next`, so a node stands in one list only. Chains of operators of one
 * precedence are flat lists: what recurses is nesting, never length. Numbers
 * and strings stay where they are in the source. An expression takes 12 bytes
 * and what its kind needs of the union on a 32-bit chip.
 *
 * A4 A node that may not be there is NULL; a list may be NULL (empty).
 * A5 After an error the tree is never looked at: a node may be the spare one.
 */
#ifndef KRAIT_LANG_EXPR_H
#define KRAIT_LANG_EXPR_H

#include <stdbool.h>
#include <stdint.h>

enum ast_kind {
    AST_NAME,      /* named.symbol */
    AST_INT,       /* the digits stand at `offset` */
    AST_FLOAT,     /* likewise */
    AST_IMAGINARY, /* likewise */
    AST_CONSTANT,  /* op: enum ast_constant */
    AST_STRING,    /* text: adjacent literals from `offset` to text.end */
    AST_BYTES,     /* likewise */
    AST_PIECE,     /* text: literal part of an f-string; op: LANG_STRING_* */
    AST_VERBATIM,  /* text: source of an f-string's `{x=}` */
    AST_JOINED,    /* list: STRING, PIECE, VERBATIM, FORMATTED */
    AST_FORMATTED, /* pair: value, JOINED or NULL; op: 0, 's', 'r', 'a' - 96 */
    AST_BINARY,    /* list of operands; link: enum ast_operator */
    AST_COMPARE,   /* list of operands; link: enum ast_comparison */
    AST_BOOLEAN,   /* list of operands; op: 0 and, 1 or */
    AST_UNARY,     /* one; op: enum ast_unary */
    AST_CONDITIONAL,    /* three: test, body, other */
    AST_LAMBDA,         /* lambda */
    AST_CALL,           /* pair: callee, arguments */
    AST_KEYWORD,        /* named: an argument with its name */
    AST_ATTRIBUTE,      /* named */
    AST_SUBSCRIPT,      /* pair */
    AST_SLICE,          /* three: lower, upper, step */
    AST_TUPLE,          /* list */
    AST_LIST,           /* list */
    AST_SET,            /* list */
    AST_DICT,           /* list: key, value, ... with DOUBLE_STARRED between */
    AST_LIST_COMP,      /* comp */
    AST_SET_COMP,       /* comp */
    AST_DICT_COMP,      /* comp: key, whose `next` is the value */
    AST_GENERATOR,      /* comp */
    AST_CLAUSE,         /* three: target, iterable, conditions; op: async */
    AST_STARRED,        /* one */
    AST_DOUBLE_STARRED, /* one */
    AST_YIELD,          /* one or NULL */
    AST_YIELD_FROM,     /* one */
    AST_AWAIT,          /* one */
    AST_WALRUS,         /* named */
    AST_WITH_ITEM,      /* pair: context, target or NULL */
    AST_MATCH_VALUE,    /* one */
    AST_MATCH_CONSTANT, /* op: enum ast_constant; compared with `is` */
    AST_MATCH_CAPTURE,  /* named without value; AST_NO_NAME: wildcard */
    AST_MATCH_AS,       /* named */
    AST_MATCH_OR,       /* list */
    AST_MATCH_SEQUENCE, /* list */
    AST_MATCH_STAR,     /* named without value */
    AST_MATCH_MAPPING,  /* list: key, pattern, ..., MATCH_STAR for the rest */
    AST_MATCH_CLASS,    /* pair: class, patterns (KEYWORD for named ones) */
    AST_KIND_COUNT
};

#define AST_NO_NAME UINT32_MAX

enum ast_constant { AST_NONE, AST_FALSE, AST_TRUE, AST_ELLIPSIS };

enum ast_unary { AST_NEGATE, AST_PLUS, AST_INVERT, AST_NOT };

enum ast_operator {
    AST_ADD,
    AST_SUB,
    AST_MUL,
    AST_DIV,
    AST_FLOOR,
    AST_MOD,
    AST_POWER,
    AST_LSHIFT,
    AST_RSHIFT,
    AST_AND,
    AST_OR,
    AST_XOR,
    AST_MATMUL,
};

enum ast_comparison {
    AST_LESS,
    AST_LESS_EQUAL,
    AST_EQUAL,
    AST_NOT_EQUAL,
    AST_GREATER,
    AST_GREATER_EQUAL,
    AST_IN,
    AST_NOT_IN,
    AST_IS,
    AST_IS_NOT,
};

struct lang_scope;
struct ast_param;

struct ast_expr {
    uint32_t kind : 6;
    uint32_t op : 5;
    uint32_t link : 5;    /* how the node joins its list */
    uint32_t length : 16; /* of its source, saturated */
    uint32_t offset;      /* of its source */
    struct ast_expr *next;
    union {
        struct ast_expr *one;
        struct ast_expr *list;
        struct {
            struct ast_expr *first, *second;
        } pair;
        struct {
            struct ast_expr *first, *second, *third;
        } three;
        struct {
            struct ast_expr *value;
            uint32_t symbol;
        } named;
        struct {
            uint32_t end;   /* of the source */
            uint32_t bytes; /* when decoded */
        } text;
        struct {
            struct ast_expr *element, *clauses;
            struct lang_scope *scope;
        } comp;
        struct {
            struct ast_param *params;
            struct ast_expr *body;
            struct lang_scope *scope;
        } lambda;
    } u;
};

enum ast_param_kind {
    AST_POSITIONAL_ONLY,
    AST_POSITIONAL,
    AST_VARIADIC, /* *args; AST_NO_NAME for a bare star */
    AST_KEYWORD_ONLY,
    AST_VARIADIC_KEYWORDS,
};

struct ast_param {
    uint8_t kind;
    uint32_t offset, symbol;
    struct ast_param *next;
    struct ast_expr *annotation, *value;
};

#endif
