/* SPDX-License-Identifier: MIT */
/* Scope analysis of expressions: uses, bindings, and the scopes of lambdas
 * and comprehensions. */
#include "walk.h"

static void fail_at(struct lang_walk *w, const struct ast_expr *expr,
                    const char *message) {
    lang_fail(w->unit, expr->offset, expr->offset + expr->length, "%s",
              message);
}

static void use(struct lang_walk *w, uint32_t symbol) {
    (void)lang_note(w, w->scope, symbol, LANG_USED);
    /* super() without arguments needs the class that it stands in. */
    if (symbol == w->super_symbol && lang_is_function(w->scope))
        (void)lang_note(w, w->scope, w->class_symbol, LANG_USED);
}

void lang_walk_list(struct lang_walk *w, struct ast_expr *list) {
    for (; list != NULL; list = list->next)
        lang_walk_expr(w, list);
}

/* Defaults and annotations belong to the scope around the function. */
void lang_walk_params(struct lang_walk *w, struct ast_param *params) {
    for (; params != NULL; params = params->next) {
        if (params->value != NULL)
            lang_walk_expr(w, params->value);
        if (params->annotation != NULL && !w->unit->text_annotations)
            lang_walk_expr(w, params->annotation);
    }
}

void lang_note_params(struct lang_walk *w, const struct ast_param *params) {
    for (; params != NULL; params = params->next) {
        if (params->symbol != AST_NO_NAME)
            (void)lang_note(w, w->scope, params->symbol, LANG_PARAMETER);
    }
}

static void walk_lambda(struct lang_walk *w, struct ast_expr *expr) {
    struct lang_scope *outer = w->scope;
    uint16_t iterables = w->iterables;
    lang_walk_params(w, expr->u.lambda.params);
    struct lang_scope *scope = lang_open_scope(w, LANG_LAMBDA, expr->offset);
    if (scope == NULL)
        return;
    expr->u.lambda.scope = w->scope = scope;
    w->iterables = 0;
    lang_note_params(w, expr->u.lambda.params);
    lang_walk_expr(w, expr->u.lambda.body);
    w->scope = outer;
    w->iterables = iterables;
}

static void walk_clause(struct lang_walk *w, struct ast_expr *clause,
                        bool first) {
    lang_walk_target(w, clause->u.three.first, LANG_ITERATION);
    if (clause->op)
        w->scope->is_async = true;
    if (!first) {
        w->iterables++;
        lang_walk_expr(w, clause->u.three.second);
        w->iterables--;
    }
    lang_walk_list(w, clause->u.three.third);
}

static void check_async(struct lang_walk *w, const struct ast_expr *expr,
                        const struct lang_scope *inner) {
    struct lang_scope *outer = w->scope;
    if (!inner->is_async || expr->kind == AST_GENERATOR)
        return;
    if (outer->kind == LANG_COMPREHENSION)
        outer->is_async = true;
    else if (outer->kind != LANG_FUNCTION || !outer->is_async)
        fail_at(w, expr,
                BASE_TEXT_OF(
                    "asynchronous comprehension outside of an asynchronous "
                    "function"));
}

/* The first iterable is evaluated outside: it is the argument. */
static void walk_comprehension(struct lang_walk *w, struct ast_expr *expr) {
    struct lang_scope *outer = w->scope;
    struct ast_expr *clause = expr->u.comp.clauses;
    w->iterables++;
    lang_walk_expr(w, clause->u.three.second);
    w->iterables--;
    struct lang_scope *scope =
        lang_open_scope(w, LANG_COMPREHENSION, expr->offset);
    if (scope == NULL)
        return;
    scope->comp_kind = expr->kind;
    scope->generator = expr->kind == AST_GENERATOR;
    expr->u.comp.scope = w->scope = scope;
    for (bool first = true; clause != NULL; clause = clause->next) {
        walk_clause(w, clause, first);
        first = false;
    }
    lang_walk_expr(w, expr->u.comp.element);
    if (expr->kind == AST_DICT_COMP)
        lang_walk_expr(w, expr->u.comp.element->next);
    w->scope = outer;
    check_async(w, expr, scope);
}

