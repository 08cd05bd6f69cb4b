/* SPDX-License-Identifier: MIT */
/* Arguments into the registers of a Python function, with the errors that
 * CPython raises. The common call, all positional and none missing, never
 * comes here. The arguments are moved above the new frame first, because
 * they stand where its registers will be.
 */
#include "vm/state.h"

#include "value/symbol.h"

/* A call while its arguments find their places. */
struct binding {
    struct vm_function *function;
    const struct code *code;
    value *base;
    value *given; /* positional, then pairs */
    uint32_t count;
    uint32_t keywords;
    uint32_t by_name; /* keyword-only parameters given */
};

static uint32_t name_of(const struct code *code, uint32_t i) {
    return value_symbol_number(
        value_tuple_at(slot_load(&code->locals_names), i));
}

static value title(const struct binding *b) {
    return slot_load(&b->function->qualname);
}

static uint32_t default_count(const struct binding *b) {
    value defaults = slot_load(&b->function->defaults);
    return value_is_pointer(defaults) ? value_tuple_length(defaults) : 0;
}

static bool too_many(const struct binding *b) {
    uint32_t most = b->code->positional, optional = default_count(b);
    const char *s = most == 1 && optional == 0 ? "" : "s";
    const char *were = b->count == 1 ? "was" : "were";
    value least;
    if (!value_str_format(&least, optional != 0 ? "from %u to " : "",
                          most - optional))
        return false;
    if (b->by_name != 0)
        return value_raise(
            &value_type_TypeError,
            "%v() takes %v%u positional argument%s but %u positional "
            "argument%s (and %u keyword-only argument%s) were given",
            title(b), least, most, s, b->count, b->count == 1 ? "" : "s",
            b->by_name, b->by_name == 1 ? "" : "s");
    return value_raise(&value_type_TypeError,
                       "%v() takes %v%u positional argument%s but %u %s given",
                       title(b), least, most, s, b->count, were);
}

/* Lists the UNSET registers of [first, end) as 'a', 'b', and 'c'. */
static bool missing(const struct binding *b, uint32_t first, uint32_t end,
                    const char *what) {
    struct value_builder names;
    uint32_t total = 0, done = 0;
    value text;
    for (uint32_t i = first; i < end; i++)
        total += b->base[i] == VALUE_UNSET;
    value_builder_init(&names);
    for (uint32_t i = first; i < end; i++) {
        if (b->base[i] != VALUE_UNSET)
            continue;
        const char *between = done == 0          ? ""
                              : done + 1 < total ? ", "
                              : total == 2       ? " and "
                                                 : ", and ";
        if (!value_write_format(&names.sink, "%s'%q'", between,
                                name_of(b->code, i)))
            return false;
        done++;
    }
    if (!value_builder_str(&names, &text))
        return false;
    return value_raise(&value_type_TypeError,
                       "%v() missing %u required %s argument%s: %v", title(b),
                       total, what, total == 1 ? "" : "s", text);
}

/* A keyword that no parameter takes. */
static bool stray(const struct binding *b, uint32_t name, value v,
                  value kwargs) {
    if (kwargs != VALUE_UNSET)
        return value_dict_set(kwargs, value_from_symbol(name), v);
    for (uint32_t i = 0; i < b->code->positional_only; i++)
        if (name_of(b->code, i) == name)
            return value_raise(&value_type_TypeError,
                               "%v() got some positional-only arguments "
                               "passed as keyword arguments: '%q'",
                               title(b), name);
    return value_raise(&value_type_TypeError,
                       "%v() got an unexpected keyword argument '%q'", title(b),
                       name);
}

static bool take_keyword(struct binding *b, value key, value v, value kwargs) {
    const struct code *code = b->code;
    uint32_t name = value_name_of(key);
    if (name == UINT32_MAX)
        return false;
    uint32_t end = (uint32_t)code->positional + code->keyword_only;
    for (uint32_t i = code->positional_only; i < end; i++) {
        if (name_of(code, i) != name)
            continue;
        if (b->base[i] != VALUE_UNSET)
            return value_raise(&value_type_TypeError,
                               "%v() got multiple values for argument '%q'",
                               title(b), name);
        b->base[i] = v;
        b->by_name += i >= code->positional;
        return true;
    }
    return stray(b, name, v, kwargs);
}

static bool fill_defaults(struct binding *b) {
    const struct code *code = b->code;
    uint32_t n = code->positional, optional = default_count(b);
    value defaults = slot_load(&b->function->defaults);
    for (uint32_t i = n - optional; i < n; i++)
        if (b->base[i] == VALUE_UNSET)
            b->base[i] = value_tuple_at(defaults, i - (n - optional));
    for (uint32_t i = 0; i < n - optional; i++)
        if (b->base[i] == VALUE_UNSET)
            return missing(b, 0, n - optional, "positional");
    value named = slot_load(&b->function->keyword_defaults);
    uint32_t end = n + code->keyword_only;
    bool lacks = false;
    for (uint32_t i = n; i < end; i++) {
        value_rest();
        if (b->base[i] == VALUE_UNSET && value_is_kind(named, KIND_DICT))
            b->base[i] = value_dict_get_symbol(named, name_of(code, i), NULL);
        lacks |= b->base[i] == VALUE_UNSET;
    }
    return !lacks || missing(b, n, end, "keyword-only");
}

/* *args and **kwargs; they stand behind all other parameters. */
static bool take_rest(struct binding *b, value *kwargs) {
    const struct code *code = b->code;
    uint32_t at = (uint32_t)code->positional + code->keyword_only;
    uint32_t n = code->positional;
    uint32_t extra = b->count > n ? b->count - n : 0;
    if (code->flags & CODE_VARARGS) {
        if (!value_tuple_new(extra, b->given + n, &b->base[at]))
            return false;
        at++;
    }
    *kwargs = VALUE_UNSET;
    if (!(code->flags & CODE_VARKEYWORDS))
        return true;
    if (!value_dict_new(b->keywords, kwargs))
        return false;
    b->base[at] = *kwargs;
    return true;
}

static bool place(struct binding *b) {
    const struct code *code = b->code;
    uint32_t n = code->positional;
    uint32_t end = n + (uint32_t)code->keyword_only +
                   ((code->flags & CODE_VARARGS) != 0) +
                   ((code->flags & CODE_VARKEYWORDS) != 0);
    for (uint32_t i = 0; i < end; i++)
        b->base[i] = VALUE_UNSET;
    for (uint32_t i = 0; i < n && i < b->count; i++)
        b->base[i] = b->given[i];
    value kwargs, *pair = b->given + b->count;
    if (!take_rest(b, &kwargs))
        return false;
    for (uint32_t i = 0; i < b->keywords; i++, pair += 2) {
        value_rest();
        if (!take_keyword(b, pair[0], pair[1], kwargs))
            return false;
    }
    if (b->count > n && !(code->flags & CODE_VARARGS))
        return too_many(b);
    return fill_defaults(b);
}

bool vm_bind(struct context *ctx, struct vm_function *function, value *base,
             uint32_t count, uint32_t keywords) {
    const struct code *code = slot_pointer(&function->code);
    uint32_t values = count + 2 * keywords;
    value *top = ctx->stack_top, *above = base + code->registers;
    struct binding b = {function, code, base, NULL, count, keywords, 0};
    if (above < base + values)
        above = base + values;
    if (above + values > ctx->stack_limit)
        return value_raise_depth();
    memmove(above, base, values * sizeof *base);
    b.given = above;
    ctx->stack_top = above + values;
    bool ok = place(&b);
    ctx->stack_top = top;
    return ok;
}
