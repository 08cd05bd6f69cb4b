/* SPDX-License-Identifier: MIT */
/* The types traceback and frame. A frame's record is no heap object, so a
 * frame object is a note of where it was: what it says of the running one it
 * reads from there. Keeping frames alive for tracebacks, as CPython does, was
 * rejected: it would cost every call. So a frame that has ended has no locals.
 */
#include "vm/trace.h"

#include "value/class.h"
#include "value/member.h"
#include "value/symbol.h"
#include "vm/locals.h"
#include "vm/state.h"

/* Of a frame object whose frame is not on the stack: a generator's. */
#define NO_DEPTH UINT32_MAX

static struct vm_trace *new_trace(const struct type *type, uint32_t word,
                                  uint32_t depth, value function) {
    struct vm_trace *t = heap_alloc(KIND_CUSTOM, sizeof *t - sizeof t->header);
    if (t == NULL)
        return NULL;
    t->type = type;
    t->word = word;
    t->depth = depth;
    slot_init(&t->function, function);
    slot_init(&t->next, VALUE_NONE);
    slot_init(&t->frame, VALUE_NONE);
    return t;
}

static uint32_t word_of(const struct frame *f) {
    return (uint32_t)(f->pc - f->code->words) - 1; /* F2 */
}

/* What is C elsewhere, open() for one, leaves no trace there. */
static bool is_hidden(const struct frame *f) {
    value name = value_dict_get_symbol(slot_load(&f->function->globals),
                                       SYM___name__, NULL);
    return name == VALUE_SYMBOL(SYM_io) || name == VALUE_SYMBOL(SYM_codecs) ||
           name == VALUE_SYMBOL(SYM__builtins);
}

void vm_trace_add(struct context *ctx, const struct frame *f) {
    if (is_hidden(f))
        return;
    struct value_exception *e = value_pointer(ctx->exception);
    struct vm_trace *t =
        new_trace(&value_type_traceback, word_of(f),
                  (uint32_t)(f - ctx->frames), value_from_pointer(f->function));
    if (t == NULL)
        return;
    slot_init(&t->next, slot_load(&e->traceback));
    slot_store(&e->traceback, value_from_pointer(t));
}

struct vm_trace *vm_trace_of(value v) {
    bool is = value_is_kind(v, KIND_CUSTOM) &&
              value_type_of(v) == &value_type_traceback;
    return is ? value_pointer(v) : NULL;
}

const struct code *vm_trace_code(const struct vm_trace *t) {
    const struct vm_function *f = slot_pointer(&t->function);
    return slot_pointer(&f->code);
}

uint32_t vm_trace_line(const struct vm_trace *t) {
    return code_line(vm_trace_code(t), t->word);
}

/* R1: its record, or NULL. */
static const struct frame *record_of(const struct vm_trace *t) {
    const struct context *ctx = value_context();
    if (t->depth == NO_DEPTH)
        return NULL;
    const struct frame *f = ctx->frames + t->depth;
    bool same = f <= ctx->frame && f->code != NULL &&
                f->function == slot_pointer(&t->function);
    return same ? f : NULL;
}

static bool frame_at(const struct frame *f, value *out) {
    struct vm_trace *t = new_trace(&vm_type_frame, word_of(f),
                                   (uint32_t)(f - value_context()->frames),
                                   value_from_pointer(f->function));
    *out = value_from_pointer(t);
    return t != NULL || value_raise_memory();
}

/* The next frame of Python code at or below f; None. */
static bool frame_below(const struct frame *f, value *out) {
    const struct context *ctx = value_context();
    *out = VALUE_NONE;
    for (; f >= ctx->frames; f--)
        if (f->code != NULL)
            return frame_at(f, out);
    return true;
}

/* Its record's place is no frame's: a suspended one has none. */
static bool frame_of_generator(const struct vm_generator *g, value *out) {
    const struct context *ctx = value_context();
    for (const struct frame *f = ctx->frame; f >= ctx->frames; f--)
        if (f->code != NULL && f->generator == g)
            return frame_at(f, out);
    uint32_t word = g->pc > 0 ? g->pc - 1 : 0;
    struct vm_trace *t =
        new_trace(&vm_type_frame, word, NO_DEPTH, slot_load(&g->function));
    *out = value_from_pointer(t);
    return t != NULL || value_raise_memory();
}

