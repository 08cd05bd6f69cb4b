/* SPDX-License-Identifier: MIT */
/* match. The subject stands in a register; each name of a pattern has one
 * too, and is assigned when the whole pattern has matched. */
#include "compiler.h"

#include "value/container.h"

struct capture {
    uint32_t symbol;
    uint8_t reg;
    struct capture *next;
};

struct matching {
    struct capture *captures;
    struct label *fail;
};

static void pattern(struct compiler *c, struct matching *m, struct ast_expr *at,
                    unsigned subject);

static void capture(struct compiler *c, struct matching *m, uint32_t symbol,
                    unsigned from) {
    struct capture *known = m->captures;
    if (symbol == AST_NO_NAME)
        return;
    while (known != NULL && known->symbol != symbol)
        known = known->next;
    if (known != NULL)
        lang_emit(c, OP_MOVE, known->reg, from, 0);
}

static void compare(struct compiler *c, struct matching *m,
                    struct ast_expr *expr, unsigned subject, bool identity) {
    unsigned reg = lang_operand(c, expr);
    lang_emit_branch(
        c, code_word(identity ? OP_JUMP_IS : OP_JUMP_EQ, subject, reg, 0),
        m->fail);
}

static void any_of(struct compiler *c, struct matching *m, struct ast_expr *at,
                   unsigned subject) {
    struct label done = LANG_LABEL, *fail = m->fail;
    struct ast_expr *item = at->u.list;
    for (; item->next != NULL; item = item->next) {
        struct label next = LANG_LABEL;
        m->fail = &next;
        pattern(c, m, item, subject);
        lang_emit_jump(c, &done);
        c->code->bound.reachable = true;
        lang_bind(c, &next);
    }
    m->fail = fail;
    pattern(c, m, item, subject);
    lang_bind(c, &done);
}

static void check_length(struct compiler *c, struct matching *m,
                         unsigned subject, unsigned count, bool more) {
    unsigned length = lang_temps(c, 2);
    lang_emit(c, OP_LENGTH, length, subject, 0);
    lang_load(c, value_from_int48(count), length + 1);
    lang_emit_branch(
        c, code_word(more ? OP_JUMP_GE : OP_JUMP_EQ, length, length + 1, 0),
        m->fail);
    c->code->next = (uint8_t)length;
}

static void sequence(struct compiler *c, struct matching *m,
                     struct ast_expr *at, unsigned subject) {
    unsigned count = 0, before = 0;
    bool star = false;
    struct ast_expr *item;
    for (item = at->u.list; item != NULL; item = item->next) {
        star |= item->kind == AST_MATCH_STAR;
        before += !star;
        count++;
    }
    unsigned test = lang_temp(c);
    lang_emit(c, OP_MATCH_SEQUENCE, test, subject, 0);
    lang_emit_test(c, OP_JUMP_FALSE, test, m->fail);
    check_length(c, m, subject, count - star, star);
    if (count == 0)
        return;
    unsigned base = lang_temps(c, count);
    if (star) {
        lang_emit(c, OP_UNPACK_EX, subject, base, before);
        lang_emit_word(c, count - before - 1);
    } else {
        lang_emit(c, OP_UNPACK, subject, base, count);
    }
    for (item = at->u.list; item != NULL; item = item->next)
        pattern(c, m, item, base++);
}

/* `**rest`: a copy without the keys that the pattern has named. */
static void rest_of_mapping(struct compiler *c, struct matching *m,
                            const struct ast_expr *star, unsigned subject,
                            unsigned keys) {
    unsigned dict = lang_temp(c);
    lang_emit(c, OP_BUILD_DICT, dict, 0, 0);
    lang_emit(c, OP_DICT_UPDATE, dict, subject, 0);
    struct label top = LANG_LABEL, end = LANG_LABEL;
    unsigned iterator = lang_temps(c, 2);
    lang_emit(c, OP_GET_ITER, iterator, keys, 0);
    lang_bind(c, &top);
    lang_emit_branch(c, code_word(OP_FOR_ITER, iterator + 1, iterator, 0),
                     &end);
    lang_emit(c, OP_DELETE_ITEM, dict, iterator + 1, 0);
    lang_emit_jump(c, &top);
    c->code->bound.reachable = true;
    lang_bind(c, &end);
    capture(c, m, star->u.named.symbol, dict);
}

