/* SPDX-License-Identifier: MIT */
/* Statements of viper. A first pass notes which names are the function's own;
 * in the second each of them gets the type of what is first assigned to it. */
#include "viper.h"

#include "value/context.h"

static void stmts(struct viper *v, struct ast_stmt *list);

/* --- which names are local --- */

static void note(struct viper *v, uint32_t symbol, enum viper_type type) {
    struct viper_local *local = lang_viper_local(v, symbol);
    if (local != NULL || symbol == AST_NO_NAME)
        return;
    local = lang_allocate(v->unit, sizeof *local);
    if (local == NULL)
        return;
    local->symbol = symbol;
    local->type = (uint8_t)type;
    local->next = v->locals;
    v->locals = local;
}

static void note_target(struct viper *v, const struct ast_expr *target,
                        enum viper_type type) {
    if (target->kind == AST_NAME)
        note(v, target->u.named.symbol, type);
    else if (target->kind == AST_STARRED)
        note_target(v, target->u.one, VIPER_OBJECT);
    else if (target->kind == AST_TUPLE || target->kind == AST_LIST)
        for (target = target->u.list; target != NULL; target = target->next)
            note_target(v, target, type);
}

static void note_all(struct viper *v, const struct ast_stmt *list);

static void note_aliases(struct viper *v, const struct ast_stmt *stmt) {
    const struct ast_alias *alias = stmt->u.import.names;
    for (; alias != NULL; alias = alias->next)
        note(v, alias->bound, VIPER_OBJECT);
}

static void note_try(struct viper *v, const struct ast_stmt *stmt) {
    note_all(v, stmt->u.try.body);
    const struct ast_handler *handler = stmt->u.try.handlers;
    for (; handler != NULL; handler = handler->next) {
        note(v, handler->symbol, VIPER_OBJECT);
        note_all(v, handler->body);
    }
    note_all(v, stmt->u.try.other);
    note_all(v, stmt->u.try.final);
}

static void note_with(struct viper *v, const struct ast_stmt *stmt) {
    const struct ast_expr *item = stmt->u.branch.test;
    for (; item != NULL; item = item->next)
        if (item->u.pair.second != NULL)
            note_target(v, item->u.pair.second, VIPER_OBJECT);
    note_all(v, stmt->u.branch.body);
}

static void note_block(struct viper *v, const struct ast_stmt *stmt) {
    switch (stmt->kind) {
    case AST_IF:
    case AST_WHILE:
        note_all(v, stmt->u.branch.body);
        note_all(v, stmt->u.branch.other);
        break;
    case AST_FOR:
        note_target(v, stmt->u.loop.target, VIPER_UNKNOWN);
        note_all(v, stmt->u.loop.body);
        note_all(v, stmt->u.loop.other);
        break;
    case AST_WITH:
        note_with(v, stmt);
        break;
    case AST_TRY:
        note_try(v, stmt);
        break;
    case AST_DEF:
    case AST_CLASS:
        note(v, stmt->u.def.symbol, VIPER_OBJECT);
        break;
    default:
        break;
    }
}

static void note_one(struct viper *v, const struct ast_stmt *stmt) {
    const struct ast_expr *target;
    switch (stmt->kind) {
    case AST_ASSIGN:
        target = stmt->u.assign.target;
        for (; target != NULL; target = target->next)
            note_target(v, target, VIPER_UNKNOWN);
        break;
    case AST_AUGMENTED:
        note_target(v, stmt->u.assign.target, VIPER_UNKNOWN);
        break;
    case AST_ANNOTATED:
        note_target(v, stmt->u.annotated.target, VIPER_UNKNOWN);
        break;
    case AST_IMPORT:
    case AST_FROM:
        note_aliases(v, stmt);
        break;
    default:
        note_block(v, stmt);
        break;
    }
}

static void note_all(struct viper *v, const struct ast_stmt *list) {
    if (lang_enter(v->unit, list != NULL ? list->offset : 0, LANG_WALK_COST))
        for (; list != NULL && lang_poll(v->unit); list = list->next)
            note_one(v, list);
    lang_leave(v->unit, LANG_WALK_COST);
}

