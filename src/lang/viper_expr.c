/* SPDX-License-Identifier: MIT */
/* Expressions of viper: their types, and calls around what is done in machine
 * words. Nodes are made anew, never changed into another kind, since the parser
 * gives each only the room that its kind needs. */
#include "viper.h"

#include "value/container.h"
#include "value/context.h"

struct viper_local *lang_viper_local(const struct viper *v, uint32_t symbol) {
    struct viper_local *local = v->locals;
    while (local != NULL && local->symbol != symbol)
        local = local->next;
    return local;
}

enum viper_type lang_viper_named(uint32_t symbol) {
    static const uint32_t names[VIPER_TYPES] = {SYM_object, SYM_bool, SYM_int,
                                                SYM_uint,   SYM_ptr,  SYM_ptr8,
                                                SYM_ptr16,  SYM_ptr32};
    unsigned type = 0;
    while (type < VIPER_TYPES && names[type] != symbol)
        type++;
    return type < VIPER_TYPES ? (enum viper_type)type : VIPER_UNKNOWN;
}

const char *lang_viper_type_name(enum viper_type type) {
    static const char *const names[VIPER_TYPES] = {
        "object", "bool", "int", "uint", "ptr", "ptr8", "ptr16", "ptr32"};
    return type < VIPER_TYPES ? names[type] : "?";
}

uint32_t lang_viper_helper(enum viper_type type) {
    static const uint32_t helpers[VIPER_TYPES] = {0,
                                                  SYM___viper_bool__,
                                                  SYM___viper_int__,
                                                  SYM___viper_uint__,
                                                  SYM___viper_ptr__,
                                                  SYM___viper_ptr8__,
                                                  SYM___viper_ptr16__,
                                                  SYM___viper_ptr32__};
    return helpers[type];
}

struct ast_expr *lang_viper_node(struct viper *v, enum ast_kind kind,
                                 const struct ast_expr *like) {
    struct ast_expr *expr = lang_allocate(v->unit, sizeof *expr);
    if (expr == NULL)
        return NULL;
    expr->kind = (uint32_t)kind & 63u;
    expr->offset = like->offset;
    expr->length = like->length;
    return expr;
}

struct ast_expr *lang_viper_name(struct viper *v, uint32_t symbol,
                                 const struct ast_expr *like) {
    struct ast_expr *name = lang_viper_node(v, AST_NAME, like);
    if (name != NULL)
        name->u.named.symbol = symbol;
    return name;
}

/* Puts the node where *at is in its list. */
static void replace(struct ast_expr **at, struct ast_expr *fresh) {
    fresh->next = (*at)->next;
    fresh->link = (*at)->link;
    *at = fresh;
}

void lang_viper_wrap(struct viper *v, uint32_t helper, struct ast_expr **at) {
    struct ast_expr *old = *at;
    struct ast_expr *call = lang_viper_node(v, AST_CALL, old);
    struct ast_expr *name = lang_viper_name(v, helper, old);
    if (call == NULL || name == NULL)
        return;
    replace(at, call);
    old->next = NULL;
    old->link = 0;
    call->u.pair.first = name;
    call->u.pair.second = old;
}

void lang_viper_object(struct viper *v, struct ast_expr **at) {
    if (viper_is_pointer(lang_viper_expr(v, at)))
        lang_viper_wrap(v, SYM___viper_uint__, at);
}

void lang_viper_list(struct viper *v, struct ast_expr **at) {
    for (; *at != NULL && !lang_failed(v->unit); at = &(*at)->next)
        lang_viper_object(v, at);
}

/* Integers that fit a word with two bits to spare are words. */
static enum viper_type literal_type(const struct viper *v,
                                    const struct ast_expr *expr) {
    const uint8_t *at = v->unit->source + expr->offset;
    uint64_t n = 0, limit = UINTPTR_MAX >> 2;
    unsigned base = 10;
    if (at[0] == '0' && expr->length > 1) {
        unsigned letter = at[1] | 32u;
        base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    }
    for (uint32_t i = base == 10 ? 0 : 2; i < expr->length; i++) {
        unsigned digit = at[i] <= '9' ? at[i] - 48u : (at[i] | 32u) - 'a' + 10u;
        if (at[i] == '_')
            continue;
        if (n > (limit - digit) / base)
            return VIPER_OBJECT;
        n = n * base + digit;
    }
    return VIPER_INT;
}

