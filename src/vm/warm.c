/* SPDX-License-Identifier: MIT */
/* Fills the inline caches of a handler before its first event, which would
 * otherwise take three times as long as the second. The code is gone through
 * once, from its first instruction to its last, with what the registers would
 * hold as far as loads say it; functions that it calls follow. Nothing is
 * called, raised or stored, and a wrong guess costs nothing: each cache says
 * what it is valid for. Rejected: calling the handler once, which would have
 * its effect.
 */
#include "vm/cache.h"

#define REGISTERS 12u /* whose values are followed */
#define GIVEN 3u      /* arguments of a called function */
#define FUNCTIONS 6u  /* that are gone through, the handler being the first */

struct job {
    const struct vm_function *function;
    value given[GIVEN];
};

struct warm {
    struct job job[FUNCTIONS];
    uint32_t jobs;
    const struct vm_function *function;
    const struct code *code;
    value known[REGISTERS];
};

static value get(const struct warm *s, uint32_t r) {
    return r < REGISTERS ? s->known[r] : VALUE_UNSET;
}

static void set(struct warm *s, uint32_t r, value v) {
    if (r < REGISTERS)
        s->known[r] = v;
}

static void add_job(struct warm *s, value f, uint32_t first) {
    if (!value_is_kind(f, KIND_FUNCTION) || s->jobs == FUNCTIONS)
        return;
    struct job *job = &s->job[s->jobs];
    job->function = value_pointer(f);
    for (uint32_t i = 0; i < s->jobs; i++)
        if (s->job[i].function == job->function)
            return;
    for (uint32_t i = 0; i < GIVEN; i++)
        job->given[i] = get(s, first + i);
    s->jobs++;
}

static value load(uint32_t *cache, value v, uint32_t name) {
    vm_cache_load(cache, v, name);
    if (value_is_kind(v, KIND_INSTANCE))
        return value_instance_load(v, name);
    if (value_is_kind(v, KIND_MODULE)) {
        const struct vm_module *m = value_pointer(v);
        return value_dict_get_symbol(slot_load(&m->dict), name, NULL);
    }
    return VALUE_UNSET;
}

/* Instructions with a cache: 700 cycles each on RP2040, 80 in the handler of
 * robots/balance. */
static void step_cached(struct warm *s, uint32_t w, uint32_t operand) {
    uint32_t *cache = &s->code->caches[operand >> 16];
    uint32_t name =
        value_symbol_number(slot_load(&s->code->k[operand & 0xFFFFu]));
    uint32_t a = code_a(w);
    value v = get(s, code_b(w)), globals, found = VALUE_UNSET;
    value_pause();
    switch (code_op(w)) {
    case OP_LOAD_GLOBAL:
        globals = slot_load(&s->function->globals);
        set(s, a, vm_cache_name(cache, globals, name));
        break;
    case OP_STORE_GLOBAL:
        vm_cache_global(cache, slot_load(&s->function->globals), name);
        break;
    case OP_GET_ATTR:
        set(s, a, load(cache, v, name));
        break;
    case OP_SET_ATTR:
        vm_cache_store(cache, get(s, a), name);
        break;
    default: /* GET_METHOD, CALL_METHOD */
        if (v != VALUE_UNSET && !vm_cache_method(cache, w, v, name, &found))
            found = load(cache, v, name);
        set(s, a, found);
        set(s, a + 1, v);
        break;
    }
}

static void step(struct warm *s, const uint32_t *pc) {
    uint32_t w = pc[0], a = code_a(w);
    switch (code_op(w)) {
    case OP_LOAD_GLOBAL:
    case OP_STORE_GLOBAL:
    case OP_GET_ATTR:
    case OP_SET_ATTR:
    case OP_GET_METHOD:
    case OP_CALL_METHOD:
        step_cached(s, w, pc[1]);
        break;
    case OP_MOVE:
        set(s, a, get(s, code_b(w)));
        break;
    case OP_LOAD_FREE: {
        const struct value_tuple *cells = slot_pointer(&s->function->closure);
        const struct vm_cell *cell = slot_pointer(&cells->at[code_b(w)]);
        set(s, a, slot_load(&cell->content));
        break;
    }
    case OP_CALL:
        add_job(s, get(s, a), get(s, a + 1) == VALUE_UNSET ? a + 2 : a + 1);
        set(s, a, VALUE_UNSET);
        break;
    default:
        set(s, a, VALUE_UNSET);
        break;
    }
}

static void go_through(struct warm *s, const struct job *job) {
    s->function = job->function;
    s->code = slot_pointer(&job->function->code);
    if (s->code->flags & CODE_PACKED)
        return; /* K4: no caches yet */
    for (uint32_t i = 0; i < REGISTERS; i++)
        s->known[i] =
            i < s->code->positional && i < GIVEN ? job->given[i] : VALUE_UNSET;
    const uint32_t *end = s->code->words + s->code->word_count;
    for (const uint32_t *pc = s->code->words; pc < end;
         pc += vm_opcode_words[code_op(*pc)])
        step(s, pc);
}

void vm_warm(const struct vm_function *function, const value *given,
             uint32_t count) {
    struct warm s = {.jobs = 1};
    s.job[0].function = function;
    for (uint32_t i = 0; i < GIVEN; i++)
        s.job[0].given[i] = i < count ? given[i] : VALUE_UNSET;
    for (uint32_t i = 0; i < s.jobs; i++)
        go_through(&s, &s.job[i]);
}