/* Names of `global` and `nonlocal` hold objects: as if they were no locals. */
static void forget(struct viper *v, uint32_t symbol) {
    struct viper_local *local = lang_viper_local(v, symbol);
    if (local != NULL)
        local->symbol = AST_NO_NAME;
}

/* --- assignments --- */

static void store_name(struct viper *v, const struct ast_expr *name,
                       enum viper_type type, struct ast_expr **source) {
    struct viper_local *local = lang_viper_local(v, name->u.named.symbol);
    if (local == NULL) {
        if (viper_is_pointer(type) && source != NULL)
            lang_viper_wrap(v, SYM___viper_uint__, source);
    } else if (local->type == VIPER_UNKNOWN) {
        local->type = (uint8_t)type;
    } else if (local->type != type) {
        viper_fail(v, "local '%q' has type '%s' but source is '%s'",
                   local->symbol,
                   lang_viper_type_name((enum viper_type)local->type),
                   lang_viper_type_name(type));
    }
}

static void store_objects(struct viper *v, struct ast_expr *target) {
    for (struct ast_expr *item = target->u.list; item != NULL;
         item = item->next) {
        if (item->kind == AST_NAME)
            store_name(v, item, VIPER_OBJECT, NULL);
        else if (item->kind == AST_TUPLE || item->kind == AST_LIST)
            store_objects(v, item);
        else if (item->kind != AST_STARRED)
            (void)lang_viper_expr(v, &item);
    }
}

/* p[i] = x of a pointer becomes __viper_store__(x, p, i): true. */
static bool store_item(struct viper *v, struct ast_stmt *stmt,
                       enum viper_type type) {
    struct ast_expr *target = stmt->u.assign.target;
    struct ast_expr *base = target->u.pair.first;
    struct ast_expr *key = target->u.pair.second;
    enum viper_type to = lang_viper_expr(v, &base);
    enum viper_type index = lang_viper_expr(v, &key);
    target->u.pair.first = base;
    target->u.pair.second = key;
    if (to == VIPER_OBJECT)
        return false;
    if (!viper_is_pointer(to) || to == VIPER_PTR)
        viper_fail(v, "can't store to '%s'", lang_viper_type_name(to));
    else if (!viper_is_word(index))
        viper_fail(v, "can't store with '%s' index",
                   lang_viper_type_name(index));
    else if (type == VIPER_OBJECT)
        viper_fail(v, "can't store '%s'", lang_viper_type_name(type));
    struct ast_expr *call = lang_viper_node(v, AST_CALL, target);
    struct ast_expr *name = lang_viper_name(v, SYM___viper_store__, target);
    struct ast_expr *source = stmt->u.assign.value;
    if (call == NULL || name == NULL)
        return true;
    base->next = key;
    source->next = base;
    call->u.pair.first = name;
    call->u.pair.second = source;
    stmt->kind = AST_EXPRESSION;
    stmt->u.one = call;
    return true;
}

static void store(struct viper *v, struct ast_stmt *stmt,
                  struct ast_expr *target, enum viper_type type) {
    bool only = stmt->u.assign.target == target && target->next == NULL;
    switch (target->kind) {
    case AST_NAME:
        store_name(v, target, type, only ? &stmt->u.assign.value : NULL);
        break;
    case AST_TUPLE:
    case AST_LIST:
        store_objects(v, target);
        break;
    case AST_SUBSCRIPT:
        if (only && store_item(v, stmt, type))
            break;
        if (!only)
            (void)lang_viper_expr(v, &target);
        if (viper_is_pointer(type) && only)
            lang_viper_wrap(v, SYM___viper_uint__, &stmt->u.assign.value);
        break;
    default:
        lang_viper_object(v, &target->u.named.value);
        if (viper_is_pointer(type) && only)
            lang_viper_wrap(v, SYM___viper_uint__, &stmt->u.assign.value);
        break;
    }
}

