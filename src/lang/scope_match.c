/* SPDX-License-Identifier: MIT */
/* Scope analysis of patterns: each name once in a pattern, the same names in
 * all alternatives, nothing behind a pattern that always matches. */
#include "walk.h"

/* Names that a pattern has bound so far. */
struct bound {
    uint32_t symbol;
    struct bound *next;
};

struct names {
    struct bound *first;
    uint32_t count;
};

static void walk_pattern(struct lang_walk *w, struct ast_expr *pattern,
                         struct names *names);

static bool contains(const struct names *names, const struct bound *until,
                     uint32_t symbol) {
    const struct bound *bound = names->first;
    for (; bound != until; bound = bound->next) {
        if (bound->symbol == symbol)
            return true;
    }
    return false;
}

static void bind(struct lang_walk *w, const struct ast_expr *pattern,
                 struct names *names) {
    uint32_t symbol = pattern->u.named.symbol;
    if (symbol == AST_NO_NAME)
        return;
    if (contains(names, NULL, symbol))
        lang_fail(w->unit, pattern->offset, pattern->offset,
                  "multiple assignments to name '%n' in pattern", symbol);
    struct bound *bound = lang_allocate(w->unit, sizeof *bound);
    if (bound == NULL)
        return;
    bound->symbol = symbol;
    bound->next = names->first;
    names->first = bound;
    names->count++;
    (void)lang_note(w, w->scope, symbol, LANG_ASSIGNED);
}

static void unreachable(struct lang_walk *w, const struct ast_expr *pattern) {
    if (pattern->kind != AST_MATCH_CAPTURE)
        return;
    if (pattern->u.named.symbol == AST_NO_NAME)
        lang_fail(w->unit, pattern->offset, pattern->offset,
                  "wildcard makes remaining patterns unreachable");
    else
        lang_fail(w->unit, pattern->offset, pattern->offset,
                  "name capture '%n' makes remaining patterns unreachable",
                  pattern->u.named.symbol);
}

/* Alternatives begin with the same names and must add the same ones. */
static void walk_or(struct lang_walk *w, struct ast_expr *pattern,
                    struct names *names) {
    struct names before = *names;
    struct ast_expr *item = pattern->u.list;
    walk_pattern(w, item, names);
    for (item = item->next; item != NULL; item = item->next) {
        struct names other = before;
        walk_pattern(w, item, &other);
        bool same = other.count == names->count;
        const struct bound *bound = other.first;
        for (; same && bound != before.first; bound = bound->next)
            same = contains(names, before.first, bound->symbol);
        if (!same)
            lang_fail(w->unit, pattern->offset,
                      pattern->offset + pattern->length,
                      "alternative patterns bind different names");
    }
    for (item = pattern->u.list; item->next != NULL; item = item->next)
        unreachable(w, item);
}

static void walk_items(struct lang_walk *w, struct ast_expr *item,
                       struct names *names) {
    for (; item != NULL; item = item->next)
        walk_pattern(w, item, names);
}

static void walk_mapping(struct lang_walk *w, struct ast_expr *item,
                         struct names *names) {
    while (item != NULL && item->kind != AST_MATCH_STAR) {
        lang_walk_expr(w, item);
        walk_pattern(w, item->next, names);
        item = item->next->next;
    }
    walk_items(w, item, names);
}

static void walk_kind(struct lang_walk *w, struct ast_expr *pattern,
                      struct names *names) {
    switch (pattern->kind) {
    case AST_MATCH_VALUE:
        lang_walk_expr(w, pattern->u.one);
        break;
    case AST_MATCH_CAPTURE:
    case AST_MATCH_STAR:
        bind(w, pattern, names);
        break;
    case AST_MATCH_AS:
        walk_pattern(w, pattern->u.named.value, names);
        bind(w, pattern, names);
        break;
    case AST_KEYWORD:
        walk_pattern(w, pattern->u.named.value, names);
        break;
    case AST_MATCH_OR:
        walk_or(w, pattern, names);
        break;
    case AST_MATCH_SEQUENCE:
        walk_items(w, pattern->u.list, names);
        break;
    case AST_MATCH_MAPPING:
        walk_mapping(w, pattern->u.list, names);
        break;
    case AST_MATCH_CLASS:
        lang_walk_expr(w, pattern->u.pair.first);
        walk_items(w, pattern->u.pair.second, names);
        break;
    default: /* constants */
        break;
    }
}

static void walk_pattern(struct lang_walk *w, struct ast_expr *pattern,
                         struct names *names) {
    if (lang_enter(w->unit, pattern->offset, LANG_WALK_COST))
        walk_kind(w, pattern, names);
    lang_leave(w->unit, LANG_WALK_COST);
}

void lang_walk_cases(struct lang_walk *w, struct ast_case *cases) {
    for (; cases != NULL && !lang_failed(w->unit); cases = cases->next) {
        struct names names = {NULL, 0};
        walk_pattern(w, cases->pattern, &names);
        if (cases->next != NULL && cases->guard == NULL)
            unreachable(w, cases->pattern);
        if (cases->guard != NULL)
            lang_walk_expr(w, cases->guard);
        lang_walk_stmts(w, cases->body);
    }
}