bool vm_trace_frame(int64_t depth, value *out) {
    const struct context *ctx = value_context();
    for (const struct frame *f = ctx->frame; f >= ctx->frames; f--) {
        if (f->code != NULL && depth-- <= 0)
            return frame_at(f, out);
        value_rest();
    }
    return value_raise(&value_type_ValueError, "call stack is not deep enough");
}

bool vm_trace_generator_attribute(const struct vm_generator *g, uint32_t name,
                                  value *out) {
    const struct vm_function *f = slot_pointer(&g->function);
    bool over = g->state == GENERATOR_FINISHED;
    switch (name) {
    case SYM_gi_code:
    case SYM_cr_code:
    case SYM_ag_code:
        *out = slot_load(&f->code);
        return true;
    case SYM_gi_suspended:
    case SYM_cr_suspended:
        *out = value_from_bool(g->state == GENERATOR_SUSPENDED);
        return true;
    case SYM_gi_frame:
    case SYM_cr_frame:
    case SYM_ag_frame:
        *out = VALUE_NONE;
        return over || frame_of_generator(g, out);
    case SYM_gi_yieldfrom:
    case SYM_cr_await:
    case SYM_ag_await:
        *out = g->state == GENERATOR_SUSPENDED ? vm_generator_inner(g)
                                               : VALUE_NONE;
        return true;
    default:
        return true;
    }
}

static value line_of(const struct vm_trace *t) {
    return value_from_int48(vm_trace_line(t));
}

static bool frame_of(struct vm_trace *t, value *out) {
    *out = slot_load(&t->frame);
    if (*out != VALUE_NONE)
        return true;
    struct vm_trace *made =
        new_trace(&vm_type_frame, t->word, t->depth, slot_load(&t->function));
    if (made == NULL)
        return value_raise_memory();
    *out = value_from_pointer(made);
    slot_store(&t->frame, *out);
    return true;
}

static bool load_traceback(value self, uint32_t name, value *out) {
    struct vm_trace *t = value_pointer(self);
    *out = VALUE_UNSET;
    switch (name) {
    case SYM_tb_lineno:
        *out = line_of(t);
        return true;
    case SYM_tb_lasti:
        *out = value_from_int48(t->word);
        return true;
    case SYM_tb_next:
        *out = slot_load(&t->next);
        return true;
    case SYM_tb_frame:
        return frame_of(t, out);
    default:
        return true;
    }
}

/* tb_next, without a ring. */
static bool store_traceback(value self, uint32_t name, value v, bool *done) {
    struct vm_trace *t = value_pointer(self);
    *done = name == SYM_tb_next && v != VALUE_UNSET;
    if (!*done)
        return true;
    if (v != VALUE_NONE && vm_trace_of(v) == NULL)
        return value_raise(&value_type_TypeError,
                           "expected traceback object, got '%t'", v);
    for (const struct vm_trace *at = vm_trace_of(v); at != NULL;
         at = vm_trace_of(slot_load(&at->next))) {
        if (at == t)
            return value_raise(&value_type_ValueError,
                               "traceback loop detected");
        value_rest();
    }
    slot_store(&t->next, v);
    return true;
}

static bool locals_of(const struct vm_trace *t, value *out) {
    const struct frame *f = record_of(t);
    const struct code *code = vm_trace_code(t);
    const struct vm_function *function = slot_pointer(&t->function);
    bool module =
        slot_load(&code->qualname) == value_from_symbol(SYM_module_body);
    if (module && !(code->flags & CODE_NAMESPACE)) {
        *out = slot_load(&function->globals);
        return true;
    }
    if (f == NULL)
        return value_dict_new(0, out);
    if (!(code->flags & CODE_NAMESPACE))
        return vm_locals_of(f, out);
    *out = f->base[0];
    return true;
}

static bool load_frame(value self, uint32_t name, value *out) {
    struct vm_trace *t = value_pointer(self);
    const struct vm_function *function = slot_pointer(&t->function);
    const struct frame *f = record_of(t);
    if (f != NULL)
        t->word = word_of(f);
    *out = VALUE_UNSET;
    switch (name) {
    case SYM_f_back:
        *out = VALUE_NONE;
        return f == NULL || frame_below(f - 1, out);
    case SYM_f_code:
        *out = slot_load(&function->code);
        return true;
    case SYM_f_globals:
        *out = slot_load(&function->globals);
        return true;
    case SYM_f_lasti:
        *out = value_from_int48(t->word);
        return true;
    case SYM_f_lineno:
        *out = line_of(t);
        return true;
    case SYM_f_locals:
        return locals_of(t, out);
    case SYM_f_trace:
        *out = VALUE_NONE;
        return true;
    default:
        return true;
    }
}