static uint32_t length_of(const struct ast_expr *list) {
    uint32_t n = 0;
    for (; list != NULL; list = list->next)
        n = list->kind == AST_STARRED ? UINT32_MAX / 2 : n + 1;
    return n;
}

static struct ast_stmt *statement(struct viper *v, enum ast_stmt_kind kind,
                                  uint32_t offset) {
    struct ast_stmt *stmt = lang_allocate(v->unit, sizeof *stmt);
    if (stmt != NULL) {
        stmt->kind = (uint8_t)kind;
        stmt->offset = offset;
    }
    return stmt;
}

/* A target that is no name gets its value from a hidden local, in a statement
 * of its own behind this one. */
static struct ast_stmt *put_off(struct viper *v, struct ast_stmt *after,
                                struct ast_expr **at, unsigned number) {
    char text[] = "__viper_a__";
    text[8] = (char)('a' + number % 26u);
    uint32_t symbol =
        v->unit->names.intern(v->unit->names.context, text, sizeof text - 1);
    struct ast_expr *target = *at;
    struct ast_expr *name = lang_viper_name(v, symbol, target);
    struct ast_expr *source = lang_viper_name(v, symbol, target);
    struct ast_stmt *stmt = statement(v, AST_ASSIGN, after->offset);
    if (name == NULL || source == NULL || stmt == NULL)
        return after;
    note(v, symbol, VIPER_UNKNOWN);
    struct viper_local *local = lang_viper_local(v, symbol);
    if (local == NULL)
        return after;
    local->type = VIPER_UNKNOWN;
    name->next = target->next;
    *at = name;
    target->next = NULL;
    stmt->u.assign.target = target;
    stmt->u.assign.value = source;
    stmt->next = after->next;
    after->next = stmt;
    return stmt;
}

static void name_parts(struct viper *v, struct ast_stmt *stmt) {
    struct ast_expr **at = &stmt->u.assign.target->u.list;
    struct ast_stmt *last = stmt;
    for (unsigned i = 0; *at != NULL && !lang_failed(v->unit);
         at = &(*at)->next)
        if ((*at)->kind != AST_NAME)
            last = put_off(v, last, at, i++);
}

/* a, b = x, y keeps the types of its parts. */
static bool by_parts(struct viper *v, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.assign.target;
    struct ast_expr *source = stmt->u.assign.value;
    if (target->next != NULL || target->kind != AST_TUPLE ||
        source->kind != AST_TUPLE ||
        length_of(target->u.list) != length_of(source->u.list))
        return false;
    name_parts(v, stmt);
    struct ast_expr *to = target->u.list;
    struct ast_expr **from = &source->u.list;
    for (; to != NULL && !lang_failed(v->unit);
         to = to->next, from = &(*from)->next)
        store_name(v, to, lang_viper_expr(v, from), from);
    return true;
}

static void assign(struct viper *v, struct ast_stmt *stmt) {
    if (by_parts(v, stmt))
        return;
    enum viper_type type = lang_viper_expr(v, &stmt->u.assign.value);
    struct ast_expr *target = stmt->u.assign.target;
    for (; target != NULL && !lang_failed(v->unit);) {
        struct ast_expr *next = target->next;
        store(v, stmt, target, type);
        target = next;
    }
}

/* int(x), ptr8(x) */
static bool is_cast(const struct ast_expr *expr) {
    const struct ast_expr *name = expr->u.pair.first;
    return expr->kind == AST_CALL && name->kind == AST_NAME &&
           lang_viper_named(name->u.named.symbol) != VIPER_UNKNOWN;
}

static struct ast_expr *copy(struct viper *v, const struct ast_expr *expr);