static void mapping(struct compiler *c, struct matching *m, struct ast_expr *at,
                    unsigned subject) {
    unsigned test = lang_temp(c), count = 0;
    struct ast_expr *item = at->u.list;
    lang_emit(c, OP_MATCH_MAPPING, test, subject, 0);
    lang_emit_test(c, OP_JUMP_FALSE, test, m->fail);
    unsigned base = lang_temps(c, 2), first = c->code->next;
    lang_emit(c, OP_MOVE, base, subject, 0);
    for (; item != NULL && item->kind != AST_MATCH_STAR;
         item = item->next->next, count++)
        (void)lang_fresh(c, item);
    lang_emit(c, OP_BUILD_TUPLE, base + 1, first, count);
    c->code->next = (uint8_t)first;
    unsigned found = lang_temp(c), part = lang_temp(c);
    lang_emit(c, OP_MATCH_KEYS, found, base, 0);
    lang_emit_test(c, OP_JUMP_NONE, found, m->fail);
    unsigned i = 0;
    for (item = at->u.list; item != NULL && item->kind != AST_MATCH_STAR;
         item = item->next->next) {
        lang_emit(c, OP_GET_ITEM_I, part, found, i++);
        pattern(c, m, item->next, part);
    }
    if (item != NULL)
        rest_of_mapping(c, m, item, subject, base + 1);
}

static value keyword_names(struct compiler *c, const struct ast_expr *item,
                           unsigned *positional) {
    value names = VALUE_NONE;
    unsigned count = 0;
    *positional = 0;
    const struct ast_expr *first = item;
    for (; item != NULL; item = item->next)
        *(item->kind == AST_KEYWORD ? &count : positional) += 1;
    value *items = lang_allocate(c->unit, (count + 1) * sizeof *items);
    if (items == NULL)
        return names;
    unsigned i = 0;
    for (item = first; item != NULL; item = item->next) {
        if (item->kind == AST_KEYWORD)
            items[i++] = value_from_symbol(item->u.named.symbol);
    }
    if (!value_tuple_new(count, items, &names))
        lang_raised(c);
    return names;
}

static void class_pattern(struct compiler *c, struct matching *m,
                          struct ast_expr *at, unsigned subject) {
    unsigned positional, i = 0;
    unsigned base = lang_temps(c, 3), found = lang_temp(c);
    unsigned part = lang_temp(c);
    struct ast_expr *item = at->u.pair.second;
    value names = keyword_names(c, item, &positional);
    lang_emit(c, OP_MOVE, base, subject, 0);
    lang_into(c, at->u.pair.first, base + 1);
    lang_emit_wide(c, OP_LOAD_K, base + 2, lang_constant(c, names));
    lang_at(c, at);
    lang_emit(c, OP_MATCH_CLASS, found, base, positional);
    lang_emit_test(c, OP_JUMP_NONE, found, m->fail);
    for (; item != NULL; item = item->next) {
        lang_emit(c, OP_GET_ITEM_I, part, found, i++);
        pattern(c, m, item->kind == AST_KEYWORD ? item->u.named.value : item,
                part);
    }
}

static void kind_of(struct compiler *c, struct matching *m, struct ast_expr *at,
                    unsigned subject) {
    switch (at->kind) {
    case AST_MATCH_VALUE:
        compare(c, m, at->u.one, subject, false);
        break;
    case AST_MATCH_CONSTANT: {
        /* Not a copy: a node is only as long as its kind needs. */
        struct ast_expr constant = {.kind = AST_CONSTANT,
                                    .op = at->op,
                                    .length = at->length,
                                    .offset = at->offset};
        compare(c, m, &constant, subject, true);
        break;
    }
    case AST_MATCH_CAPTURE:
    case AST_MATCH_STAR:
        capture(c, m, at->u.named.symbol, subject);
        break;
    case AST_MATCH_AS:
        pattern(c, m, at->u.named.value, subject);
        capture(c, m, at->u.named.symbol, subject);
        break;
    case AST_MATCH_OR:
        any_of(c, m, at, subject);
        break;
    case AST_MATCH_SEQUENCE:
        sequence(c, m, at, subject);
        break;
    case AST_MATCH_MAPPING:
        mapping(c, m, at, subject);
        break;
    default:
        class_pattern(c, m, at, subject);
        break;
    }
}