/* Two notes of one frame are the same frame. */
static bool compare_frames(enum value_compare op, value a, value b,
                           value *out) {
    *out = VALUE_NOT_IMPLEMENTED;
    if ((op != VALUE_EQ && op != VALUE_NE) ||
        value_type_of(a) != &vm_type_frame ||
        value_type_of(b) != &vm_type_frame)
        return true;
    const struct vm_trace *x = value_pointer(a), *y = value_pointer(b);
    bool same = a == b || (x->depth == y->depth && record_of(x) != NULL &&
                           record_of(x) == record_of(y));
    *out = value_from_bool(same == (op == VALUE_EQ));
    return true;
}

static bool print_frame(value self, bool repr, struct value_sink *sink) {
    struct vm_trace *t = value_pointer(self);
    const struct code *code = vm_trace_code(t);
    (void)repr;
    return value_write_format(sink,
                              "<frame at 0x%x, file %r, line %v, code %v>",
                              (unsigned)(uintptr_t)t, slot_load(&code->file),
                              line_of(t), slot_load(&code->name));
}

static bool clear(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    return true;
}

NATIVE(clear, SYM_clear, 1, 1, NATIVE_METHOD);

static const struct member frame_members[] = {
    MEMBER_FUNCTION(SYM_clear, clear),
};

static const struct type_hooks traceback_hooks = {.load = load_traceback,
                                                  .store = store_traceback};
static const struct type_hooks frame_hooks = {
    .load = load_frame, .compare = compare_frames, .print = print_frame};

const struct type value_type_traceback = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &traceback_hooks,
    .name = SYM_traceback,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

const struct type vm_type_frame = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &frame_hooks,
    MEMBERS(frame_members),
    .name = SYM_frame,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};

/* --- code objects --- */

/* Bits that inspect knows. */
enum {
    CO_OPTIMIZED = 1,
    CO_NEWLOCALS = 2,
    CO_VARARGS = 4,
    CO_VARKEYWORDS = 8,
    CO_NESTED = 16,
    CO_GENERATOR = 32,
    CO_COROUTINE = 128,
    CO_ASYNC_GENERATOR = 512
};

static uint32_t flow_bits(const struct code *code) {
    switch (code->flags & (CODE_GENERATOR | CODE_COROUTINE)) {
    case CODE_GENERATOR:
        return CO_GENERATOR;
    case CODE_COROUTINE:
        return CO_COROUTINE;
    case CODE_GENERATOR | CODE_COROUTINE:
        return CO_ASYNC_GENERATOR;
    default:
        return 0;
    }
}

static uint32_t co_flags(const struct code *code) {
    bool module =
        slot_load(&code->qualname) == value_from_symbol(SYM_module_body);
    uint32_t bits = flow_bits(code);
    if (!module && !(code->flags & CODE_NAMESPACE))
        bits |= CO_OPTIMIZED | CO_NEWLOCALS;
    if (value_tuple_length(slot_load(&code->free_names)) > 0)
        bits |= CO_NESTED;
    if (code->flags & CODE_VARARGS)
        bits |= CO_VARARGS;
    if (code->flags & CODE_VARKEYWORDS)
        bits |= CO_VARKEYWORDS;
    return bits;
}

bool vm_trace_code_attribute(const struct code *code, uint32_t name,
                             value *out) {
    switch (name) {
    case SYM_co_code:
        return value_bytes_new((const char *)code->words,
                               code->word_count * sizeof *code->words, out);
    case SYM_co_consts:
        *out = slot_load(&code->constants);
        return true;
    case SYM_co_flags:
        *out = value_from_int48(co_flags(code));
        return true;
    case SYM_co_freevars:
        *out = slot_load(&code->free_names);
        return true;
    case SYM_co_kwonlyargcount:
        *out = value_from_int48(code->keyword_only);
        return true;
    case SYM_co_nlocals:
        *out = value_from_int48(code->locals);
        return true;
    case SYM_co_posonlyargcount:
        *out = value_from_int48(code->positional_only);
        return true;
    case SYM_co_qualname:
        *out = slot_load(&code->qualname);
        return true;
    case SYM_co_stacksize:
        *out = value_from_int48(code->registers);
        return true;
    default:
        *out = VALUE_UNSET;
        return true;
    }
}