static struct ast_expr *copy_node(struct viper *v,
                                  const struct ast_expr *expr) {
    struct ast_expr *twin = lang_viper_node(v, (enum ast_kind)expr->kind, expr);
    if (twin == NULL)
        return NULL;
    twin->op = expr->op;
    twin->link = expr->link;
    if (expr->kind == AST_NAME) {
        twin->u.named.symbol = expr->u.named.symbol;
    } else if (expr->kind == AST_UNARY) {
        twin->u.one = copy(v, expr->u.one);
    } else if (expr->kind == AST_BINARY) {
        struct ast_expr **last = &twin->u.list;
        const struct ast_expr *item = expr->u.list;
        for (; item != NULL; item = item->next) {
            *last = copy(v, item);
            if (*last == NULL)
                break;
            last = &(*last)->next;
        }
    } else if (is_cast(expr) || expr->kind == AST_SUBSCRIPT) {
        twin->u.pair.first = copy(v, expr->u.pair.first);
        twin->u.pair.second =
            expr->u.pair.second != NULL ? copy(v, expr->u.pair.second) : NULL;
    } else if (expr->kind != AST_INT && expr->kind != AST_CONSTANT) {
        viper_fail(v, "augmented store is too complex");
    }
    return twin;
}

/* A copy of what has no effects: names, numbers, casts, items and operators of
 * them. */
static struct ast_expr *copy(struct viper *v, const struct ast_expr *expr) {
    struct ast_expr *twin = NULL;
    if (lang_enter(v->unit, expr->offset, LANG_WALK_COST))
        twin = copy_node(v, expr);
    lang_leave(v->unit, LANG_WALK_COST);
    return twin;
}

static bool is_typed_place(struct viper *v, const struct ast_expr *target) {
    const struct ast_expr *name =
        target->kind == AST_SUBSCRIPT ? target->u.pair.first : target;
    if (name->kind == AST_CALL)
        return target != name; /* ptr8(x)[i] */
    if (name->kind != AST_NAME)
        return false;
    const struct viper_local *local = lang_viper_local(v, name->u.named.symbol);
    return local != NULL && local->type != VIPER_OBJECT;
}

/* x op= y of words is x = x op y. */
static void augmented(struct viper *v, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.assign.target;
    if (!is_typed_place(v, target)) {
        if (target->kind == AST_NAME &&
            lang_viper_expr(v, &stmt->u.assign.value) != VIPER_OBJECT &&
            lang_viper_local(v, target->u.named.symbol) != NULL)
            viper_fail(v, "can't do binary op between '%s' and '%s'", "object",
                       "int");
        else if (target->kind != AST_NAME) {
            lang_viper_object(v, &stmt->u.assign.value);
            (void)lang_viper_expr(v, &stmt->u.assign.target);
        }
        return;
    }
    struct ast_expr *left = copy(v, target);
    struct ast_expr *both = lang_viper_node(v, AST_BINARY, target);
    if (left == NULL || both == NULL)
        return;
    both->u.list = left;
    left->next = stmt->u.assign.value;
    left->next->link = stmt->flag & 31u;
    stmt->kind = AST_ASSIGN;
    stmt->flag = 0;
    stmt->u.assign.value = both;
    assign(v, stmt);
}

/* x: int = y */
static void annotated(struct viper *v, struct ast_stmt *stmt) {
    struct ast_expr *target = stmt->u.annotated.target;
    struct ast_expr *source = stmt->u.annotated.value;
    const struct ast_expr *annotation = stmt->u.annotated.annotation;
    enum viper_type type = annotation->kind == AST_NAME
                               ? lang_viper_named(annotation->u.named.symbol)
                               : VIPER_UNKNOWN;
    struct viper_local *local =
        target->kind == AST_NAME ? lang_viper_local(v, target->u.named.symbol)
                                 : NULL;
    if (local != NULL && local->type == VIPER_UNKNOWN && type != VIPER_UNKNOWN)
        local->type = (uint8_t)type;
    stmt->kind = source != NULL ? AST_ASSIGN : AST_PASS;
    stmt->flag = 0;
    stmt->u.assign.target = target;
    stmt->u.assign.value = source;
    if (source != NULL)
        assign(v, stmt);
}

/* --- the others --- */