/* `(y := x)` in a comprehension binds y around all comprehensions. */
static void bind_walrus(struct lang_walk *w, const struct ast_expr *expr) {
    uint32_t symbol = expr->u.named.symbol;
    struct lang_scope *scope = w->scope;
    for (; scope->kind == LANG_COMPREHENSION; scope = scope->parent) {
        struct lang_variable *variable = lang_find(scope, symbol);
        if (variable != NULL && (variable->flags & LANG_ITERATION) != 0)
            lang_fail(w->unit, expr->offset, expr->offset,
                      "assignment expression cannot rebind comprehension "
                      "iteration variable '%n'",
                      symbol);
    }
    if (scope != w->scope && scope->kind == LANG_CLASS)
        lang_fail(w->unit, expr->offset, expr->offset,
                  "assignment expression within a comprehension cannot be "
                  "used in a class body");
    struct lang_variable *owner =
        lang_note(w, scope, symbol, LANG_ASSIGNED | LANG_WALRUS);
    if (scope == w->scope || owner == NULL)
        return;
    bool global =
        scope->kind == LANG_MODULE || (owner->flags & LANG_GLOBAL_STATED) != 0;
    struct lang_scope *inner = w->scope;
    for (; inner != scope; inner = inner->parent)
        (void)lang_note(w, inner, symbol,
                        global ? LANG_GLOBAL_STATED : LANG_NONLOCAL_STATED);
}

static void walk_walrus(struct lang_walk *w, struct ast_expr *expr) {
    if (w->iterables > 0)
        fail_at(w, expr,
                BASE_TEXT_OF(
                    "assignment expression cannot be used in a comprehension "
                    "iterable expression"));
    bind_walrus(w, expr);
    lang_walk_expr(w, expr->u.named.value);
}

static const char *yield_in_comprehension(const struct lang_scope *scope) {
    switch (scope->comp_kind) {
    case AST_LIST_COMP:
        return BASE_TEXT_OF("'yield' inside list comprehension");
    case AST_SET_COMP:
        return BASE_TEXT_OF("'yield' inside set comprehension");
    case AST_DICT_COMP:
        return BASE_TEXT_OF("'yield' inside dict comprehension");
    default:
        return BASE_TEXT_OF("'yield' inside generator expression");
    }
}

static void walk_yield(struct lang_walk *w, struct ast_expr *expr) {
    if (!lang_is_function(w->scope))
        fail_at(w, expr, BASE_TEXT_OF("'yield' outside function"));
    else if (w->scope->kind == LANG_COMPREHENSION)
        fail_at(w, expr, yield_in_comprehension(w->scope));
    else if (expr->kind == AST_YIELD_FROM && w->scope->is_async)
        fail_at(w, expr, BASE_TEXT_OF("'yield from' inside async function"));
    w->scope->generator = true;
    if (expr->u.one != NULL)
        lang_walk_expr(w, expr->u.one);
}

static void walk_await(struct lang_walk *w, struct ast_expr *expr) {
    if (!lang_is_function(w->scope))
        fail_at(w, expr, BASE_TEXT_OF("'await' outside function"));
    else if (w->scope->kind == LANG_COMPREHENSION)
        w->scope->is_async = true;
    else if (!w->scope->is_async)
        fail_at(w, expr, BASE_TEXT_OF("'await' outside async function"));
    lang_walk_expr(w, expr->u.one);
}

static void walk_three(struct lang_walk *w, struct ast_expr *expr) {
    if (expr->u.three.first != NULL)
        lang_walk_expr(w, expr->u.three.first);
    if (expr->u.three.second != NULL)
        lang_walk_expr(w, expr->u.three.second);
    if (expr->u.three.third != NULL)
        lang_walk_expr(w, expr->u.three.third);
}