static enum viper_type constant_type(const struct ast_expr *expr) {
    bool truth = expr->op == AST_TRUE || expr->op == AST_FALSE;
    return truth ? VIPER_BOOL : VIPER_OBJECT;
}

static enum viper_type name_type(struct viper *v, const struct ast_expr *expr) {
    const struct viper_local *local = lang_viper_local(v, expr->u.named.symbol);
    if (local == NULL)
        return v->names != VALUE_NONE &&
                       value_is_int48(value_dict_get_symbol(
                           v->names, expr->u.named.symbol, NULL))
                   ? VIPER_INT
                   : VIPER_OBJECT;
    if (local->type == VIPER_UNKNOWN)
        viper_fail(v, "local '%q' used before type known",
                   expr->u.named.symbol);
    return (enum viper_type)local->type;
}

static const char *operator_name(unsigned op) {
    static const char *const names[] = {
        "add",    "sub",    "mul", "truediv", "floordiv", "mod",   "pow",
        "lshift", "rshift", "and", "or",      "xor",      "matmul"};
    return names[op];
}

/* The type of `a op b`, or an error. */
static enum viper_type pair_type(struct viper *v, unsigned op,
                                 enum viper_type a, enum viper_type b) {
    bool words = viper_is_word(a) && viper_is_word(b);
    if (a == VIPER_OBJECT && b == VIPER_OBJECT)
        return VIPER_OBJECT;
    if (!words)
        viper_fail(v, "can't do binary op between '%s' and '%s'",
                   lang_viper_type_name(a), lang_viper_type_name(b));
    else if ((op == AST_FLOOR || op == AST_MOD) && a == VIPER_UINT)
        viper_fail(v, "div/mod not implemented for uint");
    else if (op == AST_DIV || op == AST_POWER || op == AST_MATMUL)
        viper_fail(v, "binary op __%s__ not implemented", operator_name(op));
    return a;
}

/* `left op right` of two nodes. */
static struct ast_expr *join(struct viper *v, struct ast_expr *left,
                             struct ast_expr *right) {
    bool shift = right->link == AST_LSHIFT;
    struct ast_expr *both =
        lang_viper_node(v, shift ? AST_CALL : AST_BINARY, left);
    struct ast_expr *name = lang_viper_name(v, SYM___viper_shift__, left);
    if (both == NULL || name == NULL)
        return left;
    left->next = right;
    right->next = NULL;
    if (shift) {
        both->u.pair.first = name;
        both->u.pair.second = left;
    } else {
        both->u.list = left;
    }
    return both;
}

/* A flat chain of operators becomes nested calls, from the left, as far as
 * words go. Rewritten chains of objects stay as they are. */
static enum viper_type binary(struct viper *v, struct ast_expr **at) {
    struct ast_expr *chain = *at;
    struct ast_expr *next = chain->u.list->next;
    struct ast_expr *left = chain->u.list;
    left->next = NULL;
    enum viper_type type = lang_viper_expr(v, &left);
    while (next != NULL && !lang_failed(v->unit)) {
        struct ast_expr *right = next;
        next = right->next;
        right->next = NULL;
        enum viper_type other = lang_viper_expr(v, &right);
        type = pair_type(v, right->link, type, other);
        if (lang_failed(v->unit))
            break;
        left = join(v, left, right);
        if (viper_is_word(type))
            lang_viper_wrap(v, lang_viper_helper(type), &left);
    }
    replace(at, left);
    return type;
}