static void leave(struct viper *v, struct ast_stmt *stmt) {
    if (stmt->u.one == NULL)
        return;
    enum viper_type type = lang_viper_expr(v, &stmt->u.one);
    if (v->result != VIPER_OBJECT && type != v->result)
        viper_fail(v, "return expected '%s' but got '%s'",
                   lang_viper_type_name((enum viper_type)v->result),
                   lang_viper_type_name(type));
    if (viper_is_pointer(type))
        lang_viper_wrap(v, SYM___viper_uint__, &stmt->u.one);
}

/* for i in range(...) of words counts in words. */
static void loop(struct viper *v, struct ast_stmt *stmt) {
    struct ast_expr *values = stmt->u.loop.values;
    bool counts =
        values->kind == AST_CALL && values->u.pair.first->kind == AST_NAME &&
        values->u.pair.first->u.named.symbol == SYM_range &&
        values->u.pair.second != NULL && lang_viper_local(v, SYM_range) == NULL;
    enum viper_type type = VIPER_OBJECT;
    if (counts) {
        struct ast_expr **at = &values->u.pair.second;
        type = lang_viper_expr(v, at);
        for (at = &(*at)->next; *at != NULL; at = &(*at)->next)
            if (lang_viper_expr(v, at) == VIPER_OBJECT)
                type = VIPER_OBJECT;
    } else {
        lang_viper_object(v, &stmt->u.loop.values);
    }
    if (stmt->u.loop.target->kind == AST_NAME)
        store_name(v, stmt->u.loop.target, type, NULL);
    else
        store_objects(v, stmt->u.loop.target);
    stmts(v, stmt->u.loop.body);
    stmts(v, stmt->u.loop.other);
}

static void with(struct viper *v, struct ast_stmt *stmt) {
    struct ast_expr *item = stmt->u.branch.test;
    for (; item != NULL; item = item->next)
        lang_viper_object(v, &item->u.pair.first);
    stmts(v, stmt->u.branch.body);
}

static void attempt(struct viper *v, struct ast_stmt *stmt) {
    stmts(v, stmt->u.try.body);
    struct ast_handler *handler = stmt->u.try.handlers;
    for (; handler != NULL; handler = handler->next)
        stmts(v, handler->body);
    stmts(v, stmt->u.try.other);
    stmts(v, stmt->u.try.final);
}

static void raise_it(struct viper *v, struct ast_stmt *stmt) {
    if (stmt->u.assign.target != NULL &&
        lang_viper_expr(v, &stmt->u.assign.target) != VIPER_OBJECT)
        viper_fail(v, "must raise an object");
}

static void block(struct viper *v, struct ast_stmt *stmt) {
    switch (stmt->kind) {
    case AST_IF:
    case AST_WHILE:
        (void)lang_viper_expr(v, &stmt->u.branch.test);
        stmts(v, stmt->u.branch.body);
        stmts(v, stmt->u.branch.other);
        break;
    case AST_FOR:
        loop(v, stmt);
        break;
    case AST_WITH:
        with(v, stmt);
        break;
    case AST_TRY:
        attempt(v, stmt);
        break;
    case AST_DEF: /* as its surroundings */
        lang_viper_function(v->unit, v->names, stmt);
        break;
    default:
        break;
    }
}

static void one(struct viper *v, struct ast_stmt *stmt) {
    switch (stmt->kind) {
    case AST_EXPRESSION:
        (void)lang_viper_expr(v, &stmt->u.one);
        break;
    case AST_ASSIGN:
        assign(v, stmt);
        break;
    case AST_AUGMENTED:
        augmented(v, stmt);
        break;
    case AST_ANNOTATED:
        annotated(v, stmt);
        break;
    case AST_RETURN:
        leave(v, stmt);
        break;
    case AST_RAISE:
        raise_it(v, stmt);
        break;
    case AST_ASSERT:
        (void)lang_viper_expr(v, &stmt->u.assign.target);
        break;
    default:
        block(v, stmt);
        break;
    }
}