static void pattern(struct compiler *c, struct matching *m, struct ast_expr *at,
                    unsigned subject) {
    uint8_t mark = c->code->next;
    lang_at(c, at);
    if (lang_enter(c->unit, at->offset, LANG_COMPILE_COST))
        kind_of(c, m, at, subject);
    lang_leave(c->unit, LANG_COMPILE_COST);
    c->code->next = mark;
}

/* Gives each name of a pattern its register. */
static void collect(struct compiler *c, struct matching *m,
                    const struct ast_expr *at);

static void collect_name(struct compiler *c, struct matching *m,
                         uint32_t symbol) {
    const struct capture *known = m->captures;
    while (known != NULL && known->symbol != symbol)
        known = known->next;
    if (known != NULL || symbol == AST_NO_NAME)
        return;
    struct capture *fresh = lang_allocate(c->unit, sizeof *fresh);
    if (fresh == NULL)
        return;
    fresh->symbol = symbol;
    fresh->reg = (uint8_t)lang_temp(c);
    fresh->next = m->captures;
    m->captures = fresh;
}

static void collect_list(struct compiler *c, struct matching *m,
                         const struct ast_expr *item) {
    for (; item != NULL; item = item->next)
        collect(c, m, item);
}

static void collect(struct compiler *c, struct matching *m,
                    const struct ast_expr *at) {
    switch (at->kind) {
    case AST_MATCH_CAPTURE:
    case AST_MATCH_STAR:
        collect_name(c, m, at->u.named.symbol);
        break;
    case AST_MATCH_AS:
        collect(c, m, at->u.named.value);
        collect_name(c, m, at->u.named.symbol);
        break;
    case AST_KEYWORD:
        collect(c, m, at->u.named.value);
        break;
    case AST_MATCH_OR:
    case AST_MATCH_SEQUENCE:
    case AST_MATCH_MAPPING:
        collect_list(c, m, at->u.list);
        break;
    case AST_MATCH_CLASS:
        collect_list(c, m, at->u.pair.second);
        break;
    default: /* values; keys of mappings */
        break;
    }
}

static void one_case(struct compiler *c, const struct ast_case *branch,
                     unsigned subject) {
    struct label fail = LANG_LABEL;
    struct matching m = {NULL, &fail};
    collect(c, &m, branch->pattern);
    pattern(c, &m, branch->pattern, subject);
    const struct capture *known = m.captures;
    for (; known != NULL; known = known->next)
        lang_store_name(c, known->symbol, known->reg);
    if (branch->guard != NULL)
        lang_jump_if(c, branch->guard, false, &fail);
    lang_stmts(c, branch->body);
    /* The caller goes on to the end; the next case begins here. */
    struct bound bound = c->code->bound;
    if (bound.reachable)
        lang_emit_jump(c, c->code->blocks->leave);
    lang_bind(c, &fail);
    c->code->bound = bound;
}

void lang_match_stmt(struct compiler *c, struct ast_stmt *stmt) {
    struct label end = LANG_LABEL;
    struct block block = {.kind = BLOCK_ITERATOR, .leave = &end};
    unsigned subject = lang_fresh(c, stmt->u.match.subject);
    struct bound entry = c->code->bound;
    struct bound all = {.reachable = false};
    const struct ast_case *branch = stmt->u.match.cases;
    lang_push(c, &block);
    for (; branch != NULL; branch = branch->next) {
        uint8_t mark = c->code->next;
        lang_here(c, branch->offset);
        one_case(c, branch, subject);
        lang_join(&all, &c->code->bound);
        c->code->bound = entry;
        c->code->next = mark;
    }
    lang_pop(c, &block);
    lang_bind(c, &end);
    lang_join(&all, &entry);
    c->code->bound = all;
}