static enum viper_type compare(struct viper *v, struct ast_expr *chain) {
    enum viper_type first = VIPER_UNKNOWN, last = VIPER_UNKNOWN;
    for (struct ast_expr **at = &chain->u.list;
         *at != NULL && !lang_failed(v->unit); at = &(*at)->next) {
        bool place = (*at)->link == AST_IN || (*at)->link == AST_NOT_IN ||
                     (*at)->link == AST_IS || (*at)->link == AST_IS_NOT;
        enum viper_type type = lang_viper_expr(v, at);
        if (first == VIPER_UNKNOWN)
            first = type;
        else if (viper_is_word(type) && viper_is_word(last) && type != last)
            viper_fail(v, "comparison of int and uint");
        else if ((type == VIPER_OBJECT) != (last == VIPER_OBJECT))
            viper_fail(v, "can't do binary op between '%s' and '%s'",
                       lang_viper_type_name(last), lang_viper_type_name(type));
        else if (place && type != VIPER_OBJECT)
            viper_fail(v, "binary op %s not implemented", "__contains__");
        last = type;
    }
    return first == VIPER_OBJECT ? VIPER_OBJECT : VIPER_BOOL;
}

/* Of values of which one will be taken: their type if they have the same. */
static enum viper_type either(struct viper *v, struct ast_expr **a,
                              struct ast_expr **b) {
    enum viper_type x = lang_viper_expr(v, a), y = lang_viper_expr(v, b);
    if (x == y)
        return x;
    if (viper_is_pointer(x))
        lang_viper_wrap(v, SYM___viper_uint__, a);
    if (viper_is_pointer(y))
        lang_viper_wrap(v, SYM___viper_uint__, b);
    return VIPER_OBJECT;
}

static enum viper_type boolean(struct viper *v, struct ast_expr *chain) {
    enum viper_type all = lang_viper_expr(v, &chain->u.list);
    for (struct ast_expr **at = &chain->u.list->next; *at != NULL;
         at = &(*at)->next)
        if (lang_viper_expr(v, at) != all)
            all = VIPER_OBJECT;
    return all;
}

static enum viper_type unary(struct viper *v, struct ast_expr **at) {
    struct ast_expr *expr = *at;
    enum viper_type type = lang_viper_expr(v, &expr->u.one);
    if (expr->op == AST_NOT)
        return type == VIPER_OBJECT ? VIPER_OBJECT : VIPER_BOOL;
    if (viper_is_word(type) && expr->u.one->kind != AST_INT)
        lang_viper_wrap(v, lang_viper_helper(type), at);
    else if (!viper_is_word(type) && type != VIPER_OBJECT)
        viper_fail(v, "'not' not implemented");
    return type;
}

/* int(x) and its kin convert, unless the name is a local's. */
static enum viper_type cast_of(const struct viper *v,
                               const struct ast_expr *call) {
    const struct ast_expr *callee = call->u.pair.first;
    const struct ast_expr *given = call->u.pair.second;
    if (callee->kind != AST_NAME || given == NULL || given->next != NULL ||
        given->kind == AST_STARRED || given->kind == AST_KEYWORD ||
        given->kind == AST_DOUBLE_STARRED ||
        lang_viper_local(v, callee->u.named.symbol) != NULL)
        return VIPER_UNKNOWN;
    return lang_viper_named(callee->u.named.symbol);
}

static enum viper_type call(struct viper *v, struct ast_expr **at) {
    struct ast_expr *expr = *at;
    enum viper_type type = cast_of(v, expr);
    if (type == VIPER_UNKNOWN) {
        lang_viper_object(v, &expr->u.pair.first);
        lang_viper_list(v, &expr->u.pair.second);
        return VIPER_OBJECT;
    }
    if (type == VIPER_OBJECT) {
        lang_viper_object(v, &expr->u.pair.second);
        replace(at, expr->u.pair.second);
        return type;
    }
    (void)lang_viper_expr(v, &expr->u.pair.second);
    struct ast_expr *callee =
        lang_viper_name(v, lang_viper_helper(type), expr->u.pair.first);
    if (callee != NULL)
        expr->u.pair.first = callee;
    return type;
}

