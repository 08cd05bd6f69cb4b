/* SPDX-License-Identifier: MIT */
/* "Did you mean": the known name nearest to one that was not found. The rule
 * is CPython's, so that the same program gets the same advice: a character
 * moved costs 2, one of the other case 1, and a third of the characters may
 * differ. */
#include "vm/trace.h"

#include "value/symbol.h"
#include "vm/builtin.h"
#include "vm/state.h"

#define NAMES_MAX 750u
#define NAME_MAX 40u
#define MOVE 2u
#define OTHER_CASE 1u

struct search {
    const char *text; /* the name that was not found */
    uint32_t length;
    uint32_t best;
    value found;
};

static uint8_t lower(uint8_t c) {
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

static uint32_t exchange(uint8_t a, uint8_t b) {
    if (a == b)
        return 0;
    return lower(a) == lower(b) ? OTHER_CASE : MOVE;
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }

/* One row of the table: `c` against all of a. Its smallest number. */
static uint32_t row(uint32_t *costs, const char *a, uint32_t n, uint8_t c,
                    uint32_t first) {
    uint32_t diagonal = first, result = first, smallest = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t replaced = diagonal + exchange(c, (uint8_t)a[i]);
        diagonal = costs[i];
        result = least(least(result, diagonal) + MOVE, replaced);
        costs[i] = result;
        smallest = least(smallest, result);
    }
    return smallest;
}

static uint32_t same_first(const char *a, const char *b, uint32_t most) {
    uint32_t n = 0;
    while (n < most && a[n] == b[n])
        n++;
    return n;
}

/* How much it takes to make b of a; more than `most` if that is too much. */
static uint32_t distance(const char *a, uint32_t na, const char *b, uint32_t nb,
                         uint32_t most) {
    uint32_t costs[NAME_MAX];
    uint32_t same = same_first(a, b, least(na, nb));
    a += same;
    b += same;
    na -= same;
    nb -= same;
    for (; na > 0 && nb > 0 && a[na - 1] == b[nb - 1]; nb--)
        na--;
    if (na == 0 || nb == 0)
        return (na + nb) * MOVE;
    if (na > NAME_MAX || nb > NAME_MAX)
        return most + 1;
    if (nb < na)
        return distance(b, nb, a, na, most);
    if ((nb - na) * MOVE > most)
        return most + 1;
    for (uint32_t i = 0; i < na; i++)
        costs[i] = (i + 1) * MOVE;
    for (uint32_t i = 0; i < nb; i++)
        if (row(costs, a, na, (uint8_t)b[i], i * MOVE) > most)
            return most + 1;
    return costs[na - 1];
}

static void consider(struct search *s, value name) {
    uint32_t length;
    if (!value_is_str(name))
        return;
    const char *text = value_str_text(name, &length);
    uint32_t most = least((s->length + length + 3) * MOVE / 6, s->best - 1);
    uint32_t cost = distance(s->text, s->length, text, length, most);
    value_rest();
    if (cost > most || cost == 0)
        return;
    s->best = cost;
    s->found = name;
}

static bool among(struct search *s, value names) {
    value all;
    if (!value_sequence_tuple(names, &all))
        return false;
    uint32_t n = value_tuple_length(all);
    for (uint32_t i = 0; i < n && n < NAMES_MAX; i++)
        consider(s, value_tuple_at(all, i));
    return true;
}

/* Where the name was looked for: locals, globals, builtins. */
static bool near_name(const struct vm_trace *t, struct search *s) {
    while (vm_trace_of(slot_load(&t->next)) != NULL)
        t = vm_trace_of(slot_load(&t->next));
    const struct vm_function *f = slot_pointer(&t->function);
    if (!among(s, slot_load(&vm_trace_code(t)->locals_names)))
        return false;
    if (s->found != VALUE_UNSET)
        return true;
    if (!among(s, slot_load(&f->globals)))
        return false;
    if (s->found != VALUE_UNSET)
        return true;
    for (uint32_t i = 0; i < vm_builtins_module.member_count; i++)
        consider(s, value_from_symbol(vm_builtins_module.members[i].name));
    return s->found != VALUE_UNSET || among(s, vm_state.builtins);
}

static bool near_attribute(value object, struct search *s) {
    struct arguments args = {&object, 1, 0};
    value names;
    return vm_builtin_dir(&args, &names) && among(s, names);
}

bool vm_suggest(value exception, value *out) {
    const struct value_exception *e = value_pointer(exception);
    const struct type *type = value_type_of(exception);
    value name = slot_load(&e->extra), object = slot_load(&e->object);
    const struct vm_trace *t = vm_trace_of(slot_load(&e->traceback));
    struct search s = {.best = UINT32_MAX, .found = VALUE_UNSET};
    bool ok = true;
    *out = VALUE_UNSET;
    if (!value_is_str(name))
        return true;
    s.text = value_str_text(name, &s.length);
    if (type == &value_type_NameError && t != NULL)
        ok = near_name(t, &s);
    else if (type == &value_type_AttributeError && object != VALUE_UNSET)
        ok = near_attribute(object, &s);
    KEEP_ALIVE(name);
    *out = s.found;
    return ok;
}