static void walk_scoped(struct lang_walk *w, struct ast_expr *expr) {
    switch (expr->kind) {
    case AST_LAMBDA:
        walk_lambda(w, expr);
        break;
    case AST_LIST_COMP:
    case AST_SET_COMP:
    case AST_DICT_COMP:
    case AST_GENERATOR:
        walk_comprehension(w, expr);
        break;
    case AST_YIELD:
    case AST_YIELD_FROM:
        walk_yield(w, expr);
        break;
    case AST_AWAIT:
        walk_await(w, expr);
        break;
    case AST_WALRUS:
        walk_walrus(w, expr);
        break;
    default: /* numbers, texts, constants */
        break;
    }
}

static void walk_parts(struct lang_walk *w, struct ast_expr *expr) {
    switch (expr->kind) {
    case AST_CALL:
    case AST_FORMATTED:
    case AST_SUBSCRIPT:
        lang_walk_expr(w, expr->u.pair.first);
        lang_walk_list(w, expr->u.pair.second);
        break;
    case AST_CONDITIONAL:
    case AST_SLICE:
        walk_three(w, expr);
        break;
    default:
        walk_scoped(w, expr);
        break;
    }
}

static void walk_node(struct lang_walk *w, struct ast_expr *expr) {
    switch (expr->kind) {
    case AST_NAME:
        use(w, expr->u.named.symbol);
        break;
    case AST_BINARY:
    case AST_COMPARE:
    case AST_BOOLEAN:
    case AST_TUPLE:
    case AST_LIST:
    case AST_SET:
    case AST_DICT:
    case AST_JOINED:
        lang_walk_list(w, expr->u.list);
        break;
    case AST_UNARY:
    case AST_STARRED:
    case AST_DOUBLE_STARRED:
        lang_walk_expr(w, expr->u.one);
        break;
    case AST_ATTRIBUTE:
    case AST_KEYWORD:
        lang_walk_expr(w, expr->u.named.value);
        break;
    default:
        walk_parts(w, expr);
        break;
    }
}

void lang_walk_expr(struct lang_walk *w, struct ast_expr *expr) {
    if (lang_enter(w->unit, expr->offset, LANG_WALK_COST) && lang_poll(w->unit))
        walk_node(w, expr);
    lang_leave(w->unit, LANG_WALK_COST);
}

static void bind_target(struct lang_walk *w, struct ast_expr *target,
                        unsigned flags) {
    struct lang_variable *variable =
        lang_note(w, w->scope, target->u.named.symbol, LANG_ASSIGNED | flags);
    bool walrus =
        variable != NULL && (flags & LANG_ITERATION) != 0 &&
        (variable->flags & (LANG_NONLOCAL_STATED | LANG_GLOBAL_STATED)) != 0;
    if (walrus)
        lang_fail(w->unit, target->offset, target->offset,
                  "comprehension inner loop cannot rebind assignment "
                  "expression target '%n'",
                  target->u.named.symbol);
}

void lang_walk_target(struct lang_walk *w, struct ast_expr *target,
                      unsigned flags) {
    if (!lang_enter(w->unit, target->offset, LANG_WALK_COST)) {
        lang_leave(w->unit, LANG_WALK_COST);
        return;
    }
    struct ast_expr *item;
    switch (target->kind) {
    case AST_NAME:
        bind_target(w, target, flags);
        break;
    case AST_TUPLE:
    case AST_LIST:
        for (item = target->u.list; item != NULL; item = item->next)
            lang_walk_target(w, item, flags);
        break;
    case AST_STARRED:
        lang_walk_target(w, target->u.one, flags);
        break;
    default:
        walk_node(w, target);
        break;
    }
    lang_leave(w->unit, LANG_WALK_COST);
}