/* p[i] of a pointer is __viper_load__(p, i). */
static enum viper_type subscript(struct viper *v, struct ast_expr **at) {
    struct ast_expr *expr = *at;
    struct ast_expr *base = expr->u.pair.first, *key = expr->u.pair.second;
    enum viper_type type = lang_viper_expr(v, &base);
    enum viper_type index = lang_viper_expr(v, &key);
    expr->u.pair.first = base;
    expr->u.pair.second = key;
    if (type == VIPER_OBJECT) {
        if (viper_is_pointer(index))
            lang_viper_wrap(v, SYM___viper_uint__, &expr->u.pair.second);
        return type;
    }
    if (!viper_is_pointer(type) || type == VIPER_PTR)
        viper_fail(v, "can't load from '%s'", lang_viper_type_name(type));
    else if (!viper_is_word(index))
        viper_fail(v, "can't load with '%s' index",
                   lang_viper_type_name(index));
    struct ast_expr *load = lang_viper_node(v, AST_CALL, expr);
    struct ast_expr *name = lang_viper_name(v, SYM___viper_load__, expr);
    if (load == NULL || name == NULL)
        return VIPER_INT;
    base->next = key;
    load->u.pair.first = name;
    load->u.pair.second = base;
    replace(at, load);
    return VIPER_INT;
}

static enum viper_type walrus(struct viper *v, struct ast_expr *expr) {
    enum viper_type type = lang_viper_expr(v, &expr->u.named.value);
    struct viper_local *local = lang_viper_local(v, expr->u.named.symbol);
    if (local != NULL && local->type == VIPER_UNKNOWN)
        local->type = (uint8_t)type;
    return type;
}

static enum viper_type conditional(struct viper *v, struct ast_expr *expr) {
    (void)lang_viper_expr(v, &expr->u.three.first);
    return either(v, &expr->u.three.second, &expr->u.three.third);
}

static void slice(struct viper *v, struct ast_expr *expr) {
    if (expr->u.three.first != NULL)
        lang_viper_object(v, &expr->u.three.first);
    if (expr->u.three.second != NULL)
        lang_viper_object(v, &expr->u.three.second);
}

static void no_yield(struct viper *v) {
    if (!lang_failed(v->unit) &&
        !value_raise(&value_type_NotImplementedError, "native yield"))
        v->unit->error.kind = LANG_RAISED;
}

/* What holds or takes objects only. */
static enum viper_type objects(struct viper *v, struct ast_expr *expr) {
    switch (expr->kind) {
    case AST_TUPLE:
    case AST_LIST:
    case AST_SET:
    case AST_DICT:
    case AST_JOINED:
        lang_viper_list(v, &expr->u.list);
        break;
    case AST_STARRED:
    case AST_DOUBLE_STARRED:
        lang_viper_object(v, &expr->u.one);
        break;
    case AST_ATTRIBUTE:
    case AST_KEYWORD:
        lang_viper_object(v, &expr->u.named.value);
        break;
    case AST_FORMATTED:
        lang_viper_object(v, &expr->u.pair.first);
        break;
    case AST_SLICE:
        slice(v, expr);
        break;
    case AST_YIELD:
    case AST_YIELD_FROM:
    case AST_AWAIT:
        no_yield(v);
        break;
    default:
        break;
    }
    return VIPER_OBJECT;
}

static enum viper_type typed(struct viper *v, struct ast_expr **at) {
    struct ast_expr *expr = *at;
    switch (expr->kind) {
    case AST_NAME:
        return name_type(v, expr);
    case AST_INT:
        return literal_type(v, expr);
    case AST_CONSTANT:
        return constant_type(expr);
    case AST_BINARY:
        return binary(v, at);
    case AST_COMPARE:
        return compare(v, expr);
    case AST_BOOLEAN:
        return boolean(v, expr);
    case AST_UNARY:
        return unary(v, at);
    case AST_CONDITIONAL:
        return conditional(v, expr);
    case AST_CALL:
        return call(v, at);
    case AST_SUBSCRIPT:
        return subscript(v, at);
    case AST_WALRUS:
        return walrus(v, expr);
    default:
        return objects(v, expr);
    }
}

enum viper_type lang_viper_expr(struct viper *v, struct ast_expr **at) {
    enum viper_type type = VIPER_OBJECT;
    if (lang_enter(v->unit, (*at)->offset, 2 * LANG_WALK_COST) &&
        lang_poll(v->unit))
        type = typed(v, at);
    lang_leave(v->unit, 2 * LANG_WALK_COST);
    return type;
}