static void stmts(struct viper *v, struct ast_stmt *list) {
    if (lang_enter(v->unit, list != NULL ? list->offset : 0, LANG_WALK_COST))
        for (; list != NULL && lang_poll(v->unit); list = list->next)
            one(v, list);
    lang_leave(v->unit, LANG_WALK_COST);
}

/* --- the function --- */

static enum viper_type annotation_type(struct viper *v,
                                       const struct ast_expr *annotation) {
    if (annotation == NULL ||
        (annotation->kind == AST_CONSTANT && annotation->op == AST_NONE))
        return VIPER_OBJECT;
    enum viper_type type = VIPER_UNKNOWN;
    if (annotation->kind != AST_NAME)
        lang_fail(v->unit, annotation->offset,
                  annotation->offset + annotation->length,
                  "annotation must be an identifier");
    else
        type = lang_viper_named(annotation->u.named.symbol);
    if (type == VIPER_UNKNOWN && annotation->kind == AST_NAME)
        viper_fail(v, "unknown type '%q'", annotation->u.named.symbol);
    return type;
}

/* p = __viper_ptr8__(p), before the body. */
static struct ast_stmt *conversion(struct viper *v, const struct ast_stmt *def,
                                   const struct ast_param *param,
                                   enum viper_type type) {
    const struct ast_expr *like = param->annotation;
    struct ast_stmt *stmt = statement(v, AST_ASSIGN, def->offset);
    struct ast_expr *target = lang_viper_name(v, param->symbol, like);
    struct ast_expr *source = lang_viper_name(v, param->symbol, like);
    if (stmt == NULL || target == NULL || source == NULL)
        return NULL;
    lang_viper_wrap(v, lang_viper_helper(type), &source);
    stmt->u.assign.target = target;
    stmt->u.assign.value = source;
    return stmt;
}

/* The conversions in front of the body, which `last` then leads to. */
static struct ast_stmt **parameters(struct viper *v, struct ast_stmt *def,
                                    struct ast_stmt **last) {
    for (struct ast_param *param = def->u.def.params; param != NULL;
         param = param->next) {
        enum viper_type type = annotation_type(v, param->annotation);
        if (lang_failed(v->unit))
            break;
        note(v, param->symbol, type);
        if (type != VIPER_OBJECT)
            *last = conversion(v, def, param, type);
        param->annotation = NULL;
        if (*last != NULL)
            last = &(*last)->next;
    }
    return last;
}

/* A body that ends without `return` gives the zero of the type. */
static void ending(struct viper *v, const struct ast_stmt *def,
                   struct ast_stmt **last) {
    struct ast_stmt *stmt = statement(v, AST_RETURN, def->offset);
    struct ast_expr *zero = lang_viper_node(v, AST_CONSTANT, def->u.def.values);
    if (stmt == NULL || zero == NULL)
        return;
    zero->op = AST_FALSE;
    if (v->result != VIPER_BOOL)
        lang_viper_wrap(v, SYM___viper_int__, &zero);
    stmt->u.one = zero;
    while (*last != NULL)
        last = &(*last)->next;
    *last = stmt;
}

static void forget_outer(struct viper *v, const struct ast_stmt *list) {
    for (; list != NULL; list = list->next) {
        if (list->kind != AST_GLOBAL && list->kind != AST_NONLOCAL)
            continue;
        const struct ast_alias *alias = list->u.import.names;
        for (; alias != NULL; alias = alias->next)
            forget(v, alias->symbol);
    }
}

void lang_viper_function(struct lang_unit *unit, value names,
                         struct ast_stmt *def) {
    struct viper v = {.unit = unit, .names = names};
    struct ast_stmt *first = NULL;
    struct ast_stmt **last = parameters(&v, def, &first);
    v.result = (uint8_t)annotation_type(&v, def->u.def.values);
    note_all(&v, def->u.def.body);
    forget_outer(&v, def->u.def.body);
    stmts(&v, def->u.def.body);
    if (lang_failed(unit))
        return;
    *last = def->u.def.body;
    if (v.result != VIPER_OBJECT)
        ending(&v, def, last);
    def->u.def.body = first;
    def->u.def.values = NULL;
}
