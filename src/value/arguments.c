/* SPDX-License-Identifier: MIT */
/* Argument sorting for natives: positions first, then each keyword is looked
 * up by symbol; parameter lists are short, so a search by halves would lose.
 */
#include "value/arguments.h"

#include "value/exception.h"
#include "value/symbol.h"

static uint32_t positions(const struct parameter *parameters, uint32_t count) {
    uint32_t n = 0;
    while (n < count && !(parameters[n].flags & PARAMETER_KEYWORD))
        n++;
    return n;
}

static bool too_many(uint32_t function, uint32_t limit, uint32_t given) {
    return value_raise(&value_type_TypeError,
                       "%q() takes at most %u argument%s (%u given)", function,
                       limit, limit == 1 ? "" : "s", given);
}

static bool take_keyword(uint32_t function, const struct parameter *parameters,
                         uint32_t count, const value *pair, value *out) {
    uint32_t name = value_symbol_number(pair[0]);
    for (uint32_t i = 0; i < count; i++) {
        if (parameters[i].name != name ||
            (parameters[i].flags & PARAMETER_POSITIONAL))
            continue;
        if (out[i] != VALUE_UNSET)
            return value_raise(&value_type_TypeError,
                               "argument for %q() given by name ('%q') and "
                               "position (%u)",
                               function, name, i + 1);
        out[i] = pair[1];
        return true;
    }
    return value_raise(&value_type_TypeError,
                       "'%q' is an invalid keyword argument for %q()", name,
                       function);
}

static bool fill_defaults(uint32_t function, const struct parameter *parameters,
                          uint32_t count, value *out) {
    for (uint32_t i = 0; i < count; i++) {
        if (out[i] != VALUE_UNSET)
            continue;
        if (parameters[i].flags & PARAMETER_REQUIRED)
            return value_raise(&value_type_TypeError,
                               "%q() missing required argument '%q' (pos %u)",
                               function, (uint32_t)parameters[i].name, i + 1);
        out[i] = parameters[i].fallback;
    }
    return true;
}

bool value_arguments_sort(const struct arguments *args, uint32_t function,
                          const struct parameter *parameters, uint32_t count,
                          value *out) {
    uint32_t limit = positions(parameters, count);
    if (args->count > limit)
        return too_many(function, limit, args->count);
    for (uint32_t i = 0; i < count; i++)
        out[i] = i < args->count ? args->at[i] : VALUE_UNSET;
    const value *pair = args->at + args->count;
    for (uint32_t k = 0; k < args->keywords; k++, pair += 2)
        if (!take_keyword(function, parameters, count, pair, out))
            return false;
    return fill_defaults(function, parameters, count, out);
}
